import math
import random

import numpy as np
import pandas as pd
import pytest

from queries import pairs
from tests.rows import ENGLAND, authority, indicator, neighbour, value

SHIRES = [authority(f"E{n:02}", f"Shire {n}") for n in range(12)]


def at(code: str, period: str, end: str, number: float | None, key: str, **more) -> dict:
    return value(code, period, number, key, **more) | {"period_end": end}


@pytest.fixture
def invented(tidy):
    tidy(
        authorities=[*SHIRES, authority("E99", "Old", closed_on="2020-03-31")],
        indicators=[
            indicator("visits", topic="Visits", decimals=0),
            indicator("delays", topic="Delays", position=2),
            indicator("number", topic="Delays", unit="count", position=3, is_headline=True),
            indicator("never", position=4),
        ],
        indicator_values=[
            *(value(f"E{n:02}", "2024", 10.0 + n, "visits") for n in range(12)),
            *(at(f"E{n:02}", "2023-24", "2024-08-31", 50.0 - n, "delays") for n in range(11)),
            at("E11", "2023-24", "2024-08-31", None, "delays", note="suppressed"),
            at("E00", "2021-22", "2022-08-31", 1.0, "delays"),
            value("E99", "2024", 99.0, "visits"),  # not included: abolished before
            at("E99", "2023-24", "2024-08-31", 99.0, "delays"),
            value(ENGLAND, "2024", 15.0, "visits"),
            at(ENGLAND, "2023-24", "2024-08-31", 45.0, "delays"),
            *(value(f"E{n:02}", "2019", 5.0, "number") for n in range(12)),
        ],
        neighbours=[neighbour("E00", 1, "E02"), neighbour("E00", 2, "E11")],
    )


def test_the_second_indicator_is_of_the_period_that_ends_nearest(invented):
    assert pairs.periods("visits", "delays") == ("2024", "2023-24")
    assert pairs.periods("delays", "visits") == ("2023-24", "2024")
    assert pairs.period("delays", pd.Timestamp("2022-01-01")) == "2021-22"
    assert pairs.periods("visits", "never") is None
    assert pairs.end("delays", "2021-22") == pd.Timestamp("2022-08-31")


def test_points_are_authorities_with_both_values_and_england(invented):
    table = pairs.points("visits", "delays", "E00", "2025")
    columns = ["authority_name", "x", "y", "role", "text_x", "text_y", "period_x", "period_y"]
    found = table.set_index("authority_code")[columns]
    assert found.loc["E00"].tolist() == ["Shire 0", 10.0, 50.0, "mine", "10%", "50.0%", "2024", "2023-24"]
    assert found.loc["E02", "role"] == "peer"
    assert found.loc[ENGLAND].tolist()[:4] == ["England", 15.0, 45.0, "england"]
    assert sorted(found.index) == sorted([*(f"E{n:02}" for n in range(11)), ENGLAND])


def test_england_is_left_out_where_its_value_is_a_total(invented):
    assert set(pairs.points("visits", "number", None, "2025")["role"]) == {"other"}
    assert pairs.points("visits", "never", None, "2025").empty


def test_the_others_begin_with_a_headline_one_of_another_topic(invented):
    assert pairs.others("visits") == (["delays", "number", "never"], 1)
    assert pairs.others("number") == (["visits", "delays", "never"], 0)


def points(x: list[float], y: list[float]) -> pd.DataFrame:
    return pd.DataFrame({"x": x, "y": y, "role": ["other"] * len(x)})


def test_the_correlation_is_that_of_the_ranks_and_the_line_that_of_least_squares():
    chance = random.Random(3)
    x = [chance.randint(0, 9) + 0.5 for _ in range(40)]
    y = [value + chance.random() * 9 for value in x]
    england = pd.DataFrame({"x": [500.0], "y": [-500.0], "role": ["england"]})  # not counted
    found = pairs.together(pd.concat([points(x, y), england], ignore_index=True))

    def ranks(values: list[float]) -> list[float]:
        return [sum(v < w for v in values) + (sum(v == w for v in values) + 1) / 2 for w in values]

    def products(a: list[float], b: list[float]) -> float:
        middle_a, middle_b = sum(a) / len(a), sum(b) / len(b)
        return sum((p - middle_a) * (q - middle_b) for p, q in zip(a, b, strict=True))

    rx, ry = ranks(x), ranks(y)
    assert found.authorities == 40
    assert found.correlation == pytest.approx(products(rx, ry) / math.sqrt(products(rx, rx) * products(ry, ry)))
    assert found.slope == pytest.approx(products(x, y) / products(x, x))
    assert found.intercept == pytest.approx(np.mean(y) - found.slope * np.mean(x))
    assert found.r_squared == pytest.approx(products(x, y) ** 2 / products(x, x) / products(y, y))
    assert 0 < found.p_value < 0.05


@pytest.mark.parametrize("x", [[1.0] * 12, [float(n) for n in range(9)]])
def test_too_few_or_too_alike_say_nothing(x):
    found = pairs.together(points(x, [float(n) for n in range(len(x))]))
    assert found.authorities == len(x) and math.isnan(found.correlation) and math.isnan(found.slope)
