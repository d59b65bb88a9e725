import pandas as pd
import pytest

from queries import priorities
from queries import priority_readings as readings
from tests.queries.test_priorities import TABLES


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(**TABLES)


def reasons() -> dict[str, str]:
    table = priorities.rows("E1", "2025")
    return dict(zip(table["indicator"], [reason for _, reason in readings.reasons(table)], strict=True))


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "red",
            "20.0% in 2025, where the median of its peers is 10.0% (3 of 4 have data). The gap is more than chance "
            "explains (95% interval 17.6% to 22.6%). It rose 10.0 percentage points from 10.0% in 2024, more than "
            "chance explains.",
        ),
        (
            "like",
            "51.0% in 2025, where the median of its peers is 50.0% (3 of 4 have data). The gap may be chance (95% "
            "interval 47.9% to 54.1%). It rose 1.0 percentage point from 50.0% in 2024, which may be chance.",
        ),
        (
            "slow",
            "25.0% in 2025, where the median of its peers is 10.0% (3 of 4 have data). The gap is more than chance "
            "explains (95% interval 22.4% to 27.8%). It rose 1.0 percentage point from 24.0% in 2024, which may be "
            "chance. It has been getting worse over 2020 to 2025.",
        ),
        (
            "no_interval",
            "90.0% in 2025, where the median of its peers is 50.0% (3 of 4 have data). There is no earlier value.",
        ),
        (
            "old",
            "50.0% in 2024; none of its peers has a value. There is no earlier value. Others have newer values; this "
            "authority has none.",
        ),
        (
            "few_peers",
            "50.0% in 2025, where the median of its peers is 90.0% (2 of 4 have data). It is unchanged from 2024. "
            "Fewer than 3 of its peers have a value, too few to compare with.",
        ),
    ],
)
def test_each_reason_gives_the_numbers_that_justify_it(key, sentence):
    assert reasons()[key] == sentence


def test_a_reason_warns_of_small_counts_and_tells_what_must_be_known():
    row = priorities.rows("E1", "2025").iloc[0].copy()
    row["numerator"], row["annotation"] = 7.0, "Counted anew."
    assert readings.reason(row).endswith(
        "more than chance explains. Take care: the count behind it is 7, so few that one more moves it. Counted anew."
    )


@pytest.mark.parametrize(
    ("direction", "trend", "moving", "sentence"),
    [
        ("worse", "worse", "worsening", "It has been getting worse over 2019 to 2025."),
        ("chance", "better", "improving", "It has been getting better over 2019 to 2025."),
        (
            "worse",
            "none",
            "worsening",
            "There is no steady rise or fall over 2019 to 2025: the latest change alone is why it stands here.",
        ),
        ("chance", "none", "steady", "There is no steady rise or fall over 2019 to 2025."),
        (
            "worse",
            "better",
            "steady",
            "It has been getting better over 2019 to 2025, unlike its latest change, so neither is claimed.",
        ),
    ],
)
def test_a_trend_and_the_latest_change_do_not_contradict_each_other(direction, trend, moving, sentence):
    row = priorities.rows("E1", "2025").iloc[0].copy()
    row["since"], row["until"] = "2019", "2025"
    row["direction"], row["trend"], row["moving"] = direction, trend, moving
    assert readings.reason(row).endswith(f". {sentence}")


def test_too_few_years_for_a_trend_are_passed_over():
    row = priorities.rows("E1", "2025").iloc[0].copy()
    row["trend"] = "too_few"
    assert readings.reason(row).endswith("in 2024, more than chance explains.")


def test_what_was_looked_at_and_how_many_would_differ_by_chance():
    assert readings.looked_at("E1", "2025") == (
        "Of 8 indicators on which one way is better, 5 can be judged: 2 are worse than the median of its peers, 1 "
        "better. By chance alone fewer than one of 5 would differ, and indicators that count the same children differ "
        "together: read the reasons before acting. None of them says why."
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


@pytest.mark.parametrize(
    ("red", "ending"), [(1, "and getting worse on it"), (0, "with no sign of getting worse on it")]
)
def test_a_single_indicator_is_not_one_of_one(red, ending, monkeypatch):
    rows = pd.DataFrame({"against": ["worse", "similar", None]})
    monkeypatch.setattr(priorities, "rows", lambda *_: rows)
    monkeypatch.setattr(priorities, "group", lambda *_: rows.head(red))
    said = readings.title.__wrapped__("E1", "2025", "Place 1")
    assert said == f"Place 1 is worse than its peers on 1 of 2 indicators, {ending}"


def test_the_finding_in_a_title_and_a_sentence():
    assert readings.title("E1", "2025", "Place 1") == (
        "Place 1 is worse than its peers on 2 of 5 indicators, and getting worse on 2 of the 2"
    )
    assert readings.found("E1", "2025", "Place 1") == (
        "Place 1 is worse than its peers and getting worse on 2 indicators: Name of red; Name of slow. "
        "It is better than its peers and improving on 1 indicator: Name of blue."
    )
    assert readings.found("E2", "2025", "Place 2").endswith("improving on no indicator.")
    assert readings.title("E2", "2025", "Place 2") == ("Place 2: none of its indicators can be judged beside its peers")


def test_the_whole_table_the_worst_first_and_what_cannot_be_judged_last():
    table = readings.whole("E1", "2025")
    assert table[["Indicator", "Beside its peers", "Over time"]].values.tolist() == [
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
    cells = ["Value", "Median of its peers", "Change", "95% interval", "Trend"]
    assert list(table)[3:] == [*cells, "Topic", "Why"]
    assert table[cells].values.tolist()[:2] == [
        ["20.0% (2025)", "10.0%", "up 10.0 points, worse", "17.6% to 22.6%", "too few years to test"],
        ["25.0% (2025)", "10.0%", "up 1.0 point, may be chance", "22.4% to 27.8%", "getting worse over 2020 to 2025"],
    ]
    assert table.set_index("Indicator").loc["Name of no_interval", "95% interval"] == "not available"


def test_every_group_of_a_page_exists():
    assert {(against, moving) for against, moving, _ in readings.LISTS} <= set(
        pd.MultiIndex.from_product([priorities.AGAINST, priorities.MOVING])
    )
