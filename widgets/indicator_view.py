"""Which view of an indicator a page shows: only the chosen one is worked out."""

from collections.abc import Callable
from inspect import signature

import streamlit as st

from views import choices
from views import indicators as views
from widgets.choice import kept

VIEWS = {name: getattr(views, key) for key, name in choices.VIEWS.items()}
AXES = {name: key for key, name in choices.AXES.items()}


def pick() -> tuple[Callable, str, list[str]]:
    """(the view, the axis, the names of the choices the view asks for)."""
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    name = left.segmented_control(
        "View", list(VIEWS), default="Ranking", required=True, label_visibility="collapsed", wrap=True, **kept("view")
    )
    asks = list(signature(VIEWS[name]).parameters)
    if "axis" not in asks:
        return VIEWS[name], "zero", asks
    return VIEWS[name], AXES[right.selectbox("Axis", list(AXES), label_visibility="collapsed", **kept("axis"))], asks
