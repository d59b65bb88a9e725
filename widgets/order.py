"""The running order: the slides a visitor has gathered, kept in the address of every page."""

from collections.abc import Callable

import streamlit as st

from views import slides
from views.slides import Slide


def carry() -> None:
    """Once at the top of every page: takes the running order from the address, or writes it there."""
    given, kept = st.query_params.get("slides"), st.session_state.get("slides", "")
    if given is None and kept:
        st.query_params["slides"] = kept
    elif given is not None and given != kept:
        found, problems = slides.read(given)
        st.session_state["slide_problems"] = problems
        keep(found)


def held() -> tuple[Slide, ...]:
    """The slides gathered so far."""
    return slides.read(st.session_state.get("slides", ""))[0]


def keep(running: tuple[Slide, ...]) -> None:
    """Makes these slides the running order, here and in the address."""
    text = slides.written(running)
    st.session_state["slides"] = text
    if text and st.query_params.get("slides") != text:
        st.query_params["slides"] = text
    elif not text:
        st.query_params.pop("slides", None)


def add(*shown: tuple[Callable, dict]) -> None:
    """Adds views with their choices at the end, those that are not there yet; says so."""
    before = held()
    new = dict.fromkeys(slides.pin(view, choices) for view, choices in shown)
    after = (*before, *(slide for slide in new if slide not in before))[: slides.MOST]
    keep(after)
    added = len(after) - len(before)
    said = f"{added} added" if added else "Already there"
    st.toast(f"{said}. The running order has {len(after)} {'slide' if len(after) == 1 else 'slides'}.")


def move(running: tuple[Slide, ...], step: int) -> None:
    """Moves the slide that is chosen in the list one place up (-1) or down (1)."""
    at = st.session_state["chosen_slide"]
    to = min(max(at + step, 0), len(running) - 1)
    rest = [*running[:at], *running[at + 1 :]]
    rest.insert(to, running[at])
    st.session_state["chosen_slide"] = to
    keep(tuple(rest))


def remove(running: tuple[Slide, ...]) -> None:
    """Takes the slide that is chosen in the list out."""
    at = st.session_state["chosen_slide"]
    st.session_state["chosen_slide"] = max(min(at, len(running) - 2), 0)
    keep((*running[:at], *running[at + 1 :]))


def take_file() -> None:
    """Makes the file that was given the running order."""
    given = st.session_state["order_file"]
    if given is not None:
        found, problems = slides.opened(given.getvalue()[: slides.LONGEST_FILE].decode("utf-8", "replace"))
        st.session_state["slide_problems"] = problems
        if found:
            keep(found)


def problems() -> tuple[str, ...]:
    """What could not be read of the address or file that was opened last."""
    return st.session_state.get("slide_problems", ())
