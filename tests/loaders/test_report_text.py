"""Pages of invented reports in, lines out: furniture gone, footnotes apart."""

import pytest

from loaders import report_text
from loaders.formats.pdf import Unreadable
from loaders.report_text import MAX_LINE, Line, footnotes, lines, text_pages


def test_space_and_invisible_characters():
    page = "  Help\u00a0and  protection\t\n\n\u200fchildren\u200b\x07 in\u202fcare\ufeff \n \x00 \nco\u00adoperate"
    assert lines([page]) == [
        Line(1, "Help and protection"),
        Line(1, "children in care"),
        Line(1, "cooperate"),
    ]


def test_bare_page_numbers_go_wherever_the_first_page_begins():
    assert lines(["1\nOne", "2\nTwo\n24", "3\nThree"]) == [
        Line(1, "One"),
        Line(2, "Two"),
        Line(2, "24"),
        Line(3, "Three"),
    ]
    assert lines(["Cover", "One\n1", "Two\n2", "Three\n3"]) == [
        Line(1, "Cover"),
        Line(2, "One"),
        Line(3, "Two"),
        Line(4, "Three"),
    ]


def test_running_headers_go_and_the_title_stays():
    title = "Inspection of Exampleshire local authority children’s services"
    pages = [f"{title}\nInspection dates: 3 to 14 June 2024"]
    pages += [f"{title}\n3 to 14 June 2024 {page}\nBody {'abcdef'[page]}" for page in range(2, 6)]
    assert lines(pages) == [
        Line(1, title),
        Line(1, "Inspection dates: 3 to 14 June 2024"),
        Line(2, "Body c"),
        Line(3, "Body d"),
        Line(4, "Body e"),
        Line(5, "Body f"),
    ]


def test_headers_of_left_and_right_pages_with_numbers_of_their_own():
    pages = ["Board review"] + [
        (f"{page - 1} Review of the board" if page % 2 else f"Review of the board: Exampleshire {page - 1}")
        + f"\nText {'x' * page}"
        for page in range(2, 14)
    ]
    assert lines(pages) == [Line(1, "Board review"), *[Line(page, f"Text {'x' * page}") for page in range(2, 14)]]


def test_a_last_line_that_only_repeats_stays():
    pages = [f"Page {word}\n(Recommendation)" for word in ("a", "b", "c", *"defghijklmnop")]
    pages[5:] = [page.replace("(Recommendation)", f"end {i}x") for i, page in enumerate(pages[5:])]
    assert Line(2, "(Recommendation)") in lines(["Cover", *pages])


FOOTNOTES = [
    (
        "glued to the word, number and note on one line",
        ["What needs to improve?1\n◼ The pace of change.\n1 The areas are those of the framework.\nThis is all."],
        [Line(1, "What needs to improve?"), Line(1, "◼ The pace of change.")],
        [Line(1, "1 The areas are those of the framework. This is all.")],
    ),
    (
        "mark alone on a line, number of the note alone on a line",
        ["What needs to improve?\n1\n◼ The pace of change.\n \n1\nThe areas are those of the framework."],
        [Line(1, "What needs to improve?"), Line(1, "◼ The pace of change.")],
        [Line(1, "1 The areas are those of the framework.")],
    ),
    (
        "mark at the head of a line, between a list and its continuation",
        ["12 live in special schools,\n1\nof whom 75% live elsewhere\n1\nThese look after children for fewer days."],
        [Line(1, "12 live in special schools,"), Line(1, "of whom 75% live elsewhere")],
        [Line(1, "1 These look after children for fewer days.")],
    ),
    (
        "glued by PDFium to a last word that is cut by a hyphen",
        [
            "needs to improve?1\nstrong oversight of decision-1 The areas are those\nof the framework.",
            "making in the team",
        ],
        [
            Line(1, "needs to improve?"),
            Line(1, "strong oversight of decision-"),
            Line(2, "making in the team"),
        ],
        [Line(1, "1 The areas are those of the framework.")],
    ),
    (
        "two on a page, counting on from the page before",
        [
            "The board1\n1 Ofsted has the power.",
            "This area2 has 4 homes3 or more\n2 Reviewed locally.\n3 The groups overlap.",
        ],
        [Line(1, "The board"), Line(2, "This area has 4 homes or more")],
        [Line(1, "1 Ofsted has the power."), Line(2, "2 Reviewed locally."), Line(2, "3 The groups overlap.")],
    ),
    (
        "in square brackets",
        ["12 live in special schools[1]\n[1] These look after children."],
        [Line(1, "12 live in special schools")],
        [Line(1, "[1] These look after children.")],
    ),
    (
        "no footnote: a date, a numbered paragraph, a count",
        ["Between\n1 April and 30 June all was well.\n2. Children wait.\n3 children moved."],
        [
            Line(1, "Between"),
            Line(1, "1 April and 30 June all was well."),
            Line(1, "2. Children wait."),
            Line(1, "3 children moved."),
        ],
        [],
    ),
]


@pytest.mark.parametrize(
    ("pages", "body", "notes"), [case[1:] for case in FOOTNOTES], ids=[case[0] for case in FOOTNOTES]
)
def test_footnotes_stand_apart(pages, body, notes):
    assert lines([*pages, "End"]) == [*body, Line(len(pages) + 1, "End")]
    assert footnotes([*pages, "End"]) == notes


def test_a_text_without_pages_has_no_foot_of_a_page():
    assert lines(["Children wait.\n1 Every child counts."]) == [
        Line(1, "Children wait."),
        Line(1, "1 Every child counts."),
    ]


def test_numbers_that_are_no_marks_stay():
    page = "KS4 and Q1 of 2015–16: 81% of 16-year-olds\n1 Every word of this counts."
    assert lines([page, "End"]) == [Line(1, "KS4 and Q1 of 2015–16: 81% of 16-year-olds"), Line(2, "End")]


def test_an_endless_line_is_broken():
    assert [len(line.text) for line in lines(["x" * (2 * MAX_LINE + 5)])] == [MAX_LINE, MAX_LINE, 5]


def test_a_text_is_one_page_or_parted_by_form_feeds():
    assert text_pages("a\r\nb\rc") == ["a\nb\nc"]
    assert text_pages("a\fb") == ["a", "b"]


def test_a_text_over_the_limit_is_refused(monkeypatch):
    monkeypatch.setattr(report_text, "MAX_CHARACTERS", 1_000)
    with pytest.raises(Unreadable) as refused:
        text_pages("x" * 1_001)
    assert str(refused.value) == "The text has 1,001 characters; at most 1,000 are read."


def test_nothing_gives_nothing():
    assert lines([]) == [] == lines(["", "\n \n"])
