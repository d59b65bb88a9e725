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
    what, known = _named(topic), standings.of(authority, compare)
    where = {indicator: row for row, indicator in enumerate(known["indicator"].tolist())}
    at = np.array([where.get(indicator, -1) for indicator in what["indicator"].tolist()], dtype=int)
    found = [what[at >= 0], known.iloc[at[at >= 0]].drop(columns="indicator")]
    table = pd.concat([part.reset_index(drop=True) for part in found], axis=1)
    total = table["unit"].isin(TOTALS)
    england, region = table["england"].mask(total), table["region"].mask(total)
    table = table.assign(verdict=verdict(table), england=england, region=region)
    return table.assign(**_places(table))


@remembered
def _named(topic: str | None) -> pd.DataFrame:
    """What `rows` says of each indicator asked for, whether or not there is a value."""
    return asked(topic)[["indicator", "indicator_name", "topic", "unit_name", "period_type"]]


def _places(table: pd.DataFrame) -> dict[str, np.ndarray]:
    columns = ["lowest", "highest", "value", "peers_median", "england", "low_edge", "high_edge"]
    lowest, highest, *marks = table[columns].to_numpy(float).T
    width = np.where(highest > lowest, highest - lowest, np.nan)
    turned = (table["polarity"] == "lower").to_numpy()
    *marks, low, high = ((mark - lowest) / width for mark in marks)
    marks = [np.where((mark >= 0) & (mark <= 1), np.where(turned, 1 - mark, mark), np.nan) for mark in marks]
    ends = [np.where(turned, 1 - high, low), np.where(turned, 1 - low, high)]
    return dict(zip(PLACES, [*marks, *ends], strict=True))


@remembered
def without(authority: str, topic: str | None) -> tuple[str, ...]:
    """Names of the indicators of a profile for which the authority never had a value."""
    known, what = set(standings.latest_of(authority)["indicator"]), _named(topic)
    pairs = zip(what["indicator"], what["indicator_name"], strict=True)
    return tuple(name for indicator, name in pairs if indicator not in known)


def tidy(table: pd.DataFrame) -> pd.DataFrame:
    """`rows` without what only a figure needs."""
    return table.drop(columns=PLACES)
