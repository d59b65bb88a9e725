"""Funnel plots: how far from England's value chance alone may carry an authority of a given size."""

import numpy as np
import pandas as pd

from queries import indicators, uncertainty
from queries.memory import remembered

FEWEST = 20
"""Authorities with count and base below which there is no funnel to see."""
LEVELS = {"lower_998": 0.001, "lower_95": 0.025, "upper_95": 0.975, "upper_998": 0.999}
STEPS = 60
"""Points at which the limits are drawn."""


@remembered
def points(indicator: str, period: str) -> pd.DataFrame:
    """The authorities ranked in a period whose count and base are published, in `indicators.ranked`'s order.

    Columns of `indicators.ranked` and outside: "above 99.8%", "above 95%", "within", "below 95%" or "below 99.8%",
    the limits being those of its own base and all values as they were before rounding. Empty where there are fewer
    than 20, or England has no value, or the unit is neither a percentage nor a rate.
    """
    table, england = indicators.ranked(indicator, period), middle(indicator, period)
    unit, decimals = indicators.one(indicator)["unit"], int(indicators.one(indicator)["decimals"])
    table = table[table["rank"].notna() & table["numerator"].notna() & (table["denominator"] > 0)]
    if england is None or unit not in uncertainty.PER or len(table) < FEWEST:
        return table.iloc[:0].assign(outside=None)
    edges = limits(table["denominator"].to_numpy(), england, unit)
    value = unrounded(table, unit, decimals)
    words = ["above 99.8%", "below 99.8%", "above 95%", "below 95%"]
    far = [value > edges["upper_998"], value < edges["lower_998"], value > edges["upper_95"], value < edges["lower_95"]]
    return table.assign(outside=np.select(far, words, "within"))


@remembered
def middle(indicator: str, period: str) -> float | None:
    """England's value in a period as it was before rounding, where its count and base say; None without a value."""
    what, known = indicators.one(indicator), indicators.values(indicator)
    row = known[(known["place_code"] == indicators.ENGLAND) & (known["period"] == period) & known["value"].notna()]
    return None if row.empty else float(unrounded(row, what["unit"], int(what["decimals"]))[0])


def unrounded(values: pd.DataFrame, unit: str, decimals: int) -> np.ndarray:
    """Each value as its count and base give it, where that rounds to what was published; else as published.

    Rounding to whole per cents moves a value, or England's, across a limit in one case of thirty.
    """
    value, base = values["value"].to_numpy(float), values["denominator"].to_numpy(float)
    exact = values["numerator"].to_numpy(float) / np.where(base > 0, base, np.nan) * uncertainty.PER.get(unit, np.nan)
    return np.where(np.abs(exact - value) <= 0.5 * 10.0**-decimals + 1e-9, exact, value)


@remembered
def curves(indicator: str, period: str) -> pd.DataFrame:
    """The limits over the bases of the authorities of `points`: denominator and the four columns of LEVELS."""
    table = points(indicator, period)
    if table.empty:
        return pd.DataFrame(columns=["denominator", *LEVELS])
    bases = np.geomspace(max(table["denominator"].min() * 0.9, 1), table["denominator"].max() * 1.05, STEPS)
    unit, england = indicators.one(indicator)["unit"], middle(indicator, period)
    bases = np.unique(bases.round())
    return pd.DataFrame({"denominator": bases, **limits(bases, england, unit)})


def limits(bases: np.ndarray, england: float, unit: str) -> dict[str, np.ndarray]:
    """The exact 95% and 99.8% limits around England's value for authorities of these bases, in the unit.

    Binomial for percentages, Poisson for rates; as counts are whole, a limit is interpolated between the two between
    which its probability lies: D. J. Spiegelhalter, Funnel plots for comparing institutional performance, Statistics
    in Medicine 24 (2005), appendix A.1.
    """
    from scipy.stats import binom, poisson  # slow to import

    share = england / uncertainty.PER[unit]
    counts = binom(np.round(bases), share) if unit == "percent" else poisson(bases * share)
    found = {}
    for name, level in LEVELS.items():
        whole = counts.ppf(level)
        over = (counts.cdf(whole) - level) / np.maximum(counts.pmf(whole), 1e-300)
        found[name] = np.maximum(whole - over, 0) / bases * uncertainty.PER[unit]
    return found
