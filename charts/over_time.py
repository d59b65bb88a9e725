"""Several places over the years: a panel for each indicator, a line for each place."""

import pandas as pd
import plotly.graph_objects as go

from charts.axes import spread
from charts.style import DAY, Frame, Look, Words, draw, drawing, label, plain

FEW = 4
"""More panels than this stand in two columns on a wide stage."""
LINE, HEAD, LEAST = 19, 56, 130
"""Pixels of a label, of what stands above and below a panel's drawing, and of the smallest drawing."""


def panels(table: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """A panel for each indicator, one below the other, each line named at its end with its last value.

    `table`: indicator, indicator_name, unit_name, place_name, role ("mine", "region", "england", "other"), period,
    period_end, value (null is a gap), text. Vertical axes start at zero. Many panels stand in two columns on a wide
    stage; where there is no room for all names, mine, the region and England alone are named, or mine.
    """
    keys, places = table["indicator"].unique(), table["place_name"].nunique()
    size, columns = look.scale, 2 if look.height and not look.narrow and table["indicator"].nunique() > FEW else 1
    frame = Frame(plot=0, left=round(64 * size), right=round(210 * size))
    width, tall = drawing(words, look, frame)
    rows = -(-len(keys) // columns)
    panel = tall / rows if tall else max(LEAST, LINE * places) + HEAD
    height, room = panel * rows, min(26 * size, 0.3 * panel)
    traces, labels, axes = [], [], {}
    for place, key in enumerate(keys):
        some = table[table["indicator"] == key].assign(day=lambda rows: rows["period_end"].dt.strftime(DAY))
        number, down = "" if place == 0 else str(place + 1), place % rows
        top, foot = 1 - (down * panel + room) / height, 1 - ((down + 1) * panel - room) / height
        traces += [*_lines(some, number, look), _ends(some, number, LINE * size / (panel - 2 * room))]
        across = _across(place // rows, columns, width, frame)
        said = f"<b>{plain(some['indicator_name'].iloc[0])}</b>, {plain(some['unit_name'].iloc[0])}"
        at = {"x": across[0], "y": top, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom"}
        labels.append(label(said, look.ink, **at, xshift=-frame.left))
        axes |= _axes(some, number, across, [max(foot, 0), top], look, panel - 2 * room)
    first = {"x": axes.pop("xaxis"), "y": axes.pop("yaxis")}
    frame = Frame(plot=round(height), left=frame.left, right=frame.right)
    return draw(traces, words, look, frame, **first, labels=labels, **axes)


def _across(column: int, columns: int, width: int, frame: Frame) -> list[float]:
    """Where a column of panels begins and ends within the drawing, with room left and right."""
    if columns == 1:
        return [0, 1]
    whole = width + frame.left + frame.right
    step = whole / columns
    return [column * step / width, (column * step + step - frame.left - frame.right) / width]


def _axes(some: pd.DataFrame, number: str, across: list[float], up: list[float], look: Look, tall: float) -> dict:
    ends = some.drop_duplicates("day").sort_values("day")
    ticks = ends.iloc[:: -max(1, -(-len(ends) // (6 if across[1] - across[0] > 0.5 else 4)))]
    high = float(some["value"].max()) or 1.0
    plain_axis = {"tickfont": {"size": look.text}, "fixedrange": True, "zeroline": False, "gridcolor": look.grid}
    x = {"tickvals": ticks["day"].tolist(), "ticktext": ticks["period"].tolist(), "tickangle": 0, "showgrid": False}
    nticks = 4 if tall > 4 * 1.5 * look.text else 2
    y = {"range": [min(0.0, float(some["value"].min())), high * 1.1], "nticks": nticks, "tickformat": ","}
    return {
        f"xaxis{number}": plain_axis | x | {"domain": across, "anchor": f"y{number}"},
        f"yaxis{number}": plain_axis | y | {"domain": up, "anchor": f"x{number}"},
    }


def _lines(some: pd.DataFrame, number: str, look: Look) -> list[dict]:
    """The lines of a panel: those of the other places as one trace with gaps, the rest each their own."""
    kinds = {
        "other": (look.peer, 1.5, "solid"),
        "region": (look.region, 2, "dashdot"),
        "england": (look.england, 2, "dash"),
        "mine": (look.mine, 4, "solid"),
    }
    made = []
    for role, (colour, width, dash) in kinds.items():
        days, values, hover = [], [], []
        for _, line in some[some["role"] == role].groupby("place_name", sort=False):
            days += [*line["day"], None]
            values += [*(None if pd.isna(value) else value for value in line["value"]), None]
            hover += [*(plain(f"{n}: {t} ({p})") for n, t, p in line[["place_name", "text", "period"]].values), ""]
        if days:
            made.append(
                {
                    "type": "scatter",
                    "mode": "lines+markers",
                    "x": days,
                    "y": values,
                    "xaxis": f"x{number}",
                    "yaxis": f"y{number}",
                    "line": {"color": colour, "width": width * look.scale, "dash": dash},
                    "marker": {"size": 4 * look.scale},
                    "hovertext": hover,
                    "hoverinfo": "text",
                }
            )
    return made


def _ends(some: pd.DataFrame, number: str, gap: float) -> dict:
    """The name and last value of each line at the panel's right edge, moved apart where they would overlap.

    Where there is no room for all (`gap` of the panel's height each), those that matter most.
    """
    last = some[some["value"].notna()].drop_duplicates("place_name", keep="last").sort_values("value")
    for roles in (("mine", "region", "england"), ("mine",)):
        last = last[last["role"].isin(roles)] if gap * len(last) > 1.1 and (last["role"] == "mine").any() else last
    high = float(some["value"].max()) * 1.1 or 1.0
    heights = spread(last["value"].tolist(), gap * high)
    lift = max(0.0, -min(heights, default=0.0)) - max(0.0, max(heights, default=0.0) - high)
    heights = [height + lift for height in heights]
    names = [f"\u2002{plain(name)} {plain(text)}" for name, text in zip(last["place_name"], last["text"], strict=True)]
    return {
        "type": "scatter",
        "mode": "text",
        "x": [some["day"].max()] * len(last),
        "y": heights,
        "xaxis": f"x{number}",
        "yaxis": f"y{number}",
        "text": [f"<b>{name}</b>" if role == "mine" else name for name, role in zip(names, last["role"], strict=True)],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
