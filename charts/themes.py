"""Figures of how often themes are recommended: by whom, since when, more or less than before."""

import pandas as pd
import plotly.graph_objects as go

from charts.axes import at_right, room
from charts.style import PAIRED, Frame, Look, Words, axis_title, draw, label, plain

ROW = 21
"""Pixels a row of bars takes."""
SHARE = "share of inspections"


def shares(rows: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """A bar for each row with its 95% interval as a line, and at the right what it counts.

    `rows`: key, name, share, lower, upper (percent), shown (the count in words), role ("mine", "other"), is_small
    (drawn hatched). Rows stand in the order given, the first on top.
    """
    mine = rows["role"] == "mine"
    names = [f"<b>{plain(n)}</b>" if m else plain(n) for n, m in zip(rows["name"], mine, strict=True)]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": names,
        "x": rows["share"].tolist(),
        "customdata": rows[["key", "key"]].to_numpy().tolist(),
        "marker": _fill(mine, rows["is_small"], look),
        "error_x": _whiskers(rows["upper"] - rows["share"], rows["share"] - rows["lower"], look),
        "hovertext": [f"{plain(n)}: {plain(s)}" for n, s in zip(rows["name"], rows["shown"], strict=True)],
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    top = max(10.0, float(rows["upper"].max())) * 1.02
    return draw(
        [bars],
        words,
        look,
        Frame(plot=len(rows) * ROW, left=room(rows["name"], look), right=room(rows["shown"], look), foot=48),
        x={"range": [0, top], "ticksuffix": "%", "tickangle": 0, "title": axis_title(SHARE, look, 6)},
        y={"autorange": "reversed", "showgrid": False, "ticksuffix": " "},
        labels=at_right(rows["shown"], names, look),
        bargap=0.3,
    )


def _fill(mine: pd.Series, is_small: pd.Series, look: Look) -> dict:
    """Chosen bars blue, others grey; those of few inspections hatched. Neither hides the line of an interval."""
    colours = [look.peer if m else look.others for m in mine]
    shapes = ["/" if small else "" for small in is_small]
    return {"color": colours, "pattern": {"shape": shapes, "fgcolor": look.paper, "size": 6, "solidity": 0.35}}


def _whiskers(above: pd.Series, below: pd.Series, look: Look) -> dict:
    line = {"type": "data", "symmetric": False, "array": above.tolist(), "arrayminus": below.tolist()}
    return line | {"color": look.ink, "thickness": 1.5, "width": 4}


def yearly(rows: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """The share in each year as a point with its 95% interval; frameworks apart, their change marked.

    `rows`: year, framework, framework_name, inspections, of, share, lower, upper, is_small (drawn hollow), tick (under
    the year).
    """
    order = rows["framework"].drop_duplicates().tolist()
    both = rows["year"].duplicated(keep=False)
    place = rows["year"] + both * rows["framework"].map(lambda f: 0.18 * (2 * order.index(f) - len(order) + 1))
    traces, labels = [], []
    for name, of in rows.assign(place=place).groupby("framework_name", sort=False):
        colour = look.region if len(traces) == 0 and len(order) > 1 else look.mine
        traces.append(_years(of, name, colour, look))
        labels.append(label(f"<b>{plain(name)}</b>", colour, x=of["place"].iloc[0], y=106, xanchor="left", xshift=-8))
    years, is_narrow = rows.drop_duplicates("year"), look.across(1.0) < PAIRED
    ticks = years["tick"].str.replace(" of ", " of<br>") if is_narrow else years["tick"]
    shapes = []
    if len(order) > 1:
        change = float(rows.loc[rows["framework"] == order[-1], "year"].min()) - 0.4
        line = {"color": look.soft, "width": 1, "dash": "dot"}
        shapes = [{"type": "line", "x0": change, "x1": change, "y0": 0, "y1": 1, "yref": "paper", "line": line}]
    return draw(
        traces,
        words,
        look,
        Frame(plot=300, left=56, right=20, foot=72 if is_narrow else 54),
        x={
            "showgrid": False,
            "tickangle": 0,
            "tickvals": years["year"].tolist(),
            "ticktext": [f"{year}<br>{tick}" for year, tick in zip(years["year"], ticks, strict=True)],
            "range": [rows["year"].min() - 0.6, rows["year"].max() + 0.6],
        },
        y={"range": [0, 112], "dtick": 25, "ticksuffix": "%", "title": axis_title(SHARE, look)},
        labels=labels,
        shapes=shapes,
    )


def _years(of: pd.DataFrame, name: str, colour: str, look: Look) -> dict:
    """The years of one framework: the first of two in squares, else circles."""
    shape = "square" if colour == look.region else "circle"
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "name": plain(name),
        "x": of["place"].tolist(),
        "y": of["share"].tolist(),
        "line": {"color": colour, "width": 1, "dash": "dot"},
        "marker": {
            "size": 11,
            "symbol": [f"{shape}{'-open' * is_small}" for is_small in of["is_small"]],
            "color": colour,
            "line": {"width": 2, "color": colour},
        },
        "error_y": _whiskers(of["upper"] - of["share"], of["share"] - of["lower"], look),
        "hovertext": [
            f"{plain(name)}, {row['year']}: {row['inspections']} of {row['of']} inspections"
            for row in of.to_dict("records")
        ],
        "hoverinfo": "text",
    }


def change(rows: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Each theme's change as a point with its 95% interval about a line at no change; sure ones filled and bold.

    `rows`: name, change, lower, upper (percentage points), shown, is_sure; in the order given.
    """
    names = [f"<b>{plain(n)}</b>" if sure else plain(n) for n, sure in zip(rows["name"], rows["is_sure"], strict=True)]
    points = {
        "type": "scatter",
        "mode": "markers",
        "x": rows["change"].tolist(),
        "y": names,
        "marker": {
            "size": 11,
            "symbol": ["circle" if sure else "circle-open" for sure in rows["is_sure"]],
            "color": [look.mine if sure else look.soft for sure in rows["is_sure"]],
            "line": {"width": 2, "color": [look.mine if sure else look.soft for sure in rows["is_sure"]]},
        },
        "error_x": _whiskers(rows["upper"] - rows["change"], rows["change"] - rows["lower"], look),
        "hovertext": [f"{plain(n)}: {plain(s)}" for n, s in zip(rows["name"], rows["shown"], strict=True)],
        "hoverinfo": "text",
    }
    line = {"color": look.ink, "width": 2}
    return draw(
        [points],
        words,
        look,
        Frame(plot=len(rows) * ROW, left=room(rows["name"], look), right=room(rows["shown"], look), foot=48),
        x={"title": axis_title("percentage points", look, 6)},
        y={"autorange": "reversed", "ticksuffix": " "},
        labels=at_right(rows["shown"], names, look),
        shapes=[{"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "yref": "paper", "line": line}],
    )
