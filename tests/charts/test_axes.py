from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from charts import axes
from charts.style import LIGHT

CALM = settings(max_examples=50, derandomize=True)


@CALM
@given(some.lists(some.floats(-1e6, 1e6), max_size=8), some.floats(0.01, 1e4))
def test_labels_are_moved_apart_in_their_order(positions, gap):
    moved = axes.spread(positions, gap)
    order = sorted(range(len(positions)), key=positions.__getitem__)
    placed = [moved[i] for i in order]
    assert all(after - before >= gap * 0.999 - 1e-6 for before, after in pairwise(placed))
    assert sum(moved) == pytest.approx(sum(positions), abs=1e-3)


def test_labels_that_are_far_apart_stay_where_they_are():
    assert axes.spread([10.0, 0.0, 5.0], 1.0) == [10.0, 0.0, 5.0]
    assert axes.spread([], 1.0) == []


def test_only_labels_that_would_touch_are_moved():
    assert axes.spread([50.0, 0.0, 0.5, 20.0], 1.0) == [50.0, -0.25, 0.75, 20.0]
    assert axes.spread([1.0, 1.0, 1.0], 2.0) == [-1.0, 1.0, 3.0]


def test_what_stands_at_the_right_of_rows_is_harmless_and_left_out_where_there_is_nothing():
    found = axes.at_right(["1 <b>", "", "3"], ["a", "b", "c"], LIGHT)
    assert [(one["text"], one["y"], one["x"], one["xref"]) for one in found] == [
        ("1 &lt;b&gt;", "a", 1, "paper"),
        ("3", "c", 1, "paper"),
    ]


@given(some.lists(some.floats(-1e6, 1e6), min_size=1), some.booleans(), some.none() | some.just(100.0))
def test_an_axis_holds_every_value_and_begins_at_zero_unless_fitted(values, fitted, most):
    low, high = axes.span(values, fitted, most)
    assert low < high and low <= min(values) and high >= max(values)
    assert fitted or low <= 0 <= high
    assert min(values) < 0 or low >= 0
    assert most is None or max(values) > most or high <= most


def test_ticks_stop_at_the_most_a_value_can_be():
    assert axes.up_to(100.0, 118.0) == {"tickvals": [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]}
    assert axes.up_to(100.0, 60.0) == axes.up_to(None, 118.0) == {}


def test_room_grows_with_the_longest_label():
    assert axes.room([], LIGHT) < axes.room(["abc"], LIGHT) < axes.room(["abc", "abcdef"], LIGHT)
