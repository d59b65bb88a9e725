"""Where does every number come from, how fresh is it, and what could not be read?"""

import streamlit as st

from queries import readings, sources, tables
from widgets import page, table

page.begin("Where do these numbers come from?")
every, conflicts, unread = sources.every(), sources.conflicts(), sources.unread()
page.explain(readings.sources(every, conflicts, unread))

st.subheader("Published files")
st.dataframe(
    tables.sources(every), hide_index=True, column_config={"Address": st.column_config.LinkColumn(display_text="open")}
)

st.subheader("How fresh is each topic?")
table.show(tables.freshness(sources.freshness()), "The newest period of each topic")

st.subheader("Where two sources disagree")
st.write("One value is kept and shown on the other pages; the other stands here.")
titles = sources.titles()
table.show(tables.count_conflicts(sources.count_conflicts(), titles), "How often two sources disagree")
st.dataframe(tables.conflicts(conflicts, titles, sources.names()), hide_index=True)

st.subheader("Documents that were not read")
if unread.empty:
    st.write("Every document that was given has been read.")
else:
    table.show(tables.unread(unread), "Documents that were not read, and why")

st.subheader("What a missing value means")
st.write(
    "A missing value is never zero. Publishers hide or leave out values for these reasons, and the tables keep each."
)
table.show(tables.notes(sources.notes()), "What each missing value means")
