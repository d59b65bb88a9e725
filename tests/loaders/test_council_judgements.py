import pytest

from loaders import council_judgements
from loaders.council_text import blocks


def read(text: str) -> dict[str, str]:
    return {found.judgement: found.grade for found in council_judgements.judgements(blocks([text]))[0]}


RI = "requires_improvement"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The impact of leaders - Good", {"leadership": "good"}),
        ("2.1 Adoption performance: Good", {"adoption": "good"}),
        ("Children looked after and achieving permanence | Requires Improvement |", {"in_care": RI}),
        ("Overall effectiveness: Good (2019: Requires improvement)", {"overall_effectiveness": "good"}),
        ("Outstanding for care leavers", {"care_leavers": "outstanding"}),
        ("the experiences and progress of care leavers were judged to be 'Good'; and", {"care_leavers": "good"}),
        (
            "Children's services in Anyshire were judged to require improvement to be good.",
            {"overall_effectiveness": RI},
        ),
        (
            "Inspectors rated leadership and adoption good, help and protection inadequate.",
            {"leadership": "good", "adoption": "good", "help_and_protection": "inadequate"},
        ),
        (
            "We were graded Good overall, with care leavers Outstanding.",
            {"overall_effectiveness": "good", "care_leavers": "outstanding"},
        ),
        (
            "The following were judged to be 'Good':\n\n• Help and protection\n• Adoption performance\n",
            {"help_and_protection": "good", "adoption": "good"},
        ),
        (
            "The outcome was an overall judgement of 'Good', up from 'Inadequate' in 2016.",
            {"overall_effectiveness": "good"},
        ),
    ],
)
def test_grades_that_are_given(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors found good practice for care leavers.",
        "At the last inspection leadership was judged inadequate.",
        "Our ambition is to be judged outstanding for care leavers.",
        "Should an authority be judged inadequate overall, the law applies.",
        "Only four authorities were judged outstanding for care leavers.",
        "The neighbouring council was judged inadequate for leadership.",
        "Ofsted defines good leadership as that which is judged good.",
        "The grades that can be given are:\n\n- Inadequate\n\n- Good\n\nLeadership",
        "Care leavers: Not judged",
        "The school's leadership was judged good.",
        "Help and protection 12",
    ],
)
def test_what_is_no_grade_of_this_inspection(text):
    assert read(text) == {}


def test_labels_win_over_sentences_and_two_labels_that_differ_are_a_doubt():
    first = "Adoption performance: Good\n\nInspectors judged adoption performance to be outstanding.\n\n"
    assert read(first) == {"adoption": "good"}
    found = council_judgements.judgements(blocks([first + "Adoption: Inadequate\n"]))
    assert found == ([], ["judgements: adoption is given as good and as inadequate"])


def test_one_grade_for_areas_without_names_is_a_doubt():
    found = council_judgements.judgements(blocks(["Anyshire was judged 'good' across all areas."]))
    assert found == ([], ["judgements: one grade is given for all areas, which are not named"])
