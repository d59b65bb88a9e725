"""A table for people cut to what a page holds: its first columns and rows, and those about the place chosen."""

from dataclasses import dataclass

import pandas as pd

from queries import numbers

LONGEST = 44
"""Characters by which a column is at most made wider."""
ADDRESS = ("https://", "http://")


@dataclass(frozen=True)
class Short:
    """Texts of some rows and columns. `left_out` says in words what is not there, "" for nothing."""

    columns: list[str]
    rows: list[list[str]]
    left_out: str


def short(table: pd.DataFrame, rows: int, columns: int, near: str = "") -> Short:
    """The first rows and columns, and the rows around the one whose first names hold `near`.

    Columns of addresses or with nothing in them are left out.
    """
    words = pd.DataFrame({str(name): [word(cell) for cell in table[name]] for name in table}, dtype=object)
    empty = {name for name in words if words[name].isin(["", "0"]).all()}
    addresses = {name for name in words if any(cell.startswith(ADDRESS) for cell in words[name])}
    shown = words[[name for name in words if name not in empty | addresses][:columns]]
    places = _places(shown, rows, near)
    left_out = "" if len(places) == len(shown) else f"{len(places)} of {len(shown)} rows"
    if left_out and places != list(range(len(places))):
        left_out += f": the first, and those around {near}"
    return Short(list(shown), shown.iloc[places].to_numpy().tolist(), left_out)


def _places(shown: pd.DataFrame, rows: int, near: str) -> list[int]:
    """Places of the rows to show."""
    first = list(range(min(rows, len(shown))))
    found = [place for place, cells in enumerate(shown.iloc[:, :3].to_numpy().tolist()) if near and near in cells]
    if not found or found[0] < rows:
        return first
    middle, around = found[0], min(5, rows // 2)
    begin = min(middle - around // 2, len(shown) - around)
    return first[: rows - around] + list(range(begin, begin + around))


def word(cell) -> str:
    """A cell as people read it."""
    if isinstance(cell, str):
        return cell
    if pd.isna(cell):
        return ""
    # The parts of a day stay on one line.
    return numbers.day(cell).replace(" ", "\N{NO-BREAK SPACE}") if hasattr(cell, "strftime") else f"{cell:,}"


def shares(table: Short) -> list[float]:
    """The part of the width that each column takes: as its longest text, at least its longest word."""
    texts = [[name, *(row[place] for row in table.rows)] for place, name in enumerate(table.columns)]
    longest = [max(len(part) for text in column for part in text.split(" ") or [""]) + 4 for column in texts]
    lengths = [max(min(max(map(len, column)), LONGEST), part) for column, part in zip(texts, longest, strict=True)]
    return [length / sum(lengths) for length in lengths]
