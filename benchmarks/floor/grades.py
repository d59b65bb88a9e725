"""The floor of Grades: the same kinds of chart with as many marks, nothing else."""

import streamlit as st
from marks import areas, bars, flow, judgement, next_numbers, shares

chosen, numbers = judgement(), next_numbers()
st.plotly_chart(areas(numbers, f"Over time {chosen}"), key="over_time")
left, right = st.columns(2)
with left:
    st.plotly_chart(shares(numbers, f"Regions {chosen}"), key="regions")
with right:
    st.plotly_chart(flow(numbers, f"Moves {chosen}"), key="moves")
st.plotly_chart(bars(numbers, f"Ages {chosen}", 9, is_labelled=True), key="ages")
