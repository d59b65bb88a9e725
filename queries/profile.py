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
    said, polarity = table["against_england"].to_numpy(object), table["polarity"].to_numpy(object)
    good = np.where(said == polarity, "better", "worse")
    words = np.where((said == "similar") | (polarity == "neutral"), said, good)
    return np.where(pd.isna(said) | table["unit"].isin(TOTALS), None, words)


@remembered
def rows(authority: str, compare: str, topic: str | None) -> pd.DataFrame:
    """A row for each indicator of a profile in which the authority ever had a value, topic by topic.

    Columns: those of `standings.of`, indicator_name, topic, unit_name, period_type, verdict; and where each mark
    lies between the lowest (0) and the highest authority (1), turned round where lower is better, so that better is
    always to the right: at, at_peers, at_england, at_low, at_high; null where there is none.
    """
    whole = standings.by_authority().get(authority, np.array([], dtype=int))
    is_asked = _is_asked(topic)[whole]
    beside = standings.medians(authority, compare).iloc[is_asked]
    table = _known().iloc[whole[is_asked]].reset_index(drop=True)
    table = table.assign(**{name: beside[name].to_numpy() for name in beside})
    return table.assign(at_peers=_place(table, "peers_median"))


@remembered
def _known() -> pd.DataFrame:
    """What `rows` says of every authority and indicator whoever its peers are: the rows of `standings.latest`."""
    latest = standings.latest().assign(region=standings.regions())
    named = indicators.by_key().loc[latest["indicator"], ["indicator_name", "topic", "unit_name", "period_type"]]
    parts = [latest[["indicator"]], named.reset_index(drop=True), latest.drop(columns="indicator")]
    table = pd.concat(parts, axis=1)
    total = table["unit"].isin(TOTALS)
    table = table.assign(england=table["england"].mask(total), region=table["region"].mask(total))
    turned = table["polarity"] == "lower"
    low, high = _along(table, "low_edge"), _along(table, "high_edge")
    return table.assign(
        verdict=verdict(table),
        at=_place(table, "value"),
        at_england=_place(table, "england"),
        at_low=np.where(turned, 1 - high, low),
        at_high=np.where(turned, 1 - low, high),
    ).copy()


@remembered
def _is_asked(topic: str | None) -> np.ndarray:
    """Whether each row of `_known` belongs to a profile of a topic."""
    return _known()["indicator"].isin(asked(topic)["indicator"]).to_numpy()


def _along(table: pd.DataFrame, mark: str) -> np.ndarray:
    """How far a mark lies from the lowest (0) to the highest authority (1)."""
    lowest, highest, value = (table[name].to_numpy(float) for name in ("lowest", "highest", mark))
    return (value - lowest) / np.where(highest > lowest, highest - lowest, np.nan)


def _place(table: pd.DataFrame, mark: str) -> np.ndarray:
    """`_along`, from worst to best; null outside the two."""
    along = _along(table, mark)
    return np.where((along >= 0) & (along <= 1), np.where(table["polarity"] == "lower", 1 - along, along), np.nan)


@remembered
def without(authority: str, topic: str | None) -> tuple[str, ...]:
    """Names of the indicators of a profile for which the authority never had a value."""
    whole, what = standings.by_authority().get(authority, []), asked(topic)
    known = set(standings.latest()["indicator"].iloc[whole])
    pairs = zip(what["indicator"], what["indicator_name"], strict=True)
    return tuple(name for indicator, name in pairs if indicator not in known)


def tidy(table: pd.DataFrame) -> pd.DataFrame:
    """`rows` without what only a figure needs."""
    return table.drop(columns=PLACES)
