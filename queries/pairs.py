"""Two indicators of every authority: which points there are, how far they go together, the line fitted to them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from queries import indicators, numbers, peers, profile
from queries.memory import remembered

FEWEST = 10
"""Fewer authorities than this say nothing of how two indicators go together."""


@remembered
def others(indicator: str) -> tuple[list[str], int]:
    """The other indicators, and the place among them of the first headline one of another topic."""
    catalogue = indicators.catalogue()
    rest = catalogue[catalogue["indicator"] != indicator].reset_index(drop=True)
    starts = rest.index[rest["is_headline"] & (rest["topic"] != indicators.one(indicator)["topic"])]
    return rest["indicator"].tolist(), int(starts[0]) if len(starts) else 0


@remembered
def period(indicator: str, day: pd.Timestamp | None = None) -> str | None:
    """The newest period in which authorities have values, or that which ends nearest a day (the earlier of two)."""
    known = indicators.values(indicator)
    known = known[known["value"].notna() & (known["place_code"] != indicators.ENGLAND)]
    ends = known.drop_duplicates("period_end")[["period", "period_end"]]
    if ends.empty:
        return None
    if day is None:
        return ends["period"].iloc[-1]
    return ends["period"].iloc[int((ends["period_end"] - day).abs().to_numpy().argmin())]


@remembered
def periods(indicator: str, against: str) -> tuple[str, str] | None:
    """The newest period of the first indicator and that of the second which ends nearest to it; None without values."""
    first = period(indicator)
    if first is None or period(against) is None:
        return None
    return first, period(against, end(indicator, first))


@remembered
def end(indicator: str, period: str) -> pd.Timestamp:
    """The last day of a period of an indicator."""
    known = indicators.values(indicator)
    return known.loc[known["period"] == period, "period_end"].iloc[0]


@remembered
def points(indicator: str, against: str, authority: str | None, compare: str) -> pd.DataFrame:
    """Every authority with a value of both indicators, and England where its values are no totals.

    Columns: authority_code, authority_name, short_name, x (first indicator), y (second), text_x, text_y, period_x,
    period_y, role ("mine", "peer", "other", "england"), source_x, source_y. Empty where the indicators have no periods.
    """
    chosen = periods(indicator, against)
    if chosen is None:
        return pd.DataFrame(columns=["authority_code", "authority_name", "x", "y", "role"])
    parts = []
    for key, which, axis in ((indicator, chosen[0], "x"), (against, chosen[1], "y")):
        table = indicators.ranked(key, which)
        table = table.loc[table["rank"].notna(), ["authority_code", "authority_name", "short_name", "value", "source"]]
        parts.append(
            table.rename(columns={"value": axis, "source": f"source_{axis}"}).assign(**{f"period_{axis}": which})
        )
    both = parts[0].merge(parts[1].drop(columns=["authority_name", "short_name"]), on="authority_code")
    beside = peers.of(authority, compare)
    code = both["authority_code"]
    both["role"] = np.where(code == authority, "mine", np.where(code.isin(beside), "peer", "other"))
    england = [
        indicators.worth(key, indicators.ENGLAND, p) for key, p in zip((indicator, against), chosen, strict=True)
    ]
    totals = {indicators.one(key)["unit"] for key in (indicator, against)} & set(profile.TOTALS)
    if None not in england and not totals:
        place = {"authority_code": indicators.ENGLAND, "authority_name": "England", "short_name": "England"}
        extra = place | {
            "x": england[0],
            "y": england[1],
            "role": "england",
            "period_x": chosen[0],
            "period_y": chosen[1],
        }
        both = pd.concat([both, pd.DataFrame([extra])], ignore_index=True)
    for key, axis in ((indicator, "x"), (against, "y")):
        unit, decimals = indicators.one(key)["unit"], int(indicators.one(key)["decimals"])
        both[f"text_{axis}"] = [numbers.text(value, unit, decimals) for value in both[axis]]
    return both


@dataclass(frozen=True)
class Together:
    """How far two indicators go together over authorities: Spearman's rank correlation and the straight line."""

    authorities: int
    correlation: float
    """Spearman's rho, -1 to 1; nan below FEWEST authorities or where one of the two does not vary."""
    p_value: float
    slope: float
    intercept: float
    r_squared: float


@remembered
def together(table: pd.DataFrame) -> Together:
    """The correlation of the authorities in `points` and the line fitted to them by least squares (both by scipy)."""
    known = table[table["role"] != "england"]
    x, y = known["x"].to_numpy(float), known["y"].to_numpy(float)
    if len(known) < FEWEST or np.ptp(x) == 0 or np.ptp(y) == 0:
        return Together(len(known), *(float("nan"),) * 5)
    from scipy import stats  # slow to import

    rank, line = stats.spearmanr(x, y), stats.linregress(x, y)
    numbers = (rank.statistic, rank.pvalue, line.slope, line.intercept, line.rvalue**2)
    return Together(len(known), *(float(number) for number in numbers))
