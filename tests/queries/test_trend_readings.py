import pandas as pd
import pytest

from queries import trend_readings as readings


def row(verdict: str, p: float = 0.03, values: int = 7) -> pd.Series:
    return pd.Series({"values": values, "since": "2019", "until": "2025", "p": p, "verdict": verdict})


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        ("better", "getting better over 2019 to 2025"),
        ("worse", "getting worse over 2019 to 2025"),
        ("rising", "rising over 2019 to 2025; neither way is better"),
        ("falling", "falling over 2019 to 2025; neither way is better"),
        ("none", "no steady rise or fall over 2019 to 2025"),
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
        "Trend: getting better over 2019 to 2025. Of all orders in which its 7 values could have come, 3.0% rise or "
        "fall as steadily; below 5% we call it a trend (Mann-Kendall test)."
    )
    assert ", less than 0.1% rise or fall" in readings.explained(row("worse", 0.0004))
