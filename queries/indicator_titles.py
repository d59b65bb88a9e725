"""Titles of figures of one indicator: each says whose finding it is and on what, so that it stands alone."""

import re

import pandas as pd

from queries import indicator_readings as readings
from queries import numbers
from queries.memory import remembered

FIFTHS = ("lowest", "second lowest", "middle", "second highest", "highest")


def within(name: str) -> str:
    """A name of an indicator or a theme within a sentence: "children in care", "Attainment 8 score", "SEN support".

    A first word that is a name keeps its capital: where the second begins with a digit or a capital, or by CAPITAL.
    """
    first, *rest = name.split()
    is_name = (
        first in CAPITAL or (rest and re.match(r"[\dA-Z]", rest[0])) or not re.fullmatch(r"[A-Z][a-z,’'-]+", first)
    )
    return name if is_name else name[0].lower() + name[1:]


CAPITAL = ("English", "September")


def _on(what: pd.Series) -> str:
    return f"on {within(what['indicator_name'])}"


def _short(value: float, what: pd.Series) -> str:
    return numbers.short_text(value, what["unit"], int(what["decimals"]))


def _text(value: float, what: pd.Series) -> str:
    return numbers.text(value, what["unit"], int(what["decimals"]))


@remembered
def ranked(row: pd.Series | None, name: str, what: pd.Series, table: pd.DataFrame, period: str) -> str:
    """An authority's value and place, or how far authorities are apart.

    `row`: an authority's row of `indicators.ranked` or None; `table`: all of them.
    """
    known = table.loc[table["rank"].notna(), "value"]
    if row is not None and pd.notna(row["value"]):
        place = readings.rank(row, what["polarity"])
        if pd.isna(row["rank"]):
            return f"{name} is {place.replace(', as', f' {_on(what)}, as')}"
        return f"{name}, at {_short(row['value'], what)}, is {place.removesuffix(' with data')} {_on(what)}"
    if known.empty:
        return f"{what['indicator_name']}: no authority has a published value for {period}"
    return f"{what['indicator_name']}: authorities range from {_text(known.min(), what)} to {_short(known.max(), what)}"


@remembered
def trend(mine: pd.DataFrame, name: str, what: pd.Series) -> str:
    """ "Leeds: visits rose from 51% in 2016 to 54% in 2025". `mine`: a place's values, oldest first, with period."""
    known, subject = mine[mine["value"].notna()], f"{name}: {within(what['indicator_name'])}"
    if known.empty:
        return f"{name} has no published value {_on(what)}"
    first, last = known.iloc[0], known.iloc[-1]
    then, now = (_text(row["value"], what) for row in (first, last))
    if len(known) == 1:
        return f"{subject} at {_short(last['value'], what)} in {last['period']}, the only value published"
    if then == now:
        return f"{subject} at {_short(last['value'], what)} in {last['period']}, as in {first['period']}"
    way = "rose" if last["value"] > first["value"] else "fell"
    return f"{subject} {way} from {_short(first['value'], what)} in {first['period']} to {now} in {last['period']}"


@remembered
def beside(table: pd.DataFrame, name: str, what: pd.Series) -> str:
    """How many of its peers an authority is above or below. `table`: role ("mine", "peer" ...), value."""
    mine, others = table[table["role"] == "mine"], table[table["role"] == "peer"]
    if mine.empty:
        return (
            f"{name} has no value {_on(what)}; {len(others)} of its peers {'has' if len(others) == 1 else 'have'} one"
        )
    if others.empty:
        return f"{name}, at {_short(mine['value'].iloc[0], what)}, has no peer with data {_on(what)}"
    above, below = _above_and_below(mine["value"].iloc[0], others["value"])
    said = numbers.above(above, below, len(others), "peer with data", "peers with data")
    return f"{name} is {said} {_on(what)}"


def _above_and_below(value: float, others: pd.Series) -> tuple[int, int]:
    return int((others < value).sum()), int((others > value).sum())


def regions(table: pd.DataFrame, what: pd.Series) -> str:
    """Where mine stands in its own region, or how far regions are apart. `table`: `distributions.by_region`."""
    mine = table[table["role"] == "mine"]
    if mine.empty:
        return f"{what['indicator_name']}: {ends_of_regions(table, what)}"
    row = mine.iloc[0]
    others = table[(table["region_name"] == row["region_name"]) & (table["role"] != "mine")]
    if others.empty:
        return f"{row['authority_name']} alone in {row['region_name']} has a value {_on(what)}"
    above, below = _above_and_below(row["value"], others["value"])
    said = numbers.above(above, below, len(others), "other", "others")
    return f"{row['authority_name']} is {said} in {row['region_name']} {_on(what)}"


def ends_of_regions(table: pd.DataFrame, what: pd.Series) -> str:
    """ "regions range from 48 per 10,000 (London) to 111 (North East)"; all that share an end are named or counted."""
    known = table.dropna(subset=["region_value"]).drop_duplicates("region_name")
    if known.empty:
        return "no region has a published value"
    low, high = known["region_value"].min(), known["region_value"].max()
    if low == high:
        return f"the value of every region is {_short(low, what)}"
    first, last = (_sharing(known, "region_value", end, "region_name") for end in (low, high))
    return f"regions range from {_short(low, what)} ({first}) to {_text(high, what)} ({last})"


def _sharing(table: pd.DataFrame, column: str, value: float, name: str) -> str:
    """All that have a value: "Leeds", "Leeds and 3 others"."""
    return numbers.first_of(table.loc[table[column] == value, name].tolist())


BEYOND = {
    "above 99.8%": "above England {on}, more than chance explains (99.8% limits)",
    "above 95%": "above England {on}, more than chance often explains (95% limits)",
    "within": "no further from England {on} than chance explains (95% limits)",
    "below 95%": "below England {on}, more than chance often explains (95% limits)",
    "below 99.8%": "below England {on}, more than chance explains (99.8% limits)",
}


def funnel(table: pd.DataFrame, mine: str | None, what: pd.Series) -> str:
    """How an authority differs from England beside what chance explains, or how many differ by more."""
    row = table[table["authority_code"] == mine]
    if row.empty:
        far = int(table["outside"].str.endswith("99.8%").sum())
        differ = "differs" if far == 1 else "differ"
        return (
            f"{what['indicator_name']}: {far} of {numbers.plural(len(table), 'authority', 'authorities')} {differ} "
            "from England by more than chance explains (99.8% limits)"
        )
    outside = row["outside"].iloc[0]
    better = {"higher": "above", "lower": "below"}.get(what["polarity"])
    side = ""
    if outside != "within" and better:
        side = ", on the better side" if outside.startswith(better) else ", on the worse side"
    return f"{row['authority_name'].iloc[0]} is {BEYOND[outside].format(on=_on(what))}{side}"


def fifths(table: pd.DataFrame, mine: str | None, what: pd.Series) -> str:
    """The fifth mine lies in, or where values are lowest and highest."""
    row = table[(table["authority_code"] == mine) & table["fifth"].notna()]
    if len(row):
        of, value = FIFTHS[int(row["fifth"].iloc[0]) - 1], _short(row["value"].iloc[0], what)
        return f"{row['authority_name'].iloc[0]}, at {value}, is in the {of} fifth of authorities {_on(what)}"
    known = table[table["fifth"].notna()]
    low, high = known["value"].min(), known["value"].max()
    first, last = (_sharing(known, "value", end, "authority_name") for end in (low, high))
    return f"{what['indicator_name']}: lowest in {first} ({_short(low, what)}), highest in {last} ({_text(high, what)})"
