"""Maps of squares of one size, one for each authority, so that each weighs the same."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import Frame, Look, Words, draw, plain

ROW = 26
"""Pixels a row of squares takes."""
SIDE = 0.92
"""Of its place, how much a square takes."""


def squares(tiles: pd.DataFrame, mine: str | None, look: Look, marker: dict, ink: str, text: list[str]) -> dict:
    """The squares of one kind as a trace, each with its text; mine has a thick edge.

    `tiles`: authority_code, tile_column, tile_row, hover. `marker`: colour, and pattern or edge of the others.
    """
    chosen, line = (tiles["authority_code"] == mine).tolist(), marker.get("line", {"color": look.paper, "width": 0})
    edge = {
        "color": [look.ink if c else line["color"] for c in chosen],
        "width": [4 if c else line["width"] for c in chosen],
    }
    return {
        "type": "bar",
        "x": tiles["tile_column"].tolist(),
        "y": [SIDE] * len(tiles),
        "base": (-tiles["tile_row"] - SIDE / 2).tolist(),
        "width": SIDE,
        "customdata": tiles["authority_code"].tolist(),
        "marker": marker | {"line": edge},
        "text": [f"<b>{plain(said)}</b>" if c else plain(said) for said, c in zip(text, chosen, strict=True)],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": look.text, "color": ink},
        "hovertext": tiles["hover"].map(plain).tolist(),
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def board(
    traces: list[dict], tiles: pd.DataFrame, words: Words, look: Look, part: float, key: tuple[tuple[str, str], ...]
) -> go.Figure:
    """The map: squares where `tiles` (tile_column, tile_row) say, over a part of the page, with a key above them."""
    rows = int(tiles["tile_row"].max()) + 1 if len(tiles) else 1
    columns = int(tiles["tile_column"].max()) + 1 if len(tiles) else 1
    return draw(
        traces,
        words,
        look,
        Frame(plot=rows * ROW, right=0, part=part, key=key),
        x={"visible": False, "range": [-0.5, columns - 0.5]},
        y={"visible": False, "range": [0.5 - rows, 0.5]},
        barmode="overlay",
    )
