"""A briefing pack as PDF for print: A4, tagged for screen readers, no chart cut by the end of a page."""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import typst

from exports import cover, fonts, picture, table
from exports.pack import Pack
from queries import numbers
from views.view import View

TEMPLATE = Path(__file__).with_suffix(".typ")
ROWS, COLUMNS = 20, 6
MOST = 40
"""Recommendations that are listed."""


def make(pack: Pack, today: date, step: Callable[[], None] = lambda: None) -> bytes:
    """The file; `step` is called after each picture. Without a browser it holds readings and tables, and says so."""
    try:
        pictures, without = picture.beside_text(pack.views, step), ""
    except picture.NoPicture as problem:
        pictures, without = [None] * len(pack.views), f"The chart is not here. {problem}"
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(TEMPLATE, folder)
        named = [None if drawn is None else (f"{number}.png", _tall(drawn)) for number, drawn in enumerate(pictures)]
        for number, drawn in enumerate(pictures):
            if drawn is not None:
                (Path(folder) / f"{number}.png").write_bytes(drawn)
        told = content(pack, today, named, without)
        (Path(folder) / "pack.json").write_text(json.dumps(told), encoding="utf-8")
        return typst.compile(
            str(Path(folder) / TEMPLATE.name),
            root=folder,
            font_paths=[str(fonts.folder())] if fonts.folder() else [],
            pdf_standards=["ua-1"],  # refuses a picture without a text for it, or a heading of the wrong level
        )


def _tall(drawn: bytes) -> float:
    """The height of a PNG in parts of its width, as its header says."""
    return int.from_bytes(drawn[20:24], "big") / int.from_bytes(drawn[16:20], "big")


def content(pack: Pack, today: date, pictures: list[tuple[str, float] | None], without: str) -> dict:
    """All that the file says, as plain values."""
    keys = tuple(dict.fromkeys(key for view in pack.views for key in view.sources))
    sources = [*cover.cited(keys), f"Published under the {cover.licence(keys)}." if keys else "", pack.address]
    return {
        "title": pack.title,
        "author": "Children’s services compared",
        "made": [today.year, today.month, today.day],
        "about": f"Made on {numbers.day(today)} from published figures and inspection reports",
        "left_out": pack.left_out,
        "sections": [
            _section(view, pack.place, today) | {"picture": drawn, "without": without}
            for view, drawn in zip(pack.views, pictures, strict=True)
        ],
        "asked_title": f"What inspectors asked of {pack.place}",
        "asked_about": _asked_about(pack),
        "asked": [
            {"words": words or "Not here.", "whose": f"{whose}; page {page}"}
            for words, whose, page in pack.asked[:MOST]
        ],
        "sources": [line for line in sources if line],
    }


def _asked_about(pack: Pack) -> str:
    left = len(pack.asked) - MOST
    more = f" The first {MOST} are listed; {left} more stand in the report." if left > 0 else ""
    return f"From the report published on {pack.asked_on}, with its pages.{more}"


def _section(view: View, near: str, today: date) -> dict:
    words = cover.dated(view.on_stage, today)
    rows = table.short(view.table(), ROWS, COLUMNS, near)
    left_out = f"{rows.left_out}. All rows are in the workbook that “Download” gives." if rows.left_out else ""
    return {
        "title": words.title,
        "subtitle": words.subtitle,
        "reading": view.reading,
        "foot": words.foot,
        "table": {"columns": rows.columns, "rows": rows.rows, "shares": table.shares(rows), "left_out": left_out},
    }
