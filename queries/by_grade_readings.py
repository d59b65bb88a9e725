"""Plain sentences on one indicator by grade, computed from the numbers. Never that one causes the other."""

from datetime import date

import pandas as pd

from queries import by_grade, judgements, numbers
from queries import indicator_readings as readings
from queries.memory import remembered

NO_CAUSE = (
    "This shows how authorities with each grade are spread, not why: inspectors judge practice, not one number, and "
    "neither the grade nor the indicator brings about the other."
)


@remembered
def title(groups: pd.DataFrame, name: str) -> str:
    """How much the grades overlap on an indicator of that name, as a title."""
    known = groups[groups["median"].notna() & (groups["grade"] != judgements.NONE)]
    if len(known) < 2:
        return f"{name}: too few authorities of each grade to compare grades"
    if known["low_edge"].max() <= known["high_edge"].min():
        return f"{name}: usual values of every grade overlap"
    return f"{name}: usual values of the grades do not all overlap"


@remembered
def medians(groups: pd.DataFrame, indicator: pd.Series) -> str:
    """The median of each grade with its count; groups too small for one are said."""
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    said, small = [], []
    for row in groups.to_dict("records"):
        name = judgements.GRADE_NAMES[row["grade"]].lower()
        count = numbers.plural(row["authorities"], "authority", "authorities")
        if pd.isna(row["median"]):
            small.append(f"{name} ({row['authorities']})")
        else:
            said.append(f"{name} {numbers.text(row['median'], unit, decimals)} ({count})")
    parts = [f"Median by grade: {', '.join(said)}."] if said else []
    if small:
        parts.append(f"Too few for a median (under {by_grade.FEWEST}): {numbers.listed(small)}.")
    return " ".join(parts)


@remembered
def dates(groups: pd.DataFrame, indicator: pd.Series, period: str) -> str:
    """Of when the grades and the values are."""
    days = groups[groups["grade"] != judgements.NONE]
    when = f"The values are for {readings.period(indicator, period)}"
    if days.empty:
        return f"{when}; no grade had been published."
    first, last = numbers.day(days["first"].min()), numbers.day(days["last"].max())
    return f"{when}; the grades were published between {first} and {last}."


@remembered
def mine(table: pd.DataFrame, authority: str, name: str) -> str:
    """An authority's value and grade, or that it has no value."""
    found = table[table["authority_code"] == authority]
    if found.empty:
        return f"{name} has no value in this period."
    row = found.iloc[0]
    return f"{name}: {row['text']}, {judgements.GRADE_NAMES[row['grade']].lower()}."


def subject(judgement: str, as_at: date) -> str:
    """ "by latest grade for help and protection as at 31 December 2024"."""
    name = judgements.NAMES[judgement]
    return f"by latest grade for {name[0].lower()}{name[1:]} as at {numbers.day(as_at)}"
