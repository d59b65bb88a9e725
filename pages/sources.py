"""Where does every number come from, how fresh is it, and what could not be read?"""

import streamlit as st

from queries import readings, sources, tables
from widgets import begin, explain, pick_authority, pick_comparator, pick_day

begin("Where do these numbers come from?")
pick_authority()
pick_comparator()
pick_day()
every, conflicts, unread = sources.every(), sources.conflicts(), sources.unread()
explain(readings.sources(every, conflicts, unread))

st.subheader("Published files")
st.dataframe(tables.sources(every), hide_index=True, column_config={"Address": st.column_config.LinkColumn()})

st.subheader("How fresh is each topic?")
st.table(tables.freshness(sources.freshness()), hide_index=True)

st.subheader("Where two sources disagree")
st.write("Both values are kept here; the dashboard shows the one in the last column but one.")
subjects = sources.count_conflicts()
st.table(tables.count_conflicts(subjects), hide_index=True)
st.dataframe(tables.conflicts(conflicts), hide_index=True)

st.subheader("Documents that were not read")
if unread.empty:
    st.write("Every document that was given has been read.")
else:
    st.table(tables.unread(unread), hide_index=True)

st.subheader("What a missing value means")
st.write(
    "A missing value is never zero. Publishers hide or leave out values for these reasons, and the tables keep each."
)
st.table(tables.notes(), hide_index=True)
