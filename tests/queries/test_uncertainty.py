import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.stats import binomtest, chi2

from queries import uncertainty

CALM = settings(max_examples=50, derandomize=True)
NONE = float("nan")


def values(*rows: tuple) -> pd.DataFrame:
    """Rows of (value, numerator, denominator[, lower, upper])."""
    whole = [(*row, NONE, NONE)[:5] for row in rows]
    return pd.DataFrame(whole, columns=["value", "numerator", "denominator", "lower", "upper"], dtype=float)


@CALM
@given(some.integers(1, 3000).flatmap(lambda base: some.tuples(some.integers(0, base), some.just(base))))
def test_percentages_have_wilsons_interval(pair):
    count, base = pair
    found = uncertainty.intervals(values((100 * count / base, count, base)), "percent").iloc[0]
    exact = binomtest(count, base).proportion_ci(0.95, method="wilson")
    assert found["method"] == "wilson"
    assert found["lower"] == pytest.approx(100 * exact.low, abs=1e-9)
    assert found["upper"] == pytest.approx(100 * exact.high, abs=1e-9)
    assert -1e-9 <= found["lower"] <= 100 * count / base + 1e-9
    assert 100 * count / base - 1e-9 <= found["upper"] <= 100 + 1e-9


def test_wilsons_published_example():
    """Newcombe 1998 (Statistics in Medicine 17, 857-872), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29."""
    found = uncertainty.intervals(values((30.8, 81, 263), (10.1, 15, 148), (0, 0, 20), (3.4, 1, 29)), "percent")
    np.testing.assert_allclose(found["lower"], [25.53, 6.24, 0.00, 0.61], atol=0.01)
    np.testing.assert_allclose(found["upper"], [36.62, 16.05, 16.11, 17.18], atol=0.01)


def exact_poisson(count: int) -> tuple[float, float]:
    return chi2.ppf(0.025, 2 * count) / 2, chi2.ppf(0.975, 2 * count + 2) / 2


@CALM
@given(some.integers(5, 20_000))
def test_byars_interval_is_close_to_the_exact_one(count):
    low, high = uncertainty.byar(np.array([count]))
    exact = exact_poisson(count)
    assert low[0] == pytest.approx(exact[0], rel=0.02)
    assert high[0] == pytest.approx(exact[1], rel=0.02)
    assert low[0] < count < high[0]


def test_byars_formula_by_hand():
    """Breslow and Day 1987, vol. II, p. 69, as in Public Health England's technical guide (2018), with z = 1.96."""
    for count in (1, 10, 65, 400):
        z = 1.96
        low = count * (1 - 1 / (9 * count) - z / (3 * count**0.5)) ** 3
        high = (count + 1) * (1 - 1 / (9 * (count + 1)) + z / (3 * (count + 1) ** 0.5)) ** 3
        found = uncertainty.byar(np.array([count]))
        assert (found[0][0], found[1][0]) == (pytest.approx(low, rel=1e-3), pytest.approx(high, rel=1e-3))


def test_byars_interval_of_no_events_starts_at_nought():
    low, high = uncertainty.byar(np.array([0, 1]))
    assert low[0] == 0 and 0 < low[1] < 1
    assert high[0] == pytest.approx(exact_poisson(0)[1], rel=0.02)


@pytest.mark.parametrize(("unit", "per"), [("per_1000", 1000), ("per_10000", 10_000), ("per_100000", 100_000)])
def test_rates_have_byars_interval_in_their_own_unit(unit, per):
    found = uncertainty.intervals(values((per * 65 / 12_000, 65, 12_000)), unit).iloc[0]
    low, high = uncertainty.byar(np.array([65]))
    assert found.to_dict() == {
        "lower": pytest.approx(per * low[0] / 12_000),
        "upper": pytest.approx(per * high[0] / 12_000),
        "method": "byar",
    }
    assert found["lower"] < per * 65 / 12_000 < found["upper"]


def test_a_published_interval_is_kept():
    found = uncertainty.intervals(values((50, 10, 20, 1, 99), (50, NONE, NONE, 2, 98)), "percent")
    expected = pd.DataFrame({"lower": [1.0, 2.0], "upper": [99.0, 98.0], "method": ["published"] * 2}, dtype=object)
    pd.testing.assert_frame_equal(found, expected.astype({"lower": float, "upper": float}), check_dtype=False)


@pytest.mark.parametrize("unit", ["percent", "per_10000"])
@pytest.mark.parametrize(
    "row",
    [
        (50, 10, NONE),  # the base is not published
        (50, NONE, 20),  # the count is not
        (NONE, 10, 20),  # the value is suppressed
        (50, 10, 0),  # nothing to divide by
    ],
)
def test_no_interval_without_count_base_and_value(unit, row):
    found = uncertainty.intervals(values(row), unit)
    assert found["lower"].isna().all() and found["upper"].isna().all() and found["method"].isna().all()


def test_no_percentage_interval_for_more_than_all():
    assert uncertainty.intervals(values((150, 30, 20)), "percent")["lower"].isna().all()


@pytest.mark.parametrize("unit", ["count", "score", "pounds", "months"])
def test_no_interval_for_units_that_are_no_share_and_no_rate(unit):
    found = uncertainty.intervals(values((50, 10, 20)), unit)
    assert found["lower"].isna().all() and found["method"].isna().all()


def test_nought_and_all_have_an_interval():
    found = uncertainty.intervals(values((0, 0, 40), (100, 40, 40)), "percent")
    np.testing.assert_allclose(found["lower"], [0, 100 * binomtest(40, 40).proportion_ci(method="wilson").low])
    np.testing.assert_allclose(found["upper"], [100 * binomtest(0, 40).proportion_ci(method="wilson").high, 100])


def test_rows_keep_their_order_and_index_and_the_table_given_is_not_changed():
    table = values((50, 10, 20), (NONE, NONE, NONE), (30, NONE, NONE, 20, 40)).set_index(pd.Index([7, 3, 5]))
    before = table.copy()
    found = uncertainty.intervals(table, "percent")
    pd.testing.assert_frame_equal(table, before)
    assert found.index.tolist() == [7, 3, 5]
    assert [m if isinstance(m, str) else None for m in found["method"]] == ["wilson", None, "published"]


def test_an_empty_table_has_no_intervals():
    found = uncertainty.intervals(values(), "percent")
    assert list(found.columns) == ["lower", "upper", "method"] and found.empty


@pytest.mark.parametrize(
    ("lower", "upper", "england", "verdict"),
    [
        (51, 57, 50, "higher"),
        (51, 57, 51, "similar"),  # on the edge is inside
        (51, 57, 54, "similar"),
        (51, 57, 57, "similar"),
        (51, 57, 58, "lower"),
        (NONE, NONE, 50, None),
        (51, 57, NONE, None),
    ],
)
def test_different_from_england_only_outside_the_interval(lower, upper, england, verdict):
    assert uncertainty.differs(lower, upper, england) == verdict


@pytest.mark.parametrize(
    ("england", "verdict"),
    [(50.4, "higher"), (50.5, "similar"), (50.9, "similar"), (57.5, "similar"), (57.6, "lower")],
)
def test_a_rounded_reference_may_lie_half_a_digit_off(england, verdict):
    assert uncertainty.differs(51, 57, england, rounding=0.5) == verdict
