"""Counts in invented prose."""

import datetime as dt

import pytest

from loaders import report_figures, report_text
from loaders.report_phrases import Figure

INSPECTED_TO = dt.date(2016, 5, 20)


def read(*pages: str) -> list[Figure]:
    return report_figures.read(report_text.lines(list(pages)), INSPECTED_TO)


def test_a_range_has_two_ends():
    found = read("9. Independent reviewing officers hold caseloads of 60 to 70 children.")
    assert [(f.indicator, f.value, f.value_high, f.unit) for f in found] == [("iro_caseload", 60, 70, "count")]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Of care leavers, 103 of the 125 (82%) are in touch.",
            [("care_leavers_in_touch", 103), ("care_leavers_in_touch", 82)],
        ),
        (
            "Some 62% (132) of care leavers are in suitable accommodation.",
            [("care_leavers_suitable_accommodation", 132), ("care_leavers_suitable_accommodation", 62)],
        ),
        ("Personal advisers have caseloads averaging 20 young people.", [("pa_caseload", 20)]),
        ("Social workers have an average caseload of 17 children.", [("caseload", 17)]),
        ("One social worker has a caseload of 41 children.", []),
        ("Managers plan to reduce average caseloads to 15.", []),
        ("The number of privately fostered children is low (13).", [("private_fostering", 13)]),
        ("Private fostering is promoted at 12 events.", []),
    ],
)  # fmt: skip
def test_counts(sentence, figures):
    assert sorted((one.indicator, one.value) for one in read(f"9. {sentence}")) == sorted(figures)
