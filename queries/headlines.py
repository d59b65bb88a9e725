"""The few indicators that answer how an authority is doing, as a table that fits a screen."""

import pandas as pd

from queries import indicator_readings as indicators
from queries import numbers, profile
from queries import profile_readings as readings
from queries.memory import remembered

BETTER = {"higher": "higher", "lower": "lower", "neutral": "neither"}
HIDDEN = 0.25
"""Share of authorities from which hidden small numbers are told: a rank among the rest then says less than it seems."""


@remembered
def table(authority: str, compare: str) -> pd.DataFrame:
    """A row for each headline indicator: value and period, change, rank, peers' median and how many have one, England.

    What is said of England follows the interval and the indicator's polarity. Indicators in which the authority
    never had a value come last.
    """
    rows = profile.rows(authority, compare, None).to_dict("records")
    shown = pd.DataFrame(
        [
            {
                "Indicator": row["indicator_name"],
                "Latest": _latest(row),
                "Change": readings.short_change(row),
                "Rank": _rank(row),
                "Median of its peers": _median(row),
                "England": _text(row, "england"),
                "Beside England": "no interval" if pd.isna(row["verdict"]) else row["verdict"],
                "Better is": BETTER[row["polarity"]],
            }
            for row in rows
        ]
    )
    none = pd.DataFrame({"Indicator": profile.without(authority, None), "Latest": "never published"})
    return pd.concat([shown, none], ignore_index=True).fillna("")


def _latest(row: dict) -> str:
    few = "; small count" if readings.caution(row) else ""
    return f"{readings.value(row)} ({readings.period(row)}{few})"


def _rank(row: dict) -> str:
    hidden = int(row["hidden"])
    many = f"; {hidden} hidden" if hidden > HIDDEN * (hidden + row["of"]) else ""
    return indicators.rank(row, row["polarity"]).removesuffix(" with data") + many


def _median(row: dict) -> str:
    if not row["peers_with_value"]:
        return "none"
    return f"{_text(row, 'peers_median')} ({row['peers_with_value']} of {row['peers']})"


def _text(row: dict, column: str) -> str:
    return numbers.text(row[column], row["unit"], row["decimals"])
