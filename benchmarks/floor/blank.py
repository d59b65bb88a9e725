"""The floor of a script: one line of text."""

import streamlit as st

st.text("blank")
