"""What a figure draws, as an office program's own chart could hold it; None where no such chart says the same."""

import base64
import html
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd

NEUTRAL = "#8a939b"
"""The colour of a series that names none."""


@dataclass(frozen=True)
class Series:
    """Values in the order of the categories, None for a gap. `labels` are what stands on the marks, "" for nothing."""

    name: str
    values: list
    colours: list[str]
    labels: list[str]
    ink: str = "#1d2126"
    width: float = 2.0
    dash: str = "solid"
    is_hatched: bool = False
    end: str = ""
    """What stands beside its last value."""
    places: tuple = ()
    """Of a scatter, the values along the bottom."""


@dataclass(frozen=True)
class Native:
    """`kind`: bar, column, line, area (stacked) or scatter. Categories are texts, or days on an axis of time."""

    kind: str
    categories: list
    series: list[Series]
    across: list[Series]
    """Lines over the whole chart at one value, such as England's."""
    unit: str
    is_stacked: bool = False
    is_reversed: bool = False
    has_names: bool = True
    """False where there are too many categories to be named on the axis."""
    top: float | None = None


def read(figure, periods: dict[str, str] | None = None) -> Native | None:
    """A figure as a native chart. `periods`: day ("2025-03-31") -> the period as its source names it."""
    drawn = figure.to_dict()
    traces, layout = drawn["data"], drawn["layout"]
    kinds = {trace.get("type") for trace in traces}
    more_axes = [axis for axis in layout if re.fullmatch(r"[xy]axis\d+", axis)]
    if not traces or more_axes or len(kinds) > 1:
        return None
    if kinds == {"bar"}:
        return _bars(traces, layout)
    if kinds == {"scatter"}:
        return _lines(traces, layout, periods or {})
    return _flows(traces[0]) if kinds == {"sankey"} and len(traces) == 1 else None


def text(marked: object) -> str:
    """Text of a figure without its tags and escapes."""
    return html.unescape(re.sub(r"<[^>]+>", " ", str(marked))).strip()


def _list(values) -> list:
    """A figure's values, however plotly keeps them; nulls as None."""
    if isinstance(values, dict):
        values = np.frombuffer(base64.b64decode(values["bdata"]), dtype=values["dtype"])
    return [None if isinstance(v, float) and v != v else v for v in np.asarray(values, dtype=object).tolist()]


def _colours(colour, count: int) -> list[str]:
    found = [colour] * count if isinstance(colour, str) else _list(colour if colour is not None else [])
    return [c if isinstance(c, str) and re.fullmatch(r"#[0-9a-fA-F]{6}", c) else NEUTRAL for c in found] or (
        [NEUTRAL] * count
    )


def _labels(trace: dict, count: int) -> list[str]:
    texts = trace.get("text") if "textposition" in trace or "text" in trace.get("mode", "") else None
    return [text(t) if t is not None else "" for t in _list(texts)] if isinstance(texts, list | tuple) else [""] * count


def _title(axis: dict) -> str:
    title = axis.get("title") or ""
    return text(title.get("text", "") if isinstance(title, dict) else title)


def _across(layout: dict, count: int) -> list[Series]:
    """Level lines over the whole drawing, named by the label at their height."""
    names = {note.get("y"): text(note.get("text", "")) for note in layout.get("annotations", [])}
    return [
        Series(
            names.get(shape["y0"], "Line"),
            [shape["y0"]] * count,
            [shape["line"].get("color", NEUTRAL)],
            [],
            width=shape["line"].get("width", 2),
            dash=shape["line"].get("dash", "solid"),
            end=f"{names.get(shape['y0'], 'Line')} {shape['y0']:g}",
        )
        for shape in layout.get("shapes", [])
        if shape.get("type") == "line" and shape.get("xref") == "paper" and shape["y0"] == shape["y1"]
    ]


def _bars(traces: list[dict], layout: dict) -> Native | None:
    """Bars or columns, beside each other or stacked; None for bars that do not stand on zero."""
    mode, sideways = layout.get("barmode", "group"), traces[0].get("orientation") == "h"
    along, value_axis = ("y", layout["xaxis"]) if sideways else ("x", layout["yaxis"])
    if any("base" in trace for trace in traces) or (mode == "overlay" and len(traces) > 1):
        return None
    keys = list(dict.fromkeys(key for trace in traces for key in _list(trace[along])))
    has_names = layout["yaxis" if sideways else "xaxis"].get("visible", True)
    names = {key: text(key) for key in keys}
    series = []
    for trace in traces:
        own, values = _list(trace[along]), _list(trace["x" if sideways else "y"])
        if len(set(own)) < len(own):
            return None
        if not has_names and trace.get("hovertext") is not None:
            names |= {k: text(t).split(": ")[0] for k, t in zip(own, trace["hovertext"], strict=True)}
        series.append(_bar_series(trace, own, keys, values, _bold(layout) if len(traces) == 1 else {}))
    return Native(
        "bar" if sideways else "column",
        [names[key] for key in keys],
        series,
        [] if sideways else _across(layout, len(keys)),
        _title(value_axis),
        is_stacked=mode in ("stack", "relative") and len(traces) > 1,
        is_reversed=layout["yaxis" if sideways else "xaxis"].get("autorange") == "reversed",
        has_names=has_names,
        top=_top(value_axis),
    )


def _bold(layout: dict) -> dict:
    """Place of a bar -> the bold label above it, which names the chosen authority; other labels would not fit."""
    labels = [label for label in layout.get("annotations", []) if label.get("xref") != "paper"]
    return {label["x"]: text(label["text"]) for label in labels if label["text"].startswith("<b>")}


def _bar_series(trace: dict, own: list, keys: list, values: list, bold: dict) -> Series:
    marker, place = trace.get("marker", {}), dict(zip(own, range(len(own)), strict=True))
    colours, labels = _colours(marker.get("color"), len(values)), _labels(trace, len(values))
    labels = [bold.get(key, label) for key, label in zip(own, labels, strict=True)]

    def ordered(of: list, missing):
        return [of[place[key]] if key in place else missing for key in keys]

    return Series(
        text(trace.get("name", "")),
        ordered(values, None),
        ordered(colours, NEUTRAL),
        ordered(labels, ""),
        ink=trace.get("textfont", {}).get("color", "#1d2126"),
        is_hatched=bool(marker.get("pattern", {}).get("shape")),
    )


def _top(axis: dict) -> float | None:
    """Where a value axis ends, if the figure says so."""
    end = (axis.get("range") or [None, None])[1]
    return float(end) if isinstance(end, int | float) else None


def _lines(traces: list[dict], layout: dict, periods: dict[str, str]) -> Native | None:
    """Lines or stacked areas over time or categories, or points of two numbers."""
    bands = [trace for trace in traces if trace.get("fill") == "toself"]
    drawn = [t for t in traces if t not in bands and not _is_upright(t)]
    if not drawn or not all(all(isinstance(v, int | float | None) for v in _list(t["y"])) for t in drawn):
        return None
    if all(t.get("mode", "").startswith("markers") for t in drawn):
        return None if bands else _points(drawn, layout)
    if not all("lines" in t.get("mode", "lines") for t in drawn):
        return None
    edges = [edge for band in bands for edge in _edges(band)]
    keys = sorted({key for t in [*drawn, *edges] for key in _list(t["x"])}, key=str)
    categories = _moments(keys, periods)
    if categories is None:
        return None
    is_area = all("stackgroup" in t for t in drawn)
    series = []
    for trace in [*edges, *drawn]:
        known = dict(zip(_list(trace["x"]), _list(trace["y"]), strict=True))
        line = trace.get("line", {})
        colour = trace.get("fillcolor") if is_area else line.get("color")
        series.append(
            Series(
                text(trace.get("name", "")),
                [known.get(key) for key in keys],
                _colours(colour, 1),
                [],
                width=line.get("width", 2),
                dash=line.get("dash", "solid"),
                end=_end(text(trace.get("name", "")), layout),
            )
        )
    return Native("area" if is_area else "line", categories, series, [], _title(layout["yaxis"]), is_area)


def _end(name: str, layout: dict) -> str:
    """The label at the end of a line, which begins with its name; the name where there is none."""
    said = [text(label.get("text", "")) for label in layout.get("annotations", [])]
    return next((label for label in said if label.startswith(f"{name} ") and label != name), name)


def _is_upright(trace: dict) -> bool:
    """A line that only marks a moment."""
    places = _list(trace["x"])
    return trace.get("mode") == "lines" and len(places) == 2 and places[0] == places[1]


def _edges(band: dict) -> list[dict]:
    """The upper and the lower edge of a filled band as two thin lines."""
    half = len(_list(band["x"])) // 2
    places, values = _list(band["x"]), _list(band["y"])
    line = {"color": NEUTRAL, "width": 1, "dash": "dot"}
    name = f" of {text(band['name'])}" if band.get("name") else " of its peers"
    return [
        {"name": f"Highest{name}", "x": places[:half], "y": values[:half], "line": line},
        {"name": f"Lowest{name}", "x": places[half:][::-1], "y": values[half:][::-1], "line": line},
    ]


def _moments(keys: list, periods: dict[str, str]) -> list | None:
    """Categories of a line: periods where they are known and evenly spaced, else days; None for neither."""
    if not all(isinstance(key, str) for key in keys):
        return None
    days = pd.to_datetime(pd.Series(keys), errors="coerce", format="%Y-%m-%d")
    if days.isna().any():
        return [text(key) for key in keys] if days.isna().all() else None
    steps = [(after - before).days for before, after in pairwise(days)]
    if all(key in periods for key in keys) and (not steps or max(steps) < 1.5 * min(steps)):
        return [periods[key] for key in keys]
    return [date(day.year, day.month, day.day) for day in days]


def _flows(trace: dict) -> Native:
    """Flows from groups to groups as stacked bars: one for each group on the left, cut by where its members went."""
    names, colours = [text(name) for name in trace["node"]["label"]], _colours(trace["node"]["color"], 0)
    link = trace["link"]
    flows = list(zip(_list(link["source"]), _list(link["target"]), _list(link["value"]), strict=True))
    left, right = sorted({source for source, _, _ in flows}), sorted({target for _, target, _ in flows})
    worth = {(source, target): value for source, target, value in flows}
    series = [
        Series(
            names[target],
            [worth.get((source, target)) for source in left],
            [colours[target]] * len(left),
            [f"{worth.get((source, target), '')}" for source in left],
            ink=_ink(colours[target]),
        )
        for target in right
    ]
    categories = [names[source] for source in left]
    return Native("bar", categories, series, [], "authorities", is_stacked=True, is_reversed=True)


def _ink(colour: str) -> str:
    """Black or white, whichever is read better on a colour (relative luminance, WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return "#ffffff" if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179 else "#000000"


def _points(traces: list[dict], layout: dict) -> Native | None:
    """Points of two numbers; None where one of the two is a name or a day, or stands for a name on its axis."""
    if any("ticktext" in layout[axis] for axis in ("xaxis", "yaxis")):
        return None
    series = []
    for trace in traces:
        places, values = _list(trace["x"]), _list(trace["y"])
        if not all(isinstance(place, int | float | None) for place in places):
            return None
        both = [(x, y) for x, y in zip(places, values, strict=True) if x is not None and y is not None]
        colours = _colours(trace.get("marker", {}).get("color"), len(values))
        labels = _labels(trace, len(values))
        series.append(
            Series(text(trace.get("name", "")), [y for _, y in both], colours, labels, places=tuple(x for x, _ in both))
        )
    unit = f"{_title(layout['yaxis'])} by {_title(layout['xaxis'])}".strip()
    return Native("scatter", [], series, [], unit)
