"""Plain sentences on many indicators of many places, computed from the numbers."""

import pandas as pd

from queries import indicator_readings as readings
from queries import numbers, rug
from queries.memory import remembered


def full(row: dict) -> str:
    """A cell in words: "Leeds, Visits, 2024: 54% (better than England)"."""
    said = readings.NOTE_WORDS.get(row["note"], "no row in the file") if pd.isna(row["value"]) else row["text"]
    beside = {"similar": "similar to England"} | {
        w: f"{w} than England" for w in ("better", "worse", "higher", "lower")
    }
    word = f" ({beside.get(row['word'], row['word'])})" if row["word"] else ""
    return f"{row['place_name']}, {row['indicator_name']}, {row['period']}: {said}{word}"


@remembered
def drawn(table: pd.DataFrame) -> pd.DataFrame:
    """The cells with what a figure writes: name (of the indicator, with period) and hover."""
    names = table["indicator_name"] + ", " + table["period"]
    return table.assign(name=names, hover=[full(row) for row in table.to_dict("records")])


@remembered
def title(table: pd.DataFrame) -> str:
    """How many indicators of how many places, as a title."""
    places, keys = table["place_code"].nunique(), table["indicator"].nunique()
    return f"{numbers.plural(keys, 'indicator')} of {numbers.plural(places, 'place')} side by side"


@remembered
def counted(table: pd.DataFrame, mine: str | None, shade: str) -> str:
    """Who is best off by the words in the cells; how many values are missing; what is not judged."""
    judged = table[table["polarity"] != "neutral"]
    good, bad = ("1", "4") if shade == "quarter" else ("better", "worse")
    words = ("in the best quarter", "in the worst") if shade == "quarter" else ("better than England", "worse")
    said = []
    of = judged[judged["place_code"] == mine]
    if len(of):
        counts = of["part"].value_counts()
        name = of["place_name"].iloc[0]
        said.append(
            f"{name} is {words[0]} on {counts.get(good, 'none')} and {words[1]} on {counts.get(bad, 'none')} of "
            f"{numbers.plural(len(of), 'indicator')} of which one end is better."
        )
    most = judged[judged["part"] == good]["place_name"].value_counts()
    if len(most):
        first = most[most == most.max()].index.tolist()
        if len(first) <= 3:
            said.append(f"Most often {words[0]}: {numbers.listed(first)}, on {most.max()}.")
    missing = int(table["value"].isna().sum())
    if missing:
        said.append(f"{missing} of {numbers.plural(len(table), 'value')} {'is' if missing == 1 else 'are'} missing.")
    if shade == "england" and (table["part"] == "none").any():
        said.append("A cell without a word has no interval, or is a region or England itself.")
    return " ".join(said) or f"{rug.MEANINGS[shade]}; of these nothing can be said."


@remembered
def over_time(table: pd.DataFrame) -> str:
    """Of which years there are values, and how many are missing between."""
    known = table[table["value"].notna()]
    first, last = (known.loc[known["period_end"].idxmin()], known.loc[known["period_end"].idxmax()])
    places, keys = known["place_code"].nunique(), known["indicator"].nunique()
    missing = int(table["value"].isna().sum())
    gaps = (
        f" {missing} of {numbers.plural(len(table), 'value')} {'is' if missing == 1 else 'are'} missing: gaps in lines."
    )
    return (
        f"{numbers.plural(keys, 'indicator')} of {numbers.plural(places, 'place')} from {first['period']} to "
        f"{last['period']}.{gaps if missing else ''}"
    )
