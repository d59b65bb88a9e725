import random
from itertools import combinations, permutations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from queries import trends
from tests.rows import ENGLAND, annotation, authority, indicator, value

NONE = float("nan")


def count_pairs(values: list[float]) -> int:
    """S by its definition."""
    return sum((after > before) - (after < before) for before, after in combinations(values, 2))


def exact(values: list[float]) -> float:
    """p by its definition: over every order of the values."""
    orders = list(permutations(values))
    return sum(abs(count_pairs(order)) >= abs(count_pairs(values)) for order in orders) / len(orders)


@given(st.lists(st.integers(0, 4) | st.just(NONE), min_size=6, max_size=6))
def test_s_and_its_chance_are_those_of_the_definition(row):
    known = [v for v in row if v == v]
    s, p = trends.kendall(np.array([row], float))
    assert s[0] == count_pairs(known)
    assert p[0] == pytest.approx(exact(known))


def test_seven_values_with_ties_are_those_of_the_definition():
    row = [1, 1, 2, 3, 3, 3, 4]
    assert trends.kendall(np.array([row], float))[1][0] == pytest.approx(exact(row))


def test_without_ties_it_is_scipys_exact_test():
    chance = random.Random(7)
    for size in (5, 6, 7):
        for _ in range(40):
            row = chance.sample(range(100), size)
            _, p = trends.kendall(np.array([row], float))
            assert p[0] == pytest.approx(kendalltau(range(size), row, method="exact").pvalue)


YEARS = [str(year) for year in range(2016, 2026)]
SERIES = {
    "E1": [9, 9, 9, 1, 2, 3, 4, 5, 6, 7],  # the last seven only
    "E2": [NONE, NONE, NONE, 7, NONE, 6, 5, NONE, 4, 3],
    "E3": [1, 2, 3, NONE, NONE, NONE, 4, 5, 6, 7],
    "E4": [0, 0, 0, 1, 2, 1, 2, 1, 2, 1],
    ENGLAND: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5],
}


def known(tidy, polarity: str = "higher", **more) -> None:
    tidy(
        authorities=[authority(code, f"{code}shire") for code in SERIES if code != ENGLAND],
        indicators=[indicator("visits", polarity=polarity), indicator("other", is_curated=False, position=2)],
        indicator_values=[
            value(code, year, None if v != v else v, note="no_return" if v != v else None)
            for code, values in SERIES.items()
            for year, v in zip(YEARS, values, strict=True)
        ]
        + [value("E1", year, float(year), "other") for year in YEARS[-5:]],
        **more,
    )


@pytest.mark.parametrize(
    ("polarity", "up", "down"),
    [("higher", "better", "worse"), ("lower", "worse", "better"), ("neutral", "rising", "falling")],
)
def test_verdicts_by_polarity(tidy, polarity, up, down):
    known(tidy, polarity)
    table = trends.of("visits")
    assert table[["place_code", "indicator", "values", "since", "until", "s", "verdict"]].values.tolist() == [
        ["E1", "visits", 7, "2019", "2025", 21.0, up],
        ["E2", "visits", 5, "2019", "2025", -10.0, down],
        ["E3", "visits", 4, "2022", "2025", 6.0, "too_few"],
        ["E4", "visits", 7, "2019", "2025", 0.0, "none"],
        [ENGLAND, "visits", 7, "2019", "2025", 0.0, "none"],
    ]
    assert table["p"].tolist() == pytest.approx([2 / 5040, 2 / 120, NONE, 1, 1], nan_ok=True)


def test_no_window_reaches_over_a_break(tidy):
    known(tidy, value_annotations=[annotation("anew", "Counted anew.", "2021-03-31", "2021-03-31", "break")])
    row = trends.one("visits", "E1")
    assert row[["values", "since", "until", "verdict"]].tolist() == [5, "2021", "2025", "better"]
    assert trends.one("visits", "E2")["verdict"] == "too_few"


def test_a_place_without_any_value_has_no_row(tidy):
    known(tidy)
    assert trends.one("other", "E1")["verdict"] == "better"
    assert trends.one("other", "E4") is None


def test_an_indicator_without_any_value_has_no_rows(tidy):
    tidy(indicators=[indicator("visits")])
    pd.testing.assert_frame_equal(trends.of("visits"), pd.DataFrame(columns=trends.COLUMNS))
    assert trends.one("visits", "E1") is None
