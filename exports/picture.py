"""A view's figure as PNG or SVG, drawn by the Chromium or Chrome of this computer; nothing is asked of a network."""

import asyncio
import importlib.util
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache

from charts.style import LIGHT, Look, Words
from exports import cover
from views.view import View

SECONDS = 30
"""Longest that one picture may take."""
NOWHERE = "127.0.0.1:9"
"""A proxy that is not there: whatever the browser might ask for, no request leaves this computer."""
SHEET = replace(LIGHT, text=18, title=26, width=1100)
"""Look of a picture that stands alone, in a paper as wide as a page: its text is then about 10 points."""
FIGURE = replace(LIGHT, text=20, title=1, width=920)
"""Look of a figure whose title and source stand beside it: on 18 cm of paper its text is 11 points."""
LOWEST = 460
"""Pixels a picture is high at least."""
SILENT = Words("", "", "")


class NoPicture(Exception):
    """No picture could be drawn; the message is a sentence that says why."""


@cache
def why_not() -> str:
    """Why no picture can be drawn on this computer, in a sentence; "" where one can."""
    if importlib.util.find_spec("kaleido") is None:
        return "Pictures need the Python package kaleido on the computer that runs the dashboard; it is not there."
    from choreographer.browsers.chromium import Chromium

    if Chromium.find_browser(skip_local=False) is None:
        return "Pictures need Chromium or Chrome on the computer that runs the dashboard; there is none."
    return ""


def alone(view: View, kind: str, today: date) -> bytes:
    """The figure of a view with its title, source and the day it was made inside, as "png" or "svg"."""
    return draw([(_figure(view, SHEET, cover.dated(view.on_stage, today)), SHEET, kind)])[0]


def beside_text(views: list[View], step: Callable[[], None] = lambda: None) -> list[bytes]:
    """The figures of views as PNG without title and source, for a page that says these in words."""
    return draw([(_figure(view, FIGURE, SILENT), FIGURE, "png") for view in views], step)


def _figure(view: View, look: Look, words: Words):
    """A view's figure on white, as high as it is on a page and as its larger text needs."""
    tall = round(view.chart(look, words).layout.height * 1.1)
    figure = view.chart(replace(look, height=max(tall, LOWEST)), words)
    return figure.update_layout(paper_bgcolor=look.paper)


def draw(figures: list[tuple], step: Callable[[], None] = lambda: None) -> list[bytes]:
    """Pictures of (figure, look, "png" or "svg"), one after the other in one browser; `step` is called after each.

    Raises NoPicture where there is no browser, or it fails.
    """
    if why_not():
        raise NoPicture(why_not())
    if not figures:
        return []
    with ThreadPoolExecutor(1) as thread:  # whoever asks may have an event loop of its own
        return thread.submit(asyncio.run, _draw(figures, step)).result()


async def _draw(figures: list[tuple], step: Callable[[], None]) -> list[bytes]:
    import kaleido  # optional at run time, and slow to import

    logging.getLogger("kaleido").setLevel(logging.ERROR)
    logging.getLogger("choreographer").setLevel(logging.ERROR)
    made = []
    try:
        async with kaleido.Kaleido(n=1, timeout=SECONDS, mathjax=False, proxy_server=NOWHERE) as browser:
            for figure, look, kind in figures:
                size = {"width": look.width, "height": figure.layout.height}
                picture = await browser.calc_fig(
                    figure, opts={"format": kind, "scale": 1 if kind == "svg" else 2} | size
                )
                made.append(picture)
                step()
    except Exception as error:  # the browser's own errors have no common kind
        raise NoPicture(f"The browser that draws the pictures failed ({type(error).__name__}). Try again.") from error
    return made
