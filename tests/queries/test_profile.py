import numpy as np
import pandas as pd
import pytest

from queries import profile
from tests.rows import ENGLAND, NORTH, authority, indicator, neighbour, value

FIVE = [authority(f"E{n}", f"Shire {n}") for n in range(1, 6)]


@pytest.fixture(autouse=True)
def invented(tidy):
    tidy(
        authorities=FIVE,
        indicators=[
            indicator("visits", topic="Visits", is_headline=True, position=1),
            indicator("delays", topic="Delays", polarity="lower", position=2),
            indicator("rate", topic="Delays", polarity="neutral", unit="per_10000", position=3),
            indicator("number", topic="Delays", polarity="neutral", unit="count", position=4),
            indicator("never", topic="Delays", position=5),
            indicator("strange", topic="Other", is_curated=False, position=6),
        ],
        indicator_values=[
            *(
                value(f"E{n}", "2024", 10.0 * n, key)
                for n in range(2, 6)
                for key in ("visits", "delays", "rate", "number")
            ),
            value("E1", "2024", 10.0, "visits", lower=5, upper=15),
            value("E1", "2024", 10.0, "delays", lower=5, upper=15),
            value("E1", "2024", 10.0, "rate", lower=5, upper=15),
            value("E1", "2024", 10.0, "number", lower=5, upper=15),
            *(value(ENGLAND, "2024", 20.0, key) for key in ("visits", "delays", "rate")),
            value(ENGLAND, "2024", 150.0, "number"),
            value(NORTH, "2024", 30.0, "delays"),
        ],
        neighbours=[neighbour("E1", 1, "E3"), neighbour("E1", 2, "E4")],
    )


def test_topics_are_those_of_our_own_list_after_all():
    assert profile.topics() == ["All topics", "Visits", "Delays"]


@pytest.mark.parametrize(
    ("topic", "expected"),
    [
        (None, ["visits"]),
        ("All topics", ["visits", "delays", "rate", "number", "never"]),
        ("Delays", ["delays", "rate", "number", "never"]),
        ("No such topic", []),
    ],
)
def test_a_topic_chooses_indicators_and_none_the_headline_ones(topic, expected):
    assert profile.asked(topic)["indicator"].tolist() == expected


def test_without_headline_indicators_all_are_asked(tidy):
    tidy(indicators=[indicator("visits"), indicator("strange", is_curated=False)])
    assert profile.asked(None)["indicator"].tolist() == ["visits"]


def test_better_is_to_the_right_whichever_way_that_is():
    table = profile.rows("E1", "2025", "All topics").set_index("indicator")
    assert table.index.tolist() == ["visits", "delays", "rate", "number"]
    assert table["verdict"].astype(object).where(table["verdict"].notna(), None).tolist() == [
        "worse",
        "better",
        "lower",
        None,
    ]
    assert table["at"].tolist() == [0.0, 1.0, 0.0, 0.0]
    np.testing.assert_allclose(table["at_peers"], [0.625, 0.375, 0.625, 0.625])
    np.testing.assert_allclose(table["at_england"], [0.25, 0.75, 0.25, np.nan])
    assert table["peers_median"].tolist() == [35.0] * 4
    assert pd.isna(table.loc["number", "england"])
    assert table["at_low"].isna().all()  # five are too few for quarters


def test_quarters_are_turned_round_with_the_rest(tidy):
    many = [authority(f"E{n:02}", f"Shire {n}") for n in range(21)]
    tidy(
        authorities=many,
        indicators=[indicator("visits"), indicator("delays", polarity="lower", position=2)],
        indicator_values=[
            value(f"E{n:02}", "2024", float(n * n), key) for n in range(21) for key in ("visits", "delays")
        ],
    )
    table = profile.rows("E05", "region", None)
    places = table[["at", "at_low", "at_high"]].to_numpy()
    np.testing.assert_allclose(places[0], np.array([25, 25, 225]) / 400)
    np.testing.assert_allclose(places[1], 1 - np.array([25, 225, 25]) / 400)


def test_where_all_are_equal_there_is_no_place_to_be(tidy):
    tidy(
        authorities=FIVE,
        indicators=[indicator("visits")],
        indicator_values=[value(f"E{n}", "2024", 7.0) for n in range(1, 6)],
    )
    assert profile.rows("E1", "region", None)[profile.PLACES].isna().all(axis=None)


def test_indicators_never_published_are_named():
    assert profile.without("E1", "All topics") == ("Name of never",)
    assert profile.without("E1", None) == ()


def test_a_machine_gets_the_rows_without_what_only_a_figure_needs():
    table = profile.tidy(profile.rows("E1", "2025", None))
    assert not set(profile.PLACES) & set(table.columns)
    assert {"authority_code", "indicator", "period", "value", "source"} <= set(table.columns)
