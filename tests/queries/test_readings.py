from datetime import date

import pandas as pd
import pytest
from hypothesis import settings
from hypothesis import strategies as some

from queries import readings

CALM = settings(max_examples=50, derandomize=True)
NONE = float("nan")
GRADES = ("outstanding", "good", "requires_improvement", "inadequate", "none")
DAY = date(2024, 7, 7)


# grades


def latest(*grades: str, judgement: str = "leadership") -> pd.DataFrame:
    rows = [
        {
            "authority_code": f"E{i}",
            "authority_name": f"Place {i}",
            "grade": grade,
            "judgement": None if grade == "none" else judgement,
            "published_on": pd.NaT if grade == "none" else pd.Timestamp("2022-07-07"),
            "newer_on": pd.NaT,
            "years_since": NONE if grade == "none" else 2.0,
        }
        for i, grade in enumerate(grades, 1)
    ]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["grade", "judgement", "years_since"])


MIXED = latest("good", "good", "outstanding", "inadequate", "requires_improvement", "none", "none")


def test_grades_in_england():
    assert readings.grades_in_england(MIXED, 1204, "in_care", DAY) == (
        "By 7 July 2024, 1,204 reports had graded children in care in 5 authorities: 1 outstanding, 2 good, "
        "1 requires improvement, 1 inadequate. Good or outstanding: 3, or 60%."
    )
    assert readings.grades_in_england(latest("inadequate"), 1, "leadership", DAY) == (
        "By 7 July 2024, 1 report had graded leadership in 1 authority: 0 outstanding, 0 good, "
        "0 requires improvement, 1 inadequate. Good or outstanding: 0, or 0%."
    )
    assert readings.grades_in_england(latest("none"), 0, "care_leavers", DAY) == (
        "By 7 July 2024 no authority had a grade for care leavers."
    )


def test_grade_counts():
    assert readings.grade_counts(MIXED) == (
        "1 outstanding, 2 good, 1 requires improvement, 1 inadequate; 2 not inspected or not judged"
    )
    assert readings.grade_counts(latest("good")) == "0 outstanding, 1 good, 0 requires improvement, 0 inadequate"


def test_good_or_better():
    assert readings.good_or_better(MIXED) == "3 of 5 are good or outstanding"
    assert readings.good_or_better(latest("none")) == "0 of 0 are good or outstanding"


def test_grades_given_for_two_judgements_together():
    table = pd.concat([MIXED, latest("good", "good", judgement="in_care_and_care_leavers")])
    assert readings.combined(table) == (
        "2 of these grades were given for children in care and care leavers together, "
        "as inspectors did from 2018 to 2022."
    )
    assert readings.combined(MIXED) is None


def by_region(**regions: tuple[int, int, int, int, int]) -> pd.DataFrame:
    whole = tuple(map(sum, zip(*regions.values(), strict=True)))
    rows = [
        (name.replace("_", " "), grade, count, sum(counts))
        for name, counts in {**regions, "England": whole}.items()
        for grade, count in zip(GRADES, counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=["region_name", "grade", "authorities", "of"])


def test_regions_with_the_largest_and_the_smallest_share():
    counts = by_region(North_East=(1, 2, 1, 0, 5), South_East=(0, 1, 2, 1, 0), London=(0, 0, 0, 0, 3))
    assert readings.regions(counts) == (
        "North East (3 of 4) has the largest share of graded authorities that are good or outstanding, "
        "South East (1 of 4) the smallest."
    )
    level = by_region(North_East=(3, 0, 1, 0, 0), South_East=(0, 1, 3, 0, 0), London=(3, 3, 1, 1, 0))
    assert readings.regions(level) == (
        "London (6 of 8) and North East (3 of 4) have the largest share of graded authorities that are good or "
        "outstanding, South East (1 of 4) the smallest."
    )
    assert readings.regions_title(counts) == "3 of 4 are good or outstanding in North East, 4 of 8 in England"


def test_regions_that_cannot_be_told_apart():
    same = by_region(North_East=(1, 0, 1, 0, 0), South_East=(0, 2, 2, 0, 0))
    assert readings.regions(same) == (
        "The share of graded authorities that are good or outstanding is the same in every region."
    )
    level = by_region(North_East=(1, 2, 1, 0, 5), South_East=(3, 0, 1, 0, 0), London=(0, 0, 3, 0, 0))
    assert readings.regions_title(level) == (
        "75% are good or outstanding in North East and South East, 6 of 11 in England"
    )
    level = by_region(A=(1, 0, 0, 0, 0), B=(3, 0, 0, 0, 0), C=(0, 2, 0, 0, 0), D=(0, 0, 3, 0, 0))
    assert readings.regions_title(level) == "all are good or outstanding in A and 2 others, 6 of 9 in England"
    assert readings.regions_title(same) == "the same share is good or outstanding in every region"
    few = by_region(North_East=(1, 0, 1, 0, 0), South_East=(0, 0, 0, 0, 4))
    assert readings.regions(few) == "Too few authorities have a grade to compare regions."
    assert readings.regions_title(few) == "too few authorities have a grade to compare regions"


@pytest.mark.parametrize(
    ("years", "age"),
    [(0.4, "less than a year before"), (1.0, "1 year before"), (3.99, "3 years before")],
)
def test_one_grade_with_its_age(years, age):
    row = MIXED.iloc[0].copy()
    row["years_since"] = years
    assert readings.one_grade(row, "help_and_protection") == (
        f"Place 1: help and protection is graded good, published 7 July 2022 ({age})."
    )


def test_one_authority_without_a_grade_or_not_there():
    assert readings.one_of(MIXED, "E6", "in_care") == "Place 6 has no grade for children in care yet."
    assert readings.one_of(MIXED, "E9", "in_care") == "The chosen authority did not exist on this day."
    assert readings.one_of(MIXED, "E1", "lscb") == (
        "Place 1: safeguarding board (LSCB) is graded good, published 7 July 2022 (2 years before)."
    )


def newer(*codes: str) -> pd.DataFrame:
    """MIXED, where some authorities have a newer report that gives no such grade."""
    return MIXED.assign(newer_on=pd.Timestamp("2024-05-01")).assign(
        newer_on=lambda table: table["newer_on"].where(table["authority_code"].isin(codes))
    )


def test_one_grade_that_a_newer_report_does_not_give():
    assert readings.one_of(newer("E3"), "E3", "overall_effectiveness") == (
        "Place 3: overall effectiveness was graded outstanding on 7 July 2022; "
        "its newer report of 1 May 2024 gives no such grade."
    )


def test_grades_that_a_newer_report_does_not_give_are_counted():
    assert readings.superseded(newer("E1", "E3", "E4")) == (
        "3 of these grades are older than the authority's newest report, which gives no such grade."
    )
    assert readings.superseded(newer("E1")) == (
        "1 of these grades is older than the authority's newest report, which gives no such grade."
    )
    assert readings.superseded(MIXED) is None


def test_authorities_without_a_tile():
    assert readings.off_the_map(MIXED.iloc[:0]) is None
    assert readings.off_the_map(MIXED.iloc[2:5]) == (
        "Counted but since abolished, so without a tile: Place 3 (outstanding), Place 4 (inadequate) "
        "and Place 5 (requires improvement)."
    )


def test_the_end_of_overall_effectiveness_is_explained_there_alone():
    assert "April 2026" in readings.no_overall("overall_effectiveness")
    assert readings.no_overall("leadership") is None


def movement(**counts: int) -> pd.DataFrame:
    return pd.DataFrame({"move": pd.Series([move for move, n in counts.items() for _ in range(n)], dtype="str")})


@pytest.mark.parametrize(
    ("given", "reading", "title"),
    [
        (
            {"improved": 3, "same": 2, "declined": 1, "first": 4},
            "Of 6 authorities graded at least twice, 3 improved at the latest inspection, 2 stayed the same and "
            "1 declined; 4 have been graded once.",
            "3 authorities improved at their latest inspection, 1 declined",
        ),
        (
            {"improved": 1, "first": 1},
            "Of 1 authority graded at least twice, 1 improved at the latest inspection, 0 stayed the same and "
            "0 declined; 1 has been graded once.",
            "1 authority improved at its latest inspection, 0 declined",
        ),
        (
            {"first": 4},
            "All 4 authorities have been graded once: there is no movement to show yet.",
            "no authority has been graded twice yet",
        ),
        ({}, "No authority has a grade yet.", "no authority has been graded twice yet"),
    ],
)
def test_movement(given, reading, title):
    assert readings.moves(movement(**given)) == reading
    assert readings.moved(movement(**given)) == title


def over_time(**days: tuple[int, int, int, int, int]) -> pd.DataFrame:
    rows = [
        (pd.Timestamp(day.replace("_", "-").strip("-")), grade, count)
        for day, counts in days.items()
        for grade, count in zip(GRADES, counts, strict=True)
    ]
    return pd.DataFrame(rows, columns=["day", "grade", "authorities"])


def test_grades_over_time_against_five_years_before():
    counts = over_time(_2019_03_31=(9, 9, 0, 0, 0), _2019_06_30=(1, 2, 3, 4, 9), _2024_06_30=(2, 5, 3, 1, 0))
    assert readings.over_time(counts) == (
        "On 30 June 2024, 7 of 11 graded authorities were good or outstanding; on 30 June 2019, 3 of 10."
    )
    assert readings.over_time(counts.tail(5)) == (
        "On 30 June 2024, 7 of 11 graded authorities were good or outstanding."
    )
    nobody_then = over_time(_2019_06_30=(0, 0, 0, 0, 9), _2024_06_30=(2, 5, 3, 1, 0))
    assert readings.over_time(nobody_then) == (
        "On 30 June 2024, 7 of 11 graded authorities were good or outstanding. "
        "The height grows until 30 June 2024 as authorities get their first grade."
    )
    assert readings.over_time_title(counts) == "7 of 11 authorities are good or outstanding; five years before, 3 of 10"
    assert readings.over_time_title(nobody_then) == "7 of 11 authorities are good or outstanding"


def test_ages():
    table = pd.DataFrame({"years_since": [1.0, 2.0, 3.26, 4.0, 9.0, NONE]})
    assert readings.ages(table) == (
        "Half of the latest grades were published more than about 3.3 years before this day; "
        "2 of 5 are four years old or more."
    )
    assert readings.ages(table.head(4)).endswith("; 1 of 4 is four years old or more.")
    assert readings.ages(table.tail(1)) == "No authority has a grade yet."
    assert readings.ages_title(table) == "half of the latest grades are more than about 3.3 years old"


# indicators


def test_sources():
    every = pd.DataFrame({"rows": [1200, 34]})
    unread = pd.DataFrame({"documents": [1]})
    assert readings.sources(every, pd.DataFrame({"subject": ["a", "b"]}), unread) == (
        "2 sources gave 1,234 facts. In 2 places two sources disagree; 1 document was not read. All are listed here."
    )


# better and worse

values = some.floats(0, 5000).map(lambda v: round(v, 1))
