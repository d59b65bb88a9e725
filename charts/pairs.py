"""Two indicators of every authority: one across, one upwards."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import Frame, Look, Words, axis_title, draw, drawing, plain

TALL, ACROSS = 430, 980
"""Pixels of the drawing, its width as a page of 1,440 leaves it."""
GAP = "\u2003"
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
        _points(some["other"], look.others, "circle", 9 * size, look.soft),
        _points(some["peer"], look.peer, "diamond", 13 * size, look.paper),
        _points(some["england"], look.england, "cross", 15 * size, look.paper),
        _points(some["mine"], look.mine, "circle", 20 * size, look.paper),
        _names(
            pd.concat([some["mine"], some["england"], some["peer"][: 0 if crowded else None]]),
            wide,
            look,
            (width or ACROSS, tall),
        ),
    ]
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
    return draw(traces, words, look, frame, **axes)


def _range(values: pd.Series) -> list[float]:
    low, high = float(values.min()), float(values.max())
    margin = 0.06 * (high - low) or 1.0
    return [low - margin, high + margin]


def _points(table: pd.DataFrame, colour: str, symbol: str, size: float, edge: str) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": table["x"].tolist(),
        "y": table["y"].tolist(),
        "marker": {"color": colour, "symbol": symbol, "size": size, "line": {"color": edge, "width": 1}},
        "hovertext": table["hover"].map(plain).tolist(),
        "hoverinfo": "text",
    }


def _names(table: pd.DataFrame, wide: dict[str, list[float]], look: Look, pixels: tuple[int, int]) -> dict:
    """A name beside each point, on the first side where it covers no other; none where there is no such side."""
    taken, sides = [], []
    (left, right), (low, high) = wide["x"], wide["y"]
    gap, line = look.text * 0.9, look.text * 1.3
    for row in table.to_dict("records"):
        x, y = (row["x"] - left) / (right - left) * pixels[0], (row["y"] - low) / (high - low) * pixels[1]
        half = len(row["authority_name"]) * look.text * 0.25
        boxes = {
            "middle right": (x + gap, x + gap + 2 * half, y),
            "middle left": (x - gap - 2 * half, x - gap, y),
            "top center": (x - half, x + half, y + line),
            "bottom center": (x - half, x + half, y - line),
        }
        free = [
            side
            for side, (a, b, at) in boxes.items()
            if a >= 0
            and b <= pixels[0]
            and not any(a < d and c < b and abs(at - other) < line for c, d, other in taken)
        ]
        sides.append(free[0] if free else None)
        taken += [boxes[side] for side in free[:1]]
    table = table[[side is not None for side in sides]]
    names = GAP + table["authority_name"].map(plain) + GAP
    return {
        "type": "scatter",
        "mode": "text",
        "x": table["x"].tolist(),
        "y": table["y"].tolist(),
        "text": [f"<b>{name}</b>" if role == "mine" else name for name, role in zip(names, table["role"], strict=True)],
        "textposition": [side for side in sides if side],
        "textfont": {"color": look.ink},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
