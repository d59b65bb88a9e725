"""Plain sentences on two indicators of every authority, computed from the numbers. Never that one causes the other."""

import math

import pandas as pd

from queries import indicator_readings as readings
from queries import numbers
from queries.indicator_titles import within
from queries.memory import remembered
from queries.pairs import FEWEST, Together
from queries.profile import TOTALS

NO_CAUSE = (
    "That two indicators go together does not mean that one brings about the other: both may follow from something "
    "else, such as deprivation, and what holds over all authorities need not hold in any one."
)


def strength(together: Together) -> str:
    """How far two indicators go together, in words; "no clear connection" where it may be chance (p 0.05 or more)."""
    if together.p_value >= 0.05:
        return "no clear connection"
    size = abs(together.correlation)
    word = "hardly any" if size < 0.1 else "a weak" if size < 0.3 else "a fair" if size < 0.6 else "a close"
    return f"{word} connection"


@remembered
def correlation(together: Together, first: pd.Series, second: pd.Series) -> str:
    """How two indicators go together over authorities, with Spearman's correlation and the count it rests on."""
    n = numbers.plural(together.authorities, "authority has", "authorities have")
    if math.isnan(together.correlation):
        return f"{n} both: too few, or too alike, to say whether they go together (at least {FEWEST} are needed)."
    way = "higher" if together.correlation > 0 else "lower"
    said = (
        f"Authorities with a higher value for “{first['indicator_name']}” tend to have a {way} one for "
        f"“{second['indicator_name']}”: "
    )
    start = said if together.p_value < 0.05 else ""
    rho = numbers.text(together.correlation, "score", 2)
    word = strength(together)
    return f"{n} both. {start}{word if start else word[0].upper() + word[1:]} (Spearman's rank correlation {rho})."


def size(first: pd.Series, second: pd.Series) -> str | None:
    """That two totals go together because both are of the same places, large and small; None for anything else."""
    if not {first["unit"], second["unit"]} <= set(TOTALS):
        return None
    return "Both are totals, which are larger in larger authorities: that alone makes them go together."


def line(together: Together) -> str:
    """What the fitted line explains, in a sentence."""
    share = numbers.text(100 * together.r_squared, "percent", 0)
    squared = numbers.text(together.r_squared, "score", 2)
    return f"The straight line that fits best accounts for {share} of the differences (R squared {squared})."


@remembered
def title(together: Together, first: pd.Series, second: pd.Series) -> str:
    """How far the two go together, as a title."""
    both = f"{first['indicator_name']} and {within(second['indicator_name'])}"
    if math.isnan(together.correlation):
        return f"{both}: too few authorities to say whether they go together"
    other = "as one is higher, the other tends to be " + ("higher" if together.correlation > 0 else "lower")
    return f"{both}: {strength(together)}{f'; {other}' if together.p_value < 0.05 else ''}"


@remembered
def mine(table: pd.DataFrame, name: str) -> str:
    """An authority's two values, or that it lacks one."""
    found = table[table["role"] == "mine"]
    if found.empty:
        return f"{name} lacks a value for one of the two in these periods."
    row = found.iloc[0]
    return f"{name}: {row['text_x']} and {row['text_y']}."


def different_periods(first: pd.Series, second: pd.Series, periods: tuple[str, str], ends: tuple) -> str | None:
    """That the two values are of different times and why; None where they end on the same day."""
    if ends[0] == ends[1]:
        return None
    said = [readings.period(what, period) for what, period in zip((first, second), periods, strict=True)]
    return (
        f"The two are of different times ({said[0]} across, {said[1]} upwards): of the second indicator the period is "
        "shown that ends nearest to the newest of the first."
    )
