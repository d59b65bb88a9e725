"""How sure a published value is: 95% intervals, published or worked out from published counts."""

import numpy as np
import pandas as pd

Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""

PER = {"percent": 100.0, "per_10000": 10_000.0, "per_100000": 100_000.0, "per_1000": 1_000.0}

SMALL_COUNT = 20
"""A count below this gets a caution: one or two children more or fewer move the value visibly."""


def intervals(values: pd.DataFrame, unit: str) -> pd.DataFrame:
    """lower, upper and method ("published", "wilson", "byar" or null) for each row of `values`.

    `values` has value, numerator, denominator, lower, upper. A published interval is kept.
    Percentages get Wilson's interval (Wilson 1927, by statsmodels), rates Byar's approximation
    to the Poisson (Breslow and Day 1987, vol. II, p. 69), both only where the count and base are
    published. Otherwise the interval is null: "interval not available".
    """
    lower, upper = values["lower"].to_numpy(float, copy=True), values["upper"].to_numpy(float, copy=True)
    method = np.where(np.isnan(lower), None, "published").astype(object)
    count, base = values["numerator"].to_numpy(float), values["denominator"].to_numpy(float)
    can = np.isnan(lower) & ~np.isnan(values["value"].to_numpy(float)) & ~np.isnan(count) & (base > 0)
    if unit == "percent":
        can &= count <= base
        if can.any():
            from statsmodels.stats.proportion import proportion_confint  # half a second to import

            lower[can], upper[can] = proportion_confint(count[can], base[can], alpha=0.05, method="wilson")
            lower[can] *= 100
            upper[can] *= 100
            method[can] = "wilson"
    elif unit in PER and can.any():
        low, high = byar(count[can])
        lower[can], upper[can] = low / base[can] * PER[unit], high / base[can] * PER[unit]
        method[can] = "byar"
    return pd.DataFrame({"lower": lower, "upper": upper, "method": method}, index=values.index)


def byar(count: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Byar's 95% interval of a Poisson count (Breslow and Day 1987, vol. II, p. 69); 0 has the lower limit 0."""
    count = np.asarray(count, float)
    positive = np.maximum(count, 1e-9)
    low = positive * (1 - 1 / (9 * positive) - Z / (3 * np.sqrt(positive))) ** 3
    more = count + 1
    high = more * (1 - 1 / (9 * more) + Z / (3 * np.sqrt(more))) ** 3
    return np.where(count == 0, 0.0, low), high


def differs(lower: float, upper: float, reference: float, rounding: float = 0.0) -> str | None:
    """Where a value lies if its interval excludes the reference ("higher", "lower"), else "similar"; None without one.

    `rounding` is half a unit of the reference's last decimal: what it was rounded from may lie that far off.
    """
    if np.isnan(lower) or np.isnan(reference):
        return None
    return "higher" if lower > reference + rounding else "lower" if upper < reference - rounding else "similar"
