"""The look of every figure: colours, text sizes, title, foot. Colours are never the only difference.

Palette: Government Analysis Function (colour-blind safe); contrast of text on each fill is tested.
"""

import html
import textwrap
from dataclasses import dataclass, field
from itertools import pairwise

import plotly.graph_objects as go

FONT = "Source Sans, Source Sans Pro, Segoe UI, Arial, sans-serif"
GRADES = ("outstanding", "good", "requires_improvement", "inadequate", "none")
LETTERS = {"outstanding": "O", "good": "G", "requires_improvement": "R", "inadequate": "I", "none": ""}
GRADE_NAMES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
    "none": "Not inspected or not judged",
}
TITLE_WIDTH, FOOT_WIDTH = 62, 92
"""Characters a line of a title or foot holds; a figure cannot wrap its own text."""


@dataclass(frozen=True)
class Look:
    """Colours and sizes for one way of showing: light, dark."""

    ink: str
    soft: str
    paper: str
    grid: str
    mine: str
    neighbour: str
    region: str
    england: str
    others: str
    better: str
    worse: str
    fills: dict[str, str] = field(hash=False)
    on_fills: dict[str, str] = field(hash=False)
    text: int = 14
    title: int = 20


LIGHT = Look(
    ink="#1d2126",
    soft="#4a525a",
    paper="#ffffff",
    grid="#e6e9ec",
    mine="#12436d",
    neighbour="#6bace6",
    region="#28a197",
    england="#3d3d3d",
    others="#d6dbdf",
    better="#12436d",
    worse="#a8321a",
    fills=dict(zip(GRADES, ("#12436d", "#6bace6", "#f5c28b", "#a8321a", "#e6e9ec"), strict=True)),
    on_fills=dict(zip(GRADES, ("#ffffff", "#0b1f33", "#2b1a06", "#ffffff", "#4a525a"), strict=True)),
)
DARK = Look(
    ink="#eef1f4",
    soft="#b8c0c8",
    paper="#12161b",
    grid="#2a313a",
    mine="#9fd0ff",
    neighbour="#4a86bd",
    region="#4cc9bd",
    england="#d6dbdf",
    others="#39424c",
    better="#9fd0ff",
    worse="#f08c72",
    fills=dict(zip(GRADES, ("#1f66a8", "#8fc3f0", "#f5c28b", "#bf4a31", "#2a313a"), strict=True)),
    on_fills=dict(zip(GRADES, ("#ffffff", "#0b1f33", "#2b1a06", "#ffffff", "#d0d6dc"), strict=True)),
)


@dataclass(frozen=True)
class Words:
    """What a figure says about itself: the finding or question, what is shown, and where it is from."""

    title: str
    subtitle: str
    foot: str


def plain(text: str) -> str:
    """Text from data made harmless: figures read a few tags as HTML."""
    return html.escape(text, quote=False)


def wrapped(text: str, width: int) -> list[str]:
    return [plain(line) for line in textwrap.wrap(text, width)] or [""]


def finish(figure: go.Figure, words: Words, look: Look, height: int, left: int = 8, right: int = 8) -> go.Figure:
    """Gives a figure its title, subtitle, foot, fonts and margins; returns the same figure."""
    title, subtitle = wrapped(words.title, TITLE_WIDTH), wrapped(words.subtitle, FOOT_WIDTH)
    foot = wrapped(words.foot, FOOT_WIDTH)
    line = look.text * 1.35
    top = len(title) * look.title * 1.3 + len(subtitle) * line + 26
    bottom = len(foot) * line + 52
    figure.update_layout(
        template="none",
        height=height,
        margin={"l": left, "r": right, "t": top, "b": bottom, "autoexpand": True},
        font={"family": FONT, "size": look.text, "color": look.ink},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        hoverlabel={"bgcolor": look.paper, "bordercolor": look.soft, "font": {"size": look.text, "color": look.ink}},
        title={
            "text": "<br>".join(f"<b>{line}</b>" for line in title),
            "font": {"size": look.title, "color": look.ink},
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "y": 1,
            "yref": "container",
            "yanchor": "top",
            "pad": {"t": 6},
            "subtitle": {"text": "<br>".join(subtitle), "font": {"size": look.text, "color": look.soft}},
        },
    )
    figure.add_annotation(
        text="<br>".join(foot),
        x=0,
        xref="paper",
        y=0,
        yref="paper",
        xanchor="left",
        yanchor="bottom",
        yshift=-bottom + 4,
        align="left",
        showarrow=False,
        font={"size": look.text, "color": look.soft},
    )
    figure.update_xaxes(gridcolor=look.grid, zeroline=False, linecolor=look.grid, tickfont={"size": look.text})
    figure.update_yaxes(gridcolor=look.grid, zeroline=False, linecolor=look.grid, tickfont={"size": look.text})
    return figure


def spread(positions: list[float], gap: float) -> list[float]:
    """Positions moved apart so that labels at them do not overlap: same order, at least `gap` between two."""
    order = sorted(range(len(positions)), key=positions.__getitem__)
    moved = list(positions)
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + gap)
    shift = (sum(moved) - sum(positions)) / max(len(positions), 1)
    return [position - shift for position in moved]
