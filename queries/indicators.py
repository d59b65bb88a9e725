"""Indicators: which there are, what they are worth where and when, and beside whom."""

import numpy as np
import pandas as pd

import schema
from queries import annotations, authorities, ranking, uncertainty
from queries.memory import remembered

ENGLAND = "E92000001"


@remembered
def catalogue() -> pd.DataFrame:
    """All indicators, curated ones first, topic by topic; columns as in schema.py, text as strings."""
    return schema.as_text(schema.read("indicators")).sort_values("position", ignore_index=True)


@remembered
def names(topic: str | None = None) -> dict[str, str]:
    """indicator -> its name, of all indicators or of those of a topic."""
    table = catalogue() if topic is None else catalogue()[catalogue()["topic"] == topic]
    return dict(zip(table["indicator"], table["indicator_name"], strict=True))


@remembered
def topics() -> list[str]:
    """The topics of all indicators, in the catalogue's order."""
    return catalogue()["topic"].drop_duplicates().tolist()


@remembered
def one(indicator: str) -> pd.Series:
    """The row of one indicator. Raises KeyError for one that is not in the table."""
    return by_key().loc[indicator]


@remembered
def by_key() -> pd.DataFrame:
    """The rows of `catalogue` under the indicator's key."""
    return catalogue().set_index("indicator")


@remembered
def _rows() -> dict[str, np.ndarray]:
    """indicator -> positions of its rows in the table of values."""
    return schema.read("indicator_values").groupby("indicator", observed=True).indices


@remembered
def values(indicator: str) -> pd.DataFrame:
    """All values of one indicator, oldest first.

    Columns: place_code, period, period_end, value, note, numerator, denominator, lower, upper,
    method (of the interval), source, annotation (what a reader must know of the value, or null). Empty for an
    indicator without values.
    """
    table = schema.read("indicator_values").iloc[_rows().get(indicator, [])].drop(columns="indicator")
    text = {c: "str" for c in ("place_code", "period", "note", "source")}
    table = table.astype(text).sort_values(["period_end", "place_code"], ignore_index=True)
    if len(table):
        table[["lower", "upper", "method"]] = uncertainty.intervals(table, one(indicator)["unit"])
    return table.assign(annotation=annotations.texts(indicator, table))


@remembered
def _by_place(indicator: str) -> dict[str, np.ndarray]:
    """place_code -> positions of its rows in `values`."""
    return values(indicator).groupby("place_code").indices


def periods(indicator: str, place_code: str | None = None) -> list[str]:
    """The periods for which any place, or the place given, has a value, newest first."""
    return _periods(indicator).get(place_code, [])


@remembered
def _periods(indicator: str) -> dict[str | None, list[str]]:
    """place_code -> the answer of `periods`; None -> that for any place."""
    found: dict[str | None, dict[str, None]] = {}
    for place, period in reversed(_worth(indicator)):
        found.setdefault(place, {})[period] = None
        found.setdefault(None, {})[period] = None
    return {place: list(those) for place, those in found.items()}


def worth(indicator: str, place_code: str, period: str) -> float | None:
    """One place's value in one period; None where it has none."""
    return _worth(indicator).get((place_code, period))


@remembered
def _worth(indicator: str) -> dict[tuple[str, str], float]:
    """(place_code, period) -> the value, where there is one, oldest first."""
    known = values(indicator)
    known = known[known["value"].notna()]
    return dict(zip(zip(known["place_code"], known["period"], strict=True), known["value"], strict=True))


@remembered
def ends(indicator: str) -> dict[pd.Timestamp, str]:
    """The last day of each period of an indicator -> the period, oldest first."""
    known = values(indicator).drop_duplicates("period_end")
    return dict(zip(known["period_end"], known["period"], strict=True))


@remembered
def ranked(indicator: str, period: str) -> pd.DataFrame:
    """All authorities in one period, best first (highest first where the indicator is neutral).

    Columns: authority_code, authority_name, label, short_name, region_name, value, note, numerator,
    denominator, lower, upper, method, rank, sharing (how many have that rank), of (authorities with
    a value), hidden (suppressed ones), quartile,
    against_england ("higher", "similar", "lower" or null), source, annotation. Authorities without a value
    come last, unranked, with their note.
    """
    polarity = one(indicator)["polarity"]
    known = values(indicator)
    known = known[known["period"] == period].drop(columns=["period", "period_end"])
    places = authorities.every()[["authority_code", "authority_name", "label", "short_name", "region_name"]]
    table = places.merge(known, left_on="authority_code", right_on="place_code").drop(columns="place_code")
    # Publishers give rows for authorities abolished before the period or founded after it: an empty one is
    # left out, one with a value is listed but not ranked, or the same children would count twice.
    existed = authorities.existing(values(indicator).loc[known.index[0], "period_end"])["authority_code"]
    counted = table["authority_code"].isin(existed)
    table = table[table["value"].notna() | counted].reset_index(drop=True)
    ranks = table["value"].where(table["authority_code"].isin(existed))
    table["rank"] = ranking.rank(ranks, polarity)
    table["of"] = int(ranks.notna().sum())
    has_quartiles = bool(one(indicator)["has_quartiles"])
    table["quartile"] = ranking.quartile(ranks, polarity if has_quartiles else "neutral")
    table["sharing"] = table.groupby("rank")["rank"].transform("size")
    table["hidden"] = int((table["note"] == "suppressed").sum())
    england = known.loc[known["place_code"] == ENGLAND, "value"].max()
    rounding = 0.5 * 10.0 ** -int(one(indicator)["decimals"])
    table["against_england"] = [
        uncertainty.differs(low, high, england, rounding)
        for low, high in zip(table["lower"], table["upper"], strict=True)
    ]
    return table.sort_values(["rank", "authority_name"], na_position="last", ignore_index=True)


@remembered
def before(indicator: str, period: str) -> pd.DataFrame:
    """Each authority's newest earlier value: authority_code, period_before, value_before."""
    names = {"place_code": "authority_code", "period": "period_before", "value": "value_before"}
    return _before(indicator, period)[list(names)].rename(columns=names)


@remembered
def _before(indicator: str, period: str) -> pd.DataFrame:
    """The row of `values` with each place's newest earlier value."""
    known, end = values(indicator), _end(indicator, period)
    earlier = (known["period_end"] < end) & known["value"].notna()
    return known[earlier].drop_duplicates("place_code", keep="last")


@remembered
def standing(indicator: str, authority_code: str, period: str) -> pd.Series | None:
    """One authority's value in a period and where it stands.

    Its row of `ranked` with period, period_before and value_before (the newest earlier period
    with a value), missing_between (periods in which others had one), change (null without one) and
    direction: "better", "worse" or "higher", "lower" where the two 95% intervals do not overlap, "chance"
    where they do, "doubtful" where either value is (`annotations.doubtful`), None where an interval or a period
    between is missing. None where it is not in the file.
    """
    found, before = _standing_rows(indicator, period)
    if authority_code not in found:
        return None
    row = found[authority_code] | {"period": period, "period_before": None, "value_before": np.nan}
    row |= {"change": np.nan, "direction": None, "missing_between": 0}
    if pd.notna(row["value"]) and authority_code in before:
        old, end = before[authority_code], _end(indicator, period)
        row["period_before"], row["value_before"] = old["period"], old["value"]
        row["change"] = ranking.change(row["value"], old["value"], int(one(indicator)["decimals"]))
        row["missing_between"] = sum(old["period_end"] < day < end for day in _ends_with_value(indicator))
        is_doubtful = {(authority_code, period), (authority_code, old["period"])} & _doubtful(indicator)
        row["direction"] = "doubtful" if is_doubtful else _direction(row, old, one(indicator)["polarity"])
    return pd.Series(row, dtype="object")


@remembered
def _standing_rows(indicator: str, period: str) -> tuple[dict[str, dict], dict[str, dict]]:
    """place_code -> its row of `ranked`; place_code -> its row of `_before`."""
    rows, earlier = ranked(indicator, period).to_dict("records"), _before(indicator, period).to_dict("records")
    return {row["authority_code"]: row for row in rows}, {row["place_code"]: row for row in earlier}


@remembered
def _doubtful(indicator: str) -> set[tuple[str, str]]:
    """(place_code, period) of each value that is doubtful."""
    known = values(indicator)
    known = known[annotations.doubtful(indicator, known)]
    return set(zip(known["place_code"], known["period"], strict=True))


@remembered
def _ends_with_value(indicator: str) -> list[pd.Timestamp]:
    """The last day of each period in which any place has a value."""
    known = values(indicator)
    return known.loc[known["value"].notna(), "period_end"].unique().tolist()


def _end(indicator: str, period: str) -> pd.Timestamp:
    return next(end for end, name in ends(indicator).items() if name == period)


def _direction(row: dict, before: dict, polarity: str) -> str | None:
    if row["change"] == 0:
        return "unchanged"
    if row["missing_between"] or pd.isna(row["lower"]) or pd.isna(before["lower"]):
        return None
    if row["lower"] <= before["upper"] and before["lower"] <= row["upper"]:
        return "chance"
    return ranking.direction(row["change"], polarity)


@remembered
def place(indicator: str, place_code: str) -> pd.DataFrame:
    """One place's values, oldest first: period, period_end, value, note, annotation."""
    columns = ["period", "period_end", "value", "note", "annotation"]
    return values(indicator)[columns].iloc[_by_place(indicator).get(place_code, [])]


@remembered
def of_group(indicator: str, codes: tuple[str, ...]) -> pd.DataFrame:
    """What a group of authorities had in each period, oldest first.

    Columns: period, period_end, median, lowest, highest, with_value (how many of them had a value).
    The median is ours; periods in which none had a value are left out.
    """
    known = values(indicator)
    known = known[known["place_code"].isin(codes) & known["value"].notna()]
    grouped = known.groupby(["period_end", "period"])["value"]
    table = grouped.agg(median="median", lowest="min", highest="max", with_value="count")
    return table.reset_index()


@remembered
def region(authority_code: str) -> tuple[str, str]:
    """Code and name of the region an authority lies in."""
    row = authorities.one(authority_code)
    return row["region_code"], row["region_name"]


@remembered
def sources(indicator: str) -> tuple[str, ...]:
    """Keys of the sources an indicator's values were read from."""
    return tuple(sorted(values(indicator)["source"].unique()))


@remembered
def group(indicator: str, codes: tuple[str, ...], period: str) -> pd.Series | None:
    """The row of `of_group` for one period; None where none of the group had a value."""
    known = [value for code in codes if (value := worth(indicator, code, period)) is not None]
    if not known:
        return None
    told = {"period_end": _end(indicator, period), "period": period, "median": float(np.median(known))}
    told |= {"lowest": min(known), "highest": max(known), "with_value": len(known)}
    return pd.Series(told, dtype="object")
