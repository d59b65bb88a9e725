"""Any CSV in the open data standard of the Department for Education, steered by indicators.csv.

Published at https://explore-education-statistics.service.gov.uk; layout seen in November 2026:
one row per place, time and labels of the filter columns, and a column for each count or share.

Quirks of the publisher:
- A cell that has no figure holds a marker ("c", "x" ...): value_notes.csv gives each a note. No cell is empty.
- "202425" is the academic year 2024-25; "2025" is the year that ends, or the day that lies, in 2025.
- London stands as a region and as Inner and Outer London; all three are kept.
- Barnsley, Sheffield, Buckinghamshire, North Yorkshire and Somerset change their code between years.
- The social work workforce gives one row for two authorities with a joint service
  ("E09000021 / E09000027"). Both get its shares and averages; a joint count is neither's, so
  both get the note `no_return`.
- Authorities have rows of "z" for years before they existed or after they were abolished.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz import process

import schema
from loaders import indicators, periods
from loaders.errors import LoadError
from loaders.formats import csv
from loaders.indicators import Cells, Definition
from loaders.recognise import REFERENCE, Source
from loaders.reference import Reference, place_code

CODE_OF = {"National": "country_code", "Regional": "region_code", "Local authority": "new_la_code"}
"""geographic_level -> the column that says which place of that level a row is about."""
NUMBER = "old_la_code"
KNOWN = {"geographic_level": tuple(CODE_OF), "time_identifier": ("Reporting year", "Academic year")}
JOINT = " / "
WRITTEN = {"number": r"^-?[0-9]+(\.[0-9]+)?$", "years:months": r"^[0-9]{2}:(0[0-9]|1[01])$"}
IN_REFERENCE = "If the publisher renamed it, change data/reference/indicators.csv or columns.csv."
IN_COPY = "Correct it in your copy, or teach loaders/dfe_statistics.py what it means."


@dataclass(frozen=True)
class Rows:
    """The rows of a file: the columns needed, and for each row the position of its place and of its time."""

    file: str
    table: pa.Table
    places: list[tuple[str, ...]]
    """Distinct places: one code, or the codes of the authorities of a joint service."""
    place_of: np.ndarray
    times: list[str]
    time_of: np.ndarray


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """{"indicator_values": every value of the file that a row of indicators.csv names}.

    Raises LoadError for a column or label that is named there and not in the file, for rows
    that no filter tells apart, and for a place, time or value that cannot be read.
    """
    wanted = indicators.of_source(source.source)
    rows = _rows(source, wanted, reference)
    spans = _spans(rows, {d.period_type for d in wanted})
    values = pa.concat_tables([_values(rows, d, spans[d.period_type]) for d in wanted])
    table = _per_authority(rows, values, source.source)
    return {"indicator_values": schema.frame("indicator_values", table.to_pandas())}


def _rows(source: Source, wanted: list[Definition], reference: Reference) -> Rows:
    """Reads the columns the indicators name; places and times are resolved once each."""
    file, names = source.path.name, csv.header(source.path)
    needed = dict.fromkeys(["time_period", *KNOWN])
    for d in wanted:
        for cells in filter(None, (d.value, d.numerator, d.denominator)):
            if cells.source == d.value.source:
                needed |= dict.fromkeys([cells.column, *cells.filters], d.indicator)
    for name, indicator in needed.items():
        if name not in names:
            reader = f", which {indicator} is read from" if indicator else ""
            problem = f"no column {name!r}{reader}{_nearest(name, names)}"
            raise LoadError(file, "column names", problem, IN_REFERENCE)
    needed |= dict.fromkeys(name for name in (*CODE_OF.values(), NUMBER) if name in names)
    table = csv.read(source.path, list(needed)).combine_chunks()
    for column, known in KNOWN.items():
        strange = pc.invert(pc.is_in(table[column], pa.array(known)))
        _stop_if(strange, file, table, column, f"unknown {column} {{}}", IN_COPY)
    places, place_of = _places(source, table, reference)
    return Rows(file, table, places, place_of, *_distinct(table["time_period"]))


def _nearest(name: str, names: list[str]) -> str:
    near = process.extractOne(name, names, score_cutoff=60)
    return f" (is it now {near[0]!r}?)" if near else ""


def _stop_if(wrong, file: str, table: pa.Table, column: str, problem: str, remedy: str, rows=None) -> None:
    """Stops at the first wrong row; `rows` are the positions in the table that `wrong` is about, if not all."""
    found = pc.index(wrong, True).as_py()
    if found >= 0:
        row = found if rows is None else int(rows[found])
        cell = repr(table[column][row].as_py())
        raise LoadError(file, f"row {row + 2}, column {column}", problem.replace("{}", cell), remedy)


def _distinct(column: pa.ChunkedArray) -> tuple[list[str], np.ndarray]:
    """The distinct values, and for each row the position of its own."""
    encoded = pc.dictionary_encode(column).combine_chunks()
    return encoded.dictionary.to_pylist(), encoded.indices.to_numpy()


def _places(source: Source, table: pa.Table, reference: Reference) -> tuple[list[tuple[str, ...]], np.ndarray]:
    """The distinct places and each row's; an authority's number must mean the same place as its code."""
    codes = pa.chunked_array([pa.repeat("", len(table))])
    for level, column in CODE_OF.items():
        here = pc.equal(table["geographic_level"], level)
        if column in table.column_names:
            codes = pc.if_else(here, table[column], codes)
    numbers = table[NUMBER] if NUMBER in table.column_names else pa.repeat("", len(table))
    spelled, place_of = _distinct(pc.binary_join_element_wise(codes, numbers, "\t"))
    rows = np.unique(place_of, return_index=True)[1]
    positions: dict[tuple[str, ...], int] = {}
    own = []
    for spelling, row in zip(spelled, rows, strict=True):
        code, number = spelling.split("\t")
        place, same = (
            tuple(place_code(reference, part, source, f"row {row + 2}") for part in text.split(JOINT))
            for text in (code, number or code)
        )
        if place != same:
            problem = f"{code!r} has the number {number} of another authority"
            raise LoadError(source.path.name, f"row {row + 2}", problem, "Correct it in your copy.")
        own.append(positions.setdefault(place, len(positions)))
    return list(positions), np.array(own)[place_of]


def _spans(rows: Rows, period_types: set[str]) -> dict[str, tuple[pa.Array, pa.Array]]:
    """For each type of period the period and its last day of every time of the file."""
    types = periods.types()
    spans = {}
    for name in period_types:
        found = [_period(rows, time, name, types[name]) for time in rows.times]
        spans[name] = tuple(pa.array(part) for part in zip(*found, strict=True))
    return spans


def _period(rows: Rows, time: str, name: str, period_type: dict) -> tuple[str, date]:
    """ "202425" is 2024-25, and no period of a type that is written as one year."""
    pair = len(time) == 6 and time.isdecimal()
    span = periods.read(f"{time[:4]}-{time[4:]}" if pair else time, period_type)
    if span is None or pair != ("-" in span[0]):
        wrong = pc.equal(rows.table["time_period"], time)
        remedy = "Correct its period_type in data/reference/indicators.csv."
        _stop_if(wrong, rows.file, rows.table, "time_period", f"{{}} is no period of type {name!r}", remedy)
    return span


def _values(rows: Rows, d: Definition, span: tuple[pa.Array, pa.Array]) -> pa.Table:
    """One indicator's values: indicator_values with the position of the place, and whether it adds up."""
    here, key = _found(rows, d, d.value)
    unit = indicators.units().loc[d.unit]
    value, note = _read(rows, d.value.column, here, unit["written"])
    count, base = (_beside(rows, d, cells, here, key) for cells in (d.numerator, d.denominator))
    period, period_end = (part.take(pa.array(rows.time_of[here])) for part in span)
    return pa.table(
        {
            "place": rows.place_of[here],
            "indicator": pa.repeat(d.indicator, len(here)),
            "is_additive": pa.repeat(unit["is_additive"] == "true", len(here)),
            "period": period,
            "period_end": period_end,
            "value": value,
            "note": note,
            "numerator": count,
            "denominator": base,
        }
    )


def _found(rows: Rows, d: Definition, cells: Cells) -> tuple[np.ndarray, np.ndarray]:
    """The positions of the rows with the cells' labels, and a key of their place and time, which is unique."""
    mask = np.ones(len(rows.table), bool)
    for column, label in cells.filters.items():
        equal = pc.equal(rows.table[column], label).to_numpy()
        if not equal.any():
            labels = pc.unique(rows.table[column]).to_pylist()
            problem = f"no {label!r}, which {d.indicator} is read from{_nearest(label, labels)}"
            raise LoadError(rows.file, f"column {column}", problem, IN_REFERENCE)
        mask &= equal
    here = np.flatnonzero(mask)
    key = rows.place_of[here].astype(np.int64) * len(rows.times) + rows.time_of[here]
    first = np.unique(key, return_index=True)[1]
    if len(first) < len(key):
        again = np.isin(np.arange(len(key)), first, invert=True)
        problem = f"a second value of {d.indicator} for one place and time {{}}"
        remedy = "Name the labels that tell the rows apart in the filters of data/reference/indicators.csv."
        _stop_if(pa.array(again), rows.file, rows.table, "time_period", problem, remedy, here)
    return here, key


def _beside(rows: Rows, d: Definition, cells: Cells | None, here: np.ndarray, key: np.ndarray) -> pa.Array:
    """The count or base published in this file for the places and times of a value; null where withheld."""
    if cells is None or cells.source != d.value.source:
        return pa.nulls(len(here), pa.float64())
    if cells.filters == d.value.filters:
        return _read(rows, cells.column, here, "number")[0]
    there, other = _found(rows, d, cells)
    return _read(rows, cells.column, there, "number")[0].take(pc.index_in(pa.array(key), pa.array(other)))


def _read(rows: Rows, column: str, here: np.ndarray, written: str) -> tuple[pa.Array, pa.Array]:
    """Values and notes of a column's cells: exactly one of the two each."""
    markers, notes = _notes()
    text = rows.table[column].combine_chunks().take(pa.array(here))
    marker = pc.index_in(text, markers)
    text = pc.if_else(pc.is_null(marker), text, None)
    strange = pc.fill_null(pc.invert(pc.match_substring_regex(text, WRITTEN[written])), False)
    remedy = "Correct it in your copy; a marker for a missing value is a row of data/reference/value_notes.csv."
    _stop_if(strange, rows.file, rows.table, column, "{} is neither a number nor a known marker", remedy, here)
    if written == "years:months":
        years, months = (pc.utf8_slice_codeunits(text, *part).cast(pa.float64()) for part in ((0, 2), (3, 5)))
        return pc.add(pc.multiply(years, 12.0), months), notes.take(marker)
    return text.cast(pa.float64()), notes.take(marker)


@cache
def _notes() -> tuple[pa.Array, pa.Array]:
    """Markers and their notes."""
    rows = csv.read(REFERENCE / "value_notes.csv").combine_chunks()
    return rows["marker"].chunk(0), rows["note"].chunk(0)


def _per_authority(rows: Rows, values: pa.Table, source: str) -> pa.Table:
    """indicator_values with one row for each authority, also of those with a joint service."""
    place = values["place"].to_numpy()
    sizes = np.array([len(codes) for codes in rows.places])
    lost = pc.and_(values["is_additive"], pa.array(sizes[place] > 1))
    columns = {name: values[name] for name in values.column_names if name not in ("place", "is_additive")}
    columns["value"] = pc.if_else(lost, None, values["value"])
    columns["note"] = pc.if_else(pc.and_(lost, pc.is_valid(values["value"])), "no_return", values["note"])
    repeated = np.repeat(np.arange(len(place)), sizes[place])
    nth = np.arange(len(repeated)) - np.searchsorted(repeated, repeated)
    codes = pa.array([code for codes in rows.places for code in codes])
    own = (np.cumsum(sizes) - sizes)[place[repeated]] + nth
    table = pa.table(columns).take(pa.array(repeated))
    return table.append_column("place_code", codes.take(pa.array(own))).append_column(
        "source", pa.repeat(source, len(table))
    )
