"""A briefing pack before it is a file: the views of a running order, what it is called and where it can be opened."""

from dataclasses import dataclass
from datetime import date

from exports import names
from queries import numbers
from views import slides
from views.slides import Slide
from views.view import Nothing, View


@dataclass(frozen=True)
class Pack:
    title: str
    views: list[View]
    left_out: list[str]
    """Sentences about slides that have nothing to show."""
    address: str = ""


def gather(running: tuple[Slide, ...], address: str = "") -> Pack:
    """The pack of a running order."""
    views, left_out = [], []
    for number, slide in enumerate(running, start=1):
        try:
            views.append(slides.shown(slide))
        except Nothing as nothing:
            left_out.append(f"Slide {number} was left out. {nothing}")
    return Pack(f"{place(running)}: children’s services in figures", views, left_out, address)


def place(running: tuple[Slide, ...]) -> str:
    """The authority that most slides are about, or England."""
    chosen = [names.who(dict(slide.choices)) for slide in running if dict(slide.choices).get("authority")]
    return max(chosen, key=chosen.count) if chosen else "England"


def stem(running: tuple[Slide, ...], today: date) -> str:
    """The name of a pack's file without its ending: leeds-briefing-2026-08-20."""
    return "-".join([names.slug(place(running)), "briefing", f"{today:%Y-%m-%d}"])


def ready(running: tuple[Slide, ...]) -> str:
    """How many slides, in words."""
    return numbers.plural(len(running), "slide")
