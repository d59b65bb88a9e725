from datetime import date

import pytest

from loaders import council_phrases
from loaders.errors import LoadError


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("13 June 2017", date(2017, 6, 13)),
        ("19th February 2016", date(2016, 2, 19)),
        ("1 st of Sept 2016", date(2016, 9, 1)),
        ("October 21st, 2020", date(2020, 10, 21)),
        ("07/03/2017", date(2017, 3, 7)),
        ("31 June 2017", None),
        ("16 August", None),
    ],
)
def test_days(text, day):
    assert council_phrases.day(text) == day


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("between 23 November 2015 and 17 December", (date(2015, 11, 23), date(2015, 12, 17))),
        ("from 2 to 13 March 2020", (date(2020, 3, 2), date(2020, 3, 13))),
        ("11–22 September 2023", (date(2023, 9, 11), date(2023, 9, 22))),
        ("the 27th February 2017 to the 23rd March 2017", (date(2017, 2, 27), date(2017, 3, 23))),
        ("12/09/2022 to 23/09/2022", (date(2022, 9, 12), date(2022, 9, 23))),
        ("30 November to 8 January 2021", (date(2020, 11, 30), date(2021, 1, 8))),
        ("27 February - 14 March", None),
        ("31 to 33 March 2020", None),
    ],
)
def test_periods(text, days):
    match = council_phrases.first("inspected", text)
    assert (match and council_phrases.period(match)) == days


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("Seven", 7), ("twenty five", 25), ("Twenty-five", 25)])
def test_counts(text, number):
    assert council_phrases.count(text) == number


def test_a_part_of_a_fraction_or_a_sum_is_no_count():
    assert council_phrases.every("claim_judged", "1/3 of local authorities and £4 authorities") == []


def test_sentences_end_before_a_capital_or_a_quotation():
    assert council_phrases.sentences("It is 'Good.' So be it. 'Yes' i.e. no. 3 more.") == [
        "It is 'Good.'",
        "So be it.",
        "'Yes' i.e. no. 3 more.",
    ]


def test_every_declared_phrase_compiles():
    assert all(council_phrases.patterns(row["fact"]) for row in council_phrases.rows("phrases"))
    assert council_phrases.alternation("areas") and council_phrases.alternation("grades")


def test_every_area_and_grade_is_one_that_is_declared():
    names = {row["judgement"] for row in council_phrases.rows("areas")}
    assert names == {
        *("overall_effectiveness", "leadership", "help_and_protection", "in_care", "in_care_and_care_leavers"),
        *("care_leavers", "adoption", "lscb"),
    }
    grades = {row["grade"] for row in council_phrases.rows("grades")}
    assert grades == {"outstanding", "good", "requires_improvement", "adequate", "inadequate"}


def test_a_fact_without_a_phrase_stops():
    with pytest.raises(LoadError) as stop:
        council_phrases.patterns("weather")
    assert str(stop.value) == "council_phrases.csv: no phrase for weather. Add one."
