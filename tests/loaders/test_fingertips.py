"""The Fingertips export: literal rows in, tidy values with their intervals out."""

import csv
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import schema
from loaders import fingertips, indicators, recognise, reference
from loaders.errors import LoadError
from loaders.indicators import Cells, Definition
from tests.published import RAW

PUBLISHED = RAW / "fingertips" / "la_hospital_admissions_2324.csv"

EXAMPLES = reference.Reference(
    tables={},
    aliases={("", "e06000099"): "E06000099", ("", "e06000098"): "E06000098", ("", "e92000001"): "E92000001"},
    grade_aliases={},
)
FILTERS = {"Indicator ID": "1", "Sex": "Persons"}
FALLS = Definition(
    "falls",
    "financial year",
    "per_10000",
    Cells("falls_export", "Value", FILTERS),
    Cells("falls_export", "Count", FILTERS),
    Cells("falls_export", "Denominator", FILTERS),
)
EXAMPLESHIRE = {
    "Indicator ID": "1",
    "Parent Code": "E92000001",
    "Area Code": "E06000099",
    "Area Type": "Counties & UAs (from Apr 2023)",
    "Sex": "Persons",
    "Category Type": "",
    "Time period": "2023/24",
    "Value": "12.5",
    "Lower CI 95.0 limit": "10.25",
    "Upper CI 95.0 limit": "15",
    "Count": "100",
    "Denominator": "80000",
    "Value note": "",
}
NEIGHBOUR = EXAMPLESHIRE | {"Area Code": "E06000098"}
NOTHING = {"Value": "", "Count": "", "Denominator": "", "Lower CI 95.0 limit": "-1", "Upper CI 95.0 limit": "-1"}
ENGLAND = EXAMPLESHIRE | {"Area Code": "E92000001", "Area Type": "England", "Value": "11"}


@pytest.fixture(autouse=True)
def invented_indicator(monkeypatch):
    monkeypatch.setattr(indicators, "of_source", lambda source: [FALLS] if source == "falls_export" else [])


def source(path, name="falls_export"):
    return recognise.Source(name, "fingertips", "statistics", "t", "p", None, "l", None, None, 3, (), path)


def load(tmp_path, *rows, name="falls_export"):
    with (tmp_path / "export.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return fingertips.load(source(tmp_path / "export.csv", name), EXAMPLES)


def message(tmp_path, *rows, **others):
    with pytest.raises(LoadError) as error:
        load(tmp_path, *rows, **others)
    return str(error.value)


def test_rows_become_values_with_counts_and_intervals(tmp_path):
    tables = load(
        tmp_path,
        ENGLAND | {"Parent Code": ""},
        ENGLAND,  # the same, once more
        EXAMPLESHIRE,
        EXAMPLESHIRE | {"Time period": "2022/23"} | NOTHING | {"Value note": "Value suppressed: few of them"},
        NEIGHBOUR | NOTHING | {"Value note": "Value for Exampleshire and its neighbour"},
        NEIGHBOUR | NOTHING | {"Time period": "2022/23"},
        NEIGHBOUR | {"Time period": "2021/22", "Value note": "Handle with care"},
        EXAMPLESHIRE | {"Sex": "Male"},  # not asked for
        EXAMPLESHIRE | {"Indicator ID": "2"},  # not asked for
        ENGLAND | {"Category Type": "Deciles", "Value": "7"},  # not England
        EXAMPLESHIRE | {"Area Type": "ICB sub-locations", "Area Code": "E38000001"},  # no authority
    )
    counted = {"numerator": 100, "denominator": 80000, "lower": 10.25, "upper": 15}
    recent, before = ("2023-24", date(2024, 3, 31)), ("2022-23", date(2023, 3, 31))
    expected = [
        ("E92000001", recent, {"value": 11} | counted),
        ("E06000099", recent, {"value": 12.5} | counted),
        ("E06000099", before, {"note": "suppressed"}),
        ("E06000098", recent, {"note": "not_available"}),
        ("E06000098", before, {"note": "not_available"}),
        ("E06000098", ("2021-22", date(2022, 3, 31)), {"value": 12.5} | counted),
    ]
    rows = [
        {"place_code": place, "indicator": "falls", "period": period, "period_end": end, "source": "falls_export"}
        | cells
        for place, (period, end), cells in expected
    ]
    pd.testing.assert_frame_equal(tables["indicator_values"], schema.frame("indicator_values", rows))
    assert list(tables) == ["indicator_values"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"Area Code": "E06000001"}, "row 3: unknown authority 'E06000001'. Add it to data/reference/aliases.csv."),
        (
            {"Area Type": "Planets"},
            "row 3: unknown area type 'Planets'. Add it to AREA_TYPES or IGNORED_AREA_TYPES in loaders/fingertips.py.",
        ),
        (
            {"Time period": "2021 - 23"},
            "row 3: '2021 - 23' is no financial year. Correct its period_type in data/reference/indicators.csv.",
        ),
        ({"Value": "few"}, "row 3: Value 'few' is not a number. Correct it in your copy."),
        ({"Count": "1e3"}, "row 3: Count '1e3' is not a number. Correct it in your copy."),
        (
            {"Value": "", "Value note": "Lost"},
            "row 3: no value, and an unknown note 'Lost'. Add its first words to NOTES in loaders/fingertips.py.",
        ),
        (
            {"Value": "16"},
            "row 3: value 16.0 lies outside its interval 10.25 to 15.0. Correct it in your copy.",
        ),
        (
            {"Area Code": "E06000099", "Value": "13"},
            "row 3: a second, different value of falls for its area and period. "
            "Correct its filters in data/reference/indicators.csv, or keep the right row in your copy.",
        ),
    ],
)
def test_what_is_not_as_declared_stops_and_says_what_to_do(tmp_path, cells, expected):
    assert message(tmp_path, EXAMPLESHIRE, NEIGHBOUR | cells) == f"export.csv, {expected}"


def test_a_missing_column_or_indicator_stops(tmp_path):
    without = {name: cell for name, cell in EXAMPLESHIRE.items() if name != "Denominator"}
    assert message(tmp_path, without) == (
        "export.csv, column names: no column 'Denominator'. "
        "If it was renamed, change data/reference/indicators.csv or loaders/fingertips.py."
    )
    assert message(tmp_path, EXAMPLESHIRE | {"Sex": "Male"}) == (
        "export.csv: no row of falls ({'Indicator ID': '1', 'Sex': 'Persons'}). "
        "Correct its filters in data/reference/indicators.csv."
    )
    assert message(tmp_path, EXAMPLESHIRE, name="other_export") == (
        "export.csv: no indicator is taken from other_export. Add one to data/reference/indicators.csv."
    )


@given(st.text(alphabet="0123456789.-+eE ,٣½") | st.floats().map(str))
def test_a_cell_is_a_finite_number_or_stops(cell):
    cells = pd.Series([cell], index=[7], name="Value", dtype="str")
    try:
        read = fingertips._numbers(cells, source(Path("export.csv")))
    except LoadError as error:
        assert str(error) == f"export.csv, row 7: Value {cell!r} is not a number. Correct it in your copy."
    else:
        assert read.tolist() == [float(cell)] if cell else read.isna().all()
        assert abs(read.fillna(0).iloc[0]) < 1e15


@pytest.mark.skipif(not PUBLISHED.exists(), reason=f"{PUBLISHED} is not part of the repository")
class TestPublished:
    """The file itself, for the real indicator."""

    @pytest.fixture(autouse=True)
    def invented_indicator(self):
        """The module's invented indicator is not for these tests."""

    def test_every_authority_and_period_has_its_published_numbers(self):
        name = "fingertips_hospital_admissions"
        found = fingertips.load(source(PUBLISHED, name), reference.load())["indicator_values"]
        assert found["note"].value_counts().to_dict() == {"not_available": 36}
        assert schema.check({"indicator_values": found}) == []
        ours = {(r.place_code, r.period): r for r in found.itertuples()}
        known, seen = reference.load().aliases, set()
        with PUBLISHED.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                if row["Sex"] == "Persons" and not row["Category Type"]:
                    place = known["", row["Area Code"].casefold()]
                    read = ours[place, row["Time period"].replace("/", "-")]
                    seen.add((place, read.period))
                    if not row["Value"]:
                        assert pd.isna([read.value, read.lower, read.upper, read.numerator, read.denominator]).all()
                        continue
                    assert read.value == float(row["Value"])
                    assert read.lower == float(row["Lower CI 95.0 limit"])
                    assert read.upper == float(row["Upper CI 95.0 limit"])
                    assert (read.numerator, read.denominator) == (float(row["Count"]), float(row["Denominator"]))
        assert seen == set(ours)
        assert len(seen) == 2144
