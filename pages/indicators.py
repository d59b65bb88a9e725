"""How does one authority compare on one indicator, now and over time?"""

from functools import partial

import streamlit as st

from charts import indicators as charts
from charts.style import Words
from queries import authorities, indicators, sources, tables
from queries import indicator_readings as readings
from widgets import figure, page, pick

page.begin("How do authorities compare on one indicator?")
mine, comparator, day = pick.authority(), pick.comparator(), pick.day()
indicator, period = pick.indicator(mine)
what = indicators.one(indicator)
if period is None:
    st.info("No place has a published value for this indicator. Choose another.")
    st.stop()

name = authorities.labels()[mine] if mine else "England"
peers = indicators.peers(mine, comparator) if mine else ()
table = indicators.ranked(indicator, period)
standing = indicators.standing(indicator, mine, period) if mine else None
if mine:
    page.explain(
        readings.standing(standing, name, what, period),
        readings.ended(authorities.one(mine), authorities.successors(mine)),
        readings.small_count(standing, what),
        readings.no_peers(name, comparator, peers),
    )
england, keys = indicators.worth(indicator, indicators.ENGLAND, period), indicators.sources(indicator)
if standing is not None and standing["rank"] > 0:
    group = indicators.group(indicator, peers, period)
    figure.headline(readings.headline(standing, what, group, len(peers), comparator, england))
foot = sources.foot(keys)
look, unit = page.look(), what["unit_name"]
measure = f"{what['indicator_name']}, {unit}; {readings.period(what, period)}"
words = Words(readings.ranked_title(standing, name, what, table, period), measure, foot)
figure.show(
    partial(charts.ranked, indicators.roles(table, what, mine, peers), words, look, unit, england),
    readings.spread(table, what, period),
    partial(tables.ranked, table, what),
    key="ranked",
)
lines, band = indicators.lines(indicator, mine, comparator), indicators.of_group(indicator, peers)
grey = "; grey: from the lowest to the highest of its peers" if peers else ""
words = Words(f"How has {name} changed?", f"{what['indicator_name']}, {unit}{grey}", foot)
left, right = page.pair() if peers else (st.container(), None)
with left:
    figure.show(
        partial(charts.trend, lines, band, words, look, unit),
        readings.trend(lines[lines["name"] == name], name, what),
        partial(tables.trend, lines),
        key="trend",
    )
if peers:
    with right:
        beside = indicators.beside(table, what, period, mine, peers)
        words = Words(readings.beside_title(beside, name), measure, foot)
        figure.show(
            partial(charts.neighbours, beside, words, look, unit),
            readings.beside(beside, name, len(peers), what),
            partial(tables.beside, beside, indicators.closeness(mine, comparator)),
            key="beside",
        )
figure.define(what)
page.source_note(keys)
