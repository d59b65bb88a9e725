"""Every indicator's latest value of every authority and where it stands, worked out for all of them at once.

The numbers are those that `indicators.standing`, `indicators.ranked` and `indicators.group` give one by one.
"""

import numpy as np
import pandas as pd

import schema
from queries import annotations, authorities, indicators, peers, ranking, uncertainty
from queries.memory import remembered

PAIR, GROUP = ["indicator", "place_code"], ["indicator", "period"]
BEFORE = ["indicator", "period", "period_end", "value", "lower", "upper"]
MEANING = ["unit", "polarity", "decimals", "has_quartiles"]


@remembered
def _values(curated: bool) -> pd.DataFrame:
    """All values of the indicators of our own list, or of the others, oldest first in each indicator and place.

    Columns: place_code, indicator, period (categories), period_end, value, note, numerator, denominator,
    lower, upper, source and the indicator's unit, polarity, decimals, has_quartiles.
    """
    table, catalogue = schema.read("indicator_values"), indicators.catalogue()
    meaning = catalogue.loc[catalogue["is_curated"] == curated, ["indicator", *MEANING]].set_index("indicator")
    table = table[table["indicator"].isin(meaning.index)]
    rows = meaning.reindex(table["indicator"].cat.categories).iloc[table["indicator"].cat.codes]
    table = table.assign(**{name: rows[name].to_numpy() for name in MEANING})
    order = np.lexsort((table["period_end"], table["place_code"].cat.codes, table["indicator"].cat.codes))
    return table.iloc[order].reset_index(drop=True)


def latest(curated: bool = True) -> pd.DataFrame:
    """Each authority's latest value of each indicator and where it stands in that period, in the catalogue's order.

    Columns: authority_code, indicator, unit, polarity, decimals, period, period_end, value, numerator,
    denominator, lower, upper, method; rank, sharing, of, hidden, quartile, against_england as in
    `indicators.ranked`; period_before, value_before, change, missing_between, direction as in
    `indicators.standing`; lowest, low_edge, middle, high_edge, highest (of the authorities ranked, the edges
    between quarters null where there are none), england; newest (the newest period in which any authority has
    a value), newest_note (why this one has none in it; null where it has one or no row) and source.
    An authority that never had a value of an indicator has no row.
    """
    return _latest(curated)


@remembered
def _latest(curated: bool) -> pd.DataFrame:
    everywhere = _values(curated)
    known = everywhere[everywhere["place_code"].isin(authorities.every()["authority_code"])]
    with_value = known[known["value"].notna()].reset_index(drop=True)
    last = np.flatnonzero(~with_value.duplicated(PAIR, keep="last"))
    table = _with_intervals(with_value.iloc[last])
    table = table.merge(_standing(known, table), on=["place_code", *GROUP], how="left")
    table["england"] = _england(everywhere, table)
    table["against_england"] = _against_england(table)
    # The row above is the same authority's value before, unless it is the first of its own.
    before = _with_intervals(with_value.iloc[last - 1])[BEFORE]
    before = before[with_value.duplicated(PAIR).to_numpy()[last]].reindex(before.index)
    table = _changed(table, before, everywhere[everywhere["value"].notna()])
    table = table.merge(_newest(known, with_value), on=PAIR, how="left")
    catalogue = indicators.by_key()
    order = np.argsort(table["indicator"].map(catalogue["position"]).to_numpy(int), kind="stable")
    table = table.drop(columns=["note", "has_quartiles"]).rename(columns={"place_code": "authority_code"})
    text = ["authority_code", "indicator", "period", "period_before", "newest", "newest_note", "source"]
    # A copy is held in few blocks, from which the rows of one authority are taken in a third of the time.
    return table.iloc[order].astype(dict.fromkeys(text, "str")).reset_index(drop=True).copy()


@remembered
def latest_of(authority: str, curated: bool = True) -> pd.DataFrame:
    """The rows of `latest` of one authority."""
    return _latest(curated).iloc[by_authority(curated).get(authority, [])].reset_index(drop=True)


@remembered
def by_authority(curated: bool = True) -> dict[str, np.ndarray]:
    """authority_code -> positions of its rows in `latest`."""
    return _latest(curated).groupby("authority_code").indices


def _with_intervals(table: pd.DataFrame) -> pd.DataFrame:
    table = table.reset_index(drop=True)
    parts = [uncertainty.intervals(rows, unit) for unit, rows in table.groupby("unit", observed=True)]
    found = pd.concat(parts).reindex(table.index) if parts else table.assign(method=None)
    return table.assign(**{name: found[name] for name in ("lower", "upper", "method")})


def _standing(known: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Rank, sharing, of, hidden, quartile and spread in each period that is some authority's latest."""
    table = known.merge(shown[GROUP].drop_duplicates(), on=GROUP)
    life = authorities.every().set_index("authority_code")[["opened_on", "closed_on"]]
    life = life.reindex(table["place_code"]).reset_index(drop=True)
    # Authorities abolished before a period or founded after it are not ranked: decision 13.
    existed = ~(life["opened_on"] > table["period_end"]) & ~(life["closed_on"] < table["period_end"])
    table["hidden"] = existed & (table["note"] == "suppressed")
    table["ranked"] = table["value"].where(existed)
    upwards = np.where(table["polarity"] == "lower", table["ranked"], -table["ranked"])
    group = table.groupby(GROUP, observed=True).ngroup()
    ranked, hidden = table["ranked"].groupby(group), table["hidden"].groupby(group)
    rank = pd.Series(upwards).groupby(group).rank(method="min")
    edges = {g: ranking.quartile_edges(values) for g, values in ranked}
    edges = np.array([edges[g] if edges[g] is not None else (np.nan,) * 3 for g in group]).reshape(-1, 3)
    return table[["place_code", *GROUP]].assign(
        rank=rank,
        sharing=rank.groupby([group, rank]).transform("size"),
        of=ranked.transform("count"),
        hidden=hidden.transform("sum"),
        quartile=_quartile(table, edges),
        lowest=ranked.transform("min"),
        low_edge=edges[:, 0],
        middle=edges[:, 1],
        high_edge=edges[:, 2],
        highest=ranked.transform("max"),
    )


def _quartile(table: pd.DataFrame, edges: np.ndarray) -> np.ndarray:
    """`ranking.quartile` for rows of many groups, each with the edges of its own."""
    value = table["ranked"].to_numpy()[:, None]
    passed = np.where(table["polarity"] == "lower", 1 + (value > edges).sum(1), 4 - (value >= edges).sum(1))
    none = (
        np.isnan(value[:, 0])
        | np.isnan(edges[:, 0])
        | (table["polarity"] == "neutral")
        | ~table["has_quartiles"].astype(bool)
    )
    return np.where(none, np.nan, passed)


def _against_england(table: pd.DataFrame) -> np.ndarray:
    """`uncertainty.differs` for every row, England's value being rounded to the indicator's decimals."""
    rounding = 0.5 * 10.0 ** -table["decimals"].to_numpy(float)
    low, high, england = (table[name].to_numpy(float) for name in ("lower", "upper", "england"))
    words = np.where(low > england + rounding, "higher", np.where(high < england - rounding, "lower", "similar"))
    return np.where(np.isnan(low) | np.isnan(england), None, words.astype(object))


def _england(everywhere: pd.DataFrame, table: pd.DataFrame) -> np.ndarray:
    known = everywhere.loc[everywhere["place_code"] == indicators.ENGLAND, [*GROUP, "value"]]
    return table[GROUP].merge(known, on=GROUP, how="left")["value"].to_numpy()


def _changed(table: pd.DataFrame, before: pd.DataFrame, with_value: pd.DataFrame) -> pd.DataFrame:
    """With what was before each value, the change of the values as shown and what their intervals say of it."""
    shown = zip(table["value"], before["value"], table["decimals"], strict=True)
    change = np.array([np.nan if b != b else ranking.change(v, b, int(d)) for v, b, d in shown])
    # Periods in which any place had a value, counted through, tell how many lie between two.
    ends = with_value[["indicator", "period_end"]].drop_duplicates()
    ends["place"] = ends.groupby("indicator", observed=True)["period_end"].rank()
    place = ends.set_index(["indicator", "period_end"])["place"]
    at, was = (
        place.reindex(pd.MultiIndex.from_frame(rows[["indicator", "period_end"]])).to_numpy()
        for rows in (table, before)
    )
    between = np.where(np.isnan(was), 0, at - was - 1)
    apart = (table["lower"] > before["upper"]) | (before["lower"] > table["upper"])
    unsure = (between > 0) | table["lower"].isna() | before["lower"].isna()
    neutral, up = table["polarity"] == "neutral", change > 0
    good = up == (table["polarity"] == "higher")
    words = np.select([neutral & up, neutral, good], ["higher", "lower", "better"], "worse").astype(object)
    doubtful = _doubtful(table) | _doubtful(before.assign(place_code=table["place_code"]))
    conditions = [np.isnan(change), doubtful, change == 0, unsure, ~apart]
    direction = np.select(conditions, [None, "doubtful", "unchanged", None, "chance"], words)
    return table.assign(
        period_before=before["period"],
        value_before=before["value"],
        change=change,
        missing_between=between.astype(int),
        direction=direction,
    )


def _doubtful(rows: pd.DataFrame) -> np.ndarray:
    found = np.zeros(len(rows), dtype=bool)
    for indicator, places in rows.groupby("indicator", observed=True).indices.items():
        found[places] = annotations.doubtful(indicator, rows.iloc[places])
    return found


def _newest(known: pd.DataFrame, with_value: pd.DataFrame) -> pd.DataFrame:
    """For each authority and indicator the newest period any authority has a value in, and its note there."""
    ends = with_value.sort_values("period_end", kind="stable").drop_duplicates("indicator", keep="last")
    newest = ends[["indicator", "period"]]
    notes = known.merge(newest, on=GROUP)[[*PAIR, "note"]].rename(columns={"note": "newest_note"})
    pairs = with_value[PAIR].drop_duplicates().merge(newest.rename(columns={"period": "newest"}), on="indicator")
    return pairs.merge(notes, on=PAIR, how="left")


@remembered
def _matrix(curated: bool) -> tuple[np.ndarray, pd.Index, pd.MultiIndex]:
    """Every value in one block: the values, the places of its rows, the (indicator, period) of its columns."""
    known = _values(curated)
    groups = known.groupby(GROUP, observed=True)
    places, columns = known["place_code"].cat.categories, groups.size().index
    block = np.full((len(places), len(columns)), np.nan)
    block[known["place_code"].cat.codes, groups.ngroup()] = known["value"]
    return block, places, columns


@remembered
def _columns(curated: bool) -> np.ndarray:
    """The column of `_matrix` for each row of `latest`."""
    return _matrix(curated)[2].get_indexer(pd.MultiIndex.from_frame(_latest(curated)[GROUP]))


@remembered
def regions(curated: bool = True) -> np.ndarray:
    """For each row of `latest` the value of the authority's region in that period; null where it has none."""
    block, places, _ = _matrix(curated)
    codes = authorities.every().set_index("authority_code")["region_code"].reindex(_latest(curated)["authority_code"])
    at = places.get_indexer(codes)
    return np.where(at >= 0, block[at, _columns(curated)], np.nan)


@remembered
def medians(authority: str, compare: str, curated: bool = True) -> pd.DataFrame:
    """What the peers of an authority had in the period of its latest value.

    Columns: peers (how many it has), peers_with_value, peers_median (ours; null where none has a value). The rows of
    `latest_of`.
    """
    block, places, _ = _matrix(curated)
    rows, beside = by_authority(curated).get(authority, []), places.get_indexer(peers.of(authority, compare))
    values = np.sort(block[np.ix_(beside[beside >= 0], _columns(curated)[rows])], axis=0)
    known = (~np.isnan(values)).sum(0)
    median = np.full(len(known), np.nan)
    if len(values):
        # Sorted, what is missing stands last, so that the middle lies among those that have a value.
        low, high = (np.take_along_axis(values, at[None], 0)[0] for at in ((known - 1) // 2, known // 2))
        median = np.where(known > 0, (low + high) / 2, np.nan)
    return pd.DataFrame({"peers": len(beside), "peers_with_value": known, "peers_median": median})


@remembered
def of(authority: str, compare: str, curated: bool = True) -> pd.DataFrame:
    """The rows of `latest` for one authority with those of `medians`, and the value of its region in that period."""
    table, beside = latest_of(authority, curated), medians(authority, compare, curated)
    region = regions(curated)[by_authority(curated).get(authority, [])]
    return pd.concat([table, beside], axis=1).assign(region=region)


@remembered
def _sources() -> dict[str, tuple[str, ...]]:
    table = schema.read("indicator_values")
    return table.groupby("indicator", observed=True)["source"].unique().map(tuple).to_dict()


def sources(some) -> tuple[str, ...]:
    """Keys of the sources that the values of some indicators were read from."""
    return tuple(sorted({source for indicator in some for source in _sources().get(indicator, ())}))
