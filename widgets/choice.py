"""How a visitor's choice is kept: in the address of every page that asks for it, in the session on all others."""

from collections.abc import Collection

import streamlit as st


def kept(key: str) -> dict:
    """The options of a control whose choice stands in the address under `key` and outlives a change of page.

    It is noted among those the page has asked for.
    """
    st.session_state.setdefault("asked", set()).add(key)
    return {"key": key, "bind": "query-params", "persist_state": "session"}


def stay(key: str, options: Collection, start: int | None = 0) -> None:
    """Before a control whose options follow from other choices: what is no longer one of them gives way.

    It gives way to the option at the place `start`, or to none. Streamlit would put it right on the screen alone and
    leave it in the address.
    """
    held = st.session_state.get(key)
    if held is not None and held not in options:
        st.session_state[key] = None if start is None or not options else list(options)[start]
