"""Figures of one indicator: all authorities ranked, the neighbours, the trend."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import DAY, Frame, Look, Words, axis_title, draw, drawing, label, plain, room, spread

TALL, WIDTH = 300, 1000
"""Pixels of the ranked bars: their height is set, their width is what a page of 1,440 leaves them."""


def ranked(table: pd.DataFrame, words: Words, look: Look, unit_name: str, england: float | None) -> go.Figure:
    """A bar for each authority with a value, in the order given; mine and its neighbours named.

    `table`: authority_name, short_name, value, role ("mine", "neighbour", "other"), text (the value
    as people read it), hover. Rows without a value are not drawn. `england` is drawn as a dashed line.
    """
    table = table[table["value"].notna()].reset_index(drop=True)
    colours = {"mine": look.mine, "neighbour": look.neighbour, "other": look.others}
    bars = {
        "type": "bar",
        "x": table.index.tolist(),
        "y": table["value"].tolist(),
        "marker": {"color": table["role"].map(colours).tolist(), "line": {"width": 0}},
        "hovertext": table["hover"].map(plain).tolist(),
        "hoverinfo": "text",
    }
    low, top = min(0.0, float(table["value"].min())), max(england or 0.0, float(table["value"].max())) * 1.2 or 1.0
    frame = Frame(plot=TALL, left=round(72 * look.scale), wide=True)
    width, tall = drawing(words, look, frame)
    labels, shapes = _name_bars(table, look, low, top, width or WIDTH, tall), []
    if england is not None:
        line = {"color": look.england, "width": 2, "dash": "dash"}
        shapes = [{"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": england, "y1": england, "line": line}]
        end = {"x": 1, "xref": "paper", "y": england, "xanchor": "right", "yanchor": "bottom"}
        labels.append(label("England", look.england, **end))
    return draw(
        [bars],
        words,
        look,
        frame,
        x={"visible": False, "range": [-1, len(table)]},
        y={"range": [low, top], "title": axis_title(unit_name, look)},
        labels=labels,
        shapes=shapes,
        bargap=0.15,
    )


def _name_bars(table: pd.DataFrame, look: Look, low: float, top: float, width: int, tall: int) -> list[dict]:
    """Names above the bars that matter, each raised until it covers no other, in a drawing of so many pixels."""
    labels, taken, line = [], [], round(20 * look.scale)
    for place, row in table[table["role"] != "other"].iterrows():
        mine = row["role"] == "mine"
        name = f"{row['authority_name']} {row['text']}" if mine else row["short_name"]
        size = look.text + 2 * mine
        middle, half = (place + 1) * width / (len(table) + 1), len(name) * size * (0.3 if mine else 0.27) + 3
        height = bar = round((row["value"] - low) / (top - low) * tall) + 14
        while blocking := [
            h for a, b, h in taken if middle - half < b and middle + half > a and abs(height - h) < line
        ]:
            height = max(blocking) + line
        taken.append((middle - half, middle + half, height))
        labels.append(
            {
                "x": place,
                "y": row["value"],
                "ax": 0,
                "ay": -(height - bar + 14),
                "text": f"<b>{plain(name)}</b>" if mine else plain(name),
                "arrowhead": 0,
                "arrowwidth": 1,
                "arrowcolor": look.soft,
                "showarrow": True,
                "bgcolor": look.paper,
                "borderpad": 1,
                "font": {"color": look.ink if mine else look.soft, "size": size},
            }
        )
    return labels


def neighbours(table: pd.DataFrame, words: Words, look: Look, unit_name: str) -> go.Figure:
    """Labelled bars of my authority, its neighbours, region and England, in the order given.

    `table`: name, value, role ("mine", "neighbour", "region", "england"), text.
    """
    table = table[table["value"].notna()]
    colours = {"mine": look.mine, "neighbour": look.neighbour, "region": look.region, "england": look.england}
    named = zip(table["name"].map(plain), table["role"], strict=True)
    bars = {
        "type": "bar",
        "x": table["value"].tolist(),
        "y": [f"<b>{name}</b>" if role == "mine" else name for name, role in named],
        "orientation": "h",
        "marker": {"color": table["role"].map(colours).tolist()},
        "text": table["text"].map(plain).tolist(),
        "textposition": "outside",
        "constraintext": "none",
        "textfont": {"size": look.text},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
    return draw(
        [bars],
        words,
        look,
        Frame(plot=len(table) * 28, left=room(table["name"], look), right=round(64 * look.scale), foot=48),
        x={"rangemode": "tozero", "title": axis_title(unit_name, look, 6)},
        y={"autorange": "reversed", "showgrid": False, "ticksuffix": " "},
        bargap=0.25,
    )


def trend(lines: pd.DataFrame, band: pd.DataFrame, words: Words, look: Look, unit_name: str) -> go.Figure:
    """Lines over time, each named at its end; the neighbours' range as a band.

    `lines`: name, role ("mine", "neighbours", "region", "england"), period, period_end, value, text, hover;
    a missing value is a gap. `band`: period_end, lowest, highest.
    """
    colours = {"mine": look.mine, "neighbours": look.neighbour, "region": look.region, "england": look.england}
    dashes = {"mine": "solid", "neighbours": "dot", "region": "dashdot", "england": "dash"}
    lines = lines.assign(day=pd.to_datetime(lines["period_end"]).dt.strftime(DAY))
    traces = [_band(band, look)] if len(band) else []
    for (name, role), line in lines.groupby(["name", "role"], sort=False):
        thick = 4 if role == "mine" else 2
        traces.append(
            {
                "type": "scatter",
                "x": line["day"].tolist(),
                "y": line["value"].tolist(),
                "name": plain(name),
                "mode": "lines+markers",
                "line": {"color": colours[role], "width": thick * look.scale, "dash": dashes[role]},
                "marker": {"size": (8 if role == "mine" else 5) * look.scale},
                "text": line["hover"].map(plain).tolist(),
                "hoverinfo": "text",
            }
        )
    ends = lines.drop_duplicates("period_end").sort_values("period_end")
    every = max(1, len(ends) // 7 + (len(ends) % 7 > 0))
    ticks = ends.iloc[::-1].iloc[::every].iloc[::-1]
    return draw(
        traces,
        words,
        look,
        Frame(plot=340, left=round(72 * look.scale), right=room(lines["name"] + " " + lines["text"], look), foot=30),
        x={
            "showgrid": False,
            "tickangle": 0,
            "tickvals": ticks["day"].tolist(),
            "ticktext": ticks["period"].tolist(),
            "range": _around(ends["period_end"]) if len(ends) else None,
        },
        y={"rangemode": "tozero", "title": axis_title(unit_name, look)},
        labels=_name_lines(lines, max([*lines["value"].dropna(), *band["highest"]], default=1.0), look, colours),
    )


def _band(band: pd.DataFrame, look: Look) -> dict:
    """The range between the lowest and the highest, filled."""
    days = band["period_end"].dt.strftime(DAY).tolist()
    return {
        "type": "scatter",
        "x": days + days[::-1],
        "y": band["highest"].tolist() + band["lowest"].tolist()[::-1],
        "fill": "toself",
        "fillcolor": look.others,
        "opacity": 0.6,
        "line": {"width": 0},
        "hoverinfo": "skip",
    }


def _around(days: pd.Series) -> list[str]:
    """From a little before the first day to a little after the last."""
    margin = max((days.max() - days.min()) * 0.03, pd.Timedelta(days=60))
    return [f"{days.min() - margin:{DAY}}", f"{days.max() + margin:{DAY}}"]


def _name_lines(lines: pd.DataFrame, top: float, look: Look, colours: dict[str, str]) -> list[dict]:
    """Each line's name and last value at its end, moved apart where they would overlap."""
    last = lines[lines["value"].notna()].drop_duplicates("name", keep="last")
    labels = []
    for row, height in zip(last.to_dict("records"), spread(last["value"].tolist(), top * 0.065), strict=True):
        text = f"{plain(row['name'])} {row['text']}"
        colour = colours[row["role"]] if row["role"] != "neighbours" else look.soft
        end = {"x": lines["day"].max(), "y": height, "xanchor": "left", "xshift": 10, "align": "left"}
        labels.append(label(f"<b>{text}</b>" if row["role"] == "mine" else text, colour, **end))
    return labels
