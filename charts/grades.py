"""Figures of grades: tile map, distribution by region and over time, movement, age."""

import pandas as pd
import plotly.graph_objects as go

from charts.axes import room
from charts.style import (
    DAY,
    GRADE_NAMES,
    GRADES,
    LETTERS,
    SHOWN,
    Frame,
    Look,
    Words,
    axis_title,
    draw,
    fill,
    key_of_grades,
    label,
    plain,
)
from charts.tiles import board, squares


def tile_map(tiles: pd.DataFrame, words: Words, look: Look, mine: str | None = None) -> go.Figure:
    """One square for each authority, coloured and lettered by grade.

    `tiles`: authority_code, short_name, tile_column, tile_row, grade, hover (text).
    """
    traces = []
    for grade in GRADES:
        of = tiles[tiles["grade"] == grade]
        text = [LETTERS[grade]] * len(of) if look.narrow else of["short_name"].tolist()
        trace = squares(of, mine, look, fill(grade, look), look.on_fills[grade], text)
        traces.append(trace | {"name": GRADE_NAMES[grade]})
    return board(traces, tiles, words, look, 0.6, key_of_grades(look))


def _segment(grade: str, look: Look) -> dict:
    """What every bar filled by a grade has: its text inside, level and never shrunk."""
    return {
        "type": "bar",
        "name": GRADE_NAMES[grade],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": look.text, "color": look.on_fills[grade]},
        "hoverinfo": "text",
    }


def by_region(counts: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Bars of one length, one for each region and England, cut by the share of authorities at each grade.

    `counts`: region_name, grade, authorities, of; every region has every grade, England last.
    """
    rows = counts.to_dict("records")
    regions = list(dict.fromkeys(row["region_name"] for row in rows))
    traces = []
    for grade in GRADES:
        segments = [row for row in rows if row["grade"] == grade]
        traces.append(
            _segment(grade, look)
            | {
                "y": [plain(row["region_name"]) for row in segments],
                "x": [100 * row["authorities"] / max(row["of"], 1) for row in segments],
                "orientation": "h",
                "marker": fill(grade, look) | {"line": {"color": look.paper, "width": 1}},
                "text": [_within(grade, row["authorities"], row["of"]) for row in segments],
                "hovertext": [
                    f"{plain(row['region_name'])}: {row['authorities']} of {row['of']} {GRADE_NAMES[grade].lower()}"
                    for row in segments
                ],
            }
        )
    return draw(
        traces,
        words,
        look,
        Frame(plot=len(regions) * 44, left=room(regions, look), right=22, foot=48, part=0.4, key=key_of_grades(look)),
        x={"range": [0, 100], "ticksuffix": "%", "dtick": 25, "title": axis_title("share of authorities", look, 6)},
        y={"autorange": "reversed", "ticksuffix": " "},
        barmode="stack",
        bargap=0.22,
    )


def _within(grade: str, authorities: int, whole: int) -> str:
    """What fits in a segment of a bar: its letter and count, its count alone, or nothing."""
    share = authorities / max(whole, 1)
    if share < 0.06:
        return ""
    return f"{LETTERS[grade]} {authorities}".strip() if share >= 0.11 else str(authorities)


def over_time(counts: pd.DataFrame, began: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Authorities at each grade at the end of each quarter, stacked; each band named at its end.

    `counts`: day, grade, authorities. `began`: framework_name, day (first publication), marked by a line.
    """
    wide = counts.pivot(index="day", columns="grade", values="authorities").reindex(columns=GRADES)
    days = wide.index.strftime(DAY).tolist()
    traces, labels, floor = [], [], 0.0
    for grade in reversed(SHOWN):
        traces.append(
            {
                "type": "scatter",
                "x": days,
                "y": wide[grade].tolist(),
                "name": GRADE_NAMES[grade],
                "mode": "lines",
                "line": {"width": 1, "color": look.paper, "shape": "hv"},
                "stackgroup": "grades",
                "fillcolor": look.fills[grade],
                "hovertemplate": f"%{{y}} {GRADE_NAMES[grade].lower()}<extra></extra>",
            }
        )
        height = float(wide[grade].iloc[-1])
        if height >= 4:
            end = {"x": days[-1], "y": floor + height / 2, "xanchor": "left", "xshift": 8}
            labels.append(label(f"{GRADE_NAMES[grade]} {height:.0f}", look.ink, **end))
        floor += height
    top = float(wide[list(SHOWN)].sum(axis=1).max())
    for level, (name, day) in enumerate(zip(began["framework_name"], began["day"].dt.strftime(DAY), strict=True)):
        height = top * (1.32 - 0.07 * (level % 4))
        line = {"color": look.soft, "width": 1, "dash": "dot"}
        traces.append(
            {"type": "scatter", "x": [day, day], "y": [0, height], "mode": "lines", "hoverinfo": "skip", "line": line}
        )
        labels.append(label(f"{plain(name)} begins", look.soft, x=day, y=height, xanchor="left", xshift=4))
    return draw(
        traces,
        words,
        look,
        Frame(plot=300, left=round(56 * look.scale), right=round(190 * look.scale), foot=30),
        x={"showgrid": False, "range": [days[0], days[-1]]},
        y={"range": [0, top * 1.36], "title": axis_title("authorities", look)},
        labels=labels,
        hovermode="x unified",
    )


def flow(moves: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Authorities flowing from the grade before (left) to the latest grade (right).

    `moves`: grade_before ("none" for a first inspection), grade, authorities.
    """
    before = moves.groupby("grade_before")["authorities"].sum()
    after = moves.groupby("grade")["authorities"].sum()
    left, right = [g for g in GRADES if g in before], [g for g in SHOWN if g in after]
    names = [f"{'First inspection' if g == 'none' else GRADE_NAMES[g]} {before[g]}" for g in left]
    names += [f"{GRADE_NAMES[g]} {after[g]}" for g in right]
    trace = {
        "type": "sankey",
        "arrangement": "fixed",
        "node": {
            "label": names,
            "color": [look.fills[g] for g in left + right],
            "line": {"color": look.soft, "width": 1},
            "x": [0.001] * len(left) + [0.999] * len(right),
            "y": _middles([before[g] for g in left]) + _middles([after[g] for g in right]),
            "pad": 14,
            "thickness": 22,
        },
        "link": {
            "source": moves["grade_before"].map(left.index).tolist(),
            "target": (moves["grade"].map(right.index) + len(left)).tolist(),
            "value": moves["authorities"].tolist(),
            "color": [_faded(look.fills[g]) for g in moves["grade"]],
            "hovertemplate": "%{value} authorities: %{source.label} to %{target.label}<extra></extra>",
        },
        "textfont": {"color": look.ink, "size": look.text},
    }
    return draw([trace], words, look, Frame(plot=340, foot=10, part=0.5))


def _middles(sizes: list[int]) -> list[float]:
    whole, below, middles = max(sum(sizes), 1), 0.0, []
    for size in sizes:
        middles.append(min(max((below + size / 2) / whole, 0.001), 0.999))
        below += size
    return middles


def _faded(colour: str) -> str:
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.45)"


def years_since(counts: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Bars of authorities by whole years since their latest grade. `counts`: years, authorities."""
    trace = {
        "type": "bar",
        "x": ["under 1" if year == 0 else f"{year} to {year + 1}" for year in counts["years"]],
        "y": counts["authorities"].tolist(),
        "marker": {"color": look.mine},
        "text": counts["authorities"].astype("str").tolist(),
        "textposition": "outside",
        "cliponaxis": False,
        "hovertemplate": "%{y} authorities: %{x} years<extra></extra>",
    }
    return draw(
        [trace],
        words,
        look,
        Frame(plot=240, left=round(56 * look.scale), foot=48),
        x={"type": "category", "title": axis_title("years since the report was published", look, 6)},
        y={"rangemode": "tozero", "title": axis_title("authorities", look)},
        bargap=0.25,
    )
