"""Invented files in the department's layout, and every value of the published ones against a plain loop."""

import csv
import re
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

import schema
from loaders import dfe_statistics, indicators, recognise, reference
from loaders.errors import LoadError
from loaders.indicators import Cells, Definition
from loaders.recognise import REFERENCE, Source
from loaders.reference import Reference
from tests.published import RAW

PUBLISHED = RAW / "ees"
ALIASES = {
    "e92000001": "E92000001",
    "e12000009": "E12000009",
    "e13000001": "E13000001",
    "e06000801": "E06000801",
    "e10000801": "E06000801",
    "801": "E06000801",
    "e06000802": "E06000802",
    "802": "E06000802",
    "e06000803": "E06000803",
    "803": "E06000803",
}
HEADER = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
    "old_la_code,new_la_code,la_name,age,visit_count,visit_percent"
)
ENGLAND = "National,E92000001,England,,,,,,"
WEST = "Regional,E92000001,England,E12000009,South West,,,,"
INNER = "Regional,E92000001,England,E13000001,Inner London,,,,"
EXAMPLESHIRE = "Local authority,E92000001,England,E12000009,South West,801,E06000801,Exampleshire,"
FORMERLY = EXAMPLESHIRE.replace("E06000801", "E10000801")
JOINT = "Local authority,E92000001,England,E12000009,South West,802 / 803,E06000802 / E06000803,Northham / Southham,"
YOUNG = {"age": "0 to 4"}
SHARE = Definition(
    "visits",
    "year ending 31 March",
    "percent",
    Cells("visits", "visit_percent", YOUNG),
    Cells("visits", "visit_count", YOUNG),
    Cells("visits", "visit_count", {"age": "Total"}),
)
COUNT = Definition("visit_number", "academic year", "count", Cells("visits", "visit_count", YOUNG), None, None)


@pytest.fixture
def load(tmp_path, monkeypatch):
    def read(lines: list[str], *definitions: Definition, header: str = HEADER) -> pd.DataFrame:
        path = tmp_path / "visits.csv"
        path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8-sig")
        monkeypatch.setattr(indicators, "of_source", lambda source: list(definitions))
        return dfe_statistics.load(
            _source("visits", path), Reference({}, {("", k): v for k, v in ALIASES.items()}, {})
        )["indicator_values"]

    return read


def _source(key: str, path: Path) -> Source:
    return Source(key, "dfe_statistics", "statistics", "", "", None, "", None, None, 1, (), path)


def _line(time: str, place: str, cells: str, identifier: str = "Reporting year") -> str:
    return f"{time},{identifier},{place}{cells}"


def _frame(*rows: tuple) -> pd.DataFrame:
    columns = ["place_code", "indicator", "period", "period_end", "value", "note", "numerator", "denominator", "source"]
    return schema.frame("indicator_values", pd.DataFrame(rows, columns=columns))


def test_a_share_with_its_count_and_base_at_every_level(load):
    lines = [
        _line("2025", ENGLAND, "0 to 4,30,60"),
        _line("2025", ENGLAND, "Total,50,z"),
        _line("2025", WEST, "0 to 4,20,66.7"),
        _line("2025", WEST, "Total,30,z"),
        _line("2025", INNER, "0 to 4,c,c"),
        _line("2025", EXAMPLESHIRE, "Total,c,z"),
        _line("2025", EXAMPLESHIRE, "0 to 4,0,0.0"),
        _line("2024", FORMERLY, "0 to 4,k,low"),
    ]
    name, end = "visits", date(2025, 3, 31)
    pd.testing.assert_frame_equal(
        load(lines, SHARE),
        _frame(
            ("E92000001", name, "2025", end, 60.0, None, 30.0, 50.0, name),
            ("E12000009", name, "2025", end, 66.7, None, 20.0, 30.0, name),
            ("E13000001", name, "2025", end, None, "suppressed", None, None, name),
            ("E06000801", name, "2025", end, 0.0, None, 0.0, None, name),
            ("E06000801", name, "2024", date(2024, 3, 31), None, "rounds_to_zero", None, None, name),
        ),
    )


def test_each_marker_has_its_note(load):
    markers = ["c", "x", "z", "k", "low", "u"]
    lines = [_line(f"20{20 + n}", ENGLAND, f"0 to 4,1,{marker}") for n, marker in enumerate(markers)]
    notes = ["suppressed", "not_available", "not_applicable", "rounds_to_zero", "rounds_to_zero", "unreliable"]
    found = load(lines, Definition("v", "31 March", "percent", SHARE.value, None, None))
    assert found["note"].tolist() == notes
    assert found["value"].isna().all()


def test_an_academic_year(load):
    lines = [_line("202425", ENGLAND, "0 to 4,30,60", "Academic year")]
    expected = _frame(("E92000001", "visit_number", "2024-25", date(2025, 8, 31), 30.0, None, None, None, "visits"))
    pd.testing.assert_frame_equal(load(lines, COUNT), expected)


def test_a_joint_service_s_share_is_both_authorities_and_its_count_neither_s(load):
    lines = [
        _line("202425", JOINT, "0 to 4,30,60", "Academic year"),
        _line("202425", EXAMPLESHIRE, "0 to 4,5,50", "Academic year"),
        _line("202324", JOINT, "0 to 4,c,c", "Academic year"),
    ]
    share = Definition("visits", "academic year", "percent", SHARE.value, SHARE.numerator, None)
    now, before = ("2024-25", date(2025, 8, 31)), ("2023-24", date(2024, 8, 31))
    pd.testing.assert_frame_equal(
        load(lines, share, COUNT),
        _frame(
            ("E06000802", "visits", *now, 60.0, None, 30.0, None, "visits"),
            ("E06000803", "visits", *now, 60.0, None, 30.0, None, "visits"),
            ("E06000801", "visits", *now, 50.0, None, 5.0, None, "visits"),
            ("E06000802", "visits", *before, None, "suppressed", None, None, "visits"),
            ("E06000803", "visits", *before, None, "suppressed", None, None, "visits"),
            ("E06000802", "visit_number", *now, None, "no_return", None, None, "visits"),
            ("E06000803", "visit_number", *now, None, "no_return", None, None, "visits"),
            ("E06000801", "visit_number", *now, 5.0, None, None, None, "visits"),
            ("E06000802", "visit_number", *before, None, "suppressed", None, None, "visits"),
            ("E06000803", "visit_number", *before, None, "suppressed", None, None, "visits"),
        ),
    )


def test_years_and_months_become_months_and_england_needs_no_other_columns(load):
    header = "time_period,time_identifier,geographic_level,country_code,country_name,wait"
    lines = [f"{2020 + n},Reporting year,National,E92000001,England,{w}" for n, w in enumerate(("00:10", "02:03", "k"))]
    wait = Definition("wait", "year ending 31 March", "months", Cells("visits", "wait", {}), None, None)
    found = load(lines, wait, header=header)
    assert found["value"].tolist()[:2] == [10.0, 27.0]
    assert found["note"].tolist()[2] == "rounds_to_zero"


GOOD = _line("2025", EXAMPLESHIRE, "0 to 4,30,60")
TOTAL = _line("2025", EXAMPLESHIRE, "Total,50,z")
REMEDY = "If the publisher renamed it, change data/reference/indicators.csv or columns.csv."
IN_COPY = "Correct it in your copy, or teach loaders/dfe_statistics.py what it means."
MARKER = "Correct it in your copy; a marker for a missing value is a row of data/reference/value_notes.csv."
BROKEN = {
    "a word for a number": (
        [GOOD, TOTAL, _line("2024", EXAMPLESHIRE, "0 to 4,30,12 approx")],
        f"row 4, column visit_percent: '12 approx' is neither a number nor a known marker. {MARKER}",
    ),
    "a comma in a number": (
        [TOTAL, _line("2025", EXAMPLESHIRE, '0 to 4,"1,234",60')],
        f"row 3, column visit_count: '1,234' is neither a number nor a known marker. {MARKER}",
    ),
    "an empty cell": (
        [TOTAL, _line("2025", EXAMPLESHIRE, "0 to 4,30,")],
        f"row 3, column visit_percent: '' is neither a number nor a known marker. {MARKER}",
    ),
    "an unknown authority": (
        [GOOD, TOTAL, _line("2025", EXAMPLESHIRE.replace("E06000801", "E06000999"), "0 to 4,30,60")],
        "row 4: unknown authority 'E06000999'. Add it to data/reference/aliases.csv.",
    ),
    "the number of another authority": (
        [GOOD, TOTAL, _line("2025", EXAMPLESHIRE.replace(",801,", ",802,"), "0 to 4,30,60")],
        "row 4: 'E06000801' has the number 802 of another authority. Correct it in your copy.",
    ),
    "an unknown level": (
        [GOOD, TOTAL, _line("2025", EXAMPLESHIRE.replace("Local authority", "School"), "0 to 4,30,60")],
        f"row 4, column geographic_level: unknown geographic_level 'School'. {IN_COPY}",
    ),
    "another kind of time": (
        [GOOD, TOTAL, _line("2025", EXAMPLESHIRE, "0 to 4,30,60", "Autumn term")],
        f"row 4, column time_identifier: unknown time_identifier 'Autumn term'. {IN_COPY}",
    ),
    "a time of another type": (
        [GOOD, TOTAL, _line("202425", EXAMPLESHIRE, "0 to 4,30,60")],
        "row 4, column time_period: '202425' is no period of type 'year ending 31 March'. "
        "Correct its period_type in data/reference/indicators.csv.",
    ),
    "two rows for one place and time": (
        [GOOD, TOTAL, _line("2024", EXAMPLESHIRE, "0 to 4,30,60"), _line("2024", FORMERLY, "0 to 4,31,61")],
        "row 5, column time_period: a second value of visits for one place and time '2024'. "
        "Name the labels that tell the rows apart in the filters of data/reference/indicators.csv.",
    ),
    "a renamed label": (
        [_line("2025", EXAMPLESHIRE, "0 to 4 years,30,60"), TOTAL],
        f"column age: no '0 to 4', which visits is read from (is it now '0 to 4 years'?). {REMEDY}",
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_what_cannot_be_read_stops(load, case):
    lines, message = BROKEN[case]
    with pytest.raises(LoadError) as error:
        load(lines, SHARE)
    assert str(error.value) == f"visits.csv, {message}"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("visit_percent", "visit_pct", "no column 'visit_percent', which visits is read from (is it now 'visit_pct'?)"),
        ("age", "care_leaver_age", "no column 'age', which visits is read from"),
        ("time_identifier", "identifier", "no column 'time_identifier' (is it now 'identifier'?)"),
    ],
)
def test_a_column_that_is_not_there_stops(load, old, new, message):
    with pytest.raises(LoadError) as error:
        load([GOOD, TOTAL], SHARE, header=HEADER.replace(old, new))
    assert str(error.value).startswith(f"visits.csv, column names: {message}")
    assert str(error.value).endswith(f". {REMEDY}")


def test_a_level_without_its_column_of_codes_stops(load):
    with pytest.raises(LoadError) as error:
        load([GOOD, TOTAL], SHARE, header=HEADER.replace("new_la_code", "code"))
    assert str(error.value) == "visits.csv, row 2: unknown authority ''. Add it to data/reference/aliases.csv."


MARKERS = {
    row["marker"]: row["note"] for row in csv.DictReader((REFERENCE / "value_notes.csv").read_text().splitlines())
}
CELLS = st.one_of(
    st.sampled_from(sorted(MARKERS)),
    st.integers(-(10**9), 10**9).map(str),
    st.decimals(-(10**6), 10**6, places=2).map(str),
    st.text(max_size=6),
)


@given(st.lists(CELLS, min_size=1, max_size=8))
def test_a_cell_is_a_number_or_a_marker_or_stops(cells):
    plain = [bool(re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell)) or cell in MARKERS for cell in cells]
    table = pa.table({"visits": pa.chunked_array([cells], "string")})
    every = np.arange(len(cells))
    rows = dfe_statistics.Rows("visits.csv", table, [], every, [], every)
    if not all(plain):
        with pytest.raises(LoadError, match=rf"^visits\.csv, row {plain.index(False) + 2}, column visits: "):
            dfe_statistics._read(rows, "visits", every, "number")
        return
    values, notes = (part.to_pylist() for part in dfe_statistics._read(rows, "visits", every, "number"))
    assert notes == [MARKERS.get(cell) for cell in cells]
    assert values == [None if cell in MARKERS else float(cell) for cell in cells]


# The published files: what each row of indicators.csv names, read again by a plain loop.

published = pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published files are not beside the repository")
STATISTICS = {s.source: s for s in recognise.declared() if s.loader == "dfe_statistics"}
ENDS = {"31 March": (3, 31), "academic year": (8, 31), "30 September": (9, 30), "mid-year": (6, 30)}


def _published() -> dict[str, Path]:
    """The file of each source, told by its columns and, for files that share those, a cell."""
    found = {}
    for path in sorted(PUBLISHED.glob("*.csv")):
        text = path.read_text(encoding="utf-8-sig")
        names = text.splitlines()[0].split(",")
        (key,) = (
            s.source
            for s in STATISTICS.values()
            if all(m[5:] in text if m.startswith("cell=") else m in names for m in s.recognised_by)
        )
        found[key] = path
    return found


@published
def test_each_published_file_is_one_source():
    assert _published().keys() == STATISTICS.keys()
    assert all(indicators.of_source(key) for key in STATISTICS)


@published
@pytest.mark.parametrize("key", sorted(STATISTICS))
def test_every_published_value_that_an_indicator_names(key):
    path, known = _published()[key], reference.load()
    loaded = dfe_statistics.load(_source(key, path), known)["indicator_values"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    expected = [row for d in indicators.of_source(key) for row in _by_hand(lines, d, known)]
    columns = ["place_code", "indicator", "period", "period_end", "value", "note", "numerator", "denominator"]
    want = schema.frame("indicator_values", pd.DataFrame(expected, columns=columns).assign(source=key))
    pd.testing.assert_frame_equal(loaded, want)


def _by_hand(lines: list[dict], d: Definition, known: Reference):
    def cells_of(cells):
        if cells is None or cells.source != d.value.source:
            return {}
        chosen = [line for line in lines if all(line[name] == label for name, label in cells.filters.items())]
        return {(_code(line), line["time_period"]): line[cells.column] for line in chosen}

    counts, bases = cells_of(d.numerator), cells_of(d.denominator)
    month_day = ENDS[d.period_type.removeprefix("year ending ")]
    for (code, time), cell in cells_of(d.value).items():
        year = int(time) if len(time) == 4 else int(time[:2] + time[4:])
        period = time if len(time) == 4 else f"{time[:4]}-{time[4:]}"
        parts = code.split(" / ")
        for part in parts:
            note = MARKERS.get(cell)
            if not note and len(parts) > 1 and d.unit in ("count", "fte"):
                note = "no_return"
            numbers = [_number(found[code, time]) if (code, time) in found else None for found in (counts, bases)]
            value = None if note else _number(cell)
            place = known.aliases["", part.lower()]
            yield (place, d.indicator, period, date(year, *month_day), value, note, *numbers)


def _code(line: dict) -> str:
    return line[{"N": "country_code", "R": "region_code", "L": "new_la_code"}[line["geographic_level"][0]]]


def _number(cell: str) -> float | None:
    if cell in MARKERS:
        return None
    years, colon, months = cell.partition(":")
    return 12.0 * int(years) + int(months) if colon else float(cell)


@published
def test_rates_published_apart_from_their_counts_agree_with_them():
    """The interactive tool's rates are the counts and populations of these files, to the last decimal."""
    path = PUBLISHED.parent / "lait" / "bds_long_0.parquet"
    if not path.exists():
        pytest.skip("the interactive tool's file is not beside the repository")
    lait = pd.read_parquet(path)
    known, files = reference.load(), _published()
    apart = [d for d in indicators.definitions() if d.numerator and d.numerator.source != d.value.source]
    needed = sorted({d.numerator.source for d in apart} | {"population"})
    values = [dfe_statistics.load(_source(key, files[key]), known)["indicator_values"] for key in needed]
    for d in apart:
        rows = lait[(lait["Short Desc"] == d.value.column) & (lait["Values"] != "-") & lait["LA Number"].notna()]
        numbers = rows["LA Number"].astype(int).astype(str)
        values.append(
            schema.frame(
                "indicator_values",
                {
                    "place_code": numbers.map(lambda n: known.aliases["", n]),
                    "indicator": [d.indicator] * len(rows),
                    "period": rows["Years"],
                    "value": rows["Values"].astype(float),
                },
            )
        )
    table = indicators.with_counts(pd.concat(values, ignore_index=True))
    rates = table[table["indicator"].isin([d.indicator for d in apart])].dropna(subset=["numerator", "denominator"])
    rates = rates[~rates["place_code"].str[:3].isin(["E92", "E12", "E13"])]  # their counts are rounded
    assert len(rates) == 5992
    assert ((10_000 * rates["numerator"] / rates["denominator"] - rates["value"]).abs() <= 0.05 + 1e-9).all()
