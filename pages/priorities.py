"""Where should one authority look first: what is worse than its peers and getting worse?"""

import streamlit as st

from queries import peer_readings, priorities
from queries import priority_readings as readings
from views import priorities as views
from widgets import figure, page, pick

page.begin("Where should we look first?")
mine, compare = pick.authority(), pick.compare()
figure.show(views.fields, authority=mine, compare=compare)
page.explain(peer_readings.who(mine, compare))
if mine is None or not priorities.can_be_asked(mine, compare):
    st.stop()

page.explain(readings.HOW_SURE)
for against, moving, question in readings.LISTS:
    found = priorities.group(mine, compare, against, moving)
    if len(found):
        st.subheader(question)
        page.reasons(readings.reasons(found))
st.subheader("Cannot be judged")
page.explain(readings.UNSURE)
page.reasons(readings.reasons(priorities.unjudged(mine, compare)))
page.source_note(priorities.sources(mine, compare))
