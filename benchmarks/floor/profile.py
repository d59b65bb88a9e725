"""The floor of Profile: the same kind of chart with as many marks, nothing else."""

import streamlit as st
from marks import PLACES, next_numbers, spine

chosen, numbers = st.selectbox("Authority", PLACES, key="authority"), next_numbers()
st.plotly_chart(spine(numbers, f"Profile {chosen}", 15), key="spine")
