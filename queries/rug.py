"""Many indicators of many places beside each other, each in the newest period that any authority has a value for."""

import numpy as np
import pandas as pd

import schema
from queries import authorities, indicators, numbers, peers, profile, standings
from queries.memory import remembered

MOST_ACROSS, MOST_CELLS = 16, 2_600
"""Columns that leave each its text; cells that a browser draws without delay."""

SHADES = {"england": "Beside England", "quarter": "By quarter"}
MEANINGS = {
    "england": "Better, worse, higher or lower than England only where chance does not explain it",
    "quarter": "Quarter 1 holds the best of all authorities, quarter 4 the worst",
}

NOTE_WORDS = {
    "suppressed": "hidden",
    "not_available": "missing",
    "not_applicable": "does not apply",
    "rounds_to_zero": "near zero",
    "unreliable": "unreliable",
    "no_return": "no return",
}
"""Why a value is missing, in so few words as a cell holds."""
NO_ROW = "none"


@remembered
def place_names() -> dict[str, str]:
    """place_code -> name, authorities that exist first, then England, the regions and those abolished."""
    table = schema.read("places")[["place_code", "place_name", "kind"]].astype("str")
    order = {"england": 0, "region": 1, "part_of_region": 2}
    others = (
        table[table["kind"] != "authority"].assign(order=table["kind"].map(order)).sort_values(["order", "place_name"])
    )
    labels, gone = authorities.labels(), set(authorities.every().dropna(subset="closed_on")["authority_code"])
    now = {code: label for code, label in labels.items() if code not in gone}
    wider = dict(zip(others["place_code"], others["place_name"], strict=True))
    return now | wider | {code: label for code, label in labels.items() if code in gone}


@remembered
def places(authority: str | None, compare: str, chosen: str = "") -> tuple[str, ...]:
    """Codes of the places shown: those chosen, joined by full stops; else mine, its region, England and its peers."""
    known = place_names()
    if chosen:
        return tuple(dict.fromkeys(code for code in chosen.split(".") if code in known))
    mine = () if authority is None else (authority, indicators.region(authority)[0])
    return tuple(code for code in (*mine, indicators.ENGLAND, *peers.of(authority, compare)) if code in known)


@remembered
def asked(topic: str | None, chosen: str = "") -> tuple[str, ...]:
    """The indicators shown: those chosen, joined by full stops, be they of our own list or not; else a topic's."""
    if not chosen:
        return tuple(profile.asked(topic)["indicator"])
    known = indicators.names()
    return tuple(dict.fromkeys(key for key in chosen.split(".") if key in known))


@remembered
def cells(codes: tuple[str, ...], keys: tuple[str, ...], order: str | None = None) -> pd.DataFrame:
    """A row for each indicator and place, the places best first (or highest) by the indicator `order` if given.

    Columns: indicator, indicator_name, topic, unit, unit_name, polarity, decimals, period, place_code, place_name,
    value, note ("none" where the file has no row), text (the value as people read it, or why there is none), verdict
    (as in `profile.verdict`), quartile, rank, of, source. Region and England have no verdict, quartile or rank.
    """
    curated = indicators.by_key()["is_curated"]
    lists = [flag for flag in (True, False) if (curated.reindex(keys) == flag).any()]
    parts = [_cells(flag, codes, tuple(key for key in keys if curated[key] == flag)) for flag in lists]
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=["indicator", "place_code"])
    row = pd.Categorical(table["indicator"], keys)
    column = pd.Categorical(table["place_code"], _ordered(table, codes, order))
    return table.iloc[np.lexsort((column.codes, row.codes))].reset_index(drop=True)


def _cells(curated: bool, codes: tuple[str, ...], keys: tuple[str, ...]) -> pd.DataFrame:
    latest = standings.latest(curated)
    newest = latest.drop_duplicates("indicator").set_index("indicator")["newest"]
    what = indicators.by_key().loc[[key for key in keys if key in newest.index]]
    what = what[["indicator_name", "topic", "unit", "unit_name", "polarity", "decimals"]].reset_index()
    names = place_names()
    grid = what.assign(period=what["indicator"].map(newest)).merge(
        pd.DataFrame({"place_code": list(codes)}), how="cross"
    )
    known = schema.read("indicator_values")
    known = known[known["indicator"].isin(keys) & known["place_code"].isin(codes)]
    known = known[["indicator", "period", "place_code", "value", "note", "source"]].astype(
        dict.fromkeys(["indicator", "period", "place_code", "note", "source"], "str")
    )
    table = grid.merge(known, on=["indicator", "period", "place_code"], how="left")
    table["note"] = table["note"].fillna(NO_ROW).where(table["value"].isna())
    told = latest.loc[latest["period"] == latest["newest"]].assign(verdict=lambda rows: profile.verdict(rows))
    told = told[["indicator", "authority_code", "verdict", "quartile", "rank", "of"]]
    table = table.merge(
        told.rename(columns={"authority_code": "place_code"}), on=["indicator", "place_code"], how="left"
    )
    shown = zip(table["value"], table["unit"], table["decimals"], table["note"], strict=True)
    text = [numbers.text(v, u, int(d)) or NOTE_WORDS.get(note, NO_ROW) for v, u, d, note in shown]
    return table.assign(text=text, place_name=table["place_code"].map(names))


def _ordered(table: pd.DataFrame, codes: tuple[str, ...], order: str | None) -> list[str]:
    """The places as given, or by their values of one indicator; those without one last."""
    some = table[table["indicator"] == order]
    if some.empty:
        return list(codes)
    upwards = some["polarity"].iloc[0] == "lower"
    return some.sort_values("value", ascending=upwards, kind="stable", na_position="last")["place_code"].tolist()


@remembered
def words(table: pd.DataFrame, shade: str) -> pd.DataFrame:
    """The cells with `part` (what its colour is by) and `word` (the same in words) for one way of shading.

    part: "better", "similar", "worse", "higher", "lower" or "1" to "4", "none" where nothing is said, "missing".
    """
    if shade == "quarter":
        part = table["quartile"].map({1.0: "1", 2.0: "2", 3.0: "3", 4.0: "4"})
        word = ("quarter " + part).fillna("")
    else:
        part = table["verdict"].where(table["verdict"].isin(profile.VERDICTS))
        word = part.fillna("")
    part = part.fillna("none").where(table["value"].notna(), "missing")
    return table.assign(part=part, word=word.where(table["value"].notna(), ""))


@remembered
def over_time(codes: tuple[str, ...], keys: tuple[str, ...], mine: str | None) -> pd.DataFrame:
    """Every period of some indicators for some places, a row for each, so that what is missing is a gap.

    Columns: indicator, indicator_name, unit, unit_name, period, period_end, place_code, place_name, role ("mine",
    "region", "england", "other"), value, note ("none" where the file has no row), text, source. Indicators and places
    in the order given, oldest period first; indicators of which none of the places ever had a value are left out.
    """
    what = indicators.by_key().loc[list(keys)]
    names, region = place_names(), indicators.region(mine)[0] if mine else None
    roles = {mine: "mine", region: "region", indicators.ENGLAND: "england"}
    parts = []
    for key in keys:
        known = indicators.values(key)
        some = known[known["place_code"].isin(codes)]
        if some["value"].notna().sum() == 0:
            continue
        ends = some.drop_duplicates("period")[["period", "period_end"]]
        grid = pd.DataFrame({"place_code": list(codes)}).merge(ends, how="cross")
        columns = ["place_code", "period", "value", "note", "source"]
        part = grid.merge(some[columns], on=["place_code", "period"], how="left").assign(indicator=key)
        unit, decimals = what.loc[key, "unit"], int(what.loc[key, "decimals"])
        part["note"] = part["note"].fillna(NO_ROW).where(part["value"].isna())
        shown = zip(part["value"], part["note"], strict=True)
        part["text"] = [numbers.text(value, unit, decimals) or NOTE_WORDS.get(note, NO_ROW) for value, note in shown]
        parts.append(part)
    if not parts:
        return pd.DataFrame(columns=["indicator", "place_code", "value"])
    table = pd.concat(parts, ignore_index=True)
    table["role"] = table["place_code"].map(lambda code: roles.get(code, "other"))
    table["place_name"] = table["place_code"].map(names)
    return table.merge(what[["indicator_name", "unit", "unit_name"]].reset_index(), on="indicator", how="left")
