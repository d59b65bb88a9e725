"""A PDF as the text of its pages, and one reason for each that cannot be read."""

import csv

import pytest

from loaders.formats import pdf
from tests.loaders import pdf_documents
from tests.published import RAW

REPORTS = RAW / "reports"
LINES = ["Inspection of Exampleshire", "local authority children’s services", "Nothing to see here (yet)"]


def reason(content: bytes) -> str:
    with pytest.raises(pdf.Unreadable) as refused:
        pdf.pages(content)
    return str(refused.value)


def test_each_page_is_its_lines():
    assert pdf.pages(pdf_documents.pdf([LINES, ["A second page, with enough words"]])) == [
        "Inspection of Exampleshire\nlocal authority children’s services\nNothing to see here (yet)",
        "A second page, with enough words",
    ]


def test_a_hyphen_at_the_end_of_a_line_is_kept():
    lines = ["Leaders work well with their multi-", "agency partners, and children know it"]
    assert pdf.pages(pdf_documents.pdf([lines])) == [
        "Leaders work well with their multi-agency partners, and children know it"
    ]


def test_an_empty_page_among_others_is_empty():
    assert pdf.pages(pdf_documents.pdf([LINES, []])) == [pdf.pages(pdf_documents.pdf([LINES]))[0], ""]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "The file is empty."),
        (b"\0" * 5000, "The file is empty."),
        (
            b"\n<!DOCTYPE html>\n<html><body>Find an inspection report</body></html>",
            "The file is a web page, not a PDF: it was saved in place of the document.",
        ),
        (b"PK\x03\x04 a workbook", "The file is not a PDF."),
        (b"%PDF-1.7\n%%EOF", "The PDF is damaged and cannot be opened."),
        (pdf_documents.pdf([LINES])[:-8], "The file is cut short: the end of the PDF is missing."),
        (pdf_documents.pdf([LINES])[:700], "The file is cut short: the end of the PDF is missing."),
        (pdf_documents.locked(LINES), "The PDF is locked: it opens with a password or certificate only."),
        (pdf_documents.pdf([]), "The PDF is damaged and cannot be opened."),
        (
            pdf_documents.pdf([[], [], ["3"]]),
            "The pages hold no text: they are pictures, as of a scan, and are not read.",
        ),
        (pdf_documents.pdf([LINES] * 1001), "The document has 1,001 pages; at most 1,000 are read."),
        (pdf_documents.pdf([["x" * 990] * 210]), "Page 1 has more than 200,000 characters."),
    ],
)
def test_what_cannot_be_read_has_one_reason(content, expected):
    assert reason(content) == expected


def test_a_file_over_the_limit_is_not_opened(monkeypatch):
    monkeypatch.setattr(pdf, "MAX_BYTES", 900)
    assert reason(pdf_documents.pdf([LINES] * 2)).endswith("bytes; at most 900 are read.")


def test_a_document_over_the_limits_is_given_up_at_its_page(monkeypatch):
    document = pdf_documents.pdf([LINES] * 5)
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 200)
    assert reason(document) == "The document has more than 200 characters by page 3."
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 10_000)
    monkeypatch.setattr(pdf, "MAX_SECONDS", -1)
    assert reason(document) == "The document took more than -1 seconds by page 1."


def test_a_page_that_cannot_be_loaded_is_named():
    document = pdf_documents.pdf([LINES, LINES]).replace(b"/Type /Page /Parent", b"/Type /Rage /Parent", 1)
    assert reason(document) == "Page 1 of the PDF is damaged and cannot be read."


@pytest.mark.parametrize(
    ("packed", "filters", "expected"),
    [
        (
            pdf_documents.deflated(b" " * 10**8),
            "/FlateDecode",
            "Part of the file unfolds to more than 4,194,304 bytes and is not opened.",
        ),
        (
            pdf_documents.deflated(b"\0" * 10**8),
            "/FlateDecode",
            "Part of the file unfolds to more than 67,108,864 bytes and is not opened.",
        ),
        (
            pdf_documents.deflated(b" " * 10**8, times=2),
            "/FlateDecode /FlateDecode",
            "The file is packed twice over, as harmful files are, and is not opened.",
        ),
    ],
)
def test_a_bomb_is_not_opened(packed, filters, expected):
    assert reason(pdf_documents.of_contents([packed], filters)) == expected


def test_a_large_picture_is_no_bomb():
    picture = pdf_documents.stream(
        pdf_documents.deflated(bytes(range(256)) * 40_000), "/FlateDecode", "/Type /XObject /Subtype /Image"
    )
    text = b"BT /F1 11 Tf 50 800 Td (Words enough to be no scan at all) Tj ET"
    assert pdf.pages(pdf_documents.of_contents([text], more=[picture])) == ["Words enough to be no scan at all"]


@pytest.mark.skipif(not REPORTS.exists(), reason="the published reports are not here")
def test_published_reports():
    with (REPORTS / "index.csv").open() as file:
        index = {(row["urn"], row["published"]): row for row in csv.DictReader(file)}
    found = {}
    for urn, published in [
        ("80418", "2013-08-16"),
        ("80426", "2014-08-08"),
        ("80418", "2015-10-20"),
        ("80572", "2018-08-24"),
        ("80419", "2019-01-07"),
        ("2532287", "2022-02-11"),
        ("2637539", "2026-07-07"),
        ("80429", "2012-10-19"),
    ]:
        path = next(REPORTS.glob(f"{urn}_*")) / index[urn, published]["file"]
        try:
            texts = pdf.pages(path.read_bytes())
            found[urn, published] = (len(texts), sum(len(text.split()) for text in texts))
        except pdf.Unreadable as refused:
            found[urn, published] = str(refused)
    assert found == {
        ("80418", "2013-08-16"): (23, 8148),
        ("80426", "2014-08-08"): (38, 13522),
        ("80418", "2015-10-20"): (46, 19033),
        ("80572", "2018-08-24"): (36, 12225),
        ("80419", "2019-01-07"): (11, 3989),
        ("2532287", "2022-02-11"): (10, 4069),
        ("2637539", "2026-07-07"): (12, 4676),
        ("80429", "2012-10-19"): "The file is a web page, not a PDF: it was saved in place of the document.",
    }
