"""The floor of a page: one chart of 153 bars, with new numbers at every click."""

import streamlit as st
from marks import bars, next_numbers

chosen = st.segmented_control("Judgement", ["A", "B"], default="A", key="judgement", required=True)
st.plotly_chart(bars(next_numbers(), f"One chart {chosen}", 153), key="bars")
