"""One indicator by the grade its authorities hold: how each group is spread. Never why."""

from datetime import date

import pandas as pd

from queries import indicators, judgements, numbers
from queries.memory import remembered

FEWEST = 10
"""A group smaller than this is shown by its authorities alone, without median and quarters."""


@remembered
def period(indicator: str, as_at: date) -> str | None:
    """The newest period with values that had ended by a day; None where there is none."""
    known = indicators.values(indicator)
    known = known[known["value"].notna() & (known["period_end"] <= pd.Timestamp(as_at))]
    return None if known.empty else known["period"].iloc[-1]


@remembered
def values(indicator: str, judgement: str, as_at: date) -> pd.DataFrame:
    """Every authority with a value, in the newest period by a day, and the grade it held on that day.

    Columns: authority_code, authority_name, grade ("none" where it has none), published_on (of the grade), period,
    value, text, source. Lowest value first. Empty where no period had ended by then.
    """
    chosen = period(indicator, as_at)
    if chosen is None:
        return pd.DataFrame(columns=["authority_code", "authority_name", "grade", "published_on", "value"])
    table, what = indicators.ranked(indicator, chosen), indicators.one(indicator)
    table = table.loc[table["rank"].notna(), ["authority_code", "authority_name", "value", "source"]]
    grades = judgements.latest(judgement, as_at)[["authority_code", "grade", "published_on"]]
    table = table.merge(grades, on="authority_code").sort_values("value", kind="stable", ignore_index=True)
    text = [numbers.text(value, what["unit"], int(what["decimals"])) for value in table["value"]]
    return table.assign(period=chosen, text=text)


@remembered
def groups(table: pd.DataFrame) -> pd.DataFrame:
    """A row for each grade held, best first, those without a grade last.

    Columns: grade, authorities (how many), low_edge, median, high_edge (numpy's linear quartiles; null below FEWEST),
    lowest, highest, first and last (days on which these grades were published).
    """
    rows = []
    for grade in (*judgements.GRADES, judgements.NONE):
        some = table[table["grade"] == grade]
        if some.empty:
            continue
        edges = some["value"].quantile([0.25, 0.5, 0.75]).tolist() if len(some) >= FEWEST else [float("nan")] * 3
        days = some["published_on"]
        row = (grade, len(some), *edges, some["value"].min(), some["value"].max(), days.min(), days.max())
        rows.append(row)
    columns = ["grade", "authorities", "low_edge", "median", "high_edge", "lowest", "highest", "first", "last"]
    return pd.DataFrame(rows, columns=columns)
