"""Controls of the page Themes. Each choice stands in the address."""

from datetime import date
from functools import partial

import streamlit as st

from queries import authorities, peers, recommendations, themes
from views.choices import PARTS
from widgets.choice import kept, stay
from widgets.page import plain


def part() -> str:
    """Which question of the page is answered."""
    return st.segmented_control(
        "Question",
        list(PARTS),
        default="often",
        format_func=PARTS.__getitem__,
        required=True,
        label_visibility="collapsed",
        wrap=True,
        **kept("part"),
    )


def theme() -> str | None:
    """One theme, found by typing; None where the tables hold none."""
    names = {key: name for key, name in recommendations.theme_names().items() if key != "other"}
    return st.selectbox("Theme", list(names), format_func=names.__getitem__, filter_mode="contains", **kept("theme"))


def by() -> str:
    """How inspections are grouped."""
    names = themes.GROUPINGS
    return st.selectbox("Group by", list(names), format_func=names.__getitem__, index=2, **kept("by"))


def group(as_at: date, framework: str | None, by: str) -> str:
    """One group of inspections, or all."""
    offered = themes.groups(as_at, framework, by)
    stay("group", offered, -1)
    return st.selectbox("Recommendations of", offered, index=len(offered) - 1, **kept("group"))


def peer(mine: str, compare: str) -> str:
    """The chosen authority or one of its peers (its code)."""
    labels = authorities.labels()
    codes = {labels[code]: code for code in (mine, *peers.of(mine, compare))}
    stay("peer", codes)
    return codes[st.selectbox("Recommendations to", list(codes), **kept("peer"))]


def words() -> str:
    """What is searched for."""
    return st.text_input(
        "Words",
        max_chars=recommendations.LONGEST,
        placeholder="Words that a recommendation holds, such as: pathway plans",
        **kept("words"),
    )


def is_within_theme() -> bool:
    """Whether a search keeps to the chosen theme."""
    return st.toggle("Only this theme", **kept("only"))


SETS = {"themes_grid": "group", "themes_among_peers": "peer"}
"""Which control, beside the theme, a click on a figure sets."""
BELOW = {*SETS, "themes_history"}
"""Figures that fill the screen, so that what a click opens stands out of sight."""
ASKED = "what-was-asked"
"""Where on the page that stands."""


def by_click(figure: str) -> dict:
    """Options of a figure (its key) whose marks, when clicked, become the chosen theme and group or authority."""
    return {"on_select": partial(_choose, figure), "selection_mode": "points"}


def _choose(figure: str) -> None:
    points = st.session_state[figure]["selection"]["points"]
    if not points:
        return
    theme, key = points[0]["customdata"]
    st.session_state["theme"] = theme
    if figure not in BELOW:
        return
    name = recommendations.theme_names()[theme]
    if figure in SETS:
        of = st.session_state[SETS[figure]] = authorities.labels().get(key, key)
        name = f"{name}, {of}"
    st.toast(f"{plain(name)}: [read what was asked](#{ASKED}), below the figure.")
