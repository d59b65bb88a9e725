import pandas as pd
import pytest

from queries import profile_readings as readings

ROW = {
    "indicator_name": "Visits",
    "topic": "Visits",
    "unit": "percent",
    "unit_name": "%",
    "polarity": "higher",
    "decimals": 0,
    "period": "2024",
    "newest": "2024",
    "newest_note": None,
    "value": 54.0,
    "numerator": 400.0,
    "rank": 12.0,
    "sharing": 1.0,
    "of": 131,
    "period_before": "2023",
    "value_before": 51.0,
    "change": 3.0,
    "missing_between": 0,
    "direction": "better",
    "peers": 10,
    "peers_with_value": 9,
    "peers_median": 52.0,
    "england": 50.0,
    "verdict": "better",
}


def table(*rows: dict) -> pd.DataFrame:
    return pd.DataFrame([ROW | row for row in rows])


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "better than England"),
        ({"verdict": "similar"}, "similar to England"),
        ({"verdict": "lower", "polarity": "neutral"}, "lower than England"),
        ({"verdict": None}, "interval not available"),
        ({"verdict": None, "unit": "count"}, "England's is a total"),
    ],
)
def test_a_verdict_in_words(row, said):
    assert readings.verdict(ROW | row) == said


def test_the_title_counts_better_and_worse():
    some = table({}, {"verdict": "worse"}, {"verdict": "worse"}, {"verdict": "similar"}, {"verdict": None})
    assert readings.title(some, "Northam", None) == (
        "Northam is better than England on 1, worse on 2 of the 4 headline indicators that can be judged"
    )
    assert readings.title(some, "Northam", "All topics") == (
        "Northam is better than England on 1, worse on 2 of the 4 indicators that can be judged"
    )
    assert readings.title(table({}), "Northam", "Care leavers") == (
        "Northam is better than England on 1, worse on none of the one indicator on care leavers that can be judged"
    )
    for none in (table({"verdict": None}), table({"verdict": "similar", "polarity": "neutral"})):
        assert readings.title(none, "Northam", None) == (
            "Northam: none of 1 headline indicator can be judged against England"
        )


def test_the_reading_names_a_few_and_counts_the_rest():
    some = table(
        {},
        *({"verdict": "worse", "indicator_name": name} for name in "ABCD"),
        {"verdict": "similar", "indicator_name": "Delays"},
        {"verdict": "higher", "polarity": "neutral"},
        {"verdict": None},
    )
    assert readings.standing(some, "Northam", ("Never",)) == (
        "Against England Northam is better on 1 (Visits), worse on 4 and similar on 1 (Delays). No judgement is made "
        "on 1 where neither high nor low is better and 1 for which no interval is available. "
        "1 indicator has no published value here."
    )
    assert readings.standing(table({}), "Northam", ()) == "Against England Northam is better on 1 (Visits)."
    assert readings.standing(table({"verdict": None}), "Northam", ()) == (
        "No judgement is made on 1 for which no interval is available."
    )


def test_a_value_has_its_unit_and_its_period():
    assert readings.value(ROW) == "54%"
    assert readings.value(ROW | {"unit": "per_10000"}) == "54 per 10,000"
    assert readings.period(ROW) == "2024"
    assert readings.missing(ROW) == ""
    late = ROW | {"newest": "2025", "newest_note": "suppressed"}
    assert readings.period(late) == "2024, none since"
    assert readings.missing(late) == "2025: not published (a small number is hidden)."
    assert readings.missing(late | {"newest_note": float("nan")}) == "2025: no row in the file."


def test_a_small_count_is_cautioned():
    assert readings.caution(ROW) == ""
    assert readings.caution(ROW | {"numerator": 4.0}).startswith("Take care: the count behind it is 4,")


@pytest.mark.parametrize(
    ("row", "short", "long"),
    [
        ({}, "up 3 points, better", "up 3 percentage points from 51% in 2023 (better)"),
        (
            {"change": -3.0, "direction": "chance"},
            "down 3 points, may be chance",
            "down 3 percentage points from 51% in 2023 (may be chance)",
        ),
        ({"change": 1.0}, "up 1 point, better", "up 1 percentage point from 51% in 2023 (better)"),
        ({"change": 0.0, "direction": "unchanged"}, "unchanged", "unchanged from 2023"),
        (
            {"change": 0.0, "direction": "unchanged", "missing_between": 1},
            "unchanged since 2023",
            "unchanged from 2023",
        ),
        (
            {"direction": None, "missing_between": 2},
            "up 3 points since 2023",
            "up 3 percentage points from 51% in 2023, with no value between",
        ),
        ({"unit": "count", "direction": None}, "up 3", "up 3 from 51 in 2023"),
        (
            {"change": float("nan"), "period_before": float("nan")},
            "no earlier value",
            "no earlier value to compare with",
        ),
    ],
)
def test_a_change_in_short_and_at_length(row, short, long):
    assert readings.drawn(table(row), "Northam", "neighbours")["said"].iloc[0][3] == short
    assert readings.change(ROW | row) == long


def test_what_a_figure_writes():
    made = readings.drawn(table({"unit": "per_10000", "unit_name": "per 10,000 children"}), "Northam", "neighbours")
    columns = ["name", "said", "hover", "hover_peers", "hover_england"]
    assert made.loc[0, columns].tolist() == [
        "Visits, 2024",
        ("54 per 10,000", "12th of 131", "better than England", "up 3, better"),
        "Northam: 54 per 10,000 children in 2024, up 3 from 51 in 2023 (better)",
        "Median of 9 of 10 neighbours: 52 per 10,000 children",
        "England: 50 per 10,000 children",
    ]
