"""Figures of themes beside each other: in a grid, in pairs, and what came of them."""

from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from charts.axes import at_right, room
from charts.style import PAIRED, Frame, Look, Words, axis_title, draw, drawing, label, plain

ROW = 22
"""Pixels a row of the grid takes."""
STEPS = (0, 10, 20, 35, 50)
"""Percentages from which a cell of the grid takes the next darker colour."""


def grid(
    cells: pd.DataFrame, words: Words, look: Look, mine: str | None = None, notes: dict | None = None
) -> go.Figure:
    """A cell for each row and column, darker for more, with its number.

    `cells`: theme, name, column, column_key, share (percent; null is left empty), shown (in the cell), hover.
    Rows and columns stand in the order given; the column `mine` is named in bold. `notes`: name -> words at
    the right of its row.
    """
    rows, columns = cells["name"].drop_duplicates().tolist(), cells["column"].drop_duplicates().tolist()
    told = [(notes or {}).get(name, "") for name in rows]
    left, right = room(rows, look), room(told, look) if any(told) else _edge(columns, room(rows, look), look)
    heads, raised, lines = _heads(columns, mine, _letters(len(columns), look, left + right))
    labels = at_right(told, [-place for place in range(len(rows))], look)
    labels += [
        label(head, look.ink, x=place, y=0.5, yanchor="bottom", yshift=2 + lift * look.text * 1.3, align="center")
        for place, (head, lift) in enumerate(zip(heads, raised, strict=True))
    ]
    head = lines * look.text * 1.3 + 6
    frame = Frame(plot=round(len(rows) * ROW + head), left=left, right=right)
    # The headings' height in rows, which are as high as the drawing leaves them.
    above = len(rows) * head / max(drawing(words, look, frame)[1] - head, 1)
    return draw(
        [_cells(cells, rows, columns, look)],
        words,
        look,
        frame,
        x={"visible": False, "range": [-0.5, len(columns) - 0.5]},
        y={
            "range": [0.5 - len(rows), 0.5 + above],
            "tickvals": [-place for place in range(len(rows))],
            "ticktext": [f"{plain(name)} " for name in rows],
            "showgrid": False,
        },
        labels=labels,
        barmode="overlay",
    )


def _cells(cells: pd.DataFrame, rows: list[str], columns: list[str], look: Look) -> dict:
    """Every cell as a bar of one height, based on its row."""
    inks, fills = _steps(look)
    step = pd.cut(cells["share"].fillna(-1), [-2, *(s for s in STEPS if s), 101], right=False, labels=False).fillna(0)
    empty = cells["share"].isna() | (cells["share"] == 0)
    step = step.where(~empty, -1).astype(int)
    below = cells["name"].map({name: place for place, name in enumerate(rows)})
    return {
        "type": "bar",
        "x": cells["column"].map({name: place for place, name in enumerate(columns)}).tolist(),
        "y": [0.9] * len(cells),
        "base": (-below - 0.45).tolist(),
        "width": 0.94,
        "customdata": cells[["theme", "column_key"]].to_numpy().tolist(),
        "marker": {"color": [look.grid if s < 0 else fills[s] for s in step], "line": {"width": 0}, "opacity": 1},
        "text": cells["shown"].map(plain).tolist(),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"size": look.text, "color": [look.ink if s < 0 else inks[s] for s in step]},
        "hovertext": cells["hover"].map(plain).tolist(),
        "hoverinfo": "text",
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _steps(look: Look) -> tuple[list[str], list[str]]:
    """Colours of the text and of the cell for each of STEPS: ever more of the dark blue."""
    if look.paper == "#ffffff":
        return ["#1d2126"] * 3 + ["#ffffff"] * 2, ["#eaf2fa", "#c4ddf3", "#93c1ea", "#235b90", "#12436d"]
    return ["#eef1f4"] * 3 + ["#0b1f33"] * 2, ["#1b2733", "#1f3a55", "#245078", "#8fc3f0", "#c9e2fa"]


def _edge(columns: list[str], left: int, look: Look) -> int:
    """Pixels right of the grid: as many as the last heading's longest word needs beyond its column."""
    half = max(map(len, columns[-1].split() or [""])) * look.text * 0.28
    return max(8, round(half - (look.across(1.0) - left) / len(columns) / 2) + 8)


def _letters(columns: int, look: Look, beside: int) -> int:
    """Letters a line of a heading holds within its column."""
    return max(int((look.across(1.0) - beside) / columns / (look.text * 0.52)), 4)


def _heads(columns: list[str], mine: str | None, letters: int) -> tuple[list[str], list[int], int]:
    """Headings in short lines, by how many lines each is raised, and the lines all take.

    Where a word is longer than its column, headings stand by turns higher and each has the room of two.
    """
    many = len(columns) > 1 and max(len(word) for name in columns for word in name.split() or [""]) > letters
    # The last stands at the edge, where there is no room of a second.
    rooms = [letters * (1 + (many and name != columns[-1])) for name in columns]
    broken = [wrap(name, room, break_long_words=False) or [""] for name, room in zip(columns, rooms, strict=True)]
    low = max(len(lines) for lines in broken[::2])
    raised = [low * (many and place % 2) for place in range(len(columns))]
    tags = [("<b>", "</b>") if name == mine else ("", "") for name in columns]
    heads = [
        before + "<br>".join(plain(line) for line in lines) + after
        for lines, (before, after) in zip(broken, tags, strict=True)
    ]
    return heads, raised, max(lift + len(lines) for lift, lines in zip(raised, broken, strict=True))


def together(rows: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Bars of how many inspections name both of a pair, each with a mark at the number expected.

    `rows`: pair (both names), inspections, expected, shown, is_sure (dark, in bold type); in the order given. On a
    narrow page the two names of a pair stand one below the other, and what may be chance is told by its lightness.
    """
    is_narrow = look.across(1.0) < PAIRED
    names = rows["pair"].str.replace(" + ", " +\n", regex=False) if is_narrow else rows["pair"]
    pairs = [plain(name).replace("\n", "<br>") for name in names]
    unsure = pd.Series("" if is_narrow else ", may be chance", index=rows.index).mask(rows["is_sure"], "")
    shown, longest = (rows["shown"] + unsure).tolist(), [line for name in names for line in name.split("\n")]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": pairs,
        "x": rows["inspections"].tolist(),
        "marker": {"color": [look.mine if sure else look.peer for sure in rows["is_sure"]]},
        "hovertext": [f"{p}: {plain(s)}" for p, s in zip(rows["pair"].map(plain), shown, strict=True)],
        "hoverinfo": "text",
    }
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": rows["expected"].tolist(),
        "y": pairs,
        "marker": {"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": "#f46a25"}},
        "hoverinfo": "skip",
    }
    at = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8}
    bold = [f"<b>{plain(s)}</b>" if sure else plain(s) for s, sure in zip(shown, rows["is_sure"], strict=True)]
    labels = [label(text, look.ink, y=p, **at) for p, text in zip(pairs, bold, strict=True)]
    return draw(
        [bars, marks],
        words,
        look,
        Frame(plot=len(rows) * (40 if is_narrow else 28), left=room(longest, look), right=room(shown, look), foot=48),
        x={"rangemode": "tozero", "title": axis_title("inspections that name both", look, 6)},
        y={"autorange": "reversed", "showgrid": False, "ticksuffix": " "},
        labels=labels,
        bargap=0.3,
    )


NARROW = 0.15
"""Part of the longest bar that a word and its number need; less has them beside it, or the number alone."""


def moves(counts: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """Two bars cut by how the grade moved: where a theme was not asked again, and where it was.

    `counts`: outcome_name, move_name, move ("improved", "same", "declined", "unknown"), inspections.
    """
    colours = {"improved": look.better, "same": look.others, "declined": look.worse, "unknown": look.paper}
    inks = {"improved": look.paper, "same": look.ink, "declined": look.paper, "unknown": look.ink}
    narrow = counts["inspections"] < NARROW * counts.groupby("outcome_name")["inspections"].sum().max()
    is_last = ~counts["outcome_name"].where(counts["inspections"] > 0).duplicated(keep="last")
    traces = []
    for move, name in counts[["move", "move_name"]].drop_duplicates().itertuples(index=False):
        of = counts[counts["move"] == move]
        traces.append(
            {
                "type": "bar",
                "orientation": "h",
                "name": plain(name),
                "y": of["outcome_name"].map(plain).tolist(),
                "x": of["inspections"].tolist(),
                "marker": {"color": colours[move], "line": {"color": look.soft, "width": 1}},
                "text": [
                    (f"{n}" if slim and not last else f"{plain(name)} {n}") if n else ""
                    for n, slim, last in zip(of["inspections"], narrow[of.index], is_last[of.index], strict=True)
                ],
                "textposition": (narrow & is_last)[of.index].map({True: "outside", False: "inside"}).tolist(),
                "outsidetextfont": {"size": look.text, "color": look.ink},
                "cliponaxis": False,
                "insidetextanchor": "middle",
                "textangle": 0,
                "constraintext": "none",
                "insidetextfont": {"size": look.text, "color": inks[move]},
                "hovertext": [f"{plain(name)}: {n}" for n in of["inspections"]],
                "hoverinfo": "text",
            }
        )
    return draw(
        traces,
        words,
        look,
        Frame(plot=110, left=room(counts["outcome_name"], look), right=room(["Declined 0"], look), foot=48),
        x={"rangemode": "tozero", "title": axis_title("inspections that followed", look, 6)},
        y={"autorange": "reversed", "showgrid": False, "ticksuffix": " "},
        barmode="stack",
        bargap=0.25,
    )
