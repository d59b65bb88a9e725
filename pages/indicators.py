"""How does one authority compare on one indicator, now and over time?"""

import streamlit as st

from queries import authorities, indicators, peer_readings, peers
from queries import indicator_readings as readings
from views import indicators as views
from widgets import figure, page, pick

page.begin("How do authorities compare on one indicator?")
mine, comparator = pick.authority(), pick.comparator()
indicator, period = pick.indicator(mine)
what = indicators.one(indicator)
if period is None:
    st.info("No place has a published value for this indicator. Choose another.")
    st.stop()

name = authorities.labels()[mine] if mine else "England"
codes = peers.of(mine, comparator)
standing = indicators.standing(indicator, mine, period) if mine else None
if mine:
    page.explain(
        readings.standing(standing, name, what, period),
        readings.ended(authorities.one(mine), authorities.successors(mine)),
        readings.take_note(standing),
        readings.small_count(standing, what),
    )
page.explain(peer_readings.who(mine, comparator))
england, keys = indicators.worth(indicator, indicators.ENGLAND, period), indicators.sources(indicator)
if standing is not None and standing["rank"] > 0:
    group = indicators.group(indicator, codes, period)
    figure.headline(readings.headline(standing, what, group, len(codes), comparator, england))
chosen = {"indicator": indicator, "authority": mine, "compare": comparator}
figure.show(views.ranked, period=period, **chosen)
left, right = page.pair() if codes else (st.container(), None)
with left:
    figure.show(views.trend, **chosen)
if codes:
    with right:
        figure.show(views.beside, period=period, **chosen)
figure.define(what)
page.source_note(keys)
