"""Numbers and dates as printed."""

import datetime as dt

import pytest

from loaders.report_numbers import Passage, moments, quantities, without
from loaders.report_text import Line


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("3,860 and 3860", [(3860, "count"), (3860, "count")]),
        ("eight, one child, none, zero", [(8, "count"), (1, "count"), (0, "count"), (0, "count")]),
        ("Ninety-six per cent", [(96, "percent")]),
        ("two hundred and eighty-one children", [(281, "count")]),
        ("44.8% and 12 percent", [(44.8, "percent"), (12, "percent")]),
        ("a rate of 92.5 per 10,000 children", [(92.5, "per_10000")]),
        ("27 weeks, 118days, 12 months", [(27, "weeks"), (118, "days"), (12, "months")]),
        ("four percentage points", [(4, "points")]),
        ("no longer, £2.5 million, section47", []),
    ],
)
def test_quantities(text, values):
    assert [(one.value, one.unit) for one in quantities(text)] == values


@pytest.mark.parametrize(
    ("text", "words", "on"),
    [
        ("At 31st March 2014, x", "31st March 2014", dt.date(2014, 3, 31)),
        ("At 31 May 14, x", "31 May 14", dt.date(2014, 5, 31)),
        ("As at March 31 2015", "March 31 2015", dt.date(2015, 3, 31)),
        ("on 31/03/2014", "31/03/2014", dt.date(2014, 3, 31)),
        ("in June 2015", "June 2015", dt.date(2015, 6, 30)),
        ("in 2014–15", "2014–15", dt.date(2015, 3, 31)),
        ("for 2011-2014", "2011-2014", dt.date(2014, 3, 31)),
        ("in Q3 2015–16", "Q3 2015–16", dt.date(2015, 12, 31)),
        ("in the first quarter of 2014–15", "first quarter of 2014–15", dt.date(2014, 6, 30)),
        ("from April to September 2015", "September 2015", dt.date(2015, 9, 30)),
        ("April 2014 to January 2015", "April 2014 to January 2015", dt.date(2015, 1, 31)),
        ("the second quarter data for 2014–15", "second quarter data for 2014–15", dt.date(2014, 9, 30)),
        ("Quarter 3 data for 2014/15", "Quarter 3 data for 2014/15", dt.date(2014, 12, 31)),
        ("from 50% in 2013 to 2014", "2013 to 2014", dt.date(2014, 3, 31)),
        ("In 2011 to 14, children", "2011 to 14", dt.date(2014, 3, 31)),
        ("from 55 weeks in 2013 to 30 weeks", "2013", None),
        ("from 20.6% in 2013 to 16.6%", "2013", None),
        ("from 20 in 2015 to 16, which", "2015", None),
        ("so far in 2016–17", "2016–17", None),  # not over when the inspection was
        ("in the first quarter of 2016–17", "first quarter of 2016–17", None),
        ("by 31 December 2016", "31 December 2016", None),
        ("in May 2016", "May 2016", dt.date(2016, 5, 31)),  # the month the inspection ended in
        ("in June 2016", "June 2016", dt.date(2016, 6, 30)),
        ("forecast for July 2016", "July 2016", None),
        ("in 2013", "2013", None),
        ("At the time of the inspection", "At the time of the inspection", dt.date(2016, 5, 20)),
        ("Since the last inspection", "Since the last inspection", None),
        ("at 31 June 2014", "31 June 2014", None),
    ],
)
def test_moments(text, words, on):
    assert [(one.text, one.on) for one in moments(text, dt.date(2016, 5, 20))] == [(words, on)]


def test_without_the_day_of_the_inspection_a_period_keeps_its_last_day():
    assert [one.on for one in moments("so far in 2016–17")] == [dt.date(2017, 3, 31)]


def test_a_number_of_children_is_no_year():
    assert moments("2001 children") == []


def test_blanking_takes_footnote_digits_glued_to_a_year():
    text = "by 31 March 20149 ."
    assert without(moments(text), text) == "by" + " " * 16 + "."


def test_a_passage_knows_its_pages():
    passage = Passage([Line(3, "one"), Line(3, "two"), Line(4, "three")])
    assert passage.text == "one two three"
    assert [passage.page(passage.text.index(word)) for word in ("one", "two", "three")] == [3, 3, 4]
