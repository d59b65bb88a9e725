"""Plain sentences on one authority's many indicators, computed from the numbers."""

import pandas as pd

from queries import indicator_readings as readings
from queries import numbers, profile
from queries.memory import remembered

WORDS = {
    "better": "better than England",
    "similar": "similar to England",
    "worse": "worse than England",
    "higher": "higher than England",
    "lower": "lower than England",
}
NO_INTERVAL = "interval not available"
NAMED = 3
"""How many indicators a sentence names one by one."""


def verdict(row: dict) -> str:
    """What is said of a value beside England's: "better than England" ..., or why nothing is."""
    if row["verdict"] in WORDS:
        return WORDS[row["verdict"]]
    return "England's is a total" if row["unit"] in profile.TOTALS else NO_INTERVAL


def _judged(table: pd.DataFrame) -> dict[str | None, list[str]]:
    """verdict -> names of the indicators that carry it, where high or low is better."""
    found = {"better": [], "worse": [], "similar": [], None: []}
    for word, polarity, name in zip(table["verdict"], table["polarity"], table["indicator_name"], strict=True):
        if polarity != "neutral":
            found[None if pd.isna(word) else word].append(name)
    return found


@remembered
def title(table: pd.DataFrame, name: str, topic: str | None) -> str:
    """On how many indicators of a topic (None: the headline ones) an authority is better and worse than England."""
    better, worse, similar = (len(_judged(table)[word]) for word in ("better", "worse", "similar"))
    judged = better + worse + similar
    one = "headline indicator" if topic is None else "indicator"
    on = "" if topic in (None, profile.ALL) else f" on {topic[0].lower()}{topic[1:]}"
    if not judged:
        return f"{name}: none of {numbers.plural(len(table), one)}{on} can be judged against England"
    of = f"the {judged} {one}s" if judged > 1 else f"the one {one}"
    said = f"{name} is better than England on {better or 'none'}, worse on {worse or 'none'}"
    return f"{said} of {of}{on} that can be judged"


@remembered
def standing(table: pd.DataFrame, name: str, without: tuple[str, ...]) -> str:
    """How many are better, worse, similar and which; how many carry no verdict and why; which have no value."""
    judged = _judged(table)
    parts = [_named(word, judged[word]) for word in ("better", "worse", "similar") if judged[word]]
    said = f"Against England {name} is {numbers.listed(parts)}. " if parts else ""
    neutral, unsure = len(table) - sum(map(len, judged.values())), len(judged[None])
    silent = []
    if neutral:
        silent.append(f"{neutral} where neither high nor low is better")
    if unsure:
        silent.append(f"{unsure} for which no interval is available")
    if silent:
        said += f"No judgement is made on {numbers.listed(silent)}. "
    if without:
        said += f"{numbers.plural(len(without), 'indicator has', 'indicators have')} no published value here. "
    return said.strip()


def _named(word: str, names: list[str]) -> str:
    named = f" ({'; '.join(names)})" if len(names) <= NAMED else ""
    return f"{word} on {len(names)}{named}"


def value(row: dict) -> str:
    """A value with its unit in short: "54%", "584.7 per 10,000"."""
    return numbers.short_text(row["value"], row["unit"], row["decimals"])


def period(row: dict) -> str:
    """ "2025", or "2023, none since" where others have a newer value."""
    return row["period"] if row["period"] == row["newest"] else f"{row['period']}, none since"


def missing(row: dict) -> str:
    """Why a value is older than others', or "": "2025: not published (a small number is hidden)"."""
    if row["period"] == row["newest"]:
        return ""
    return f"{row['newest']}: {readings.NOTE_WORDS.get(row['newest_note'], 'no row in the file')}."


def caution(row: dict) -> str:
    """A caution where the count behind a value is small, else ""."""
    return readings.small_count(row, {"numerator_name": None}) or ""


def change(row: dict) -> str:
    """`indicator_readings.change` of a row of a profile."""
    return readings.change(
        row | {"period_before": None if pd.isna(row["period_before"]) else row["period_before"]}, row
    )


def short_change(row: dict) -> str:
    """ "up 3.0 points, better", where there is no room for more; since when, where periods between have no value."""
    if pd.isna(row["change"]):
        return "no earlier value"
    since = f" since {row['period_before']}" if row["missing_between"] else ""
    if row["change"] == 0:
        return f"unchanged{since}"
    size = numbers.text(abs(row["change"]), "score" if row["unit"] == "percent" else row["unit"], row["decimals"])
    points = "" if row["unit"] != "percent" else " point" if float(size.replace(",", "")) == 1 else " points"
    words = {"better": ", better", "worse": ", worse", "chance": ", may be chance", "doubtful": ", a doubtful zero"}
    word = words.get(row["direction"], "")
    return f"{'up' if row['change'] > 0 else 'down'} {size}{points}{since}{word}"


@remembered
def drawn(table: pd.DataFrame, name: str, peers: str) -> pd.DataFrame:
    """The rows of a profile with what its figure writes.

    More columns: name, said (value, rank, verdict, change), hover, hover_peers, hover_england.
    """
    rows = table.to_dict("records")

    def shown(row: dict, column: str) -> str:
        return numbers.long_text(row[column], row["unit"], row["unit_name"], row["decimals"])

    return table.assign(
        name=[f"{row['indicator_name']}, {period(row)}" for row in rows],
        said=[(value(row), _rank(row), verdict(row), short_change(row)) for row in rows],
        hover=[f"{name}: {shown(row, 'value')} in {row['period']}, {change(row)}" for row in rows],
        hover_peers=[
            f"Median of {row['peers_with_value']} of {row['peers']} {peers}: {shown(row, 'peers_median')}"
            for row in rows
        ],
        hover_england=[f"England: {shown(row, 'england')}" for row in rows],
    )


def _rank(row: dict) -> str:
    return readings.rank(row, row["polarity"]).removesuffix(" with data")
