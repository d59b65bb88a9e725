"""Between published files that give the same fact, the one with the lowest precedence number wins."""

from collections.abc import Mapping, Sequence

import pandas as pd

import schema


def first_wins(
    frames: Sequence[pd.DataFrame], key: Sequence[str], columns: Sequence[str], precedence: Mapping[str, int]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """(rows, conflicts) of frames of one tidy table, each with a `source` column.

    Of rows with the same key the one whose source has the lowest number in `precedence` is
    kept; every value of `columns` in which another source differs is a row of conflicts.
    Sources of equal precedence are taken in the order of their keys. The order of frames
    and rows does not matter.
    """
    key = list(key)
    both = pd.concat(frames, ignore_index=True)
    both = both.assign(precedence=both["source"].map(precedence))
    both = both.sort_values([*key, "precedence", "source"], kind="stable").drop(columns="precedence")
    kept = both.drop_duplicates(key).reset_index(drop=True)
    repeated = both[both.duplicated(key)].merge(kept, on=key, suffixes=("_b", "_a"))
    table = next(table for table in schema.TABLES.values() if table.key == tuple(key))
    conflicts = [_conflicts(repeated, key, column, table.name) for column in columns]
    return schema.frame(table.name, kept), pd.concat(conflicts, ignore_index=True)


def _conflicts(repeated: pd.DataFrame, key: list[str], column: str, table: str) -> pd.DataFrame:
    kept, other = repeated[f"{column}_a"], repeated[f"{column}_b"]
    differ = repeated[(kept != other) & ~(kept.isna() & other.isna())]
    return schema.frame(
        "conflicts",
        pd.DataFrame(
            {
                "subject": f"{table}.{column}",
                "key": differ[key].astype("string").agg(" ".join, axis=1) if len(differ) else [],
                "source_a": differ["source_a"],
                "value_a": differ[f"{column}_a"].astype("string"),
                "source_b": differ["source_b"],
                "value_b": differ[f"{column}_b"].astype("string"),
                "kept": differ[f"{column}_a"].astype("string"),
                "reason": differ["source_a"] + " is preferred to " + differ["source_b"],
            }
        ),
    )
