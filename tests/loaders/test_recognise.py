"""What a raw file is, told from its content."""

import hashlib

import pytest

from loaders.errors import LoadError
from loaders.recognise import Document, Source, recognise


def source(name: str, *marks: str) -> Source:
    return Source(name, "loader", "kind", "Title", "Publisher", None, "Licence", None, None, 1, marks)


STABILITY = source("stability", "geographic_level", "group", "stability", "number")
MOVES = source("moves", "geographic_level", "group", "moves", "number")
OLD = source("neighbours_old", "LA num", "SN1", "first=909")
NEW = source("neighbours_new", "LA num", "SN1", "first=942")
SOURCES = [STABILITY, MOVES, OLD, NEW]


def test_a_table_is_known_by_its_columns_whatever_its_name(tmp_path):
    path = tmp_path / "download (3).csv"
    path.write_text("\ufeffgeographic_level,group,stability,number,percentage\nNational,a,b,1,2\n", encoding="utf-8")
    found = recognise(path, SOURCES)
    assert (found.source, found.path) == ("stability", path)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_files_with_the_same_columns_are_told_apart_by_a_value(tmp_path):
    path = tmp_path / "neighbours.csv"
    path.write_text("LA num,SN1\n301,308\n942,943\n")
    assert recognise(path, SOURCES).source == "neighbours_new"


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty.csv", b"", "empty.csv: is empty. Download it again from its publisher."),
        ("blank.csv", b" \n\n", "blank.csv: is empty. Download it again from its publisher."),
        (
            "renamed.csv",
            b"geographic_level,group,stability,numbers\n",
            "renamed.csv, column names: looks like stability but has no 'number' (is it now 'numbers'?). If the "
            "publisher renamed it, change data/reference/sources.csv, and indicators.csv or columns.csv with it.",
        ),
        (
            "stranger.csv",
            b"name,age\nA,1\n",
            "stranger.csv: is no file we know: no row of data/reference/sources.csv has its column or sheet names. "
            "Add a row there if it should be read.",
        ),
        (
            "page.csv",
            b"<!DOCTYPE html><html></html>",
            "page.csv: is a web page, not a table. Download the file itself, not its page.",
        ),
        (
            "picture.png",
            b"\x89PNG\r\n\x1a\n\x00\x00",
            "picture.png: is of a kind no loader reads. Give a CSV, ODS, XLSX, Parquet or PDF file.",
        ),
    ],
)
def test_what_no_row_describes_stops_and_says_what_to_do(tmp_path, name, content, message):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(LoadError) as error:
        recognise(tmp_path / name, SOURCES)
    assert str(error.value) == message


def test_a_workbook_cut_short_stops(tmp_path):
    path = tmp_path / "outcomes.ods"
    path.write_bytes(b"PK\x03\x04" + b"\0" * 100)
    with pytest.raises(LoadError, match=r"^outcomes\.ods: cannot be opened as a workbook .*The file may be cut short"):
        recognise(path, SOURCES)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("report.pdf", b"%PDF-1.7"),
        ("report", b"%PDF-1.7"),
        ("paper.txt", b"Cabinet"),
        ("report.pdf", b"<!DOCTYPE html><html>"),
        ("empty.pdf", b""),
    ],
)
def test_a_document_is_told_from_a_table(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(Document):
        recognise(tmp_path / name, SOURCES)
