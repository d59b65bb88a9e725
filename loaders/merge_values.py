"""Between sources that publish the same value of an indicator, the preferred one is kept.

Two published values disagree when they differ by more than rounding: by more than half a
unit of the last decimal of the coarser source, whose decimals are told from its values of
that indicator. A value and a note disagree too, unless the note is the `not_available` of a
less preferred source, which has nothing to say or has lost the reason, or is `rounds_to_zero`
beside a 0. The note of the preferred source stands: the other may be older than the reason.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

import schema
from loaders.errors import LoadError

KEY = ["place_code", "indicator", "period"]
MOST_DECIMALS = 8
"""A value with more is unrounded."""

NOISE = 1e-9
"""Of floating point, as a share of the value."""


def indicator_values(
    frames: Sequence[pd.DataFrame], precedence: Mapping[str, int]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(indicator_values, conflicts) of frames of indicator_values: one row per place, indicator and period.

    The source with the lowest number in `precedence` is kept, with its own counts and
    interval; sources of equal number go by their keys. Neither the order of frames nor of
    rows matters. Raises LoadError where one source gives two different rows for a key.
    """
    everything = _ordered(pd.concat(frames, ignore_index=True), precedence)
    everything["decimals"] = _decimals(everything)
    is_first = ~everything.duplicated(KEY).to_numpy()
    kept, other = everything[is_first], everything[~is_first]
    preferred = kept.iloc[np.cumsum(is_first)[~is_first] - 1].reset_index(drop=True)
    conflicts = _conflicts(preferred, other.reset_index(drop=True))
    return schema.frame("indicator_values", kept.drop(columns="decimals")), conflicts


def _ordered(everything: pd.DataFrame, precedence: Mapping[str, int]) -> pd.DataFrame:
    """Rows by key, the preferred source first; a row given twice by one source stands once.

    Sorts by the codes of categories, far faster than by text.
    """
    codes = {name: pd.Categorical(everything[name]) for name in [*KEY, "source"]}
    rank = np.array([precedence[source] for source in codes["source"].categories], dtype=int)[codes["source"].codes]
    order = np.lexsort((codes["source"].codes, rank, *(codes[name].codes for name in reversed(KEY))))
    everything = everything.assign(**{name: codes[name] for name in codes}).iloc[order].reset_index(drop=True)
    repeated = everything.duplicated([*KEY, "source"], keep=False)
    if repeated.any():
        same = everything[repeated].drop_duplicates()
        twice = same[same.duplicated([*KEY, "source"])]
        if len(twice):
            place, indicator, period, source = twice[[*KEY, "source"]].iloc[0]
            problem = f"two different rows of {indicator} for {place} in {period}"
            remedy = "Correct the filters of the indicator in data/reference/indicators.csv."
            raise LoadError(source, "", problem, remedy)
        everything = everything[~everything.duplicated([*KEY, "source"])]
    return everything


def _conflicts(kept: pd.DataFrame, other: pd.DataFrame) -> pd.DataFrame:
    """The rows of two frames, aligned, that disagree, as rows of conflicts."""
    values = kept["value"].notna() & other["value"].notna()
    gap = (kept["value"] - other["value"]).abs()
    rounding = 0.5 * 10.0 ** -np.minimum(kept["decimals"], other["decimals"])
    differ = values & (gap > rounding + NOISE * (1 + kept["value"].abs()))
    silent = other["value"].isna() & (other["note"] == "not_available")
    zero = ((kept["note"] == "rounds_to_zero") & (other["value"] == 0)) | (
        (other["note"] == "rounds_to_zero") & (kept["value"] == 0)
    )
    one_note = (kept["value"].notna() != other["value"].notna()) & ~silent & ~zero
    rows = differ | one_note
    kept, other, both = kept[rows], other[rows], differ[rows]
    reasons = np.where(both, "The values differ by more than rounding", "One gives a value, the other a note")
    return schema.frame(
        "conflicts",
        {
            "subject": ["indicator_values.value"] * len(kept),
            "key": [" ".join(key) for key in zip(*(kept[name] for name in KEY), strict=True)],
            "source_a": kept["source"].astype("str"),
            "value_a": _words(kept),
            "source_b": other["source"].astype("str"),
            "value_b": _words(other),
            "kept": _words(kept),
            "reason": [
                f"{reason}; {a} is preferred to {b}"
                for reason, a, b in zip(reasons, kept["source"], other["source"], strict=True)
            ],
        },
    )


def _decimals(everything: pd.DataFrame) -> pd.Series:
    """For each row the most decimals its source writes a value of its indicator with."""
    values = everything["value"].fillna(0).to_numpy()
    decimals = np.full(len(values), float(MOST_DECIMALS))
    for places in reversed(range(MOST_DECIMALS)):
        decimals[np.abs(values - np.round(values, places)) <= NOISE * (1 + np.abs(values))] = places
    groups = [everything["source"], everything["indicator"]]
    return pd.Series(decimals, everything.index).groupby(groups, observed=True).transform("max")


def _words(rows: pd.DataFrame) -> list[str]:
    """The value of each row as text, or its note."""
    return [
        note if pd.isna(value) else f"{value:.15g}" for value, note in zip(rows["value"], rows["note"], strict=True)
    ]
