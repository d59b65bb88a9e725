"""Answers about themes as tables for people."""

import pandas as pd

from queries import inspection_readings, judgements, peers, recommendations, themes
from queries import theme_readings as readings
from queries.numbers import ordinal, rounded


def _tenths(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(rounded(value, 1)) for value in values]


def shares(rows: pd.DataFrame) -> pd.DataFrame:
    """Theme, group, inspections that recommend it, out of how many, share with its 95% interval, caution."""
    return pd.DataFrame(
        {
            "Theme": rows["theme_name"],
            "Among": rows["group"],
            "Inspections that recommend it": rows["inspections"],
            "Out of": rows["of"],
            "Share, %": _tenths(rows["share"]),
            "95% interval from": _tenths(rows["lower"]),
            "to": _tenths(rows["upper"]),
            "Caution": rows["is_small"].map({True: f"fewer than {themes.SMALL} inspections", False: ""}),
        }
    )


def yearly(rows: pd.DataFrame) -> pd.DataFrame:
    """A row for each year and framework, newest first; columns as in `shares`."""
    return shares(rows.assign(group=rows["year"].astype(str) + ", " + rows["framework"].str.upper()).iloc[::-1])


def change(rows: pd.DataFrame) -> pd.DataFrame:
    """Each theme's share of recommendations before and since, the difference with its 95% interval, the verdict."""
    return pd.DataFrame(
        {
            "Theme": rows["theme_name"],
            "Recommendations before": rows["before"],
            "Out of": rows["of_before"],
            "Share before, %": _tenths(rows["share_before"]),
            "Recommendations since": rows["after"],
            "Out of, since": rows["of_after"],
            "Share since, %": _tenths(rows["share_after"]),
            "Change, percentage points": _tenths(rows["change"]),
            "95% interval from": _tenths(rows["lower"]),
            "to": _tenths(rows["upper"]),
            "Verdict": rows["verdict"],
        }
    )


def together(rows: pd.DataFrame) -> pd.DataFrame:
    """Each pair: inspections that name both, expected, how many times as many, whether beyond chance."""
    return pd.DataFrame(
        {
            "Theme": rows["theme_name"],
            "Comes with": rows["other_name"],
            "Inspections that name both": rows["inspections"],
            "Expected": _tenths(rows["expected"]),
            "Times as many": _tenths(rows["times"]),
            "Beyond chance": rows["is_sure"].map({True: "yes", False: "may be chance"}),
        }
    )


def history(cells: pd.DataFrame) -> pd.DataFrame:
    """A row for each theme, a column for each inspection with how many recommendations it made, and its status."""
    shown = cells.assign(shown=["" if pd.isna(n) else f"{n:.0f}" if n else "–" for n in cells["inspections"]])
    wide = shown.pivot(index="theme_name", columns="column", values="shown")
    wide = wide.reindex(index=cells["theme_name"].unique(), columns=cells["column"].unique())
    wide["What became of it"] = cells.drop_duplicates("theme_name").set_index("theme_name")["status"]
    return wide.rename_axis(columns=None, index="Theme").reset_index()


def put_right(rows: pd.DataFrame, compare: str) -> pd.DataFrame:
    """Whom to ask: authority, whether a peer, both reports with links, the grade before and after."""
    nearest = compare in peers.MODELS
    return pd.DataFrame(
        {
            "Authority": rows["label"],
            "Neighbour" if nearest else "Peer": [
                "" if pd.isna(place) else ordinal(place) if nearest else "yes" for place in rows["nearness"]
            ],
            "Asked": rows["published_on"].dt.date,
            "That report": rows["address"],
            "Not asked again": rows["published_next"].dt.date,
            "The next report": rows["address_next"],
            "Grade before": rows["grade_before"].map(judgements.GRADE_NAMES).fillna(""),
            "Grade after": rows["grade_after"].map(judgements.GRADE_NAMES).fillna(""),
            "Movement": rows["move"].map(readings.NAMES_OF_MOVES),
            "Frameworks": rows["framework"].str.upper() + " to " + rows["framework_next"].str.upper(),
            "Asked again since": rows["later"].dt.date,
        }
    )


def asked(rows: pd.DataFrame) -> pd.DataFrame:
    """Recommendations, one a row: who, when, the words and whose they are, themes and why, page and link."""
    return pd.DataFrame(
        {
            "Authority": rows["label"],
            "Published": rows["day"].dt.date,
            "Recommendation": rows["words"],
            "Page": rows["page"].astype("Int64"),
            "Report": rows["address"],
            "In whose words": rows["whose"],
            "Themes": rows["theme_names"],
            "Because of": rows["because"],
            "Asked": rows["section"].map(inspection_readings.SECTIONS),
        }
    )


def definitions() -> pd.DataFrame:
    """Every theme with what it means, its group and the judgement it bears on most."""
    rows = themes.catalogue()
    return pd.DataFrame(
        {
            "Theme": rows["theme_name"],
            "What it means": rows["definition"],
            "Group": rows["theme_group"],
            "Judgement it bears on most": rows["judgement"].map(judgements.NAMES),
        }
    )


MOST_FOUND = 25
"""Recommendations shown of those a search finds."""


def newest(rows: pd.DataFrame) -> pd.DataFrame:
    """The first rows a search shows."""
    return rows.head(MOST_FOUND)


def found(rows: pd.DataFrame, words: tuple[str, ...]) -> list[dict]:
    """What a search shows, one dict a row: pieces (text, whether it matched), of, themes, because, address."""
    return [
        {
            "pieces": recommendations.marked(row["words"], words),
            "of": f"{row['label']}, {row['day']:%B %Y}, page {row['page']}",
            "whose": row["whose"],
            "themes": row["theme_names"],
            "because": row["because"],
            "address": row["address"],
        }
        for row in newest(rows).to_dict("records")
    ]
