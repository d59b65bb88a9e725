"""Figures of one authority on many indicators."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import Frame, Look, Words, draw, label, plain, wrapped

ROW, ROW_ON_PHONE, HEADING, ENDS = 42, 124, 28, 26
"""Pixels: a row; a row on a phone, its name over the marks and the rest below; a topic's heading; the ends' names."""
NAMES, SAID = 282, 325
"""Pixels kept for the names on the left and for what is said of a value on the right."""
NAME_LINE = 42
"""Characters a name's line holds."""
GAP = "\u2003"
"""A wide space, so that a mark at the end of its bar covers no text."""
KEY = (
    "● {mine}  ◆ median of its {peers}  ┃ England. The bar spans all authorities, its dark part the middle half of them"
)


def spine(table: pd.DataFrame, words: Words, look: Look, peers: str) -> go.Figure:
    """A row for each indicator: the span of all authorities, its middle half, England, the peers' median and mine.

    `table`: topic, name (with its period), said (two lines on my value), verdict ("better", "similar", "worse",
    "higher", "lower" or null), polarity, hover, hover_peers, hover_england; places from 0 (worst or lowest) to 1:
    at, at_peers, at_england, at_low, at_high, null where there is none. `peers` is what the peers are called.
    Topics get headings where there is more than one.
    """
    middles, headings, height = _rows(table, ROW_ON_PHONE if look.narrow else ROW)
    low, high = table["at_low"].fillna(0), table["at_high"].fillna(0)
    traces = [
        _span([0.0] * len(table), [1.0] * len(table), middles, look.others, 12),
        _span(low.tolist(), (high - low).tolist(), middles, look.soft, 12, 0.45),
        _marks(table["at_england"], middles, table["hover_england"], look.england, "line-ns", 24, 3),
        _marks(table["at_peers"], middles, table["hover_peers"], look.neighbour, "diamond", 14, 1),
        _mine(table, middles, look),
        *_texts(table, middles, look),
    ]
    edge, inside = {"y": ENDS, "yanchor": "bottom"}, look.narrow
    labels = [
        label("◀ worse or lower", look.soft, x=0, xanchor="left" if inside else "right", **edge),
        label("better or higher ▶", look.soft, x=1, xanchor="right" if inside else "left", **edge),
    ]
    left = 0 if look.narrow else NAMES
    for topic, place in headings:
        at = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -left, "y": place, "yanchor": "bottom"}
        labels.append(label(f"<b>{plain(topic)}</b>", look.ink, **at))
    key = KEY.format(mine="mine" if look.narrow else "this authority", peers=peers)
    return draw(
        traces,
        Words(words.title, f"{words.subtitle}. {key}", words.foot),
        look,
        Frame(plot=height, left=left, right=8 if look.narrow else SAID, wide=not look.narrow),
        x={"range": [-0.02, 1.02], "visible": False},
        y={"range": [height, 0], "showgrid": False, "showline": False, **_names(table, middles, look)},
        labels=labels,
        barmode="overlay",
    )


def _rows(table: pd.DataFrame, row: int) -> tuple[list[float], list[tuple[str, float]], int]:
    """The middle of each row, each topic with the foot of its heading, and the height of all, in pixels from above."""
    middles, headings, at, topic = [], [], ENDS, None
    several = table["topic"].nunique() > 1
    for now in table["topic"]:
        if several and now != topic:
            at += HEADING
            headings.append((now, at - 2))
        topic = now
        middles.append(at + row / 2)
        at += row
    return middles, headings, at


def _span(base: list, length: list, middles: list, colour: str, width: int, opacity: float = 1.0) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "base": base,
        "x": length,
        "y": middles,
        "width": width,
        "marker": {"color": colour},
        "opacity": opacity,
        "hoverinfo": "skip",
    }


def _marks(at: pd.Series, middles: list, hover: pd.Series, colour: str, symbol: str, size: int, line: int) -> dict:
    there = at.notna().to_numpy()
    return {
        "type": "scatter",
        "mode": "markers",
        "x": at[there].tolist(),
        "y": [middle for middle, is_there in zip(middles, there, strict=True) if is_there],
        "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"color": colour, "width": line}},
        "hovertext": hover[there].map(plain).tolist(),
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _mine(table: pd.DataFrame, middles: list[float], look: Look) -> dict:
    """My value: blue for better, brick for worse, grey for similar, an outline alone where nothing is judged."""
    colours = {"better": look.better, "worse": look.worse, "similar": look.soft}
    judged = table["polarity"] != "neutral"
    fills = table["verdict"].where(judged).map(colours).fillna(look.paper)
    edges = table["verdict"].map(colours).fillna(look.soft).where(judged, look.neutral)
    there = table["at"].notna()
    line = {"color": edges[there].tolist(), "width": 4}
    marks = _marks(table["at"], middles, table["hover"], look.mine, "circle", 17, 4)
    return marks | {"marker": {"size": 17, "color": fills[there].tolist(), "line": line}}


def _names(table: pd.DataFrame, middles: list[float], look: Look) -> dict:
    if look.narrow:
        return {"visible": False}
    names = [f"{GAP}<br>".join(wrapped(name, NAME_LINE)) for name in table["name"]]
    return {"tickvals": middles, "ticktext": names, "ticks": "", "ticksuffix": GAP}


def _texts(table: pd.DataFrame, middles: list[float], look: Look) -> list[dict]:
    """What is said of each value beside its row; on a phone below it, and its name above."""
    lines = [f"<b>{plain(first)}</b><br>{plain(second)}" for first, second in table["said"]]
    if not look.narrow:
        return [_text([GAP + line.replace("<br>", f"<br>{GAP}") for line in lines], 1.0, middles, "middle right")]
    names = ["<br>".join(wrapped(name, look.text_line)) for name in table["name"]]
    return [
        _text(names, 0.0, [middle - 13 for middle in middles], "top right"),
        _text(lines, 0.0, [middle + 13 for middle in middles], "bottom right"),
    ]


def _text(lines: list[str], x: float, heights: list[float], side: str) -> dict:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [x] * len(lines),
        "y": heights,
        "text": lines,
        "textposition": side,
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
