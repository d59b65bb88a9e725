"""Two indicators of every authority: one across, one upwards."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.style import Frame, Look, Words, axis_title, draw, drawing, label, plain

TALL = 430
"""Pixels of the drawing."""
WIDER = 1.2
"""How much wider than its page at least a drawing often is: names keep clear of points in both."""
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
    labels = _names(named, table, wide, look, (width or look.page - frame.left - frame.right, tall))
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
    return draw(traces, words, look, frame, labels=labels, **axes)


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


SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
"""Where a name may stand, seen from its point: right, left, above, below, and between these."""
ACROSS, UP = {-1: "right", 0: "center", 1: "left"}, {-1: "top", 0: "middle", 1: "bottom"}


def _names(
    named: pd.DataFrame, every: pd.DataFrame, wide: dict[str, list[float]], look: Look, pixels: tuple[int, int]
) -> list[dict]:
    """A name beside each point, on the first side where it covers no point and no other name; none where there is no
    such side, save for mine, the first: that stands where it covers fewest.
    """
    (left, right), (low, high) = wide["x"], wide["y"]
    dots = np.column_stack([(every["x"] - left) / (right - left), (every["y"] - low) / (high - low)]).astype(float)
    sizes = pixels, (WIDER * pixels[0], pixels[1])
    shift, line, taken, labels = 11 * look.scale, look.text * 1.3, np.empty((0, 4)), []
    for row in named.to_dict("records"):
        at = np.array([(row["x"] - left) / (right - left), (row["y"] - low) / (high - low)])
        long, tries = len(row["authority_name"]) * look.text * 0.5, []
        for side in SIDES:
            box, wider = (_box(at * size, side, shift, long, line) for size in sizes)
            covered = sum(_covered(b, dots * size, 5 * look.scale) for b, size in zip((box, wider), sizes, strict=True))
            outside = min(box[0], box[2]) < 0 or box[1] > pixels[0] or box[3] > pixels[1]
            tries.append((covered + _touching(box, taken) + 1000 * outside, len(tries), side, box))
        covered, _, (across, up), box = min(tries, key=lambda one: one[:2])
        if covered and row["role"] != "mine":
            continue
        taken = np.vstack([taken, box])
        text = plain(row["authority_name"])
        place = {"xanchor": ACROSS[across], "yanchor": UP[up], "xshift": across * shift, "yshift": up * shift * 0.7}
        labels.append(
            label(f"<b>{text}</b>" if row["role"] == "mine" else text, look.ink, x=row["x"], y=row["y"], **place)
        )
    return labels


def _box(at: np.ndarray, side: tuple[int, int], shift: float, long: float, line: float) -> tuple[float, ...]:
    """(left, right, low, high) of a name so long and high that stands to a side of a point."""
    across, up = side
    middle = at[0] + across * (shift + long / 2), at[1] + up * (shift * 0.7 + line / 2)
    return middle[0] - long / 2, middle[0] + long / 2, middle[1] - line / 2, middle[1] + line / 2


def _covered(box: tuple[float, ...], dots: np.ndarray, radius: float) -> int:
    """How many points lie under a box."""
    left, right, low, high = box
    within = (dots[:, 0] > left - radius) & (dots[:, 0] < right + radius)
    return int((within & (dots[:, 1] > low - radius / 2) & (dots[:, 1] < high + radius / 2)).sum())


def _touching(box: tuple[float, ...], others: np.ndarray) -> int:
    """How many other boxes a box touches."""
    left, right, low, high = box
    apart = (others[:, 0] > right) | (others[:, 1] < left) | (others[:, 2] > high) | (others[:, 3] < low)
    return int((~apart).sum())
