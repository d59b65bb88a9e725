"""Figures of one authority on many indicators."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import PAIRED, Frame, Look, Words, draw, drawing, label, plain, wrapped

ROW, ROW_ON_PHONE, HEADING, ENDS = 42, 124, 28, 26
"""Pixels: a row; a row on a phone, its name over the marks and the rest below; a topic's heading; the ends' names."""
NAMES, SAID, WIDE_NAMES, SAID_SHORT = 20, 23, 32, 18
"""Room for the names on the left, for what is said on the right, and for both in one line, in sizes of the text."""
SMALL, NARROW = (16, 9), (20, 12)
"""The same for names and values alone, where a small stage has no room for more, and on a narrow page."""
NAME_LINE, WIDE_LINE, SMALL_LINE = 42, 72, 32
"""Characters a name's line holds."""
GAP = "\u2003"
"""A wide space, so that a mark at the end of its bar covers no text."""
KEY = (
    "● {mine}  ◆ median of its {peers}  ┃ England. The bar spans all authorities, its dark part the middle half of them"
)


def spine(table: pd.DataFrame, words: Words, look: Look, peers: str) -> go.Figure:
    """A row for each indicator: the span of all authorities, its middle half, England, the peers' median and mine.

    `table`: topic, name (with its period), said (my value, its rank, verdict and change in words), verdict ("better",
    "similar", "worse", "higher", "lower" or null), polarity, hover, hover_peers, hover_england; places from 0 (worst
    or lowest) to 1: at, at_peers, at_england, at_low, at_high, null where there is none. `peers`: what they are called.
    Topics get headings where there is more than one.
    """
    phone, size = look.narrow and not look.height, look.scale
    key = KEY.format(mine="mine" if phone else "this authority", peers=peers)
    words = Words(words.title, f"{words.subtitle}. {key}", words.foot)
    _, tall = drawing(words, look, Frame(plot=0))
    is_tight = 0 < tall < 2.6 * look.text * len(table)
    is_small = is_tight and look.narrow
    rooms = SMALL if is_small else (WIDE_NAMES, SAID_SHORT) if is_tight else (NAMES, SAID)
    rooms = NARROW if look.across(1.0) < PAIRED and not look.height else rooms
    left, right = (round(room * look.text) for room in rooms)
    left, right = (0, 8) if phone else (left, right)
    middles, headings, height = _rows(table, ROW_ON_PHONE if phone else ROW, size, tall)
    low, high = table["at_low"].fillna(0), table["at_high"].fillna(0)
    traces = [
        _span([0.0] * len(table), [1.0] * len(table), middles, look.others, 12 * size),
        _span(low.tolist(), (high - low).tolist(), middles, look.soft, 12 * size, 0.45),
        _marks(table["at_england"], middles, table["hover_england"], look.england, "line-ns", 24 * size, 3),
        _marks(table["at_peers"], middles, table["hover_peers"], look.peer, "diamond", 14 * size, 1),
        _mine(table, middles, look),
        *_texts(table, middles, look, phone, is_tight, is_small),
    ]
    edge, inside = {"y": ENDS * size, "yanchor": "bottom"}, phone
    labels = [
        label("◀ worse or lower", look.soft, x=0, xanchor="left" if inside else "right", **edge),
        label("better or higher ▶", look.soft, x=1, xanchor="right" if inside else "left", **edge),
    ]
    for topic, place in headings:
        at = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -left, "y": place, "yanchor": "bottom"}
        labels.append(label(f"<b>{plain(topic)}</b>", look.ink, **at))
    return draw(
        traces,
        words,
        look,
        Frame(plot=height, left=left, right=right),
        x={"range": [-0.02, 1.02], "visible": False},
        y={
            "range": [height, 0],
            "showgrid": False,
            "showline": False,
            **_names(table, middles, phone, is_tight, is_small),
        },
        labels=labels,
        barmode="overlay",
    )


def _rows(table: pd.DataFrame, row: float, size: float, tall: int) -> tuple[list[float], list[tuple[str, float]], int]:
    """The middle of each row, each topic with the foot of its heading, and the height of all, in pixels from above.

    On stage, where the height is given (`tall`), the rows share what there is and have no headings.
    """
    middles, headings, at, topic = [], [], ENDS * size, None
    several = table["topic"].nunique() > 1 and not tall
    row = (tall - at) / len(table) if tall else row
    for now in table["topic"]:
        if several and now != topic:
            at += HEADING
            headings.append((now, at - 2))
        topic = now
        middles.append(at + row / 2)
        at += row
    return middles, headings, tall or round(at)


def _span(base: list, length: list, middles: list, colour: str, width: float, opacity: float = 1.0) -> dict:
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
        "hovertext": [plain(text) for text in hover[there]],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _mine(table: pd.DataFrame, middles: list[float], look: Look) -> dict:
    """My value: blue for better, brick for worse, grey for similar, an outline alone where nothing is judged."""
    colours = {"better": look.better, "worse": look.worse, "similar": look.soft}
    there = table[table["at"].notna()]
    fills, edges = [], []
    for verdict, polarity in zip(there["verdict"], there["polarity"], strict=True):
        neutral = polarity == "neutral"
        fills.append(look.paper if neutral else colours.get(verdict, look.paper))
        edges.append(look.neutral if neutral else colours.get(verdict, look.soft))
    marks = _marks(table["at"], middles, table["hover"], look.mine, "circle", 17, 4)
    return marks | {"marker": {"size": 17 * look.scale, "color": fills, "line": {"color": edges, "width": 4}}}


def _names(table: pd.DataFrame, middles: list[float], phone: bool, is_tight: bool, is_small: bool) -> dict:
    if phone:
        return {"visible": False}
    length = SMALL_LINE if is_small else WIDE_LINE if is_tight else NAME_LINE
    lines = [wrapped(name, length) for name in table["name"]]
    names = [f"{line[0]}…" if is_tight and line[1:] else f"{GAP}<br>".join(line) for line in lines]
    return {"tickvals": middles, "ticktext": names, "ticks": "", "ticksuffix": GAP}


def _texts(
    table: pd.DataFrame, middles: list[float], look: Look, phone: bool, is_tight: bool, is_small: bool
) -> list[dict]:
    """What is said of each value beside its row, in one line where rows are tight, its value alone on a small stage.

    On a phone it stands below the row.
    """
    said = [tuple(map(plain, parts)) for parts in table["said"]]
    if is_tight:
        lines = [f"<b>{value}</b> {'' if is_small else verdict}".strip() for value, _, verdict, _ in said]
    elif look.across(1.0) < PAIRED and not phone:
        lines = [f"<b>{value}</b><br>{verdict}" for value, _, verdict, _ in said]
    else:
        lines = [f"<b>{value}, {rank}</b><br>{verdict}; {change}" for value, rank, verdict, change in said]
    if not phone:
        lines = [GAP + line.replace("<br>", f"<br>{GAP}") for line in lines]
        return [_text(lines, 1.0, middles, "middle right")]
    names = ["<br>".join(wrapped(name, look.letters())) for name in table["name"]]
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
