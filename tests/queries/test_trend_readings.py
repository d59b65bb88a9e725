import pandas as pd
import pytest

from queries import trend_readings as readings


def row(verdict: str, p: float = 0.03, values: int = 7) -> pd.Series:
    return pd.Series({"values": values, "since": "2019", "until": "2025", "p": p, "verdict": verdict})


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("better", "getting better over 2019 to 2025 (tested)"),
        ("worse", "getting worse over 2019 to 2025 (tested)"),
        ("rising", "rising over 2019 to 2025 (tested; neither way is better)"),
        ("falling", "falling over 2019 to 2025 (tested; neither way is better)"),
        ("none", "no clear trend over 2019 to 2025 (tested)"),
    ],
)
def test_a_verdict_in_words(verdict, words):
    assert readings.verdict(row(verdict)) == words


def test_too_few_years():
    assert readings.verdict(row("too_few", values=3)) == "too few years to test (3 of the 5 needed)"
    assert readings.verdict(None) == "too few years to test"
    assert readings.explained(None) == "Trend: too few years to test."
    assert readings.explained(row("too_few", values=4)) == "Trend: too few years to test (4 of the 5 needed)."


def test_how_it_was_tested():
    assert readings.explained(row("better", 0.0301587)) == (
        "Trend: getting better over 2019 to 2025 (tested). Mann-Kendall test of 7 values: "
        "3.0% of all orders of them rise or fall at least as steadily; below 5% we call it a trend."
    )
    assert ": less than 0.1% of all orders" in readings.explained(row("worse", 0.0004))
