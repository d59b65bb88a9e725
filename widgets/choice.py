"""How a visitor's choice is kept: in the address of every page that asks for it, in the session on all others."""

from collections.abc import Sequence

import streamlit as st


def kept(key: str) -> dict:
    """The options of a control whose choice stands in the address under `key` and outlives a change of page."""
    return {"key": key, "bind": "query-params", "persist_state": "session"}


def stay(key: str, options: Sequence, start) -> None:
    """Before a control whose options follow from other choices: what is no longer among them gives way to `start`.

    Streamlit would put it right on the screen alone and leave it in the address.
    """
    if st.session_state.get(key, start) not in (start, *options):
        st.session_state[key] = start
