"""Figures in invented prose."""

import datetime as dt

import pytest

from loaders import report_figures, report_text
from loaders.report_phrases import Figure

INSPECTED_TO = dt.date(2016, 5, 20)


def read(*pages: str) -> list[Figure]:
    return report_figures.read(report_text.lines(list(pages)), INSPECTED_TO)


def said(*pages: str) -> list[tuple]:
    """(indicator, value, unit, role) of every figure."""
    return [(one.indicator, one.value, one.unit, one.role) for one in read(*pages)]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "The proportion of care leavers in education, employment or training has fallen from 63% in March 2013 "
            "to 47% in March 2014, against a national figure of 45%.",
            [
                ("care_leavers_eet", 63, "percent", "previous"),
                ("care_leavers_eet", 47, "percent", "current"),
                ("care_leavers_eet", 45, "percent", "england"),
            ],
        ),
        (
            "Of 92 care leavers, 31 (34%) are not in education, employment or training.",
            [("care_leavers_neet", 34, "percent", "current"), ("care_leavers_neet", 31, "count", "current")],
        ),
        (
            "The service is not in touch with 25% of its care leavers.",
            [("care_leavers_not_in_touch", 25, "percent", "current")],
        ),
        (
            "Initial conferences are held on time in 92% of cases (2013–14), and in-year performance is 79%.",
            [("icpc_on_time", 92, "percent", "previous"), ("icpc_on_time", 79, "percent", "current")],
        ),
        (
            "Some 90% of initial and 99% of review child protection conferences are held on time.",
            [("icpc_on_time", 90, "percent", "current"), ("rcpc_on_time", 99, "percent", "current")],
        ),
        (
            "Dental checks and immunisations stand at 71% and 77% respectively.",
            [("dental_checks", 71, "percent", "current"), ("immunisations", 77, "percent", "current")],
        ),
        (
            "The average length of care proceedings is 27 weeks, one week longer than the target of 26 weeks. "
            "This is better than the national average of 30 weeks.",
            [("care_proceedings_weeks", 27, "weeks", "current"), ("care_proceedings_weeks", 30, "weeks", "england")],
        ),
        (
            "Children wait 540 days on average between entering care and moving in with their adoptive family, which "
            "is 53 days longer than the threshold of 487 days and slower than statistical neighbours at 500 days.",
            [
                ("adoption_entry_to_placement_days", 540, "days", "current"),
                ("adoption_entry_to_placement_days", 500, "days", "statistical_neighbours"),
            ],
        ),
        (
            "In October, 93% of missing episodes resulted in a return home interview, of which 87% were completed "
            "within 72 hours.",
            [
                ("return_interviews_completed", 93, "percent", "current"),
                ("return_interviews_within_72h", 87, "percent", "current"),
            ],
        ),
        (
            "The use of agency staff is down to 23%, and turnover is 12%. The target for agency staff is 5%.",
            [("agency_staff", 23, "percent", "current"), ("turnover_rate", 12, "percent", "current")],
        ),
        (
            "There are seven children known to be in private fostering arrangements.",
            [("private_fostering", 7, "count", "current")],
        ),
        ("Police attended 34% of initial conferences, and GPs 2%.", []),
        ("All social workers should have fewer than 20 cases; caseloads of up to 35 were seen.", []),
        ("Pupil attendance is 96%, and 72% of pupils are in good schools.", []),
    ],
)  # fmt: skip
def test_prose(sentence, figures):
    assert sorted(said(f"Leadership\n12. {sentence}")) == sorted(figures)


def test_the_summary_for_children_is_not_read():
    summary = "Summary for children and young people\n\uf06e About 80% of care leavers are in suitable accommodation."
    rest = "The experiences and progress of children\n5. Of care leavers, 79% live in suitable accommodation."
    assert said(f"{summary}\n{rest}") == [("care_leavers_suitable_accommodation", 79, "percent", "current")]
