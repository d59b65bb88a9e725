from datetime import date

import pandas as pd
import pytest

from queries import improvement, indicators
from queries import improvement_readings as readings
from tests.queries.test_improvement import DAY, GIVEN, NEAR, PLACES, VALUES
from tests.rows import indicator, judged


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=PLACES,
        indicators=[indicator("visits", decimals=0)],
        indicator_values=VALUES,
        neighbours=NEAR,
        **judged(*GIVEN),
    )


def risers(mine="E1", compare="2025"):
    return improvement.risers("leadership", DAY, mine, compare)


def improvers(mine="E1", compare="2025"):
    return improvement.improvers("visits", "2022", "2025", mine, compare)


def test_of_whom_is_spoken():
    assert readings.of_whom(None, "2025") == "authorities in England"
    assert readings.of_whom("E1", "2025") == "2 statistical neighbours (2025 model) of Alphashire"
    assert readings.of_whom(None, "own-E2.E3-My set") == "2 authorities in your set “My set”"


@pytest.mark.parametrize(
    ("mine", "compare", "title"),
    [
        ("E1", "2025", "2 of 2 statistical neighbours (2025 model) of Alphashire moved up for leadership"),
        (None, "2025", "2 authorities in England moved up for leadership"),
    ],
)
def test_how_many_moved_up(mine, compare, title):
    table = risers(mine, compare)
    assert readings.rises_title(table, mine, compare, "leadership") == f"{title} and have not fallen back"
    one = readings.rises_title(table.head(1), mine, compare, "leadership")
    assert one == f"{title.replace('2', '1', 1).replace('authorities', 'authority')} and has not fallen back"


def test_the_first_to_learn_from_and_rises_from_one_framework_to_another():
    assert readings.rises(risers()) == (
        "The nearest is Gammaton (very close): from good on 1 May 2018 to outstanding on 1 May 2023, 5 years later. "
        "For 1 of 2 no later report has tested whether it lasts. "
        "1 rise ran from one framework to another, whose grades are not quite alike."
    )
    assert readings.rises(risers(None).tail(1)) == (
        "The newest is Betaford: from requires improvement on 1 May 2019 to good on 1 May 2022, 3 years later."
    )


def test_rises_as_a_table():
    assert readings.rises_table(risers()).to_dict("list") == {
        "Authority": ["Gammaton", "Betaford"],
        "Closeness": ["very close", "close"],
        "From": ["Good", "Requires improvement"],
        "Published": [date(2018, 5, 1), date(2019, 5, 1)],
        "To": ["Outstanding", "Good"],
        "Published then": [date(2023, 5, 1), date(2022, 5, 1)],
        "Time between": ["5 years", "3 years"],
        "Since": ["newest grade", "kept at 1 later report"],
        "Change of framework": ["SIF, then ILACS", ""],
        "Report before": ["https://example.org/E3-2018-05-01", "https://example.org/E2-2019-05-01"],
        "Report that raised it": ["https://example.org/E3-2023-05-01", "https://example.org/E2-2022-05-01"],
    }
    assert "Closeness" not in readings.rises_table(risers(None))


def test_marks_are_two_for_each_authority():
    assert readings.marks(risers().head(1)).values.tolist() == [
        ["Gammaton (very close)", pd.Timestamp("2018-05-01"), "good", "Gammaton (very close): good, 1 May 2018"],
        [
            "Gammaton (very close)",
            pd.Timestamp("2023-05-01"),
            "outstanding",
            "Gammaton (very close): outstanding, 1 May 2023",
        ],
    ]


def test_who_improved_most_and_by_more_than_chance():
    what = indicators.one("visits")
    every = improvers(None)
    assert readings.changes_title(every, "2022", "Visits") == (
        "Visits: 1 of 4 improved since 2022 by more than chance explains: Alphashire"
    )
    assert readings.changes(every, what, "2022", "2025") == (
        "Alphashire went from 40% to 50% from 2022 to 2025 (more than chance: the 95% intervals do not overlap). Of 4 "
        "with both values, 3 improved: 1 by more than chance, 1 within it, 1 without intervals to tell. Higher is "
        "better. An authority that began far from the others often moves towards them by chance alone."
    )
    assert readings.changes_title(improvers(), "2022", "Visits") == (
        "Visits: none of 2 is known to have improved since 2022 by more than chance explains"
    )
    zero = every.assign(verdict=["clear", "chance", "doubtful"])
    assert "1 within it, 0 without intervals to tell, 1 from or to a zero that may mean" in readings.changes(
        zero, what, "2022", "2025"
    )
    level = every.assign(verdict="clear", better=[10.0, 10.0, 4.0])
    assert readings.changes_title(level, "2022", "Visits") == (
        f"Visits: 3 of 4 improved since 2022 by more than chance explains, Alphashire and "
        f"{level['authority_name'].iloc[1]} most"
    )
    unsure = every[every["verdict"] == "unknown"]
    assert readings.changes_title(unsure, "2022", "Visits") == (
        "Visits: 1 of 4 improved since 2022, perhaps by chance alone"
    )


def test_the_ends_of_a_figure_with_my_own_authority_first():
    what, every = indicators.one("visits"), improvement.changes("visits", "2022", "2025")
    table = readings.ends(improvers(), every[every["authority_code"] == "E4"], what)
    assert table[["label", "role", "said"]].values.tolist() == [
        ["Deltaham", "mine", "50% to 40%, not improved"],
        ["Betaford (close)", "other", "40% to 60%, may be chance"],
        ["Gammaton (very close)", "other", "40% to 45%, no interval"],
    ]


def test_changes_as_a_table():
    table = readings.changes_table(improvers(None), indicators.one("visits"), "2022", "2025", DAY)
    assert table.fillna("").to_dict("list") == {
        "Authority": ["Alphashire", "Betaford", "Gammaton"],
        "2022": ["40%", "40%", "40%"],
        "95% interval 2022": ["37.0% to 43.1%", "16.8% to 68.7%", "not available"],
        "2025": ["50%", "60%", "45%"],
        "95% interval 2025": ["46.9% to 53.1%", "31.3% to 83.2%", "not available"],
        "Verdict": [readings.VERDICTS[verdict] for verdict in ("clear", "chance", "unknown")],
        "Newest report": ["", "https://example.org/E2-2024-05-01", "https://example.org/E3-2023-05-01"],
    }
