import pandas as pd
import pytest

from queries import annotations, indicators
from tests.rows import ENGLAND, annotation, authority, indicator, value

FACTS = [
    annotation("joint", "E1 and E2 return together.", "2023-03-31", None, "joint_return", place_code="E1"),
    annotation("joint", "E1 and E2 return together.", "2023-03-31", None, "joint_return", place_code="E2", position=2),
    annotation("zero", "A zero is doubtful.", "2022-03-31", "2023-03-31", only_value=0.0),
    annotation("covid", "A year of illness.", "2022-03-31", "2022-03-31", "covid"),
    annotation("counted", "Counted anew.", "2022-03-31", "2022-03-31", "break"),
    annotation("older", "Counted anew before.", "2019-03-31", "2019-03-31", "break"),
    annotation("elsewhere", "Another indicator.", "2022-03-31", None, indicator="reviews"),
]


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=[authority("E1", "Alphashire"), authority("E2", "Betaton"), authority("E3", "Gammaham")],
        indicators=[indicator("visits"), indicator("reviews")],
        indicator_values=[
            *(value(code, year, 0.0) for code in ("E1", "E3") for year in ("2021", "2022", "2023", "2024")),
            value("E2", "2023", None, note="no_return"),
            value(ENGLAND, "2022", 5.0),
        ],
        value_annotations=FACTS,
    )


def by_loop(place: str, end: pd.Timestamp, worth: float) -> str | None:
    said = []
    for fact in sorted(FACTS, key=lambda fact: (fact["annotation"], fact["indicator"])):
        if fact["indicator"] != "visits" or end < pd.Timestamp(fact["first_period_end"]):
            continue
        if fact["last_period_end"] and end > pd.Timestamp(fact["last_period_end"]):
            continue
        if fact.get("place_code", place) == place and ("only_value" not in fact or fact["only_value"] == worth):
            said.append(fact["text"])
    return " ".join(said) or None


def test_every_value_carries_what_bears_on_it():
    table = indicators.values("visits")
    shown = [None if pd.isna(text) else text for text in table["annotation"]]
    rows = zip(table["place_code"], table["period_end"], table["value"], strict=True)
    assert shown == [by_loop(*row) for row in rows]
    assert shown.count(None) == 3
    assert "Counted anew. A year of illness. A zero is doubtful." in shown
    assert "E1 and E2 return together." in shown


def test_the_last_break_of_a_series():
    assert annotations.last_break("visits") == pd.Timestamp("2022-03-31")
    assert annotations.last_break("reviews") is None


def test_each_fact_once_newest_first():
    table = annotations.legend("visits", ("E3", "E2"))
    assert table["text"].tolist() == [
        "E1 and E2 return together.",
        "Counted anew.",
        "A year of illness.",
        "A zero is doubtful.",
        "Counted anew before.",
    ]
    assert table["places"].tolist() == [("E1", "E2"), (), (), (), ()]


def test_facts_on_places_far_away_come_last():
    table = annotations.legend("visits", ("E3",))
    assert table["text"].iloc[-1] == "E1 and E2 return together."
    assert table["places"].tolist() == [(), (), (), (), ("E1", "E2")]


def test_only_a_number_that_a_fact_names_is_doubtful():
    values = indicators.values("visits")
    found = values[annotations.doubtful("visits", values)]
    assert found[["place_code", "period"]].to_numpy().tolist() == [
        [place, year] for year in ("2022", "2023") for place in ("E1", "E3")
    ]
    assert not annotations.doubtful("reviews", values).any()
