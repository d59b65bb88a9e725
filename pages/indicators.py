"""How does one authority compare on one indicator, now and over time?"""

from functools import partial

import streamlit as st

import widgets
from charts import indicators as charts
from charts.style import Words
from queries import authorities, indicators, sources, tables
from queries import indicator_readings as readings

widgets.begin("How do authorities compare on one indicator?")
mine, comparator, day = widgets.pick_authority(), widgets.pick_comparator(), widgets.pick_day()
indicator, period = widgets.pick_indicator(mine)
what = indicators.one(indicator)
if period is None:
    st.info("No place has a published value for this indicator. Choose another.")
    st.stop()

name = authorities.labels()[mine] if mine else "England"
peers = indicators.peers(mine, comparator) if mine else ()
table = indicators.ranked(indicator, period)
standing = indicators.standing(indicator, mine, period) if mine else None
if mine:
    widgets.explain(
        readings.standing(standing, name, what, period),
        readings.ended(authorities.one(mine), authorities.successors(mine)),
        readings.small_count(standing, what),
        readings.no_peers(name, comparator, peers),
    )
england, keys = indicators.worth(indicator, indicators.ENGLAND, period), indicators.sources(indicator)
if standing is not None and standing["rank"] > 0:
    group = indicators.group(indicator, peers, period)
    widgets.figures(readings.headline(standing, what, group, len(peers), comparator, england))
foot = sources.foot(keys)
measure = f"{what['indicator_name']}, {what['unit_name']}; {readings.period(what, period)}"
widgets.show(
    charts.ranked(
        indicators.roles(table, what, mine, peers),
        Words(readings.ranked_title(standing, name, what, table, period), measure, foot),
        widgets.look(),
        what["unit_name"],
        england,
    ),
    readings.spread(table, what, period),
    partial(tables.ranked, table, what),
    key="ranked",
)
lines = indicators.lines(indicator, mine, comparator)
left, right = widgets.pair() if peers else (st.container(), None)
with left:
    widgets.show(
        charts.trend(
            lines,
            indicators.of_group(indicator, peers),
            Words(f"How has {name} changed?", f"{what['indicator_name']}, {what['unit_name']}", foot),
            widgets.look(),
            what["unit_name"],
        ),
        readings.trend(lines[lines["name"] == name], name, what),
        partial(tables.trend, lines),
        key="trend",
    )
if peers:
    with right:
        beside = indicators.beside(table, what, period, mine, peers)
        widgets.show(
            charts.neighbours(
                beside,
                Words(readings.beside_title(beside, name), measure, foot),
                widgets.look(),
                what["unit_name"],
            ),
            readings.beside(beside, name, len(peers), what),
            partial(tables.beside, beside, indicators.closeness(mine, comparator)),
            key="beside",
        )
widgets.define(what)
widgets.source_note(keys)
