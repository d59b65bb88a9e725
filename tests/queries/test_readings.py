import re
from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from queries import readings

CALM = settings(max_examples=50, deadline=None, derandomize=True)
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
    assert readings.combined(table, "in_care") == (
        "2 of these grades were given for children in care and care leavers together, "
        "as inspectors did from 2018 to 2022."
    )
    assert readings.combined(MIXED, "in_care") is None


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
        "North East has the largest share of graded authorities that are good or outstanding (3 of 4), "
        "South East the smallest (1 of 4)."
    )
    assert readings.regions_title(counts) == "Good or better: 3 of 4 in North East, 4 of 8 in England"


def test_regions_that_cannot_be_told_apart():
    same = by_region(North_East=(1, 0, 1, 0, 0), South_East=(0, 2, 2, 0, 0))
    assert readings.regions(same) == (
        "The share of graded authorities that are good or outstanding is the same in every region."
    )
    assert readings.regions_title(same) == "How do the regions differ?"
    few = by_region(North_East=(1, 0, 1, 0, 0), South_East=(0, 0, 0, 0, 4))
    assert readings.regions(few) == "Too few authorities have a grade to compare regions."
    assert readings.regions_title(few) == "How do the regions differ?"


@pytest.mark.parametrize(
    ("years", "age"),
    [(0.4, "less than a year ago"), (1.0, "1 year ago"), (3.99, "3 years ago")],
)
def test_one_grade_with_its_age(years, age):
    row = MIXED.iloc[0].copy()
    row["years_since"] = years
    assert readings.one_grade(row, "help_and_protection") == (
        f"Place 1: help and protection is good, published 7 July 2022 ({age})."
    )


def test_one_authority_without_a_grade_or_not_there():
    assert readings.one_of(MIXED, "E6", "in_care") == "Place 6 has no grade for children in care yet."
    assert readings.one_of(MIXED, "E9", "in_care") == "The chosen authority did not exist on this day."
    assert readings.one_of(MIXED, "E1", "lscb") == (
        "Place 1: safeguarding board (LSCB) is good, published 7 July 2022 (2 years ago)."
    )


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
            {"first": 4},
            "All 4 authorities have been graded once: there is no movement to show yet.",
            "No authority has been graded twice yet",
        ),
        ({}, "No authority has a grade yet.", "No authority has been graded twice yet"),
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
    assert readings.over_time(nobody_then) == readings.over_time(counts.tail(5))


def test_ages():
    table = pd.DataFrame({"years_since": [1.0, 2.0, 3.26, 4.0, 9.0, NONE]})
    assert readings.ages(table) == (
        "Half of the latest grades were published more than 3.3 years before this day; "
        "2 of 5 are four years old or more."
    )
    assert readings.ages(table.tail(1)) == "No authority has a grade yet."


# indicators


def what(polarity: str = "higher", unit: str = "percent", decimals: int = 1, **more) -> pd.Series:
    return pd.Series(
        {
            "polarity": polarity,
            "unit": unit,
            "unit_name": {"percent": "% of children", "per_10000": "per 10,000 children", "count": "children"}[unit],
            "decimals": decimals,
            "period_type": "year ending 31 March",
            "numerator_name": "children visited in time",
            **more,
        }
    )


def stood(**more) -> pd.Series:
    """An authority's row: 54.3% in 2024, up from 51.3% in 2022."""
    return pd.Series(
        {
            "value": 54.3,
            "note": None,
            "rank": 12.0,
            "of": 131,
            "quartile": 1.0,
            "numerator": 543.0,
            "denominator": 1000.0,
            "lower": 51.2,
            "upper": 57.36,
            "against_england": "higher",
            "period": "2024",
            "period_before": "2022",
            "value_before": 51.3,
            "change": 3.0,
            "direction": "better",
            **more,
        }
    )


FIRST_EVER = {"period_before": None, "value_before": NONE, "change": NONE, "direction": None}


def test_rank():
    assert readings.rank(stood(), "higher") == "12th of 131 with data"
    assert readings.rank(stood(), "lower") == "12th of 131 with data"
    assert readings.rank(stood(rank=1.0), "neutral") == "1st highest of 131 with data"


@pytest.mark.parametrize(
    ("quarter", "words"),
    [
        (1.0, "best quarter"),
        (2.0, "second best quarter"),
        (3.0, "third best quarter"),
        (4.0, "worst quarter"),
        (NONE, None),
    ],
)
def test_quartile(quarter, words):
    assert readings.quartile(stood(quartile=quarter)) == words


@pytest.mark.parametrize(
    ("row", "indicator", "words"),
    [
        (stood(), what(), "up 3.0 percentage points from 51.3% in 2022 (better)"),
        (
            stood(change=-3.0, direction="worse"),
            what(decimals=0),
            "down 3 percentage points from 51% in 2022 (worse)",
        ),
        (
            stood(change=1234.5, direction="higher"),
            what("neutral", "per_10000"),
            "up 1,234.5 from 51.3 in 2022",
        ),
        (stood(change=-2.0, direction="better"), what("lower", "count", 0), "down 2 from 51 in 2022 (better)"),
        (stood(change=0.0, direction="unchanged"), what(), "unchanged from 2022"),
        (stood(**FIRST_EVER), what(), "no earlier value to compare with"),
    ],
)
def test_change(row, indicator, words):
    assert readings.change(row, indicator) == words


@pytest.mark.parametrize(
    ("verdict", "polarity", "words"),
    [
        ("higher", "higher", "this authority is higher than that, more than chance would explain, which is better"),
        ("lower", "higher", "this authority is lower than that, more than chance would explain, which is worse"),
        ("higher", "lower", "this authority is higher than that, more than chance would explain, which is worse"),
        ("lower", "lower", "this authority is lower than that, more than chance would explain, which is better"),
        ("higher", "neutral", "this authority is higher than that, more than chance would explain"),
        ("similar", "higher", "this authority is similar: the difference may be chance"),
        (None, "higher", None),
        (NONE, "higher", None),
    ],
)
def test_against_england(verdict, polarity, words):
    assert readings.against_england(stood(against_england=verdict), what(polarity)) == words


def test_a_groups_median():
    found = pd.Series({"median": 52.04, "with_value": 9})
    assert readings.group(found, 10, readings.GROUPS["2025"], what()) == (
        "median of 9 of 10 statistical neighbours (2025 model): 52.0%"
    )
    assert readings.group(None, 10, readings.GROUPS["2021"], what()) == (
        "none of the 10 statistical neighbours (2021 model) has a value"
    )


def line(*points: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame(points, columns=["period", "value"]).astype({"value": float})


@pytest.mark.parametrize(
    ("points", "polarity", "words"),
    [
        (
            [("2020", 10.0), ("2021", NONE), ("2022", 12.04), ("2023", NONE)],
            "higher",
            "Place rose from 10.0% in 2020 to 12.0% in 2022, which is better.",
        ),
        ([("2020", 12.0), ("2022", 10.0)], "higher", "Place fell from 12.0% in 2020 to 10.0% in 2022, which is worse."),
        ([("2020", 12.0), ("2022", 10.0)], "lower", "Place fell from 12.0% in 2020 to 10.0% in 2022, which is better."),
        ([("2020", 12.0), ("2022", 10.0)], "neutral", "Place fell from 12.0% in 2020 to 10.0% in 2022."),
        ([("2020", 10.01), ("2022", 10.04)], "higher", "Place: 10.0% in 2022, the same as in 2020."),
        ([("2020", NONE), ("2022", 10.0)], "higher", "Place: 10.0% in 2022, the only value published."),
        ([("2020", NONE)], "higher", "Place has no published value."),
        ([], "higher", "Place has no published value."),
    ],
)
def test_trend(points, polarity, words):
    assert readings.trend(line(*points), "Place", what(polarity)) == words


def test_where_an_authority_stands():
    assert readings.standing(stood(), "Place", what(), "2024") == (
        "Place: 54.3% in 2024, 12th of 131 with data, in the best quarter; "
        "up 3.0 percentage points from 51.3% in 2022 (better)."
    )
    neutral = stood(quartile=NONE, direction="higher")
    assert readings.standing(neutral, "Place", what("neutral", "per_10000"), "2024") == (
        "Place: 54.3 per 10,000 children in 2024, 12th highest of 131 with data; up 3.0 from 51.3 in 2022."
    )
    assert readings.standing(stood(value=NONE, note="suppressed"), "Place", what(), "2024") == (
        "Place's value for 2024 is not published (a small number is hidden)."
    )
    assert readings.standing(None, "Place", what(), "2024") == "Place has no value for 2024 in this file."


@pytest.mark.parametrize("note", readings.NOTE_WORDS)
def test_every_note_makes_a_sentence(note):
    sentence = readings.standing(stood(value=NONE, note=note), "Place", what(), "2024")
    assert re.fullmatch(r"Place's value for 2024 is not [\w ()]+\.", sentence)


def test_every_note_has_words():
    import schema

    assert set(readings.NOTE_WORDS) == set(schema.NOTES)


def test_a_small_count_gets_a_caution():
    assert readings.small_count(stood(numerator=19.0), what()) == (
        "Take care: the count behind it is only 19 (children visited in time), so one more or fewer moves it."
    )
    assert readings.small_count(stood(numerator=0.0), what(numerator_name=None)) == (
        "Take care: the count behind it is only 0, so one more or fewer moves it."
    )
    assert readings.small_count(stood(numerator=20.0), what()) is None
    assert readings.small_count(stood(numerator=NONE), what()) is None
    assert readings.small_count(None, what()) is None


def test_an_authority_without_neighbours():
    assert readings.no_peers("Newshire", "2021", ()) == (
        "Newshire has no statistical neighbours (2021 model): it is older or younger than the model. "
        "Choose another comparison."
    )
    assert readings.no_peers("Newshire", "2021", ("E1",)) is None


def test_interval():
    assert readings.interval(stood(), what()) == "95% interval 51.20% to 57.36%"
    assert readings.interval(stood(), what(unit="per_10000", decimals=0)) == "95% interval 51.2 to 57.4"
    assert readings.interval(stood(lower=NONE, upper=NONE), what()) == (
        "Interval not available: the count and base are not published"
    )


def ranked(*values: float) -> pd.DataFrame:
    return pd.DataFrame(
        {"authority_name": [f"Place {i}" for i, _ in enumerate(values, 1)], "value": values}, dtype=None
    )


def test_spread():
    assert readings.spread(ranked(5.0, 3.04, NONE, 1234.0), what(unit="count", decimals=1), "2024") == (
        "In 2024, 3 of 4 authorities have a published value, from 3.0 (Place 2) to 1,234.0 (Place 4)."
    )
    assert readings.spread(ranked(NONE), what(), "2024") == "No authority has a published value for 2024."


def test_period_and_end():
    assert readings.period(what(), "2024") == "year ending 31 March 2024"
    old = pd.Series({"authority_name": "Oldshire", "closed_on": pd.Timestamp("2019-03-31")})
    assert readings.ended(old, ["Newshire", "West Newshire"]) == (
        "Oldshire ended on 31 March 2019; Newshire and West Newshire took over. Its lines stop there."
    )
    assert readings.ended(pd.Series({"authority_name": "Alphashire", "closed_on": pd.NaT}), []) is None


def test_headline():
    median = pd.Series({"median": 52.04, "with_value": 9})
    assert readings.headline(stood(), what(), median, 10, "2025", 50.0) == [
        ("Year ending 31 March 2024", "54.3%", "95% interval 51.20% to 57.36%"),
        ("Rank", "12th of 131", "counted from the best; best quarter"),
        ("Change", "up 3.0", "percentage points, from 51.3% in 2022 (better)"),
        ("Median of its peers", "52.0%", "9 of 10 statistical neighbours (2025 model) have data"),
        (
            "England",
            "50.0%",
            "This authority is higher than that, more than chance would explain, which is better",
        ),
    ]


def test_headline_with_little_to_say():
    row = stood(quartile=NONE, lower=NONE, upper=NONE, against_england=None, **FIRST_EVER)
    assert readings.headline(row, what("neutral", "count", 0), None, 4, "region", None) == [
        ("Year ending 31 March 2024", "54", "Interval not available: the count and base are not published"),
        ("Rank", "12th of 131", "counted from the highest; neither high nor low is better"),
        ("Change", "none", "No earlier value to compare with"),
        ("Median of its peers", "none", "0 of 4 other authorities in its region have data"),
        ("England", "none", "No interval to tell a difference from chance"),
    ]
    rank = readings.headline(row, what(), None, 4, "region", None)[1]
    assert rank == ("Rank", "12th of 131", "counted from the best; no quarters: too few or too coarse values")


def test_ranked_title():
    table = ranked(5.0, 3.04, NONE)
    assert readings.ranked_title(stood(), "Place", what(), table, "2024") == "Place is 12th of 131 with data"
    for row in (None, stood(value=NONE, note="suppressed")):
        assert readings.ranked_title(row, "Place", what(), table, "2024") == "Authorities range from 3.0% to 5.0%"
    assert readings.ranked_title(None, "Place", what(), ranked(NONE), "2024") == (
        "No authority has a published value for 2024"
    )


def peers(mine: float | None, *others: float) -> pd.DataFrame:
    rows = [("mine", mine)] * (mine is not None) + [("neighbour", v) for v in others] + [("england", 99.0)]
    return pd.DataFrame(rows, columns=["role", "value"])


def test_beside():
    table = peers(5.0, 1.0, 2.0, 5.0, 9.0)
    assert readings.beside(table, "Place", 10, what("lower")) == (
        "Place is higher than 2 and lower than 1 of the 4 peers with data (10 in all). Lower is better."
    )
    assert readings.beside_title(table, "Place") == "Place is higher than 2 of 4 peers with data"
    assert readings.beside(peers(None, 1.0), "Place", 10, what()) == "1 of 10 peers have data; Place has none."
    assert readings.beside(peers(1.0), "Place", 10, what()) == "0 of 10 peers have data; Place has a value."
    assert readings.beside_title(peers(1.0), "Place") == "Place and its peers"


def test_sources():
    every = pd.DataFrame({"rows": [1200, 34]})
    unread = pd.DataFrame({"documents": [1]})
    assert readings.sources(every, pd.DataFrame({"subject": ["a", "b"]}), unread) == (
        "2 sources gave 1,234 facts. In 2 places two sources disagree; 1 document was not read. All are listed here."
    )


# better and worse

values = some.floats(0, 5000).map(lambda v: round(v, 1))
JUDGING = re.compile(r"\b(better|worse|best|worst)\b")
SAYS_NEITHER = re.compile(r"[Nn]either high(er)? nor low(er)? is better")


@CALM
@given(
    some.sampled_from(["higher", "lower", "neutral"]),
    some.sampled_from(["percent", "per_10000", "count"]),
    values,
    some.lists(some.one_of(some.just(NONE), values), min_size=1, max_size=6),
    some.sampled_from(["higher", "lower", "similar", None]),
)
def test_nothing_is_called_better_or_worse_where_neither_way_is(polarity, unit, value, others, verdict):
    from queries import ranking

    indicator = what(polarity, unit)
    change = ranking.change(value, 51.3, 1)
    quarter = NONE if polarity == "neutral" else 2.0
    row = stood(
        value=value,
        change=change,
        direction=ranking.direction(change, polarity),
        against_england=verdict,
        quartile=quarter,
    )
    said = [
        readings.change(row, indicator),
        readings.against_england(row, indicator) or "",
        readings.standing(row, "Place", indicator, "2024"),
        readings.trend(line(("2022", 51.3), *((str(y), v) for y, v in enumerate(others, 2023))), "Place", indicator),
        readings.spread(ranked(value, *others), indicator, "2024"),
        readings.ranked_title(row, "Place", indicator, ranked(value, *others), "2024"),
        readings.beside(peers(value, *[v for v in others if v == v]), "Place", 10, indicator),
        *(text for part in readings.headline(row, indicator, None, 10, "2025", value) for text in part),
    ]
    judged = [text for text in said if JUDGING.search(SAYS_NEITHER.sub("", text))]
    if polarity == "neutral":
        assert judged == []
    elif change:
        good_way = (change > 0) == (polarity == "higher")
        assert said[0].endswith("(better)" if good_way else "(worse)")
