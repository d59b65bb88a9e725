"""The recommendations of an inspection report: the lines of its lists -> one record per item.

Where a list begins and ends is told by the headings of the form (data/reference/report_headings.csv);
within a list an item begins at the next number, or at a bullet like the first one. Everything else
belongs to the item it stands in: wrapped lines, sub-items, and what follows a page break. Short lines
that stand alone before an item are its subheading.
"""

import csv
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter, itemgetter

from loaders.recognise import REFERENCE
from loaders.report_text import Line

BULLETS = "\uf06e\uf0b7\uf0a7\uf02d\uf0be\uf0d8\u25fc\u25a0\u25aa\u25cf\u2022"
"""Glyphs no sentence uses; the private ones are those of the fonts Wingdings and Symbol."""
DASHES = "-\u2013\u2212"

NUMBER = re.compile(r"(\d{1,3}) ?[.)] ?(?=[^\W\d_]|[‘“])")
BULLET = re.compile(rf"([{BULLETS}]|[{DASHES}](?= )) ?")
HEADING_END = re.compile(r"[\s:?.]{0,4}\d{0,2}$")
TAG = re.compile(
    r" ?[(\[] ?((?:(?:outcome|enabler|principle)s?|national framework)\b[^()\[\]]{1,150})[)\]](?=\.?$)"
    r"|(?<=\.) ((?:outcome|enabler|principle)s? [^()\[\].]{1,100}national framework)(?=\.?$)",
    re.IGNORECASE,
)
CUT = re.compile(r"\w[-–]$")
HANGING = re.compile(r"(?:and|or|to)\b")
"""After a line end as in "16- and 17-year-olds" the hyphen ends its word."""
NONE_NEEDED = re.compile(
    r"(?:There (?:are|were) no\b|No\b.{0,40}\bidentified\b|The inspection did not\b|Inspectors did not\b)"
    r".{0,80}\b(?:actions?|improvements?)\b",
    re.IGNORECASE,
)
LONGEST_HEADING = 90
"""Characters; longer lines that stand alone are part of an item."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One item of a list; `number` as printed or None, `position` from 1 within its section."""

    section: str
    subheading: str | None
    number: int | None
    position: int
    page: int
    text: str
    framework_tag: str | None


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the form. `role`: begins a list, ends it, or opens the chapter on the board.

    Below a heading with `items` "bullets" a numbered paragraph is no item; else either may be.
    """

    role: str
    section: str
    board_section: str
    items: str


Headings = dict[str, Heading]


@dataclass(slots=True)
class Item:
    number: int | None
    subheading: str | None
    lines: list[Line] = field(default_factory=list)


def read(lines: Sequence[Line], framework: str) -> list[Recommendation]:
    """Every recommendation of a report under `framework` (ilacs, sif, tlac), in order; none where there is no list."""
    found: list[Recommendation] = []
    positions: Counter[str] = Counter()
    for section, items, listed in _lists(lines, *_headings()[framework]):
        for item in _items(listed, items):
            text, tag = _text(item)
            if text and not NONE_NEEDED.match(text):
                positions[section] += 1
                page, position = item.lines[0].page, positions[section]
                found.append(Recommendation(section, item.subheading, item.number, position, page, text, tag))
    return found


@lru_cache(1)
def _headings() -> dict[str, tuple[Headings, Headings]]:
    """Framework -> (headings that are a whole line, headings that begin one), by phrase in lower case."""
    headings: dict[str, tuple[Headings, Headings]] = {}
    with (REFERENCE / "report_headings.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            of_framework = headings.setdefault(row["framework"], ({}, {}))
            heading = Heading(row["role"], row["section"], row["board_section"], row["items"])
            of_framework[("whole", "start").index(row["match"])][row["phrase"]] = heading
    return headings


def _heading(text: str, whole: Headings, start: Headings) -> Heading | None:
    if not text[:1].isupper():
        return None
    plain = HEADING_END.sub("", text.lower().replace("’", "'"))
    if plain in whole or not plain.startswith(tuple(start)):
        return whole.get(plain)
    return next(heading for phrase, heading in start.items() if plain.startswith(phrase))


def _lists(lines: Sequence[Line], whole: Headings, start: Headings) -> Iterator[tuple[str, str, Sequence[Line]]]:
    """(section, sort of items, lines below its heading) of every list.

    The contents repeat the headings; nothing below them is an item. A heading of the chapter on
    the board counts once the authority's lists are over: from then on lists are the board's.
    """
    section, items, first, is_board, has_items = "", "", 0, False, False
    for at, heading in _placed(lines, whole, start):
        if heading.role == "board":
            is_board |= has_items and not section
            continue
        if section:
            yield section, items, lines[first:at]
            has_items |= any(_mark(line.text) for line in lines[first:at])
        is_board |= has_items and heading.section == "lscb"
        section = heading.board_section if is_board else heading.section
        items, first = heading.items, at + 1
    if section:
        yield section, items, lines[first:]


def _placed(lines: Sequence[Line], whole: Headings, start: Headings) -> list[tuple[int, Heading]]:
    """(index of its line, heading) of each heading of the form, in order.

    No heading stands last on its page: one that comes last was drawn last, and belongs to the top.
    """
    placed = []
    for at, line in enumerate(lines):
        heading = _heading(line.text, whole, start)
        if heading and heading.role == "begins" and line is not lines[-1] and lines[at + 1].page != line.page:
            at = bisect_left(lines, line.page, key=attrgetter("page")) - 1
        if heading:
            placed.append((at, heading))
    return sorted(placed, key=itemgetter(0))


def _mark(text: str) -> re.Match | None:
    return NUMBER.match(text) or BULLET.match(text)


def _items(lines: Sequence[Line], items: str) -> Iterator[Item]:
    """The items of one list, each with its lines, the first without its mark."""
    width = max((len(line.text) for line in lines), default=0)
    item, first = Item(None, None), None
    for line in lines:
        mark = _mark(line.text)
        is_paragraph = mark and mark[1].isdigit() and items == "bullets"
        if is_paragraph and first:
            break
        if not mark or is_paragraph or not _begins(mark, first, item):
            item.lines.append(line)
            continue
        subheading = _take_subheading(item.lines, width, is_lead=not first) or item.subheading
        if first:
            yield item
        first = first or mark
        number = int(mark[1]) if mark[1].isdigit() else None
        text = line.text[mark.end() :]
        item = Item(number, subheading, [Line(line.page, text)] if text else [])
    if first:
        _take_subheading(item.lines, width, is_lead=False)  # nothing stands below it: a heading we do not know
        yield item


def _begins(mark: re.Match, first: re.Match | None, item: Item) -> bool:
    """Whether a mark begins an item of its own rather than a part of the one before."""
    if not first:
        return True
    if first[1].isdigit():
        return mark[1].isdigit() and 0 <= int(mark[1]) - item.number <= 2
    return mark[1] == first[1]


def _take_subheading(lines: list[Line], width: int, is_lead: bool) -> str | None:
    """Takes the short line that stands alone at the end of `lines` off them, without its colon."""
    if len(lines) < (1 if is_lead else 2):
        return None
    last = lines[-1].text
    if (
        not last[:1].isupper()
        or last.endswith(".")
        or len(last) > LONGEST_HEADING
        or last.count("(") != last.count(")")
    ):
        return None
    before = "." if len(lines) == 1 else lines[-2].text
    has_room = len(before) + len(last.split(" ")[0]) < width * 0.9
    return lines.pop().text.rstrip(": ") if has_room or before.endswith(".") else None


def _text(item: Item) -> tuple[str, str | None]:
    """The item's words with single spaces, and its reference to the National Framework apart."""
    text = "".join(_parts(item.lines)).strip()
    tag = TAG.search(text)
    if not tag:
        return text, None
    text, stop = text[: tag.start()].rstrip(), text[tag.end() :]
    return text if text.endswith(".") else text + stop, (tag[1] or tag[2]).strip()


def _parts(lines: Sequence[Line]) -> Iterator[str]:
    """The lines, each with the space that parts it from the one before; none after a hyphen inside a word."""
    before = ""
    for line in lines:
        text = BULLET.sub("• ", line.text, count=1) if line.text[:1] in BULLETS else line.text
        yield text if CUT.search(before[-2:]) and not HANGING.match(text) else f" {text}"
        before = text
