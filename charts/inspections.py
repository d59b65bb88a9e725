"""Figures of one authority's inspections."""

import pandas as pd
import plotly.graph_objects as go

from charts.axes import room
from charts.style import DAY, GRADE_NAMES, LETTERS, SHOWN, Frame, Look, Words, draw, key_of_grades, plain


def timeline(grades: pd.DataFrame, visits: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Every grade as a lettered square: a row for each judgement, the days from left to right; visits below.

    `grades`: judgement_name, day, grade, hover. `visits`: day, hover. Rows stand in the order given.
    """
    rows = grades["judgement_name"].drop_duplicates().map(plain).tolist() + (["Visits"] if len(visits) else [])
    traces = []
    for grade in [*SHOWN, "adequate"]:
        of = grades[grades["grade"] == grade]
        if of.empty:
            continue
        key = "requires_improvement" if grade == "adequate" else grade
        traces.append(
            {
                "type": "scatter",
                "mode": "markers+text",
                "x": of["day"].dt.strftime(DAY).tolist(),
                "y": of["judgement_name"].map(plain).tolist(),
                "marker": {"symbol": "square", "size": 26 * look.scale, "color": look.fills[key], "line": {"width": 0}},
                "text": [LETTERS.get(grade, "A")] * len(of),
                "textfont": {"size": look.text, "color": look.on_fills[key]},
                "hovertext": of["hover"].map(plain).tolist(),
                "hoverinfo": "text",
                "name": GRADE_NAMES.get(grade, "Adequate"),
            }
        )
    if len(visits):
        traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": visits["day"].dt.strftime(DAY).tolist(),
                "y": ["Visits"] * len(visits),
                "marker": {"symbol": "diamond-open", "size": 12 * look.scale, "color": look.ink, "line": {"width": 2}},
                "hovertext": visits["hover"].map(plain).tolist(),
                "hoverinfo": "text",
                "name": "Visits",
            }
        )
    return draw(
        traces,
        words,
        look,
        Frame(plot=max(len(rows), 1) * 38 + 10, left=room(rows, look), right=20, foot=30, key=key_of_grades(look)),
        x={"showgrid": True} | _years(pd.concat([grades["day"], visits["day"]])),
        y={"categoryorder": "array", "categoryarray": rows[::-1], "showgrid": False, "ticksuffix": " "},
    )


def _years(days: pd.Series) -> dict:
    """Whole years on the axis of days that lie close together, where plotly would write hours; else nothing."""
    first, last = days.min(), days.max()
    if days.empty or last - first > pd.Timedelta(days=3 * 365):
        return {}
    ends = [f"{day:{DAY}}" for day in (first - pd.Timedelta(days=400), last + pd.Timedelta(days=400))]
    return {"range": ends, "tick0": "2000-01-01", "dtick": "M12", "tickformat": "%Y"}
