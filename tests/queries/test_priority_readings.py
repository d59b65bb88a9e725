import pandas as pd
import pytest

from queries import priorities
from queries import priority_readings as readings
from tests.queries.test_priorities import INDICATORS, NEAR, PLACES, VALUES
from tests.rows import indicator


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=PLACES,
        neighbours=NEAR,
        indicators=[indicator(key, position=n, **more) for n, (key, more) in enumerate(INDICATORS.items())],
        indicator_values=VALUES,
    )


def reasons() -> dict[str, str]:
    table = priorities.rows("E1", "2025")
    return dict(zip(table["indicator"], [reason for _, reason in readings.reasons(table)], strict=True))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "red",
            "20.0% in 2025 against its peers' median of 10.0% (3 of 4); 95% interval 17.6% to 22.6% excludes it; "
            "up 10.0 percentage points from 10.0% in 2024, intervals apart.",
        ),
        (
            "like",
            "51.0% in 2025 against its peers' median of 50.0% (3 of 4); 95% interval 47.9% to 54.1% includes it; "
            "up 1.0 percentage point from 50.0% in 2024, intervals overlap.",
        ),
        (
            "slow",
            "25.0% in 2025 against its peers' median of 10.0% (3 of 4); 95% interval 22.4% to 27.8% excludes it; "
            "up 1.0 percentage point from 24.0% in 2024, intervals overlap; getting worse over 2020 to 2025 (tested).",
        ),
        (
            "no_interval",
            "90.0% in 2025 against its peers' median of 50.0% (3 of 4); interval not available; "
            "no earlier value to compare with.",
        ),
        (
            "old",
            "50.0% in 2024, none of its peers having a value; 95% interval 46.9% to 53.1%; "
            "no earlier value to compare with. Others have newer values; this authority has none.",
        ),
        (
            "few_peers",
            "50.0% in 2025 against its peers' median of 90.0% (2 of 4); 95% interval 46.9% to 53.1%; "
            "unchanged from 2024. Fewer than 3 peers have a value.",
        ),
    ],
)
def test_each_reason_gives_the_numbers_that_justify_it(key, sentence):
    assert reasons()[key] == sentence


def test_a_reason_warns_of_small_counts_and_tells_what_must_be_known():
    row = priorities.rows("E1", "2025").iloc[0].copy()
    row["numerator"], row["annotation"] = 7.0, "Counted anew."
    assert readings.reason(row).endswith(
        "intervals apart. Take care: the count behind it is 7, so few that one more moves it. Counted anew."
    )


def test_what_was_looked_at_and_how_many_would_differ_by_chance():
    assert readings.looked_at("E1", "2025") == (
        "5 of 8 indicators with a better direction can be judged: 2 are worse than the median of its peers, 1 better. "
        "By chance alone fewer than one of 5 would differ, so look at the reasons before acting; indicators that count "
        "the same children differ together. None of this says why."
    )


def test_chance_among_many_is_counted(monkeypatch):
    monkeypatch.setattr(priorities, "CHANCE", 0.4)
    assert "By chance alone about 2 of 5 would differ" in readings.looked_at.__wrapped__("E1", "2025")
    monkeypatch.setattr(priorities, "CHANCE", 0.5)
    assert "By chance alone about 3 of 5 would differ" in readings.looked_at.__wrapped__("E1", "2025")


def test_nothing_can_be_judged_without_intervals_or_peers():
    assert readings.looked_at("E2", "2025") == (
        "None of the indicators can be judged: no interval is available, or too few peers have a value."
    )


def test_the_finding_in_a_title_and_a_sentence():
    assert readings.title("E1", "2025", "Place 1") == (
        "Place 1 is worse than its peers on 2, and getting worse on 2 of them"
    )
    assert readings.found("E1", "2025", "Place 1") == (
        "Place 1 is worse than its peers and getting worse on 2 (Name of red; Name of slow); "
        "better than its peers and improving on 1 (Name of blue)."
    )
    assert readings.found("E2", "2025", "Place 2").endswith("improving on none.")


def test_the_whole_table_the_worst_first_and_what_cannot_be_judged_last():
    table = readings.whole("E1", "2025")
    assert table.drop(columns=["Why", "Topic"]).values.tolist() == [
        ["Name of red", "worse than its peers", "getting worse"],
        ["Name of slow", "worse than its peers", "getting worse"],
        ["Name of mixed", "like its peers", "getting worse"],
        ["Name of like", "like its peers", "no clear change"],
        ["Name of blue", "better than its peers", "improving"],
        ["Name of no_interval", "cannot be judged", "cannot be judged"],
        ["Name of old", "cannot be judged", "cannot be judged"],
        ["Name of few_peers", "cannot be judged", "cannot be judged"],
    ]
    assert table["Why"].tolist()[0] == reasons()["red"]


def test_every_group_of_a_page_exists():
    assert {(against, moving) for against, moving, _ in readings.LISTS} <= set(
        pd.MultiIndex.from_product([priorities.AGAINST, priorities.MOVING])
    )
