import pandas as pd
import pytest

from queries import distribution_readings as readings
from tests.rows import indicator

NONE = float("nan")


def what(polarity: str = "higher") -> pd.Series:
    return pd.Series(indicator("visits", polarity=polarity))


def strip(mine: str | None = None) -> pd.DataFrame:
    rows = [
        ("Alphashire", "North", 50.0, "50.0%", 60.0),
        ("Betaton", "North", 50.0, "50.0%", 40.0),
        ("Gammaham", "South", 30.0, "30.0%", 10.0),
        ("Deltaby", "South", 30.0, "30.0%", 35.0),
        ("Etaham", "Isles", NONE, "", 20.0),
    ]
    table = pd.DataFrame(rows, columns=["authority_name", "region_name", "region_value", "region_text", "value"])
    return table.assign(role=["mine" if name == mine else "other" for name in table["authority_name"]])


def test_the_finding_of_regions():
    assert readings.regions_title(strip("Alphashire"), what()) == "Alphashire is higher than 1 of 1 others in North"
    assert readings.regions_title(strip(), what()) == "Regions range from 30.0% (South) to 50.0% (North)"
    assert readings.regions_title(strip().assign(region_value=NONE), what()) == "No region has a published value"


def test_regions_in_words():
    assert readings.regions(strip("Alphashire"), what(), "45.0%") == (
        "Regions range from 30.0% (South) to 50.0% (North). England's value is 45.0%. Within South, where authorities "
        "are furthest apart, they range from 10.0% to 35.0%. Higher is better."
    )
    assert "England" not in readings.regions(strip(), what(), "")


def points(*outside: str) -> pd.DataFrame:
    names = [f"Place {n}" for n in range(len(outside))]
    return pd.DataFrame({"authority_code": names, "authority_name": names, "outside": outside})


@pytest.mark.parametrize(
    ("outside", "polarity", "words"),
    [
        ("above 99.8%", "higher", "lies above the 99.8% limits around England's value, on the better side"),
        ("above 95%", "lower", "lies above the 95% limits around England's value, on the worse side"),
        ("below 95%", "lower", "lies below the 95% limits around England's value, on the better side"),
        ("below 99.8%", "neutral", "lies below the 99.8% limits around England's value"),
        ("within", "higher", "lies within the 95% limits around England's value"),
    ],
)
def test_where_an_authority_lies_in_a_funnel(outside, polarity, words):
    assert readings.funnel_title(points(outside), "Place 0", what(polarity)) == f"Place 0 {words}"


def test_a_funnel_in_words():
    table = points(*["within"] * 17, "above 95%", "below 99.8%", "above 99.8%")
    assert readings.funnel_title(table, None, what()) == "2 of 20 authorities lie outside the 99.8% limits"
    assert readings.funnel(table) == (
        "Of 20 authorities with a published count and base, 3 lie outside the 95% limits (chance alone: about 1) and 2 "
        "of them outside the 99.8% limits (chance alone: about 0.0). Where many lie outside, authorities truly differ, "
        "in their children or in how they work and record: the limits do not say which."
    )


def test_fifths_in_words():
    table = pd.DataFrame(
        {"authority_code": ["E1", "E2"], "authority_name": ["Alphashire", "Betaton"], "fifth": [4, NONE]}
    )
    assert readings.fifths_title(table, "E1") == "Alphashire is in the second highest fifth of authorities"
    assert readings.fifths_title(table, "E2") == readings.fifths_title(table, None)
    assert readings.fifths_title(table, None) == "Where values are lowest (1) and highest (5)"
    assert readings.fifths(table, ["1: 1% to 2%", "2: 3% to 4%"], what("neutral")) == (
        "Fifths of authorities, 1 the lowest values: 1: 1% to 2%; 2: 3% to 4%. 1 authority has no value. "
        "Neither higher nor lower is better."
    )
