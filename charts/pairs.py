"""Two indicators of every authority: one across, one upwards."""

import pandas as pd
import plotly.graph_objects as go

from charts import names
from charts.style import Frame, Look, Words, axis_title, draw, drawing, plain

TALL = 430
"""Pixels of the drawing."""
MOST_NAMED = 15
"""More peers than this are marked, not named."""


def scatter(
    table: pd.DataFrame, words: Words, look: Look, titles: tuple[str, str], line: tuple[float, float] | None
) -> go.Figure:
    """A point for each authority; mine and its peers named, England marked. `line`: slope and intercept, or None.

    `table`: authority_name, x, y, role ("mine", "peer", "other", "england"), hover. `titles`: what is measured across
    and upwards, with unit and period. The axes fit the values and say so.
    """
    wide = {axis: _range(table[axis]) for axis in "xy"}
    # Text stands upright, so what is measured upwards is named above the drawing.
    words = Words(words.title, f"Upwards: {titles[1]}. Across: {titles[0]}. {words.subtitle}", words.foot)
    frame = Frame(plot=TALL, left=round(64 * look.scale), right=24, foot=56)
    size, (width, tall) = look.scale, drawing(words, look, frame)
    crowded = look.narrow or (table["role"] == "peer").sum() > MOST_NAMED
    some = {role: table[table["role"] == role] for role in ("other", "peer", "england", "mine")}
    traces = [
        _points(some["other"], "Other authorities", look.others, "circle", 9 * size, look.soft),
        _points(some["peer"], "Peers", look.peer, "diamond", 13 * size, look.paper),
        _points(some["england"], "England", look.england, "cross", 15 * size, look.paper),
        _points(some["mine"], "", look.mine, "circle", 20 * size, look.paper),
    ]
    named = pd.concat([some["mine"], some["england"], some["peer"][: 0 if crowded else None]])
    pixels = (width or look.page - frame.left - frame.right, tall)
    labels, lines = names.beside(named, table, wide, look, pixels)
    if line:
        slope, intercept = line
        ends = [table["x"].min(), table["x"].max()]
        traces.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": ends,
                "y": [intercept + slope * end for end in ends],
                "line": {"color": look.soft, "width": 2 * size, "dash": "dash"},
                "hoverinfo": "skip",
            }
        )
    axes = {axis: {"range": wide[axis], "tickformat": ","} for axis in "xy"}
    axes["x"]["title"] = None if look.narrow else axis_title("▶ " + titles[0], look)
    return draw(traces, words, look, frame, labels=labels, shapes=lines, **axes)


def _range(values: pd.Series) -> list[float]:
    low, high = float(values.min()), float(values.max())
    margin = 0.06 * (high - low) or 1.0
    return [low - margin, high + margin]


def _points(table: pd.DataFrame, name: str, colour: str, symbol: str, size: float, edge: str) -> dict:
    """Points of one role; that of a single place carries its name for those who write it beside the point."""
    alone = {"name": plain(name)} if len(table) != 1 else {"name": plain(table["authority_name"].iloc[0])}
    return alone | {
        "type": "scatter",
        "mode": "markers",
        "x": table["x"].tolist(),
        "y": table["y"].tolist(),
        "marker": {"color": colour, "symbol": symbol, "size": size, "line": {"color": edge, "width": 1}},
        "hovertext": table["hover"].map(plain).tolist(),
        "hoverinfo": "text",
    }
