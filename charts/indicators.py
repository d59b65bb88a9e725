"""Figures of one indicator: all authorities ranked, one among its peers, the trend."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from charts.axes import room, span, spread, up_to
from charts.style import DAY, Frame, Look, Words, axis_title, draw, drawing, label, plain

TALL, NARROWEST = 340, 500
"""Pixels of the ranked bars: their height, and the least width a page of 1,024 or a half of 1,440 leaves them."""
MOST_NAMED = 12
"""Peers that are named at their bars; more are marked by colour alone there, and by name in the table."""


def ranked(
    table: pd.DataFrame,
    words: Words,
    look: Look,
    unit_name: str,
    england: float | None,
    fitted: bool = False,
    most: float | None = None,
) -> go.Figure:
    """A bar for each authority with a value, in the order given; mine and its peers named.

    `table`: authority_name, short_name, value, role ("mine", "peer", "other"), text (the value
    as people read it), hover. Rows without a value are not drawn. `england` is drawn as a dashed line. Where the axis
    is `fitted` there are dots, as a bar must begin at zero. `most` is the most a value can be.
    """
    columns = ["authority_name", "short_name", "value", "role", "text", "hover"]
    # Lists of each column: the frame's own records take six times as long.
    rows = [
        dict(zip(columns, row, strict=True)) for row in zip(*(table[name].tolist() for name in columns), strict=True)
    ]
    rows = [row for row in rows if pd.notna(row["value"])]
    values = [row["value"] for row in rows]
    colours = {"mine": look.mine, "peer": look.peer, "other": look.others}
    bars = {
        "type": "bar",
        "x": list(range(len(rows))),
        "y": values,
        "marker": {"color": [colours[row["role"]] for row in rows], "line": {"width": 0}},
        "hovertext": [plain(row["hover"]) for row in rows],
        "hoverinfo": "text",
    }
    if fitted:
        sizes = {"mine": 14, "peer": 10, "other": 7}
        size = [sizes[row["role"]] * look.scale for row in rows]
        bars |= {"type": "scatter", "mode": "markers", "marker": {"color": bars["marker"]["color"], "size": size}}
    known = [*values, *([] if england is None else [england])]
    frame = Frame(plot=TALL, left=round(72 * look.scale), right=room(["England"], look))
    width, tall = drawing(words, look, frame)
    flags, (low, top) = _name_bars(rows, look, span(known, fitted, most), width or NARROWEST, tall)
    labels, shapes = [flag for flag, _ in flags], [staff for _, staff in flags]
    if england is not None:
        line = {"color": look.england, "width": 2, "dash": "dash"}
        shapes.append({"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": england, "y1": england, "line": line})
        end = {"x": 1, "xref": "paper", "y": england, "xanchor": "left", "xshift": 6}
        labels.append(label("England", look.england, **end))
    return draw(
        [bars],
        words,
        look,
        frame,
        x={"visible": False, "range": [-1, len(rows)]},
        y={"range": [low, top], "title": axis_title(unit_name, look), **up_to(most, top)},
        labels=labels,
        shapes=shapes,
        bargap=0.15,
    )


def _name_bars(rows: list[dict], look: Look, ends: list[float], width: int, tall: int) -> tuple:
    """(flags over the bars that matter, ends of the axis): laid out for the least width, so that at none they touch.

    A wider drawing moves names apart and never together. The bars are made lower until all names have room above
    them; where even that is not enough, or on a phone, mine alone is named.
    """
    named = [row | {"place": place} for place, row in enumerate(rows) if row["role"] != "other"]
    # Mine first, so that nothing stands between it and its bar.
    named.sort(key=lambda row: row["role"] != "mine")
    heights = (np.array([row["value"] for row in rows]) - ends[0]) / (ends[1] - ends[0])
    centres = np.arange(1, len(rows) + 1) * width / (len(rows) + 1)
    tries = [("authority_name", share) for share in (0.85, 0.7, 0.55)]
    tries += [("short_name", share) for share in (0.85, 0.7, 0.55, 0.4, 0.3)]
    if len(named) > MOST_NAMED + 1 or look.narrow:
        tries = []
    for column, share in tries:
        flags, needed = _stacked(named, column, heights * tall * share, centres, width, look)
        if needed <= tall:
            return flags, (ends[0], ends[0] + (ends[1] - ends[0]) / share)
    named = [row for row in named if row["role"] == "mine"]
    flags, _ = _stacked(named, "short_name", heights * tall * 0.85, centres, width, look)
    return flags, (ends[0], ends[0] + (ends[1] - ends[0]) / 0.85)


def _stacked(
    named: list[dict], column: str, heights: np.ndarray, centres: np.ndarray, width: int, look: Look
) -> tuple[list[tuple[dict, dict]], float]:
    """(flags, each name raised above the bars it covers and above the names it would touch; pixels they need)."""
    taken, flags, line = [], [], round(20 * look.scale)
    # Whole pixels: raised by fractions, a name could for ever be a hair too near the one below it.
    for row in named:
        place, mine = row["place"], row["role"] == "mine"
        name = f"{row['authority_name']} {row['text']}" if mine else row[column]
        size = look.text + 2 * mine
        half = len(name) * size * 0.31 + 4
        middle = min(max(centres[place], half), width - half) if half * 2 < width else width / 2
        covered = abs(centres - middle) <= half
        height = round((heights[covered].max() if covered.any() else heights[place]) + line * 0.75)
        while blocking := [
            h for a, b, h in taken if middle - half < b and middle + half > a and abs(height - h) < line
        ]:
            height = max(blocking) + line
        taken.append((middle - half, middle + half, height))
        aside, up = middle - centres[place], height - round(heights[place])
        flags.append(_flag(place, row["value"], name, mine, aside, up, look))
    return flags, max((height for *_, height in taken), default=0) + line * 0.6


def _flag(x: float, y: float, name: str, mine: bool, aside: float, up: float, look: Look) -> tuple[dict, dict]:
    """(a name so many pixels aside of what it names and above it, the thin line between the two).

    The line is a shape: as an annotation's arrow it would cost a layout of the page each, and stand over other names.
    """
    text, colour = (f"<b>{plain(name)}</b>", look.ink) if mine else (plain(name), look.soft)
    place = {"x": x, "y": y, "xshift": aside, "yshift": up, "xanchor": "center", "yanchor": "middle"}
    ends = {"xanchor": x, "yanchor": y, "x0": 0, "y0": 0, "x1": aside, "y1": up}
    line = {"color": look.mine if mine else look.soft, "width": 2 if mine else 1}
    return (
        label(text, colour, look.text + 2 * mine, **place, bgcolor=look.paper, borderpad=1),
        {"type": "line", "xsizemode": "pixel", "ysizemode": "pixel", **ends, "line": line},
    )


def beside(
    table: pd.DataFrame, words: Words, look: Look, unit_name: str, fitted: bool = False, most: float | None = None
) -> go.Figure:
    """Labelled bars of my authority, its peers, region and England, in the order given; dots where fitted.

    `table`: name, value, role ("mine", "peer", "region", "england"), text. `most` is the most a value can be.
    """
    table = table[table["value"].notna()]
    colours = {"mine": look.mine, "peer": look.peer, "region": look.region, "england": look.england}
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
    if fitted:
        dots = {"type": "scatter", "mode": "markers+text", "textposition": "middle right"}
        bars = {key: bars[key] for key in ("x", "y", "text", "cliponaxis", "hoverinfo", "textfont")} | dots
        bars["marker"] = {"color": table["role"].map(colours).tolist(), "size": 14 * look.scale}
    return draw(
        [bars],
        words,
        look,
        Frame(plot=len(table) * 28, left=room(table["name"], look), right=round(64 * look.scale), foot=48),
        x={"range": span(table["value"].tolist(), fitted, most), "title": axis_title(unit_name, look, 6)},
        y={"autorange": "reversed", "showgrid": False, "ticksuffix": " "},
        bargap=0.25,
    )


def trend(
    lines: pd.DataFrame,
    band: pd.DataFrame,
    words: Words,
    look: Look,
    unit_name: str,
    fitted: bool = False,
    most: float | None = None,
) -> go.Figure:
    """Lines over time, each named at its end; the range of its peers as a band.

    `lines`: name, role ("mine", "peers", "region", "england"), period, period_end, value, text, hover;
    a missing value is a gap. label: what stands at a line's end. `band`: period_end, lowest, highest. `most` is the
    most a value can be.
    """
    colours = {"mine": look.mine, "peers": look.peer, "region": look.region, "england": look.england}
    lines = lines.assign(day=pd.to_datetime(lines["period_end"]).dt.strftime(DAY))
    traces = [_band(band, look)] if len(band) else []
    for (name, role), line in lines.groupby(["name", "role"], sort=False):
        traces.append(_line(line, name, role, colours[role], look))
    ends = lines.drop_duplicates("period_end").sort_values("period_end")
    every = max(1, len(ends) // 7 + (len(ends) % 7 > 0))
    ticks = ends.iloc[::-1].iloc[::every].iloc[::-1]
    ends_of_axis = span([*lines["value"].dropna(), *band["lowest"], *band["highest"]], fitted, most)
    low, top = ends_of_axis[0], _above_early(lines, ends_of_axis)
    if look.height and not look.narrow:
        # A wide screen has room for a name and its value side by side, and so nearer to the end of its line.
        lines = lines.assign(label=lines["label"].str.replace("\n", " "))
    halves = [half for text in lines["label"] for half in text.split("\n")]
    frame = Frame(plot=340, left=round(72 * look.scale), right=room(halves, look), foot=30)
    rows = 1 + lines["label"].str.count("\n").max() if len(lines) else 1
    gap = rows * look.text * 1.45 / drawing(words, look, frame)[1]
    return draw(
        traces,
        words,
        look,
        frame,
        x={
            "showgrid": False,
            "tickangle": 0,
            "tickvals": ticks["day"].tolist(),
            "ticktext": ticks["period"].tolist(),
            "range": _around(ends["period_end"]) if len(ends) else None,
        },
        y={"range": [low, top], "title": axis_title(unit_name, look), **up_to(most, top)},
        labels=_name_lines(lines, gap * (top - low), look, colours),
    )


def _line(line: pd.DataFrame, name: str, role: str, colour: str, look: Look) -> dict:
    """One place over time, told apart by its dashes as well; mine thick."""
    mine = role == "mine"
    dash = {"mine": "solid", "peers": "dot", "region": "dashdot", "england": "dash"}[role]
    return {
        "type": "scatter",
        "x": line["day"].tolist(),
        "y": line["value"].tolist(),
        "name": plain(name),
        "mode": "lines+markers",
        "line": {"color": colour, "width": (4 if mine else 2) * look.scale, "dash": dash},
        "marker": {"size": (8 if mine else 5) * look.scale},
        "text": line["hover"].map(plain).tolist(),
        "hoverinfo": "text",
    }


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


def _above_early(lines: pd.DataFrame, ends: list[float]) -> float:
    """Where the axis must end for the names of lines that end early, two lines of text high, to stand below it."""
    last = lines[lines["value"].notna()].drop_duplicates("name", keep="last")
    early = last.loc[last["day"] < lines["day"].max(), "value"].max()
    return max(ends[1], ends[0] + (early - ends[0]) / 0.8) if pd.notna(early) else ends[1]


def _name_lines(lines: pd.DataFrame, gap: float, look: Look, colours: dict[str, str]) -> list[dict]:
    """Each line's name and last value at its end, at least `gap` apart; a line that ends early is
    named above its end, or below where it falls to it.
    """
    last = lines[lines["value"].notna()].drop_duplicates("name", keep="last")
    newest, labels = lines["day"].max(), []
    at_end = last[last["day"] == newest]
    heights = dict(zip(at_end["name"], spread(at_end["value"].tolist(), gap), strict=True))
    for row in last.to_dict("records"):
        lines_of_text = [plain(part) for part in row["label"].split("\n")]
        bold = row["role"] == "mine"
        text = "<br>".join(f"<b>{part}</b>" if bold else part for part in lines_of_text)
        colour = colours[row["role"]] if row["role"] != "peers" else look.soft
        if row["name"] in heights:
            end = {"x": newest, "y": heights[row["name"]], "xanchor": "left", "xshift": 10, "align": "left"}
        else:
            falls = _falls(lines[lines["name"] == row["name"]])
            end = {"x": row["day"], "y": row["value"], "yanchor": "top" if falls else "bottom"}
            end["yshift"] = -8 if falls else 8
        labels.append(label(text, colour, **end))
    return labels


def _falls(line: pd.DataFrame) -> bool:
    """Whether a line's last step goes down."""
    return bool(line["value"].dropna().diff().iloc[-1] < 0)
