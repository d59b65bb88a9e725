"""What a raw file is, told from its content and the rows of data/reference/sources.csv."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
from rapidfuzz import process

from loaders.errors import LoadError
from loaders.formats import csv, spreadsheet

REFERENCE = Path(__file__).parent.parent / "data" / "reference"


@dataclass(frozen=True)
class Source:
    """One published file: its row of sources.csv and where the file lies."""

    source: str
    loader: str
    kind: str
    title: str
    publisher: str
    url: str | None
    licence: str
    published_on: str | None
    retrieved_on: str | None
    precedence: int
    """Lower wins where two sources give the same fact."""
    recognised_by: tuple[str, ...]
    path: Path | None = None
    sha256: str | None = None


class Document(Exception):
    """The file is a report or paper, not a table."""


def declared() -> list[Source]:
    """The rows of sources.csv, in file order."""
    rows = pd.read_csv(REFERENCE / "sources.csv", dtype=str, keep_default_na=False).to_dict("records")
    return [
        Source(
            **{
                **{name: value or None for name, value in row.items()},
                "precedence": int(row["precedence"]),
                "recognised_by": tuple(mark.strip() for mark in row["recognised_by"].split("|") if mark.strip()),
            }
        )
        for row in rows
    ]


def recognise(path: Path, sources: list[Source]) -> Source:
    """The source a file is, with its path and sha256.

    A source is recognised when all its marks are in the file: column names of a table,
    names of the sheets of a workbook, and, for files that share those, `first=VALUE`, a value of
    the first column, or `cell=VALUE`, a value of any column or anywhere in a workbook's first sheet.
    Raises Document for a report or paper, LoadError for a table no row of sources.csv describes.
    """
    with path.open("rb") as file:
        start = file.read(2048)
    if not start.strip() and not is_document(path, start):
        raise LoadError(path.name, "", "is empty", "Download it again from its publisher.")
    if is_document(path, start):
        raise Document
    if b"<html" in start.lower() or b"<!doctype html" in start.lower():
        raise LoadError(path.name, "", "is a web page, not a table", "Download the file itself, not its page.")
    marks = _marks(path, start)
    whole = [s for s in sources if s.recognised_by and all(_has(path, start, marks, m) for m in s.recognised_by)]
    if whole:
        found = max(whole, key=lambda s: len(s.recognised_by))
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        return Source(**{**found.__dict__, "path": path, "sha256": digest})
    raise _unknown(path, marks, sources)


def is_document(path: Path, start: bytes) -> bool:
    """A PDF, a text, or a web page saved in the place of one."""
    return start.startswith(b"%PDF") or path.suffix.lower() in (".pdf", ".txt")


def _marks(path: Path, start: bytes) -> list[str]:
    if start.startswith(b"PK"):
        return [sheet.strip() for sheet in spreadsheet.sheets(path)]
    if start.startswith(b"PAR1"):
        return _parquet_columns(path)
    if start.lstrip().startswith((b"{", b"[")):
        return ["GeoJSON"] if b"FeatureCollection" in start else []
    if b"\0" in start:
        raise LoadError(path.name, "", "is of a kind no loader reads", "Give a CSV, ODS, XLSX, Parquet or PDF file.")
    return [name.strip() for name in csv.header(path)]


def _parquet_columns(path: Path) -> list[str]:
    try:
        return pq.read_schema(path).names
    except (OSError, ValueError) as error:
        raise LoadError(
            path.name, "", f"is not a readable Parquet file ({error})", "Download it again from its publisher."
        ) from error


def _has(path: Path, start: bytes, marks: list[str], mark: str) -> bool:
    if mark.startswith("cell="):
        wanted = mark.removeprefix("cell=")
        if start.startswith(b"PK"):
            return any(wanted in row for row in spreadsheet.rows(path, marks[0]))
        return wanted.encode() in path.read_bytes()
    if not mark.startswith("first="):
        return mark in marks
    wanted = mark.removeprefix("first=")
    if start.startswith(b"PK"):
        cells = {row[0] for row in spreadsheet.rows(path, spreadsheet.sheets(path)[0]) if row}
        return wanted in {str(int(c)) if isinstance(c, float) else str(c) for c in cells}
    return not start.startswith(b"PAR1") and wanted in csv.read(path)[0].to_pylist()


def _unknown(path: Path, marks: list[str], sources: list[Source]) -> LoadError:
    """Says which known source the file is nearest to and what it lacks, or that it is a stranger."""

    def share(source: Source) -> float:
        return sum(mark in marks for mark in source.recognised_by) / max(len(source.recognised_by), 1)

    nearest = max(sources, key=share)
    if share(nearest) < 0.5:
        return LoadError(
            path.name,
            "",
            "is no file we know: no row of data/reference/sources.csv has its column or sheet names",
            "Add a row there if it should be read.",
        )
    missing = next(m for m in nearest.recognised_by if m not in marks)
    close = process.extractOne(missing, [m for m in marks if m not in nearest.recognised_by])
    renamed = f" (is it now {close[0]!r}?)" if close and close[1] >= 60 else ""
    return LoadError(
        path.name,
        "column names" if path.suffix.lower() in (".csv", ".parquet") else "sheet names",
        f"looks like {nearest.source} but has no {missing!r}{renamed}",
        "If the publisher renamed it, change data/reference/sources.csv, and indicators.csv or columns.csv with it.",
    )
