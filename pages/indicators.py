"""How does one authority compare on one indicator, now and over time?"""

import streamlit as st

from charts import indicators as charts
from charts.style import Words
from queries import authorities, indicators, readings, sources, tables
from widgets import (
    begin,
    define,
    explain,
    figures,
    look,
    pair,
    pick_authority,
    pick_comparator,
    pick_day,
    pick_indicator,
    pick_period,
    show,
    source_note,
)

begin("How do authorities compare on one indicator?")
mine, comparator, day = pick_authority(), pick_comparator(), pick_day()
what = indicators.one(pick_indicator())
period = pick_period(what.name)
if period is None:
    st.info("No place has a published value for this indicator. Choose another.")
    st.stop()

name = authorities.labels()[mine] if mine else "England"
peers = indicators.peers(mine, comparator) if mine else ()
table = indicators.ranked(what.name, period)
standing = indicators.standing(what.name, mine) if mine else None
if mine:
    explain(
        readings.standing(standing, name, what),
        readings.ended(authorities.one(mine), authorities.successors(mine)),
        readings.small_count(standing),
    )

england = indicators.worth(what.name, indicators.ENGLAND, period)
if standing is not None:
    group = indicators.group(what.name, peers, standing["period"])
    figures(readings.headline(standing, what, group, len(peers), comparator, england))
keys = indicators.sources(what.name)
foot = sources.foot(keys)
measure = f"{what['indicator_name']}, {what['unit_name']}; {readings.period(what, period)}"
show(
    charts.ranked(
        indicators.roles(table, what, mine, peers),
        Words(readings.ranked_title(standing, name, what, table, period), measure, foot),
        look(),
        what["unit_name"],
        england,
    ),
    readings.spread(table, what, period),
    tables.ranked(table, what),
    key="ranked",
)
lines = indicators.lines(what.name, mine, comparator)
left, right = pair() if mine else (st.container(), None)
with left:
    show(
        charts.trend(
            lines,
            indicators.of_group(what.name, peers),
            Words(f"How has {name} changed?", f"{what['indicator_name']}, {what['unit_name']}", foot),
            look(),
            what["unit_name"],
        ),
        readings.trend(lines[lines["name"] == name], name, what),
        tables.trend(lines),
        key="trend",
    )
if mine:
    with right:
        beside = indicators.beside(table, what, period, mine, peers)
        show(
            charts.neighbours(
                beside, Words(readings.beside_title(beside, name), measure, foot), look(), what["unit_name"]
            ),
            readings.beside(beside, name, len(peers), what),
            tables.beside(beside, indicators.closeness(mine, comparator)),
            key="beside",
        )
define(what)
source_note(keys)
