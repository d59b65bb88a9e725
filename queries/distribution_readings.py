"""Plain sentences on how one indicator is spread: over the regions, against chance, in fifths."""

import pandas as pd

from queries import numbers
from queries.indicator_readings import POLARITY
from queries.indicator_titles import ends_of_regions


def regions(table: pd.DataFrame, indicator: pd.Series, england_text: str) -> str:
    """Highest and lowest region and England; how wide the widest region is."""
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    ends = table.groupby("region_name")["value"].agg(["min", "max"])
    widest = (ends["max"] - ends["min"]).idxmax()
    low, high = (numbers.text(ends.loc[widest, end], unit, decimals) for end in ("min", "max"))
    said = ends_of_regions(table, indicator)
    published = f" England's value is {england_text}." if england_text else ""
    return (
        f"{said[0].upper()}{said[1:]}.{published} Within {widest}, where authorities are furthest apart, they range "
        f"from {low} to {high}. {POLARITY[indicator['polarity']]}."
    )


SIDES = {
    "above 99.8%": "above the 99.8% limits",
    "above 95%": "above the 95% limits",
    "within": "within the 95% limits",
    "below 95%": "below the 95% limits",
    "below 99.8%": "below the 99.8% limits",
}


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


def fifths(table: pd.DataFrame, names: list[str], indicator: pd.Series) -> str:
    """What each fifth holds and how many have none."""
    none = int(table["fifth"].isna().sum())
    without = f" {numbers.plural(none, 'authority has', 'authorities have')} no value." if none else ""
    return (
        f"Authorities in fifths, from the lowest values to the highest: {'; '.join(names)}.{without} "
        f"{POLARITY[indicator['polarity']]}."
    )
