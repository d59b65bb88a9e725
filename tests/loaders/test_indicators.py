"""The rows of indicators.csv: those of the project keep their promises, and a broken one says which it is."""

import shutil

import pandas as pd
import pytest

import schema
from loaders import indicators
from loaders.errors import LoadError
from loaders.indicators import Cells, Definition
from loaders.recognise import REFERENCE

ROW = {
    "indicator": "visits_rate",
    "indicator_name": "Visits on time",
    "topic": "Visits",
    "unit": "percent",
    "polarity": "higher",
    "polarity_reason": "Children should be seen.",
    "decimals": "1",
    "period_type": "31 March",
    "definition": "Share of visits on time.",
    "numerator_name": "visits on time",
    "denominator_name": "",
    "caution": "",
    "has_quartiles": "true",
    "is_headline": "true",
    "source": "visits",
    "column": "visit_percent",
    "filters": "age=0 to 4; kind=Visit, at home",
    "numerator_column": "visit_count",
    "numerator_filters": "",
    "denominator_column": "visit_count",
    "denominator_filters": "age=0 to 4; kind=Total",
    "lait_measure": "",
}
OWN = {"age": "0 to 4", "kind": "Visit, at home"}


@pytest.fixture
def folder(tmp_path):
    """A folder of reference rows: of indicators.csv those given, each ROW with changes."""

    def write(*changes: dict):
        shutil.copy(REFERENCE / "units.csv", tmp_path)
        pd.DataFrame({"source": ["visits", "old_visits", "people"]}).to_csv(tmp_path / "sources.csv", index=False)
        pd.DataFrame(
            [
                ("old_visits", "visits", "visit_percent", "visit_%"),
                ("old_visits", "visits", "visit_count", "visit_count"),
            ],
            columns=["source", "same_as", "column", "published_column"],
        ).to_csv(tmp_path / "columns.csv", index=False)
        pd.DataFrame([ROW | change for change in changes]).to_csv(tmp_path / "indicators.csv", index=False)
        return tmp_path

    return write


def test_a_definition_says_where_the_cells_stand(folder):
    places = folder({}, {"indicator": "visits", "denominator_column": "people:population", "denominator_filters": ""})
    value, count = Cells("visits", "visit_percent", OWN), Cells("visits", "visit_count", OWN)
    total = Cells("visits", "visit_count", {"age": "0 to 4", "kind": "Total"})
    assert indicators.definitions(places) == (
        Definition("visits_rate", "31 March", "percent", value, count, total),
        Definition("visits", "31 March", "percent", value, count, Cells("people", "population", {})),
    )


def test_a_sister_file_gives_what_it_has_a_column_for(folder):
    places = folder({}, {"indicator": "other", "column": "other_percent"})
    total = Cells("old_visits", "visit_count", {"age": "0 to 4", "kind": "Total"})
    value, count = Cells("old_visits", "visit_%", OWN), Cells("old_visits", "visit_count", OWN)
    assert indicators.of_source("old_visits", places) == [
        Definition("visits_rate", "31 March", "percent", value, count, total)
    ]
    assert [d.indicator for d in indicators.of_source("visits", places)] == ["visits_rate", "other"]
    assert indicators.of_source("people", places) == []


def test_curated_rows_become_the_tidy_table(folder):
    expected = schema.frame(
        "indicators",
        [
            {
                "indicator": "visits_rate",
                "indicator_name": "Visits on time",
                "topic": "Visits",
                "unit": "percent",
                "unit_name": "%",
                "polarity": "higher",
                "polarity_reason": "Children should be seen.",
                "decimals": 1,
                "period_type": "31 March",
                "definition": "Share of visits on time.",
                "numerator_name": "visits on time",
                "has_quartiles": True,
                "is_headline": True,
                "is_curated": True,
                "source": "visits",
            }
        ],
    )
    pd.testing.assert_frame_equal(indicators.curated(folder({})), expected)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"unit": "per_cent"}, "unknown unit 'per_cent'. Add it to data/reference/units.csv."),
        ({"polarity": "Low"}, "unknown polarity 'Low'. Use higher, lower or neutral."),
        ({"period_type": "Easter"}, "unknown period_type 'Easter'. Add it to data/reference/period_types.csv."),
        ({"has_quartiles": "yes"}, "unknown has_quartiles 'yes'. Use true or false."),
        ({"is_headline": ""}, "unknown is_headline ''. Use true or false."),
        ({"source": "visit"}, "unknown source 'visit'. Add it to data/reference/sources.csv."),
        ({"decimals": "one"}, "decimals 'one'. Use 0, 1, 2 or 3."),
        ({"definition": " "}, "no definition. Fill it in."),
        ({"column": ""}, "no column. Fill it in."),
        ({"filters": "age 0 to 4"}, "cannot read the filters 'age 0 to 4'. Write them as column=label; column=label."),
        ({"filters": "age="}, "cannot read the filters 'age='. Write them as column=label; column=label."),
    ],
)
def test_a_broken_row_stops(folder, change, message):
    with pytest.raises(LoadError) as error:
        indicators.definitions(folder({"indicator": "first"}, change))
    assert str(error.value) == f"indicators.csv, row 3: {message}"


def test_an_indicator_twice_stops(folder):
    with pytest.raises(LoadError) as error:
        indicators.definitions(folder({}, {}))
    assert str(error.value) == "indicators.csv, row 3: indicator 'visits_rate' stands twice. Keep one row of it."


def test_a_rate_gets_its_count_and_the_population_of_the_year_before(folder):
    places = folder(
        {"source": "people", "column": "rate", "filters": "", "unit": "per_10000"}
        | {"numerator_column": "visits:visit_count", "denominator_column": "people:population"}
        | {"denominator_filters": ""},
        {
            "indicator": "visits",
            "column": "visit_count",
            "filters": "",
            "numerator_column": "",
            "denominator_column": "",
        },
        {"indicator": "people", "source": "people", "column": "population", "filters": "", "numerator_column": ""}
        | {"denominator_column": ""},
    )
    rows = [
        ("E06000001", "visits_rate", "2025", 20.0, None),
        ("E06000002", "visits_rate", "2025", 10.0, None),
        ("E06000003", "visits_rate", "2025", None, "suppressed"),
        ("E06000001", "visits", "2024", 7.0, None),
        ("E06000001", "visits", "2025", 40.0, None),
        ("E06000003", "visits", "2025", 40.0, None),
        ("E06000001", "people", "2024", 20000.0, None),
        ("E06000001", "people", "2025", 30000.0, None),
    ]
    columns = ["place_code", "indicator", "period", "value", "note"]
    values = schema.frame("indicator_values", pd.DataFrame(rows, columns=columns))
    expected = values.copy()
    expected.loc[0, ["numerator", "denominator"]] = [40.0, 20000.0]
    pd.testing.assert_frame_equal(indicators.with_counts(values, places), expected)


def test_the_project_s_rows():
    table = indicators.curated()
    assert len(table) >= 75
    demand = table["unit"].isin(["per_10000"]) | table["unit"].isin(["count", "fte", "pounds"])
    assert set(table.loc[demand, "polarity"]) == {"neutral"}
    assert table["polarity_reason"].str.endswith(".").all()
    topics = table["topic"]
    assert (topics != topics.shift()).sum() == topics.nunique(), "the rows of a topic stand together"
    assert table["definition"].str.endswith(".").all() and table["polarity_reason"].str.endswith(".").all()
    assert not table["indicator_name"].duplicated().any()
