"""What a reader must know of some values: said on the value wherever it is shown."""

import numpy as np
import pandas as pd

import schema
from queries.memory import remembered

TEXT = ("annotation", "indicator", "place_code", "kind", "text", "known_from")


@remembered
def every() -> pd.DataFrame:
    """All annotations, columns as in schema.py, text as strings, place_code null for everywhere."""
    table = schema.read("value_annotations")
    return table.astype({column: "object" for column in TEXT})


@remembered
def of(indicator: str) -> pd.DataFrame:
    """The annotations of one indicator."""
    table = every()
    return table[table["indicator"] == indicator]


def texts(indicator: str, values: pd.DataFrame) -> pd.Series:
    """For each row of `values` (place_code, period_end, value) the sentences that bear on it; null for none."""
    said = np.full(len(values), "", dtype=object)
    for rule in of(indicator).itertuples():
        said[_bears(rule, values)] += f" {rule.text}"
    shown = pd.Series(said, index=values.index, dtype="str").str.strip()
    return shown.mask(shown == "")


def _bears(rule, values: pd.DataFrame) -> np.ndarray:
    places, ends, numbers = (values[column].to_numpy() for column in ("place_code", "period_end", "value"))
    bears = (ends >= rule.first_period_end) & ~(ends > rule.last_period_end)
    if pd.notna(rule.place_code):
        bears &= places == rule.place_code
    if pd.notna(rule.only_value):
        bears &= numbers == rule.only_value
    return bears


def doubtful(indicator: str, values: pd.DataFrame) -> np.ndarray:
    """Whether each row of `values` is a number that more likely says nothing, such as a zero never recorded."""
    rules = [rule for rule in of(indicator).itertuples() if pd.notna(rule.only_value)]
    return np.any([_bears(rule, values) for rule in rules], axis=0) if rules else np.zeros(len(values), dtype=bool)


@remembered
def last_break(indicator: str) -> pd.Timestamp | None:
    """The end of the first period after an indicator's newest break; None where its series is one."""
    table = of(indicator)
    ends = table.loc[table["kind"] == "break", "first_period_end"]
    return ends.max() if len(ends) else None


@remembered
def legend(indicator: str, near: tuple[str, ...]) -> pd.DataFrame:
    """Each fact that bears on an indicator once, the newest first, those on places in `near` before all others.

    Columns: text, known_from, first_period_end, last_period_end (null while it still bears), places (their codes,
    none for everywhere). What bears everywhere bears on `near` as well.
    """
    table = _facts(indicator)
    is_far = [bool(codes) and set(codes).isdisjoint(near) for codes in table["places"]]
    return table.iloc[np.argsort(is_far, kind="stable")].reset_index(drop=True)


@remembered
def _facts(indicator: str) -> pd.DataFrame:
    """The rows of `legend`, the newest first."""
    table = of(indicator)
    places = table.groupby("annotation", observed=True)["place_code"].agg(lambda codes: tuple(codes.dropna()))
    table = table.drop_duplicates("annotation")
    table = table.assign(places=table["annotation"].map(places))
    table = table.sort_values("first_period_end", ascending=False, kind="stable", ignore_index=True)
    return table[["text", "known_from", "first_period_end", "last_period_end", "places"]]
