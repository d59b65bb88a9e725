"""Answers as tables for people: plain headings, words instead of keys, values as published."""

import re
from datetime import date

import pandas as pd

from queries import indicator_readings as readings
from queries import inspection_readings, inspections, judgements, numbers, ranking
from queries import recommendations as asked
from queries.memory import remembered

WORDS_FOR_INTERVAL = {"published": "published", "wilson": "Wilson", "byar": "Byar"}


@remembered
def latest(latest: pd.DataFrame) -> pd.DataFrame:
    """The latest grade of each authority: authority, region, grade, published, years since, framework, judgement."""
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


def ranked(table: pd.DataFrame, indicator: pd.Series, before: pd.DataFrame) -> pd.DataFrame:
    """All authorities in one period: rank, value, change, quarter, interval, counts, or why there is no value.

    `before`: authority_code, period_before, value_before; the change is of the values as shown.
    """
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    table = table.merge(before, on="authority_code", how="left")
    shown = zip(table["value"], table["value_before"], strict=True)
    changes = [None if pd.isna(now) or pd.isna(then) else ranking.change(now, then, decimals) for now, then in shown]
    since = table["period_before"].where(table["value"].notna(), "").fillna("")
    return pd.DataFrame(
        {
            "Rank": table["rank"].astype("Int64"),
            "Of": table["of"].where(table["rank"].notna()).astype("Int64"),
            "Authority": table["label"],
            "Region": table["region_name"],
            "Value": [numbers.text(v, unit, decimals) for v in table["value"]],
            "If not, why": table["note"].map(readings.NOTE_WORDS).fillna(""),
            "Change": ["" if c is None else f"{c:{'+' if c else ''},.{decimals}f}" for c in changes],
            "Since": since,
            "Quarter (1 is best)": table["quartile"].astype("Int64"),
            "95% interval from": [numbers.text(v, unit, decimals + 1) for v in table["lower"]],
            "to": [numbers.text(v, unit, decimals + 1) for v in table["upper"]],
            "Interval": table["method"].map(WORDS_FOR_INTERVAL).fillna("not available"),
            "Count": [numbers.text(v, "count", 0) for v in table["numerator"]],
            "Out of": [numbers.text(v, "count", 0) for v in table["denominator"]],
            "Take note": table["annotation"].fillna(""),
        }
    )


def trend(lines: pd.DataFrame) -> pd.DataFrame:
    """A row for each period, newest first, a column for each line, each value as published or why it is missing."""
    shown = lines.assign(shown=lines["text"].where(lines["value"].notna(), lines["note"].map(readings.NOTE_WORDS)))
    wide = shown.pivot(index=["period_end", "period"], columns="name", values="shown")[lines["name"].unique()]
    said = (lines["name"] + ": " + lines["annotation"].astype("str")).dropna().groupby(lines["period"], sort=False)
    wide = wide.sort_index(ascending=False).reset_index("period_end", drop=True)
    if said.ngroups:
        wide["Take note"] = said.agg(" ".join)
    return wide.fillna("").rename_axis(columns=None, index="Period").reset_index()


def beside(table: pd.DataFrame, closeness: dict[str, str]) -> pd.DataFrame:
    """My authority, its peers, region and England: value and how near a neighbour is."""
    roles = {"mine": "Chosen authority", "peer": "Peer", "region": "Region", "england": "England"}
    shown = pd.DataFrame({"Place": table["name"], "Value": table["text"], "Is": table["role"].map(roles)})
    if closeness:
        shown["Closeness"] = table["name"].map(closeness).fillna("")
    return shown


@remembered
def sources(every: pd.DataFrame) -> pd.DataFrame:
    """Every source: publisher, title, date, licence, rows, file, address."""
    return pd.DataFrame(
        {
            "Publisher": every["publisher"],
            "Title": every["title"],
            "Published": _days(every["published_on"]),
            "Retrieved": _days(every["retrieved_on"]),
            "Rows used": every["rows"].map("{:,}".format),
            "Licence": every["licence"],
            "File": every["file"].fillna("several, or kept by hand"),
            "Address": every["url"],
        }
    )


def _days(days: pd.Series) -> list[str]:
    return [numbers.day(day) if pd.notna(day) else "not stated" for day in days]


def freshness(table: pd.DataFrame) -> pd.DataFrame:
    """The newest period of each topic."""
    return pd.DataFrame(
        {
            "Topic": table["topic"],
            "Indicators": table["indicators"],
            "Newest period ends": _days(table["newest_day"]),
        }
    )


SUBJECTS = {
    "authorities.region_code": "Region of an authority",
    "authorities.urn": "Ofsted's number of an authority",
    "indicator_values.value": "Value of an indicator",
    "inspections.inspected_from": "First day of an inspection",
    "inspections.kind": "Kind of inspection",
    "inspections.published_on": "Day a report was published",
    "judgements.grade": "Grade",
    "neighbours.neighbour_code": "Statistical neighbour",
    "neighbours.closeness": "Closeness of a statistical neighbour",
}


def count_conflicts(table: pd.DataFrame, titles: dict[str, str]) -> pd.DataFrame:
    """How often two sources disagree about one subject."""
    return pd.DataFrame(
        {
            "About": table["subject"].replace(SUBJECTS),
            "Source kept": table["source_a"].replace(titles),
            "Other source": table["source_b"].replace(titles),
            "Disagreements": table["conflicts"].map("{:,}".format),
        }
    )


@remembered
def conflicts(table: pd.DataFrame, titles: dict[str, str], names: dict[str, str]) -> pd.DataFrame:
    """Every disagreement between two sources; codes and keys in `names` are shown as their name."""
    names = names | {"rgn22cd": "", "urn": ""}  # columns of the lookup, which the subject says better
    inspection = r"^([A-Z]\d{8})-([a-z]+)-(\d{4}-\d{2}-\d{2})"
    keys = table["key"].str.replace(inspection, lambda key: f"{key[1]} {key[2].upper()} {_day(key[3])}", regex=True)
    which = keys.str.split(" ").map(lambda parts: " ".join(names.get(part, part) for part in parts).strip())
    why = table["reason"].str.split(" ").map(lambda parts: " ".join(titles.get(part, part) for part in parts))
    return pd.DataFrame(
        {
            "About": table["subject"].replace(SUBJECTS),
            "Which": which,
            "Kept": table["kept"].replace(names).map(_day),
            "Kept from": table["source_a"].replace(titles),
            "The other says": table["value_b"].replace(names).map(_day),
            "Other source": table["source_b"].replace(titles),
            "Why": why,
        }
    )


def _day(text: str) -> str:
    """A day written 2024-05-01 as people write it; any other text as it is."""
    return numbers.day(date.fromisoformat(text)) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text


def unread(table: pd.DataFrame) -> pd.DataFrame:
    """Why documents were not read, and how many."""
    return table.rename(columns={"reason": "Why", "documents": "Documents", "example": "For example"})


def notes(table: pd.DataFrame) -> pd.DataFrame:
    """Each reason for a missing value in words, and how many values are missing for it."""
    counts = dict(zip(table["note"], table["values"], strict=True))
    return pd.DataFrame(
        {
            "What it means": [words[0].upper() + words[1:] for words in readings.NOTE_WORDS.values()],
            "Values missing for it": [f"{counts.get(note, 0):,}" for note in readings.NOTE_WORDS],
        }
    )


def inspection_list(table: pd.DataFrame, counts: pd.DataFrame, grades: pd.DataFrame) -> pd.DataFrame:
    """An authority's inspections and visits, newest first, with their grades and what was read from the report."""
    wide = grades.assign(
        shown=grades["grade"].map(judgements.GRADE_NAMES), judgement=grades["judgement"].map(judgements.NAMES)
    ).pivot_table(index="inspection_id", columns="judgement", values="shown", aggfunc="first")
    rows = table.merge(counts, on="inspection_id", how="left").merge(wide, on="inspection_id", how="left")
    names = judgements.framework_names()
    shown = pd.DataFrame(
        {
            "Published": rows["published_on"].dt.date,
            "First day": rows["inspected_from"].dt.date,
            "Kind": rows["kind"].map(inspections.KINDS),
            "Framework": rows["framework"].map(names),
            "Theme of the visit": rows["theme_of_visit"].fillna(""),
            "Recommendations": rows["recommendations"].astype("Int64"),
            "Figures": rows["figures"].astype("Int64"),
            "Action plan due": rows["action_plan_due_on"].dt.date,
            "Report": rows["report_url"],
        }
    )
    return pd.concat([shown, rows[[n for n in judgements.NAMES.values() if n in rows.columns]].fillna("")], axis=1)


def recommendations(table: pd.DataFrame, inspection: pd.Series) -> pd.DataFrame:
    """What an inspection asked for: section, number where printed, words and whose, themes and why, page and link."""
    told = asked.some(tuple(table["recommendation_id"]))
    shown = {"Section": told["section"].map(inspection_readings.SECTIONS)}
    if told["number"].notna().any():
        shown["Number"] = ["" if pd.isna(number) else str(number) for number in told["number"]]
    shown |= {"Recommendation": told["words"], "In whose words": told["whose"]}
    shown |= {"Themes": told["theme_names"], "Because of": told["because"], "Page": told["page"].astype("Int64")}
    shown["Report"] = [inspections.address(inspection, page) for page in told["page"]]
    return pd.DataFrame(shown)


def figures(table: pd.DataFrame) -> pd.DataFrame:
    """Figures a report gives, each beside the published one where there is one."""
    beside = [
        ""
        if pd.isna(row["published"])
        else f"{inspections.shown(row['published'], row['unit'])} ({row['published_period']})"
        for row in table.to_dict("records")
    ]
    return pd.DataFrame(
        {
            "Figure": table["indicator_name"].fillna(table["indicator"]),
            "About": table["subgroup"].fillna(""),
            "In the report": [inspection_readings.value(row) for row in table.to_dict("records")],
            "At": [numbers.day(day) if pd.notna(day) else "" for day in table["as_at_on"]],
            "Published": beside,
            "Far apart": ["yes" if far else "" for far in table["far"]],
            "Page": table["page"].astype("Int64"),
        }
    )
