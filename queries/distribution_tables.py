"""How one indicator is spread, as tables for people."""

import pandas as pd

from queries import numbers
from queries.distribution_readings import SIDES


def regions(table: pd.DataFrame) -> pd.DataFrame:
    """Every authority with a value, region by region, and the region's own value."""
    columns = {"region_name": "Region", "region_text": "Region's value", "authority_name": "Authority", "text": "Value"}
    return table[list(columns)].rename(columns=columns)


def funnel(table: pd.DataFrame) -> pd.DataFrame:
    """Every authority of a funnel: value, count, base, and where it lies."""
    return pd.DataFrame(
        {
            "Authority": table["label"],
            "Value": table["text"],
            "Count": [numbers.text(v, "count", 0) for v in table["numerator"]],
            "Out of": [numbers.text(v, "count", 0) for v in table["denominator"]],
            "Lies": table["outside"].map(SIDES),
        }
    )


def fifths(table: pd.DataFrame, indicator: pd.Series) -> pd.DataFrame:
    """Every authority of a map: value and fifth, the highest first."""
    table = table.sort_values("value", ascending=False, na_position="last")
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    return pd.DataFrame(
        {
            "Authority": table["authority_name"],
            "Value": [numbers.text(v, unit, decimals) or "no value" for v in table["value"]],
            "Fifth (1 is lowest)": table["fifth"].astype("Int64"),
        }
    ).reset_index(drop=True)
