import pandas as pd

from queries import distribution_tables as tables
from tests.rows import indicator

NONE = float("nan")


def test_regions():
    row = {
        "authority_name": "Alphashire",
        "region_name": "North",
        "region_text": "50.0%",
        "text": "60.0%",
        "value": 60.0,
    }
    assert tables.regions(pd.DataFrame([row])).to_dict("records") == [
        {"Region": "North", "Region's value": "50.0%", "Authority": "Alphashire", "Value": "60.0%"}
    ]


def test_a_funnel():
    row = {"label": "Alphashire", "text": "60.0%", "numerator": 1200.0, "denominator": 2000.0, "outside": "above 95%"}
    assert tables.funnel(pd.DataFrame([row])).to_dict("records") == [
        {
            "Authority": "Alphashire",
            "Value": "60.0%",
            "Count": "1,200",
            "Out of": "2,000",
            "Lies": "above the 95% limits",
        }
    ]


def test_fifths_highest_first_and_those_without_last():
    table = pd.DataFrame({"authority_name": ["A", "B", "C"], "value": [1.0, NONE, 3.0], "fifth": [1.0, NONE, 5.0]})
    shown = tables.fifths(table, pd.Series(indicator("visits")))
    assert shown.astype(object).where(shown.notna(), None).values.tolist() == [
        ["C", "3.0%", 5],
        ["A", "1.0%", 1],
        ["B", "no value", None],
    ]
