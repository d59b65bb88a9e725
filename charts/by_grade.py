"""One indicator by the grade its authorities hold: every authority a dot, each group's middle half a box."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import GRADE_NAMES, LETTERS, Frame, Look, Words, axis_title, draw, label, plain

ROW, NAMES = 84, 200
"""Pixels of a grade's row and of the names on the left."""
BINS, REACH = 90, 0.3
"""Steps along the axis in which dots are piled; how far a pile may reach from the middle of its row."""


def distribution(
    table: pd.DataFrame, groups: pd.DataFrame, words: Words, look: Look, unit_name: str, mine: str | None
) -> go.Figure:
    """A row for each grade: its authorities as dots, a box from quarter to quarter with the median where there is one.

    `table`: authority_code, authority_name, grade, value, text. `groups`: grade, authorities, low_edge, median,
    high_edge (null for small groups). `mine` is marked and named. The axis starts at zero.
    """
    rows = {grade: place for place, grade in enumerate(groups["grade"])}
    names = [
        f"<b>{LETTERS[grade]}</b> {plain(GRADE_NAMES[grade])}<br>{count} {'authority' if count == 1 else 'authorities'}"
        for grade, count in zip(groups["grade"], groups["authorities"], strict=True)
    ]
    high = max(0.0, float(table["value"].max())) or 1.0
    low = min(0.0, float(table["value"].min()))
    dots = table.assign(y=_piled(table, rows, low, high))
    own = dots[dots["authority_code"] == mine]
    known = groups[groups["median"].notna()]
    middle = known["grade"].map(rows)
    labels = []
    for row in own.to_dict("records"):
        at = {"x": row["value"], "y": rows[row["grade"]] + 0.5, "yanchor": "bottom"}
        labels.append(label(f"<b>{plain(row['authority_name'])} {plain(row['text'])}</b>", look.ink, **at))
    return draw(
        [
            _boxes(known, middle, look),
            _medians(known, middle, look),
            _dots(dots[dots["authority_code"] != mine], look.soft, 8 * look.scale, 0.75),
            _dots(own, look.mine, 18 * look.scale, 1.0),
        ],
        words,
        look,
        Frame(plot=len(rows) * ROW + 8, left=round(NAMES * look.scale), right=24, foot=52),
        x={"range": [low, high * 1.05], "title": axis_title(unit_name, look, 6), "tickformat": ","},
        y={
            "range": [len(rows) - 0.5, -0.5],
            "tickvals": list(range(len(rows))),
            "ticktext": names,
            "ticks": "",
            "ticksuffix": " ",
            "showgrid": False,
        },
        labels=labels,
    )


def _piled(table: pd.DataFrame, rows: dict[str, int], low: float, high: float) -> list[float]:
    """Heights that part dots of nearly the same value, alternately above and below the middle of their row."""
    step = (high - low) / BINS
    bins = ((table["value"] - low) / step).astype(int)
    order = table.groupby([table["grade"], bins]).cumcount()
    tallest = max(int(order.max()) + 1, 6)
    shift = (order + 1) // 2 * (-1.0) ** order / ((tallest + 1) // 2) * REACH
    return (table["grade"].map(rows) + shift).tolist()


def _boxes(known: pd.DataFrame, middle: pd.Series, look: Look) -> dict:
    return {
        "type": "bar",
        "orientation": "h",
        "base": known["low_edge"].tolist(),
        "x": (known["high_edge"] - known["low_edge"]).tolist(),
        "y": middle.tolist(),
        "width": 0.66,
        "marker": {"color": [look.others] * len(known), "line": {"width": 0}},
        "opacity": 0.6,
        "hoverinfo": "skip",
    }


def _medians(known: pd.DataFrame, middle: pd.Series, look: Look) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": known["median"].tolist(),
        "y": middle.tolist(),
        "marker": {"symbol": "line-ns", "size": 46 * look.scale, "line": {"width": 3, "color": look.ink}},
        "hoverinfo": "skip",
    }


def _dots(table: pd.DataFrame, colour: str, size: float, opacity: float) -> dict:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": table["value"].tolist(),
        "y": table["y"].tolist(),
        "marker": {"color": colour, "size": size, "opacity": opacity},
        "hovertext": [plain(f"{n}: {t}") for n, t in zip(table["authority_name"], table["text"], strict=True)],
        "hoverinfo": "text",
    }
