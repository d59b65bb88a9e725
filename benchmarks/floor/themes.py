"""The floor of Themes by group: the same kind of chart with as many marks, nothing else."""

import streamlit as st
from marks import GROUPINGS, next_numbers, written_bars

chosen, numbers = st.selectbox("Group by", GROUPINGS, index=2, key="by"), next_numbers()
st.plotly_chart(written_bars(numbers, f"Themes {chosen}", 26, 7), key="grid")
