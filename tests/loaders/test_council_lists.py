import pytest

from loaders.council_lists import lists
from loaders.council_text import blocks


def items(text: str) -> list[tuple]:
    return [
        (found.section, found.subheading, found.number, found.text) for found in lists(blocks([text])).recommendations
    ]


LOCAL = "local_authority"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What needs to improve?\n• Visits\n• Plans\n", [(LOCAL, None, None, "Visits"), (LOCAL, None, None, "Plans")]),
        (
            "Ofsted recommended that we:\n\n(i) visit;\n\n(ii) plan.\n",
            [(LOCAL, None, "i", "visit;"), (LOCAL, None, "ii", "plan.")],
        ),
        (
            "Areas for improvement\n\nHelp and protection\n\n• Visits\n• Plans\n\nCare leavers\n\n• Homes\n",
            [
                (LOCAL, "Help and protection", None, "Visits"),
                (LOCAL, "Help and protection", None, "Plans"),
                (LOCAL, "Care leavers", None, "Homes"),
            ],
        ),
        (
            "The inspectors recommended:\n\n1. Plans with:\n- dates\n- names\n\n2. Visits\n\nMoney\n\n- None\n",
            [(LOCAL, None, "1", "Plans with: dates names"), (LOCAL, None, "2", "Visits")],
        ),
        (
            "What the LSCB needs: areas for improvement\n\n• Audits\n• Training\n",
            [("lscb", None, None, "Audits"), ("lscb", None, None, "Training")],
        ),
        ("Recommendations\n\n1. That Cabinet notes the report.\n\n2. That Cabinet agrees.\n", []),
        ("It is recommended that members:\n\n• Visit a home\n• Read on\n", []),
        ("The scrutiny panel made two recommendations:\n\n• Visit a home\n• Read on\n", []),
        ("Ofsted met:\n\n• children\n• carers\n", []),
    ],
)
def test_what_ofsted_recommends(text, expected):
    assert items(text) == expected


def test_paragraphs_are_items_only_up_to_the_number_stated():
    text = "4.1 Ofsted made two recommendations.\n\n4.2 The recommendations were:\n\n4.3 Visit.\n\n4.4 Plan.\n\n4.5 No"
    assert [number for _, _, number, _ in items(text)] == ["4.3", "4.4"]
    assert items(text.replace("two ", "")) == []


def test_counts_themes_and_what_does_not_agree():
    text = "Ofsted made 12 recommendations, grouped into four themes.\n\nThe recommendations were:\n\n1. A\n\n2. B\n"
    found = lists(blocks([text]))
    assert (found.recommendations_stated, found.grouped_into, len(found.recommendations)) == (12, 4, 2)
    assert found.problems == ("recommendations: the paper counts 12, 2 could be read as a list",)


def test_priorities_strengths_and_weaknesses():
    text = "Our strategic priorities are:\n\nI. Moves\n\nII. More homes\n\nStrengths\n• Staff\n\nWeaknesses\n• Data\n"
    found = lists(blocks([text]))
    assert [(one.section, one.number, one.text) for one in found.priorities] == [
        ("strategic_priority", "I", "Moves"),
        ("strategic_priority", "II", "More homes"),
    ]
    assert [(one.judgement, one.kind, one.text) for one in found.findings] == [
        (None, "strength", "Staff"),
        (None, "weakness", "Data"),
    ]
