import pytest

from loaders import council_text


def shown(pages: list[str]) -> list[tuple[str, str, str]]:
    """Each block as (marker, text, "h" for a heading)."""
    return [(b.marker, b.text, "h" if b.is_heading else "") for b in council_text.blocks(pages)]


def test_cut_lines_are_joined_and_lists_kept_apart():
    page = "Findings of note\nInspectors met staff, and they met\nmany children.\n1. Check the\nrecords.\n2. Act."
    assert shown([page]) == [
        ("", "Findings of note", "h"),
        ("", "Inspectors met staff, and they met many children.", ""),
        ("1", "Check the records.", ""),
        ("2", "Act.", ""),
    ]


@pytest.mark.parametrize(
    "bullet", ["•", "\uf0b7", "\uf06e", "◼", "?", "o", "\ufffd", "–", "-", "- „X", "§", "Ø", "â€¢"]
)
def test_every_bullet_is_told(bullet):
    assert shown([f"They said:\n{bullet} One thing\n{bullet} Another\n"]) == [
        ("", "They said:", "h"),
        (bullet.removeprefix("- "), "One thing", ""),
        (bullet.removeprefix("- "), "Another", ""),
    ]


def test_a_letter_that_is_a_roman_number_goes_by_what_is_before_it():
    lettered = council_text.blocks(["\n".join(f"{letter}) x" for letter in "abcdefghij")])
    roman = council_text.blocks(
        ["\n".join(f"{number}. x" for number in ("i", "ii", "iii", "iv", "v", "vi", "ix", "x"))]
    )
    assert {block.family for block in lettered} == {"letter"}
    assert {block.family for block in roman} == {"roman"}
    assert [council_text.position(block) for block in lettered] == list(range(1, 11))
    assert [council_text.position(block) for block in roman] == [1, 2, 3, 4, 5, 6, 9, 10]


def test_named_items_decimals_and_a_number_on_its_own_line():
    page = "Recommendation 2: Do it.\n\nAFI 3 - Do that.\n\n4.10 A paragraph.\n\n7.\nLast."
    found = council_text.blocks([page])
    assert [(b.family, b.marker, b.text, council_text.position(b)) for b in found] == [
        ("named recommendation", "2", "Do it.", 2),
        ("named afi", "3", "Do that.", 3),
        ("decimal", "4.10", "A paragraph.", 10),
        ("number", "7", "Last.", 7),
    ]


def test_running_lines_and_page_numbers_go_and_a_sentence_over_pages_is_whole():
    said = ("Inspectors met many of the staff and some of", "the children who were at home, and they", "read records.")
    pages = [f"Sampleshire Council\n{part}\n{number} of 3" for number, part in enumerate(said, 1)]
    assert shown(pages) == [
        ("", "Sampleshire Council", "h"),
        ("", " ".join(said), ""),
    ]


def test_rows_of_tables_and_marks_of_markdown():
    page = "## Grades\n\n| | |\n|--|--|\n| **Adoption** | Good |\n\n**Bold line**\n\n19<sup>th</sup> May \\- a day."
    found = council_text.blocks([page])
    assert [(block.text, block.cells, block.is_heading) for block in found] == [
        ("Grades", (), True),
        ("Adoption | Good", ("Adoption", "Good"), False),
        ("Bold line", (), True),
        ("19th May - a day.", (), False),
    ]


def test_a_numbered_heading_is_no_item_and_an_item_no_heading():
    assert shown(["1. Purpose\n\nTo tell.\n\n2. Findings\n\nThere are two:\n\n1. Visits\n\n2. Plans\n"]) == [
        ("1", "Purpose", "h"),
        ("", "To tell.", ""),
        ("2", "Findings", "h"),
        ("", "There are two:", "h"),
        ("1", "Visits", ""),
        ("2", "Plans", ""),
    ]
