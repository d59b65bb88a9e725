"""Plain sentences on how one indicator is spread: over the regions, against chance, in fifths."""

import pandas as pd

from queries import numbers
from queries.indicator_readings import POLARITY


def regions_title(table: pd.DataFrame, indicator: pd.Series) -> str:
    """The finding of a strip of regions: where mine stands in its own, or how far regions are apart."""
    mine = table[table["role"] == "mine"]
    if len(mine):
        row = mine.iloc[0]
        others = table[(table["region_name"] == row["region_name"]) & (table["role"] != "mine")]
        above, below = int((others["value"] < row["value"]).sum()), int((others["value"] > row["value"]).sum())
        return f"{row['authority_name']} is {numbers.above(above, below, len(others))} others in {row['region_name']}"
    known = table.dropna(subset=["region_value"]).sort_values("region_value", kind="stable")
    if known.empty:
        return "No region has a published value"
    low, high = known.iloc[0], known.iloc[-1]
    return (
        f"Regions range from {low['region_text']} ({low['region_name']}) "
        f"to {high['region_text']} ({high['region_name']})"
    )


def regions(table: pd.DataFrame, indicator: pd.Series, england_text: str) -> str:
    """Highest and lowest region and England; how wide the widest region is."""
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    ends = table.groupby("region_name")["value"].agg(["min", "max"])
    widest = (ends["max"] - ends["min"]).idxmax()
    low, high = (numbers.text(ends.loc[widest, end], unit, decimals) for end in ("min", "max"))
    published = f" England's value is {england_text}." if england_text else ""
    return (
        f"{regions_title(table.assign(role='other'), indicator)}.{published} Within {widest}, where authorities "
        f"are furthest apart, they range from {low} to {high}. {POLARITY[indicator['polarity']]}."
    )


SIDES = {
    "above 99.8%": "above the 99.8% limits",
    "above 95%": "above the 95% limits",
    "within": "within the 95% limits",
    "below 95%": "below the 95% limits",
    "below 99.8%": "below the 99.8% limits",
}


def funnel_title(table: pd.DataFrame, mine: str | None, indicator: pd.Series) -> str:
    """The finding of a funnel: where mine lies, or how many lie outside."""
    row = table[table["authority_code"] == mine]
    if len(row):
        outside = row["outside"].iloc[0]
        better = {"higher": "above", "lower": "below"}.get(indicator["polarity"])
        word = ""
        if outside != "within" and better:
            word = ", on the better side" if outside.startswith(better) else ", on the worse side"
        return f"{row['authority_name'].iloc[0]} lies {SIDES[outside]} around England's value{word}"
    far = int(table["outside"].str.endswith("99.8%").sum())
    return f"{far} of {numbers.plural(len(table), 'authority', 'authorities')} lie outside the 99.8% limits"


def funnel(table: pd.DataFrame) -> str:
    """How many lie outside the limits, and how many would by chance alone."""
    near = int(table["outside"].isin(["above 95%", "below 95%"]).sum())
    far = int(table["outside"].str.endswith("99.8%").sum())
    chance = [numbers.text(len(table) * share, "count", decimals) for share, decimals in ((0.05, 0), (0.002, 1))]
    lie = "lies" if far + near == 1 else "lie"
    return (
        f"Of {numbers.plural(len(table), 'authority', 'authorities')} with a published count and base, {far + near} "
        f"{lie} outside the 95% limits (chance alone: about {chance[0]}) and {far} of them outside the 99.8% "
        f"limits (chance alone: about {chance[1]}). Where many lie outside, authorities truly differ, in "
        "their children or in how they work and record: the limits do not say which."
    )


def fifths_title(table: pd.DataFrame, mine: str | None) -> str:
    """The finding of a map: the fifth mine lies in, or what a map shows."""
    names = ("lowest", "second lowest", "middle", "second highest", "highest")
    row = table[(table["authority_code"] == mine) & table["fifth"].notna()]
    if row.empty:
        return "Where values are lowest (1) and highest (5)"
    return f"{row['authority_name'].iloc[0]} is in the {names[int(row['fifth'].iloc[0]) - 1]} fifth of authorities"


def fifths(table: pd.DataFrame, names: list[str], indicator: pd.Series) -> str:
    """What each fifth holds and how many have none."""
    none = int(table["fifth"].isna().sum())
    without = f" {numbers.plural(none, 'authority has', 'authorities have')} no value." if none else ""
    return (
        f"Fifths of authorities, 1 the lowest values: {'; '.join(names)}.{without} {POLARITY[indicator['polarity']]}."
    )
