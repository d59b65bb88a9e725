"""A view as a tidy CSV and as a workbook: typed columns, notes and sources, and no text that a program would run."""

import io
import re
from datetime import date, datetime

import pandas as pd
import xlsxwriter

from exports import cover
from queries import tidy
from views.view import View

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First signs by which a spreadsheet takes a text for a formula, full-width ones included (OWASP, CSV injection)."""
CONTROL = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]+")
LONGEST = 32_767
"""Characters a cell of a workbook holds."""


def csv(view: View) -> bytes:
    """The numbers of a view, a row each, with codes, notes and sources.

    UTF-8 with a byte order mark: without one, Excel reads pounds and dashes as the signs of another alphabet;
    pandas, R and LibreOffice read both. A text that a spreadsheet would take for a formula begins with '.
    """
    return table_csv(tidy.cited(view.tidy()))


def table_csv(table: pd.DataFrame) -> bytes:
    """A table as it is, in the way of `csv`."""
    text = table.select_dtypes(exclude=["number", "datetime", "bool"]).columns
    table = table.assign(**{column: [harmless(cell) for cell in table[column]] for column in text})
    table.columns = [harmless(str(column)) for column in table.columns]
    return table.to_csv(index=False, date_format="%Y-%m-%d", lineterminator="\r\n").encode("utf-8-sig", "replace")


def harmless(cell):
    """A text that no spreadsheet runs; other values and nulls as they are."""
    if not isinstance(cell, str):
        return None if pd.isna(cell) else cell
    cell = one_line(cell)
    return f"'{cell}" if cell.lstrip().startswith(STARTS_A_FORMULA) else cell


def one_line(text: str) -> str:
    """Text without signs that files cannot hold or that begin a new line or cell."""
    return CONTROL.sub(" ", text)


def xlsx(view: View, today: date, address: str = "") -> bytes:
    """A workbook of a view: about it, its numbers for machines, its table as on the screen, what the columns mean."""
    content = io.BytesIO()
    # A text is written by write_string, so that none is a formula or a link whatever it begins with.
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": one_line(view.words.title), "created": datetime(*today.timetuple()[:3])})
        rows = tidy.cited(view.tidy())
        about = pd.DataFrame(cover.rows(view, today, address), columns=["About", "this file"])
        _sheet(book, "About", about, widths=(24, 100))
        _sheet(book, "Data", rows)
        _sheet(book, "Table", view.table())
        _sheet(book, "Notes", _notes(rows), widths=(24, 100))
    return content.getvalue()


def table_xlsx(table: pd.DataFrame, title: str, keys: tuple[str, ...], today: date, address: str = "") -> bytes:
    """A workbook of a table without a figure: about it, with the sources named by `keys`, and the table."""
    content, lines = io.BytesIO(), [("Title", title), *cover.origin(keys, today, address)]
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": one_line(title), "created": datetime(*today.timetuple()[:3])})
        _sheet(book, "About", pd.DataFrame(lines, columns=["About", "this file"]), widths=(24, 100))
        _sheet(book, "Table", table)
    return content.getvalue()


def _notes(rows: pd.DataFrame) -> pd.DataFrame:
    """What each column of the data means, and each note in it."""
    meanings = tidy.meanings()
    lines = [(column, meanings.get(column, column.replace("_", " "))) for column in map(str, rows.columns)]
    lines += [(f"note: {note}", words) for note, words in tidy.notes().items()]
    return pd.DataFrame(lines, columns=["Column or note", "Meaning"])


def _sheet(book, name: str, table: pd.DataFrame, widths: tuple[int, ...] = ()) -> None:
    """A table on a sheet of its own: header frozen, columns as wide as what they hold."""
    sheet = book.add_worksheet(name)
    top = book.add_format({"bold": True, "bg_color": "#12436d", "font_color": "#ffffff", "text_wrap": bool(widths)})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    wrap = book.add_format({"text_wrap": True, "valign": "top"}) if widths else None
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, _cut(str(column)), top)
        longest = max([len(str(column)), *(len(str(cell)) for cell in table[column].head(200))])
        sheet.set_column(place, place, widths[place] if widths else min(longest + 2, 60))
        for row, cell in enumerate(table[column].tolist(), start=1):
            _write(sheet, row, place, cell, day, wrap)
    sheet.freeze_panes(1, 0)
    if len(table) and not widths:
        sheet.autofilter(0, 0, len(table), len(table.columns) - 1)


def _write(sheet, row: int, place: int, cell, day, wrap) -> None:
    """A value in its own type; nothing for a null."""
    if isinstance(cell, str):
        sheet.write_string(row, place, _cut(cell), wrap)
    elif pd.isna(cell):
        return
    elif isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, pd.Timestamp(cell).to_pydatetime(), day)
    elif isinstance(cell, int | float) and abs(cell) != float("inf"):
        sheet.write_number(row, place, cell)
    else:
        sheet.write_string(row, place, _cut(str(cell)), wrap)


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
