import csv
import io
from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from exports import spreadsheet
from tests import rows
from tests.exports import shown

TODAY = date(2026, 8, 20)
HOSTILE = st.text(st.sampled_from("=+-@\t\r\n＝'\";,|!a1 \x00é"), max_size=12) | st.text(max_size=20)
any_texts = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
TITLE = "Department of Examples, Survey of Exampleshire"


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(authorities=[rows.authority("E1", "Aham")])


def sheets(content: bytes) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_a_csv_read_back_is_what_was_shown():
    content = spreadsheet.csv(shown.of())
    assert content.startswith(b"\xef\xbb\xbfplace_code,")
    table = pd.read_csv(io.BytesIO(content), parse_dates=["published_on"], dtype={"rank": "Int64"})
    expected = shown.ROWS.assign(
        place_name=["Aham", "'=HYPERLINK(1)", "Cham"],
        source_title=TITLE,
    )
    assert table.astype(object).where(table.notna(), None).to_dict("records") == expected.astype(object).where(
        expected.notna(), None
    ).to_dict("records")


@any_texts
@given(HOSTILE, HOSTILE)
def test_no_cell_of_a_csv_is_a_formula(cell, column):
    table = pd.DataFrame({column or "a": [cell], "value": [-1.5], "source": ["survey"]})
    content = spreadsheet.csv(shown.of(table)).decode("utf-8-sig")
    header, *body = csv.reader(io.StringIO(content, newline=""))
    assert len(body) == 1
    assert [c for c in [*header, *body[0]] if c.lstrip().startswith(spreadsheet.STARTS_A_FORMULA) and c != "-1.5"] == []
    assert body[0][0].removeprefix("'") == spreadsheet.one_line(cell).removeprefix("'")


def test_a_workbook_read_back_is_what_was_shown():
    made = sheets(spreadsheet.xlsx(shown.of(), TODAY, "https://example.org/?authority=Aham"))
    assert list(made) == ["About", "Data", "Table", "Notes"]
    assert made["About"] == [
        ["About", "this file"],
        ["Title", "Aham is highest"],
        ["What is shown", "Visits, % of children"],
        ["Reading", "Aham: 1.25."],
        ["Source", TITLE],
        ["Licence", "Open Government Licence v3.0"],
        ["Made on", "20 August 2026"],
        ["Address of this view", "https://example.org/?authority=Aham"],
    ]
    assert made["Data"] == [
        [*shown.ROWS.columns, "source_title"],
        ["E1", "Aham", 1.25, "", 2.0, date(2024, 3, 31), True, "survey", TITLE],
        ["E2", "=HYPERLINK(1)", "", "suppressed", "", "", False, "survey", TITLE],
        ["E3", "Cham", -3.0, "", 1.0, date(2025, 12, 1), True, "survey", TITLE],
    ]
    assert made["Table"][0][:2] == ["place_code", "Place"]
    meanings = dict(made["Notes"])
    assert meanings["value"] == "in the indicator's unit, as published"
    assert meanings["note: suppressed"] == "not published (a small number is hidden)"


def test_a_table_without_a_figure_is_read_back_as_it_was():
    rows_of = pd.DataFrame({"=Who": ["Aham", "@Bham"], "On": [date(2024, 5, 1), None], "Page": [3, 4]})
    made = sheets(spreadsheet.table_xlsx(rows_of, "=What was asked", ("survey",), TODAY, "https://example.org/?a=b"))
    assert list(made) == ["About", "Table"]
    about = dict(made["About"])
    assert about["Title"] == "=What was asked"
    assert about["Source"].startswith(TITLE)
    assert about["Address of this view"] == "https://example.org/?a=b"
    assert made["Table"] == [["=Who", "On", "Page"], ["Aham", date(2024, 5, 1), 3], ["@Bham", "", 4]]
    assert spreadsheet.table_csv(rows_of).decode("utf-8-sig").splitlines() == [
        "'=Who,On,Page",
        "Aham,2024-05-01,3",
        "'@Bham,,4",
    ]


def test_the_header_of_a_workbook_stays_and_it_holds_no_formula():
    import zipfile

    book = zipfile.ZipFile(io.BytesIO(spreadsheet.xlsx(shown.of(), TODAY)))
    pages = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
    assert len(pages) == 4
    assert all('state="frozen"' in page and "<f>" not in page and "<hyperlink" not in page for page in pages)


@any_texts
@given(HOSTILE)
def test_any_text_is_a_text_in_a_workbook(text):
    table = pd.DataFrame({"place_name": [text], "source": ["survey"]})
    made = sheets(spreadsheet.xlsx(shown.of(table, title=text), TODAY, text))
    cell = made["Data"][1][0] if len(made["Data"]) > 1 else ""
    assert cell == spreadsheet.one_line(text)


def test_a_text_longer_than_a_cell_is_cut_where_it_is_seen():
    table = pd.DataFrame({"place_name": ["a" * 40_000], "source": ["survey"]})
    cell = sheets(spreadsheet.xlsx(shown.of(table), TODAY))["Data"][1][0]
    assert cell == "a" * 32_766 + "…"
