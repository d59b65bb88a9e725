"""An invented country in the layout of Ofsted's outcome workbooks, written as ODS or XLSX."""

import csv
import datetime as dt
from pathlib import Path

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

import schema
from loaders import recognise, reference

# Two authorities of today and one Sampleshire that gave way to another of the same name.
KNOWN = reference.Reference(
    tables={
        "authorities": schema.frame(
            "authorities",
            [
                {"authority_code": "E1", "authority_name": "Exampleshire", "urn": "80001"},
                {"authority_code": "E2", "authority_name": "Sampleshire", "urn": "80002"},
                {"authority_code": "E9", "authority_name": "Old Sampleshire", "urn": None},
            ],
        )
    },
    aliases={
        ("", "exampleshire"): "E1",
        ("", "e1"): "E1",
        ("", "sampleshire"): "E2",
        ("outcomes_former", "sampleshire"): "E9",
        ("", "wessex"): "E12",
    },
    grade_aliases={
        ("", "good"): "good",
        ("", "outstanding"): "outstanding",
        ("", "inadequate"): "inadequate",
        ("", "requires improvement to be good"): "requires_improvement",
    },
)

DAY = dt.date
HISTORY = {
    "authority": "Exampleshire",
    "ilacs inspected_from": DAY(2023, 2, 6),
    "ilacs published_on": DAY(2023, 3, 24),
    "ilacs kind": "ILACS Short Inspection",
    "ilacs overall_effectiveness": "Good",
    "ilacs leadership": "Outstanding",
    "ilacs help_and_protection": "Good ",
    "ilacs in_care": "Good",
    "ilacs care_leavers": "Requires  improvement\nto be good",
}
EARLY = {
    "authority": "Sampleshire",
    "ilacs inspected_from": DAY(2022, 12, 5),
    "ilacs published_on": DAY(2023, 2, 1),
    "ilacs kind": "ILACS Standard Inspection",
    "ilacs overall_effectiveness": "Good",
    "ilacs leadership": "Good",
    "ilacs help_and_protection": "Inadequate",
    "ilacs in_care": "Good",
}
AS_AT = {name: cell for name, cell in HISTORY.items() if name != "ilacs kind"}
VISIT = {
    "authority": "Exampleshire",
    "ilacs inspected_from": DAY(2024, 5, 8),
    "ilacs published_on": DAY(2024, 6, 7),
    "ilacs kind": "LA Monitoring visit",
    "ilacs theme_of_visit": "Front door",
}
LONG_AGO = {
    "authority": "Sampleshire",
    "slac published_on": DAY(2010, 1, 7),
    "slac help_and_protection": "Inadequate",
    "slac in_care": " -",
    "slac_again_safeguarding published_on": DAY(2011, 2, 25),
    "slac_again_safeguarding help_and_protection": "Inadequate",
    "slac_again_looked_after published_on": DAY(2011, 2, 25),
    "slac_again_looked_after in_care": "Good",
    "sif published_on": DAY(2015, 3, 20),
    "sif overall_effectiveness": "Good",
    "sif in_care": "Good",
    "sif lscb": "Inadequate",
    "ilacs_first kind": "ILACS Standard Inspection",
    "ilacs_first published_on": DAY(2018, 8, 24),
    "ilacs_first in_care_and_care_leavers": "Outstanding",
}


def rows(table: str, *given: dict) -> list[list]:
    """A table in the publisher's layout: headings with their quirks, then rows of the cells given."""
    with (recognise.REFERENCE / "outcome_columns.csv").open(encoding="utf-8") as file:
        columns = [row for row in csv.DictReader(file) if row["table"] == table]
    fields = [f"{row['inspection']} {row['field']}".strip() for row in columns]
    assert not {name for row in given for name in row} - set(fields)
    headings = [row["column"].replace(" (OE)", "\n(OE)").replace("First SIF", " First SIF") for row in columns]
    fields = ["link" if heading == "Web link" else field for heading, field in zip(headings, fields, strict=True)]
    cells = [[{"link": "link", **row}.get(field, "") for field in fields] for row in given]
    return [headings, *cells]


def workbook(**sheets: list[list]) -> dict[str, list[list]]:
    return {
        "Cover": [["Title"], ["Published on:", DAY(2025, 9, 25)]],
        **{name.replace("_2023", "-2023").replace("In_year", "In-year"): table for name, table in sheets.items()},
    }


def write_ods(path: Path, sheets: dict[str, list[list]]) -> None:
    document = OpenDocumentSpreadsheet()
    for name, table in sheets.items():
        sheet = Table(name=name)
        for row in table:
            line = TableRow()
            for cell in row:
                if isinstance(cell, DAY):
                    line.addElement(TableCell(valuetype="date", datevalue=cell.isoformat()))
                elif isinstance(cell, str):
                    text = TableCell(valuetype="string", stringvalue=cell) if cell else TableCell()
                    text.addElement(P(text=cell)) if cell else None
                    line.addElement(text)
                else:
                    line.addElement(TableCell(valuetype="float", value=cell))
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
    document.save(path)


def write_xlsx(path: Path, sheets: dict[str, list[list]]) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        for name, table in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(table):
                sheet.write_row(number, 0, row)
