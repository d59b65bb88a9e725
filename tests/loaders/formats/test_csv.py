"""Strings in, strings out: quotes, marks and blanks as they stand in the file."""

import pytest

from loaders.errors import LoadError
from loaders.formats import csv


@pytest.fixture
def file(tmp_path):
    def write(content: bytes):
        path = tmp_path / "counts.csv"
        path.write_bytes(content)
        return path

    return write


def test_every_column_is_text(file):
    path = file(b'\xef\xbb\xbfname,count\r\n"Exampleshire, County of",007\r\n"",\r\n')
    assert csv.header(path) == ["name", "count"]
    assert csv.read(path).to_pydict() == {"name": ["Exampleshire, County of", ""], "count": ["007", ""]}


def test_only_the_columns_asked_for_in_the_order_asked_for(file):
    path = file(b"a,b,c\n1,2,3\n")
    assert list(csv.read(path, ["c", "a"]).to_pydict().items()) == [("c", ["3"]), ("a", ["1"])]


def test_a_line_break_within_quotes_stays(file):
    assert csv.read(file(b'a,b\n"one\ntwo",3\n')).to_pydict() == {"a": ["one\ntwo"], "b": ["3"]}


def test_an_empty_file_has_no_header(file):
    assert csv.header(file(b"")) == []


def test_a_column_twice_stops(file):
    with pytest.raises(LoadError) as error:
        csv.read(file(b"a,b,a\n1,2,3\n"))
    assert str(error.value) == "counts.csv, line 1: column 'a' stands twice. Give each column its own name."


@pytest.mark.parametrize(
    ("content", "columns"),
    [(b"a,b\n1,2,3\n", None), (b"a,b\n1,\xff\xfe\n", None), (b"a,b\n1,2\n", ["c"])],
    ids=["too many cells", "not UTF-8", "no such column"],
)
def test_what_is_no_table_stops(file, content, columns):
    with pytest.raises(LoadError) as error:
        csv.read(file(content), columns)
    assert str(error.value).startswith("counts.csv: is not a readable CSV file (")
    assert str(error.value).endswith("). Download it again from its publisher.")
