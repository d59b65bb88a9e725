"""Views of one indicator: all authorities beside each other, one over time, one among its peers."""

from functools import partial

from charts import indicators as charts
from charts.style import Words
from queries import authorities, indicators, peers, sources, tables, tidy
from queries import indicator_readings as readings
from queries.memory import remembered
from views.view import Nothing, View, view


def _name(authority: str | None) -> str:
    return authorities.labels()[authority] if authority else "England"


def _measure(what, period: str) -> str:
    return f"{what['indicator_name']}, {what['unit_name']}; {readings.period(what, period)}"


@remembered
def ranked(indicator: str, period: str, authority: str | None = None, compare: str = "2025") -> View:
    """All authorities in order, the chosen one and its peers marked."""
    what, keys = indicators.one(indicator), indicators.sources(indicator)
    table = indicators.ranked(indicator, period)
    standing = indicators.standing(indicator, authority, period) if authority else None
    title = readings.ranked_title(standing, _name(authority), what, table, period)
    return view(
        charts.ranked,
        (indicators.roles(table, what, authority, peers.of(authority, compare)),),
        Words(title, _measure(what, period), sources.foot(keys)),
        readings.spread(table, what, period),
        partial(tables.ranked, table, what),
        keys,
        partial(tidy.ranked, indicator, period),
        unit_name=what["unit_name"],
        england=indicators.worth(indicator, indicators.ENGLAND, period),
    )


@remembered
def trend(indicator: str, authority: str | None = None, compare: str = "2025") -> View:
    """An authority, its region and England over the years, between the lowest and highest of its peers."""
    what, keys, name = indicators.one(indicator), indicators.sources(indicator), _name(authority)
    codes = peers.of(authority, compare)
    lines, band = indicators.lines(indicator, authority, compare), indicators.of_group(indicator, codes)
    grey = "; grey: from the lowest to the highest of its peers" if codes else ""
    return view(
        charts.trend,
        (lines, band),
        Words(f"How has {name} changed?", f"{what['indicator_name']}, {what['unit_name']}{grey}", sources.foot(keys)),
        readings.trend(lines[lines["name"] == name], name, what),
        partial(tables.trend, lines),
        keys,
        partial(tidy.trend, indicator, authority, lines, band),
        unit_name=what["unit_name"],
    )


@remembered
def beside(indicator: str, period: str, authority: str | None = None, compare: str = "2025") -> View:
    """An authority among its peers."""
    codes = peers.of(authority, compare)
    if authority is None or not codes:
        raise Nothing("Choose an authority that has peers to see it beside them.")
    what, keys, name = indicators.one(indicator), indicators.sources(indicator), _name(authority)
    table = indicators.beside(indicators.ranked(indicator, period), what, period, authority, codes)
    return view(
        charts.neighbours,
        (table,),
        Words(readings.beside_title(table, name), _measure(what, period), sources.foot(keys)),
        readings.beside(table, name, len(codes), what),
        partial(tables.beside, table, peers.closeness(authority, compare)),
        keys,
        partial(tidy.beside, indicator, period, authority, codes),
        unit_name=what["unit_name"],
    )
