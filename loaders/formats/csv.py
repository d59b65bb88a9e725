"""A CSV file as a table of strings: no types guessed, no meaning given."""

import csv as lines
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from loaders.errors import LoadError


def header(path: Path) -> list[str]:
    """Column names of the first line, without a byte order mark; [] for an empty file."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return next(lines.reader(file), [])


def read(path: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The named columns, or all, as strings; "" stays "". Row 0 of the table is row 2 of the file.

    Raises LoadError for a file that is not a table, or has a column twice.
    """
    names = header(path)
    if len(set(names)) != len(names):
        twice = sorted({c for c in names if names.count(c) > 1})
        raise LoadError(path.name, "line 1", f"column {twice[0]!r} stands twice", "Give each column its own name.")
    kept = names if columns is None else list(columns)
    try:
        return csv.read_csv(
            path,
            read_options=csv.ReadOptions(column_names=names, skip_rows=1),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types={name: pa.string() for name in kept}, strings_can_be_null=False, include_columns=kept
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError, UnicodeDecodeError) as error:
        raise LoadError(
            path.name, "", f"is not a readable CSV file ({error})", "Download it again from its publisher."
        ) from error
