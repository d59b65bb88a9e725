"""Figures of one indicator's spread: over the regions, against what chance allows, in fifths on the map."""

import pandas as pd
import plotly.graph_objects as go

from charts.axes import room, span
from charts.style import DARK, Frame, Look, Words, axis_title, draw, label, plain
from charts.tiles import board, squares

FIFTHS = ("#d3e3f1", "#a3c9ea", "#6bace6", "#2a6ca8", "#12436d")
ON_FIFTHS = ("#0b1f33", "#0b1f33", "#0b1f33", "#ffffff", "#ffffff")
FIFTHS_DARK = ("#22303f", "#27496b", "#2a6ca8", "#8fc3f0", "#dcedfc")
ON_FIFTHS_DARK = ("#ffffff", "#ffffff", "#ffffff", "#0b1f33", "#0b1f33")
"""From the lowest fifth to the highest; the value on each square says the same. In the dark the highest is lightest."""


def _dots(table: pd.DataFrame, x: str, y, role: str, look: Look) -> dict:
    """Points of one role: mine large and on top, its peers marked, the others faint."""
    colour = {"mine": look.mine, "peer": look.peer, "other": look.others}[role]
    edge = look.soft if role == "other" else look.paper
    size = {"mine": 16, "peer": 11, "other": 9}[role] * look.scale
    symbol = {"mine": "diamond", "peer": "circle", "other": "circle"}[role]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": table[x].tolist(),
        "y": list(y),
        "marker": {"color": colour, "size": size, "symbol": symbol, "line": {"width": 1, "color": edge}},
        "hovertext": table["hover"].map(plain).tolist(),
        "hoverinfo": "text",
    }


ROLES = ("other", "peer", "mine")


def strip(
    table: pd.DataFrame,
    words: Words,
    look: Look,
    unit_name: str,
    england: float | None,
    england_text: str,
    fitted: bool = False,
    most: float | None = None,
) -> go.Figure:
    """A row of dots for each region, in the order given, each dot an authority; the region's own value as a stroke.

    `table`: authority_name, region_name, region_value, region_text, value, role, text, hover.
    """
    regions = table.drop_duplicates("region_name").reset_index(drop=True)
    row = table["region_name"].map(dict(zip(regions["region_name"], regions.index, strict=True)))
    traces = [_dots(table[table["role"] == r], "value", row[table["role"] == r], r, look) for r in ROLES]
    published = regions[regions["region_value"].notna()]
    stroke = {"symbol": "line-ns", "size": 24 * look.scale, "line": {"width": 4 * look.scale, "color": look.region}}
    own = published["region_name"] + ": " + published["region_text"]
    traces.append(
        _dots(published.assign(hover=own), "region_value", published.index, "other", look) | {"marker": stroke}
    )
    ends = span([*table["value"], *published["region_value"], *([] if england is None else [england])], fitted, most)
    labels = [_beside(r, row[i], ends, look) for i, r in table[table["role"] == "mine"].iterrows()]
    shapes = []
    if england is not None:
        line = {"color": look.england, "width": 2, "dash": "dash"}
        shapes = [{"type": "line", "x0": england, "x1": england, "y0": -0.6, "y1": len(regions) - 0.5, "line": line}]
        labels.append(label(f"England {plain(england_text)}", look.england, x=england, y=-0.85, **_side(england, ends)))
    mine = set(table.loc[table["role"] == "mine", "region_name"])
    names = [
        f"<b>{plain(name)} {plain(text)}</b>" if name in mine else f"{plain(name)} {plain(text)}"
        for name, text in zip(regions["region_name"], regions["region_text"], strict=True)
    ]
    left = room(regions["region_name"] + " " + regions["region_text"], look) + 12
    return draw(
        traces,
        words,
        look,
        Frame(plot=44 * (len(regions) + 1), left=left, right=16, foot=48),
        x={"range": ends, "title": axis_title(unit_name, look, 6)},
        y={
            "tickvals": regions.index.tolist(),
            "ticktext": names,
            "range": [len(regions) - 0.5, -1.1],
            "showgrid": False,
            "ticksuffix": " ",
        },
        labels=labels,
        shapes=shapes,
    )


def _side(x: float, ends: list[float]) -> dict:
    """Which end of a label stands at its place, so that it does not leave the drawing."""
    place = (x - ends[0]) / (ends[1] - ends[0])
    return {"xanchor": "left" if place < 0.2 else "right" if place > 0.8 else "center"}


def _beside(row: pd.Series, y: float, ends: list[float], look: Look) -> dict:
    """The name and value of the chosen authority above its dot."""
    text = f"<b>{plain(row['authority_name'])} {plain(row['text'])}</b>"
    place = {"x": row["value"], "y": y, "yanchor": "bottom", "yshift": 8 * look.scale}
    return label(text, look.ink, look.text + 1, **place, **_side(row["value"], ends))


def funnel(
    table: pd.DataFrame,
    curves: pd.DataFrame,
    words: Words,
    look: Look,
    unit_name: str,
    base_name: str,
    england: float,
    fitted: bool = False,
    most: float | None = None,
) -> go.Figure:
    """Each authority by the size of its base and its value, between the limits that chance allows around England's.

    `table`: authority_name, denominator, value, role, text, hover. `curves`: denominator and lower_998, lower_95,
    upper_95, upper_998.
    """
    bases = curves["denominator"].tolist()
    traces = []
    for upper, lower, dash in (("upper_95", "lower_95", "dash"), ("upper_998", "lower_998", "solid")):
        edges = [*curves[upper], None, *curves[lower]]
        line = {"color": look.soft, "width": 1.5, "dash": dash}
        both = {"x": [*bases, None, *bases], "y": edges, "line": line, "hoverinfo": "skip"}
        traces.append({"type": "scatter", "mode": "lines", **both})
    traces += [
        _dots(table[table["role"] == r], "denominator", table.loc[table["role"] == r, "value"], r, look) for r in ROLES
    ]
    ends = span([*table["value"], england], fitted, most)
    across = [0, bases[-1]]
    labels = [
        label(
            text, look.soft, x=bases[-1], y=min(curves[edge].iloc[-1], ends[1]), xanchor="left", xshift=6, yshift=shift
        )
        for text, edge, shift in (("99.8%", "upper_998", 18), ("England", "upper_95", 0), ("99.8%", "lower_998", -18))
    ]
    labels[1] |= {"y": england, "font": {"color": look.england}}
    for _, row in table[table["role"] == "mine"].iterrows():
        text = f"<b>{plain(row['authority_name'])} {plain(row['text'])}</b>"
        place = {"x": row["denominator"], "y": row["value"], "yanchor": "bottom", "yshift": 10 * look.scale}
        labels.append(label(text, look.ink, look.text + 1, **place, **_side(row["denominator"], across)))
    line = {"color": look.england, "width": 2, "dash": "dot"}
    return draw(
        traces,
        words,
        look,
        Frame(plot=380, left=round(72 * look.scale), right=room(["England"], look), foot=48),
        x={"range": across, "title": axis_title(base_name, look, 6), "showgrid": False, "tickformat": ","},
        y={"range": ends, "title": axis_title(unit_name, look)},
        labels=labels,
        shapes=[{"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": england, "y1": england, "line": line}],
    )


def fifths(table: pd.DataFrame, words: Words, look: Look, names: tuple[str, ...], mine: str | None = None) -> go.Figure:
    """One square for each authority with its value, shaded by the fifth this lies in, bare without a value.

    Where there is no room for values, the squares carry the number of the fifth. Mine has a thick edge.
    `table`: authority_code, tile_column, tile_row, fifth, shown (the value in short), hover. `names`: what each fifth
    holds, the lowest first.
    """
    dark = look.paper == DARK.paper
    fills, inks = (FIFTHS_DARK, ON_FIFTHS_DARK) if dark else (FIFTHS, ON_FIFTHS)
    line, traces = {"color": look.hatch, "width": 1}, []
    for fifth, (fill, ink) in enumerate(zip((*fills, look.paper), (*inks, look.soft), strict=True), start=1):
        of = table[table["fifth"] == fifth] if fifth < 6 else table[table["fifth"].isna()]
        text = ([str(fifth)] if fifth < 6 else [""]) * len(of) if look.narrow else of["shown"].tolist()
        traces.append(squares(of, mine, look, {"color": fill, "line": line}, ink, text))
    numbers = (f"{n} " if look.narrow else "" for n in range(1, 6))
    key = tuple((fill, f"{n}{name}") for fill, n, name in zip(fills, numbers, names, strict=False))
    return board(traces, table, words, look, 1.0, key)
