"""How do many indicators compare across many places?"""

import streamlit as st

from queries import peer_readings, rug
from views import rug as views
from widgets import figure, page, pick, pick_many
from widgets.choice import kept

page.begin("How do many indicators compare across many places?")
mine, compare = pick.authority(), pick.compare()
left, middle, right = st.columns([3, 4, 4], vertical_alignment="bottom")
with left:
    topic = pick_many.topic()
with right:
    shade = pick_many.shade()
with st.expander("Choose places and indicators of your own"):
    places, chosen = pick_many.places(), pick_many.several_indicators()
with middle:
    order = pick_many.order(rug.asked(topic, chosen))
choices = {"authority": mine, "compare": compare, "topic": topic, "places": places, "indicators": chosen}
figure.show(views.cells, shade=shade, order=order, **choices)
if mine and not places:
    page.explain(peer_readings.who(mine, compare))
if st.toggle("Show all years", **kept("years")):
    figure.show(views.over_time, **choices)
