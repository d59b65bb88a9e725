"""Views of many indicators of many places."""

from functools import partial

from charts import over_time as over_time_charts
from charts import rug as charts
from charts.style import Words
from queries import profile, rug, rug_tables, sources, standings
from queries import rug_readings as readings
from queries.memory import remembered
from views.view import Nothing, View, view


@remembered
def cells(
    authority: str | None = None,
    compare: str = "2025",
    topic: str | None = None,
    places: str = "",
    indicators: str = "",
    shade: str = "england",
    order: str | None = None,
) -> View:
    """A cell for each indicator and place: mine, its region, England and its peers, or those chosen.

    `places` and `indicators` hold codes and keys joined by full stops; `shade` is a key of `rug.SHADES`; by the
    indicator `order` the places are sorted.
    """
    if shade not in rug.SHADES:
        raise Nothing("Choose how the cells are shaded: beside England or by quarter.")
    codes, keys = rug.places(authority, compare, places), rug.asked(topic, indicators)
    if not codes or not keys:
        raise Nothing("Choose an authority on the left, or places and indicators of your own.")
    if min(len(codes), len(keys)) > rug.MOST_ACROSS or len(codes) * len(keys) > rug.MOST_CELLS:
        raise Nothing(f"Choose at most {rug.MOST_ACROSS} places or at most {rug.MOST_ACROSS} indicators.")
    table = rug.words(rug.cells(codes, keys, order), shade)
    if table.empty:
        raise Nothing("None of these indicators has a published value. Choose others.")
    names = sources.foot(standings.sources(keys))
    return view(
        charts.cells,
        (readings.drawn(table),),
        Words(
            readings.title(table, authority, shade), f"{rug.MEANINGS[shade]}. Newest period of each indicator", names
        ),
        readings.counted(table, authority, shade),
        partial(rug_tables.cells, table),
        standings.sources(keys),
        partial(table.drop, columns=["text", "part"]),
        mine=authority,
    )


@remembered
def over_time(
    authority: str | None = None,
    compare: str = "2025",
    topic: str | None = None,
    places: str = "",
    indicators: str = "",
) -> View:
    """The same indicators and places in every year there is, a panel for each indicator."""
    codes, keys = rug.places(authority, compare, places), rug.asked(topic, indicators)
    if not codes or not keys:
        raise Nothing("Choose an authority on the left, or places and indicators of your own.")
    if max(len(codes), len(keys)) > rug.MOST_ACROSS:
        raise Nothing(f"Choose at most {rug.MOST_ACROSS} places and at most {rug.MOST_ACROSS} indicators.")
    table = rug.over_time(codes, keys, authority)
    if table.empty:
        raise Nothing("None of these indicators has a published value. Choose others.")
    sourced = standings.sources(table["indicator"].unique())
    # A total of England beside those of authorities would press their lines to the floor.
    is_total = table["role"].isin(["region", "england"]) & table["unit"].isin(profile.TOTALS) & (authority is not None)
    left_out = "; totals of England and the region stand in the table only" if is_total.any() else ""
    return view(
        over_time_charts.panels,
        (table[~is_total],),
        Words(
            readings.over_time_title(table), f"Every year there is; axes start at zero{left_out}", sources.foot(sourced)
        ),
        readings.over_time(table),
        partial(rug_tables.over_time, table),
        sourced,
        partial(table.drop, columns=["text"]),
    )
