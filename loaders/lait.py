"""The long file of the Department for Education's Local Authority Interactive Tool (LAIT).

Published with the tool, https://www.gov.uk/government/publications/local-authority-interactive-tool-lait,
as Parquet; layout seen in November 2026: one row per measure, year and place, all cells text.

Quirks of the publisher:
- "-" stands for every missing value. The reason (suppressed, not applicable ...) is lost in
  the tool, so the note is always `not_available`; the statistics themselves know better.
- "2025" means the year ending in 2025, whatever kind of year; "(OT)", "(Rev)", "(Final)" and
  "(prov)" give the status of a release and are no part of the period.
- One measure has a year "0" without any value: an empty column of the tool's workbook, no period.
- Numbers carry the noise of a spreadsheet ("13.600000000000001" for 13.6, "7.0000000000000007E-2"
  for 0.07). A spreadsheet keeps fifteen significant digits, so that many are read.
"""

import math
import re

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

import schema
from loaders import periods
from loaders.errors import LoadError
from loaders.recognise import REFERENCE, Source
from loaders.reference import Reference, place_code

READ = ["Short Desc", "Years", "LA and Regions", "LA Number", "Values"]
IGNORED = ["Data item", "Region"]
"""The measure in words, and a region that is not always the one the ONS puts an authority in."""

KEY = ["place_code", "indicator", "period"]
MISSING = "-"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?")
STATUS = re.compile(r" \((OT|Rev|Final|prov)\)$")
NO_YEAR = "0"


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """{"indicator_values": values of every measure}, curated or not.

    Raises LoadError for a column, measure, year, place or value that is not as declared,
    and where two rows give one place, indicator and period different values.
    """
    table = _table(source)
    values = _values(table, source)
    table, values = _without_empty_years(table, values, source)
    series, series_of = _distinct(table, "Short Desc", "Years")
    places, place_of = _distinct(table, "LA and Regions", "LA Number")
    frame = _series(series, source).iloc[series_of].reset_index(drop=True)
    frame["place_code"] = pd.array(_place_codes(places, source, reference), dtype="str")[place_of]
    frame["value"] = values
    frame["note"] = pc.if_else(pc.is_nan(values), "not_available", None).to_pandas().astype("str")
    frame["source"] = source.source
    return {"indicator_values": schema.frame("indicator_values", _folded(frame, source))}


def measures() -> pd.DataFrame:
    """One row per measure, indexed by LAIT's name for it: indicator, period_type, is_curated.

    lait_measures.csv knows every measure; where a row of indicators.csv names one, that row
    decides its indicator and period_type.
    """
    known = pd.read_csv(REFERENCE / "lait_measures.csv", index_col="measure", keep_default_na=False)
    curated = pd.read_csv(REFERENCE / "indicators.csv", dtype=str, keep_default_na=False)
    curated = curated[curated["lait_measure"] != ""].set_index("lait_measure")[["indicator", "period_type"]]
    both = pd.concat([curated.assign(is_curated=True), known.drop(curated.index).assign(is_curated=False)])
    for column in (both.index, pd.Index(both["indicator"])):
        if column.has_duplicates:
            twice = column[column.duplicated()][0]
            raise LoadError("indicators.csv", "", f"{twice!r} stands for two LAIT measures", "Keep one row of it.")
    return both


def _table(source: Source) -> pa.Table:
    """The columns read, dictionary encoded, without nulls."""
    file = source.path.name
    table = pq.read_table(source.path)
    strange = sorted(set(table.column_names) ^ {*READ, *IGNORED})
    if strange:
        problem = f"column {strange[0]!r} is not as declared in loaders/lait.py"
        raise LoadError(file, "column names", problem, "Add it to READ or IGNORED there, or correct the file.")
    for name in READ:
        if table[name].null_count:
            row = pc.index(pc.is_null(table[name]), True).as_py() + 1
            raise LoadError(file, f"row {row}", f"no {name}", "Download the file again from its publisher.")
    return pa.table({name: table[name].combine_chunks().dictionary_encode() for name in READ})


def _values(table: pa.Table, source: Source) -> np.ndarray:
    """Values as floats, "-" as NaN; each distinct spelling is read once."""
    column = table["Values"].combine_chunks()
    numbers = []
    for code, spelling in enumerate(column.dictionary.to_pylist()):
        number = math.nan if spelling == MISSING else _number(spelling)
        if number is None:
            row = pc.index(column.indices, code).as_py() + 1
            remedy = "Correct it in your copy, or teach loaders/lait.py what it means."
            raise LoadError(source.path.name, f"row {row}", f"{spelling!r} is neither a number nor '-'", remedy)
        numbers.append(number)
    return np.array(numbers, dtype=float)[column.indices]


def _number(spelling: str) -> float | None:
    """The number spelled, to fifteen significant digits; None where it is none."""
    if not NUMBER.fullmatch(spelling):
        return None
    number = float(f"{float(spelling):.15g}")
    return number if math.isfinite(number) else None


def _without_empty_years(table: pa.Table, values: np.ndarray, source: Source) -> tuple[pa.Table, np.ndarray]:
    """Table and values without the rows of year "0", which must have no value."""
    kept = pc.not_equal(table["Years"].cast(pa.string()), NO_YEAR).to_numpy()
    filled = np.flatnonzero(~kept & ~np.isnan(values))
    if filled.size:
        row = f"row {filled[0] + 1}"
        raise LoadError(source.path.name, row, f"a value for the year {NO_YEAR!r}", "Give the year in your copy.")
    return table.filter(pa.array(kept)), values[kept]


def _distinct(table: pa.Table, first: str, second: str) -> tuple[pd.DataFrame, np.ndarray]:
    """The distinct pairs of two columns, and for each row of the table the position of its pair."""
    left, right = (table[name].combine_chunks() for name in (first, second))
    pair = left.indices.to_numpy().astype("int64") * len(right.dictionary) + right.indices.to_numpy()
    _, rows, which = np.unique(pair, return_index=True, return_inverse=True)
    return table.select([first, second]).take(rows).to_pandas().astype(object), which


def _series(series: pd.DataFrame, source: Source) -> pd.DataFrame:
    """Indicator, period and period_end of each pair of measure and year."""
    known = measures().to_dict("index")
    types = periods.types()
    rows = []
    for measure, years in series.itertuples(index=False):
        if measure not in known:
            remedy = "Add it to data/reference/lait_measures.csv."
            raise LoadError(source.path.name, "column Short Desc", f"unknown measure {measure!r}", remedy)
        indicator, period_type = known[measure]["indicator"], known[measure]["period_type"]
        period = periods.read(STATUS.sub("", years), types[period_type])
        if period is None:
            problem = f"{years!r} is no period of {measure!r} ({period_type})"
            remedy = "Correct its period_type in data/reference/lait_measures.csv or indicators.csv."
            raise LoadError(source.path.name, "column Years", problem, remedy)
        rows.append((indicator, *period))
    return pd.DataFrame(rows, columns=["indicator", "period", "period_end"]).astype(
        {"indicator": "str", "period": "str", "period_end": "datetime64[s]"}
    )


def _place_codes(places: pd.DataFrame, source: Source, reference: Reference) -> list[str]:
    """Place codes of pairs of name and number, which must mean the same place."""
    codes = []
    for name, number in places.itertuples(index=False):
        code = place_code(reference, name, source, "column LA and Regions")
        if code != place_code(reference, number, source, "column LA Number"):
            problem = f"{name!r} has the number {number:g} of another place"
            raise LoadError(source.path.name, "column LA Number", problem, "Correct it in your copy.")
        codes.append(code)
    return codes


def _folded(frame: pd.DataFrame, source: Source) -> pd.DataFrame:
    """The frame without repeated rows; rows of one key must not differ."""
    frame = frame.drop_duplicates([*KEY, "value"])
    twice = frame.duplicated(KEY)
    if twice.any():
        place, indicator, period = frame.loc[twice, KEY].iloc[0]
        problem = f"two different values of {indicator} for {place} in {period}"
        raise LoadError(source.path.name, "column Values", problem, "Keep the right one in your copy.")
    return frame
