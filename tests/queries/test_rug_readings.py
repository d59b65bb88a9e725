import pandas as pd
import pytest

from queries import rug_readings as readings

CELL = {
    "indicator": "visits",
    "indicator_name": "Visits",
    "polarity": "higher",
    "period": "2024",
    "place_code": "E1",
    "place_name": "Northam",
    "value": 54.0,
    "note": None,
    "text": "54%",
    "part": "better",
    "word": "better",
}


def table(*cells: dict) -> pd.DataFrame:
    return pd.DataFrame([CELL | cell for cell in cells])


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ({}, "Northam, Visits, 2024: 54% (better than England)"),
        ({"word": "similar"}, "Northam, Visits, 2024: 54% (similar to England)"),
        ({"word": "quarter 2"}, "Northam, Visits, 2024: 54% (quarter 2)"),
        ({"word": ""}, "Northam, Visits, 2024: 54%"),
        (
            {"value": None, "note": "suppressed", "text": "hidden", "word": ""},
            "Northam, Visits, 2024: not published (a small number is hidden)",
        ),
        ({"value": None, "note": "none", "text": "none", "word": ""}, "Northam, Visits, 2024: no row in the file"),
    ],
)
def test_a_cell_in_words(cell, said):
    assert readings.full(CELL | cell) == said
    assert readings.drawn(table(cell))[["name", "hover"]].values.tolist() == [["Visits, 2024", said]]


SOME = (
    {},
    {"indicator": "delays", "part": "worse"},
    {"indicator": "waits", "part": "none"},
    {"indicator": "moves", "part": "missing"},
    {"place_code": "E2", "place_name": "Southam"},
    {"place_code": "E2", "place_name": "Southam", "indicator": "delays"},
    {"indicator": "rate", "polarity": "neutral", "part": "none"},
    {
        "place_code": "E2",
        "place_name": "Southam",
        "indicator": "rate",
        "polarity": "neutral",
        "value": None,
        "part": "missing",
    },
)


def test_the_title_says_how_mine_stands_or_counts_indicators_and_places():
    assert readings.title(table(*SOME), "E1", "england") == (
        "Northam is better than England on 1 and worse on 1 of 2 indicators that can be judged"
    )
    assert readings.title(table({"part": "1"}), "E1", "quarter") == (
        "Northam is in the best quarter on 1 and in the worst on none of 1 indicator that can be judged"
    )
    assert readings.title(table(*SOME), None, "england") == "5 indicators of 2 places side by side"
    assert (
        readings.title(table({"part": "none"}), "E1", "england") == "Northam can be judged on none of these indicators"
    )
    assert readings.title(table({}), "E9", "england") == "1 indicator of 1 place side by side"


def test_the_title_over_time_counts_what_rose_and_fell():
    values = [("up", 1.0, 2.0), ("down", 2.0, 1.0), ("same", 1.0, 1.0), ("gone", 2.0, float("nan"))]
    rows = [
        {"indicator": key, "place_code": "E1", "role": "mine", "period_end": pd.Timestamp(day), "value": value}
        for key, *pair in values
        for day, value in zip(("2023-03-31", "2024-03-31"), pair, strict=True)
    ]
    assert readings.over_time_title(table(*rows)) == (
        "Northam: 1 of 4 indicators rose from the first to the last year, 1 fell"
    )
    assert readings.over_time_title(table(*rows).assign(role="other")) == ("How have 4 indicators of 1 place changed?")


def test_the_reading_counts_words_and_missing_values():
    assert readings.counted(table(*SOME), "E1", "england") == (
        "Northam is better than England on 1 and worse on 1 of 2 indicators that can be judged. "
        "Most often better than England: Southam, on 2. 1 of 8 values is missing. "
        "A cell without a word has no interval, or is a region or England itself."
    )
    assert readings.counted(table({"part": "1"}, {"part": "4"}), None, "quarter") == (
        "Most often in the best quarter: Northam, on 1."
    )


def test_where_nothing_can_be_said_that_is_said():
    neutral = table({"polarity": "neutral", "part": "higher"})
    assert readings.counted(neutral, "E1", "england") == (
        "Better, worse, higher or lower than England only where chance does not explain it; of these nothing can be "
        "said."
    )


def test_over_time_the_years_and_the_gaps_are_told():
    rows = [
        CELL | {"period": "2023", "period_end": pd.Timestamp("2023-03-31")},
        CELL | {"period": "2024", "period_end": pd.Timestamp("2024-03-31")},
        CELL | {"period": "2025", "period_end": pd.Timestamp("2025-03-31"), "value": None},
    ]
    assert readings.over_time(pd.DataFrame(rows)) == (
        "1 indicator of 1 place from 2023 to 2024. 1 of 3 values is missing: gaps in lines."
    )
    assert readings.over_time(pd.DataFrame(rows[:2])) == "1 indicator of 1 place from 2023 to 2024."
