"""Authorities: who they are, when they existed, whom they are compared with."""

from datetime import date

import numpy as np
import pandas as pd

import schema
from queries.memory import remembered


@remembered
def every() -> pd.DataFrame:
    """All authorities since 2009, sorted by name: columns as in schema.py and `label`.

    `label` is the name, with the last month of an abolished one.
    """
    table = schema.read("authorities").astype(
        {c: "str" for c in ("region_code", "region_name", "authority_name", "short_name", "successor_codes")}
    )
    ended = table["closed_on"].dt.strftime(" (until %B %Y)").fillna("")
    return table.assign(label=table["authority_name"] + ended).sort_values(["label"]).reset_index(drop=True)


@remembered
def labels() -> dict[str, str]:
    """authority_code -> label, current authorities first."""
    table = every()
    table = pd.concat([table[table["closed_on"].isna()], table[table["closed_on"].notna()]])
    return dict(zip(table["authority_code"], table["label"], strict=True))


@remembered
def codes() -> dict[str, str]:
    """label -> authority_code, in the order of `labels`."""
    return {label: code for code, label in labels().items()}


@remembered
def one(authority_code: str) -> pd.Series:
    """The row of one authority. Raises KeyError for a code that is not in the table."""
    return _by_code().loc[authority_code]


@remembered
def _by_code() -> pd.DataFrame:
    return every().set_index("authority_code")


@remembered
def existing(day: date) -> pd.DataFrame:
    """The rows of `every` for authorities that existed on a day."""
    table, day = every(), pd.Timestamp(day)
    begun = table["opened_on"].isna() | (table["opened_on"] <= day)
    return table[begun & (table["closed_on"].isna() | (table["closed_on"] >= day))]


@remembered
def predecessors(authority_code: str) -> list[str]:
    """Labels of the abolished authorities that an authority took over, wholly or in part."""
    table = every()
    into = table["successor_codes"].fillna("").str.contains(authority_code, regex=False)
    return table.loc[into, "label"].tolist()


@remembered
def successors(authority_code: str) -> list[str]:
    """Names of the authorities that took over an abolished one; [] while it exists."""
    codes = one(authority_code)["successor_codes"]
    names = labels()
    return [] if pd.isna(codes) else [names[code] for code in codes.split()]


@remembered
def neighbours(authority_code: str, model: str) -> pd.DataFrame:
    """The ten statistical neighbours of an authority, nearest first.

    Columns: rank, authority_code, authority_name, closeness. Empty where the model has none,
    as for an authority that is older or younger than the model.
    """
    mine = _neighbours().iloc[_of_whom().get((authority_code, model), [])]
    return mine.drop(columns=["of", "model"]).reset_index(drop=True)


@remembered
def _of_whom() -> dict[tuple[str, str], np.ndarray]:
    """(whose, model) -> positions of the neighbours in `_neighbours`."""
    return _neighbours().groupby(["of", "model"], observed=True).indices


@remembered
def _neighbours() -> pd.DataFrame:
    """Everybody's neighbours in every model, nearest first: the columns of `neighbours`, of (whose), model."""
    table = schema.read("neighbours")
    codes = table["neighbour_code"].astype("str")
    return pd.DataFrame(
        {
            "rank": table["rank"].astype(int),
            "authority_code": codes,
            "authority_name": codes.map(labels()),
            "closeness": table["closeness"].astype("str").str.replace("_", " "),
            "of": table["authority_code"],
            "model": table["model"],
        }
    ).sort_values("rank", kind="stable")
