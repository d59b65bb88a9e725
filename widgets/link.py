"""Links: what an address asks for is understood in old words and new, what is not is said, and any view can be copied.

Controls keep their choices in the address by their labels, which people can read. A copied link names them by their
keys, which stay when a label is worded anew; both are understood, with former labels and small differences of spelling.
"""

import contextlib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import StopException
from streamlit.runtime.state import get_session_state

from charts.style import PAGES
from views.choices import EVERY, LABELS, OPEN, SEVERAL, SWITCHES, short, word
from widgets import order
from widgets.page import plain, width

FORMER = {
    "compare": {"Statistical neighbours (2025)": "2025", "Statistical neighbours (2021)": "2021"},
    "view": {"Funnel": "against_chance"},
}
"""Labels of earlier versions: parameter -> label -> key."""
_copy = st.components.v2.component(
    "link",
    html="""<button type="button">Copy link</button>
<input aria-label="Address" readonly hidden>
<p role="status"></p>""",
    css="""button, p { font: 0.9rem var(--st-font); color: var(--st-text-color); margin: 0 }
button { background: none; border: 0; padding: 0.4rem 0; cursor: pointer; min-height: 24px }
button:hover { color: var(--st-primary-color); text-decoration: underline }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px }
input { font: 0.9rem var(--st-font); width: 16rem }
""",
    js=Path(__file__).with_name("link.js").read_text(encoding="utf-8"),
)


@contextlib.contextmanager
def frame() -> Iterator[None]:
    """Around the run of a page: before it the address is understood; after it what was not is said.

    A page that stops early, as one does that has nothing to show, is held to the same.
    """
    given = {name: st.query_params.get_all(name) for name in st.query_params}
    # Whoever goes to another page before the first is whole takes the link's choices along.
    untaken = st.session_state.setdefault("link", given)
    _understand(given, {name: values for name, values in untaken.items() if name in (*LABELS, "as_at")} | given)
    st.session_state.pop("corner", None)
    st.session_state["asked"] = set()
    with contextlib.suppress(StopException):
        yield
    if "corner" in st.session_state:
        _finish(st.session_state.pop("corner"), st.session_state.pop("notice"))


def label(name: str, value: str) -> str | None:
    """The label of a choice given by its key, by its label or by a former one; None for what is none of them."""
    labels = LABELS[name]()
    key = FORMER.get(name, {}).get(value, value)
    if key in labels or value in labels.values():
        return labels.get(key, value)
    return {_loose(label): label for label in labels.values()}.get(_loose(value))


def _loose(text: str) -> str:
    return " ".join(text.casefold().replace("&", " and ").replace("’", "'").split())


def _understand(given: dict[str, list[str]], asked: dict[str, list[str]]) -> None:
    """Makes the address `given` what is `asked`: labels for keys and former labels, without empty values.

    Controls read nothing but labels, and some take an empty value for a choice of nothing.
    """
    full = {name: values for name, values in asked.items() if any(values)}
    known = {name: [label(name, value) or value for value in full[name]] for name in LABELS.keys() & full.keys()}
    wanted = full | known
    if wanted == given:
        return
    with get_session_state().query_params() as parameters:
        for name in given:
            parameters.discard_param_no_forward_msg(name)
        for name, values in wanted.items():
            parameters.set_with_no_forward_msg(name, values if len(values) > 1 else values[0])
        # What controls take their first value from: Streamlit has no public way to reword it.
        parameters.set_initial_query_params(urlencode(wanted, doseq=True))


def _finish(corner, notice) -> None:
    """Fills the corner beside the title, and says once a link what of it was ignored."""
    given = st.session_state["link"]
    with get_session_state().query_params() as parameters:
        bound = {name for name in given if parameters.is_bound(name)}
    with corner:
        if shown := st.session_state["shown"]:
            st.button("Add this page", key="add_page", type="tertiary", on_click=order.add, args=shown)
        data = {"exact": exact(), "widths": PAGES, "width": width()}
        _copy(key="copy_link", data=data, width="content", on_page_width_change=_measured)
    if given:
        st.session_state["ignored"] = ignored(given, bound), st.session_state["question"]
        st.session_state["link"] = {}
        # Streamlit carries to the next page only choices it has put by, which it does when a page is run again: what a
        # link chose and nobody touched would be lost there. Here it puts them by at once.
        get_session_state().on_script_will_rerun(None)
    said, question = st.session_state.get("ignored", ("", ""))
    if said and question == st.session_state["question"]:
        notice.info(plain(said))


def _measured() -> None:
    """Keeps what the browser says of the page's width: figures cannot wrap their own text."""
    told = st.session_state["copy_link"]["page_width"]
    st.session_state["page_width"] = told if told in PAGES else PAGES[0]


def ignored(given: dict[str, list[str]], bound: set[str]) -> str:
    """One sentence about what a link asked for in vain; empty where it was all understood."""
    left_out = []
    for name, values in given.items():
        if name in LABELS:
            left_out += [f"{word(name)} “{short(value)}”" for value in values if value and label(name, value) is None]
        elif name in SEVERAL:
            asked = dict.fromkeys(key for value in values for key in value.split(".") if key)
            left_out += [f"{word(name)} “{short(key)}”" for key in asked if key not in SEVERAL[name]()]
        elif name in bound:
            if name not in st.query_params and values != [str(st.session_state.get(name))]:
                left_out.append(f"{word(name)} “{short(values[-1])}”")
        elif name not in EVERY:
            left_out.append(f"“{short(name)}”")
            st.query_params.pop(name, None)
    return (
        f"The link asked for something not known here, which was left out: {', '.join(left_out)}." if left_out else ""
    )


def exact() -> list[tuple[str, list[str]]]:
    """(parameter, values) of the choices of the page that is shown: also those Streamlit leaves out, as they are usual.

    Choices known by key are named by it; others stand in the address as they are.
    """
    asked = st.session_state.get("asked", set())
    chosen = {name: st.session_state[name] for name in (*LABELS, *SWITCHES, *OPEN) if name in asked}
    found = []
    for name, value in chosen.items():
        values = value if isinstance(value, list) else [value]
        keys = {label: key for key, label in LABELS[name]().items()} if name in LABELS else {}
        found.append((name, [_text(keys.get(one, one)) for one in values if one]))
    return found


def _text(value) -> str:
    return value.isoformat() if isinstance(value, date) else "true" if value is True else value
