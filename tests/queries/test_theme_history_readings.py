from datetime import date

import pytest

from queries import theme_history
from queries import theme_history_readings as readings
from tests.theme_rows import DAY, known


@pytest.fixture(autouse=True)
def asked(tidy):
    tidy(**known())


def test_no_theme_in_two_reports_in_a_row():
    cells = theme_history.at_each_inspection("E2", DAY)
    assert readings.history_title(cells, "Betaford") == (
        "Betaford: no theme of its latest report stood in the one before"
    )


def test_a_report_that_was_not_read_is_no_report_that_asked_for_nothing():
    cells = theme_history.at_each_inspection("E3", DAY)
    assert readings.history_title(cells, "Gammaton") == "Gammaton: the report before its latest has not been read"
    cells = theme_history.at_each_inspection("E3", date(2022, 1, 1))
    assert readings.history_title(cells, "Gammaton") == "Gammaton: its latest report has not been read"


def test_what_became_of_a_theme_and_what_not_to_conclude():
    rows = theme_history.pairs("health", DAY)
    assert readings.put_right_title(rows, "Health") == "Health: not asked again at the next inspection in 2 of 3 cases"
    assert readings.put_right(rows, "in_care") == (
        "Where it was not asked again, the grade improved in 1 of 2. Where it was, the grade improved in 1 of 1. In "
        "2 of "
        "3 the framework changed in between, and ILACS reports ask for less: read these with care. The grade is "
        "that for "
        "children in care. Reports with better grades ask for less of everything; neither is shown to cause the other."
    )


def test_what_became_of_themes_is_listed_with_what_was_not_read():
    cells = theme_history.at_each_inspection("E3", DAY)
    told = readings.history(cells, {"E3-ilacs-2018-09-01": 2, "E3-ilacs-2024-09-01": 2})
    assert told == (
        "ILACS, Sep 2018: 2 recommendations in 2 themes; ILACS, Sep 2024: 2 recommendations in 2 themes. "
        "Asked now, while an earlier report was not read: Name of health; Name of leavers. "
        "Not asked now, while the report before was not read: Name of plans. "
        "Not asked again means that inspectors did not write it, not that it is proven right."
    )
