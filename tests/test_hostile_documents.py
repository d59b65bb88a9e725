"""Documents that are broken, or meant to do harm: one reason each, soon, and never a grade nobody gave."""

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from loaders import report_cover, report_text
from loaders.formats import pdf
from loaders.formats.pdf import Unreadable
from loaders.report_cover import Cover
from tests.loaders import pdf_documents

COVER = [
    "Inspection of Exampleshire local",
    "authority children’s services",
    "Inspection dates: 3 to 14 June 2024",
    "Lead inspector: First Person, His Majesty’s Inspector",
    "Judgement Grade",
    "The impact of leaders on social work",
    "practice with children and families",
    "Good",
    "The experiences and progress of",
    "children who need help and protection",
    "Requires improvement to be good",
    "The experiences and progress of",
    "children in care",
    "Outstanding",
    "The experiences and progress of care",
    "leavers",
    "Inadequate",
    "Overall effectiveness Good",
    "Services in Exampleshire have changed since the last time.",
]
BODY = ["What needs to improve?1", "The pace of change.", "1 The areas are those of the framework."]
GRADES = {
    "leadership": "good",
    "help_and_protection": "requires_improvement",
    "in_care": "outstanding",
    "care_leavers": "inadequate",
    "overall_effectiveness": "good",
}
REPORT = pdf_documents.pdf([COVER, *([BODY] * 8)])
SECONDS = 20
"""Of the processor, however busy the machine: the slowest here takes 2, and minutes if time grew as the square."""


def read(content: bytes) -> Cover | str:
    """What a document gives: its cover, or the reason why it has none."""
    began = time.process_time()
    try:
        lines = report_text.lines(pdf.pages(content))
        return report_cover.read(lines)
    except Unreadable as refused:
        assert str(refused).endswith(".")
        assert "\n" not in str(refused)
        return str(refused)
    finally:
        assert time.process_time() - began < SECONDS


def test_the_sound_report_is_read():
    assert {one.judgement: one.grade for one in read(REPORT).judgements} == GRADES


@pytest.mark.parametrize("share", [0.01, 0.2, 0.5, 0.8, 0.99])
def test_a_report_cut_short_says_so(share):
    content = REPORT[: int(len(REPORT) * share)]
    assert read(content) == "The file is cut short: the end of the PDF is missing."


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.integers(0, len(REPORT)), st.integers(0, 40), st.binary(max_size=20)), min_size=1, max_size=12
    )
)
def test_a_mutated_report_is_read_or_refused(changes):
    content = bytearray(REPORT)
    for at, length, put in changes:
        content[at : at + length] = put
    read(bytes(content))


@settings(max_examples=50)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(content):
    assert isinstance(read(content), str)
    assert isinstance(read(b"%PDF-1.7\n" + content + b"\n%%EOF"), str)


def test_shuffled_objects_are_read_or_refused():
    parts = REPORT.split(b"endobj")
    for seed in range(20):
        shuffled = parts[:]
        random.Random(seed).shuffle(shuffled)
        read(b"%PDF-1.7\n" + b"endobj".join(shuffled) + b"\n%%EOF")


FRAGMENTS = [
    *COVER,
    "Exampleshire County Council",
    "Inspection of services for children in need of help and protection",
    "Children’s services in Exampleshire are",
    "The Local Safeguarding Children Board",
    "1. Children who need help and protection",
    "2.1 Adoption performance",
    "Record of main findings",
    "Inspection date: 99/99/2099 – 0 June 0000",
    "Report published:",
    "Lead inspector:",
    "is",
    "Good",
    "Adequate",
    "Not judged",
    "1",
    "1 A note",
    "decision-2 The",
    "[3]",
    "12.",
    "\u202egood\u202c",
    "\u200f",
    "\x00\x07\x1b[2J",
    "\ufffe\ufeff",
    "\ud7ff",
    "\f",
    "٣ ٤ يونيو",
    "x" * 500,
    "",
]


@settings(max_examples=300)
@given(st.lists(st.lists(st.sampled_from(FRAGMENTS), max_size=20), max_size=8))
def test_any_lines_are_read_or_refused(pages):
    texts = ["\n".join(fragments) for fragments in pages]
    lines = report_text.lines(texts)
    assert all(line.text.strip() == line.text != "" for line in lines)
    assert all(note.text for note in report_text.footnotes(texts))
    try:
        cover = report_cover.read(lines)
    except Unreadable:
        return
    assert {one.grade for one in cover.judgements} <= {
        "outstanding",
        "good",
        "requires_improvement",
        "inadequate",
        "adequate",
    }
    assert all(1 <= one.page <= len(pages) for one in cover.judgements)
    assert (cover.inspected_from is None) == (cover.inspected_to is None) == (not cover.periods)


@settings(max_examples=100)
@given(st.lists(st.text(max_size=200), max_size=6))
def test_any_text_is_read_or_refused(pages):
    try:
        report_cover.read(report_text.lines(pages))
    except Unreadable as refused:
        assert str(refused)


def test_a_lost_line_loses_a_grade_and_invents_none():
    for lost in range(len(COVER)):
        found = read(pdf_documents.pdf([COVER[:lost] + COVER[lost + 1 :], BODY]))
        if isinstance(found, Cover):
            assert {one.judgement: one.grade for one in found.judgements}.items() <= GRADES.items()


ENDLESS = {
    "one line": "x",
    "words": "word ",
    "space": " ",
    "empty lines": "\n",
    "numbers": "1 ",
    "numbered lines": "1\n",
    "notes": "1 Abc\n",
    "direction marks": "\u202e\u200f",
    "control characters": "\x00\x07",
    "glued notes": "decision-1 The\n",
    "labels": "The experiences and progress of children in care\n",
    "overall sentences": "Children’s services in Abc and ",
    "boards": "The effectiveness of the Local Safeguarding Children Board (LSCB)\n",
    "dates": "3 to 14 June 2024 and ",
    "titles": "Inspection of ",
    "inspectors": "Lead inspector:\n",
}


@pytest.mark.parametrize("endless", ENDLESS.values(), ids=ENDLESS)
def test_endless_text_takes_no_endless_time(endless):
    page = endless * (pdf.MAX_PAGE_CHARACTERS // len(endless))
    began = time.process_time()
    for start in [
        "Inspection dates: ",
        "Exampleshire\nInspection of services for children in need of help and protection\n",
    ]:
        lines = report_text.lines([start + page, *[page] * 5])
        assert max((len(line.text) for line in lines), default=0) <= report_text.MAX_LINE
        with pytest.raises(Unreadable):
            report_cover.read(lines)
    assert time.process_time() - began < SECONDS


def test_ten_thousand_pages():
    assert read(pdf_documents.pdf([["x"]] * 10_000)) == "The document has 10,000 pages; at most 1,000 are read."
    pages = ["\n".join(COVER)] + [f"Exampleshire {page}\n{page} A note" for page in range(2, 10_001)]
    assert {one.judgement: one.grade for one in report_cover.read(report_text.lines(pages)).judgements} == GRADES


def test_one_page_that_draws_ten_thousand_letters_ten_times_over():
    """Forms within forms are drawn again each time: the letters of a page are counted before they are fetched."""
    shown = b"BT /F1 11 Tf 50 800 Td (" + b"word " * 60 + b") Tj ET\n"
    entries = "/Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << {} /Font << /F1 3 0 R >> >>"
    forms = [
        pdf_documents.stream(b"/X Do " * 10, entries=entries.format(f"/XObject << /X {number} 0 R >>"))
        for number in (5, 6, 7)
    ]
    forms.append(pdf_documents.stream(shown, entries=entries.format("")))
    content = pdf_documents.of_contents([b"/X Do"], resources=b"/XObject << /X 4 0 R >>", more=forms)
    assert read(content) == "Page 1 has more than 200,000 characters."


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "The file is empty."),
        (
            b"<html><title>Find an inspection report</title>",
            "The file is a web page, not a PDF: it was saved in place of the document.",
        ),
        (pdf_documents.locked(COVER), "The PDF is locked: it opens with a password or certificate only."),
        (pdf_documents.pdf([[]] * 12), "The pages hold no text: they are pictures, as of a scan, and are not read."),
        (
            pdf_documents.of_contents([pdf_documents.deflated(b"(good) Tj " * 10**7)], "/FlateDecode"),
            "Part of the file unfolds to more than 4,194,304 bytes and is not opened.",
        ),
        (
            pdf_documents.of_contents(
                [pdf_documents.deflated(b" " * 10**8, 3)], "/FlateDecode /FlateDecode /FlateDecode"
            ),
            "The file is packed twice over, as harmful files are, and is not opened.",
        ),
        (
            pdf_documents.pdf(
                [["Director of Children’s Services", "Focused visit to Exampleshire children’s services", *BODY]]
            ),
            "This is the letter of a focused visit, which gives no grades: only full inspections are read.",
        ),
        (
            pdf_documents.pdf(
                [
                    [
                        "Inspection of Exampleton Academy",
                        "Inspection dates: 4 and 5 June 2024",
                        "Overall effectiveness Good",
                    ]
                ]
            ),
            "This is a report on a school, not on an authority.",
        ),
    ],
    ids=["empty", "web page", "locked", "scan", "bomb", "bomb in bombs", "visit", "school"],
)
def test_what_is_no_report(content, reason):
    assert read(content) == reason


def test_marks_of_direction_and_control_characters_hide_no_grade():
    page = "\n".join(COVER).replace("Good", "\u202eGo\u200bod\u202c\x07").replace("care", "ca\u00adre")
    cover = report_cover.read(report_text.lines([page, "\n".join(BODY)]))
    assert {one.judgement: one.grade for one in cover.judgements} == GRADES
