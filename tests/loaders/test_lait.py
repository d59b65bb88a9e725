"""The interactive tool's long file: literal rows in, tidy values out, and every way it can be broken."""

import math
from datetime import date

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

import schema
from loaders import lait, periods, recognise, reference
from loaders.errors import LoadError
from tests.published import RAW

PUBLISHED = RAW / "lait" / "bds_long_0.parquet"

EXAMPLES = reference.Reference(
    tables={},
    aliases={
        ("", "exampleshire"): "E10000099",
        ("", "999"): "E10000099",
        ("", "north example"): "E12000099",
        ("", "979"): "E12000099",
        ("", "england"): "E92000001",
        ("", "970"): "E92000001",
    },
    grade_aliases={},
)

MEASURES = """measure,indicator,period_type
Plans,lait_plans,year ending 31 March
Pupils,lait_pupils,academic year
Cost,lait_cost,financial year
"""
CURATED = """indicator,period_type,lait_measure
plans_rate,31 March,Plans
unrelated,31 March,
"""


@pytest.fixture(autouse=True)
def reference_rows(tmp_path, monkeypatch):
    (tmp_path / "lait_measures.csv").write_text(MEASURES)
    (tmp_path / "indicators.csv").write_text(CURATED)
    monkeypatch.setattr(lait, "REFERENCE", tmp_path)


def row(measure, years, value, place="Exampleshire", number=999.0):
    return {
        "Short Desc": measure,
        "Data item": None,
        "Years": years,
        "LA and Regions": place,
        "Values": value,
        "LA Number": number,
        "Region": "NA",
    }


def source(path):
    return recognise.Source("lait", "lait", "statistics", "t", "p", None, "l", None, None, 4, (), path)


def load(tmp_path, *rows):
    columns = {name: [r[name] for r in rows] for name in rows[0]}
    pq.write_table(pa.table(columns), tmp_path / "long.parquet")
    return lait.load(source(tmp_path / "long.parquet"), EXAMPLES)


def message(tmp_path, *rows):
    with pytest.raises(LoadError) as error:
        load(tmp_path, *rows)
    return str(error.value)


def test_rows_become_values_of_curated_and_other_indicators(tmp_path):
    tables = load(
        tmp_path,
        row("Plans", "2025", "43.5"),
        row("Plans", "2025", "-", "North Example", 979.0),
        row("Plans", "2025", "40", "England", 970.0),
        row("Pupils", "2025 (prov)", "13.600000000000001"),
        row("Pupils", "2024/25", "-7.0000000000000007E-2", "England", 970.0),
        row("Cost", "2024-25 (OT)", "1890"),
        row("Plans", "0", "-"),  # left out: an empty column of the workbook
    )
    expected = [
        ("E10000099", "plans_rate", "2025", date(2025, 3, 31), 43.5, None),
        ("E12000099", "plans_rate", "2025", date(2025, 3, 31), None, "not_available"),
        ("E92000001", "plans_rate", "2025", date(2025, 3, 31), 40, None),
        ("E10000099", "lait_pupils", "2024-25", date(2025, 8, 31), 13.6, None),
        ("E92000001", "lait_pupils", "2024-25", date(2025, 8, 31), -0.07, None),
        ("E10000099", "lait_cost", "2024-25", date(2025, 3, 31), 1890, None),
    ]
    names = ["place_code", "indicator", "period", "period_end", "value", "note"]
    rows = [dict(zip(names, values, strict=True)) | {"source": "lait"} for values in expected]
    pd.testing.assert_frame_equal(
        tables["indicator_values"], schema.frame("indicator_values", rows), check_index_type=False
    )
    assert list(tables) == ["indicator_values"]


def test_a_repeated_row_is_read_once(tmp_path):
    values = load(tmp_path, row("Cost", "2024-25", "5"), row("Cost", "2025 (OT)", "5.0"), row("Cost", "2025", "5"))
    assert values["indicator_values"]["value"].tolist() == [5]


def test_what_is_not_as_declared_stops_and_says_what_to_do(tmp_path):
    good = row("Plans", "2025", "1")
    assert message(tmp_path, good, row("Plans", "2024", "c")) == (
        "long.parquet, row 2: 'c' is neither a number nor '-'. "
        "Correct it in your copy, or teach loaders/lait.py what it means."
    )
    assert message(tmp_path, good, row("Adults", "2025", "1")) == (
        "long.parquet, column Short Desc: unknown measure 'Adults'. Add it to data/reference/lait_measures.csv."
    )
    assert message(tmp_path, row("Plans", "2024-25", "1")) == (
        "long.parquet, column Years: '2024-25' is no period of 'Plans' (31 March). "
        "Correct its period_type in data/reference/lait_measures.csv or indicators.csv."
    )
    assert message(tmp_path, row("Plans", "2025 (Draft)", "1")) == (
        "long.parquet, column Years: '2025 (Draft)' is no period of 'Plans' (31 March). "
        "Correct its period_type in data/reference/lait_measures.csv or indicators.csv."
    )
    assert message(tmp_path, row("Plans", "0", "3")) == (
        "long.parquet, row 1: a value for the year '0'. Give the year in your copy."
    )
    assert message(tmp_path, row("Plans", "2025", "1", "Nowhere")) == (
        "long.parquet, column LA and Regions: unknown authority 'Nowhere'. Add it to data/reference/aliases.csv."
    )
    assert message(tmp_path, row("Plans", "2025", "1", "Exampleshire", 970.0)) == (
        "long.parquet, column LA Number: 'Exampleshire' has the number 970 of another place. Correct it in your copy."
    )
    assert message(tmp_path, good, row("Plans", "2025", None)) == (
        "long.parquet, row 2: no Values. Download the file again from its publisher."
    )
    assert message(tmp_path, good, row("Plans", "2025 (Rev)", "2")) == (
        "long.parquet, column Values: two different values of plans_rate for E10000099 in 2025. "
        "Keep the right one in your copy."
    )
    assert message(tmp_path, good | {"Note": "x"}) == (
        "long.parquet, column names: column 'Note' is not as declared in loaders/lait.py. "
        "Add it to READ or IGNORED there, or correct the file."
    )


def test_an_indicator_of_two_measures_stops(tmp_path):
    (tmp_path / "indicators.csv").write_text(CURATED + "plans_rate,31 March,Pupils\n")
    assert message(tmp_path, row("Plans", "2025", "1")) == (
        "indicators.csv: 'plans_rate' stands for two LAIT measures. Keep one row of it."
    )


@given(st.floats(-1e300, 1e300))
def test_every_number_is_read_to_fifteen_digits(number):
    for spelling in (repr(number), f"{number:.17g}", f"{number:.17E}", f"{number:f}"):
        plain = spelling.upper()
        read = lait._number(plain)
        assert read == float(f"{float(plain):.15g}")
        assert math.isclose(read, float(plain), rel_tol=1e-14)


@given(st.integers(-(10**9), 10**9), st.integers(0, 5))
def test_the_noise_of_a_spreadsheet_goes(whole, places):
    written = whole / 10**places
    for noisy in (np.nextafter(written, np.inf), np.nextafter(written, -np.inf)):
        if abs(written) > 1e-300:
            assert lait._number(f"{noisy:.17g}".upper()) == written


@given(st.text(alphabet="0123456789.-+eE ,%cxzk~٣½"))
def test_a_stray_word_is_never_a_number(spelling):
    read = lait._number(spelling)
    assert read is None or (math.isfinite(read) and read == float(f"{float(spelling):.15g}"))


@pytest.mark.parametrize("spelling", ["nan", "inf", "-inf", "1e5000", "1E5000", "1_000", "1,000", " 1", "٣", "", "--"])
def test_these_are_no_numbers(spelling):
    assert lait._number(spelling) is None


@pytest.fixture(scope="module")
def published():
    if not PUBLISHED.exists():
        pytest.skip(f"{PUBLISHED} is not there: the published file is not part of the repository")
    return lait.load(source(PUBLISHED), reference.load())["indicator_values"]


class TestPublished:
    """The file itself. Its reference rows are the real ones."""

    @pytest.fixture(autouse=True)
    def reference_rows(self):
        """The module's invented rows are not for these tests."""

    def test_every_measure_loads_and_every_missing_value_has_a_note(self, published):
        assert len(published) == 641_070 - 170  # 170 rows of the year "0"
        assert published["indicator"].nunique() == 434
        assert (published["note"] == "not_available").sum() == 93_883 - 170
        assert (published["value"].isna() == published["note"].notna()).all()
        assert not published.duplicated(["place_code", "indicator", "period"]).any()
        assert schema.check({"indicator_values": published}) == []

    def test_every_value_of_a_curated_measure_is_the_published_one(self, published):
        measures = lait.measures()
        curated = measures[measures["is_curated"]]
        types, known = periods.types(), reference.load()
        wanted = {m: (row.indicator, types[row.period_type]["written"]) for m, row in curated.iterrows()}
        ours = published[published["indicator"].isin(curated["indicator"])]
        keys = zip(ours["place_code"], ours["indicator"], ours["period"], strict=True)
        read = dict(zip(keys, ours["value"], strict=True))
        raw = pq.read_table(PUBLISHED, columns=["Short Desc", "Years", "LA and Regions", "Values"]).to_pydict()
        codes = {p: known.aliases["", reference.normalise(p)] for p in set(raw["LA and Regions"])}
        count = 0
        for measure, years, place, value in zip(*raw.values(), strict=True):
            if measure in wanted:
                indicator, form = wanted[measure]
                end = int(years[:4]) + ("-" in years[:7])
                period = str(end) if form == "year" else f"{end - 1}-{end % 100:02}"
                ours = read[codes[place], indicator, period]
                assert math.isnan(ours) if value == "-" else math.isclose(ours, float(value), rel_tol=1e-14), value
                count += 1
        assert count == len(read) > 100_000

    def test_keys_of_other_measures_are_told_from_their_names(self):
        measures = lait.measures()
        assert len(measures) == 434
        others = measures[~measures["is_curated"]]
        assert others["indicator"].str.fullmatch(r"lait_[a-z0-9]+(_[a-z0-9]+)*").all()
        assert set(measures["period_type"]) <= set(periods.types())
