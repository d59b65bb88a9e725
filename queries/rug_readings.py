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


def _of_mine(table: pd.DataFrame, mine: str | None, shade: str) -> str:
    """On how many indicators mine is at the good and at the bad end, in words; "" where that cannot be said."""
    good, bad = ENDS[shade]
    words = WORDS[shade]
    of = table[(table["polarity"] != "neutral") & (table["place_code"] == mine)]
    if of.empty:
        return ""
    name, of = of["place_name"].iloc[0], of[~of["part"].isin(("none", "missing"))]
    if of.empty:
        return f"{name} can be judged on none of these indicators"
    counts = of["part"].value_counts()
    return (
        f"{name} is {words[0]} on {counts.get(good, 'none')} and {words[1]} on "
        f"{counts.get(bad, 'none')} of {numbers.plural(len(of), 'indicator')} that can be judged"
    )


ENDS = {"quarter": ("1", "4"), "england": ("better", "worse")}
WORDS = {"quarter": ("in the best quarter", "in the worst"), "england": ("better than England", "worse")}


@remembered
def title(table: pd.DataFrame, mine: str | None, shade: str) -> str:
    """How mine stands; without it, how many indicators of how many places."""
    if found := _of_mine(table, mine, shade):
        return found
    places, keys = table["place_code"].nunique(), table["indicator"].nunique()
    return f"{numbers.plural(keys, 'indicator')} of {numbers.plural(places, 'place')} side by side"


@remembered
def counted(table: pd.DataFrame, mine: str | None, shade: str) -> str:
    """Who is best off by the words in the cells; how many values are missing; what is not judged."""
    judged, words = table[table["polarity"] != "neutral"], WORDS[shade]
    of_mine = _of_mine(table, mine, shade)
    said = [f"{of_mine}."] if of_mine else []
    most = judged[judged["part"] == ENDS[shade][0]]["place_name"].value_counts()
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
def over_time_title(table: pd.DataFrame) -> str:
    """On how many indicators mine rose and fell from its first to its last year; without it a question."""
    known = table[(table["role"] == "mine") & table["value"].notna()].sort_values("period_end", kind="stable")
    if known.empty:
        keys, places = table["indicator"].nunique(), table["place_code"].nunique()
        return f"How have {numbers.plural(keys, 'indicator')} of {numbers.plural(places, 'place')} changed?"
    change = known.groupby("indicator")["value"].agg(lambda values: values.iloc[-1] - values.iloc[0])
    rose, fell = int((change > 0).sum()), int((change < 0).sum())
    of = numbers.plural(len(change), "indicator")
    return f"{known['place_name'].iloc[0]}: {rose or 'none'} of {of} rose from the first to the last year, {fell} fell"


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
