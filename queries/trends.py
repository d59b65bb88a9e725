"""Trends over several years, tested: is a place's series rising or falling by more than chance would bring about?

The test is Mann and Kendall's (Mann 1945, Econometrica 13; Kendall 1975, Rank Correlation Methods), two-sided and
exact: of all orders in which the same values could have come, the share whose S is at least as far from nought, S
being the pairs of years that rise less those that fall. It asks for no counts, which half of the indicators lack, and
no shape of the trend, and one odd year cannot decide it. A test on counts would call almost every change of a large
authority a trend, as its counts vary by more than chance alone.
"""

from collections import Counter
from functools import cache
from itertools import permutations
from math import isnan

import numpy as np
import pandas as pd

from queries import annotations, indicators
from queries.memory import remembered

LONGEST, FEWEST, LEVEL = 7, 5, 0.05
"""Periods that are looked at, how many of them must have a value, and the share of chance below which a trend is."""

WORDS = {("higher", 1): "better", ("higher", -1): "worse", ("lower", 1): "worse", ("lower", -1): "better"}
COLUMNS = ["place_code", "indicator", "values", "since", "until", "s", "p", "verdict"]


@remembered
def of(indicator: str) -> pd.DataFrame:
    """The trend of an indicator in every place that has any value.

    Columns: place_code, indicator, values (how many of the last seven periods have one), since and until (the first
    and last of those), s, p (null where too few), verdict: "better" or "worse" by polarity, "rising" or "falling"
    where the indicator is neutral, "none" where chance may explain it, "too_few" below five values. The seven
    periods are the newest in which any place has a value, and none from before a break in the series.
    """
    known = indicators.values(indicator)
    known = known[known["value"].notna()]
    since = annotations.last_break(indicator)
    if since is not None:
        known = known[known["period_end"] >= since]
    if known.empty:
        return pd.DataFrame(columns=COLUMNS)
    ends = np.sort(known["period_end"].unique())[-LONGEST:]
    wide = known[known["period_end"].isin(ends)].pivot(index="place_code", columns="period_end", values="value")
    names = known.drop_duplicates("period_end").set_index("period_end")["period"].reindex(wide.columns).to_numpy()
    series = wide.to_numpy(float)
    s, p = kendall(series)
    there = ~np.isnan(series)
    count = there.sum(axis=1)
    polarity = indicators.one(indicator)["polarity"]
    verdict = [_verdict(*row, polarity) for row in zip(count, s, p, strict=True)]
    first, last = there.argmax(axis=1), there.shape[1] - 1 - there[:, ::-1].argmax(axis=1)
    columns = [wide.index, indicator, count, names[first], names[last], s, np.where(count < FEWEST, np.nan, p), verdict]
    text = dict.fromkeys(("place_code", "since", "until", "verdict"), "str")
    return pd.DataFrame(dict(zip(COLUMNS, columns, strict=True))).astype(text)


def _verdict(count: int, s: float, p: float, polarity: str) -> str:
    if count < FEWEST:
        return "too_few"
    if p > LEVEL:
        return "none"
    return WORDS.get((polarity, int(np.sign(s))), "rising" if s > 0 else "falling")


def kendall(series: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """S and its exact two-sided p for each row of at most seven values in order of time, null where missing."""
    s = np.zeros(len(series))
    for before in range(series.shape[1]):
        for after in range(before + 1, series.shape[1]):
            s += np.nan_to_num(np.sign(series[:, after] - series[:, before]))
    p = [_share(_ties(row), abs(int(size))) for row, size in zip(series.tolist(), s, strict=True)]
    return s, np.array(p, float)


def _ties(row: list[float]) -> tuple[int, ...]:
    """How often each value occurs, most often first: (2, 1, 1) for four values of which two are the same."""
    return tuple(sorted(Counter(value for value in row if not isnan(value)).values(), reverse=True))


@cache
def _share(ties: tuple[int, ...], size: int) -> float:
    """Of all orders of values with these ties, the share whose S is at least `size` away from nought."""
    return float((np.abs(_every_s(ties)) >= size).mean())


@cache
def _every_s(ties: tuple[int, ...]) -> np.ndarray:
    values = np.repeat(np.arange(len(ties)), ties)
    orders = np.array(list(permutations(values)))
    return sum(
        np.sign(orders[:, after] - orders[:, before])
        for before in range(len(values))
        for after in range(before + 1, len(values))
    ) * np.ones(len(orders))


@remembered
def one(indicator: str, place_code: str) -> pd.Series | None:
    """One place's row of `of`; None where it never had a value in those periods."""
    table = of(indicator)
    found = table[table["place_code"] == place_code]
    return None if found.empty else found.iloc[0]
