"""Answers as tables for people: plain headings, words instead of keys, values as published."""

import pandas as pd

from queries import judgements, numbers, readings

WORDS_FOR_INTERVAL = {"published": "published", "wilson": "Wilson", "byar": "Byar"}


def latest(latest: pd.DataFrame) -> pd.DataFrame:
    """The latest grade of each authority: authority, region, grade, published, years since, inspection, report."""
    names = judgements.framework_names()
    return pd.DataFrame(
        {
            "Authority": latest["authority_name"],
            "Region": latest["region_name"],
            "Grade": latest["grade"].map(judgements.GRADE_NAMES),
            "Report published": latest["published_on"].dt.date,
            "Years since": latest["years_since"].round(1),
            "Framework": latest["framework"].map(names),
            "Judged": latest["judgement"].map(judgements.AS_MADE),
        }
    ).sort_values("Authority", ignore_index=True)


def by_region(counts: pd.DataFrame) -> pd.DataFrame:
    """Authorities at each grade: a row for each region and England, a column for each grade."""
    wide = counts.pivot(index="region_name", columns="grade", values="authorities")
    wide = wide.reindex(counts["region_name"].drop_duplicates())[[*judgements.GRADES, judgements.NONE]]
    wide.insert(0, "Authorities", wide.sum(axis=1))
    return wide.rename(columns=judgements.GRADE_NAMES).rename_axis(columns=None, index="Region").reset_index()


def over_time(counts: pd.DataFrame) -> pd.DataFrame:
    """Authorities at each grade at the end of each quarter, newest first."""
    wide = counts.pivot(index="day", columns="grade", values="authorities")[[*judgements.GRADES, judgements.NONE]]
    table = wide.rename(columns=judgements.GRADE_NAMES).rename_axis(columns=None, index="Day").reset_index()
    return table.assign(Day=table["Day"].dt.date).iloc[::-1].reset_index(drop=True)


def movement(movement: pd.DataFrame) -> pd.DataFrame:
    """Each authority's latest grade beside the one before."""
    moves = {"improved": "Improved", "same": "Same", "declined": "Declined", "first": "First inspection"}
    return pd.DataFrame(
        {
            "Authority": movement["authority_name"],
            "Region": movement["region_name"],
            "Grade before": movement["grade_before"].map(judgements.GRADE_NAMES).fillna(""),
            "Published before": movement["published_before"].dt.date,
            "Latest grade": movement["grade"].map(judgements.GRADE_NAMES),
            "Published": movement["published_on"].dt.date,
            "Movement": movement["move"].map(moves),
        }
    ).sort_values("Authority", ignore_index=True)


def years_since(counts: pd.DataFrame) -> pd.DataFrame:
    """Authorities by whole years since their latest grade."""
    return counts.rename(columns={"years": "Whole years since the report", "authorities": "Authorities"})


def ranked(table: pd.DataFrame, indicator: pd.Series) -> pd.DataFrame:
    """All authorities in one period: rank, value, quarter, interval, counts, or why there is no value."""
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    return pd.DataFrame(
        {
            "Rank": table["rank"].astype("Int64"),
            "Authority": table["label"],
            "Region": table["region_name"],
            "Value": [numbers.text(v, unit, decimals) for v in table["value"]],
            "If not, why": table["note"].map(readings.NOTE_WORDS).fillna(""),
            "Quarter (1 is best)": table["quartile"].astype("Int64"),
            "95% interval from": [numbers.text(v, unit, decimals + 1) for v in table["lower"]],
            "to": [numbers.text(v, unit, decimals + 1) for v in table["upper"]],
            "Interval": table["method"].map(WORDS_FOR_INTERVAL).fillna("not available"),
            "Count": [numbers.text(v, "count", 0) for v in table["numerator"]],
            "Out of": [numbers.text(v, "count", 0) for v in table["denominator"]],
        }
    )


def trend(lines: pd.DataFrame) -> pd.DataFrame:
    """A row for each period, newest first, a column for each line, each value as published or why it is missing."""
    shown = lines.assign(shown=lines["text"].where(lines["value"].notna(), lines["note"].map(readings.NOTE_WORDS)))
    wide = shown.pivot(index=["period_end", "period"], columns="name", values="shown")[lines["name"].unique()]
    wide = wide.sort_index(ascending=False).reset_index("period_end", drop=True)
    return wide.fillna("").rename_axis(columns=None, index="Period").reset_index()


def beside(table: pd.DataFrame, closeness: dict[str, str]) -> pd.DataFrame:
    """My authority, its peers, region and England: value and how near a neighbour is."""
    roles = {"mine": "Chosen authority", "neighbour": "Peer", "region": "Region", "england": "England"}
    shown = pd.DataFrame({"Place": table["name"], "Value": table["text"], "Is": table["role"].map(roles)})
    if closeness:
        shown["Closeness"] = table["name"].map(closeness).fillna("")
    return shown


def sources(every: pd.DataFrame) -> pd.DataFrame:
    """Every source: publisher, title, date, licence, rows, file, address."""
    return pd.DataFrame(
        {
            "Publisher": every["publisher"],
            "Title": every["title"],
            "Published": every["published_on"].dt.date,
            "Retrieved": every["retrieved_on"].dt.date,
            "Rows used": every["rows"],
            "Licence": every["licence"],
            "File": every["file"],
            "Address": every["url"],
        }
    )


def freshness(table: pd.DataFrame) -> pd.DataFrame:
    """The newest period of each topic."""
    days = [numbers.day(day) if pd.notna(day) else "" for day in table["newest_day"]]
    return pd.DataFrame({"Topic": table["topic"], "Indicators": table["indicators"], "Newest period ends": days})


def count_conflicts(table: pd.DataFrame) -> pd.DataFrame:
    """How often two sources disagree about one subject."""
    return table.rename(
        columns={"subject": "About", "source_a": "Source", "source_b": "Other source", "conflicts": "Disagreements"}
    )


def conflicts(table: pd.DataFrame) -> pd.DataFrame:
    """Every disagreement between two sources."""
    return table.rename(
        columns={
            "subject": "About",
            "key": "Which",
            "source_a": "Source",
            "value_a": "says",
            "source_b": "Other source",
            "value_b": "says otherwise",
            "kept": "Kept",
            "reason": "Why",
        }
    )


def unread(table: pd.DataFrame) -> pd.DataFrame:
    """Why documents were not read, and how many."""
    return table.rename(columns={"reason": "Why", "documents": "Documents", "example": "For example"})


def notes() -> pd.DataFrame:
    """Each reason for a missing value, in words."""
    return pd.DataFrame({"Shown as": list(readings.NOTE_WORDS.values()), "In the tables": list(readings.NOTE_WORDS)})
