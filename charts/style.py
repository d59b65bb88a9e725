"""The look of every figure: colours, text sizes, title, foot. Colours are never the only difference.

Palette: Government Analysis Function (colour-blind safe); contrast of text on each fill is tested.
"""

import html
import textwrap
from dataclasses import dataclass, field, replace
from functools import lru_cache

import plotly.graph_objects as go

FONT = "Source Sans, Source Sans Pro, Segoe UI, Arial, sans-serif"
GRADES = ("outstanding", "good", "requires_improvement", "inadequate", "none")
LETTERS = {"outstanding": "O", "good": "G", "requires_improvement": "R", "inadequate": "I", "none": ""}
SHOWN = GRADES[:-1]
"""Grades that inspectors give, best first."""
GRADE_NAMES = {
    "outstanding": "Outstanding",
    "good": "Good",
    "requires_improvement": "Requires improvement",
    "inadequate": "Inadequate",
    "none": "Not inspected or not judged",
}
DAY = "%Y-%m-%d"
"""How a day is handed to plotly, which checks days as text many times faster than as timestamps."""

MOST_FOOT = 3
"""Lines a foot takes on stage; a chart of many sources names the first, the page and the downloads all of them."""
PAIRED = 940
"""Pixels of a page from which figures stand side by side; on a narrower one each has the whole page."""
PAGES = (1100, PAIRED, 640)
"""Pixels figures are laid out for: the first as long as a page's width is not known, else the most that fit."""
BOLD, LIGHTER = 0.47, 0.44
"""How wide a letter is on average, in sizes of the text, with a little to spare: of a title and of other text."""


@dataclass(frozen=True)
class Look:
    """Colours and sizes for one way of showing: light, dark."""

    ink: str
    soft: str
    paper: str
    grid: str
    mine: str
    peer: str
    region: str
    england: str
    others: str
    hatch: str
    better: str
    worse: str
    fills: dict[str, str] = field(hash=False)
    on_fills: dict[str, str] = field(hash=False)
    text: int = 14
    title: int = 20
    page: int = PAGES[0]
    """Pixels a page has across at least; a figure cannot wrap its own text."""
    neutral: str = "#a285d1"
    """The outline of what is not judged: neither high nor low is better."""
    narrow: bool = False
    """On a phone or a small stage: squares hold a grade's letter, for want of room for a name."""
    width: int = 0
    height: int = 0
    """Pixels a figure fills on stage; 0 where a page leaves it its own height."""

    @property
    def scale(self) -> float:
        """How many times thicker and larger than on a page lines and marks are."""
        return self.text / 14

    def across(self, part: float) -> int:
        """Pixels a figure over a part of the page has at least; on stage and on paper those it has."""
        return self.width or (round(self.page * part) if self.page >= PAIRED else self.page)

    def letters(self, part: float = 1.0) -> int:
        """How many a line of its plain text holds."""
        return int(self.across(part) / (self.text * LIGHTER))


LIGHT = Look(
    ink="#1d2126",
    soft="#4a525a",
    paper="#ffffff",
    grid="#e6e9ec",
    mine="#12436d",
    peer="#4a94d6",
    region="#1f8078",
    england="#3d3d3d",
    others="#d6dbdf",
    hatch="#c6ccd2",
    better="#12436d",
    worse="#a8321a",
    fills=dict(zip(GRADES, ("#12436d", "#6bace6", "#f5c28b", "#a8321a", "#e6e9ec"), strict=True)),
    on_fills=dict(zip(GRADES, ("#ffffff", "#0b1f33", "#2b1a06", "#ffffff", "#4a525a"), strict=True)),
)
DARK = Look(
    ink="#eef1f4",
    soft="#b8c0c8",
    paper="#12161b",
    grid="#2a313a",
    mine="#9fd0ff",
    peer="#4a86bd",
    region="#4cc9bd",
    england="#d6dbdf",
    others="#39424c",
    hatch="#465160",
    better="#9fd0ff",
    worse="#f08c72",
    fills=dict(zip(GRADES, ("#1f66a8", "#8fc3f0", "#f5c28b", "#bf4a31", "#2a313a"), strict=True)),
    on_fills=dict(zip(GRADES, ("#ffffff", "#0b1f33", "#2b1a06", "#ffffff", "#d0d6dc"), strict=True)),
)


@dataclass(frozen=True)
class Words:
    """What a figure says about itself: the finding or question, what is shown, and where it is from."""

    title: str
    subtitle: str
    foot: str


def fill(grade: str, look: Look) -> dict:
    """Colour and pattern of what is filled by a grade; no grade is hatched."""
    pattern = {"shape": "/" if grade == "none" else "", "fgcolor": look.hatch, "bgcolor": look.fills[grade], "size": 7}
    return {"color": look.fills[grade], "pattern": pattern | {"solidity": 0.2}}


def plain(text: str) -> str:
    """Text from data made harmless: figures read a few tags as HTML."""
    return html.escape(text, quote=False)


@lru_cache(maxsize=1024)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """A text's lines of at most so many characters, harmless; one empty line for an empty text."""
    return tuple(plain(line) for line in textwrap.wrap(text, width)) or ("",)


@lru_cache(maxsize=1024)
def balanced(text: str, width: int) -> tuple[str, ...]:
    """`wrapped`, but where a word or two would stand alone at the end, lines of about the same length."""
    lines = wrapped(text, width)
    if len(lines) == 1 or len(lines[-1]) > width / 3:
        return lines
    return next(
        even for less in range(len(text) // len(lines), width + 1) if len(even := wrapped(text, less)) == len(lines)
    )


@dataclass(frozen=True)
class Frame:
    """What surrounds a drawing, in pixels: its own height, and the room its labels need beside and below it."""

    plot: int
    left: int = 0
    right: int = 8
    foot: int = 0
    part: float = 1.0
    """Of the page's width."""
    key: tuple[tuple[str, str], ...] = ()
    """(colour, what it stands for), explained under the subtitle."""


def draw(
    traces: list[dict],
    words: Words,
    look: Look,
    frame: Frame,
    x: dict | None = None,
    y: dict | None = None,
    labels: list[dict] | None = None,
    **layout,
) -> go.Figure:
    """A figure of traces with its title, subtitle, foot, fonts and margins.

    `x`, `y` and `layout` add to what every axis and figure has; `labels` are annotations. The parts are
    plain dicts until here: built piece by piece through plotly's own objects, a figure takes ten times as long.
    """
    title, subtitle, foot, top, bottom = _surround(words, look, frame)
    bold = [f"<b>{text}</b>" for text in title]
    said = [
        _said(bold, look.title, look.ink, frame.left, top=top) | {"name": "title"},
        _said(subtitle, look.text, look.soft, frame.left, top=top - len(title) * look.title * 1.3 - 4),
        _said(foot, look.text, look.soft, frame.left, bottom=bottom),
    ]
    axis = {"gridcolor": look.grid, "zeroline": False, "linecolor": look.grid, "fixedrange": True}
    axis |= {"tickfont": {"size": look.text}, "separatethousands": True}
    return go.Figure(
        data=traces,
        layout={
            "template": {},
            "height": look.height or top + frame.plot + bottom,
            "margin": {"l": frame.left, "r": frame.right, "t": top, "b": bottom, "autoexpand": False},
            "font": {"family": FONT, "size": look.text, "color": look.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": look.paper,
                "bordercolor": look.soft,
                "font": {"size": look.text, "color": look.ink},
            },
            "annotations": [*(labels or []), *said],
            "xaxis": axis | (x or {}),
            "yaxis": axis | (y or {}),
            **layout,
        },
        # Checking every value again takes most of the time; tests/charts checks every figure there is.
        _validate=False,
    )


def _surround(words: Words, look: Look, frame: Frame) -> tuple:
    """(lines of title, of subtitle, of foot, pixels above the drawing, pixels below it)."""
    letters = look.letters(frame.part)
    title = balanced(words.title, int(look.across(frame.part) / (look.title * BOLD)))
    subtitle, foot = (wrapped(text, letters) for text in (words.subtitle, words.foot))
    if look.height and len(foot) > MOST_FOOT:
        foot = (*foot[: MOST_FOOT - 1], f"{foot[MOST_FOOT - 1].rpartition(' ')[0]} …")
    subtitle += _key(frame.key, letters)
    line = look.text * 1.3
    top = round(len(title) * look.title * 1.3 + len(subtitle) * line + 16)
    bottom = round(frame.foot * look.scale + len(foot) * line + 14)
    return title, subtitle, foot, top, bottom


def _key(entries: tuple[tuple[str, str], ...], letters: int) -> tuple[str, ...]:
    """Lines of a key: each entry a square of its colour and what it stands for, as many to a line as fit."""
    lines, room = [], 0
    for colour, text in entries:
        said = f'<span style="color:{colour}">■</span>{plain(text)}'
        if lines and len(text) + 2 <= room:
            lines[-1] += f"\u2002{said}"
            room -= len(text) + 2
        else:
            lines.append(said)
            room = letters - len(text) - 1
    return tuple(lines)


def key_of_grades(look: Look) -> tuple[tuple[str, str], ...]:
    """What a frame's key says of the grades inspectors give: each with the letter its marks carry."""
    return tuple((look.fills[grade], f"{LETTERS[grade]} {GRADE_NAMES[grade].lower()}") for grade in SHOWN)


def drawing(words: Words, look: Look, frame: Frame) -> tuple[int, int]:
    """Pixels (width, height) that are left for the drawing itself on stage; elsewhere its own height, and no width."""
    if not look.height:
        return 0, frame.plot
    *_, top, bottom = _surround(words, look, frame)
    return look.width - frame.left - frame.right, look.height - top - bottom


def _said(lines: list[str], size: int, colour: str, left: int, top: float = 0, bottom: float = 0) -> dict:
    """Text at the left edge of a figure: `top` pixels above the drawing, or `bottom` pixels below it."""
    place = {"y": 1, "yanchor": "top", "yshift": top} if top else {"y": 0, "yanchor": "bottom", "yshift": -bottom}
    place |= {"x": 0, "xref": "paper", "yref": "paper", "xanchor": "left", "xshift": -left}
    return label("<br>".join(lines), colour, **place, align="left", size=size)


def label(text: str, colour: str, size: int | None = None, **place) -> dict:
    """An annotation without an arrow."""
    font = {"color": colour} | ({"size": size} if size else {})
    return {"text": text, "showarrow": False, "font": font, **place}


def axis_title(text: str, look: Look, standoff: int = 8) -> dict:
    """The unit on an axis."""
    return {"text": plain(text), "standoff": standoff, "font": {"size": look.text, "color": look.soft}}


def stage(mode: Look, width: int, height: int) -> Look:
    """A mode's look for a figure that fills so many pixels of a screen: text of 18 points and more, contrast of 7:1."""
    title, colours = (44, 34)[width < 1500], STAGE_DARK if mode == DARK else STAGE_LIGHT
    return replace(mode, text=24, title=title, width=width, height=height, narrow=width < 1500, **colours)


STAGE_LIGHT = {
    "region": "#125049",
    "worse": "#8f2a16",
    "fills": LIGHT.fills | {"inadequate": "#8f2a16"},
    "on_fills": LIGHT.on_fills | {"good": "#000000", "none": "#1d2126"},
}
STAGE_DARK = {
    "fills": dict(zip(GRADES, ("#4f9fe8", "#bfe0ff", "#f5c28b", "#ee7a5e", "#2a313a"), strict=True)),
    "on_fills": dict.fromkeys(SHOWN, "#000000") | {"none": "#d0d6dc"},
}
"""Colours changed on stage, where text of 18 points has a contrast of 7:1 against what it stands on."""
PHONE = {"title": 17, "page": 280, "narrow": True}
"""What a phone changes in a look."""
