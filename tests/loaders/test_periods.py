"""Published spellings of a period, as the tidy tables write it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import periods


@pytest.mark.parametrize(
    ("spelling", "period_type", "expected"),
    [
        ("2025", "31 March", ("2025", date(2025, 3, 31))),
        ("2025", "year ending 31 March", ("2025", date(2025, 3, 31))),
        ("2025", "academic year", ("2024-25", date(2025, 8, 31))),
        ("2015-16", "academic year", ("2015-16", date(2016, 8, 31))),
        ("2010/11", "financial year", ("2010-11", date(2011, 3, 31))),
        ("1999-00", "financial year", ("1999-00", date(2000, 3, 31))),
        ("2024", "30 September", ("2024", date(2024, 9, 30))),
        ("2024", "year ending 30 September", ("2024", date(2024, 9, 30))),
        ("2024", "mid-year", ("2024", date(2024, 6, 30))),
        ("2024", "calendar year", ("2024", date(2024, 12, 31))),
        ("2024", "January census", ("2024", date(2024, 1, 31))),
        ("2014-16", "three calendar years", ("2014-16", date(2016, 12, 31))),
        ("2013/14-15/16", "three financial years", ("2013-14 to 2015-16", date(2016, 3, 31))),
        ("2024-25", "31 March", None),
        ("2014-16", "academic year", None),
        ("2015-16", "three calendar years", None),
        ("2013/14-16/17", "three financial years", None),
        ("202425", "academic year", None),
        ("2025 ", "31 March", None),
        ("２０２５", "31 March", None),
        ("0", "31 March", None),
        ("", "31 March", None),
    ],
)
def test_a_spelling_becomes_a_period_and_its_last_day(spelling, period_type, expected):
    assert periods.read(spelling, periods.types()[period_type]) == expected


@given(st.integers(1901, 2098), st.sampled_from(["2025", "2024-25", "2024/25"]))
def test_every_spelling_of_an_academic_year_means_the_same(end, form):
    short = f"{end % 100:02}"
    spelling = {"2025": f"{end}", "2024-25": f"{end - 1}-{short}", "2024/25": f"{end - 1}/{short}"}[form]

    assert periods.read(spelling, periods.types()["academic year"]) == (f"{end - 1}-{short}", date(end, 8, 31))


@given(st.text(), st.sampled_from(sorted(periods.types())))
def test_any_text_is_a_period_or_nothing(spelling, period_type):
    found = periods.read(spelling, periods.types()[period_type])
    assert found is None or spelling[:2] in ("19", "20")
