"""Ofsted's workbooks of local authority inspection outcomes: every sheet that holds judgements.

Publisher: Ofsted, https://www.gov.uk/government/statistical-data-sets (2023 and 2025 read).
A sheet holds one or two tables; a table begins with the row whose first cell is "Web link"
and has a row per authority or per inspection. One row may hold up to eleven inspections
side by side. Which column is what stands in data/reference/outcome_columns.csv.
Quirks: headings carry line breaks and double spaces; " -" means not judged; the second
table of the 2009-2023 sheet lists former authorities and has one ILACS inspection, not two;
as-at sheets do not say whether an inspection was standard or short; links are not read.
"""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from pathlib import Path

import pandas as pd

import schema
from loaders import merge_inspections
from loaders.errors import LoadError
from loaders.formats import spreadsheet
from loaders.recognise import REFERENCE, Source
from loaders.reference import Reference, grade, place_code

CARE_LEAVERS_JUDGED_FROM = dt.date(2023, 1, 1)
"""First day of inspections in which care leavers are judged apart from children in care."""
DAYS, WORDS = ("inspected_from", "published_on"), ("kind", "theme_of_visit")
COLUMNS = "Declare it in data/reference/outcome_columns.csv."


@dataclass(frozen=True)
class Table:
    """One table of a sheet: its row of outcome_tables.csv, its headings and the rows below them."""

    name: str
    sheet: str
    trust: int
    is_former: bool
    headings: list[str]
    first_row: int
    rows: list[list]


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """Tidy inspections, judgements and, where the sheets of the workbook disagree, conflicts.

    Raises LoadError for a sheet, column, authority, grade or kind that is not declared,
    a cell that is not of its kind, and an inspection that has grades but no date.
    """
    tables = list(_tables(source.path))
    told = [row for table in tables for row in _inspections(table, source, reference)]
    given = [
        {**{name: inspection[name] for name in ("inspection_id", "authority_code", "framework", "source")}, **row}
        for inspection, grades in told
        for row in grades
    ]
    inspections, judgements, conflicts = merge_inspections.inspections(
        schema.frame("inspections", [inspection for inspection, _ in told]),
        schema.frame("judgements", given),
        {table.sheet: table.trust for table in tables},
    )
    return {
        "inspections": inspections.assign(source=source.source),
        "judgements": judgements.assign(source=source.source),
        "conflicts": conflicts.assign(
            key=conflicts["key"] + ", sheet " + conflicts["source_b"],
            source_a=source.source,
            source_b=source.source,
        ),
    }


@cache
def _declared(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _tables(path: Path) -> Iterator[Table]:
    """The tables that outcome_tables.csv names, in its order of sheets."""
    declared = _declared("outcome_tables.csv")
    for sheet in spreadsheet.sheets(path):
        expected = [row for row in declared if row["sheet"] == sheet]
        if not expected:
            raise LoadError(
                path.name, f'sheet "{sheet}"', "unknown sheet", "Declare it in data/reference/outcome_tables.csv."
            )
        if expected[0]["table"]:
            yield from _tables_of(path, sheet, expected)


def _tables_of(path: Path, sheet: str, expected: list[dict[str, str]]) -> Iterator[Table]:
    rows = spreadsheet.rows(path, sheet)
    starts = [at for at, row in enumerate(rows) if row[0] == "Web link"]
    if len(starts) != len(expected):
        problem = f"{len(starts)} tables that begin with 'Web link', {len(expected)} expected"
        raise LoadError(
            path.name, f'sheet "{sheet}"', problem, "If the layout changed, change data/reference/outcome_tables.csv."
        )
    seen = 0
    for start, declared in zip(starts, expected, strict=True):
        body = list(takewhile(lambda row: row[1] != "", rows[start + 1 :]))
        yield Table(
            declared["table"],
            sheet,
            int(declared["trust"]),
            declared["former_names"] == "yes",
            [" ".join(str(cell).split()) for cell in rows[start]],
            start + 2,
            body,
        )
        _nothing_between(path, sheet, rows, seen, start)
        seen = start + 1 + len(body)
    _nothing_between(path, sheet, rows, seen, len(rows))


def _nothing_between(path: Path, sheet: str, rows: list[list], begin: int, end: int) -> None:
    """Outside its tables a sheet has titles in its first column only."""
    for number, row in enumerate(rows[begin:end], begin + 1):
        if any(cell != "" for cell in row[1:]):
            problem = "cells outside the table, or a row without an authority"
            raise LoadError(path.name, f'sheet "{sheet}", row {number}', problem, "Correct the row in the workbook.")


def _inspections(table: Table, source: Source, reference: Reference) -> Iterator[tuple[dict, list[dict]]]:
    """(inspection, its judgements) of every row and every inspection in it that has a date."""
    names = replace(source, source=f"{source.source}_former") if table.is_former else source
    urns = reference.tables["authorities"].set_index("authority_code")["urn"]
    fields = _fields(table, source)
    declared = {row["inspection"]: row for row in _declared("outcome_inspections.csv")}
    for number, row in enumerate(table.rows, table.first_row):
        where = f'sheet "{table.sheet}", row {number}'
        code = _authority(fields, row, names, where, reference)
        for key, kind in declared.items():
            cells = {field: cell for (inspection, field), cell in zip(fields, row, strict=True) if inspection == key}
            if all(cell == "" for cell in cells.values()):
                continue
            about = {"authority_code": code, "urn": urns[code], "framework": kind["framework"], "source": table.sheet}
            yield _inspection(cells, about, kind, source, where, reference)


def _authority(fields: list[tuple[str, str]], row: list, names: Source, where: str, reference: Reference) -> str:
    """The authority of a row; where a sheet gives both its code and its name they must agree."""
    cells = [cell for (_, field), cell in zip(fields, row, strict=True) if field == "authority"]
    codes = {place_code(reference, cell, names, where) for cell in cells}
    if len(codes) > 1 or not codes <= set(reference.tables["authorities"]["authority_code"]):
        problem = f"{' and '.join(map(repr, cells))} is not one authority"
        raise LoadError(names.path.name, where, problem, "Correct the row in the workbook.")
    return codes.pop()


def _fields(table: Table, source: Source) -> list[tuple[str, str]]:
    """(inspection, field) of each column of the table; a column with no heading and no cells is ignored."""
    declared = {
        row["column"]: (row["inspection"], row["field"])
        for row in _declared("outcome_columns.csv")
        if row["table"] == table.name
    }
    where = f'sheet "{table.sheet}"'
    for column in declared:
        if column not in table.headings:
            raise LoadError(source.path.name, where, f"no column {column!r}", "If it was renamed, " + COLUMNS.lower())
    for at, heading in enumerate(table.headings):
        if heading and heading in table.headings[:at]:
            raise LoadError(source.path.name, where, f"column {heading!r} stands twice", "Correct the workbook.")
        is_empty = heading == "" and all(row[at] == "" for row in table.rows)
        if heading not in declared and not is_empty:
            raise LoadError(source.path.name, where, f"unknown column {heading!r}", COLUMNS)
    return [declared[heading] if heading else ("", "ignored") for heading in table.headings]


def _inspection(cells: dict, about: dict, kind: dict, source: Source, where: str, reference: Reference):
    """(inspection, judgements) of one inspection's cells, by field; a judgement is a field too."""
    days = {field: _day(cells.pop(field), source, where) for field in DAYS if field in cells}
    words = {field: _word(cells.pop(field), source, where) for field in WORDS if field in cells}
    grades = {
        judgement: grade(reference, about["framework"], word, source, where)
        for judgement, cell in cells.items()
        if (word := _word(cell, source, where)) not in (None, "-")
    }
    words["kind"] = _kind(words["kind"], source, where) if "kind" in words else kind["kind"]
    day = days.get("published_on") or days.get("inspected_from")
    if day is None:
        raise LoadError(source.path.name, where, "grades without a date", "Correct the row in the workbook.")
    if words["kind"] in schema.VISITS and grades:
        raise LoadError(source.path.name, where, "a visit with grades", "Correct its type in the workbook.")
    if about["framework"] == "ilacs" and "in_care" in grades and cells["care_leavers"] == "":
        grades["in_care_and_care_leavers"] = grades.pop("in_care")
    _check_care(grades, days.get("inspected_from"), about["framework"], source, where)
    key = merge_inspections.inspection_id(
        about["authority_code"], about["framework"], words["kind"], day, kind["id_suffix"]
    )
    judgements = [{"judgement": judgement, "grade": found} for judgement, found in grades.items()]
    return {"inspection_id": key, **about, **days, **words}, judgements


def _check_care(grades: dict, inspected_from: dt.date | None, framework: str, source: Source, where: str) -> None:
    """The blank cell and the day of inspection must tell the same about care leavers."""
    if framework != "ilacs" or inspected_from is None or not grades:
        return
    is_early = inspected_from < CARE_LEAVERS_JUDGED_FROM
    if is_early != ("care_leavers" not in grades):
        problem = f"inspected on {inspected_from}, {'with' if is_early else 'without'} a grade for care leavers"
        raise LoadError(source.path.name, where, problem, "Care leavers are judged apart from 1 January 2023.")


def _kind(word: str | None, source: Source, where: str) -> str:
    kinds = {row["spelling"]: row["kind"] for row in _declared("outcome_kinds.csv")}
    if word not in kinds:
        raise LoadError(
            source.path.name, where, f"unknown inspection type {word!r}", "Add it to data/reference/outcome_kinds.csv."
        )
    return kinds[word]


def _day(cell, source: Source, where: str) -> dt.date | None:
    if cell == "":
        return None
    if not isinstance(cell, dt.date):
        raise LoadError(source.path.name, where, f"{cell!r} is not a date", "Give the cell a date in the workbook.")
    return cell.date() if isinstance(cell, dt.datetime) else cell


def _word(cell, source: Source, where: str) -> str | None:
    if not isinstance(cell, str):
        raise LoadError(source.path.name, where, f"{cell!r} is not a word", "Give the cell a word in the workbook.")
    return " ".join(cell.split()) or None
