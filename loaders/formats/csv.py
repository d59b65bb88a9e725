"""A CSV file as a table of strings: no types guessed, no meaning given."""

from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from loaders.errors import LoadError


def header(path: Path) -> list[str]:
    """Column names of the first line, without a byte order mark; [] for an empty file."""
    import csv as lines

    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return next(lines.reader(file), [])


def read(path: Path) -> pa.Table:
    """Every column as strings; "" stays "". Raises LoadError for a file that is not a table."""
    columns = header(path)
    if len(set(columns)) != len(columns):
        twice = sorted({c for c in columns if columns.count(c) > 1})
        raise LoadError(path.name, "line 1", f"column {twice[0]!r} stands twice", "Give each column its own name.")
    try:
        return csv.read_csv(
            path,
            read_options=csv.ReadOptions(column_names=columns, skip_rows=1),
            parse_options=csv.ParseOptions(newlines_in_values=True),
            convert_options=csv.ConvertOptions(
                column_types={name: pa.string() for name in columns}, strings_can_be_null=False
            ),
        )
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise LoadError(
            path.name, "", f"is not a readable CSV file ({error})", "Download it again from its publisher."
        ) from error
