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
    places, ends, numbers = (values[column].to_numpy() for column in ("place_code", "period_end", "value"))
    for rule in of(indicator).itertuples():
        bears = (ends >= rule.first_period_end) & ~(ends > rule.last_period_end)
        if pd.notna(rule.place_code):
            bears &= places == rule.place_code
        if pd.notna(rule.only_value):
            bears &= numbers == rule.only_value
        said[bears] += f" {rule.text}"
    shown = pd.Series(said, index=values.index, dtype="str").str.strip()
    return shown.mask(shown == "")


@remembered
def last_break(indicator: str) -> pd.Timestamp | None:
    """The end of the first period after an indicator's newest break; None where its series is one."""
    table = of(indicator)
    ends = table.loc[table["kind"] == "break", "first_period_end"]
    return ends.max() if len(ends) else None


@remembered
def legend(indicator: str) -> pd.DataFrame:
    """Each fact that bears on an indicator once: text, known_from, first_period_end, newest first."""
    table = of(indicator).drop_duplicates("annotation")[["text", "known_from", "first_period_end"]]
    return table.sort_values("first_period_end", ascending=False, ignore_index=True)
