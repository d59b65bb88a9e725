"""Controls that two or more pages share: who, when, against whom, what. Each choice stands in the address."""

from datetime import date

import pandas as pd
import streamlit as st

from queries import authorities, indicators, inspections, judgements, numbers, peers
from views.choices import PEERS
from widgets import own_set
from widgets.choice import kept, stay
from widgets.page import plain


def authority() -> str | None:
    """The authority chosen for all pages (its code), or None for all England."""
    codes = authorities.codes()
    with st.sidebar:
        chosen = st.selectbox(
            "Authority",
            list(codes),
            index=None,
            placeholder="All of England",
            **kept("authority"),
            filter_mode="contains",
        )
    return codes[chosen] if chosen else None


def compare() -> str:
    """Whom the authority is set beside, for all pages: one of the choices of `queries.peers`."""
    with st.sidebar:
        chosen = st.selectbox(
            "Compare with",
            list(PEERS),
            format_func=PEERS.__getitem__,
            **kept("compare"),
            help="Neighbours: its ten statistical neighbours, the most alike by the department's model of that year.",
        )
        return own_set.chosen() if chosen == peers.OWN else chosen


def day() -> date:
    """The day judgements are looked at, for all pages; it moves on by itself while `play` runs."""
    if "next_day" in st.session_state:
        st.session_state["as_at"] = st.session_state.pop("next_day")
    with st.sidebar:
        chosen = st.date_input(
            "As at",
            value=judgements.last_day(),
            min_value=judgements.first_day(),
            max_value=date.today(),
            format="DD/MM/YYYY",
            **kept("as_at"),
            help="A report counts from the day it was published. The page opens on the day of the newest one.",
        )
    return chosen


def play(day: date) -> None:
    """A switch that lets the day run forward, half a year at a time; from 2009 if it stands at the end."""
    running = st.toggle("Play forward", key="playing", on_change=_rewind)
    if running and day < judgements.last_day():
        _step(day)


def _rewind() -> None:
    if st.session_state["playing"] and st.session_state["as_at"] >= judgements.last_day():
        st.session_state["as_at"] = judgements.first_day()


@st.fragment(run_every=1.2)
def _step(day: date) -> None:
    # The first run of a fragment is part of the page's own run; only the runs the clock starts move the day.
    if st.session_state.get("clock_started") != day:
        st.session_state["clock_started"] = day
        return
    following = (pd.Timestamp(day) + pd.DateOffset(months=6)).date()
    st.session_state["next_day"] = min(following, judgements.last_day())
    st.rerun(scope="app")


def judgement() -> str:
    """One of the judgements inspectors give; the four that remain after April 2026 come first."""
    return st.segmented_control(
        "Judgement",
        judgements.ORDER,
        default=judgements.ORDER[0],
        format_func=judgements.NAMES.__getitem__,
        **kept("judgement"),
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )


def framework() -> str | None:
    """One inspection framework, or None for all."""
    names = {"": "All frameworks"} | judgements.framework_names()
    chosen = st.selectbox(
        "Framework",
        list(names),
        format_func=names.__getitem__,
        **kept("framework"),
    )
    return chosen or None


def indicator(mine: str | None) -> tuple[str, str | None]:
    """An indicator, found by typing or by topic, and a period in which it has values.

    The period is at first the newest in which the chosen authority has a value; None if no place ever had one.
    """
    left, middle, right = st.columns([3, 6, 2])
    topic = left.selectbox("Topic", indicators.topics(), index=None, placeholder="All topics", **kept("topic"))
    names = indicators.names(topic)
    stay("indicator", names)
    chosen = middle.selectbox(
        "Indicator", list(names), format_func=names.__getitem__, filter_mode="contains", **kept("indicator")
    )
    periods = indicators.periods(chosen)
    own = indicators.periods(chosen, mine) if mine else periods
    if not periods:
        return chosen, None
    start = periods.index(own[0]) if own else 0
    stay("period", periods, start)
    return chosen, right.selectbox("Period", periods, index=start, **kept("period"))


def inspection(table: pd.DataFrame) -> str:
    """One of an authority's inspections with a report, the newest unless chosen otherwise (its id)."""
    names = {
        row["inspection_id"]: f"{inspections.KINDS[row['kind']]}, {numbers.day(row['day'])}"
        for row in table.to_dict("records")
    }
    stay("inspection", names)
    return st.selectbox("Inspection", list(names), format_func=names.__getitem__, key="inspection", bind="query-params")


def one_of(names: list[str]) -> None:
    """A button for each of some authorities that makes it the chosen one; nothing for none."""
    if names:
        with st.container(horizontal=True):
            for name in names:
                st.button(plain(f"Go to {name}"), key=f"go_to_{name}", on_click=_choose, args=(name,))


def _choose(name: str) -> None:
    st.session_state["authority"] = name


def choose_clicked() -> None:
    """Makes the authority whose square was clicked the chosen one."""
    points = st.session_state["grades_tile_map"]["selection"]["points"]
    if points:
        st.session_state["authority"] = authorities.labels()[points[0]["customdata"]]
