"""Plain sentences on grades and sources, computed from the numbers: how many, where, since when."""

from datetime import date

import pandas as pd

from queries import numbers
from queries.judgements import COMBINED, GRADE_NAMES, GRADES, NAMES, NONE
from queries.memory import remembered


@remembered
def grades_in_england(latest: pd.DataFrame, publications: int, judgement: str, as_at: date) -> str:
    """One sentence: reports published, authorities graded, how many good or better, as at a day."""
    graded = latest[latest["grade"] != NONE]
    good = int(graded["grade"].isin(["outstanding", "good"]).sum())
    if graded.empty:
        return f"By {numbers.day(as_at)} no authority had a grade for {_mid(NAMES[judgement])}."
    return (
        f"By {numbers.day(as_at)}, {numbers.plural(publications, 'report')} had graded {_mid(NAMES[judgement])} in "
        f"{numbers.plural(len(graded), 'authority', 'authorities')}: {grade_counts(graded)}. Good or outstanding: "
        f"{good}, or {numbers.text(100 * good / len(graded), 'percent', 0)}."
    )


@remembered
def grade_counts(latest: pd.DataFrame) -> str:
    """ "28 outstanding, 77 good, 39 requires improvement, 9 inadequate; 2 not inspected or not judged"."""
    counts = latest["grade"].value_counts()
    given = ", ".join(f"{counts.get(g, 0)} {GRADE_NAMES[g].lower()}" for g in GRADES)
    missing = counts.get(NONE, 0)
    return f"{given}; {missing} {GRADE_NAMES[NONE].lower()}" if missing else given


@remembered
def good_or_better(latest: pd.DataFrame) -> str:
    """ "27 of 103 are good or outstanding", for a title."""
    graded = latest[latest["grade"] != NONE]
    good = graded["grade"].isin(["outstanding", "good"]).sum()
    return f"{good} of {len(graded)} are good or outstanding"


@remembered
def combined(latest: pd.DataFrame) -> str | None:
    """How many grades come from the combined judgement of 2018 to 2022, in a sentence; None if none do."""
    count = int((latest["judgement"] == COMBINED).sum())
    if not count:
        return None
    return (
        f"{count} of these grades {'was' if count == 1 else 'were'} given for children in care and care leavers "
        "together, as inspectors did from 2018 to 2022."
    )


@remembered
def regions(counts: pd.DataFrame) -> str:
    """The regions with the largest and the smallest share of graded authorities that are good or better."""
    wide = _by_region(counts).drop(index="England")
    graded = wide[list(GRADES)].sum(axis=1)
    wide, graded = wide[graded > 0], graded[graded > 0]
    if len(wide) < 2:
        return "Too few authorities have a grade to compare regions."
    good = wide["outstanding"] + wide["good"]
    order = (good / graded).sort_values(kind="stable")
    if order.iloc[0] == order.iloc[-1]:
        return "The share of graded authorities that are good or outstanding is the same in every region."
    shown = [f"{name} ({good[name]} of {graded[name]})" for name in order.index]
    low, high = (
        [text for text, share in zip(shown, order, strict=True) if share == end] for end in order.iloc[[0, -1]]
    )
    return (
        f"{numbers.listed(high)} {'has' if len(high) == 1 else 'have'} the largest share of graded authorities that "
        f"are good or outstanding, {numbers.listed(low)} the smallest."
    )


@remembered
def regions_title(counts: pd.DataFrame) -> str:
    """The region with the largest share of graded authorities that are good or better, and England, for a title."""
    wide = _by_region(counts)
    graded, good = wide[list(GRADES)].sum(axis=1), wide["outstanding"] + wide["good"]
    share = (good / graded.where(graded > 0)).drop(index="England").dropna()
    if len(share) < 2:
        return "too few authorities have a grade to compare regions"
    if share.max() == share.min():
        return "the same share is good or outstanding in every region"
    every, best = f"{good['England']} of {graded['England']} in England", share.index[share == share.max()]
    if len(best) > 1:
        whole = "all" if share.max() == 1 else numbers.text(100 * share.max(), "percent", 0)
        return f"{whole} are good or outstanding in {numbers.first_of(best.tolist())}, {every}"
    return f"{good[best[0]]} of {graded[best[0]]} are good or outstanding in {best[0]}, {every}"


@remembered
def _by_region(counts: pd.DataFrame) -> pd.DataFrame:
    """Authorities by region and grade."""
    return counts.pivot(index="region_name", columns="grade", values="authorities")


def one_grade(row: pd.Series, judgement: str) -> str:
    """An authority's latest grade for a judgement, its date and its age."""
    subject = NAMES[judgement]
    if row["grade"] == NONE:
        return f"{row['authority_name']} has no grade for {_mid(subject)} yet."
    years = int(row["years_since"])
    age = "less than a year before" if years == 0 else f"{numbers.plural(years, 'year')} before"
    if pd.notna(row["newer_on"]):
        return (
            f"{row['authority_name']}: {_mid(subject)} was graded {GRADE_NAMES[row['grade']].lower()} on "
            f"{numbers.day(row['published_on'])}; its newer report of {numbers.day(row['newer_on'])} "
            "gives no such grade."
        )
    return (
        f"{row['authority_name']}: {_mid(subject)} is graded {GRADE_NAMES[row['grade']].lower()}, "
        f"published {numbers.day(row['published_on'])} ({age})."
    )


@remembered
def one_of(latest: pd.DataFrame, authority_code: str, judgement: str) -> str:
    """`one_grade` of an authority; says so where it did not exist on the day."""
    mine = latest[latest["authority_code"] == authority_code]
    return one_grade(mine.iloc[0], judgement) if len(mine) else "The chosen authority did not exist on this day."


@remembered
def off_the_map(rows: pd.DataFrame) -> str | None:
    """Names and grades of authorities that are counted but have no tile today; None if there are none."""
    if rows.empty:
        return None
    named = [f"{row['authority_name']} ({GRADE_NAMES[row['grade']].lower()})" for row in rows.to_dict("records")]
    return f"Counted but since abolished, so without a tile: {numbers.listed(named)}."


@remembered
def superseded(latest: pd.DataFrame) -> str | None:
    """How many grades are older than a newer report that gives no such grade; None if none are."""
    count = int(latest["newer_on"].notna().sum())
    if not count:
        return None
    return (
        f"{count} of these grades {'is' if count == 1 else 'are'} older than the authority's newest report, "
        "which gives no such grade."
    )


def no_overall(judgement: str) -> str | None:
    """Why overall effectiveness comes to an end; None for any other judgement."""
    if judgement != "overall_effectiveness":
        return None
    return (
        "Inspectors stopped giving one grade for overall effectiveness in April 2026. Inspections since then have "
        "none, and none is missing: read the other four judgements instead."
    )


@remembered
def moves(movement: pd.DataFrame) -> str:
    """How many authorities improved, stayed, declined or were graded for the first time."""
    if movement.empty:
        return "No authority has a grade yet."
    counts = movement["move"].value_counts()
    first = counts.get("first", 0)
    again = len(movement) - first
    if not again:
        return f"All {len(movement)} authorities have been graded once: there is no movement to show yet."
    return (
        f"Of {numbers.plural(again, 'authority', 'authorities')} graded at least twice, {counts.get('improved', 0)} "
        f"improved at the latest inspection, {counts.get('same', 0)} stayed the same and "
        f"{counts.get('declined', 0)} declined; {first} {'has' if first == 1 else 'have'} been graded once."
    )


@remembered
def moved(movement: pd.DataFrame) -> str:
    """`moves` as a title: how many improved and how many declined."""
    counts = movement["move"].value_counts()
    if counts.get("first", 0) == len(movement):
        return "no authority has been graded twice yet"
    improved, declined = counts.get("improved", 0), counts.get("declined", 0)
    return (
        f"{numbers.plural(improved, 'authority', 'authorities')} improved at "
        f"{'its' if improved == 1 else 'their'} latest inspection, {declined} declined"
    )


@remembered
def over_time(counts: pd.DataFrame) -> str:
    """How many were good or better on the last day and five years before, and until when grades were still new."""
    good, graded = _good_and_graded(counts)
    last, then = graded.index[-1], _five_years_before(graded)
    now = f"On {numbers.day(last)}, {good[last]} of {graded[last]} graded authorities were good or outstanding"
    if then is not None:
        now += f"; on {numbers.day(then)}, {good[then]} of {graded[then]}"
    whole = graded.index[graded >= 0.95 * graded.max()][0]
    if graded.iloc[0] < graded.max() / 2:
        now += f". The height grows until {numbers.day(whole)} as authorities get their first grade"
    return f"{now}."


@remembered
def over_time_title(counts: pd.DataFrame) -> str:
    """The finding of the same counts, short."""
    good, graded = _good_and_graded(counts)
    last, then = graded.index[-1], _five_years_before(graded)
    now = f"{good[last]} of {graded[last]} authorities are good or outstanding"
    return now if then is None else f"{now}; five years before, {good[then]} of {graded[then]}"


@remembered
def _good_and_graded(counts: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Authorities that are good or better, and all that have a grade, by day."""
    wide = counts.pivot(index="day", columns="grade", values="authorities")
    return wide["outstanding"] + wide["good"], wide[list(GRADES)].sum(axis=1)


def _five_years_before(graded: pd.Series) -> pd.Timestamp | None:
    """The last of the days at least five years before the last one; None where no grade had been given by then."""
    earlier = graded.index[graded.index <= graded.index[-1] - pd.DateOffset(years=5)]
    return None if earlier.empty or not graded[earlier[-1]] else earlier[-1]


@remembered
def ages(latest: pd.DataFrame) -> str:
    """The median age of the latest grades and how many are older than four years."""
    years = latest["years_since"].dropna()
    if years.empty:
        return "No authority has a grade yet."
    old = int((years >= 4).sum())
    are = "is" if old == 1 else "are"
    return (
        f"Half of the latest grades were published more than about {numbers.text(years.median(), 'count', 1)} years "
        f"before this day; {old} of {len(years)} {are} four years old or more."
    )


@remembered
def ages_title(latest: pd.DataFrame) -> str:
    """The finding of the same ages, short."""
    years = latest["years_since"].dropna()
    return f"half of the latest grades are more than about {numbers.text(years.median(), 'count', 1)} years old"


def sources(every: pd.DataFrame, conflicts: pd.DataFrame, unread: pd.DataFrame) -> str:
    """How many files, values and disagreements there are, in a sentence."""
    documents = int(unread["documents"].sum())
    return (
        f"{numbers.plural(len(every), 'source')} gave {int(every['rows'].sum()):,} facts. In "
        f"{numbers.plural(len(conflicts), 'place')} two sources disagree; "
        f"{numbers.plural(documents, 'document')} {'was' if documents == 1 else 'were'} not read. All are listed here."
    )


def _mid(text: str) -> str:
    return text[0].lower() + text[1:]
