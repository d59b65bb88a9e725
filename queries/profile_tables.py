"""One authority's many indicators as a table for people."""

import pandas as pd

from queries import indicator_readings as indicators
from queries import numbers
from queries import profile_readings as readings


def spine(table: pd.DataFrame, without: tuple[str, ...]) -> pd.DataFrame:
    """A row for each indicator, those without any value last: what the profile draws, in words and numbers.

    The columns that tell most come first: a printed page holds six of them.
    """
    rows = table.to_dict("records")

    def shown(row: dict, column: str, more: int = 0) -> str:
        return numbers.text(row[column], row["unit"], row["decimals"] + more)

    made = pd.DataFrame(
        {
            "Indicator": table["indicator_name"],
            "Value": [readings.value(row) for row in rows],
            "England": [shown(row, "england") or "none" for row in rows],
            "Median of peers": [shown(row, "peers_median") or "none" for row in rows],
            "Beside England": [readings.verdict(row) for row in rows],
            "Rank": [indicators.rank(row, row["polarity"]) for row in rows],
            "Change": [readings.change(row) for row in rows],
            "95% interval": [
                f"{shown(row, 'lower', 1)} to {shown(row, 'upper', 1)}" if pd.notna(row["lower"]) else "not available"
                for row in rows
            ],
            "Period": table["period_type"] + " " + table["period"],
            "Unit": table["unit_name"],
            "Topic": table["topic"],
            "Peers with a value": [f"{row['peers_with_value']} of {row['peers']}" for row in rows],
            "Region": [shown(row, "region") or "none" for row in rows],
            "Lowest": [shown(row, "lowest") for row in rows],
            "Highest": [shown(row, "highest") for row in rows],
            "Note": [" ".join(filter(None, (readings.missing(row), readings.caution(row)))) for row in rows],
        }
    )
    none = pd.DataFrame({"Indicator": list(without), "Value": "none published"})
    return pd.concat([made, none], ignore_index=True).fillna("") if without else made
