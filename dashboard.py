"""Children's services in England: judgements and indicators, authority beside authority."""

import streamlit as st

from widgets import link
from widgets.page import warm_up

st.set_page_config(page_title="Children's services compared", layout="wide", initial_sidebar_state=270)
warm_up()
pages = st.navigation(
    {
        "": [
            st.Page("pages/overview.py", title="Overview", default=True),
            st.Page("pages/authority.py", title="Authority"),
        ],
        "Inspections": [
            st.Page("pages/grades.py", title="Grades"),
            st.Page("pages/themes.py", title="Themes"),
        ],
        "Indicators": [
            st.Page("pages/indicators.py", title="One indicator"),
            st.Page("pages/profile.py", title="Profile"),
            st.Page("pages/rug.py", title="Side by side"),
            st.Page("pages/pairs.py", title="Two indicators"),
            st.Page("pages/by_grade.py", title="Grades and indicators"),
        ],
        "Improve": [
            st.Page("pages/priorities.py", title="Where to look"),
            st.Page("pages/learn.py", title="Learn from"),
        ],
        "Present and data": [
            st.Page("pages/present.py", title="Present"),
            st.Page("pages/sources.py", title="Sources"),
            st.Page("pages/document.py", title="Your document"),
        ],
    },
    position="top",
)
with link.frame():
    pages.run()
