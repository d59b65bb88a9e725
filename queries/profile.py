"""One authority on many indicators: where it stands, and where its marks lie."""

import numpy as np
import pandas as pd

from queries import indicators, standings
from queries.memory import remembered

ALL = "All topics"

TOTALS = ("count", "fte", "pounds")
"""Units that follow the size of a place: England's value is a total, which no authority's is set beside."""

VERDICTS = ("better", "similar", "worse", "higher", "lower")
"""What an interval says against England's value; higher and lower where the indicator is neutral."""


PLACES = ["at", "at_peers", "at_england", "at_low", "at_high"]


@remembered
def topics() -> list[str]:
    """The topics of our own list, in its order, after the choice of all."""
    catalogue = indicators.catalogue()
    return [ALL, *catalogue.loc[catalogue["is_curated"], "topic"].drop_duplicates()]


@remembered
def asked(topic: str | None) -> pd.DataFrame:
    """The rows of the catalogue a profile shows: those of a topic or of all topics, the headline ones for None."""
    catalogue = indicators.catalogue()
    curated = catalogue[catalogue["is_curated"]]
    if topic == ALL:
        return curated
    some = curated[curated["is_headline"] if topic is None else curated["topic"] == topic]
    return some if len(some) or topic is not None else curated


def verdict(table: pd.DataFrame) -> np.ndarray:
    """What each value is against England's, of VERDICTS; None without an interval or where England's is a total."""
    said = table["against_england"].astype("str").to_numpy(object)
    polarity = table["polarity"].to_numpy(object)
    good = np.where(said == polarity, "better", "worse")
    words = np.where((said == "similar") | (polarity == "neutral"), said, good)
    return np.where(table["against_england"].isna() | table["unit"].isin(TOTALS), None, words)


@remembered
def rows(authority: str, compare: str, topic: str | None) -> pd.DataFrame:
    """A row for each indicator of a profile in which the authority ever had a value, topic by topic.

    Columns: those of `standings.of`, indicator_name, topic, unit_name, period_type, verdict; and where each mark
    lies between the lowest (0) and the highest authority (1), turned round where lower is better, so that better is
    always to the right: at, at_peers, at_england, at_low, at_high; null where there is none.
    """
    what = asked(topic)[["indicator", "indicator_name", "topic", "unit_name", "period_type"]]
    table = what.merge(standings.of(authority, compare), on="indicator")
    table["verdict"] = verdict(table)
    total = table["unit"].isin(TOTALS)
    table = table.assign(england=table["england"].mask(total), region=table["region"].mask(total))
    return table.assign(**_places(table))


def _places(table: pd.DataFrame) -> dict[str, pd.Series]:
    marks = {"at": "value", "at_peers": "peers_median", "at_england": "england"}
    width = (table["highest"] - table["lowest"]).replace(0, np.nan)
    turned = table["polarity"] == "lower"
    placed = {at: (table[mark] - table["lowest"]) / width for at, mark in marks.items()}
    low, high = ((table[edge] - table["lowest"]) / width for edge in ("low_edge", "high_edge"))
    placed = {at: place.mask(turned, 1 - place).where(place.between(0, 1)) for at, place in placed.items()}
    return placed | {"at_low": low.mask(turned, 1 - high), "at_high": high.mask(turned, 1 - low)}


@remembered
def without(authority: str, topic: str | None) -> tuple[str, ...]:
    """Names of the indicators of a profile for which the authority never had a value."""
    known = standings.latest_of(authority)["indicator"]
    what = asked(topic)
    return tuple(what.loc[~what["indicator"].isin(known), "indicator_name"])


def tidy(table: pd.DataFrame) -> pd.DataFrame:
    """`rows` without what only a figure needs."""
    return table.drop(columns=PLACES)
