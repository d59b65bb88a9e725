"""Whole papers read: invented ones in every layout, and the published ones as counts, dates and codes."""

from collections import Counter
from dataclasses import asdict, replace
from datetime import date

import pytest

from loaders import council_reports
from loaders.council_claims import Claim
from tests.loaders import council_papers as papers
from tests.published import RAW

PUBLISHED = RAW / "council"


def grades(paper) -> dict[str, str]:
    return {found.judgement: found.grade for found in paper.judgements}


def facts(paper) -> dict:
    """The single facts of a paper that are not null."""
    return {name: value for name, value in asdict(paper).items() if value is not None and not isinstance(value, tuple)}


def texts(paper, section="local_authority") -> list[str]:
    return [found.text for found in paper.recommendations if found.section == section]


def findings(paper) -> Counter:
    return Counter((found.judgement, found.kind) for found in paper.findings)


def claimed(claim: Claim) -> tuple:
    return claim.kind, claim.region, claim.count, claim.out_of, claim.judgement, claim.grade, claim.or_better


def test_numbered_paragraphs_and_a_flattened_table_over_pages():
    paper = council_reports.read(papers.NUMBERED_PARAGRAPHS)
    assert facts(paper) == {
        "authority": "Exampleshire",
        "meeting": "Children's Overview and Scrutiny Committee",
        "meeting_on": date(2024, 9, 18),
        "framework": "ilacs",
        "inspected_from": date(2024, 6, 10),
        "inspected_to": date(2024, 6, 21),
        "published_on": date(2024, 8, 2),
        "action_plan_due_on": date(2024, 11, 8),
        "recommendations_stated": 4,
    }
    assert grades(paper) == {
        "leadership": "good",
        "help_and_protection": "requires_improvement",
        "in_care": "good",
        "care_leavers": "outstanding",
        "overall_effectiveness": "good",
    }
    assert {found.page for found in paper.judgements} == {2}
    assert [(found.number, found.position, found.page, found.text) for found in paper.recommendations] == [
        ("1", 1, 2, "Answer each contact within one working day, whoever made it."),
        ("2", 2, 2, "Write plans that a parent can follow."),
        ("3", 3, 3, "Offer an advocate to each child who is missing."),
        ("4", 4, 3, "Check that supervision is on file."),
    ]
    assert paper.not_read == ()


def test_lettered_items_and_judgements_in_one_sentence():
    paper = council_reports.read(papers.LETTERED)
    assert facts(paper) == {
        "authority": "Sampleham",
        "meeting": "Cabinet",
        "meeting_on": date(2018, 7, 4),
        "framework": "sif",
        "inspected_from": date(2018, 3, 5),
        "inspected_to": date(2018, 3, 29),
        "published_on": date(2018, 5, 21),
        "action_plan_due_on": date(2018, 8, 29),
        "recommendations_stated": 5,
    }
    assert grades(paper) == {
        "help_and_protection": "requires_improvement",
        "in_care": "requires_improvement",
        "adoption": "good",
        "care_leavers": "good",
        "leadership": "requires_improvement",
        "overall_effectiveness": "requires_improvement",
    }
    assert texts(paper) == [
        "Make sure that every visit has a purpose, and that the record says what it was.",
        "Hold strategy meetings on time.",
        "Give foster carers what they need to know: before a child comes; when plans change.",
        "Review private fostering each quarter.",
        "Tell care leavers what they are owed.",
    ]
    assert paper.not_read == ()


def test_tables_of_two_years_of_recommendations_and_of_strengths():
    paper = council_reports.read(papers.TWO_YEARS)
    assert (paper.authority, paper.meeting, paper.meeting_on) == ("Testford", "Executive Board", date(2020, 3, 12))
    assert (paper.inspected_from, paper.inspected_to) == (date(2020, 1, 13), date(2020, 1, 24))
    assert grades(paper) == {
        "overall_effectiveness": "requires_improvement",
        "leadership": "good",
        "help_and_protection": "requires_improvement",
        "in_care_and_care_leavers": "good",
    }
    assert [(found.number, found.text) for found in paper.recommendations] == [
        ("1", "Assess risk outside the home in every plan."),
        ("2", "Keep case loads under the agreed limit."),
        ("3", "Record why a meeting was late."),
    ]
    assert [(found.judgement, found.kind, found.text) for found in paper.findings] == [
        ("help_and_protection", "strength", "The duty team answers quickly"),
        ("leadership", "strength", "Visible managers"),
        ("help_and_protection", "weakness", "Records of decisions"),
        ("leadership", "weakness", "Use of data"),
    ]
    assert paper.not_read == (
        "published_on: the paper does not say",
        "action_plan_due_on: the paper does not say",
    )


def test_bold_headings_with_grades_two_kinds_of_list_and_claims():
    paper = council_reports.read(papers.BOLD_HEADINGS)
    assert (paper.authority, paper.meeting, paper.framework) == ("Mockborough", "Cabinet", "sif")
    assert (paper.inspected_from, paper.inspected_to) == (date(2014, 9, 2), date(2014, 9, 24))
    assert (paper.meeting_on, paper.published_on) == (date(2014, 12, 9), date(2014, 11, 14))
    assert grades(paper) == {
        "overall_effectiveness": "inadequate",
        "help_and_protection": "inadequate",
        "in_care": "requires_improvement",
        "adoption": "good",
        "care_leavers": "requires_improvement",
        "leadership": "inadequate",
        "lscb": "requires_improvement",
    }
    assert texts(paper, "priority_and_immediate_action") == [
        "See every child who has waited more than a week.",
        "Check the safety of the oldest hundred cases.",
    ]
    assert texts(paper) == [
        "Agree thresholds with the police.",
        "Train managers to audit.",
        "Publish the offer to care leavers.",
    ]
    assert paper.findings == ()
    assert [claimed(claim) for claim in paper.claims] == [
        ("judged", None, 10, 41, "overall_effectiveness", "good", False),
        ("judged", None, 24, 41, "overall_effectiveness", "requires_improvement", False),
        ("judged", None, 7, 41, "overall_effectiveness", "inadequate", False),
        ("judged", "West Midlands", 2, None, "overall_effectiveness", "inadequate", False),
    ]
    assert [claim.as_at_on for claim in paper.claims] == [date(2014, 11, 30)] * 3 + [None]


def test_no_judgement_repeated_and_the_papers_own_recommendations_left_out():
    paper = council_reports.read(papers.NO_JUDGEMENT)
    assert facts(paper) == {
        "authority": "North Ficton",
        "meeting": "Executive",
        "meeting_on": date(2026, 5, 7),
        "framework": "ilacs",
        "inspected_from": date(2026, 2, 23),
        "inspected_to": date(2026, 3, 6),
    }
    assert texts(paper) == [
        "The time it takes to match children with a family, and what carers are told.",
        "The help offered to disabled children.",
        "Health checks for children placed far away.",
    ]
    assert paper.not_read == (
        "published_on: the paper does not say",
        "action_plan_due_on: the paper does not say",
        "judgements: the paper repeats none",
    )


def test_minutes_in_one_paragraph():
    paper = council_reports.read(papers.IN_ONE_SENTENCE)
    assert facts(paper) == {
        "authority": "Wherewell",
        "meeting": "Health and Wellbeing Board",
        "meeting_on": date(2022, 10, 3),
        "framework": "ilacs",
        "inspected_from": date(2022, 6, 27),
        "inspected_to": date(2022, 7, 8),
        "published_on": date(2022, 8, 26),
        "action_plan_working_days": 70,
        "recommendations_stated": 3,
    }
    assert grades(paper) == {
        "overall_effectiveness": "outstanding",
        "leadership": "outstanding",
        "help_and_protection": "good",
        "in_care_and_care_leavers": "outstanding",
    }
    assert texts(paper) == [
        "the timing of health assessments",
        "what is written about brothers and sisters",
        "visits to children at school.",
    ]
    assert [claimed(claim) for claim in paper.claims] == [
        ("judged", None, 4, None, "overall_effectiveness", "outstanding", False)
    ]


def test_the_report_attached_is_left_to_its_own_reader():
    paper = council_reports.read(papers.REPORT_ATTACHED)
    assert grades(paper) == {"overall_effectiveness": "good"}
    assert [(found.number, found.text) for found in paper.recommendations] == [
        ("4", "Strengthen the oversight of long cases."),
        ("5", "Make chronologies current."),
        ("6", "Widen the choice of placements."),
    ]
    assert (paper.published_on, paper.action_plan_due_on) == (date(2015, 11, 27), date(2016, 3, 9))


def test_bullets_on_lines_of_their_own():
    paper = council_reports.read(papers.OWN_LINE_BULLETS)
    assert (paper.authority, paper.meeting, paper.meeting_on) == ("Rivermouth", "Cabinet", date(2019, 7, 16))
    assert grades(paper) == {
        "leadership": "requires_improvement",
        "help_and_protection": "requires_improvement",
        "in_care_and_care_leavers": "good",
        "overall_effectiveness": "requires_improvement",
    }
    assert texts(paper) == [
        "The quality of plans, including safety plans, so that families know what is expected.",
        "Life-story work.",
        "The recording of supervision.",
    ]


def test_strengths_and_weaknesses_under_headings_of_areas():
    paper = council_reports.read(papers.UNDER_HEADINGS)
    assert grades(paper) == {
        "leadership": "good",
        "help_and_protection": "requires_improvement",
        "in_care_and_care_leavers": "good",
        "overall_effectiveness": "good",
    }
    assert findings(paper) == {
        ("leadership", "strength"): 2,
        ("leadership", "weakness"): 1,
        ("help_and_protection", "strength"): 1,
        ("help_and_protection", "weakness"): 2,
    }
    assert texts(paper) == ["Timeliness of visits to children.", "Quality of pre-proceedings work."]


def test_prose_gives_grades_but_no_wish_and_no_older_grade():
    paper = council_reports.read(papers.PROSE)
    assert grades(paper) == {
        "overall_effectiveness": "requires_improvement",
        "in_care": "good",
        "care_leavers": "outstanding",
        "help_and_protection": "requires_improvement",
    }
    assert (paper.inspected_from, paper.inspected_to) == (date(2023, 9, 11), date(2023, 9, 22))
    assert paper.published_on == date(2023, 11, 1)


def test_a_list_without_marks_is_told_not_guessed():
    paper = council_reports.read(papers.DASHES)
    assert (paper.authority, paper.meeting, paper.meeting_on) == ("Valeshire", "Cabinet", date(2022, 3, 8))
    assert (paper.inspected_from, paper.inspected_to) == (date(2021, 11, 22), date(2021, 12, 3))
    assert grades(paper) == {
        "leadership": "good",
        "help_and_protection": "good",
        "in_care_and_care_leavers": "outstanding",
        "overall_effectiveness": "good",
    }
    assert paper.recommendations == ()
    assert paper.not_read == ("recommendations: a list is announced, but what follows is not marked as items",)


def test_of_two_columns_the_newer_year_is_read_and_not_judged_is_no_row():
    assert grades(council_reports.read(papers.TWO_COLUMNS)) == {
        "overall_effectiveness": "requires_improvement",
        "leadership": "good",
        "help_and_protection": "requires_improvement",
        "in_care": "good",
    }


def test_two_columns_without_years_are_a_doubt():
    page = papers.TWO_COLUMNS[0].replace("Judgement 2019 2023\n", "")
    paper = council_reports.read([page])
    assert grades(paper) == {}
    assert "judgements: leadership is given as good and as inadequate" in paper.not_read


def test_since_care_leavers_are_judged_apart_a_grade_for_both_is_the_grade_of_each():
    page = papers.UNDER_HEADINGS[0].replace("between 14 and 25 November 2022", "between 16 and 27 January 2023")
    page = page.replace("6 January 2023", "3 February 2023")
    found = grades(council_reports.read([page]))
    assert {name: found[name] for name in ("in_care", "care_leavers")} == {"in_care": "good", "care_leavers": "good"}


@pytest.mark.parametrize(
    ("pages", "kind", "reason"),
    [
        (papers.NUMBERED_PARAGRAPHS, "paper", "bears 4 marks of a council paper"),
        (papers.PROSE, "paper", None),
        (papers.REPORT_ATTACHED, "paper", None),
        (papers.REPORT, "report", "begins with the cover of an inspection report"),
        (papers.SEND_PAPER, "neither", "about another inspection than one of children's services"),
        (papers.SCHOOL_PAPER, "neither", "about an inspection, but not of children's services"),
        (papers.BUDGET_PAPER, "neither", "no inspection by Ofsted is named"),
        (papers.LETTER, "neither", "names no meeting, decision or officer of a council"),
        (papers.VISIT_PAPER, "neither", "about a visit between inspections, which gives no grades"),
        ([], "neither", "no inspection by Ofsted is named"),
        (["x" * 500_001], "neither", "longer than the 500,000 characters a council paper may have"),
    ],
)
def test_what_a_document_is(pages, kind, reason):
    verdict = council_reports.is_paper(pages)
    assert (verdict.kind, bool(verdict)) == (kind, kind == "paper")
    assert reason in (None, verdict.reason)


@pytest.mark.parametrize("pages", [[], [""], ["\x00\u202e\ufffe\n|\n1.\n•"], ["1." * 20_000], ["Ofsted\f" * 3_000]])
def test_any_text_is_read_without_a_stop(pages):
    paper = council_reports.read(pages)
    assert (paper.judgements, paper.recommendations) == ((), ())


def published(start: str) -> list[str]:
    if not PUBLISHED.exists():
        pytest.skip("the published papers are not here: ../shared/raw/council")
    return [next(PUBLISHED.glob(f"{start}_*.txt")).read_text()]


def test_north_tyneside():
    paper = council_reports.read(published("000"))
    assert facts(paper) == {
        "authority": "North Tyneside",
        "meeting": "Cabinet",
        "meeting_on": date(2017, 9, 11),
        "framework": "sif",
        "inspected_from": date(2017, 2, 27),
        "inspected_to": date(2017, 3, 23),
        "published_on": date(2017, 6, 13),
        "action_plan_due_on": date(2017, 9, 20),
        "recommendations_stated": 7,
    }
    assert grades(paper) == {
        "help_and_protection": "good",
        "in_care": "good",
        "adoption": "good",
        "care_leavers": "outstanding",
        "leadership": "good",
        "overall_effectiveness": "good",
    }
    assert [len(text.split()) for text in texts(paper)] == [23, 20, 9, 30, 44, 20, 16]
    assert [claimed(claim) for claim in paper.claims] == [("rank", None, 10, None, None, None, False)]
    assert paper.not_read == ()


def test_stockton_on_tees():
    paper = council_reports.read(published("001"))
    assert facts(paper) == {
        "authority": "Stockton-on-Tees",
        "meeting": "Cabinet",
        "meeting_on": date(2016, 9, 1),
        "framework": "sif",
        "recommendations_stated": 25,
        "grouped_into": 10,
    }
    assert grades(paper) == {"overall_effectiveness": "good"}
    assert [claimed(claim) for claim in paper.claims] == [
        ("inspected", None, 104, None, None, None, False),
        ("remaining", None, 50, None, None, None, False),
        ("judged", None, 28, 107, "overall_effectiveness", "good", True),
        ("judged", None, 4, 107, "care_leavers", "outstanding", False),
        ("inspected", "North East", 8, None, None, None, False),
        ("judged", "North East", 3, 8, "overall_effectiveness", "good", False),
        ("judged", "North East", 3, 8, "overall_effectiveness", "requires_improvement", False),
        ("judged", "North East", 2, 8, "overall_effectiveness", "inadequate", False),
        ("judged", "North East", 0, None, "care_leavers", "outstanding", False),
    ]
    assert [claim.as_at_on for claim in paper.claims] == [date(2016, 8, 5)] * 2 + [None] * 7
    assert paper.recommendations == ()
    assert "recommendations: the paper counts 25, none could be read as a list" in paper.not_read


def test_middlesbrough():
    paper = council_reports.read(published("002"))
    assert facts(replace(paper, grouped_into=None)) == {
        "authority": "Middlesbrough",
        "meeting": "Executive",
        "meeting_on": date(2016, 5, 10),
        "framework": "sif",
        "inspected_from": date(2015, 11, 23),
        "inspected_to": date(2015, 12, 17),
        "published_on": date(2016, 2, 19),
        "action_plan_working_days": 90,
        "recommendations_stated": 16,
        "priorities_stated": 8,
    }
    assert grades(paper) == {
        "help_and_protection": "requires_improvement",
        "in_care": "requires_improvement",
        "adoption": "good",
        "care_leavers": "good",
        "leadership": "requires_improvement",
        "overall_effectiveness": "requires_improvement",
    }
    assert [found.number for found in paper.recommendations] == [
        *("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi")
    ]
    assert [found.number for found in paper.priorities] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert {found.section for found in paper.priorities} == {"strategic_priority"}
    assert paper.findings == paper.claims == ()


def test_north_somerset():
    paper = council_reports.read(published("004"))
    assert facts(paper) == {
        "authority": "North Somerset",
        "meeting": "Executive",
        "meeting_on": date(2020, 10, 21),
        "framework": "ilacs",
        "inspected_from": date(2020, 3, 2),
        "inspected_to": date(2020, 3, 13),
    }
    assert grades(paper) == {
        "leadership": "requires_improvement",
        "help_and_protection": "requires_improvement",
        "in_care_and_care_leavers": "good",
        "overall_effectiveness": "requires_improvement",
    }
    assert len(texts(paper)) == 6
    assert findings(paper) == {
        ("help_and_protection", "strength"): 6,
        ("help_and_protection", "weakness"): 8,
        ("in_care_and_care_leavers", "strength"): 14,
        ("in_care_and_care_leavers", "weakness"): 7,
        ("leadership", "strength"): 6,
        ("leadership", "weakness"): 7,
    }


def test_which_of_the_published_documents_is_the_report():
    found = [council_reports.is_paper(published(start)).kind for start in ("000", "001", "002", "003", "004")]
    assert found == ["paper", "paper", "paper", "report", "paper"]
