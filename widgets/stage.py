"""The stage: one slide at a time over the whole window, moved by keys and remote clickers."""

from functools import partial
from pathlib import Path

import streamlit as st

from charts import style
from views import slides
from views.slides import Slide
from views.view import Nothing
from widgets import order
from widgets.figure import drawn
from widgets.page import mode, plain

SIZE = (1920, 1080)
"""Pixels of the window until the browser has told its own."""
EDGE, STRIP = 40, 56
"""Pixels left and right of a slide, and below it for its number."""

STYLE = """<style>
[data-testid=stHeader], [data-testid=stSidebar], [data-testid=stToolbar], [data-testid=stExpandSidebarButton],
[data-testid=stSkipToContent], [data-testid=stStatusWidget] {display: none !important}
.stMainBlockContainer {padding: 16px 40px 0 !important; max-width: none}
.stMainBlockContainer [data-testid=stVerticalBlock] {gap: 0}
.stMain {overflow: hidden}
[data-testid=stHeading] {position: absolute; width: 1px; height: 1px; overflow: hidden; white-space: nowrap}
[data-testid=stHeading] {clip-path: inset(50%)}
.stAlert p {font-size: 28px}
</style>"""
"""While presenting nothing of Streamlit's own is seen; the title stands in the figure, here for screen readers only."""

HTML = """<button type="button"></button>
<p class="number" aria-live="polite"></p>
<div class="blank" hidden></div>"""
CSS = """button {
  font: 600 1rem var(--st-font); color: var(--st-background-color); background: var(--st-primary-color);
  border: 0; border-radius: var(--st-button-radius); padding: 0.6rem 1.6rem; cursor: pointer }
button:focus-visible { outline: 3px solid var(--st-text-color); outline-offset: 2px }
.number { position: fixed; right: 40px; bottom: 12px; margin: 0 }
.number { font: 24px var(--st-font); color: var(--st-text-color) }
.blank { position: fixed; inset: 0; background: #000; z-index: 1000000 }
[hidden] { display: none }
"""

_component = st.components.v2.component(
    "stage", html=HTML, css=CSS, js=Path(__file__).with_name("stage.js").read_text(encoding="utf-8")
)


def slide() -> int:
    """The number of the slide that is shown, from 1; 0 where none is. It stands in the address."""
    number = st.query_params.get("slide", "")
    return min(int(number), len(order.held())) if number.isdecimal() and len(number) < 4 else 0


def keys(running: tuple[Slide, ...], at: int) -> None:
    """The button that begins presenting; while presenting the keys and the number of the slide."""
    width, height = st.session_state.get("window", SIZE)
    data = {"slide": at, "of": len(running), "width": width, "height": height, "label": "Present"}
    _component(key="stage", data=data, on_go_change=partial(_go, running), width="content")


def _go(running: tuple[Slide, ...]) -> None:
    """Shows the slide that a key asked for, in a window as large as the browser says."""
    asked = st.session_state["stage"]["go"]
    st.session_state["window"] = (_between(asked["width"], 320, 8000), _between(asked["height"], 240, 8000))
    order.keep(running)
    number = _between(asked["slide"], 0, len(running))
    if number:
        st.query_params["slide"] = str(number)
    else:
        st.query_params.pop("slide", None)


def _between(number: float, low: int, high: int) -> int:
    return min(max(int(number), low), high)


def present(running: tuple[Slide, ...], at: int) -> None:
    """One slide over the whole window; the next one's figure is made ahead."""
    st.html(STYLE)
    width, height = st.session_state.get("window", SIZE)
    look = style.stage(mode(), width - 2 * EDGE, height - STRIP - 16)
    try:
        shown = slides.shown(running[at - 1])
        st.title(plain(shown.on_stage.title), anchor=False)
        options = {"displayModeBar": False, "responsive": True, "staticPlot": True}
        st.plotly_chart(drawn(shown, look), theme=None, key="slide", alt=shown.reading, config=options)
    except Nothing as nothing:
        st.info(plain(str(nothing)))
    keys(running, at)
    _ahead(running[at : at + 1], look)


def _ahead(following: tuple[Slide, ...], look: style.Look) -> None:
    for one in following:
        try:
            drawn(slides.shown(one), look)
        except Nothing:
            continue


def manage(running: tuple[Slide, ...], name: str) -> None:
    """The running order as a list to reorder, thin out, save and open again. `name` is the saved file's."""
    st.subheader("Running order")
    left, right = st.columns([3, 1])
    titles = [_titles(one) for one in running]
    with left:
        st.radio(
            "Slides",
            range(len(running)),
            format_func=lambda at: f"{at + 1}. {titles[at][0]}",
            captions=[below for _, below in titles],
            key="chosen_slide",
            label_visibility="collapsed",
        )
    with right:
        st.button("Move up", on_click=order.move, args=(running, -1), width="stretch")
        st.button("Move down", on_click=order.move, args=(running, 1), width="stretch")
        st.button("Remove", on_click=order.remove, args=(running,), width="stretch")
        st.button("Empty", on_click=order.keep, args=((),), width="stretch", disabled=not order.held())
        st.download_button(
            "Save to a file",
            slides.filed(running),
            file_name=f"running order {name}.json",
            mime="application/json",
            on_click="ignore",
            width="stretch",
        )
    st.file_uploader("Open a saved running order", type=["json"], key="order_file", on_change=order.take_file)


def _titles(one: Slide) -> tuple[str, str]:
    try:
        shown = slides.shown(one)
    except Nothing as nothing:
        return "Nothing to show", plain(str(nothing))
    return plain(shown.on_stage.title), plain(shown.words.subtitle)
