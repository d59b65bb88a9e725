"""Where a value stands among others: rank, quartile, change, by the rules of docs/decisions.md."""

import numpy as np
import pandas as pd

from queries import numbers

FEWEST_FOR_QUARTILES = 20


def rank(values: pd.Series, polarity: str) -> pd.Series:
    """1 is best by polarity, or highest where the indicator is neutral; ties share the smaller rank.

    Null values have no rank.
    """
    return values.rank(method="min", ascending=polarity == "lower")


def quartile_edges(values: pd.Series) -> np.ndarray | None:
    """The three edges between quartiles, linear interpolation (R type 7).

    None where fewer than 20 authorities have a value or the values are too coarse to tell quarters apart.
    """
    known = values.dropna().to_numpy()
    if len(known) < FEWEST_FOR_QUARTILES:
        return None
    edges = np.quantile(known, [0.25, 0.5, 0.75])
    return edges if edges[0] < edges[1] < edges[2] else None


def quartile(values: pd.Series, polarity: str) -> pd.Series:
    """1 (best) to 4 by polarity; a value on an edge belongs to the better quarter. Null for neutral indicators."""
    edges = None if polarity == "neutral" else quartile_edges(values)
    if edges is None:
        return pd.Series(np.nan, index=values.index)
    if polarity == "lower":
        quarter = 1.0 + np.searchsorted(edges, values.to_numpy(), side="left")
    else:
        quarter = 4.0 - np.searchsorted(edges, values.to_numpy(), side="right")
    return pd.Series(np.where(values.isna(), np.nan, quarter), index=values.index)


def change(value: float, before: float, decimals: int) -> float:
    """The difference of two values as people see them, so that what is said can be checked by eye."""
    return float(numbers.rounded(value, decimals) - numbers.rounded(before, decimals))


def direction(change: float, polarity: str) -> str:
    """What a change means: "better", "worse", "unchanged", or "higher"/"lower" where no judgement is made."""
    if change == 0:
        return "unchanged"
    if polarity == "neutral":
        return "higher" if change > 0 else "lower"
    return "better" if (change > 0) == (polarity == "higher") else "worse"
