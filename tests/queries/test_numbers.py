import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from queries import numbers

CALM = settings(max_examples=100, derandomize=True)


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "shown"),
    [
        (54.0, "percent", 0, "54%"),
        (54.25, "percent", 1, "54.3%"),  # halves up, where Python's own rounding gives 54.2
        (0.5, "percent", 0, "1%"),
        (1.5, "count", 0, "2"),
        (2.5, "count", 0, "3"),
        (1.005, "score", 2, "1.01"),  # as written, not as stored
        (0.05, "per_10000", 1, "0.1"),
        (1234567.0, "count", 0, "1,234,567"),
        (1234.56, "per_10000", 1, "1,234.6"),
        (999.95, "per_10000", 1, "1,000.0"),
        (2100.0, "pounds", 0, "£2,100"),
        (-2100.4, "pounds", 0, "-£2,100"),
        (-3.25, "score", 1, "-3.3"),
        (-1234.5, "count", 0, "-1,235"),
        (-0.04, "percent", 1, "0.0%"),  # no minus before nothing
        (0.0, "percent", 1, "0.0%"),
        (-0.0, "count", 0, "0"),
        (7, "count", 0, "7"),
        (1e-7, "percent", 1, "0.0%"),
        (1e16, "count", 0, "10,000,000,000,000,000"),
        (float("nan"), "percent", 1, ""),
        (None, "count", 0, ""),
        (pd.NA, "count", 0, ""),
    ],
)
def test_a_value_is_shown_with_its_decimals_and_the_sign_of_its_unit(value, unit, decimals, shown):
    assert numbers.text(value, unit, decimals) == shown


@CALM
@given(some.floats(-1e12, 1e12), some.integers(0, 3))
def test_what_is_shown_is_the_value_rounded_half_up(value, decimals):
    shown = numbers.text(value, "count", decimals)
    assert re.fullmatch(r"-?\d{1,3}(,\d{3})*(\.\d+)?", shown)
    assert len(shown.partition(".")[2]) == decimals
    exact = Decimal(repr(value))
    assert Decimal(shown.replace(",", "")) == exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    assert not re.fullmatch(r"-[0.,]*", shown)


@pytest.mark.parametrize(
    ("value", "unit", "unit_name", "decimals", "shown"),
    [
        (54.0, "percent", "% of children", 0, "54%"),
        (40.6, "per_10000", "per 10,000 children", 1, "40.6 per 10,000 children"),
        (2100.0, "pounds", "£ a week", 0, "£2,100 a week"),
        (1312.0, "count", "children", 0, "1,312"),
        (14.2, "months", "months", 1, "14.2 months"),
    ],
)
def test_a_value_is_told_with_its_unit_in_words(value, unit, unit_name, decimals, shown):
    assert numbers.long_text(value, unit, unit_name, decimals) == shown


def plain_ordinal(number: int) -> str:
    digits = str(number)
    if digits[-2:] in ("11", "12", "13"):
        return digits + "th"
    if digits.endswith("1"):
        return digits + "st"
    if digits.endswith("2"):
        return digits + "nd"
    if digits.endswith("3"):
        return digits + "rd"
    return digits + "th"


def test_ordinals_follow_the_plain_rule():
    assert [numbers.ordinal(n) for n in range(1, 214)] == [plain_ordinal(n) for n in range(1, 214)]


def test_days_are_read_aloud():
    assert numbers.day(date(2014, 7, 7)) == "7 July 2014"
    assert numbers.day(pd.Timestamp("2026-11-22")) == "22 November 2026"


def test_plurals():
    assert numbers.plural(1, "report") == "1 report"
    assert numbers.plural(0, "report") == "0 reports"
    assert numbers.plural(1500, "authority", "authorities") == "1,500 authorities"
    assert numbers.plural(1, "authority", "authorities") == "1 authority"


def test_lists():
    assert numbers.listed(["a"]) == "a"
    assert numbers.listed(["a", "b"]) == "a and b"
    assert numbers.listed(["a", "b", "c"]) == "a, b and c"


@pytest.mark.parametrize(
    ("since", "on", "age"),
    [
        ((2024, 5, 1), (2024, 5, 31), "less than a month"),
        ((2024, 5, 31), (2024, 7, 30), "1 month"),
        ((2024, 5, 1), (2025, 5, 1), "1 year"),
        ((2022, 5, 9), (2026, 4, 30), "3 years and 11 months"),
        ((2022, 5, 9), (2024, 6, 9), "2 years and 1 month"),
    ],
)
def test_ages_in_whole_months(since, on, age):
    assert numbers.age(date(*since), date(*on)) == age


@pytest.mark.parametrize(
    ("above", "below", "of", "said"),
    [
        (7, 3, 10, "higher than 7 of 10 peers"),
        (10, 0, 10, "higher than all 10 peers"),
        (0, 10, 10, "lower than all 10 peers"),
        (0, 8, 10, "lower than 8 of 10 peers"),
        (0, 0, 10, "the same as all 10 peers"),
        (1, 0, 1, "higher than the only peer"),
        (0, 0, 1, "the same as the only peer"),
    ],
)
def test_how_many_are_above_and_below(above, below, of, said):
    assert numbers.above(above, below, of, "peer", "peers") == said


@pytest.mark.parametrize(
    ("names", "said"),
    [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A and 2 others")],
)
def test_those_that_share_a_place(names, said):
    assert numbers.first_of(names) == said


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (8.25, 1, "8.3"),
        (8.0, 0, "8"),
        (99.94, 2, "99.9"),
        (99.96, 1, "100"),
        (584.7, 1, "585"),
        (999.4, 1, "999"),
        (999.6, 1, "1.0k"),
        (1234.0, 0, "1.2k"),
        (9960.0, 0, "10k"),
        (123_456.0, 0, "123k"),
        (999_600.0, 0, "1.0m"),
        (3_400_000.0, 0, "3.4m"),
        (12_300_000.0, 0, "12m"),
        (-8.25, 1, "-8.3"),
        (float("nan"), 1, ""),
    ],
)
def test_a_value_where_there_is_room_for_four_signs(value, decimals, said):
    assert numbers.brief(value, decimals) == said


@pytest.mark.parametrize(
    ("unit", "said"), [("percent", "54.0%"), ("per_10000", "54.0 per 10,000"), ("months", "54.0 months")]
)
def test_a_value_with_its_unit_in_short(unit, said):
    assert numbers.short_text(54.0, unit, 1) == said
