"""A briefing pack before it is a file: the views of a running order, what it is called and where it can be opened."""

from dataclasses import dataclass, field
from datetime import date

from exports import names
from queries import numbers, recommendations
from views import slides
from views.slides import Slide
from views.view import Nothing, View


@dataclass(frozen=True)
class Pack:
    place: str
    """Name of the authority, or England."""
    views: list[View]
    left_out: list[str] = field(default_factory=list)
    """Sentences about slides that have nothing to show."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """What inspectors asked for at the newest inspection: (words, whose words, page)."""
    asked_on: str = ""
    address: str = ""

    @property
    def title(self) -> str:
        return f"{self.place}: children’s services in figures"


def gather(running: tuple[Slide, ...], address: str = "") -> Pack:
    """The pack of a running order."""
    views, left_out = [], []
    for number, slide in enumerate(running, start=1):
        try:
            views.append(slides.shown(slide))
        except Nothing as nothing:
            left_out.append(f"Slide {number} was left out. {nothing}")
    asked, day = _asked(running)
    return Pack(place(running), views, left_out, asked, day, address)


def authority(running: tuple[Slide, ...]) -> str | None:
    """The code of the authority that most slides are about; None for England."""
    chosen = [dict(slide.choices).get("authority") for slide in running]
    chosen = [code for code in chosen if code]
    return max(dict.fromkeys(chosen), key=chosen.count) if chosen else None


def place(running: tuple[Slide, ...]) -> str:
    """The name of that authority, or England."""
    return names.who({"authority": authority(running)})


def stem(running: tuple[Slide, ...], today: date) -> str:
    """The name of a pack's file without its ending: leeds-briefing-2026-08-20."""
    return "-".join([names.slug(place(running)), "briefing", f"{today:%Y-%m-%d}"])


def _asked(running: tuple[Slide, ...]) -> tuple[list[tuple[str, str, str]], str]:
    """What the authority was asked at its newest inspection by the day of the slides, and when."""
    table = recommendations.every()
    table = table[table["authority_code"] == authority(running)]
    days = [dict(slide.choices).get("as_at") for slide in running]
    until = max((day for day in days if day), default="9999-12-31")
    table = table[table["day"].dt.strftime("%Y-%m-%d") <= until]
    if table.empty:
        return [], ""
    newest = table[table["inspection_id"] == table["inspection_id"].iloc[0]]
    columns = (newest["words"], newest["whose"], newest["page"].astype("str"))
    return list(zip(*columns, strict=True)), numbers.day(newest["day"].iloc[0])
