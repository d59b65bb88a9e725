"""The floor of Overview: the same kinds of chart with as many marks, nothing else."""

import streamlit as st
from marks import bars, judgement, next_numbers, shares

chosen, numbers = judgement(), next_numbers()
left, right = st.columns(2)
with left:
    st.plotly_chart(bars(numbers, f"Tiles {chosen}", 153, is_labelled=True), key="tiles")
with right:
    st.plotly_chart(shares(numbers, f"Regions {chosen}"), key="regions")
