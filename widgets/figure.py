"""A figure with all that belongs to it: its reading, its table, the numbers above it, what it measures."""

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from charts.style import Look
from queries import indicator_readings as readings
from queries.memory import remembered
from views.view import Nothing, View
from widgets import download, order, table
from widgets.page import look, plain


@remembered
def drawn(shown: View, look: Look) -> go.Figure:
    """A view's figure, on stage under its finding; the same view and look give the figure drawn before.

    It never changes, so that Streamlit, which asks for its parts at every run, gets the same instead of a copy.
    """
    figure = shown.chart(look, shown.on_stage if look.height else shown.words)
    parts = figure.to_dict()
    figure.to_dict = lambda: parts
    return figure


def show(view: Callable[..., View], note: str = "", options: dict | None = None, **choices):
    """A view for a visitor's choices: its figure, its reading and, made when opened, the table of the same numbers.

    Returns what st.plotly_chart returns, so that a page can ask what was clicked; None where there is nothing
    to show, which is said. `note` follows the reading; `options` go to st.plotly_chart.
    """
    key = f"{view.__module__.rpartition('.')[2]}_{view.__name__}"
    try:
        shown = view(**choices)
    except Nothing as nothing:
        st.info(plain(str(nothing)))
        return None
    answer = st.plotly_chart(
        drawn(shown, look()),
        theme=None,
        key=key,
        alt=shown.reading,
        config={"displayModeBar": False, "responsive": True},
        **options or {},
    )
    st.text(f"{shown.reading} {note}".strip())
    st.session_state.setdefault("shown", []).append((view, choices))
    with st.container(horizontal=True):
        st.button(
            "Add to running order", key=f"{key}_add", type="tertiary", on_click=order.add, args=((view, choices),)
        )
        download.offer(view, choices, shown, key)
    body = st.expander("See the table", key=f"{key}_table", on_change="rerun")
    if body.open:
        with body:
            table.show(shown.table(), shown.reading)
    return answer


def headline(numbers: list[tuple[str, str, str]]) -> None:
    """A row of numbers with what each means; nothing for none."""
    if not numbers:
        return
    with st.grid(len(numbers), min_column_width=180):
        for label, value, meaning in numbers:
            st.metric(label, value, plain(meaning), delta_color="off", delta_arrow="off")


def take_note(facts: list[tuple[str, str, str]]) -> None:
    """What a reader must know of some values: (whose and of when, what, where it is known from); nothing for none.

    Facts known from one place stand together, and the place is named once.
    """
    if not facts:
        return
    st.subheader("What to know of some values")
    told: dict[str, list[str]] = {}
    for whose, text, known_from in facts:
        told.setdefault(known_from, []).append(f"- **{plain(whose)}**: {plain(text)}")
    for known_from, lines in told.items():
        st.markdown("\n".join(lines))
        st.caption(plain(f"Known from: {known_from}."))


def define(indicator: pd.Series) -> None:
    """What the indicator means, which way is better and why, and what to be careful about."""
    st.subheader("What this measures")
    lines = [
        indicator["definition"],
        f"{readings.POLARITY[indicator['polarity']]}. {indicator['polarity_reason']}",
        "" if pd.isna(indicator["caution"]) else indicator["caution"],
        "" if indicator["is_curated"] else "This measure is shown as its publisher describes it.",
    ]
    st.markdown("\n\n".join(plain(line) for line in lines if line))
