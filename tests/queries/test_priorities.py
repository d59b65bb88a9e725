import random

import numpy as np
import pandas as pd
import pytest

from queries import indicators, priorities, trends, uncertainty
from tests.rows import annotation, authority, indicator, neighbour, value

PLACES = [authority(f"E{n}", f"Place {n}") for n in range(1, 7)]
NEAR = [neighbour("E1", n - 1, f"E{n}") for n in range(2, 6)]


def series(key: str, *shares: float, code: str = "E1", base: int = 1000) -> list[dict]:
    """Percentages of the years up to 2025, each with its count out of a base."""
    first = 2026 - len(shares)
    return [
        value(code, str(year), share, key, numerator=round(share * base / 100), denominator=base)
        for year, share in enumerate(shares, first)
    ]


def beside(key: str, share: float, codes=("E2", "E3", "E4")) -> list[dict]:
    return [value(code, "2025", share, key) for code in codes]


INDICATORS = {
    "red": {"polarity": "lower"},
    "blue": {"polarity": "higher"},
    "like": {"polarity": "higher"},
    "slow": {"polarity": "lower"},
    "mixed": {"polarity": "higher"},
    "no_interval": {"polarity": "higher"},
    "old": {"polarity": "higher"},
    "few_peers": {"polarity": "higher"},
    "demand": {"polarity": "neutral"},  # not asked: neither way is better
    "lait": {"is_curated": False},  # not asked: not of our own list
}
VALUES = [
    *series("red", 10, 20),
    *beside("red", 10.0),
    *series("blue", 50, 70),
    *beside("blue", 50.0),
    *series("like", 50, 51),
    *beside("like", 50.0),
    *series("slow", 20, 21, 22, 23, 24, 25),  # each step within chance, the trend beyond it
    *beside("slow", 10.0),
    *series("mixed", 60, 58, 56, 54, 51.9, 52, 46),  # worse at last and in trend
    *beside("mixed", 46.0),
    *[value("E1", "2025", 90.0, "no_interval"), *beside("no_interval", 50.0)],
    value("E1", "2024", 50.0, "old", numerator=500, denominator=1000),
    *beside("old", 50.0),
    *series("few_peers", 50, 50),
    *beside("few_peers", 90.0, ("E2", "E3")),
    *series("demand", 10, 20),
    *series("lait", 10, 20),
]


TABLES = {
    "authorities": PLACES,
    "neighbours": NEAR,
    "indicators": [indicator(key, position=n, **more) for n, (key, more) in enumerate(INDICATORS.items())],
    "indicator_values": VALUES,
}


@pytest.fixture
def known(tidy):
    tidy(**TABLES)


def test_what_is_claimed_of_each_indicator_and_why_nothing_is(known):
    table = priorities.rows("E1", "2025").astype(object)
    table = table.where(table.notna(), None)
    assert table[["indicator", "against", "moving", "unjudged"]].values.tolist() == [
        ["red", "worse", "worsening", None],
        ["blue", "better", "improving", None],
        ["like", "similar", "steady", None],
        ["slow", "worse", "worsening", None],
        ["mixed", "similar", "worsening", None],
        ["no_interval", None, None, "interval"],
        ["old", None, None, "old"],
        ["few_peers", None, None, "peers"],
    ]
    assert table["trend"].tolist()[3] == "worse" and table["direction"].tolist()[3] == "chance"


def test_nothing_is_claimed_of_a_zero_that_was_hardly_recorded(tidy):
    worth = [*series("red", 50, 0), *beside("red", 50.0), *series("blue", 0, 50), *beside("blue", 20.0)]
    facts = [annotation(key, "Doubtful.", "2020-03-31", None, indicator=key, only_value=0.0) for key in ("red", "blue")]
    tidy(**TABLES | {"indicator_values": worth, "value_annotations": facts})
    table = priorities.rows("E1", "2025").astype(object)
    table = table.where(table.notna(), None)
    assert table[["indicator", "against", "moving", "direction", "unjudged"]].values.tolist() == [
        ["red", None, None, "doubtful", "doubtful"],
        ["blue", "better", "steady", "doubtful", None],
    ]
    assert table["annotation"].tolist() == ["Doubtful.", None]


def test_two_tests_that_disagree_show_nothing(tidy):
    tidy(
        authorities=PLACES,
        neighbours=NEAR,
        indicators=[indicator("visits")],
        indicator_values=[*series("visits", 30, 40, 50, 60, 70, 80, 72), *beside("visits", 50.0)],
    )
    row = priorities.rows("E1", "2025").iloc[0]
    assert (row["trend"], row["direction"], row["moving"]) == ("better", "worse", "steady")


def test_the_worst_come_first_and_every_kind_is_counted(known):
    assert priorities.group("E1", "2025", "worse", "worsening")["indicator"].tolist() == ["red", "slow"]
    assert priorities.group("E1", "2025", "worse", "improving").empty
    assert priorities.unjudged("E1", "2025")["indicator"].tolist() == ["no_interval", "old", "few_peers"]
    assert priorities.cells("E1", "2025").values.tolist() == [
        ["worse", "worsening", 2, ("Name of red", "Name of slow")],
        ["worse", "steady", 0, ()],
        ["worse", "improving", 0, ()],
        ["similar", "worsening", 1, ("Name of mixed",)],
        ["similar", "steady", 1, ()],
        ["similar", "improving", 0, ()],
        ["better", "worsening", 0, ()],
        ["better", "steady", 0, ()],
        ["better", "improving", 1, ("Name of blue",)],
    ]
    assert priorities.sources("E1", "2025") == ("survey",)


def test_what_can_be_asked(known):
    assert priorities.can_be_asked("E1", "2025")
    assert not priorities.can_be_asked("E2", "2025")
    assert not priorities.can_be_asked(None, "2025")


def test_annotations_stand_on_the_value(tidy):
    note = {
        "annotation": "a",
        "position": 1,
        "indicator": "red",
        "kind": "caution",
        "text": "Counted anew.",
        "known_from": "survey",
    }
    tidy(
        authorities=PLACES,
        neighbours=NEAR,
        indicators=[indicator("red"), indicator("blue", position=2)],
        indicator_values=[row for row in VALUES if row["indicator"] in ("red", "blue")],
        value_annotations=[note | {"first_period_end": "2025-03-31", "last_period_end": "2025-03-31"}],
    )
    found = priorities.rows("E1", "2025")["annotation"]
    assert [None if pd.isna(text) else text for text in found] == ["Counted anew.", None]


def test_claims_by_a_plain_loop(tidy):
    chance = random.Random(7)
    keys = [f"i{n}" for n in range(12)]
    way = {key: chance.choice(["higher", "lower"]) for key in keys}
    made = [
        row
        for key in keys
        for code in ("E1", "E2", "E3", "E4", "E5")
        for row in series(key, *(chance.randint(20, 60) for _ in range(chance.choice([1, 2, 6]))), code=code, base=300)
    ]
    tidy(
        authorities=PLACES,
        neighbours=NEAR,
        indicators=[indicator(key, position=n, polarity=way[key]) for n, key in enumerate(keys)],
        indicator_values=made,
    )
    by_hand = []
    for key in keys:
        mine = {row["period"]: row for row in made if row["place_code"] == "E1" and row["indicator"] == key}
        others = [row["value"] for row in made if row["period"] == "2025" and row["indicator"] == key][1:]
        low, high = (ends[0] for ends in _interval(mine["2025"]))
        median = float(np.median(others))
        where = "above" if low > median + 0.05 else "below" if high < median - 0.05 else "similar"
        good = {"higher": "above", "lower": "below"}[way[key]]
        against = where if where == "similar" else "better" if where == good else "worse"
        said = {trends.one(key, "E1")["verdict"]}
        if "2024" in mine:
            low_before, high_before = (ends[0] for ends in _interval(mine["2024"]))
            if low > high_before or high < low_before:
                rose = mine["2025"]["value"] > mine["2024"]["value"]
                said.add("better" if rose == (way[key] == "higher") else "worse")
        moving = {("worse",): "worsening", ("better",): "improving"}.get(tuple(said & {"worse", "better"}), "steady")
        by_hand.append([key, against, moving])
    found = priorities.rows("E1", "2025")
    assert found[["indicator", "against", "moving"]].values.tolist() == by_hand
    assert len({tuple(row[1:]) for row in by_hand}) > 3
    assert indicators.one("i0")["decimals"] == 1


def _interval(row: dict):
    table = pd.DataFrame([row | {"lower": np.nan, "upper": np.nan}])
    found = uncertainty.intervals(table, "percent")
    return found["lower"].tolist(), found["upper"].tolist()
