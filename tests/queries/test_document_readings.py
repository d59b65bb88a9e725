import pandas as pd
import pytest

from queries import document_readings as readings


def asked(number, page: int, section: str = "local_authority") -> dict:
    return {"section": section, "number": number, "text": f"Do this, says page {page}.", "page": page}


def figure(value: float, unit: str, page: int, **more) -> dict:
    return {
        "indicator": "looked_after",
        "value": value,
        "value_high": None,
        "unit": unit,
        "as_at": "At the end of May",
        "role": "current",
        "page": page,
        "quote": "A sentence.",
        **more,
    }


REPORT = {
    "kind": "report",
    "pages": 5,
    "cover": {
        "framework": "sif",
        "kind": "inspection",
        "authority": "Exampleshire",
        "inspected_from": "2015-01-20",
        "inspected_to": None,
        "published_on": "2015-03-27",
        "lead_inspector": "A. Sample",
        "judgements": [
            {"judgement": "help_and_protection", "grade": "requires_improvement", "page": 1},
            {"judgement": "in_care_and_care_leavers", "grade": "good", "page": 1},
        ],
        "ungraded": ["adoption"],
    },
    "recommendations": [asked(1, 3), asked(None, 3), asked(1, 4, "lscb")],
    "figures": [
        figure(512.0, "count", 4),
        figure(60.5, "per_10000", 4, role="statistical_neighbours", as_at=None),
        figure(12.0, "weeks", 5, value_high=14.0),
    ],
}
PAPER = {
    "kind": "paper",
    "why": "It has no cover.",
    "paper": {
        "authority": "Exampleshire",
        "meeting": "Cabinet",
        "meeting_on": "2015-06-01",
        "framework": None,
        "inspected_from": None,
        "inspected_to": None,
        "published_on": "2015-03-27",
        "action_plan_due_on": "2015-07-09",
        "judgements": [{"judgement": "leadership", "grade": "good", "page": 2}],
        "recommendations": [asked("4.1", 2), asked(None, 4)],
        "recommendations_stated": 2,
        "grouped_into": None,
        "not_read": ["framework: the paper does not say"],
    },
}
UNREAD = {"kind": "unread", "reason": "The file is empty."}
NOTHING = {
    "kind": "report",
    "pages": 2,
    "cover": REPORT["cover"] | {"judgements": [], "ungraded": []},
    "recommendations": [],
    "figures": [],
}


def rows(table: pd.DataFrame) -> list[list]:
    return table.astype(object).values.tolist()


KEPT = "Nothing of it is kept when you leave, and no one else sees it."


@pytest.mark.parametrize(
    ("reading", "sentence"),
    [
        (REPORT, f"a.pdf was read as an inspection report: 2 grades, 3 recommendations, 3 figures. {KEPT}"),
        (
            PAPER,
            f"a.pdf was read as a council paper about an inspection: 1 grade, 2 recommendations, 0 figures. {KEPT}",
        ),
        (NOTHING, f"a.pdf was read as an inspection report: 0 grades, 0 recommendations, 0 figures. {KEPT}"),
        (UNREAD, "a.pdf was not read. The file is empty."),
    ],
)
def test_what_was_read(reading, sentence):
    assert readings.summary("a.pdf", reading) == sentence


def test_facts_of_a_report_found_and_not_found():
    table = readings.facts(REPORT)
    assert list(table.columns) == ["Fact", "Read from the document"]
    assert rows(table) == [
        ["Authority, as spelt", "Exampleshire"],
        ["Framework", "sif"],
        ["Kind", "inspection"],
        ["First day of the inspection", "2015-01-20"],
        ["Last day of the inspection", "not found"],
        ["Published", "2015-03-27"],
        ["Lead inspector", "A. Sample"],
    ]


def test_facts_of_a_paper():
    assert rows(readings.facts(PAPER)) == [
        ["Authority, as spelt", "Exampleshire"],
        ["Framework", "not found"],
        ["Meeting", "Cabinet"],
        ["Day of the meeting", "2015-06-01"],
        ["First day of the inspection", "not found"],
        ["Last day of the inspection", "not found"],
        ["Published", "2015-03-27"],
        ["Action plan due", "2015-07-09"],
        ["Recommendations it says there are", "2"],
        ["Groups made of them", "not found"],
    ]


def test_grades_as_inspectors_made_them():
    table = readings.grades(REPORT)
    assert list(table.columns) == ["Judgement", "Grade", "Page"]
    assert rows(table) == [
        ["Help and protection", "Requires improvement", 1],
        ["Children in care and care leavers", "Good", 1],
    ]
    assert rows(readings.grades(PAPER)) == [["Leadership", "Good", 2]]


def test_recommendations_with_their_numbers_as_printed():
    table = readings.recommendations(REPORT)
    assert list(table.columns) == ["Section", "Number", "Words", "Page"]
    assert rows(table) == [
        ["To the authority", "1", "Do this, says page 3.", 3],
        ["To the authority", "", "Do this, says page 3.", 3],
        ["To the safeguarding board", "1", "Do this, says page 4.", 4],
    ]
    assert rows(readings.recommendations(PAPER)) == [
        ["To the authority", "4.1", "Do this, says page 2.", 2],
        ["To the authority", "", "Do this, says page 4.", 4],
    ]


def test_figures_as_printed():
    table = readings.figures(REPORT)
    assert list(table.columns) == ["Figure", "Value", "Whose", "When", "Page", "The sentence"]
    assert rows(table) == [
        ["looked after", "512", "current", "At the end of May", 4, "A sentence."],
        ["looked after", "60.5 per 10,000", "statistical neighbours", "", 4, "A sentence."],
        ["looked after", "12 weeks to 14 weeks", "current", "At the end of May", 5, "A sentence."],
    ]
    assert readings.figures(PAPER).empty


@pytest.mark.parametrize(("reading", "pages"), [(REPORT, 5), (PAPER, 4), (NOTHING, 2)])
def test_how_much_was_read_from_each_page_by_a_plain_loop(reading, pages):
    told = readings.said(reading)
    by_hand = []
    for page in range(1, pages + 1):
        of = (told["judgements"], told["recommendations"], reading.get("figures", []))
        by_hand.append([page, *(sum(one["page"] == page for one in found) for found in of)])
    table = readings.pages(reading)
    assert list(table.columns) == ["Page", "Grades", "Recommendations", "Figures"]
    assert rows(table) == by_hand


def test_what_was_looked_for_and_not_found():
    assert readings.not_read(REPORT) == ["adoption: named on the cover, no grade found"]
    assert readings.not_read(PAPER) == ["framework: the paper does not say"]
    assert readings.not_read(NOTHING) == []


def test_nothing_read_makes_empty_tables_with_their_headings():
    for make in (readings.grades, readings.recommendations, readings.figures):
        assert make(NOTHING).empty and list(make(NOTHING).columns) == list(make(REPORT).columns)
