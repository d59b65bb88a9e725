"""The frame of every page: its question at the top, text made harmless, its sources at the foot."""

import contextlib
import gc
import re
from dataclasses import replace
from importlib import import_module
from threading import Timer

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

import schema
from charts import style
from queries import sources
from widgets import order

STYLE = """<style>
.stMainBlockContainer {padding-left: 2rem; padding-right: 2rem}
[data-testid=stDateInput] [role=spinbutton] {min-width: 24px; min-height: 24px}
[data-testid=stCaptionContainer] {opacity: 0.85}
[data-testid=stMetricValue] *, [data-testid=stMetricDelta] * {white-space: normal !important;
overflow: visible !important}
[data-testid=stMetricValue] * {line-height: 1.2}
[data-testid=stMetricDelta] {background: none; padding: 0; color: inherit; opacity: 0.85}
@media (min-width: 641px) {.st-key-rug_cells {overflow-x: auto} .st-key-rug_cells > * {min-width: 1080px}}
</style>"""
"""What Streamlit's own settings do not reach: margins, targets large enough, captions dark enough, words not cut,
many columns scrolled where they do not fit."""


SOON = 15
"""Seconds after the first visitor came in which the server does what can wait."""


@st.cache_resource(show_spinner=False)
def warm_up() -> None:
    """Reads the tables and then sets everything made so far apart from garbage collection, once a process."""
    with contextlib.suppress(schema.SchemaError):
        for table in schema.TABLES:
            schema.read(table)
    gc.collect()
    gc.freeze()
    # Half a second to import: after the first page is shown, before another asks for an interval.
    soon = Timer(SOON, import_module, ["statsmodels.stats.proportion"])
    soon.daemon = True
    soon.start()


def wake() -> None:
    """Before anything else of a page: the same frame for it, whichever request came first.

    A folder named pages/ wakes Streamlit's old multipage mode when the first request after
    start is a deep link: the page then runs without dashboard.py. Left asleep, and the run
    begun anew, the same link shows the same page in the same frame.
    """
    if PagesManager.uses_pages_directory:
        PagesManager.uses_pages_directory = False
        st.rerun()
    try:
        schema.read("sources")
    except schema.SchemaError as error:
        st.title("The tables have not been built yet")
        st.error(str(error))
        st.stop()
    order.carry()


def begin(question: str) -> None:
    """The top of every page: its question as title, after the tables are known to be there.

    `widgets.link` fills the corner beside it, and the place below where a link's mistakes are said.
    """
    wake()
    st.html(STYLE)
    corner = st.container(horizontal=True, vertical_alignment="center")
    corner.title(question)
    st.session_state["question"], st.session_state["shown"] = question, []
    st.session_state["corner"], st.session_state["notice"] = corner, st.empty()


def mode() -> style.Look:
    """The colours for the visitor's mode, light or dark."""
    return style.DARK if st.context.theme.type == "dark" else style.LIGHT


def look() -> style.Look:
    """The colours for the visitor's mode, with shorter lines on a narrow page and on a phone."""
    if "Mobi" in st.context.headers.get("User-Agent", ""):
        return replace(mode(), **style.PHONE)
    return replace(mode(), page=width())


def width() -> int:
    """Pixels of the page that figures are laid out for, of style.PAGES; what the browser said of it, if anything."""
    return st.session_state.get("page_width", style.PAGES[0])


def pair(left: int = 1, right: int = 1):
    """Two cells side by side in the given proportion where there is room for both, else one above the other."""
    if width() < style.PAIRED:
        return st.container(), st.container()
    parts = left + right
    grid = st.grid(parts, min_column_width=style.PAIRED // parts - 8)
    return grid.cell(column_span=left), grid.cell(column_span=right)


def explain(*sentences: str | None) -> None:
    """Sentences computed from the numbers, those that apply, as one paragraph; none for none."""
    if any(sentences):
        st.text(" ".join(sentence for sentence in sentences if sentence))


def reasons(rows: list[tuple[str, str]]) -> None:
    """A list: each name in bold type with what is said of it."""
    st.markdown("\n".join(f"- **{plain(name)}**: {plain(reason)}" for name, reason in rows))


def source_note(keys: tuple[str, ...]) -> None:
    """The licences of what a page drew upon; each figure names its own sources at its foot."""
    st.caption(plain(sources.terms(keys)))


ADDRESS = re.compile(r"(?<=www)(?=\.)|(?<=:)(?=//)|(?=@)", re.IGNORECASE)
"""Where what Markdown would make a link is parted by a sign nobody sees: escapes do not stop it."""


def plain(text: str) -> str:
    """Text from data with every sign that Markdown would read made literal, and no address in it a link."""
    parted = ADDRESS.sub("\N{WORD JOINER}", text)
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-!|~$:^" else sign for sign in parted)
