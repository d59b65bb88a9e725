from datetime import date

import pandas as pd

from queries import by_grade_readings as readings

NONE = float("nan")
WHAT = pd.Series({"unit": "percent", "decimals": 0, "period_type": "31 March"}, name="visits")
GRADES = ["outstanding", "good", "requires_improvement", "inadequate", "none"]


def groups(*edges: tuple | None) -> pd.DataFrame:
    """Groups of 20 with (low edge, median, high edge), or of 3 without, best grade first."""
    rows = [
        (grade, 20 if edge else 3, *(edge or (NONE,) * 3), pd.Timestamp("2023-05-01"), pd.Timestamp("2024-05-01"))
        for grade, edge in zip(GRADES, edges, strict=False)
    ]
    columns = ["grade", "authorities", "low_edge", "median", "high_edge", "first", "last"]
    return pd.DataFrame(rows, columns=columns)


def test_the_title_says_whether_the_middle_halves_overlap():
    overlapping, apart = groups((40, 50, 60), (45, 55, 65)), groups((40, 50, 60), (61, 65, 70))
    assert readings.title(overlapping, "Visits") == "Visits: usual values of every grade overlap"
    assert readings.title(apart, "Visits") == "Visits: usual values of the grades do not all overlap"
    assert readings.title(groups((40, 50, 60), None), "Visits") == (
        "Visits: too few authorities of each grade to compare grades"
    )


def test_medians_and_groups_too_small_for_one():
    assert readings.medians(groups((40, 50, 60), (45, 55.5, 65), None), WHAT) == (
        "Median by grade: outstanding 50% (20 authorities), good 56% (20 authorities). "
        "Too few for a median (under 10): requires improvement (3)."
    )
    assert readings.medians(groups(None), WHAT) == "Too few for a median (under 10): outstanding (3)."


def test_of_when_values_and_grades_are():
    assert readings.dates(groups((40, 50, 60)), WHAT, "2024") == (
        "The values are for 31 March 2024; the grades were published between 1 May 2023 and 1 May 2024."
    )
    nobody = groups((40, 50, 60)).assign(grade="none")
    assert readings.dates(nobody, WHAT, "2024") == "The values are for 31 March 2024; no grade had been published."


def test_my_own_value_and_grade():
    table = pd.DataFrame({"authority_code": ["E1"], "text": ["54%"], "grade": ["requires_improvement"]})
    assert readings.mine(table, "E1", "Northam") == "Northam: 54%, requires improvement."
    assert readings.mine(table, "E2", "Southam") == "Southam has no value in this period."


def test_the_subject_names_judgement_and_day():
    said = readings.subject("help_and_protection", date(2024, 12, 31))
    assert said == "by latest grade for help and protection as at 31 December 2024"


def test_no_cause_is_suggested():
    assert "neither the grade nor the indicator brings about the other" in readings.NO_CAUSE
