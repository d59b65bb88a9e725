"""Two indicators of every authority as a table for people."""

import pandas as pd

ROLES = {"mine": "chosen authority", "peer": "peer", "other": "", "england": "England"}


def points(table: pd.DataFrame, first: pd.Series, second: pd.Series) -> pd.DataFrame:
    """A row for each authority with both values: mine first, then its peers, then the others by name."""
    order = table["role"].map({role: place for place, role in enumerate(("mine", "peer", "england", "other"))})
    table = table.assign(order=order).sort_values(["order", "authority_name"])
    heads = [
        f"{what['indicator_name']}, {what['unit_name']}, {table[period].iloc[0]}"
        for what, period in ((first, "period_x"), (second, "period_y"))
    ]
    return pd.DataFrame(
        {
            "Place": table["authority_name"].to_numpy(),
            heads[0]: table["text_x"].to_numpy(),
            heads[1]: table["text_y"].to_numpy(),
            "Is": table["role"].map(ROLES).to_numpy(),
        }
    )
