"""Controls for pages on many indicators or many places at once. Each choice stands in the address."""

import streamlit as st

from queries import profile
from widgets.choice import kept


def topic() -> str | None:
    """A topic of indicators, `profile.ALL`, or None for the headline indicators."""
    return st.selectbox("Topic", profile.topics(), index=None, placeholder="Headline indicators", **kept("topic"))
