"""Numbers and days as people read them."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd


def text(value: float, unit: str, decimals: int) -> str:
    """A value with its decimals (halves up), thousands separators and the sign of its unit; "" for null."""
    if pd.isna(value):
        return ""
    shown = rounded(value, decimals)
    sign = "-" if shown < 0 else ""
    before, after = {"percent": ("", "%"), "pounds": ("£", "")}.get(unit, ("", ""))
    return f"{sign}{before}{abs(shown):,}{after}"


def rounded(value: float, decimals: int) -> Decimal:
    """A value with its decimals, halves up as in published tables; never minus zero."""
    shown = Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(shown) if shown == 0 else shown


def long_text(value: float, unit: str, unit_name: str, decimals: int) -> str:
    """A value with its unit in words: "54%", "40.6 per 10,000 children", "£2,100 a week"."""
    plain = text(value, unit, decimals)
    if unit in ("percent", "count", "score", "fte"):
        return plain
    return f"{plain} {unit_name.removeprefix('£').strip()}"


UNITS = {
    "per_10000": " per 10,000",
    "per_10000_under_15": " per 10,000",
    "per_100000": " per 100,000",
    "per_1000": " per 1,000",
    "months": " months",
    "cases": " cases",
    "fte": " FTE",
    "pounds_per_week": " pounds a week",
}
"""What follows a number of each unit where there is no room for the unit in full; nothing for others."""


def short_text(value: float, unit: str, decimals: int) -> str:
    """A value with its unit in short: "54%", "584.7 per 10,000"."""
    return text(value, unit, decimals) + UNITS.get(unit, "")


def brief(value: float, decimals: int) -> str:
    """ "8.2", "585", "1.2k", "12k", "3.4m": a value where there is room for four signs or so; "" for null."""
    if pd.isna(value):
        return ""
    size = abs(value)
    for least, unit in ((999_500, "m"), (999.5, "k")):
        if size >= least:
            shown = value / (1_000_000 if unit == "m" else 1_000)
            return f"{rounded(shown, int(abs(shown) < 9.95)):,}{unit}"
    return text(value, "count", min(decimals, int(size < 99.95)))


def ordinal(number: int) -> str:
    """1 -> "1st", 12 -> "12th", 23 -> "23rd"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def day(value: date) -> str:
    """7 July 2014."""
    return f"{value.day} {value:%B %Y}"


def age(since: date, on: date) -> str:
    """ "2 years and 3 months", "less than a month": the whole months from one day to another."""
    months = 12 * (on.year - since.year) + on.month - since.month - (on.day < since.day)
    parts = [plural(count, unit) for count, unit in ((months // 12, "year"), (months % 12, "month")) if count]
    return listed(parts) if parts else "less than a month"


def plural(number: int, one: str, many: str | None = None) -> str:
    """1 authority, 2 authorities."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def above(above: int, below: int, of: int, one: str, many: str) -> str:
    """ "higher than 7 of 10 peers", "lower than all 10 peers", "the same as the only peer": how many are beyond one.

    `above` of them are below it, `below` above it; `one` and `many` are what they are called.
    """
    every = f"the only {one}" if of == 1 else f"all {of} {many}"
    if not above and not below:
        return f"the same as {every}"
    way, count = ("higher", above) if above else ("lower", below)
    return f"{way} than {every if count == of else f'{count} of {of} {many}'}"


def first_of(names: list[str]) -> str:
    """ "Leeds", "Leeds and York", "Leeds and 3 others": those that share a place, in so few words as a title holds."""
    return listed(names) if len(names) < 3 else f"{names[0]} and {len(names) - 1} others"


def listed(words: list[str]) -> str:
    """a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
