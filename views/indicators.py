"""Views of one indicator: ranked, over time, among peers, by region, against chance, on the map.

`axis` is "zero" or "fitted": a fitted axis begins near the lowest value, and the figure says so.
"""

from functools import partial

from charts import distributions
from charts import indicators as charts
from charts.style import Words
from queries import (
    authorities,
    comparisons,
    distribution_readings,
    distribution_tables,
    funnel,
    indicators,
    numbers,
    peers,
    sources,
    tables,
    tidy,
    trend_readings,
    trends,
)
from queries import distributions as spreads
from queries import indicator_readings as readings
from queries import indicator_titles as titles
from queries.memory import remembered
from views.view import Nothing, View, view


def _name(authority: str | None) -> str:
    return authorities.labels()[authority] if authority else "England"


def _measure(what, period: str, axis: str = "zero") -> str:
    return f"{what['indicator_name']}, {what['unit_name']}; {readings.period(what, period)}{_begins(axis)}"


def _better(what) -> str:
    """Which way is better, where one is."""
    return "" if what["polarity"] == "neutral" else f". {readings.POLARITY[what['polarity']]}"


def _begins(axis: str) -> str:
    return "" if axis == "zero" else ". The axis does not begin at zero"


def _axis(what, axis: str) -> dict:
    return {"unit_name": what["unit_name"], "fitted": axis == "fitted", "most": _most(what)}


def _most(what) -> float | None:
    """The most a value can be: no axis of percentages goes beyond 100."""
    return 100.0 if what["unit"] == "percent" else None


def _text(what, value: float | None) -> str:
    return "" if value is None else numbers.text(value, what["unit"], int(what["decimals"]))


MOST_BESIDE = 40
"""Peers a chart names one below the other; more do not fit a screen."""


def _ranked_table(indicator: str, period: str):
    before = indicators.before(indicator, period)
    return tables.ranked(indicators.ranked(indicator, period), indicators.one(indicator), before)


@remembered
def ranked(
    indicator: str, period: str, authority: str | None = None, compare: str = "2025", axis: str = "zero"
) -> View:
    """All authorities in order, the chosen one and its peers marked."""
    what, keys = indicators.one(indicator), indicators.sources(indicator)
    table = indicators.ranked(indicator, period)
    standing = indicators.standing(indicator, authority, period) if authority else None
    title = titles.ranked(standing, _name(authority), what, table, period)
    return view(
        charts.ranked,
        (comparisons.roles(table, what, authority, peers.of(authority, compare)),),
        Words(title, _measure(what, period, axis) + _better(what), sources.foot(keys)),
        readings.spread(table, what, period),
        partial(_ranked_table, indicator, period),
        keys,
        partial(tidy.ranked, indicator, period),
        **_axis(what, axis),
        england=indicators.worth(indicator, indicators.ENGLAND, period),
    )


@remembered
def trend(indicator: str, authority: str | None = None, compare: str = "2025", axis: str = "zero") -> View:
    """An authority, its region and England over the years, between the lowest and highest of its peers."""
    what, keys, name = indicators.one(indicator), indicators.sources(indicator), _name(authority)
    codes = peers.of(authority, compare)
    lines, band = comparisons.lines(indicator, authority, compare), indicators.of_group(indicator, codes)
    mine, tested = lines[lines["name"] == name], trends.one(indicator, authority or indicators.ENGLAND)
    grey = "; grey: from the lowest to the highest of its peers" if codes and authority else ""
    measure = f"{what['indicator_name']}, {what['unit_name']}{grey}{_begins(axis)}"
    return view(
        charts.trend,
        (lines, band),
        Words(titles.trend(mine, name, what), measure, sources.foot(keys)),
        f"{readings.trend(mine, name, what)} {trend_readings.explained(tested)}",
        partial(tables.trend, lines),
        keys,
        partial(tidy.trend, indicator, authority, lines, band),
        **_axis(what, axis),
    )


@remembered
def beside(
    indicator: str, period: str, authority: str | None = None, compare: str = "2025", axis: str = "zero"
) -> View:
    """An authority among its peers."""
    codes = peers.of(authority, compare)
    if authority is None or not codes:
        raise Nothing("Choose an authority that has peers to see it beside them.")
    if len(codes) > MOST_BESIDE:
        raise Nothing(f"Its {len(codes)} peers are too many to name in one chart: see them in the ranking.")
    what, keys, name = indicators.one(indicator), indicators.sources(indicator), _name(authority)
    table = comparisons.beside(indicators.ranked(indicator, period), what, period, authority, codes)
    return view(
        charts.beside,
        (table,),
        Words(titles.beside(table, name, what), _measure(what, period, axis) + _better(what), sources.foot(keys)),
        readings.beside(table, name, len(codes), what),
        partial(tables.beside, table, peers.closeness(authority, compare)),
        keys,
        partial(tidy.beside, indicator, period, authority, codes),
        **_axis(what, axis),
    )


@remembered
def by_region(
    indicator: str, period: str, authority: str | None = None, compare: str = "2025", axis: str = "zero"
) -> View:
    """Every authority as a dot in the row of its region, with the region's own value and England's."""
    what, keys = indicators.one(indicator), indicators.sources(indicator)
    table = spreads.by_region(indicator, period, authority, peers.of(authority, compare))
    if table.empty:
        raise Nothing("No authority has a published value in this period. Choose another.")
    england = indicators.worth(indicator, indicators.ENGLAND, period)
    text = _text(what, england)
    subtitle = f"{_measure(what, period, axis)}. Each dot is an authority; a stroke is the region's own value"
    return view(
        distributions.strip,
        (table,),
        Words(titles.regions(table, what), subtitle, sources.foot(keys)),
        distribution_readings.regions(table, what, text),
        partial(distribution_tables.regions, table),
        keys,
        partial(tidy.ranked, indicator, period),
        england=england,
        england_text=text,
        **_axis(what, axis),
    )


@remembered
def against_chance(
    indicator: str, period: str, authority: str | None = None, compare: str = "2025", axis: str = "zero"
) -> View:
    """Every authority by size, between the limits that chance allows around England's value: a funnel plot."""
    what, keys = indicators.one(indicator), indicators.sources(indicator)
    table = funnel.points(indicator, period)
    if table.empty:
        raise Nothing(
            "What chance allows cannot be reckoned for this indicator and period: that needs the count and the base "
            "behind each value, and they are not published."
        )
    table = comparisons.roles(table, what, authority, peers.of(authority, compare))
    subtitle = f"{_measure(what, period, axis)}. By chance 1 in 20 would lie outside the dashed lines (95% limits), "
    subtitle += "1 in 500 outside the solid ones (99.8% limits): a funnel plot"
    return view(
        distributions.funnel,
        (table, funnel.curves(indicator, period)),
        Words(titles.funnel(table, authority, what), subtitle, sources.foot(keys)),
        distribution_readings.funnel(table),
        partial(distribution_tables.funnel, table),
        keys,
        england=funnel.middle(indicator, period),
        base_name=what["denominator_name"] or "base of the value",
        **_axis(what, axis),
    )


@remembered
def on_the_map(indicator: str, period: str, authority: str | None = None) -> View:
    """Every authority on a map of squares with its value, shaded by the fifth this lies in."""
    what, keys = indicators.one(indicator), indicators.sources(indicator)
    table = spreads.fifths(indicator, period)
    if table.empty:
        raise Nothing("The values of this indicator are too few or too alike to be cut into fifths on a map.")
    names = spreads.fifth_names(table, what)
    large = ". In squares k is a thousand, m a million" if table["shown"].str.contains("[km]").any() else ""
    subtitle = f"{_measure(what, period)}. Each colour is a fifth of authorities"
    return view(
        distributions.fifths,
        (table,),
        Words(titles.fifths(table, authority, what), subtitle + large, sources.foot(keys)),
        distribution_readings.fifths(table, names, what),
        partial(distribution_tables.fifths, table, what),
        keys,
        partial(tidy.ranked, indicator, period),
        names=tuple(names),
        mine=authority,
    )
