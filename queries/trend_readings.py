"""A tested trend in plain words."""

import pandas as pd

from queries import trends

VERDICTS = {
    "better": "getting better over {since} to {until} (tested)",
    "worse": "getting worse over {since} to {until} (tested)",
    "rising": "rising over {since} to {until} (tested; neither way is better)",
    "falling": "falling over {since} to {until} (tested; neither way is better)",
    "none": "no clear trend over {since} to {until} (tested)",
}


def verdict(row: pd.Series | None) -> str:
    """ "getting better over 2019 to 2025 (tested)", "no clear trend ...", "too few years to test" and how many."""
    if row is None:
        return "too few years to test"
    if row["verdict"] == "too_few":
        return f"too few years to test ({row['values']} of the {trends.FEWEST} needed)"
    return VERDICTS[row["verdict"]].format(since=row["since"], until=row["until"])


def explained(row: pd.Series | None) -> str:
    """The verdict as a sentence, and how it was tested."""
    said = f"Trend: {verdict(row)}."
    if row is None or row["verdict"] == "too_few":
        return said
    share = "less than 0.1%" if row["p"] < 0.001 else f"{row['p']:.1%}"
    return (
        f"{said} Mann-Kendall test of {row['values']} values: "
        f"{share} of all orders of them rise or fall at least as steadily; below 5% we call it a trend."
    )
