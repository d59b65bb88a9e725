"""What does a document of my own say, and what could not be read from it?"""

import streamlit as st

from loaders import documents
from queries import document_readings as readings
from widgets import page

page.begin("What does your own document say?")
st.write(
    "Give an inspection report or a council paper about one, as PDF or text. "
    "It is read here and now, page by page; it stays in your session and changes nothing for anyone else."
)
given = st.file_uploader("Report or paper", type=["pdf", "txt"], key="document")
if given is None:
    st.stop()

known = st.session_state.setdefault("documents", {})
if given.file_id not in known:
    with st.spinner("Reading"):
        known[given.file_id] = documents.read_alone(given.getvalue())
reading = known[given.file_id]
page.explain(readings.summary(given.name, reading))
if reading["kind"] == "unread":
    st.stop()

for gap in readings.not_read(reading):
    st.caption(page.plain(f"Not read: {gap}."))
left, right = page.pair()
with left:
    st.subheader("About the document")
    st.table(readings.facts(reading), hide_index=True)
with right:
    st.subheader("Grades")
    st.table(readings.grades(reading), hide_index=True)
st.subheader("Recommendations")
st.dataframe(readings.recommendations(reading), hide_index=True)
if reading["kind"] == "report":
    st.subheader("Figures")
    st.dataframe(readings.figures(reading), hide_index=True)
st.subheader("Page by page")
st.dataframe(readings.pages(reading), hide_index=True)
