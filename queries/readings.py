"""Plain sentences computed from the numbers: who, from what to what, when, against whom.

Better or worse is said only where an indicator's polarity says which way is better.
"""

from datetime import date

import pandas as pd

from queries import numbers
from queries.judgements import COMBINED, GRADE_NAMES, GRADES, NAMES, NONE

POLARITY = {"higher": "Higher is better", "lower": "Lower is better", "neutral": "Neither: context"}

NOTE_WORDS = {
    "suppressed": "not published (a small number is hidden)",
    "not_available": "not available",
    "not_applicable": "not applicable",
    "rounds_to_zero": "not published (rounds to zero)",
    "unreliable": "not published (too unreliable)",
    "no_return": "no return was made",
}


def grades_in_england(latest: pd.DataFrame, publications: int, judgement: str, as_at: date) -> str:
    """One sentence: reports published, authorities graded, how many good or better, as at a day."""
    graded = latest[latest["grade"] != NONE]
    good = int(graded["grade"].isin(["outstanding", "good"]).sum())
    if graded.empty:
        return f"By {numbers.day(as_at)} no authority had a grade for {_mid(NAMES[judgement])}."
    return (
        f"By {numbers.day(as_at)}, {numbers.plural(publications, 'report')} had graded {_mid(NAMES[judgement])} in "
        f"{numbers.plural(len(graded), 'authority', 'authorities')}: {good} of them "
        f"({numbers.text(100 * good / len(graded), 'percent', 0)}) are good or outstanding."
    )


def grade_counts(latest: pd.DataFrame) -> str:
    """ "28 outstanding, 77 good, 39 requires improvement, 9 inadequate; 2 not inspected or not judged"."""
    counts = latest["grade"].value_counts()
    given = ", ".join(f"{counts.get(g, 0)} {GRADE_NAMES[g].lower()}" for g in GRADES)
    missing = counts.get(NONE, 0)
    return f"{given}; {missing} {GRADE_NAMES[NONE].lower()}" if missing else given


def combined(latest: pd.DataFrame, judgement: str) -> str | None:
    """How many grades come from the combined judgement of 2018 to 2022, in a sentence; None if none do."""
    count = int((latest["judgement"] == COMBINED).sum())
    if not count:
        return None
    return (
        f"{count} of these grades were given for children in care and care leavers together, "
        f"as inspectors did from 2018 to 2022."
    )


def regions(counts: pd.DataFrame) -> str:
    """The regions with the largest and the smallest share of graded authorities that are good or better."""
    wide = counts.pivot(index="region_name", columns="grade", values="authorities").drop(index="England")
    graded = wide[list(GRADES)].sum(axis=1)
    wide, graded = wide[graded > 0], graded[graded > 0]
    if len(wide) < 2:
        return "Too few authorities have a grade to compare regions."
    good = wide["outstanding"] + wide["good"]
    order = (good / graded).sort_values(kind="stable")
    low, high = order.index[0], order.index[-1]
    if order.iloc[0] == order.iloc[-1]:
        return "The share of graded authorities that are good or outstanding is the same in every region."
    return (
        f"{high} has the largest share of graded authorities that are good or outstanding "
        f"({good[high]} of {graded[high]}), {low} the smallest ({good[low]} of {graded[low]})."
    )


def one_grade(row: pd.Series, judgement: str) -> str:
    """An authority's latest grade for a judgement, its date and its age."""
    subject = NAMES[judgement]
    if row["grade"] == NONE:
        return f"{row['authority_name']} has no grade for {_mid(subject)} yet."
    years = int(row["years_since"])
    age = "less than a year ago" if years == 0 else f"{numbers.plural(years, 'year')} ago"
    return (
        f"{row['authority_name']}: {_mid(subject)} is {GRADE_NAMES[row['grade']].lower()}, "
        f"published {numbers.day(row['published_on'])} ({age})."
    )


def moves(movement: pd.DataFrame) -> str:
    """How many authorities improved, stayed, declined or were graded for the first time."""
    if movement.empty:
        return "No authority has a grade yet."
    counts = movement["move"].value_counts()
    again = len(movement) - counts.get("first", 0)
    if not again:
        return f"All {len(movement)} authorities have been graded once: there is no movement to show yet."
    return (
        f"Of {numbers.plural(again, 'authority', 'authorities')} graded at least twice, {counts.get('improved', 0)} "
        f"improved at the latest inspection, {counts.get('same', 0)} stayed the same and "
        f"{counts.get('declined', 0)} declined; {counts.get('first', 0)} have been graded once."
    )


def ages(latest: pd.DataFrame) -> str:
    """The median age of the latest grades and how many are older than four years."""
    years = latest["years_since"].dropna()
    if years.empty:
        return "No authority has a grade yet."
    old = int((years >= 4).sum())
    return (
        f"Half of the latest grades were published more than {numbers.text(years.median(), 'count', 1)} years before "
        f"this day; {old} of {len(years)} are four years old or more."
    )


def rank(row: pd.Series, polarity: str) -> str:
    """ "12th of 131 with data", "12th highest of 131 with data" where the indicator is neutral."""
    place = numbers.ordinal(int(row["rank"]))
    return f"{place} {'highest ' if polarity == 'neutral' else ''}of {int(row['of'])} with data"


def quartile(row: pd.Series) -> str | None:
    """ "best quarter", "second quarter" ...; None where the indicator has none."""
    if pd.isna(row["quartile"]):
        return None
    return ("best quarter", "second best quarter", "third best quarter", "worst quarter")[int(row["quartile"]) - 1]


def change(row: pd.Series, indicator: pd.Series) -> str:
    """ "up 3.0 percentage points from 51% in 2024 (better)"."""
    if row["period_before"] is None:
        return "no earlier value to compare with"
    decimals, unit = int(indicator["decimals"]), indicator["unit"]
    before = numbers.text(row["value_before"], unit, decimals)
    if row["change"] == 0:
        return f"unchanged from {row['period_before']}"
    size = numbers.text(abs(row["change"]), "score" if unit == "percent" else unit, decimals)
    points = " percentage points" if unit == "percent" else ""
    way = "up" if row["change"] > 0 else "down"
    word = f" ({row['direction']})" if row["direction"] in ("better", "worse") else ""
    return f"{way} {size}{points} from {before} in {row['period_before']}{word}"


def against_england(row: pd.Series, indicator: pd.Series) -> str | None:
    """What the interval says about England's value; None without an interval."""
    verdict = row["against_england"]
    if verdict is None or pd.isna(verdict):
        return None
    if verdict == "similar":
        return "similar to England (the difference may be chance)"
    better = {"higher": "higher", "lower": "lower"}.get(indicator["polarity"])
    word = "" if better is None else ": better" if verdict == better else ": worse"
    return f"{verdict} than England, more than chance would explain{word}"


def group(found: pd.Series | None, size: int, name: str, indicator: pd.Series) -> str:
    """ "median of 9 of 10 statistical neighbours (2025 model): 52%"."""
    if found is None:
        return f"none of the {size} {name} has a value"
    shown = numbers.text(found["median"], indicator["unit"], int(indicator["decimals"]))
    return f"median of {int(found['with_value'])} of {size} {name}: {shown}"


def trend(mine: pd.DataFrame, name: str, indicator: pd.Series) -> str:
    """From the first value to the last, with their periods; better or worse only by polarity."""
    known = mine[mine["value"].notna()]
    if known.empty:
        return f"{name} has no published value."
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    first, last = known.iloc[0], known.iloc[-1]
    shown = [numbers.text(row["value"], unit, decimals) for row in (first, last)]
    if len(known) == 1:
        return f"{name}: {shown[1]} in {last['period']}, the only value published."
    if shown[0] == shown[1]:
        return f"{name}: {shown[1]} in {last['period']}, the same as in {first['period']}."
    way = "rose" if last["value"] > first["value"] else "fell"
    better = {"higher": "rose", "lower": "fell"}.get(indicator["polarity"])
    word = "" if better is None else ", which is better" if way == better else ", which is worse"
    return f"{name} {way} from {shown[0]} in {first['period']} to {shown[1]} in {last['period']}{word}."


def spread(table: pd.DataFrame, indicator: pd.Series, period: str) -> str:
    """Lowest and highest authority in a period."""
    known = table[table["value"].notna()].sort_values("value", kind="stable")
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    if known.empty:
        return f"No authority has a published value for {period}."
    low, high = known.iloc[0], known.iloc[-1]
    return (
        f"In {period}, {len(known)} of {len(table)} authorities have a published value, from "
        f"{numbers.text(low['value'], unit, decimals)} ({low['authority_name']}) to "
        f"{numbers.text(high['value'], unit, decimals)} ({high['authority_name']})."
    )


def _mid(text: str) -> str:
    return text[0].lower() + text[1:]
