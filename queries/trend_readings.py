"""A tested trend in plain words."""

import pandas as pd

from queries import trends

VERDICTS = {
    "better": "getting better over {since} to {until}",
    "worse": "getting worse over {since} to {until}",
    "rising": "rising over {since} to {until}; neither way is better",
    "falling": "falling over {since} to {until}; neither way is better",
    "none": "no steady rise or fall over {since} to {until}",
}


def verdict(row: pd.Series | None) -> str:
    """ "getting better over 2019 to 2025", "no steady rise or fall ...", "too few years to test" and how many."""
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
        f"{said} Of all orders in which its {row['values']} values could have come, {share} rise or fall as steadily; "
        "below 5% we call it a trend (Mann-Kendall test)."
    )
