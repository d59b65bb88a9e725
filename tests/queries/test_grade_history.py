from datetime import date

import pandas as pd
import pytest

from queries import grade_history, judgements
from tests.queries.test_judgements import ALPHA, BETA, BOTH_FRAMEWORKS, COMBINED, DAYS, FOUR, invented, latest_by_hand
from tests.rows import judged


@pytest.mark.parametrize("framework", [None, "sif"])
def test_counts_over_time_are_the_latest_grades_of_each_day(tidy, framework):
    tables = invented()
    tidy(**tables)
    until = date(2021, 5, 17)
    found = grade_history.over_time("in_care", framework, until)
    days = found["day"].drop_duplicates().tolist()
    assert days[-1] == pd.Timestamp(until) and len(days) == 4 * (until.year - judgements.first_day().year) + 2
    rows = []
    for day in days:
        held = judgements.latest("in_care", day.date(), framework)["grade"].tolist()
        rows += [(day, grade, held.count(grade)) for grade in (*judgements.GRADES, "none")]
    expected = pd.DataFrame(rows, columns=["day", "grade", "authorities"])
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


def test_counts_over_time_end_on_a_quarters_last_day_once(tidy):
    tidy(**invented())
    days = grade_history.over_time("in_care", None, date(2021, 6, 30))["day"]
    assert days.value_counts().unique().tolist() == [5]
    assert days.max() == pd.Timestamp("2021-06-30")


def test_movement_by_a_plain_loop(tidy):
    tables = invented()
    tidy(**tables)
    for day in DAYS:
        by_hand = {}
        for code, given in latest_by_hand(tables, day).items():
            if given:
                before = given[-2] if len(given) > 1 else None
                step = judgements.GRADES.index(before) - judgements.GRADES.index(given[-1]) if before else None
                move = "first" if step is None else "improved" if step > 0 else "declined" if step < 0 else "same"
                by_hand[code] = (before, given[-1], move)
        found = grade_history.movement("in_care", day)
        shown = {
            row["authority_code"]: (
                None if pd.isna(row["grade_before"]) else row["grade_before"],
                row["grade"],
                row["move"],
            )
            for row in found.to_dict("records")
        }
        assert shown == by_hand
        counted = {
            (r["grade_before"], r["grade"]): r["authorities"]
            for r in grade_history.count_moves(found).to_dict("records")
        }
        pairs = [(before or "none", grade) for before, grade, _ in by_hand.values()]
        assert counted == {pair: pairs.count(pair) for pair in pairs}


def test_movement_is_from_the_inspection_before(tidy):
    tidy(
        authorities=[ALPHA, BETA],
        **judged(
            ("E1", "2014-01-01", "in_care", "inadequate", "sif"),
            ("E1", "2019-01-01", COMBINED, "requires_improvement"),
            ("E1", "2024-01-01", "in_care", "good"),
        ),
    )
    found = grade_history.movement("in_care", date(2024, 6, 1))
    expected = pd.DataFrame(
        {
            "authority_code": ["E1"],
            "authority_name": ["Alphashire"],
            "region_name": ["North East"],
            "grade_before": ["requires_improvement"],
            "published_before": [pd.Timestamp("2019-01-01")],
            "grade": ["good"],
            "published_on": [pd.Timestamp("2024-01-01")],
            "move": ["improved"],
            "report_url": ["https://example.org/E1-2024-01-01"],
        }
    )
    pd.testing.assert_frame_equal(found.astype({"report_url": "str"}), expected, check_dtype=False)


def test_adequate_was_the_third_grade_of_four(tidy):
    tidy(
        authorities=[ALPHA, BETA],
        **judged(
            ("E1", "2010-01-01", "in_care", "adequate", "sif"),
            ("E1", "2014-01-01", "in_care", "requires_improvement", "sif"),
            ("E2", "2010-01-01", "in_care", "adequate", "sif"),
            ("E2", "2014-01-01", "in_care", "inadequate", "sif"),
        ),
    )
    found = grade_history.movement("in_care", date(2024, 6, 1))
    assert dict(zip(found["authority_code"], found["move"], strict=True)) == {"E1": "same", "E2": "declined"}


def test_movement_and_counts_of_nothing(tidy):
    tidy(authorities=FOUR, **judged(("E1", "2020-01-01", "in_care", "good")))
    day = date(2019, 1, 1)
    assert grade_history.movement("in_care", day).empty
    assert grade_history.count_moves(grade_history.movement("in_care", day)).empty


def test_when_each_framework_began(tidy):
    tidy(authorities=FOUR, **BOTH_FRAMEWORKS)
    expected = pd.DataFrame({"framework_name": ["SIF", "ILACS"], "day": pd.to_datetime(["2013-12-01", "2019-05-01"])})
    pd.testing.assert_frame_equal(grade_history.began("in_care", None), expected, check_dtype=False)
    assert grade_history.began("in_care", "ilacs")["framework_name"].tolist() == ["ILACS"]
    assert grade_history.began("adoption", None).empty


def test_first_grades_alone_are_no_movement(tidy):
    tidy(authorities=FOUR, **judged(("E1", "2020-01-01", "in_care", "good"), ("E2", "2021-01-01", "in_care", "good")))
    found = grade_history.movement("in_care", date(2024, 6, 1))
    assert found["move"].tolist() == ["first", "first"] and found["grade_before"].isna().all()
    counted = pd.DataFrame({"grade_before": ["none"], "grade": ["good"], "authorities": [2]})
    pd.testing.assert_frame_equal(grade_history.count_moves(found), counted, check_dtype=False)
