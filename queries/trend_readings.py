"""A tested trend in plain words."""

import pandas as pd

from queries import numbers, trends

VERDICTS = {
    "better": "getting better over {since} to {until} (tested)",
    "worse": "getting worse over {since} to {until} (tested)",
    "rising": "rising over {since} to {until} (tested; neither way is better)",
    "falling": "falling over {since} to {until} (tested; neither way is better)",
    "none": "no clear trend over {since} to {until} (tested)",
}


def title(mine: pd.DataFrame, name: str, indicator: pd.Series) -> str:
    """The finding of a trend: "Leeds rose from 51% in 2016 to 54% in 2025".

    `mine`: a place's values, oldest first, with period and value.
    """
    known = mine[mine["value"].notna()]
    if known.empty:
        return f"{name} has no published value"
    ends = [numbers.text(v, indicator["unit"], int(indicator["decimals"])) for v in known["value"].iloc[[0, -1]]]
    first, last = known["period"].iloc[[0, -1]]
    if len(known) == 1:
        return f"{name}: {ends[1]} in {last}, the only value published"
    if ends[0] == ends[1]:
        return f"{name} had {ends[1]} in {last}, as in {first}"
    way = "rose" if known["value"].iloc[-1] > known["value"].iloc[0] else "fell"
    return f"{name} {way} from {ends[0]} in {first} to {ends[1]} in {last}"


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
