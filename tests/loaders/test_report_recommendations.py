"""Recommendations of invented reports in each layout, and of real ones against a sample checked by hand."""

import csv
import hashlib
import re
import time
from pathlib import Path

import pytest

from loaders.formats import pdf
from loaders.recognise import REFERENCE
from loaders.report_recommendations import Recommendation, read
from loaders.report_text import Line, lines
from tests.published import RAW

REPORTS = RAW / "reports"
CHECKED = Path(__file__).parent / "recommendations_checked.csv"


def report(*pages: str) -> list[Line]:
    return [Line(n, text.strip()) for n, page in enumerate(pages, 1) for text in page.strip().split("\n")]


def item(text, section="local_authority", subheading=None, number=None, position=1, page=1, tag=None):
    return Recommendation(section, subheading, number, position, page, text, tag)


def test_a_list_of_bullets_with_references_to_the_national_framework():
    given = report(
        """What needs to improve?1
        ◼ The buses of Exampleshire, which are too
        slow. (outcome 4, national
        framework)
        ◼ How often ferries are painted, including:
        − the funnels
        − the anchors (Enabler two: National Framework).
        ◼ Tickets for 16-
        and 17-year-olds and for a long-
        distance train. Outcome one: National Framework.
        """,
        """◼ Coal supply
        The experiences and progress of children who need help and
        protection: good
        1. Exampleshire has ships.
        ◼ Not an item.
        """,
    )
    assert read(given, "ilacs") == [
        item("The buses of Exampleshire, which are too slow.", tag="outcome 4, national framework"),
        item(
            "How often ferries are painted, including: − the funnels − the anchors.",
            position=2,
            tag="Enabler two: National Framework",
        ),
        item(
            "Tickets for 16- and 17-year-olds and for a long-distance train.",
            position=3,
            tag="Outcome one: National Framework",
        ),
        item("Coal supply", position=4, page=2),
    ]


def test_prose_in_place_of_a_list_gives_none():
    given = report(
        """What needs to improve
        Exampleshire has little to improve, and knows it.
        The experiences and progress of children who need help and
        protection: outstanding
        1. Exampleshire has ships.
        """
    )
    assert read(given, "ilacs") == []


def test_a_list_of_bullets_ends_at_the_first_numbered_paragraph_below_a_heading_of_no_form():
    given = report(
        """What needs to improve:
        ◼ The quality of the harbour and of its long, long wall.
        Harbours and walls
        1. Exampleshire has ships.
        """
    )
    assert read(given, "ilacs") == [item("The quality of the harbour and of its long, long wall.")]


def test_two_numbered_lists_of_which_the_second_is_the_boards():
    given = report(
        """Contents
        Recommendations
        The Local Safeguarding Children Board (LSCB) 3
        Inspection findings – the Local Safeguarding Children Board 3
        """,
        """Recommendations
        1. Ensure that ships are painted, in particular:
        \uf0a7 the funnels (paragraphs 7,
        12).
        \uf0a7 the anchors.
        2.Mend the pier.
        Summary for children and young people
        \uf06e Ships are nice.
        """,
        """The Local Safeguarding Children Board is good
        Recommendations
        41. The board should look at the sea
        """,
        """each day.
        42. The board should meet with the
        Local Safeguarding Children Board of Othershire.
        Inspection findings – the Local Safeguarding Children Board
        43. The board looks at the land.
        """,
    )
    assert read(given, "sif") == [
        item(
            "Ensure that ships are painted, in particular: • the funnels (paragraphs 7, 12). • the anchors.",
            number=1,
            page=2,
        ),
        item("Mend the pier.", number=2, position=2, page=2),
        item("The board should look at the sea each day.", "lscb", number=41, page=3),
        item(
            "The board should meet with the Local Safeguarding Children Board of Othershire.",
            "lscb",
            number=42,
            position=2,
            page=4,
        ),
    ]


def test_lists_by_urgency_with_subheadings_between_the_items():
    given = report(
        """What does the Local Authority need to improve?
        Priority and immediate action
        Leadership and management
        9. Buy a ship that is large enough for Exampleshire.
        Areas for improvement:
        Care leavers
        10. Tell care leavers where the ship is and when it sails to
        Otherport
        11. Sell the old ship.
        Quality of practice
        12. Paint the new ship in the colours that children choose.
        The local authority’s strengths
        13. Ships.
        """,
        """Section 2: The effectiveness of the Local Safeguarding Children Board
        The effectiveness of the LSCB is good
        Priority actions
        80. There are no areas for priority and immediate action.
        Areas for improvement
        81. Look at the sea.
        Key strengths and weaknesses of the LSCB
        82. The sea.
        """,
    )
    assert read(given, "sif") == [
        item(
            "Buy a ship that is large enough for Exampleshire.",
            "priority_and_immediate_action",
            "Leadership and management",
            9,
        ),
        item(
            "Tell care leavers where the ship is and when it sails to Otherport",
            subheading="Care leavers",
            number=10,
        ),
        item("Sell the old ship.", subheading="Care leavers", number=11, position=2),
        item(
            "Paint the new ship in the colours that children choose.",
            subheading="Quality of practice",
            number=12,
            position=3,
        ),
        item("Look at the sea.", "lscb", number=81, page=2),
    ]


def test_bullets_for_the_authority_and_urgent_items_for_the_board():
    given = report(
        """What does the local authority need to improve?
        Areas for improvement
        \uf06e Paint ships.
        \uf06e Mend piers.
        Information about this inspection
        \uf06e Inspectors saw ships.
        What does the LSCB need to improve?
        Priority and immediate action
        \uf06e Look at the sea.
        Inspection judgement about the LSCB
        """
    )
    assert read(given, "sif") == [
        item("Paint ships."),
        item("Mend piers.", position=2),
        item("Look at the sea.", "lscb_priority_and_immediate_action"),
    ]


def test_a_heading_drawn_last_on_its_page_stands_at_the_top():
    given = report(
        """Recommendations
        1. Paint ships.
        Summary for children and young people
        The Local Safeguarding Children Board is good
        """,
        """23. Look at the sea.
        Inspection findings – the Local Safeguarding Children Board
        24. The board looks at the land.
        Recommendations
        """,
        "25. The board looks at the sky.",
    )
    assert read(given, "sif") == [item("Paint ships.", number=1), item("Look at the sea.", "lscb", number=23, page=2)]


def test_a_number_left_out_or_printed_twice_still_begins_an_item():
    given = report("Recommendations\n1. Paint ships.\n1. Mend piers.\n3. Sell coal.\nSummary for children")
    assert [(r.number, r.text) for r in read(given, "sif")] == [
        (1, "Paint ships."),
        (1, "Mend piers."),
        (3, "Sell coal."),
    ]


def test_time_limits_of_2013_are_subheadings():
    given = report(
        """Areas for improvement
        28. In order to improve its ships Exampleshire should take the following
        action.
        Immediately:
        \uf0b7 paint all ships
        Within three months:
        \uf0b7 paint them
        again
        Outcomes for looked after children and young people
        29. Ships are blue.
        """
    )
    assert read(given, "tlac") == [
        item("paint all ships", subheading="Immediately"),
        item("paint them again", subheading="Within three months", position=2),
    ]


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_next_line_and_one_without_words_is_no_item():
    given = report("What needs to improve\n◼\nShips\n◼\n◼ Piers\nThe impact of leaders on ships")
    assert read(given, "ilacs") == [item("Ships"), item("Piers", position=2)]


@pytest.mark.parametrize(
    "text",
    [
        "Recommendations\n" * 20_000,
        "Recommendations\n1. Paint\n" + "ships \uf06e\n" * 50_000,
        "Recommendations\n1. " + "(outcome " * 100_000,
        "Recommendations\n1. " + "national framework) " * 50_000,
    ],
)
def test_a_hostile_document_takes_no_time(text):
    given = report(text)
    began = time.process_time()
    read(given, "sif")
    assert time.process_time() - began < 10


def test_the_headings_are_of_the_kinds_the_reader_knows():
    with (REFERENCE / "report_headings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    sections = ("local_authority", "priority_and_immediate_action", "lscb", "lscb_priority_and_immediate_action")
    for row in rows:
        assert row["phrase"] == row["phrase"].lower().strip()
        assert row["match"] in ("whole", "start")
        assert row["role"] in ("begins", "ends", "board")
        assert (row["role"] == "begins") == (row["section"] in sections) == (row["items"] in ("bullets", "any"))
        assert row["board_section"] in (
            ("", *sections) if row["framework"] != "sif" or not row["section"] else sections
        )


def mark(found: Recommendation) -> str:
    """A short hash of subheading, words and reference, so that the sample holds none of them."""
    words = re.findall(r"\w+", f"{found.subheading} {found.text} {found.framework_tag}".lower())
    return hashlib.sha256(" ".join(words).encode()).hexdigest()[:10]


def checked() -> dict[tuple[str, str, str], list[dict]]:
    """(urn, day of publication, framework) -> the rows of that report, as a reader of the PDF wrote them down."""
    reports: dict[tuple[str, str, str], list[dict]] = {}
    with CHECKED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            reports.setdefault((row["urn"], row["published"], row["framework"]), []).append(row)
    return reports


@pytest.mark.parametrize("key", list(checked()), ids="-".join)
def test_a_real_report_gives_the_items_a_reader_finds(key):
    if not REPORTS.exists():
        pytest.skip("the published reports are not here")
    urn, published, framework = key
    with (REPORTS / "index.csv").open(encoding="utf-8", newline="") as file:
        entry = next(r for r in csv.DictReader(file) if (r["urn"], r["published"]) == (urn, published))
    content = (REPORTS / f"{urn}_{entry['provider']}" / entry["file"]).read_bytes()
    found = [
        {
            "section": r.section,
            "position": str(r.position),
            "number": str(r.number or ""),
            "page": str(r.page),
            "words": str(len(r.text.split())),
            "hash": mark(r),
        }
        for r in read(lines(pdf.pages(content)), framework)
    ]
    assert found == [{name: row[name] for name in found[0]} for row in checked()[key]]
