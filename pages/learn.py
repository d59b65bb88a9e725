"""Whom can we learn from: who has moved up a grade, or improved on an indicator?"""

import streamlit as st

from queries import judgements, peer_readings
from views import improvement
from widgets import figure, improved_on, page, pick

page.begin("Whom can we learn from?")
mine, compare, day = pick.authority(), pick.compare(), pick.day()
page.explain(
    "Authorities that moved up, with what changed, when, their reports and what inspectors had asked of them: "
    "enough to know whom to ring. Nothing here says why they improved.",
    peer_readings.who(mine, compare),
)
st.subheader("Moved up a grade")
judgement = pick.judgement()
figure.show(improvement.rises, judgement=judgement, as_at=day, authority=mine, compare=compare)
st.subheader("Improved on an indicator")
indicator, since, period = improved_on.chosen()
if since is None:
    st.info("This indicator has fewer than two periods with values. Choose another.")
    st.stop()
figure.show(
    improvement.changes,
    indicator=indicator,
    since=since,
    period=period,
    as_at=day,
    authority=mine,
    compare=compare,
)
page.source_note(judgements.sources(judgement))
