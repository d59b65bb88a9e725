import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from queries import ranking

CALM = settings(max_examples=60, derandomize=True)
NONE = float("nan")
polarities = some.sampled_from(["higher", "lower", "neutral"])
some_values = some.lists(some.one_of(some.just(NONE), some.integers(0, 40).map(float)), max_size=60)


@pytest.mark.parametrize(
    ("polarity", "ranks"),
    [
        ("higher", [4, 2, NONE, 2, 1]),
        ("lower", [1, 2, NONE, 2, 4]),
        ("neutral", [4, 2, NONE, 2, 1]),  # highest first
    ],
)
def test_ties_share_the_smaller_rank_and_nothing_is_ranked_without_a_value(polarity, ranks):
    values = pd.Series([10.0, 20.0, NONE, 20.0, 30.0], index=list("abcde"))
    expected = pd.Series(ranks, index=list("abcde"), dtype=float)
    pd.testing.assert_series_equal(ranking.rank(values, polarity), expected)


@CALM
@given(some_values, polarities)
def test_a_rank_is_one_more_than_the_number_that_are_better(values, polarity):
    found = ranking.rank(pd.Series(values, dtype=float), polarity)
    for value, rank in zip(values, found, strict=True):
        if math.isnan(value):
            assert math.isnan(rank)
        else:
            better = [v for v in values if (v < value if polarity == "lower" else v > value)]
            assert rank == 1 + len(better)


def type_7(values: list[float], part: float) -> float:
    """Hyndman and Fan's type 7, by hand."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * part
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (place - low) * (ordered[high] - ordered[low])


def test_quartile_edges_are_of_type_7():
    values = [float(n**2) for n in range(1, 22)] + [NONE]
    known = values[:-1]
    expected = [type_7(known, part) for part in (0.25, 0.5, 0.75)]
    np.testing.assert_allclose(ranking.quartile_edges(pd.Series(values)), expected)
    assert expected == [36.0, 121.0, 256.0]


def test_an_edge_between_two_values_is_interpolated():
    np.testing.assert_allclose(ranking.quartile_edges(pd.Series([float(n) for n in range(1, 21)])), [5.75, 10.5, 15.25])


@pytest.mark.parametrize(
    "values",
    [
        [float(n) for n in range(19)] + [NONE] * 10,  # too few with a value
        [0.0] * 6 + [1.0] * 14,  # too coarse: two edges are the same
        [5.0] * 40,
        [],
    ],
)
def test_no_quartiles_where_values_are_too_few_or_too_coarse(values):
    values = pd.Series(values, dtype=float)
    assert ranking.quartile_edges(values) is None
    for polarity in ("higher", "lower", "neutral"):
        assert ranking.quartile(values, polarity).isna().all()
        assert len(ranking.quartile(values, polarity)) == len(values)


def test_a_value_on_an_edge_belongs_to_the_better_quarter():
    values = pd.Series([float(n) for n in range(1, 22)])  # edges 6, 11 and 16
    lower = [1] * 6 + [2] * 5 + [3] * 5 + [4] * 5
    higher = [4] * 5 + [3] * 5 + [2] * 5 + [1] * 6
    assert ranking.quartile(values, "lower").tolist() == lower
    assert ranking.quartile(values, "higher").tolist() == higher


def test_neutral_indicators_have_no_quarters():
    assert ranking.quartile(pd.Series(range(40), dtype=float), "neutral").isna().all()


@CALM
@given(some_values.filter(lambda values: len(values) > 20), some.sampled_from(["higher", "lower"]))
def test_quarters_by_a_plain_loop(values, polarity):
    known = [v for v in values if not math.isnan(v)]
    found = ranking.quartile(pd.Series(values, dtype=float), polarity)
    edges = [type_7(known, part) for part in (0.25, 0.5, 0.75)] if len(known) >= 20 else [0, 0, 0]
    if not edges[0] < edges[1] < edges[2]:
        assert found.isna().all()
        return
    for value, quarter in zip(values, found, strict=True):
        if math.isnan(value):
            assert math.isnan(quarter)
        elif polarity == "lower":
            assert quarter == 1 + sum(value > edge for edge in edges)
        else:
            assert quarter == 1 + sum(value < edge for edge in edges)


@CALM
@given(some.lists(some.integers(0, 1000).map(float), min_size=20, max_size=60, unique=True))
def test_nobody_with_a_better_rank_is_in_a_worse_quarter(values):
    values = pd.Series(values)
    for polarity in ("higher", "lower"):
        by_rank = ranking.quartile(values, polarity)[ranking.rank(values, polarity).sort_values().index]
        assert by_rank.is_monotonic_increasing and set(by_rank) == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("change", "polarity", "direction"),
    [
        (1.0, "higher", "better"),
        (-1.0, "higher", "worse"),
        (1.0, "lower", "worse"),
        (-1.0, "lower", "better"),
        (1.0, "neutral", "higher"),
        (-1.0, "neutral", "lower"),
        (0.0, "higher", "unchanged"),
        (0.0, "neutral", "unchanged"),
    ],
)
def test_better_and_worse_are_said_by_polarity_alone(change, polarity, direction):
    assert ranking.direction(change, polarity) == direction
