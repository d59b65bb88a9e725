"""The briefing pack: a running order as PowerPoint or PDF, made beside the page while its maker goes on."""

from datetime import date

import streamlit as st

from exports import jobs, picture
from exports import pack as packs
from views import slides
from views.slides import Slide
from widgets import download
from widgets.page import plain

KINDS = {
    "pptx": ("PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    "pdf": ("PDF for print", "application/pdf"),
}


def offer(running: tuple[Slide, ...]) -> None:
    """Buttons that begin a pack of a running order; then how far it is; then the file, kept for the session."""
    st.subheader("Briefing pack")
    st.caption(
        "PowerPoint: a slide for each chart that can be edited there, with its reading and sources in the notes. "
        "PDF: A4, each chart with its reading, its numbers and its source, then what inspectors asked for."
    )
    if picture.why_not():
        st.caption(f"The PDF will hold no charts. {picture.why_not()}")
    order = slides.written(running)
    with st.container(horizontal=True):
        for kind, (name, _) in KINDS.items():
            asked = {"on_click": _begin, "args": (kind, running, order), "disabled": not running}
            st.button(f"Make {name}", key=f"make_{kind}", **asked)
    made = _made(order)
    if any(not job.result.done() for job in made.values()):
        _follow(order)
    else:
        _results(made, running)


def _begin(kind: str, running: tuple[Slide, ...], order: str) -> None:
    kept = st.session_state.setdefault("packs", {})
    for old in [key for key in kept if key[0] == kind]:
        kept.pop(old).result.cancel()
    try:
        kept[kind, order] = jobs.pack(running, kind, date.today(), download.address())
    except jobs.Refused as refused:
        st.toast(plain(str(refused)))


def _made(order: str) -> dict[str, jobs.Job]:
    """Kind -> the pack of this running order that is made or being made."""
    return {kind: job for (kind, of), job in st.session_state.get("packs", {}).items() if of == order}


@st.fragment(run_every=1)
def _follow(order: str) -> None:
    """How far each pack is, looked at every second until all are there."""
    made = _made(order)
    if all(job.result.done() for job in made.values()):
        st.rerun(scope="app")
    for kind, job in made.items():
        st.progress(_share(job), f"{KINDS[kind][0]}: {_progress(job)}")


def _share(job: jobs.Job) -> float:
    return 1.0 if job.result.done() else job.done / job.of if job.of else 0.0


def _progress(job: jobs.Job) -> str:
    if job.result.done():
        return "ready"
    before = jobs.PACKS.before(job)
    if before:
        return f"waiting for {before} {'other' if before == 1 else 'others'}"
    return f"{job.done} of {job.of} slides" if job.of else "beginning"


def _results(made: dict[str, jobs.Job], running: tuple[Slide, ...]) -> None:
    """The files to save, or why one could not be made."""
    for kind, job in made.items():
        name, mime = KINDS[kind]
        problem = job.result.exception()
        if problem is not None:
            st.warning(plain(str(problem) if isinstance(problem, jobs.Refused) else jobs.FAILED))
            continue
        file = f"{packs.stem(running, date.today())}.{kind}"
        st.download_button(f"Save {name}", job.result.result, file, mime, key=f"save_{kind}", on_click="ignore")
        if job.said:
            st.caption(plain(job.said))
