"""Views of two indicators together."""

from functools import partial

from charts import pairs as charts
from charts.style import Words
from queries import authorities, indicators, pairs, pairs_tables, sources, standings
from queries import indicator_readings as wording
from queries import pairs_readings as readings
from queries.memory import remembered
from views.view import Nothing, View, view

LINE = "shown"


@remembered
def scatter(
    indicator: str, against: str | None, authority: str | None = None, compare: str = "2025", line: str | None = None
) -> View:
    """Every authority by two indicators, each in the newest period that fits; with `line` "shown" the fitted line."""
    known = indicators.names()
    if against == indicator or not {indicator, against} <= set(known) or pairs.periods(indicator, against) is None:
        raise Nothing("Choose two indicators that authorities have values for.")
    first, second = indicators.one(indicator), indicators.one(against)
    periods = pairs.periods(indicator, against)
    table = pairs.points(indicator, against, authority, compare)
    if table.empty:
        raise Nothing("No authority has a value for both of these indicators. Choose another.")
    table = table.assign(hover=table["authority_name"] + ": " + table["text_x"] + "; " + table["text_y"])
    found, has_line = pairs.together(table), line == LINE
    is_drawn = has_line and found.slope == found.slope
    said = [
        readings.mine(table, authorities.labels()[authority]) if authority else "",
        readings.correlation(found, first, second),
        readings.size(first, second),
        readings.line(found) if is_drawn else "",
        readings.different_periods(
            first, second, periods, (pairs.end(indicator, periods[0]), pairs.end(against, periods[1]))
        ),
        readings.NO_CAUSE,
    ]
    keys = standings.sources((indicator, against))
    titles = tuple(
        f"{what['indicator_name']}, {what['unit_name']}, {wording.period(what, period)}"
        for what, period in zip((first, second), periods, strict=True)
    )
    subtitle = "Axes are fitted to the values. Going together is no sign that one causes the other"
    return view(
        charts.scatter,
        (table,),
        Words(readings.title(found, first, second), subtitle, sources.foot(keys)),
        " ".join(filter(None, said)),
        partial(pairs_tables.points, table, first, second),
        keys,
        titles=titles,
        line=(found.slope, found.intercept) if is_drawn else None,
    )
