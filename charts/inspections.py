"""Figures of one authority's inspections."""

import pandas as pd
import plotly.graph_objects as go

from charts.style import DAY, GRADE_NAMES, LETTERS, SHOWN, Frame, Look, Words, draw, plain, room


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
        Frame(plot=max(len(rows), 1) * 38 + 10, left=room(rows, look), right=20, foot=30, wide=True, grades=SHOWN),
        x={"showgrid": True},
        y={"categoryorder": "array", "categoryarray": rows[::-1], "showgrid": False, "ticksuffix": " "},
    )
