"""A visitor's own set of authorities to be compared with: chosen, named, kept in a file, fetched from one."""

import streamlit as st

from queries import authorities, peer_sets
from queries.peers import NAME_LENGTH, OwnSet, clean
from widgets.choice import kept
from widgets.page import plain


def chosen() -> str:
    """The set's controls in the sidebar; the choice of peers they make. Names and members stand in the address."""
    codes = authorities.codes()
    members = st.multiselect("Authorities in my set", list(codes), filter_mode="contains", **kept("own"))
    name = st.text_input("Name of my set", max_chars=NAME_LENGTH, **kept("own_name"))
    own = OwnSet(clean(name), tuple(codes[label] for label in members))
    st.download_button("Keep as a file", lambda: peer_sets.written(own), "my_set.csv", "text/csv", on_click="ignore")
    st.file_uploader("Fetch from a file", type="csv", max_upload_size=1, key="own_file", on_change=_fetch)
    if said := st.session_state.pop("own_said", None):
        st.caption(plain(said))
    return own.compare


def _fetch() -> None:
    """Takes the set of the file that was given and says what was read; a file without one changes nothing."""
    given = st.session_state["own_file"]
    if given is None:
        return
    own, st.session_state["own_said"] = peer_sets.read(given.getvalue())
    if own:
        labels = authorities.labels()
        st.session_state["own"] = [labels[code] for code in own.codes]
        st.session_state["own_name"] = own.name
