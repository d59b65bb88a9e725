"""Where to look: what is worse than its peers and getting worse, what is better and improving, and what nobody can say.

A claim needs a test. Worse or better than the peers: the value's 95% interval excludes their median. Getting worse or
better: the intervals of the value and the one before do not overlap, or the series has a tested trend.
"""

import numpy as np
import pandas as pd

from queries import annotations, indicators, peers, standings, trends
from queries.memory import remembered

FEWEST_PEERS = 3
"""Peers with a value below which their median is not compared with."""

AGAINST, MOVING = ("worse", "similar", "better"), ("worsening", "steady", "improving")
CHANCE = 0.05
"""Share of indicators whose 95% interval would exclude a median that the authority truly has."""

TREND = ["indicator", "since", "until", "values", "p", "trend"]


@remembered
def asked() -> pd.DataFrame:
    """The rows of the catalogue that are looked at: those of our own list on which higher or lower is better."""
    catalogue = indicators.catalogue()
    return catalogue[catalogue["is_curated"] & (catalogue["polarity"] != "neutral")]


@remembered
def _trends() -> pd.DataFrame:
    """`trends.of` of every indicator asked, the verdict as trend."""
    parts = [trends.of(indicator) for indicator in asked()["indicator"]]
    return pd.concat(parts, ignore_index=True).rename(columns={"verdict": "trend"})


@remembered
def rows(authority: str, compare: str) -> pd.DataFrame:
    """A row for each indicator asked in which the authority ever had a value, in the catalogue's order.

    Columns: those of `standings.of`, indicator_name, topic, unit_name, period_type; since, until, values, p and trend
    as in `trends.verdicts`; annotation (what must be known of the value, or null); against ("worse", "similar",
    "better" beside the peers' median), moving ("worsening", "steady", "improving"; steady where nothing is shown or
    two tests disagree) and unjudged (why neither is said; null where they are).
    """
    what = asked()[["indicator", "indicator_name", "topic", "unit_name", "period_type"]]
    table = what.merge(standings.of(authority, compare), on="indicator")
    own = _trends()
    table = table.merge(own.loc[own["place_code"] == authority, TREND], on="indicator", how="left")
    facts = _facts(authority, table)
    table["annotation"] = facts.groupby("row")["text"].agg(" ".join).reindex(table.index)
    table["unjudged"] = _unjudged(table, table.index.isin(facts.loc[facts["only_value"].notna(), "row"]))
    judged = table["unjudged"].isna()
    table["against"] = _against(table).where(judged)
    table["moving"] = _moving(table).where(judged)
    return table


def _facts(authority: str, table: pd.DataFrame) -> pd.DataFrame:
    """The annotations that bear on the value of each row, for all indicators at once, as `annotations.texts`."""
    values = table[["indicator", "period_end", "value"]].reset_index(names="row")
    rules = annotations.every().merge(values, on="indicator")
    bears = (rules["period_end"] >= rules["first_period_end"]) & ~(rules["period_end"] > rules["last_period_end"])
    bears &= rules["place_code"].isna() | (rules["place_code"] == authority)
    bears &= rules["only_value"].isna() | (rules["only_value"] == rules["value"])
    return rules[bears]


def _unjudged(table: pd.DataFrame, is_doubtful: np.ndarray) -> pd.Series:
    """Why nothing is claimed of a value: "doubtful", "old", "interval", "peers"; null where something can be."""
    conditions = [
        is_doubtful,
        table["period"] != table["newest"],
        table["lower"].isna(),
        table["peers_with_value"] < FEWEST_PEERS,
    ]
    return pd.Series(np.select(conditions, ["doubtful", "old", "interval", "peers"], None), table.index, dtype="object")


def _against(table: pd.DataFrame) -> pd.Series:
    rounding = 0.5 * 10.0 ** -table["decimals"].to_numpy(float)
    above = table["lower"] > table["peers_median"] + rounding
    below = table["upper"] < table["peers_median"] - rounding
    good = np.where(table["polarity"] == "higher", above, below)
    return pd.Series(np.select([~(above | below), good], ["similar", "better"], "worse"), table.index, dtype="object")


def _moving(table: pd.DataFrame) -> pd.Series:
    said = table[["direction", "trend"]]
    worse, better = (said == "worse").any(axis=1), (said == "better").any(axis=1)
    words = np.select([worse & ~better, better & ~worse], ["worsening", "improving"], "steady")
    return pd.Series(words, table.index, dtype="object")


@remembered
def group(authority: str, compare: str, against: str, moving: str) -> pd.DataFrame:
    """The rows of one kind, those nearest to the end of the ranks first: the worst, or the best of the better."""
    return _of_kind(rows(authority, compare), against, moving)


def _of_kind(table: pd.DataFrame, against: str, moving: str) -> pd.DataFrame:
    table = table[(table["against"] == against) & (table["moving"] == moving)]
    end = (table["rank"] / table["of"]).sort_values(ascending=against == "better", kind="stable")
    return table.loc[end.index].reset_index(drop=True)


@remembered
def unjudged(authority: str, compare: str) -> pd.DataFrame:
    """The rows of which nothing is claimed."""
    table = rows(authority, compare)
    return table[table["unjudged"].notna()].reset_index(drop=True)


@remembered
def cells(authority: str, compare: str) -> pd.DataFrame:
    """How many indicators are of each kind: against, moving, indicators (count), names; all nine, the worst first.

    Those that are like the peers and steady are not named: there is nothing to look at.
    """
    table, made = rows(authority, compare)[["against", "moving", "indicator_name", "rank", "of"]], []
    for against in AGAINST:
        for moving in MOVING:
            names = _of_kind(table, against, moving)["indicator_name"]
            named = () if (against, moving) == ("similar", "steady") else tuple(names)
            made.append((against, moving, len(names), named))
    return pd.DataFrame(made, columns=["against", "moving", "indicators", "names"])


@remembered
def sources(authority: str, compare: str) -> tuple[str, ...]:
    """Keys of the sources the values were read from."""
    return standings.sources(rows(authority, compare)["indicator"])


def can_be_asked(authority: str | None, compare: str) -> bool:
    """Whether there is an authority with enough peers to compare it with."""
    return authority is not None and len(peers.of(authority, compare)) >= FEWEST_PEERS
