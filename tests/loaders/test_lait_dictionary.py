"""The interactive tool's data dictionary: measures that we do not describe ourselves."""

import csv

import pandas as pd
import pytest

import schema
from loaders import lait, lait_dictionary, recognise
from loaders.errors import LoadError
from tests.published import RAW

PUBLISHED = RAW / "lait" / "lait_data_dictionary.csv"

MEASURES = """measure,indicator,period_type
Plans,lait_plans,year ending 31 March
Pupils,lait_pupils,academic year
Cost,lait_cost,financial year
"""
CURATED = """indicator,period_type,lait_measure
plans_rate,31 March,Plans
"""

PUPILS = {
    "Measure_code": "1",
    "Topic": "Schools",
    "Measure": "Pupils who passed",
    "Measure_short": "Pupils",
    "Polarity": "High",
    "y_axis_name": "% of pupils",
    "Description": "Pupils who\r\r\n passed,  in words.",
    "dps": "NA",
    "Year_Type": "Academic Year",
    "No_Quartile": "NA",
}
COST = PUPILS | {
    "Topic": "Finance",
    "Measure": "Cost of a place",
    "Measure_short": "Cost",
    "Polarity": "-",
    "y_axis_name": "Unit Cost",
    "dps": "0",
    "Year_Type": "Financial Year",
    "No_Quartile": "N",
}
PLANS = PUPILS | {"Measure_short": "Plans", "Year_Type": "Annual"}


@pytest.fixture(autouse=True)
def reference_rows(tmp_path, monkeypatch):
    (tmp_path / "lait_measures.csv").write_text(MEASURES)
    (tmp_path / "indicators.csv").write_text(CURATED)
    monkeypatch.setattr(lait, "REFERENCE", tmp_path)


def source(path):
    return recognise.Source("lait_dictionary", "lait_dictionary", "k", "t", "p", None, "l", None, None, 9, (), path)


def load(tmp_path, *rows):
    with (tmp_path / "dictionary.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return lait_dictionary.load(source(tmp_path / "dictionary.csv"), None)


def message(tmp_path, *rows):
    with pytest.raises(LoadError) as error:
        load(tmp_path, *rows)
    return str(error.value)


def test_measures_that_are_not_curated_are_described_as_published(tmp_path):
    second_topic = PUPILS | {"Topic": "Outcomes", "dps": "2"}
    tables = load(tmp_path, PLANS, PUPILS, second_topic, COST)
    shared = {
        "polarity_reason": "As the publisher of the measure states it.",
        "definition": "Pupils who passed, in words.",
        "caution": "Loaded as its publisher describes it; we have not reviewed it.",
        "is_curated": False,
        "is_headline": False,
        "source": "lait_dictionary",
    }
    pupils = {
        "indicator": "lait_pupils",
        "indicator_name": "Pupils who passed",
        "topic": "Schools",
        "unit": "percent",
        "unit_name": "% of pupils",
        "polarity": "higher",
        "decimals": 1,
        "period_type": "academic year",
        "has_quartiles": True,
    }
    cost = {
        "indicator": "lait_cost",
        "indicator_name": "Cost of a place",
        "topic": "Finance",
        "unit": "pounds",
        "unit_name": "Unit Cost",
        "polarity": "neutral",
        "decimals": 0,
        "period_type": "financial year",
        "has_quartiles": False,
    }
    expected = schema.frame("indicators", [shared | pupils, shared | cost])
    pd.testing.assert_frame_equal(tables["indicators"].reset_index(drop=True), expected)
    assert list(tables) == ["indicators"]


@pytest.mark.parametrize(
    ("cells", "problem", "declared"),
    [
        ({"Measure_short": "Adults"}, "Measure_short 'Adults' of 'Adults'", "data/reference/lait_measures.csv"),
        ({"Polarity": "Up"}, "Polarity 'Up' of 'Pupils'", "loaders/lait_dictionary.py"),
        ({"dps": "two"}, "dps 'two' of 'Pupils'", "loaders/lait_dictionary.py"),
        ({"No_Quartile": "Y"}, "No_Quartile 'Y' of 'Pupils'", "loaders/lait_dictionary.py"),
        ({"y_axis_name": "Furlongs"}, "y_axis_name 'Furlongs' of 'Pupils'", "loaders/lait_dictionary.py"),
        ({"Year_Type": "Lunar Year"}, "Year_Type 'Lunar Year' of 'Pupils'", "loaders/lait_dictionary.py"),
        ({"Year_Type": "Annual"}, "Year_Type 'Annual' of 'Pupils'", "data/reference/lait_measures.csv"),
    ],
)
def test_a_word_not_declared_stops_and_says_where_to_declare_it(tmp_path, cells, problem, declared):
    expected = f"dictionary.csv, row 2: {problem} is not as declared. Add or correct it in {declared}."
    assert message(tmp_path, COST, PUPILS | cells) == expected


def test_a_missing_column_stops(tmp_path):
    without = {name: cell for name, cell in PUPILS.items() if name != "Year_Type"}
    assert message(tmp_path, without) == (
        "dictionary.csv, column names: no column 'Year_Type'. If it was renamed, change loaders/lait_dictionary.py."
    )


@pytest.mark.skipif(not PUBLISHED.exists(), reason=f"{PUBLISHED} is not part of the repository")
class TestPublished:
    """The file itself. Its reference rows are the real ones."""

    @pytest.fixture(autouse=True)
    def reference_rows(self):
        """The module's invented rows are not for these tests."""

    def test_every_measure_is_either_curated_or_described(self):
        found = lait_dictionary.load(source(PUBLISHED), None)["indicators"]
        measures = lait.measures()
        others = measures[~measures["is_curated"]]
        assert len(measures) == 434
        assert sorted(found["indicator"]) == sorted(others["indicator"])
        assert schema.check({"indicators": found.assign(position=1)}) == []  # the build gives positions

    def test_each_cell_is_that_of_the_first_row_of_its_measure(self):
        found = lait_dictionary.load(source(PUBLISHED), None)["indicators"].set_index("indicator")
        measures, seen = lait.measures(), set()
        with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                measure = row["Measure_short"]
                if measure not in seen and not measures.at[measure, "is_curated"]:
                    ours = found.loc[measures.at[measure, "indicator"]]
                    assert ours["indicator_name"] == row["Measure"]
                    assert ours["topic"] == row["Topic"]
                    assert ours["definition"].split() == row["Description"].split()
                    assert ours["polarity"] == {"High": "higher", "Low": "lower"}.get(row["Polarity"], "neutral")
                seen.add(measure)
        assert len(seen) == 434
