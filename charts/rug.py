"""Many indicators of many places: a cell for each with its value, a word and a shade."""

import re
import textwrap

import pandas as pd
import plotly.graph_objects as go

from charts.style import Frame, Look, Words, draw, drawing, plain, wrapped

ROW, NAMES, NAME_LINE, LINE, LINE_ON_PHONE = 42, 275, 42, 18, 26
"""Pixels of a row and of the names on the left, characters of a line of them, pixels of a line of text."""
MOST_ACROSS = 16
"""More places than these stand down the side."""
ACROSS = 850
"""Pixels that a page of 1,440 leaves the cells."""
SIGNS, QUARTERS = "B better, S similar, W worse, H higher, L lower", "The number: its quarter"
LONG = re.compile(r"(\w{4,})(shire|land|borough|ampton|minster|mouth|church|dation)\b")
LETTER = 6.3
"""Pixels of a letter of the text."""


def mixed(colour: str, paper: str, share: float) -> str:
    """A colour laid over paper: `share` of the colour, the rest paper."""
    parts = [(int(colour[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in parts)


def colours(look: Look) -> dict[str, tuple[str, str]]:
    """part -> colour of a cell and of the text on it."""
    grades = {"1": "outstanding", "2": "good", "3": "requires_improvement", "4": "inadequate"}
    grades |= {"better": "outstanding", "similar": "none", "worse": "inadequate"}
    found = {part: (look.fills[grade], look.on_fills[grade]) for part, grade in grades.items()}
    higher, lower = (mixed(look.neutral, look.paper, share) for share in (0.5, 0.22))
    return found | {
        "higher": (higher, look.ink),
        "lower": (lower, look.ink),
        "none": (look.paper, look.ink),
        "missing": (look.paper, look.soft),
    }


def cells(table: pd.DataFrame, words: Words, look: Look, mine: str | None) -> go.Figure:
    """A cell for each row of `table`, which has one for every pair of its places and indicators.

    `table`: place_code, place_name, indicator, name (of the indicator, with its period), part, word, text, hover.
    Indicators stand down the side and places above, in the order of the table; the other way round where the places
    are too many to stand above. On a phone all cells stand below each other.
    """
    places = dict(zip(table["place_code"], table["place_name"], strict=True))
    names = dict(zip(table["indicator"], table["name"], strict=True))
    down, across, side, above = "indicator", "place_code", names, places
    if len(places) > MOST_ACROSS:
        down, across, side, above = "place_code", "indicator", places, names
    if look.narrow and not look.height:
        return _listed(table, words, look)
    x, y = (
        table[key].map({code: at for at, code in enumerate(known)}) for key, known in ((across, above), (down, side))
    )
    size, left = look.scale, round(NAMES * look.scale)
    room, tall = drawing(words, look, Frame(plot=0, left=left))
    width = max(6, int((room or ACROSS) / len(above) / LETTER / size))
    heads = [_bold(_broken(name, width), code == mine) for code, name in above.items()]
    height = (max(head.count("<br>") + 1 for head in heads) * LINE + 8) * size
    row = (tall - height) / len(side) if tall else ROW
    is_tight = row < 2.6 * look.text
    lines = {code: wrapped(name, NAME_LINE) for code, name in side.items()}
    sides = [_bold((f"{line[0]}…",) if is_tight and line[1:] else line, code == mine) for code, line in lines.items()]
    fills, signs = colours(look), QUARTERS if table["part"].isin([*"1234"]).any() else SIGNS
    return draw(
        [
            _shades(table, x, y, fills, len(side), len(above)),
            _texts(table, x, y, fills, is_tight),
            _heads(heads, -0.5 - 4 / row),
        ],
        Words(words.title, f"{words.subtitle}. {signs}", words.foot) if is_tight else words,
        look,
        Frame(plot=round(len(side) * row + height), left=left),
        x={"visible": False, "range": [-0.5, len(above) - 0.5]},
        y={
            "range": [len(side) - 0.5, -0.5 - height / row],
            "tickvals": list(range(len(side))),
            "ticktext": sides,
            "ticks": "",
            "ticksuffix": " ",
            "showgrid": False,
            "showline": False,
        },
    )


def _listed(table: pd.DataFrame, words: Words, look: Look) -> go.Figure:
    """One cell below the other, each with its place, under the indicators' names."""
    at, y, heads = 0, [], []
    for indicator, name in zip(table["indicator"], table["name"], strict=True):
        if not heads or heads[-1][0] != indicator:
            at += 1 + bool(heads)
            heads.append((indicator, name, at - 1))
        y.append(at)
        at += 1
    x, fills = pd.Series(0, index=table.index), colours(look)
    labels = ["<br>".join(wrapped(name, 20)[:1]) for name in table["place_name"]]
    titles = _heads([f"<b>{wrapped(name, 48)[0]}</b>" for _, name, _ in heads], 0)
    titles |= {"x": [-0.5] * len(heads), "y": [place for *_, place in heads], "textposition": "middle center"}
    return draw(
        [_shades(table, x, y, fills, at, 1), _texts(table, x, y, fills, False, " "), titles],
        words,
        look,
        Frame(plot=at * LINE_ON_PHONE, left=140),
        x={"visible": False, "range": [-0.5, 0.5]},
        y={
            "range": [at - 0.5, -0.5],
            "tickvals": y,
            "ticktext": labels,
            "ticks": "",
            "ticksuffix": " ",
            "showgrid": False,
        },
    )


def _broken(name: str, width: int) -> tuple[str, ...]:
    """A name's lines; long words break only where they are put together: "Nottingham-", "shire"."""
    words = (LONG.sub(r"\1- \2", word) if len(word) > width else word for word in name.split())
    return tuple(plain(line) for line in textwrap.wrap(" ".join(words), width, break_long_words=False))


def _bold(lines: tuple[str, ...], is_mine: bool) -> str:
    text = "<br>".join(lines)
    return f"<b>{text}</b>" if is_mine else text


def _shades(table: pd.DataFrame, x, y, fills: dict, rows: int, columns: int) -> dict:
    """All cells as one picture of colours, each part of a scale of as many steps as there are parts."""
    steps = {part: place for place, part in enumerate(fills)}
    grid, hover = [[None] * columns for _ in range(rows)], [[""] * columns for _ in range(rows)]
    for across, down, part, text in zip(x, y, table["part"], table["hover"], strict=True):
        grid[down][across], hover[down][across] = steps[part], plain(text)
    scale = []
    for part, place in steps.items():
        scale += [[place / len(steps), fills[part][0]], [(place + 1) / len(steps), fills[part][0]]]
    return {
        "type": "heatmap",
        "z": grid,
        "zmin": -0.5,
        "zmax": len(steps) - 0.5,
        "colorscale": scale,
        "showscale": False,
        "xgap": 2,
        "ygap": 2,
        "hovertext": hover,
        "hoverinfo": "text",
    }


def _texts(table: pd.DataFrame, x, y, fills: dict, is_tight: bool, between: str = "<br>") -> dict:
    """Each cell's value and word; where rows are tight the word's sign alone: its first letter, a quarter's number."""
    words = [word[:1].upper() if word.isalpha() else word[-1:] for word in table["word"]] if is_tight else table["word"]
    cells = zip(table["text"], words, strict=True)
    between = " " if is_tight else between
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(x),
        "y": list(y),
        "text": [
            f"<b>{plain(text)}</b>{between}{plain(word)}" if word else _within(text, between) for text, word in cells
        ],
        "textfont": {"color": [fills[part][1] for part in table["part"]]},
        "hoverinfo": "skip",
    }


def _within(text: str, between: str) -> str:
    """Why there is no value, in lines that a cell holds; a stroke where there is one line alone."""
    lines = wrapped(text, 9)
    return between.join(lines) if len(lines) == 1 or between == "<br>" else "–"


def _heads(heads: list[str], y: float) -> dict:
    return {
        "type": "scatter",
        "mode": "text",
        "x": list(range(len(heads))),
        "y": [y] * len(heads),
        "text": heads,
        "textposition": "top center",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
