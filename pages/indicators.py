"""How does one authority compare on one indicator, now and over time?"""

import streamlit as st

from queries import annotations, authorities, indicators, peer_readings, peers, sources
from queries import indicator_readings as readings
from widgets import figure, indicator_view, page, pick

page.begin("How do authorities compare on one indicator?")
mine, compare = pick.authority(), pick.compare()
indicator, period = pick.indicator(mine)
what = indicators.one(indicator)
if period is None:
    st.info("No place has a published value for this indicator. Choose another.")
    st.stop()

name = authorities.labels()[mine] if mine else "England"
codes = peers.of(mine, compare)
standing = indicators.standing(indicator, mine, period) if mine else None
told = ()
if mine:
    told = (
        readings.standing(standing, name, what, period),
        readings.take_note(standing),
        readings.ended(authorities.one(mine), authorities.successors(mine)),
        readings.small_count(standing, what),
    )
page.explain(*told, peer_readings.who(mine, compare))
england, keys = indicators.worth(indicator, indicators.ENGLAND, period), indicators.sources(indicator)
if standing is not None and standing["rank"] > 0:
    group = indicators.group(indicator, codes, period)
    figure.headline(readings.headline(standing, what, group, len(codes), compare, england))

view, axis, asks = indicator_view.pick()
chosen = {"indicator": indicator, "period": period, "authority": mine, "compare": compare, "axis": axis}
figure.show(view, **{choice: chosen[choice] for choice in asks})
figure.define(what)
near = tuple(filter(None, (mine, *codes, indicators.ENGLAND)))
figure.take_note(readings.noted(annotations.legend(indicator, near), sources.places(), indicators.ends(indicator)))
page.source_note(keys)
