"""What a reader must know of some values: joint returns, years without a return, breaks, the coronavirus years."""

from pathlib import Path

import pandas as pd

import schema
from loaders import indicators
from loaders.errors import LoadError
from loaders.recognise import REFERENCE

FILE = "value_annotations.csv"


def of(known_indicators: pd.Series, known_places: pd.Series, folder: Path = REFERENCE) -> pd.DataFrame:
    """The tidy table `value_annotations`: a row for each fact, indicator and place.

    The file names indicators and places by their keys with "|" between; no place means everywhere. A fact on one of
    our indicators of which no value was loaded is left out. Raises LoadError for a key that is not known at all, and
    for a last period before the first.
    """
    rows = pd.read_csv(folder / FILE, dtype=str)
    rows["line"] = range(2, len(rows) + 2)
    for column in ("indicators", "places"):
        rows[column] = rows[column].str.split("|")
    rows = (
        rows.explode("indicators").explode("places").rename(columns={"indicators": "indicator", "places": "place_code"})
    )
    ours = {definition.indicator for definition in indicators.definitions(folder)}
    _check(rows, ~rows["indicator"].isin(ours), "indicator", "unknown indicator {}", "indicators.csv")
    _check(
        rows,
        rows["place_code"].notna() & ~rows["place_code"].isin(known_places),
        "place_code",
        "unknown place {}",
        "authorities.csv",
    )
    _check(
        rows,
        rows["last_period_end"] < rows["first_period_end"],
        "last_period_end",
        "{} is before the first period",
        FILE,
    )
    rows = rows[rows["indicator"].isin(known_indicators)].drop(columns="line")
    position = rows.groupby(["annotation", "indicator"]).cumcount() + 1
    return schema.frame("value_annotations", rows.assign(position=position).astype({"only_value": float}))


def _check(rows: pd.DataFrame, wrong: pd.Series, column: str, problem: str, remedy: str) -> None:
    if wrong.any():
        row = rows[wrong].iloc[0]
        said = problem.format(repr(row[column]))
        raise LoadError(FILE, f"row {row['line']}", said, f"Correct it, or add it to data/reference/{remedy}.")
