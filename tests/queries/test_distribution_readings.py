import pandas as pd

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


def test_regions_in_words():
    assert readings.regions(strip("Alphashire"), what(), "45.0%") == (
        "Regions range from 30.0% (South) to 50.0% (North). England's value is 45.0%. Within South, where authorities "
        "are furthest apart, they range from 10.0% to 35.0%. Higher is better."
    )
    assert "England" not in readings.regions(strip(), what(), "")


def points(*outside: str) -> pd.DataFrame:
    return pd.DataFrame({"outside": outside})


def test_a_funnel_in_words():
    table = points(*["within"] * 17, "above 95%", "below 99.8%", "above 99.8%")
    assert readings.funnel(table) == (
        "Of 20 authorities with a published count and base, 3 lie outside the 95% limits (chance alone: about 1) and 2 "
        "of them outside the 99.8% limits (chance alone: about 0.0). Where many lie outside, authorities truly differ, "
        "in their children or in how they work and record: the limits do not say which."
    )


def test_fifths_in_words():
    table = pd.DataFrame(
        {"authority_code": ["E1", "E2"], "authority_name": ["Alphashire", "Betaton"], "fifth": [4, NONE]}
    )
    assert readings.fifths(table, ["1% to 2%", "3% to 4%"], what("neutral")) == (
        "Authorities in fifths, from the lowest values to the highest: 1% to 2%; 3% to 4%. 1 authority has no value. "
        "Neither higher nor lower is better."
    )
