"""What a view shows as rows for machines: one row a number, with codes, notes and source."""

import pandas as pd

import schema
from queries import authorities, indicators, judgements, sources
from queries import indicator_readings as words
from queries.memory import remembered

MEANINGS = {
    "authorities": "How many authorities",
    "basis": "Published, or computed here from published values",
    "grade_before": "The grade before",
    "of": "Of how many",
    "published_before": "When the grade before was published",
    "rank": "1 is best; highest first where neither direction is better",
    "quartile": "1 is the best quarter; none where neither direction is better",
    "against_england": "Whether the 95% interval excludes England's value",
    "method": "Where the 95% interval is from",
    "unit": "Unit of the value",
    "place_name": "Name of the place",
    "source_title": "Publisher, title and date of the source",
}
"""Columns that no table declares."""


@remembered
def meanings() -> dict[str, str]:
    """Column -> what it holds, as the tables declare it."""
    declared = {c.name: c.meaning for table in schema.TABLES.values() for c in table.columns}
    return declared | MEANINGS


@remembered
def notes() -> dict[str, str]:
    """Note -> in words, why a value is missing."""
    return dict(words.NOTE_WORDS)


def cited(table: pd.DataFrame) -> pd.DataFrame:
    """A table with source_title after its column source, which holds keys of sources parted by spaces."""
    every = sources.every().set_index("source")
    titles = {
        key: f"{row['publisher']}, {row['title']}"
        + (f" ({row['published_on']:%B %Y})" if pd.notna(row["published_on"]) else "")
        for key, row in every.iterrows()
    }
    keys = table["source"].astype("str")
    named = {text: "; ".join(titles.get(key, key) for key in text.split()) for text in keys.dropna().unique()}
    return table.assign(source_title=keys.map(named))


@remembered
def published(indicator: str, codes: tuple[str, ...] | None = None, period: str | None = None) -> pd.DataFrame:
    """Published values of an indicator, in some places and one period or in all, oldest first.

    Columns: indicator, indicator_name, unit, period, period_end, place_code, place_name, value, note, numerator,
    denominator, lower, upper, method, annotation, source.
    """
    what, known = indicators.one(indicator), indicators.values(indicator)
    if codes is not None:
        known = known[known["place_code"].isin(codes)]
    if period is not None:
        known = known[known["period"] == period]
    places = schema.read("places")
    names = dict(zip(places["place_code"].astype("str"), places["place_name"].astype("str"), strict=True))
    table = known.assign(
        indicator=indicator,
        indicator_name=what["indicator_name"],
        unit=what["unit_name"],
        place_name=known["place_code"].map(names),
    )
    first = ["indicator", "indicator_name", "unit", "period", "period_end", "place_code", "place_name", "value", "note"]
    rest = ["numerator", "denominator", "lower", "upper", "method", "annotation", "source"]
    return table[first + [column for column in rest if column in table]].reset_index(drop=True)


@remembered
def ranked(indicator: str, period: str) -> pd.DataFrame:
    """`published` for the ranked authorities and England in one period, with rank, of and quartile, best first."""
    order = indicators.ranked(indicator, period).rename(columns={"authority_code": "place_code"})
    standing = order[["place_code", "rank", "of", "quartile", "against_england"]]
    codes = (*standing["place_code"], indicators.ENGLAND)
    table = published(indicator, codes, period).merge(standing, on="place_code", how="left")
    table["of"] = table["of"].where(table["rank"].notna())
    table = table.astype({"rank": "Int64", "of": "Int64", "quartile": "Int64"})
    return table.sort_values(["rank", "place_name"], na_position="last", ignore_index=True)


@remembered
def trend(indicator: str, authority: str | None, lines: pd.DataFrame, band: pd.DataFrame) -> pd.DataFrame:
    """`published` for the places of a trend, then what was computed here: the median of peers, lowest and highest.

    Columns as `published` with `basis`. `lines`: role, name, period, period_end, value; `band`: period, period_end,
    lowest, highest.
    """
    codes = (authority, indicators.region(authority)[0]) if authority else ()
    table = published(indicator, (*codes, indicators.ENGLAND)).assign(basis="published")
    ours = [lines.loc[lines["role"] == "peers", ["name", "period", "period_end", "value"]].dropna()]
    for end in ("lowest", "highest"):
        edge = band[["period", "period_end", end]].rename(columns={end: "value"})
        ours.append(edge.assign(name=f"{end.capitalize()} of its peers"))
    computed = pd.concat(ours).rename(columns={"name": "place_name"})
    if computed.empty:
        return table
    same = table.iloc[0][["indicator", "indicator_name", "unit"]] if len(table) else {"indicator": indicator}
    computed = computed.assign(**same, basis="computed here", source=" ".join(indicators.sources(indicator)))
    return pd.concat([table, computed.reindex(columns=table.columns)], ignore_index=True)


@remembered
def beside(indicator: str, period: str, authority: str, peers: tuple[str, ...]) -> pd.DataFrame:
    """`published` for an authority, its peers, region and England in one period, with role, highest first."""
    region = indicators.region(authority)[0]
    roles = dict.fromkeys(peers, "peer") | {authority: "mine", region: "region", indicators.ENGLAND: "england"}
    table = published(indicator, tuple(roles), period)
    table = table.assign(role=table["place_code"].map(roles))
    return table.sort_values("value", ascending=False, kind="stable", ignore_index=True)


@remembered
def grades(latest: pd.DataFrame) -> pd.DataFrame:
    """Latest grades with codes and source: the rows of `judgements.latest` without what only a map needs."""
    given = schema.read("judgements")[["inspection_id", "judgement", "source"]].astype("str")
    table = latest.drop(columns=["short_name", "tile_column", "tile_row", "years_since"])
    table = table.merge(given, on=["inspection_id", "judgement"], how="left")
    return table.assign(
        grade_name=table["grade"].map(judgements.GRADE_NAMES),
        note=table["grade"].eq(judgements.NONE).map({True: "not inspected or not judged", False: None}),
        grade=table["grade"].where(table["grade"] != judgements.NONE),
    )


@remembered
def with_region_codes(table: pd.DataFrame, keys: tuple[str, ...]) -> pd.DataFrame:
    """A table that names regions, with their codes before their names and the sources of its numbers."""
    known = authorities.every()
    codes = dict(zip(known["region_name"], known["region_code"], strict=True)) | {"England": indicators.ENGLAND}
    table = table.assign(source=" ".join(keys))
    table.insert(0, "region_code", table["region_name"].map(codes))
    return table
