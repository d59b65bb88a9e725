"""Controls and parts that two or more pages share: who, when, against whom; a figure with all that belongs to it."""

import contextlib
import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

import schema
from charts import style
from queries import authorities, indicators, inspections, judgements, numbers, sources
from queries import indicator_readings as readings
from queries.memory import remembered

COMPARATORS = {
    "2025": "Neighbours (2025)",
    "2021": "Neighbours (2021)",
    "region": "Its own region",
}


STYLE = """<style>
.stMainBlockContainer {padding-left: 2rem; padding-right: 2rem}
[data-testid=stDateInput] [role=spinbutton] {min-width: 24px; min-height: 24px}
[data-testid=stCaptionContainer] {opacity: 0.85}
[data-testid=stMetricValue] * {white-space: normal !important; overflow: visible !important; line-height: 1.2}
[data-testid=stMetric] {margin-bottom: -0.75rem}
</style>"""
"""What Streamlit's own settings do not reach: margins, targets large enough, captions dark enough, words not cut."""


@st.cache_resource(show_spinner=False)
def warm_up() -> None:
    """Reads the tables and then sets everything made so far apart from garbage collection, once a process."""
    with contextlib.suppress(schema.SchemaError):
        for table in schema.TABLES:
            schema.read(table)
    gc.collect()
    gc.freeze()


def begin(question: str) -> None:
    """The top of every page: its question as title, after the tables are known to be there.

    A folder named pages/ wakes Streamlit's old multipage mode when the first request after
    start is a deep link: the page then runs without dashboard.py. Left asleep, and the run
    begun anew, the same link shows the same page in the same frame.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
    st.html(STYLE)
    try:
        schema.read("sources")
    except schema.SchemaError as error:
        st.title("The tables have not been built yet")
        st.error(str(error))
        st.stop()
    st.title(question)


def look() -> style.Look:
    """The colours for the visitor's mode, with shorter lines on a phone."""
    mode = style.DARK if st.context.theme.type == "dark" else style.LIGHT
    return replace(mode, **style.PHONE) if "Mobi" in st.context.headers.get("User-Agent", "") else mode


def pair(left: int = 1, right: int = 1):
    """Two cells side by side in the given proportion where there is room for both, else one above the other."""
    parts = left + right
    grid = st.grid(parts, min_column_width=940 // parts - 8)
    return grid.cell(column_span=left), grid.cell(column_span=right)


def pick_authority() -> str | None:
    """The authority chosen for all pages (its code), or None for all England."""
    labels = authorities.labels()
    codes = {label: code for code, label in labels.items()}
    with st.sidebar:
        chosen = st.selectbox(
            "Authority",
            list(codes),
            index=None,
            placeholder="All of England",
            key="authority",
            bind="query-params",
            persist_state="session",
            filter_mode="contains",
        )
    return codes[chosen] if chosen else None


def pick_comparator() -> str:
    """Whom the authority is set beside, for all pages: a model year of statistical neighbours, or "region"."""
    with st.sidebar:
        return st.selectbox(
            "Compare with",
            list(COMPARATORS),
            format_func=COMPARATORS.__getitem__,
            key="compare",
            bind="query-params",
            persist_state="session",
            help="Neighbours: its ten statistical neighbours, the most alike by the department's model of that year.",
        )


def pick_day() -> date:
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
            key="as_at",
            bind="query-params",
            persist_state="session",
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


def pick_judgement() -> str:
    """One of the judgements inspectors give; the four that remain after April 2026 come first."""
    return st.segmented_control(
        "Judgement",
        judgements.ORDER,
        default=judgements.ORDER[0],
        format_func=judgements.NAMES.__getitem__,
        key="judgement",
        bind="query-params",
        persist_state="session",
        required=True,
        label_visibility="collapsed",
        wrap=True,
    )


def pick_framework() -> str | None:
    """One inspection framework, or None for all."""
    names = {"": "All frameworks"} | judgements.framework_names()
    chosen = st.selectbox(
        "Framework",
        list(names),
        format_func=names.__getitem__,
        key="framework",
        bind="query-params",
        persist_state="session",
    )
    return chosen or None


def pick_indicator(mine: str | None) -> tuple[str, str | None]:
    """An indicator, found by typing or by topic, and a period in which it has values.

    The period is at first the newest in which the chosen authority has a value; None if no place ever had one.
    """
    catalogue = indicators.catalogue()
    left, middle, right = st.columns([3, 6, 2])
    topics = catalogue["topic"].drop_duplicates().tolist()
    shared = {"bind": "query-params", "persist_state": "session"}
    topic = left.selectbox("Topic", topics, index=None, placeholder="All topics", key="topic", **shared)
    offered = catalogue[catalogue["topic"] == topic] if topic else catalogue
    names = dict(zip(offered["indicator"], offered["indicator_name"], strict=True))
    chosen = middle.selectbox(
        "Indicator", list(names), format_func=names.__getitem__, key="indicator", filter_mode="contains", **shared
    )
    periods = indicators.periods(chosen)
    own = indicators.periods(chosen, mine) if mine else periods
    start = periods.index(own[0]) if own else 0
    return chosen, right.selectbox("Period", periods, index=start, key="period", **shared) if periods else None


def pick_inspection(table: pd.DataFrame) -> str:
    """One of an authority's inspections with a report, the newest unless chosen otherwise (its id)."""
    names = {
        row["inspection_id"]: f"{inspections.KINDS[row['kind']]}, {numbers.day(row['day'])}"
        for row in table.to_dict("records")
    }
    return st.selectbox("Inspection", list(names), format_func=names.__getitem__, key="inspection", bind="query-params")


def figures(headline: list[tuple[str, str, str]]) -> None:
    """A row of numbers with what each means; nothing for none."""
    if not headline:
        return
    grid = st.grid(len(headline), min_column_width=180)
    for label, value, meaning in headline:
        with grid.cell():
            st.metric(label, value)
            st.caption(plain(meaning))


def define(indicator: pd.Series) -> None:
    """What the indicator means, which way is better and why, and what to be careful about."""
    st.subheader("What this measures")
    lines = [
        indicator["definition"],
        f"{readings.POLARITY[indicator['polarity']]}. {indicator['polarity_reason']}",
        "" if pd.isna(indicator["caution"]) else indicator["caution"],
        "" if indicator["is_curated"] else "This measure is shown as its publisher describes it.",
    ]
    for line in filter(None, lines):
        st.write(plain(line))


@remembered
def drawn(chart: Callable, *parts) -> go.Figure:
    """A chart's figure; the same rows, words and look give the figure drawn before."""
    return chart(*parts)


def show(draw: partial, reading: str, table: partial, key: str, **options):
    """A figure, drawn once for the same rows, with its reading and, made when opened, the table of the same numbers.

    Returns what st.plotly_chart returns, so that a page can ask what was clicked.
    """
    figure = drawn(draw.func, *draw.args)
    answer = st.plotly_chart(
        figure, theme=None, key=key, alt=reading, config={"displayModeBar": False, "responsive": True}, **options
    )
    st.write(plain(reading))
    body = st.expander("See the table", key=f"{key}_table", on_change="rerun")
    if body.open:
        rows = table()
        with body:
            if len(rows) > 30:
                st.dataframe(rows, hide_index=True, alt=reading)
            else:
                st.table(rows, hide_index=True, alt=reading)
    return answer


def explain(*sentences: str | None) -> None:
    """Sentences computed from the numbers, those that apply, as one paragraph."""
    st.write(plain(" ".join(sentence for sentence in sentences if sentence)))


def choose_clicked() -> None:
    """Makes the authority whose square was clicked the chosen one."""
    points = st.session_state["tiles"]["selection"]["points"]
    if points:
        st.session_state["authority"] = authorities.labels()[points[0]["customdata"]]


def linked(table: pd.DataFrame) -> None:
    """A table whose column "Report" holds addresses; nothing for an empty one."""
    if len(table):
        link = st.column_config.LinkColumn(display_text="open at the page")
        st.dataframe(table, hide_index=True, column_config={"Report": link})


def source_note(keys: tuple[str, ...]) -> None:
    """Publisher, title and date of the sources a page drew on."""
    for source in sources.some(keys).to_dict("records"):
        published = f", published {numbers.day(source['published_on'])}" if pd.notna(source["published_on"]) else ""
        st.caption(plain(f"Source: {source['publisher']}, {source['title']}{published}. {source['licence']}."))


def plain(text: str) -> str:
    """Text from data with every sign that Markdown would read made literal."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-!|~$:^" else sign for sign in text)
