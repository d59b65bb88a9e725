"""Figure of where to look: indicators by how they stand and how they move, named in nine fields."""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from charts.style import LIGHTER, Frame, Look, Words, draw, label, plain

NAMED = 4
"""Names a field holds; of more, how many there are."""


def standing(cells: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Nine fields: rows worse, similar, better; columns worsening, steady, improving, in the order of `cells`.

    `cells`: against and moving with their words against_words and moving_words, indicators (count), names. The field
    of what is worse and worsening and that of what is better and improving stand out by frame, colour and bold type.
    """
    across = cells["moving"].drop_duplicates().tolist()
    fields = [of.to_dict("records") for _, of in cells.groupby("against", sort=False)]
    line = round(look.text * 1.36)
    heights = [line * (1 + max(len(_head(cell, look)) + len(_lines(cell, look)) for cell in rows)) for rows in fields]
    plot, labels, shapes, top = sum(heights) + 2 * line, [], [], 2 * line
    for rows, height in zip(fields, heights, strict=True):
        for place, cell in enumerate(rows):
            shapes.append(_frame(cell, place / len(across), (place + 1) / len(across), top, top + height, plot, look))
            labels.append(_said(cell, place / len(across), 1 - top / plot, look))
        top += height
    for place, moving in enumerate(cells.drop_duplicates("moving")["moving_words"]):
        at = {
            "x": (place + 0.5) / len(across),
            "xref": "paper",
            "y": 1,
            "yref": "paper",
            "xanchor": "center",
            "yanchor": "top",
        }
        labels.append(label(f"<b>{plain(moving)}</b>", look.ink, **at))
    counts = {"type": "scatter", "mode": "none", "x": cells["moving"].tolist(), "y": cells["against"].tolist()}
    counts |= {"text": cells["indicators"].astype(str).tolist(), "hoverinfo": "skip"}
    hidden = {"visible": False}
    return draw([counts], words, look, Frame(plot=plot), hidden, hidden, labels, shapes=shapes)


def _lines(cell: dict, look: Look) -> list[str]:
    """The names a field holds, wrapped; none on a phone, where there is no room for them."""
    if look.narrow:
        return []
    named = [
        ("• " if first else "   ") + line for name in cell["names"][:NAMED] for first, line in _wrapped(name, look)
    ]
    more = len(cell["names"]) - NAMED
    return [*named, *([f"and {more} more"] if more > 0 else [])]


def _head(cell: dict, look: Look) -> list[str]:
    """How many indicators a field holds and which, in as many lines as a phone needs; elsewhere in one."""
    said = f"{cell['indicators']} {cell['against_words']}"
    return [line for _, line in _wrapped(said, look)] if look.narrow and not look.height else [plain(said)]


def _wrapped(name: str, look: Look) -> list[tuple[bool, str]]:
    letters = max(int((look.across(1.0) / 3 - 3 * look.text) / (look.text * LIGHTER)), 8)
    return [(not place, plain(line)) for place, line in enumerate(textwrap.wrap(name, letters))]


def _colour(cell: dict, look: Look) -> str | None:
    ends = {("worse", "worsening"): look.worse, ("better", "improving"): look.better}
    return ends.get((cell["against"], cell["moving"]))


def _frame(cell: dict, left: float, right: float, top: float, bottom: float, plot: float, look: Look) -> dict:
    colour = _colour(cell, look)
    line = {"color": colour or look.grid, "width": 3 if colour else 1}
    ends = {"x0": left + 0.004, "x1": right - 0.004, "y0": 1 - (bottom - 4) / plot, "y1": 1 - (top + 4) / plot}
    return {"type": "rect", "xref": "paper", "yref": "paper", "line": line, **ends}


def _said(cell: dict, left: float, top: float, look: Look) -> dict:
    head = "<br>".join(f"<b>{line}</b>" for line in _head(cell, look))
    colour = _colour(cell, look) or look.ink
    text = "<br>".join([f'<span style="color:{colour}">{head}</span>', *_lines(cell, look)])
    at = {"x": left, "xref": "paper", "y": top, "yref": "paper", "xanchor": "left", "yanchor": "top"}
    return label(text, look.ink, **at, xshift=14, yshift=-12, align="left")
