"""An export of Fingertips, the public health profiles of the Office for Health Improvement and Disparities.

Downloaded as CSV from https://fingertips.phe.org.uk; layout seen in November 2026: one row per
indicator, area, sex, age, category and period, with 95% and 99.8% intervals, count and denominator.

Quirks of the publisher:
- England is repeated, once as its own parent; the rows are the same but for that.
- Rows with a category (deciles of deprivation) have the area England and are no value of England.
- Small neighbours are joined: Hackney has the value of Hackney and the City of London, which has none.
- Why a value is missing is a sentence; only its first words are read.
"""

import pandas as pd

import schema
from loaders import indicators, periods
from loaders.errors import LoadError
from loaders.formats import csv
from loaders.indicators import Definition
from loaders.recognise import Source
from loaders.reference import Reference, place_code

KEY = ["place_code", "indicator", "period"]
AREA_TYPES = ("England", "Regions", "Counties & UAs")
IGNORED_AREA_TYPES = ("Districts & UAs", "ICB", "NHS", "Combined authorities", "PCN", "GP", "MSOA", "Ward")
"""First words of the area types read, and of those without a children's services authority."""

NOTES = {"Value suppressed": "suppressed", "Not presented": "not_available", "Value for": "not_available"}
"""First words of a value note where there is no value."""

NUMBER = r"-?[0-9]{1,15}(\.[0-9]+)?"
LOWER, UPPER = "Lower CI 95.0 limit", "Upper CI 95.0 limit"


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """{"indicator_values": values of the indicators that indicators.csv takes from this source}.

    Rows of other indicators, sexes and ages are left out, as are categories and the areas of
    IGNORED_AREA_TYPES. Raises LoadError for an area, area type, period, note or number that is
    not as declared, and for an indicator without any row.
    """
    rows = csv.read(source.path).to_pandas()
    rows.index += 2  # the line of the file, where no cell has a line break
    rows = rows[_cells(rows, "Category Type", source) == ""]
    rows = rows[_area_types(_cells(rows, "Area Type", source), source)]
    definitions = indicators.of_source(source.source)
    if not definitions:
        remedy = "Add one to data/reference/indicators.csv."
        raise LoadError(source.path.name, "", f"no indicator is taken from {source.source}", remedy)
    frames = [_indicator(_matching(rows, d, source), d, source, reference) for d in definitions]
    return {"indicator_values": schema.frame("indicator_values", pd.concat(frames, ignore_index=True))}


def _cells(rows: pd.DataFrame, column: str, source: Source) -> pd.Series:
    if column not in rows.columns:
        remedy = "If it was renamed, change data/reference/indicators.csv or loaders/fingertips.py."
        raise LoadError(source.path.name, "column names", f"no column {column!r}", remedy)
    return rows[column]


def _area_types(kinds: pd.Series, source: Source) -> pd.Series:
    """For each row whether its area type is read."""
    strange = kinds[~kinds.str.startswith((*AREA_TYPES, *IGNORED_AREA_TYPES))]
    if len(strange):
        remedy = "Add it to AREA_TYPES or IGNORED_AREA_TYPES in loaders/fingertips.py."
        raise LoadError(source.path.name, f"row {strange.index[0]}", f"unknown area type {strange.iloc[0]!r}", remedy)
    return kinds.str.startswith(AREA_TYPES)


def _matching(rows: pd.DataFrame, wanted: Definition, source: Source) -> pd.DataFrame:
    """Rows that have the labels an indicator asks for."""
    found = rows
    for column, label in wanted.value.filters.items():
        found = found[_cells(found, column, source) == label]
    if found.empty:
        problem = f"no row of {wanted.indicator} ({wanted.value.filters})"
        raise LoadError(source.path.name, "", problem, "Correct its filters in data/reference/indicators.csv.")
    return found


def _indicator(rows: pd.DataFrame, wanted: Definition, source: Source, reference: Reference) -> pd.DataFrame:
    """Values of one indicator, one for each place and period, indexed by row."""
    areas = _cells(rows, "Area Code", source).drop_duplicates()
    codes = {area: place_code(reference, area, source, f"row {row}") for row, area in areas.items()}
    frame = pd.DataFrame({"place_code": rows["Area Code"].map(codes), "indicator": wanted.indicator})
    frame[["period", "period_end"]] = _periods(_cells(rows, "Time period", source), wanted.period_type, source)
    columns = {"value": wanted.value.column, "lower": LOWER, "upper": UPPER}
    for column, cells in (("numerator", wanted.numerator), ("denominator", wanted.denominator)):
        if cells:
            columns[column] = cells.column
    for column, name in columns.items():
        frame[column] = _numbers(_cells(rows, name, source), source)
    # Where there is no value, the publisher writes -1 as both ends of its interval.
    frame.loc[frame["value"].isna(), ["lower", "upper"]] = float("nan")
    frame["note"] = _notes(_cells(rows, "Value note", source)[frame["value"].isna()], source)
    _check_intervals(frame, source)
    return _folded(frame.assign(source=source.source), source)


def _periods(spellings: pd.Series, period_type: str, source: Source) -> pd.DataFrame:
    """Period and period_end of each row."""
    known = {}
    for row, spelling in spellings.drop_duplicates().items():
        known[spelling] = periods.read(spelling, periods.types()[period_type])
        if known[spelling] is None:
            remedy = "Correct its period_type in data/reference/indicators.csv."
            raise LoadError(source.path.name, f"row {row}", f"{spelling!r} is no {period_type}", remedy)
    return pd.DataFrame(spellings.map(known).tolist(), index=spellings.index)


def _numbers(cells: pd.Series, source: Source) -> pd.Series:
    """Cells as floats, "" as NaN."""
    strange = cells[~cells.str.fullmatch(NUMBER) & (cells != "")]
    if len(strange):
        problem = f"{cells.name} {strange.iloc[0]!r} is not a number"
        raise LoadError(source.path.name, f"row {strange.index[0]}", problem, "Correct it in your copy.")
    return cells.where(cells != "").astype(float)


def _notes(sentences: pd.Series, source: Source) -> pd.Series:
    """Note words of rows without a value; one without a sentence is not_available."""
    notes = pd.Series("not_available", index=sentences.index, dtype="str")
    for beginning, note in NOTES.items():
        notes[sentences.str.startswith(beginning)] = note
    strange = sentences[~sentences.str.startswith(tuple(NOTES)) & (sentences != "")]
    if len(strange):
        problem = f"no value, and an unknown note {strange.iloc[0]!r}"
        remedy = "Add its first words to NOTES in loaders/fingertips.py."
        raise LoadError(source.path.name, f"row {strange.index[0]}", problem, remedy)
    return notes


def _check_intervals(frame: pd.DataFrame, source: Source) -> None:
    outside = frame[(frame["lower"] > frame["value"]) | (frame["value"] > frame["upper"])]
    if len(outside):
        first = outside.iloc[0]
        problem = f"value {first['value']} lies outside its interval {first['lower']} to {first['upper']}"
        raise LoadError(source.path.name, f"row {outside.index[0]}", problem, "Correct it in your copy.")


def _folded(frame: pd.DataFrame, source: Source) -> pd.DataFrame:
    """The frame without repeated rows; rows of one place and period must not differ."""
    frame = frame.drop_duplicates()
    twice = frame[frame.duplicated(KEY)]
    if len(twice):
        problem = f"a second, different value of {twice.iloc[0]['indicator']} for its area and period"
        remedy = "Correct its filters in data/reference/indicators.csv, or keep the right row in your copy."
        raise LoadError(source.path.name, f"row {twice.index[0]}", problem, remedy)
    return frame
