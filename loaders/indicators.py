"""What each curated indicator is and where its values stand: the rows of data/reference/indicators.csv."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

import schema
from loaders import periods
from loaders.errors import LoadError
from loaders.recognise import REFERENCE

FILE = "indicators.csv"
OPTIONAL = ("numerator_name", "denominator_name", "caution")
FLAGS = ("has_quartiles", "is_headline")
KEPT = (
    *("indicator", "indicator_name", "topic", "unit", "polarity", "polarity_reason", "decimals", "period_type"),
    *("definition", "numerator_name", "denominator_name", "caution", "has_quartiles", "is_headline", "source"),
)


@dataclass(frozen=True)
class Cells:
    """Cells of a published file: a column, and the label each of some other columns must have."""

    source: str
    column: str
    filters: dict[str, str]


@dataclass(frozen=True)
class Definition:
    """One curated indicator as a loader needs it."""

    indicator: str
    period_type: str
    unit: str
    value: Cells
    numerator: Cells | None
    denominator: Cells | None
    """None where it is not published; of another source where that source gives the base of the rate."""


@cache
def definitions(folder: Path = REFERENCE) -> tuple[Definition, ...]:
    """The rows of indicators.csv in file order. Raises LoadError naming the first broken row."""
    return tuple(_definition(row, number) for number, row in enumerate(_rows(folder).to_dict("records"), 2))


@cache
def units(folder: Path = REFERENCE) -> pd.DataFrame:
    """Rows of units.csv by unit: unit_name, symbol, is_additive (true, false), written (number, years:months)."""
    return pd.read_csv(folder / "units.csv", dtype=str, keep_default_na=False, index_col="unit")


def curated(folder: Path = REFERENCE) -> pd.DataFrame:
    """The tidy table `indicators` of the curated ones, in file order. Raises LoadError."""
    rows = _rows(folder)
    definitions(folder)
    table = rows[list(KEPT)].copy()
    for column in OPTIONAL:
        table[column] = table[column].where(table[column] != "")
    table["decimals"] = table["decimals"].astype(int)
    for column in FLAGS:
        table[column] = table[column] == "true"
    table["unit_name"] = table["unit"].map(units(folder)["unit_name"])
    return schema.frame("indicators", table.assign(is_curated=True))


def of_source(source: str, folder: Path = REFERENCE) -> list[Definition]:
    """The indicators a file gives: its own, and those of the file columns.csv says it is a sister of.

    A sister (an older release with other column names) gives an indicator only where
    columns.csv has its column, and a count or base only where it has that too.
    """
    names = _renamed(folder).get(source, {})

    def here(cells: Cells | None) -> Cells | None:
        if cells is None or cells.source == source:
            return cells
        name = names.get((cells.source, cells.column))
        return name and Cells(source, name, cells.filters)

    found = []
    for d in definitions(folder):
        if value := here(d.value):
            found.append(Definition(d.indicator, d.period_type, d.unit, value, here(d.numerator), here(d.denominator)))
    return found


@cache
def _renamed(folder: Path) -> dict[str, dict[tuple[str, str], str]]:
    """source -> (the source it is a sister of, column there) -> column here: the rows of columns.csv."""
    rows = pd.read_csv(folder / "columns.csv", dtype=str, keep_default_na=False)
    names: dict[str, dict[tuple[str, str], str]] = {}
    for row in rows.itertuples():
        names.setdefault(row.source, {})[row.same_as, row.column] = row.published_column
    return names


def with_counts(values: pd.DataFrame, folder: Path = REFERENCE) -> pd.DataFrame:
    """indicator_values with the count and base of those rates that are published apart from them.

    The count of such a rate is an indicator of its own, of the same period; so is its base,
    the population in the middle of the year before. Checked on all 5,992 rates of authorities
    for 2016 to 2025 that have both: 10,000 x count / base is the rate, to its last decimal.
    """
    indicator_of = {str(d.value): d.indicator for d in definitions(folder)}
    values = values.copy()
    for d in definitions(folder):
        if d.numerator and d.denominator and d.numerator.source != d.value.source:
            rates = values.index[(values["indicator"] == d.indicator) & values["value"].notna()]
            counts = values[values["indicator"] == indicator_of[str(d.numerator)]]
            bases = values[values["indicator"] == indicator_of[str(d.denominator)]]
            bases = bases.assign(period=(bases["period"].astype(int) + 1).astype(str))
            values.loc[rates, "numerator"] = _beside(values.loc[rates], counts)
            values.loc[rates, "denominator"] = _beside(values.loc[rates], bases)
    return values


def _beside(rows: pd.DataFrame, others: pd.DataFrame):
    """The others' values, in the order of rows, for the same place and period; null where there is none."""
    key = ["place_code", "period"]
    return rows[key].merge(others[[*key, "value"]], "left", key, validate="1:1")["value"].to_numpy()


def _rows(folder: Path) -> pd.DataFrame:
    """indicators.csv as text, checked row by row."""
    rows = pd.read_csv(folder / FILE, dtype=str, keep_default_na=False)
    _check(rows["indicator"].duplicated(), rows["indicator"], "indicator {} stands twice", "Keep one row of it.")
    sources = pd.read_csv(folder / "sources.csv", dtype=str)["source"]
    known = {
        "unit": (units(folder).index, "Add it to data/reference/units.csv."),
        "polarity": (["higher", "lower", "neutral"], "Use higher, lower or neutral."),
        "period_type": (periods.types(), "Add it to data/reference/period_types.csv."),
        **{column: (["true", "false"], "Use true or false.") for column in FLAGS},
        "source": ({*sources, "lait"}, "Add it to data/reference/sources.csv."),
    }
    for column, (allowed, remedy) in known.items():
        _check(~rows[column].isin(list(allowed)), rows[column], f"unknown {column} {{}}", remedy)
    _check(~rows["decimals"].str.fullmatch("[0-3]"), rows["decimals"], "decimals {}", "Use 0, 1, 2 or 3.")
    for column in (*(name for name in KEPT if name not in OPTIONAL), "column"):
        _check(rows[column].str.strip() == "", rows[column], f"no {column}", "Fill it in.")
    return rows


def _check(wrong: pd.Series, values: pd.Series, problem: str, remedy: str) -> None:
    """Stops at the first wrong row."""
    if wrong.any():
        first = wrong.idxmax()
        raise LoadError(FILE, f"row {first + 2}", problem.replace("{}", repr(values[first])), remedy)


def _definition(row: dict[str, str], number: int) -> Definition:
    value = Cells(row["source"], row["column"], _filters(row["filters"], number))
    return Definition(
        row["indicator"],
        row["period_type"],
        row["unit"],
        value,
        _cells(row["numerator_column"], row["numerator_filters"], value, number),
        _cells(row["denominator_column"], row["denominator_filters"], value, number),
    )


def _cells(column: str, filters: str, value: Cells, number: int) -> Cells | None:
    """Cells written "column" (of the same file) or "source:column"; without filters those of the value."""
    if not column:
        return None
    source, _, name = column.rpartition(":")
    own = value.filters if not source else {}
    return Cells(source or value.source, name, _filters(filters, number) if filters else own)


def _filters(text: str, number: int) -> dict[str, str]:
    """{"column": "label"} of "column=label; column=label"."""
    pairs = [part.partition("=") for part in text.split("; ")] if text else []
    for name, equals, label in pairs:
        if not (name and equals and label):
            problem = f"cannot read the filters {text!r}"
            raise LoadError(FILE, f"row {number}", problem, "Write them as column=label; column=label.")
    return {name: label for name, _, label in pairs}
