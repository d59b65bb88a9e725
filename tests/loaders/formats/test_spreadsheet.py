"""A workbook as rows of cells."""

from datetime import date, datetime

import pytest
import xlsxwriter

from loaders.errors import LoadError
from loaders.formats import spreadsheet


@pytest.fixture
def workbook(tmp_path):
    path = tmp_path / "workbook.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Grades ")
        sheet.write_row(0, 0, ["Authority", "Number", "Day"])
        sheet.write_row(2, 0, ["Exampleshire", 3])
        sheet.write_datetime(2, 2, datetime(2024, 7, 7), book.add_format({"num_format": "dd/mm/yyyy"}))
        book.add_worksheet("Notes")
    return path


def test_sheets_in_order(workbook):
    assert spreadsheet.sheets(workbook) == ["Grades ", "Notes"]


def test_rows_are_equally_long_and_keep_empty_ones(workbook):
    assert spreadsheet.rows(workbook, "Grades ") == [
        ["Authority", "Number", "Day"],
        ["", "", ""],
        ["Exampleshire", 3.0, date(2024, 7, 7)],
    ]


def test_a_sheet_that_is_not_there(workbook):
    with pytest.raises(LoadError, match=r'^workbook\.xlsx, sheet "Themes": cannot be read .*Download it again'):
        spreadsheet.rows(workbook, "Themes")


def test_a_file_that_is_no_workbook(tmp_path):
    path = tmp_path / "cut.xlsx"
    path.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(LoadError, match=r"^cut\.xlsx: cannot be opened as a workbook .*The file may be cut short"):
        spreadsheet.sheets(path)
