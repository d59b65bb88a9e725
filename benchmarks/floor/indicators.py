"""The floor of One indicator: the same kind of chart with as many marks, nothing else."""

import streamlit as st
from marks import PLACES, bars, next_numbers

chosen, numbers = st.selectbox("Authority", PLACES, key="authority"), next_numbers()
st.plotly_chart(bars(numbers, f"Ranked {chosen}", 153), key="ranked")
