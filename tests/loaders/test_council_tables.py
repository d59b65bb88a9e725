from loaders.council_tables import heading_area, table
from loaders.council_text import blocks


def read(text: str) -> list[tuple]:
    return [(f.kind, f.judgement, [(i.number, i.text) for i in f.items]) for f in table(blocks([text]), 0)]


def test_recommendations_of_a_column_each_once():
    text = "| No | Area for improvement (AFI) | Lead |\n| 1 | Visits | A |\n| 1 | Visits | B |\n| 2. | Plans | A |\n"
    assert read(text) == [("recommendations", None, [("1", "Visits"), ("2", "Plans")])]


def test_beside_strengths_areas_for_improvement_are_weaknesses():
    text = "| Area | Strengths | Areas for development |\n| Care leavers | Homes | Work |\n| Adoption | Pace | |\n"
    assert read(text) == [
        ("strength", "care_leavers", [(None, "Homes")]),
        ("strength", "adoption", [(None, "Pace")]),
        ("weakness", "care_leavers", [(None, "Work")]),
    ]


def test_a_row_of_grades_is_no_heading():
    assert read("| Leadership | Requires improvement |\n| Adoption | Good |\n") == []


def test_the_area_of_a_heading_without_its_grade():
    assert heading_area("Children in care and care leavers - Good") == "in_care_and_care_leavers"
    assert heading_area("Overall effectiveness: Good") is None
    assert heading_area("Financial implications") is None
