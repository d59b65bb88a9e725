"""The Department for Education's statistical neighbours: ten authorities like each authority, nearest first.

Publisher: Local Authority Interactive Tool. One row per authority: its number, then for
each rank a neighbour's number and how close it is. Seen in two layouts: SN1, SNP, SN2,
SNP ... (workbooks of 2021 and 2025, CSV of 2021) and SN_1, SN_1P ... (CSV of 2025).
Quirks: workbooks have two lines of counters above the headings; rows below "Old SNs:" are
abolished authorities with the neighbours they had in the model before; "-" stands for the
neighbours of authorities younger than the model; the words differ in case and end in a space.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

import schema
from loaders.errors import LoadError
from loaders.formats import spreadsheet
from loaders.recognise import REFERENCE, Source
from loaders.reference import Reference, place_code

OLD = "Old SNs:"
OLD_MODEL = "2021"
"""The 2025 workbook repeats the old rows of 2021's; in both they count as of the model they were published with."""
CLOSENESS = next(column.allowed for column in schema.TABLES["neighbours"].columns if column.name == "closeness")


def load(source: Source, reference: Reference) -> dict[str, pd.DataFrame]:
    """Tidy neighbours, ten rows per authority.

    Raises LoadError for headings, a number or a word that is not known, an authority
    without ten different neighbours, and one that is its own neighbour.
    """
    rows = _rows(source.path)
    header, columns = _layout(rows, source)
    found = []
    for number, model, row in _authorities(rows, header, source):
        pairs = [(row[column], row[column + 1]) for column in columns]
        if all(pair == ("-", "-") for pair in pairs):
            continue
        where = f"row {number}"
        authority = place_code(reference, row[0], source, where)
        codes = [place_code(reference, neighbour, source, where) for neighbour, _ in pairs]
        if len({authority, *codes}) != 1 + len(columns):
            problem = f"{row[1]} has not ten different neighbours other than itself"
            raise LoadError(source.path.name, where, problem, "Correct the row.")
        for rank, (code, (_, word)) in enumerate(zip(codes, pairs, strict=True), 1):
            found.append(
                {
                    "authority_code": authority,
                    "model": model,
                    "rank": rank,
                    "neighbour_code": code,
                    "closeness": _closeness(word, source, where),
                    "source": source.source,
                }
            )
    return {"neighbours": schema.frame("neighbours", found)}


def _rows(path: Path) -> list[list]:
    if path.suffix.lower() != ".csv":
        return spreadsheet.rows(path, spreadsheet.sheets(path)[0])
    with path.open(encoding="utf-8-sig", newline="") as file:  # by position: ten columns are all called SNP
        return list(csv.reader(file))


def _layout(rows: list[list], source: Source) -> tuple[int, list[int]]:
    """(number of the row of headings, column of each rank's neighbour); its closeness is the next column."""
    found = [number for number, row in enumerate(rows, 1) if row and row[0] in ("LA num", "old_la_code")]
    if not found:
        problem = "no row begins with 'LA num' or 'old_la_code'"
        raise LoadError(source.path.name, "", problem, "If it was renamed, change loaders/neighbours.py.")
    number, row = found[0], rows[found[0] - 1]
    for names in ([(f"SN{n}", "SNP") for n in range(1, 11)], [(f"SN_{n}", f"SN_{n}P") for n in range(1, 11)]):
        if all(name in row for name, _ in names):
            columns = [row.index(name) for name, _ in names]
            if [row[column + 1] for column in columns] == [closeness for _, closeness in names]:
                return number, columns
    problem = "no columns SN1, SNP to SN10, SNP or SN_1, SN_1P to SN_10, SN_10P"
    raise LoadError(source.path.name, f"row {number}", problem, "If they were renamed, change loaders/neighbours.py.")


def _authorities(rows: list[list], header: int, source: Source) -> Iterator[tuple[int, str, list]]:
    """(row number, model, row) of each row that is about an authority."""
    model = _model(source)
    for number, row in enumerate(rows[header:], header + 1):
        if row[1] == OLD:
            model = OLD_MODEL
        elif row[0] != "":
            yield number, model, row
        elif any(cell != "" for cell in row):
            raise LoadError(source.path.name, f"row {number}", "no authority number", "Correct the row.")


def _model(source: Source) -> str:
    with (REFERENCE / "neighbour_models.csv").open(encoding="utf-8", newline="") as file:
        models = {row["source"]: row["model"] for row in csv.DictReader(file)}
    if source.source not in models:
        problem = f"no model of statistical neighbours is declared for {source.source}"
        raise LoadError(source.path.name, "", problem, "Add it to data/reference/neighbour_models.csv.")
    return models[source.source]


def _closeness(word, source: Source, where: str) -> str:
    key = "_".join(str(word).lower().split())
    if key not in CLOSENESS:
        known = ", ".join(CLOSENESS)
        raise LoadError(source.path.name, where, f"unknown closeness {word!r}", f"Known are {known}.")
    return key
