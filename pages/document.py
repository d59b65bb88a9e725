"""What does a document of my own say, and what could not be read from it?"""

import streamlit as st

from loaders import documents
from queries import document_readings as readings
from widgets import page, table

page.begin("What does your own document say?")
st.write(
    "Give an inspection report or a council paper about one, as PDF or text. "
    "It is read here and now, page by page; it stays in your session and changes nothing for anyone else."
)
given = st.file_uploader("Report or paper", type=["pdf", "txt"], key="document")
if given is None:
    st.stop()

if st.session_state.get("document_read") != given.file_id:
    with st.spinner("Reading"):
        st.session_state["document_reading"] = documents.read_alone(given.getvalue())
    st.session_state["document_read"] = given.file_id
reading = st.session_state["document_reading"]
page.explain(readings.summary(given.name, reading))
if reading["kind"] == "unread":
    st.stop()

for gap in readings.not_read(reading):
    st.caption(page.plain(f"Not read: {gap}."))
left, right = page.pair()
with left:
    st.subheader("About the document")
    table.show(readings.facts(reading), "What the document says of itself")
with right:
    st.subheader("Grades")
    table.show(readings.grades(reading), "Grades the document gives")
st.subheader("Recommendations")
st.dataframe(readings.recommendations(reading), hide_index=True)
if reading["kind"] == "report":
    st.subheader("Figures")
    st.dataframe(readings.figures(reading), hide_index=True)
st.subheader("Page by page")
st.dataframe(readings.pages(reading), hide_index=True)
