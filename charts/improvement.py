"""Figures of those who improved: from which grade to which, and from what value to what."""

import pandas as pd
import plotly.graph_objects as go

from charts.axes import room
from charts.style import DAY, LETTERS, SHOWN, Frame, Look, Words, axis_title, draw, key_of_grades, label, plain

ROW = 34
"""Pixels of one authority's row."""


def rises(table: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Each authority's grade before and the one that raised it, as two lettered squares joined by a line.

    `table`: label, day, grade, hover: two rows for each authority, in the order its rows stand in the figure.
    """
    names = table["label"].drop_duplicates().map(plain).tolist()
    at = table.assign(day=table["day"].dt.strftime(DAY), label=table["label"].map(plain))
    line = {"color": look.others, "width": 4}
    ends = [[[*rows, None] for rows in (pair["day"], pair["label"])] for _, pair in at.groupby("label", sort=False)]
    traces = [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [day for days, _ in ends for day in days],
            "y": [name for _, named in ends for name in named],
            "line": line,
            "hoverinfo": "skip",
        }
    ]
    for grade in SHOWN:
        of = at[at["grade"] == grade]
        if len(of):
            traces.append(
                {
                    "type": "scatter",
                    "mode": "markers+text",
                    "x": of["day"].tolist(),
                    "y": of["label"].tolist(),
                    "marker": {"symbol": "square", "size": 26, "color": look.fills[grade], "line": {"width": 0}},
                    "text": [LETTERS[grade]] * len(of),
                    "textfont": {"size": look.text, "color": look.on_fills[grade]},
                    "hovertext": of["hover"].map(plain).tolist(),
                    "hoverinfo": "text",
                }
            )
    return draw(
        traces,
        words,
        look,
        Frame(plot=len(names) * ROW + 10, left=room(names, look), right=20, foot=30, key=key_of_grades(look)),
        x={"showgrid": True},
        y=_rows(names),
    )


def changes(table: pd.DataFrame, words: Words, look: Look, unit_name: str) -> go.Figure:
    """Each authority's value before (hollow) and after (filled) with their intervals, joined by a line.

    `table`: label, role ("mine", "other"), value, lower, upper, the same with _before, verdict ("clear", ...) and
    said (what stands at the end of the row). Only a clear change is drawn in the colour of better.
    """
    names = table["label"].map(plain)
    table = table.assign(label=names.where(table["role"] == "other", "<b>" + names + "</b>"))
    clear = (table["role"] == "other") & (table["verdict"] == "clear")
    colours = clear.map({True: look.better, False: look.soft}).where(table["role"] == "other", look.mine)
    join = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for pair in zip(table["value_before"], table["value"], strict=True) for x in (*pair, None)],
        "y": [name for label in table["label"] for name in (label, label, None)],
        "line": {"color": look.others, "width": 5},
        "hoverinfo": "skip",
    }
    before = _points(table, "_before", look) | {"marker": {"symbol": "circle-open", "size": 12, "color": look.soft}}
    after = _points(table, "", look) | {"marker": {"symbol": "circle", "size": 14, "color": colours.tolist()}}
    return draw(
        [join, before, after],
        words,
        look,
        Frame(
            plot=len(table) * ROW + 10,
            left=room(table["label"], look),
            right=room([part for said in table["said"] for part in _lines(said, look)], look),
            foot=48,
        ),
        x={"rangemode": "tozero", "title": axis_title(unit_name, look, 6)},
        y=_rows(table["label"].tolist()),
        labels=[_end(row, look) for row in table.to_dict("records")],
    )


def _rows(names: list[str]) -> dict:
    return {
        "categoryorder": "array",
        "categoryarray": names[::-1],
        "range": [-0.6, len(names) - 0.4],
        "showgrid": False,
        "ticksuffix": " ",
    }


def _points(table: pd.DataFrame, of: str, look: Look) -> dict:
    value, low, high = (table[f"{name}{of}"] for name in ("value", "lower", "upper"))
    return {
        "type": "scatter",
        "mode": "markers",
        "x": value.tolist(),
        "y": table["label"].tolist(),
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": (high - value).fillna(0).tolist(),
            "arrayminus": (value - low).fillna(0).tolist(),
            "color": look.soft,
            "thickness": 1.5,
            "width": 4,
        },
        "hoverinfo": "skip",
    }


def _lines(said: str, look: Look) -> list[str]:
    """What stands at the end of a row, in two lines where there is little room beside it."""
    return said.split(", ", 1) if look.narrow else [said]


def _end(row: dict, look: Look) -> dict:
    text = "<br>".join(map(plain, _lines(row["said"], look)))
    end = {"x": 1, "xref": "paper", "y": row["label"], "xanchor": "left", "xshift": 8}
    return label(f"<b>{text}</b>" if row["role"] == "mine" else text, look.ink, **end, align="left")
