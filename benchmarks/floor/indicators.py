"""The floor of Indicators: the same kinds of chart with as many marks, nothing else."""

import streamlit as st
from marks import PLACES, bars, lines, next_numbers

chosen, numbers = st.selectbox("Authority", PLACES, key="authority"), next_numbers()
st.plotly_chart(bars(numbers, f"Ranked {chosen}", 153), key="ranked")
left, right = st.columns(2)
with left:
    st.plotly_chart(lines(numbers, f"Trend {chosen}"), key="trend")
with right:
    st.plotly_chart(bars(numbers, f"Beside {chosen}", 13, is_labelled=True), key="beside")
