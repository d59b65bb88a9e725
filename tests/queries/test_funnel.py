import random

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom, poisson

from queries import funnel
from tests.rows import ENGLAND, authority, indicator, value

CHANCE = random.Random(3)
BASES = {f"E{n:02}": CHANCE.randrange(20, 2000) for n in range(24)}


def known(tidy, unit: str = "percent", per: float = 100.0, england: float | None = 54.0, bases=BASES, **more) -> dict:
    """Counts near England's share of each base, some far from it; returns each authority's value."""
    counts = {code: min(base, round(base * CHANCE.choice([0.3, 0.54, 0.54, 0.7]))) for code, base in bases.items()}
    worth = {code: round(counts[code] / base * per, 1) for code, base in bases.items()}
    tidy(
        authorities=[authority(code, f"{code}shire") for code in bases],
        indicators=[indicator("visits", unit=unit, **more)],
        indicator_values=[
            *(value(c, "2024", worth[c], numerator=counts[c], denominator=bases[c]) for c in bases),
            *([] if england is None else [value(ENGLAND, "2024", england)]),
        ],
    )
    return worth


def limit(counts, base: float, level: float) -> float:
    """Spiegelhalter's interpolated limit by counting up from nothing."""
    count, before = 0, 0.0
    while counts.cdf(count) < level:
        before = counts.cdf(count)
        count += 1
    return max(count - (counts.cdf(count) - level) / (counts.cdf(count) - before), 0) / base


@pytest.mark.parametrize(("unit", "per"), [("percent", 100.0), ("per_10000", 10_000.0)])
def test_limits_are_those_counted_up_from_nothing(unit, per):
    bases, england = np.array([25.0, 180.0, 1500.0]), 0.03 * per
    found = funnel.limits(bases, england, unit)
    for name, level in funnel.LEVELS.items():
        for base, edge in zip(bases, found[name], strict=True):
            counts = binom(int(base), 0.03) if unit == "percent" else poisson(base * 0.03)
            assert edge == pytest.approx(limit(counts, base, level) * per)


def test_each_point_lies_where_the_limits_of_its_base_say(tidy):
    worth = known(tidy)
    table = funnel.points("visits", "2024").set_index("authority_code")
    assert set(table.index) == set(worth) and table["outside"].nunique() > 2
    for code, row in table.iterrows():
        counts = binom(BASES[code], 0.54)
        low3, low2, high2, high3 = (limit(counts, BASES[code], p) * 100 for p in (0.001, 0.025, 0.975, 0.999))
        exact = 100 * row["numerator"] / BASES[code]
        v = exact if abs(exact - worth[code]) <= 0.05 + 1e-9 else worth[code]
        expected = (
            "above 99.8%"
            if v > high3
            else "above 95%"
            if v > high2
            else "below 99.8%"
            if v < low3
            else "below 95%"
            if v < low2
            else "within"
        )
        assert row["outside"] == expected


def test_a_value_counts_as_it_was_before_rounding():
    rows = pd.DataFrame(
        [
            {"value": 28.0, "numerator": 283.0, "denominator": 1000.0},
            {"value": 28.0, "numerator": 300.0, "denominator": 1000.0},  # a count of something else
            {"value": 28.0, "numerator": 0.0, "denominator": 0.0},
            {"value": 28.0, "numerator": float("nan"), "denominator": 1000.0},
        ]
    )
    assert funnel.unrounded(rows, "percent", 0).tolist() == pytest.approx([28.3, 28.0, 28.0, 28.0])
    assert funnel.unrounded(rows, "count", 0).tolist() == [28.0] * 4


def test_england_lies_where_its_count_and_base_say(tidy):
    known(tidy, england=54.0)
    assert funnel.middle("visits", "2024") == 54.0
    tidy(
        authorities=[authority("E1", "Eshire")],
        indicators=[indicator("visits", decimals=0)],
        indicator_values=[value(ENGLAND, "2024", 54.0, numerator=5440, denominator=10_000)],
    )
    assert funnel.middle("visits", "2024") == pytest.approx(54.4)
    assert funnel.middle("visits", "2019") is None


def test_curves_go_from_the_smallest_base_to_the_largest_and_close_in(tidy):
    known(tidy)
    table = funnel.curves("visits", "2024")
    assert table["denominator"].iloc[0] <= min(BASES.values()) and table["denominator"].iloc[-1] >= max(BASES.values())
    assert (table["lower_998"] <= table["lower_95"]).all() and (table["upper_95"] <= table["upper_998"]).all()
    assert table["upper_998"].iloc[-1] - table["lower_998"].iloc[-1] < 20 < table["upper_998"].iloc[0]


@pytest.mark.parametrize(
    "more",
    [
        {"england": None},
        {"unit": "score"},
        {"bases": {code: BASES[code] for code in list(BASES)[:19]}},
    ],
    ids=["no England", "no rate", "too few"],
)
def test_there_is_no_funnel_without_what_it_needs(tidy, more):
    known(tidy, **more)
    assert funnel.points("visits", "2024").empty
    assert funnel.curves("visits", "2024").empty
