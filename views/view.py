"""A chart with all that is said of it: what a page shows, a slide presents and a file holds alike."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
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
    names these have in the address: those of `views.choices`.
    """

    chart: Callable[..., go.Figure]
    """Draws the figure: a function of `charts` with everything but the look; other words may be given as well."""
    words: Words
    """Title, subtitle and foot of the figure; the title is also a slide's."""
    reading: str
    """One plain sentence or two computed from the numbers; also the alternative text."""
    table: Callable[[], pd.DataFrame]
    """The same numbers for people, made when asked for."""
    sources: tuple[str, ...]
    """Keys of the sources drawn upon."""
    tidy: Callable[[], pd.DataFrame]
    """The same numbers for machines, made when asked for: a row for each, with codes, notes and source."""

    @property
    def on_stage(self) -> Words:
        """The words of a slide: the reading's first sentence in place of a title that asks."""
        return replace(self.words, title=finding(self.words.title, self.reading))


def finding(title: str, reading: str) -> str:
    """A title that finds something, or the first sentence of a reading in place of a question."""
    return re.split(r"(?<=[.!?])\s", reading)[0].rstrip(".") if title.endswith("?") and reading else title


FOR_THE_EYE = ("hover", "text", "shown", "tile_column", "tile_row", "place")
"""Columns that a chart needs and that say nothing more about a number."""


def view(
    chart: Callable, rows: tuple, words: Words, reading: str, table: partial, sources, tidy=None, **options
) -> View:
    """A View of a function of `charts` that takes rows, words, look and options.

    `tidy` may be left out where the first of `rows` is a frame that has codes and notes of its own.
    """

    def drawn(look: Look, said: Words = words) -> go.Figure:
        return chart(*rows, said, look, **options)

    return View(drawn, words, reading, table, tuple(sources), tidy or partial(_tidy, rows, tuple(sources)))


def _tidy(rows: tuple, sources: tuple[str, ...]) -> pd.DataFrame:
    """The first frame among the rows without what is only for the eye, each row with its source or all of them."""
    frame = next(part for part in rows if isinstance(part, pd.DataFrame))
    frame = frame.drop(columns=[column for column in FOR_THE_EYE if column in frame])
    return frame if "source" in frame else frame.assign(source=" ".join(sources))
