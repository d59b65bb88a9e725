import statistics
from datetime import date

import pandas as pd
import pytest

from queries import by_grade
from tests.rows import authority, indicator, judged, value

DAY = date(2024, 12, 31)
MANY = [authority(f"E{n:02}", f"Shire {n:02}") for n in range(14)]
COLUMNS = ["authority_code", "grade", "value", "period", "text"]


@pytest.fixture(autouse=True)
def invented(tidy):
    grades = ["good"] * 11 + ["inadequate", "outstanding"]
    tidy(
        authorities=[*MANY, authority("E99", "Old", closed_on="2020-03-31")],
        indicators=[indicator("visits"), indicator("never")],
        indicator_values=[
            *(value(f"E{n:02}", "2024", 50.0 - n) for n in range(14)),
            *(value(f"E{n:02}", "2022", 1.0) for n in range(3)),
            value("E99", "2024", 99.0),  # not included: abolished before
        ],
        **judged(
            *((f"E{n:02}", f"2023-05-{n + 1:02}", "leadership", grade) for n, grade in enumerate(grades)),
            ("E00", "2024-06-01", "leadership", "outstanding"),
            ("E99", "2018-06-01", "leadership", "outstanding"),
        ),
    )


def test_values_are_of_the_newest_period_that_had_ended_and_grades_of_the_day():
    table = by_grade.values("visits", "leadership", DAY)
    assert table[COLUMNS].values.tolist()[:3] == [
        ["E13", "none", 37.0, "2024", "37.0%"],
        ["E12", "outstanding", 38.0, "2024", "38.0%"],
        ["E11", "inadequate", 39.0, "2024", "39.0%"],
    ]
    assert table[COLUMNS].values.tolist()[-1] == ["E00", "outstanding", 50.0, "2024", "50.0%"]
    assert len(table) == 14
    earlier = by_grade.values("visits", "leadership", date(2024, 3, 30))
    assert earlier[COLUMNS].values.tolist() == [[f"E0{n}", "good", 1.0, "2022", "1.0%"] for n in range(3)]


def test_before_any_period_there_is_nothing():
    assert by_grade.values("visits", "leadership", date(2022, 3, 30)).empty
    assert by_grade.values("never", "leadership", DAY).empty


def test_groups_have_a_median_and_quarters_where_they_are_large_enough():
    table = by_grade.values("visits", "leadership", DAY)
    groups = by_grade.groups(table).set_index("grade")
    assert groups["authorities"].to_dict() == {"outstanding": 2, "good": 10, "inadequate": 1, "none": 1}
    values = sorted(row["value"] for row in table.to_dict("records") if row["grade"] == "good")
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    assert groups.loc["good", ["low_edge", "median", "high_edge"]].tolist() == [low, median, high]
    assert groups.loc[["outstanding", "inadequate", "none"], ["low_edge", "median", "high_edge"]].isna().all(axis=None)
    assert groups.loc["outstanding", ["lowest", "highest"]].tolist() == [38.0, 50.0]
    assert groups.loc["outstanding", "last"] == pd.Timestamp("2024-06-01")
    assert pd.isna(groups.loc["none", "first"])
