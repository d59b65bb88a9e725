"""Whose a value in prose is and when."""

import datetime as dt

from loaders import report_figures, report_text
from loaders.report_phrases import Figure

INSPECTED_TO = dt.date(2016, 5, 20)


def read(*pages: str) -> list[Figure]:
    return report_figures.read(report_text.lines(list(pages)), INSPECTED_TO)


def roles(sentence: str) -> list[tuple]:
    return [(one.value, one.role, one.as_at) for one in read(f"9. {sentence}")]


def test_a_subgroup_is_kept_as_printed():
    found = read("9. Currently, 62% of care leavers aged 19 to 21 are in education, employment or training.")
    assert [(f.subgroup, f.value, f.as_at) for f in found] == [("aged 19 to 21", 62, "Currently")]


def test_at_the_time_of_the_inspection_is_its_last_day():
    found = read("9. At the time of the inspection, 98% of care leavers were in suitable accommodation.")
    assert [(f.as_at, f.as_at_on) for f in found] == [("At the time of the inspection", INSPECTED_TO)]


def test_dates_decide_where_words_do_not():
    sentence = "Dental checks were done for 80% of children in 2013–14 and 91% in 2014–15."
    assert roles(sentence) == [(80, "previous", "2013–14"), (91, "current", "2014–15")]


def test_a_value_beside_a_national_average_is_the_authority_s():
    sentence = "The use of agency staff was in line with the national average, at 14%."
    assert roles(sentence) == [(14, "current", None)]


def test_a_regional_average_is_not_kept():
    sentence = "Care proceedings take 30 weeks on average, better than the London average of 36 weeks."
    assert roles(sentence) == [(30, "current", None)]


def test_a_later_sentence_makes_the_value_before_previous():
    sentence = "In 2014–15, 60% of care leavers were NEET. In-year performance to July 2015 has risen to 70%."
    assert roles(sentence) == [(60, "previous", "2014–15"), (70, "current", "July 2015")]


def test_neighbours_and_england_respectively():
    sentence = (
        "Social worker turnover is 9%, compared with statistical neighbours and England at 12% and 15% respectively."
    )
    assert [role for _, role, _ in roles(sentence)] == ["current", "statistical_neighbours", "england"]
