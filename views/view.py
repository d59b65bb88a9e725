"""A chart with all that is said of it: what a page shows, a slide presents and a file holds alike."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from charts.style import Look, Words


class Nothing(Exception):
    """There is nothing to show for these choices; the message is one sentence that says why and what to do."""


@dataclass(frozen=True, eq=False)
class View:
    """One chart for one set of choices.

    Made by the functions of the other modules here. Their parameters are the choices a visitor makes, under the
    names these have in the address: authority, compare, as_at, judgement, framework, indicator, period.
    """

    chart: Callable[[Look], go.Figure]
    """Draws the figure: a function of `charts` with everything but the look."""
    words: Words
    """Title, subtitle and foot of the figure; the title is also a slide's."""
    reading: str
    """One plain sentence or two computed from the numbers; also the alternative text."""
    table: Callable[[], pd.DataFrame]
    """The same numbers for people, made when asked for."""
    sources: tuple[str, ...]
    """Keys of the sources drawn upon."""


def view(chart: Callable, rows: tuple, words: Words, reading: str, table: partial, sources, **options) -> View:
    """A View of a function of `charts` that takes rows, words, look and options."""
    return View(lambda look: chart(*rows, words, look, **options), words, reading, table, tuple(sources))
