"""How one indicator is spread: over the regions, and in fifths over the map."""

import numpy as np
import pandas as pd

from queries import authorities, comparisons, indicators, numbers, ranking
from queries.memory import remembered


@remembered
def by_region(indicator: str, period: str, mine: str | None, peers: tuple[str, ...]) -> pd.DataFrame:
    """Every authority ranked in a period with its region's published value, the region with the highest first.

    Columns: authority_code, authority_name, region_name, region_value, region_text (null and "" where none is
    published), value, role (mine, peer, other), text, hover. Regions without a value come last.
    """
    what = indicators.one(indicator)
    table = comparisons.roles(indicators.ranked(indicator, period), what, mine, peers)
    table = table[table["rank"].notna()]
    codes = authorities.every().drop_duplicates("region_name").set_index("region_name")["region_code"]
    worth = {name: indicators.worth(indicator, codes[name], period) for name in table["region_name"].unique()}
    value = table["region_name"].map(worth).astype(float)
    text = [numbers.text(v, what["unit"], int(what["decimals"])) for v in value]
    table = table.assign(region_value=value, region_text=text)
    columns = ["authority_code", "authority_name", "region_name", "region_value", "region_text", "value", "role"]
    order = ["region_value", "region_name", "value"]
    table = table.sort_values(order, ascending=[False, True, False], na_position="last", ignore_index=True)
    return table[[*columns, "text", "hover"]]


@remembered
def fifths(indicator: str, period: str) -> pd.DataFrame:
    """Every authority with a tile in a period: authority_code, authority_name, tile_column, tile_row,
    value, shown (it in short), fifth (1 holds the lowest values, 5 the highest, null without a value), hover.

    The edges are by linear interpolation (R type 7); a value on an edge belongs to the lower fifth. Empty where fewer
    than 20 authorities have a value, or an edge falls on another or on an end, the values being too coarse.
    """
    what = indicators.one(indicator)
    table = comparisons.roles(indicators.ranked(indicator, period), what, None, ())
    value = table["value"].where(table["rank"].notna())
    known = value.dropna().to_numpy()
    tiles = authorities.every()[["authority_code", "tile_column", "tile_row"]].dropna()
    table = table.assign(fifth=np.nan).merge(tiles, on="authority_code")
    table["shown"] = [numbers.brief(v, int(what["decimals"])) for v in table["value"]]
    columns = ["authority_code", "authority_name", "tile_column", "tile_row", "value", "shown", "fifth", "hover"]
    if len(known) < ranking.FEWEST_FOR_QUARTILES or not what["has_quartiles"]:
        return table.iloc[:0][columns]
    edges = np.quantile(known, [0, 0.2, 0.4, 0.6, 0.8, 1])
    if (np.diff(edges) <= 0).any():
        return table.iloc[:0][columns]
    fifth = np.searchsorted(edges[1:-1], table["value"].to_numpy(), side="left") + 1.0
    return table.assign(fifth=np.where(table["value"].isna(), np.nan, fifth))[columns]


@remembered
def fifth_names(table: pd.DataFrame, indicator: pd.Series) -> list[str]:
    """What each fifth holds, from the lowest: "10.2% to 14.9%", or "8%" where all in it have that."""
    ends = table.groupby("fifth")["value"].agg(["min", "max"])
    unit, decimals = indicator["unit"], int(indicator["decimals"])
    said = [[numbers.text(end, unit, decimals) for end in row] for row in ends.to_numpy()]
    return [low if low == high else f"{low} to {high}" for low, high in said]
