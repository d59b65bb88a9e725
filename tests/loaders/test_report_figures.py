"""Figures of invented reports, and those of published reports read by hand."""

import csv
import datetime as dt
import re
from collections import Counter
from pathlib import Path

import pytest

from loaders import report_figures, report_text
from loaders.formats import pdf
from loaders.report_phrases import Figure
from tests.published import RAW

REPORTS, PAPERS = RAW / "reports", RAW / "council"
CHECKED = Path(__file__).parent / "figures_checked.csv"
INSPECTED_TO = dt.date(2016, 5, 20)


def read(*pages: str) -> list[Figure]:
    return report_figures.read(report_text.lines(list(pages)), INSPECTED_TO)


def test_a_report_without_figures_has_none():
    assert read("Inspection of Exampleshire\nChildren are seen 3 times a year.") == []


def test_endless_and_hostile_lines_do_no_harm():
    pages = [
        "9. " + "5% of 7 (3%) care leavers, " * 4000,
        "Child protection in this area\n" + "12 (4%) live out, " * 4000,
    ]
    assert isinstance(read(*pages), list)
    assert read("%" * 50_000, "1 " * 50_000, "((((" * 20_000 + "3%") == []


def checked() -> dict[tuple[str, str], list[dict]]:
    reports: dict[tuple[str, str], list[dict]] = {}
    with open(CHECKED, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            reports.setdefault((row["urn"], row["published"]), []).append(row)
    return reports


def key(row: dict) -> tuple:
    return row["indicator"], float(row["value"]), row["unit"], int(row["page"])


@pytest.fixture(scope="module")
def published() -> dict[tuple[str, str], list[Figure]]:
    if not REPORTS.exists():
        pytest.skip("the published reports are not here: ../shared/raw/reports")
    with open(REPORTS / "index.csv", encoding="utf-8", newline="") as file:
        index = {(row["urn"], row["published"]): row for row in csv.DictReader(file)}
    found = {}
    for report in checked():
        row = index[report]
        content = (REPORTS / f"{row['urn']}_{row['provider']}" / row["file"]).read_bytes()
        found[report] = report_figures.read(report_text.lines(pdf.pages(content)))
    return found


def measured(published, in_prose: bool) -> tuple[float, float, float]:
    """Precision, recall and share of right roles on the reports read by hand."""
    right = given = wanted = right_roles = judged_roles = 0
    for report, rows in checked().items():
        labels = [row for row in rows if (row["block"] == "narrative") == in_prose]
        if not labels:
            continue
        expected = {(*key(row), row["role"]) for row in labels}
        got = {
            (f.indicator, f.value, f.unit, f.page, f.role)
            for f in published[report]
            if (f.block == "narrative") == in_prose
        }
        values, found = {one[:-1] for one in expected}, {one[:-1] for one in got}
        right, given, wanted = right + len(values & found), given + len(found), wanted + len(values)
        right_roles += len(expected & got)
        judged_roles += len([one for one in got if one[:-1] in values])
    return right / given, right / wanted, right_roles / judged_roles


def test_blocks_of_published_reports(published):
    precision, recall, roles = measured(published, in_prose=False)
    assert (precision >= 0.98, recall >= 0.98, roles >= 0.95) == (True, True, True), (precision, recall, roles)


def test_prose_of_published_reports(published):
    precision, recall, roles = measured(published, in_prose=True)
    assert (precision >= 0.9, recall >= 0.85, roles >= 0.95) == (True, True, True), (precision, recall, roles)


COUNCIL_PAPER = {
    ("child_protection_plans", 169, "count", "current"), ("child_protection_plans", 42, "per_10000", "current"),
    ("child_protection_plans", 179, "count", "previous"), ("child_protection_plans", 44, "per_10000", "previous"),
    ("looked_after", 298, "count", "current"), ("looked_after", 74, "per_10000", "current"),
    ("looked_after", 290, "count", "previous"), ("looked_after", 72, "per_10000", "previous"),
    ("looked_after_outside_area", 88, "count", "current"), ("looked_after_outside_area", 30, "percent", "current"),
    ("care_leavers_eet", 84, "percent", "current"), ("care_leavers_eet", 61, "percent", "england"),
    ("care_leavers_suitable_accommodation", 98, "percent", "current"),
    ("care_leavers_in_touch", 100, "percent", "current"), ("icpc_on_time", 90, "percent", "current"),
    ("rcpc_on_time", 99, "percent", "current"), ("care_proceedings_weeks", 27, "weeks", "current"),
    ("care_proceedings_weeks", 30, "weeks", "england"),
}  # fmt: skip


def test_a_report_among_the_council_papers():
    if not PAPERS.exists():
        pytest.skip("the published papers are not here: ../shared/raw/council")
    text = next(PAPERS.glob("003_*.txt")).read_text(encoding="utf-8")
    figures = read(*report_text.text_pages(text))
    assert {(f.indicator, f.value, f.unit, f.role) for f in figures} >= COUNCIL_PAPER
    assert Counter(f.block for f in figures) == {"child_protection": 11, "looked_after": 24, "narrative": 21}


def test_the_checked_figures_hold_no_sentence():
    assert not re.search(r"(?:[a-z]+ ){4}[a-z]+", CHECKED.read_text(encoding="utf-8"))
