"""Slides: views by their names, with a visitor's choices, as text that stands in an address or a small file.

The text of two slides:
    indicators.trend~indicator-children_in_care_rate~authority-E08000035~~indicators.beside~indicator~authority
A tilde parts, two begin the next slide, a choice named alone is the same as in the slide before. None of
these signs is changed in an address. Text and files come from anyone: what cannot be read is said and left out.
"""

import importlib
import inspect
import json
import pkgutil
import typing
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import views
from queries import indicators, judgements, peers
from queries.memory import remembered
from views import choices
from views.choices import short, word
from views.view import Nothing, View

MOST = 60
"""Slides in one running order; what follows is left out, and said."""
LONGEST, LONGEST_FILE = 20_000, 200_000
"""Characters of an address and of a file that are read at all; a file says every choice of every slide anew."""


@dataclass(frozen=True)
class Slide:
    """One view by its name, "module.function", and the choices made, as text: (("authority", "E08000035"), ...)."""

    view: str
    choices: tuple[tuple[str, str], ...] = ()


@lru_cache
def catalogue() -> dict[str, Callable[..., View]]:
    """Name -> function of every view there is: each public function of the modules here that returns a View."""
    found = {}
    for module in pkgutil.iter_modules(views.__path__):
        if module.name in ("view", "slides"):
            continue
        functions = vars(importlib.import_module(f"views.{module.name}"))
        for name, function in functions.items():
            own = inspect.isfunction(function) and function.__module__ == f"views.{module.name}"
            if own and not name.startswith("_") and typing.get_type_hints(function).get("return") is View:
                found[f"{module.name}.{name}"] = function
    return found


def pin(view: Callable[..., View], choices: dict) -> Slide:
    """The slide of a view for a visitor's choices; a choice of None is left to the view."""
    made = ((name, _text(value)) for name, value in choices.items() if value is not None)
    return Slide(f"{view.__module__.rpartition('.')[2]}.{view.__name__}", tuple(made))


def _text(value) -> str:
    return ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def written(slides: tuple[Slide, ...]) -> str:
    """Slides as one line of text."""
    before, lines = {}, []
    for slide in slides:
        same = {name for name, value in slide.choices if before.get(name) == value}
        parts = [name if name in same else f"{name}-{_escaped(value)}" for name, value in slide.choices]
        lines.append("~".join([_escaped(slide.view), *parts]))
        before |= dict(slide.choices)
    return "~~".join(lines)


def _escaped(value: str) -> str:
    return value.replace("%", "%25").replace("~", "%7E")


def _plain(value: str) -> str:
    return value.replace("%7E", "~").replace("%25", "%")


@remembered
def read(text: str) -> tuple[tuple[Slide, ...], tuple[str, ...]]:
    """(slides, problems) of one line of text; a problem is a sentence about what was left out."""
    found, problems = _checked(parsed(text[:LONGEST]))
    return found, problems + (("The running order is too long: its end was left out.",) if len(text) > LONGEST else ())


def parsed(text: str) -> list[Slide]:
    """The slides of one line of text, whether or not there are such views."""
    before, slides = {}, []
    for line in filter(None, text.split("~~")):
        view, *parts = line.split("~")
        choices = {}
        for name, separator, value in (part.partition("-") for part in parts):
            if separator or name in before:
                choices[name] = _plain(value) if separator else before[name]
        before |= choices
        slides.append(Slide(_plain(view), tuple(choices.items())))
    return slides


def filed(slides: tuple[Slide, ...]) -> str:
    """Slides as the text of a small file."""
    return json.dumps({"slides": [{"view": slide.view, **dict(slide.choices)} for slide in slides]}, indent=2)


def opened(text: str) -> tuple[tuple[Slide, ...], tuple[str, ...]]:
    """(slides, problems) of a file's text, as `read` gives them."""
    try:
        rows = json.loads(text[:LONGEST_FILE])["slides"]
        rows = [{str(name): str(value) for name, value in row.items()} for row in rows]
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
        return (), ("This file holds no running order: choose a file that was saved on this page.",)
    slides = [Slide(row.pop("view", ""), tuple(row.items())) for row in rows]
    return _checked(slides)


def _checked(slides: list[Slide]) -> tuple[tuple[Slide, ...], tuple[str, ...]]:
    """The slides that can be asked for, without choices their views do not have."""
    kept, problems = [], []
    for number, slide in enumerate(slides[:MOST], start=1):
        if slide.view not in catalogue():
            problems.append(f"Slide {number} was left out: there is no chart named “{short(slide.view)}”.")
            continue
        known = _parameters(slide.view)
        unknown = [name for name, _ in slide.choices if name not in known]
        problems += [f"Slide {number}: the choice “{short(name)}” is not known and was ignored." for name in unknown]
        slide = Slide(slide.view, tuple(choice for choice in slide.choices if choice[0] in known))
        try:
            values(slide)
        except Nothing as wrong:
            problems.append(f"Slide {number} was left out. {wrong}")
        else:
            kept.append(slide)
    if len(slides) > MOST:
        problems.append(f"Only the first {MOST} slides were taken.")
    return tuple(kept), tuple(problems)


@lru_cache(maxsize=512)
def _parameters(view: str) -> dict[str, tuple[type, object]]:
    """Name -> (type of its values, value where nothing is chosen) of a view's choices; `empty` where one must be."""
    function, found = catalogue()[view], {}
    hints = typing.get_type_hints(function)
    for name, parameter in inspect.signature(function).parameters.items():
        of = hints[name] if typing.get_origin(hints[name]) else hints[name] | None
        kinds = (of,) if typing.get_origin(of) in (tuple, list) else typing.get_args(of)
        kind = next(kind for kind in kinds if kind is not type(None))
        optional = parameter.default is parameter.empty and type(None) in typing.get_args(hints[name])
        found[name] = typing.get_origin(kind) or kind, None if optional else parameter.default
    return found


def values(slide: Slide) -> dict:
    """A slide's choices as its view takes them. Raises Nothing, saying what is wrong or missing."""
    texts, taken = dict(slide.choices), {}
    for name, (kind, start) in _parameters(slide.view).items():
        taken[name] = _value(name, texts[name], kind) if name in texts else start
        if taken[name] is inspect.Parameter.empty:
            raise Nothing(f"It does not say which {word(name)}.")
    for name in {"period", "since"} & texts.keys():
        if taken[name] not in indicators.periods(taken.get("indicator", "")):
            raise Nothing(f"Nothing was published for the period “{short(texts[name])}”.")
    return taken


def _value(name: str, text: str, kind: type):
    """A choice from its text. Raises Nothing where it is none."""
    try:
        if kind is date:
            value = date.fromisoformat(text)
            known = judgements.first_day() <= value <= date.today()
        else:
            value = kind(text)
            known = value == "shown" if name in choices.SWITCHES else True
            if name == "compare":
                peers.of(None, value)  # raises ValueError for what is no choice of peers
            elif name in choices.LABELS:
                known = value in choices.LABELS[name]()
    except ValueError:
        known = False
    if not known:
        raise Nothing(f"There is no {word(name)} “{short(text)}”.")
    return value


def shown(slide: Slide) -> View:
    """The view of a slide. Raises Nothing where it has nothing to show for its choices."""
    try:
        return catalogue()[slide.view](**values(slide))
    except (LookupError, ValueError, TypeError, ArithmeticError) as error:
        # Checked text may still name what does not go together, such as an authority and a day before it existed.
        raise Nothing("This chart cannot be drawn for these choices.") from error


STORY = (
    ("inspections.timeline", {}),
    ("grades.tile_map", {"judgement": "help_and_protection"}),
    ("themes.history", {}),
    ("profile.spine", {}),
    ("priorities.fields", {}),
    ("indicators.trend", {"indicator": "children_in_care_rate"}),
    ("indicators.beside", {"indicator": "three_or_more_placements"}),
    ("indicators.ranked", {"indicator": "care_leavers_eet_19_21"}),
    ("grades.over_time", {"judgement": "help_and_protection"}),
    ("grades.by_region", {"judgement": "help_and_protection"}),
    ("grades.moves", {"judgement": "help_and_protection"}),
)
"""A ready-made running order: views and the choices that are not the visitor's."""
FEW = 8
"""Slides of a ready-made running order at most."""


@remembered
def story(authority: str | None, as_at: date, compare: str) -> tuple[Slide, ...]:
    """The ready-made running order of an authority, or of England: of STORY what there is to show, the first FEW."""
    found = []
    for view, own in STORY:
        if view not in catalogue() or len(found) == FEW:
            continue
        choices = {"authority": authority, "as_at": as_at, "compare": compare, **own}
        if "indicator" in own:
            choices["period"] = next(iter(indicators.periods(own["indicator"], authority)), None)
        asked = {name: choices[name] for name in _parameters(view) if name in choices}
        slide = pin(catalogue()[view], asked)
        try:
            shown(slide)
        except Nothing:
            continue
        found.append(slide)
    return tuple(found)
