"""The data dictionary of the Department for Education's Local Authority Interactive Tool (LAIT).

A CSV file, one row per measure and topic: title, unit, polarity, decimals, kind of year and a
description. It describes the measures that data/reference/indicators.csv does not; those keep
the publisher's own words, so they are for a reader's own copy and never ship.

Quirks of the publisher: fourteen measures stand under two topics, with small differences, and
the first row of each is taken; "NA" and "-" are empty cells; no decimals given means one.
"""

import pandas as pd

import schema
from loaders import lait
from loaders.errors import LoadError
from loaders.formats import csv
from loaders.recognise import Source
from loaders.reference import Reference

READ = [
    "Measure_short", "Topic", "Measure", "y_axis_name", "Polarity", "dps", "Year_Type", "No_Quartile", "Description"
]  # fmt: skip

POLARITIES = {"High": "higher", "Low": "lower", "-": "neutral", "NA": "neutral"}
DECIMALS = {"NA": 1, "0": 0, "1": 1, "2": 2}
HAS_QUARTILES = {"NA": True, "N": False}
UNITS = {
    "%": "percent",
    "Entries": "percent",
    "Turnover rate": "percent",
    "Absence Rate": "percent",
    "Rate per 100,000": "per_100000",
    "Rate per 10,000": "per_10000",
    "Rate per 1000": "per_1000",
    "Number": "count",
    "Total cases": "count",
    "Score": "score",
    "Average": "score",
    "Unit Cost": "pounds",
    "Spend": "pounds",
    "Social Workers": "fte",
    "Starters FTE": "fte",
    "Leavers FTE": "fte",
    "Case Load": "cases",
}
"""First words of the name of the vertical axis -> unit."""

PERIOD_TYPES = {
    "Academic Year": ("academic year",),
    "Annual": ("31 March",),
    "Annual (end of Sept)": ("30 September",),
    "Annual - January": ("January census",),
    "Calendar Year": ("calendar year", "three calendar years"),
    "Financial Year": ("year ending 31 March", "financial year", "three financial years"),
}
"""The publisher's kind of year -> what data/reference/lait_measures.csv may say of the measure."""


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """{"indicators": the measures that are not curated}, in the publisher's words.

    Raises LoadError for a measure that lait_measures.csv does not know and for a polarity,
    unit, kind of year or number of decimals that is not declared here.
    """
    known = lait.measures()
    rows = _rows(source)
    _check(rows, "Measure_short", rows["Measure_short"].isin(known.index), source, "data/reference/lait_measures.csv")
    rows = rows[~rows["Measure_short"].map(known["is_curated"])].drop_duplicates("Measure_short")
    frame = pd.DataFrame(
        {
            "indicator": rows["Measure_short"].map(known["indicator"]),
            "indicator_name": rows["Measure"],
            "topic": rows["Topic"],
            "unit": _units(rows, source),
            "unit_name": rows["y_axis_name"],
            "polarity": _translated(rows, "Polarity", POLARITIES, source),
            "polarity_reason": "As the publisher of the measure states it.",
            "decimals": _translated(rows, "dps", DECIMALS, source),
            "period_type": _period_types(rows, known, source),
            "definition": rows["Description"].str.split().str.join(" "),
            "caution": "Loaded as its publisher describes it; we have not reviewed it.",
            "has_quartiles": _translated(rows, "No_Quartile", HAS_QUARTILES, source),
            "is_curated": False,
            "is_headline": False,
            "source": source.source,
        }
    )
    return {"indicators": schema.frame("indicators", frame)}


def _rows(source: Source) -> pd.DataFrame:
    """The columns read, indexed by the number of the row below the column names."""
    rows = csv.read(source.path).to_pandas()
    missing = [name for name in READ if name not in rows.columns]
    if missing:
        remedy = "If it was renamed, change loaders/lait_dictionary.py."
        raise LoadError(source.path.name, "column names", f"no column {missing[0]!r}", remedy)
    rows.index += 1
    return rows[READ]


def _translated(rows: pd.DataFrame, column: str, words: dict, source: Source) -> pd.Series:
    _check(rows, column, rows[column].isin(list(words)), source)
    return rows[column].map(words)


def _units(rows: pd.DataFrame, source: Source) -> pd.Series:
    """Unit of each row, by the first words of its axis."""
    units = pd.Series(index=rows.index, dtype="str")
    for beginning, unit in UNITS.items():
        units[rows["y_axis_name"].str.startswith(beginning)] = unit
    _check(rows, "y_axis_name", units.notna(), source)
    return units


def _period_types(rows: pd.DataFrame, known: pd.DataFrame, source: Source) -> pd.Series:
    """Our period type of each row, which must be one of the publisher's kind of year."""
    _check(rows, "Year_Type", rows["Year_Type"].isin(list(PERIOD_TYPES)), source)
    ours = rows["Measure_short"].map(known["period_type"])
    both = zip(rows["Year_Type"], ours, strict=True)
    agree = pd.Series([period_type in PERIOD_TYPES[kind] for kind, period_type in both], rows.index, dtype=bool)
    _check(rows, "Year_Type", agree, source, "data/reference/lait_measures.csv")
    return ours


def _check(
    rows: pd.DataFrame, column: str, good: pd.Series, source: Source, declared: str = "loaders/lait_dictionary.py"
) -> None:
    """Stops at the first row that is not good, naming its cell and the file that declares such cells."""
    if not good.all():
        row = good.idxmin()
        problem = f"{column} {rows.at[row, column]!r} of {rows.at[row, 'Measure_short']!r} is not as declared"
        raise LoadError(source.path.name, f"row {row}", problem, f"Add or correct it in {declared}.")
