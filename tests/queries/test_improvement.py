import random
from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from queries import improvement, judgements
from tests.rows import (
    SOUTH,
    annotation,
    authority,
    indicator,
    inspection,
    judged,
    neighbour,
    recommendation,
    theme,
    themed,
    value,
)

DAY = date(2024, 12, 31)
NAMES = ["Alphashire", "Betaford", "Gammaton", "Deltaham", "Epsilon"]
PLACES = [authority(f"E{n}", name, SOUTH if n > 3 else "E12000001") for n, name in enumerate(NAMES, 1)]
NEAR = [neighbour("E1", 1, "E3", closeness="very_close"), neighbour("E1", 2, "E2")]
GIVEN = (
    ("E2", "2016-05-01", "leadership", "inadequate", "sif"),
    ("E2", "2019-05-01", "leadership", "requires_improvement"),
    ("E2", "2022-05-01", "leadership", "good"),
    ("E2", "2024-05-01", "leadership", "good"),
    ("E3", "2018-05-01", "leadership", "good", "sif"),
    ("E3", "2023-05-01", "leadership", "outstanding"),
    ("E4", "2018-05-01", "leadership", "good"),
    ("E4", "2021-05-01", "leadership", "outstanding"),  # not included: it fell back since
    ("E4", "2024-05-01", "leadership", "good"),
    ("E5", "2018-05-01", "leadership", "good"),  # not included: graded once
)


def cells(table: pd.DataFrame) -> list[list]:
    return [[None if pd.isna(cell) else cell for cell in row] for row in table.astype(object).values.tolist()]


# grades


def test_the_latest_change_of_grade_where_it_was_upwards(tidy):
    tidy(authorities=PLACES, **judged(*GIVEN))
    found = improvement.rises("leadership", DAY)
    assert cells(found) == [
        [
            *("E3", "Gammaton"),
            *("E3-ilacs-2023-05-01", "ilacs", "outstanding", pd.Timestamp("2023-05-01")),
            "https://example.org/E3-2023-05-01",
            *("E3-sif-2018-05-01", "sif", "good", pd.Timestamp("2018-05-01"), "https://example.org/E3-2018-05-01"),
            0,
        ],
        [
            *("E2", "Betaford"),
            *("E2-ilacs-2022-05-01", "ilacs", "good", pd.Timestamp("2022-05-01"), "https://example.org/E2-2022-05-01"),
            *("E2-ilacs-2019-05-01", "ilacs", "requires_improvement", pd.Timestamp("2019-05-01")),
            "https://example.org/E2-2019-05-01",
            1,
        ],
    ]
    assert list(found.columns[-1:]) == ["kept"]


def test_a_rise_counts_from_the_day_it_was_published(tidy):
    tidy(authorities=PLACES, **judged(*GIVEN))
    assert improvement.rises("leadership", date(2023, 4, 30))["authority_code"].tolist() == ["E2", "E4"]
    assert improvement.rises("leadership", date(2017, 1, 1)).empty
    assert improvement.rises("adoption", DAY).empty


def test_rises_by_a_plain_loop(tidy):
    chance = random.Random(3)
    days = [f"20{year}-03-01" for year in range(12, 25)]
    given = [
        (f"E{n}", day, "leadership", chance.choice(judgements.GRADES))
        for n in range(1, 6)
        for day in sorted(chance.sample(days, 5))
    ]
    tidy(authorities=PLACES, **judged(*given))
    by_hand = {}
    for n in range(1, 6):
        line = [(day, grade) for code, day, _, grade in given if code == f"E{n}"]
        for (_, old), (day, new) in pairwise(line):
            step = judgements.GRADES.index(old) - judgements.GRADES.index(new)
            if step > 0:
                by_hand[f"E{n}"] = (old, new, pd.Timestamp(day))
            elif step < 0:
                by_hand.pop(f"E{n}", None)
    found = improvement.rises("leadership", DAY)
    rows = found[["authority_code", "grade_before", "grade", "published_on"]].to_dict("records")
    assert {row["authority_code"]: tuple(row.values())[1:] for row in rows} == by_hand


def test_neighbours_come_nearest_first_and_others_newest_first(tidy):
    tidy(authorities=PLACES, neighbours=NEAR, **judged(*GIVEN))
    found = improvement.risers("leadership", DAY, "E1", "2025")
    assert found[["authority_code", "closeness"]].values.tolist() == [["E3", "very close"], ["E2", "close"]]
    found = improvement.risers("leadership", DAY, "E1", "region")
    assert found[["authority_code", "closeness"]].values.tolist() == [["E3", ""], ["E2", ""]]
    assert improvement.risers("leadership", DAY, "E1", "2021").empty
    assert improvement.risers("leadership", DAY, None, "2025")["authority_code"].tolist() == ["E3", "E2"]
    assert improvement.risers("leadership", DAY, None, "own-E2.E9")["authority_code"].tolist() == ["E2"]


def test_what_a_report_asked_for_in_themes_the_commonest_first(tidy):
    one = "E1-ilacs-2020-05-01"
    themes = [f"t{n}" for n in range(7)]
    asked = [recommendation(one, n) for n in (1, 2)] + [recommendation(one, 1, "lscb")]
    pairs = [(asked[0], key) for key in themes] + [(asked[1], "t3"), (asked[2], "t6")]
    tidy(
        authorities=PLACES,
        inspections=[inspection("E1", "2020-05-01")],
        recommendations=asked,
        themes=[theme(key, n, theme_name=f"Theme {key}") for n, key in enumerate(themes)],
        recommendation_themes=[themed(row["recommendation_id"], key) for row, key in pairs],
    )
    assert improvement.asked([one, "E1-ilacs-1999-01-01"]) == [
        "Theme t3 (2); Theme t0 (1); Theme t1 (1); and 4 more",
        "",
    ]


# indicators

BEFORE, AFTER = {"numerator": 400, "denominator": 1000}, {"numerator": 500, "denominator": 1000}
VALUES = [
    *(value("E1", "2022", 40.0, **BEFORE), value("E1", "2025", 50.0, **AFTER)),
    *(value("E2", "2022", 40.0, numerator=4, denominator=10), value("E2", "2025", 60.0, numerator=6, denominator=10)),
    *(value("E3", "2022", 40.0), value("E3", "2025", 45.0)),
    *(value("E4", "2022", 50.0, **AFTER), value("E4", "2025", 40.0, **BEFORE)),
    *(value("E5", "2022", None, note="suppressed"), value("E5", "2025", 40.0)),  # not included: one value
    *(value("E12000001", "2022", 10.0), value("E12000001", "2025", 90.0)),  # not included: a region
]


def known(tidy, **more) -> None:
    tidy(authorities=PLACES, indicators=[indicator("visits", **more)], indicator_values=VALUES, neighbours=NEAR)


def test_changes_by_how_much_they_are_for_the_better(tidy):
    known(tidy)
    found = improvement.changes("visits", "2022", "2025")
    assert found[["authority_code", "value_before", "value", "change", "better", "verdict"]].values.tolist() == [
        ["E2", 40.0, 60.0, 20.0, 20.0, "chance"],
        ["E1", 40.0, 50.0, 10.0, 10.0, "clear"],
        ["E3", 40.0, 45.0, 5.0, 5.0, "unknown"],
        ["E4", 50.0, 40.0, -10.0, -10.0, "clear"],
    ]


def test_an_authority_abolished_before_the_later_period_is_not_counted_again(tidy):
    places = [
        place | {"closed_on": date(2023, 3, 31)} if place["authority_code"] == "E1" else place for place in PLACES
    ]
    tidy(authorities=places, indicators=[indicator("visits")], indicator_values=VALUES, neighbours=NEAR)
    assert improvement.changes("visits", "2022", "2025")["authority_code"].tolist() == ["E2", "E3", "E4"]


def test_a_rise_from_a_zero_that_was_hardly_recorded_is_no_clear_one(tidy):
    values = [
        value("E1", "2022", 0.0, numerator=0.0, denominator=400.0),
        value("E1", "2025", 90.0, numerator=360.0, denominator=400.0),
        value("E2", "2022", 40.0, numerator=160.0, denominator=400.0),
        value("E2", "2025", 60.0, numerator=240.0, denominator=400.0),
    ]
    facts = [annotation("zero", "A zero is doubtful.", "2020-03-31", None, only_value=0.0)]
    tidy(authorities=PLACES, indicators=[indicator("visits")], indicator_values=values, value_annotations=facts)
    found = improvement.improvers("visits", "2022", "2025", None, "2025")
    assert found[["authority_code", "better", "verdict"]].values.tolist() == [
        ["E2", 20.0, "clear"],
        ["E1", 90.0, "doubtful"],
    ]


def test_where_lower_is_better_a_fall_is_an_improvement(tidy):
    known(tidy, polarity="lower")
    assert improvement.improvers("visits", "2022", "2025", None, "2025")["authority_code"].tolist() == ["E4"]


def test_nobody_improves_on_a_neutral_indicator(tidy):
    known(tidy, polarity="neutral")
    assert improvement.changes("visits", "2022", "2025").empty


@pytest.mark.parametrize(
    ("mine", "compare", "rows"),
    [
        (None, "2025", [["E1", "clear", "", 4], ["E2", "chance", "", 4], ["E3", "unknown", "", 4]]),
        ("E1", "2025", [["E2", "chance", "close", 2], ["E3", "unknown", "very close", 2]]),
        ("E1", "2021", []),
    ],
)
def test_who_improved_clear_improvements_first(tidy, mine, compare, rows):
    known(tidy)
    found = improvement.improvers("visits", "2022", "2025", mine, compare)
    assert found[["authority_code", "verdict", "closeness", "of"]].values.tolist() == rows


def test_the_newest_report_with_grades_and_an_address(tidy):
    tables = judged(*GIVEN)
    tables["inspections"] = [
        row | ({"report_url": None} if row["published_on"] == "2024-05-01" else {}) for row in tables["inspections"]
    ] + [inspection("E5", "2020-05-01", kind="monitoring_visit")]
    tidy(authorities=PLACES, **tables)
    assert improvement.newest_reports(DAY) == {
        "E2": ("E2-ilacs-2022-05-01", "https://example.org/E2-2022-05-01"),
        "E3": ("E3-ilacs-2023-05-01", "https://example.org/E3-2023-05-01"),
        "E4": ("E4-ilacs-2021-05-01", "https://example.org/E4-2021-05-01"),
        "E5": ("E5-ilacs-2018-05-01", "https://example.org/E5-2018-05-01"),
    }
    assert improvement.newest_reports(date(2010, 1, 1)) == {}
