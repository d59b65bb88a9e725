import pandas as pd
import pytest

from queries import pairs_readings as readings
from queries.pairs import Together

NONE = float("nan")
FIRST = pd.Series({"indicator_name": "Visits", "period_type": "31 March"}, name="visits")
SECOND = pd.Series({"indicator_name": "Delays in court", "period_type": "academic year"}, name="delays")


def together(correlation: float, p_value: float = 0.001, authorities: int = 100, r_squared: float = 0.25) -> Together:
    return Together(authorities, correlation, p_value, 1.0, 0.0, r_squared)


@pytest.mark.parametrize(
    ("correlation", "p_value", "said"),
    [
        (0.05, 0.01, "hardly any connection"),
        (-0.2, 0.01, "a weak connection"),
        (0.3, 0.01, "a fair connection"),
        (-0.7, 0.01, "a close connection"),
        (0.7, 0.05, "no clear connection"),
    ],
)
def test_how_far_two_go_together_in_words(correlation, p_value, said):
    assert readings.strength(together(correlation, p_value)) == said


def test_the_correlation_in_a_sentence():
    assert readings.correlation(together(-0.43), FIRST, SECOND) == (
        "100 authorities have both. Authorities with a higher value for “Visits” tend to have a lower one for "
        "“Delays in court”: a fair connection "
        "(Spearman's rank correlation -0.43)."
    )
    assert readings.correlation(together(0.1, 0.4), FIRST, SECOND) == (
        "100 authorities have both. No clear connection (Spearman's rank correlation 0.10)."
    )
    assert readings.correlation(together(NONE, NONE, 1), FIRST, SECOND) == (
        "1 authority has both: too few, or too alike, to say whether they go together (at least 10 are needed)."
    )


def test_the_title_says_how_far_two_indicators_go_together():
    pair = tuple(pd.Series({"indicator_name": name}) for name in ("Visits", "Delays"))
    assert readings.title(together(0.7), *pair) == (
        "Visits and delays: a close connection; as one is higher, the other tends to be higher"
    )
    assert readings.title(together(-0.2), *pair).endswith(
        "a weak connection; as one is higher, the other tends to be lower"
    )
    assert readings.title(together(0.7, 0.2), *pair) == "Visits and delays: no clear connection"
    assert readings.title(together(NONE), *pair) == (
        "Visits and delays: too few authorities to say whether they go together"
    )
    assert readings.line(together(0.5)) == (
        "The straight line that fits best accounts for 25% of the differences (R squared 0.25)."
    )


def test_two_totals_go_together_by_size_alone():
    total = FIRST.to_dict() | {"unit": "count"}
    assert readings.size(pd.Series(total), pd.Series(total | {"unit": "pounds"})) == (
        "Both are totals, which are larger in larger authorities: that alone makes them go together."
    )
    assert readings.size(pd.Series(total), pd.Series(total | {"unit": "percent"})) is None


def test_my_own_point():
    table = pd.DataFrame({"role": ["other", "mine"], "text_x": ["1", "54%"], "text_y": ["2", "3.0"]})
    assert readings.mine(table, "Northam") == "Northam: 54% and 3.0."
    assert readings.mine(table[:1], "Northam") == "Northam lacks a value for one of the two in these periods."


def test_different_times_are_explained():
    march, august = pd.Timestamp("2024-03-31"), pd.Timestamp("2024-08-31")
    assert readings.different_periods(FIRST, SECOND, ("2024", "2024"), (march, march)) is None
    assert readings.different_periods(FIRST, SECOND, ("2024", "2023-24"), (march, august)) == (
        "The two are of different times (31 March 2024 across, academic year 2023-24 upwards): of the second indicator "
        "the period is shown that ends nearest to the newest of the first."
    )


def test_no_cause_is_suggested():
    assert "does not mean that one brings about the other" in readings.NO_CAUSE
