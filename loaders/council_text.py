"""A council paper as blocks: headings, paragraphs, items of lists and rows of tables, with their pages.

Papers come as PDF text, where every line is cut, and as Markdown made from PDFs, where a paragraph is
a line. Bullets are told by data/reference/council_bullets.csv, which names those that were mis-encoded.
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache

from loaders.council_phrases import rows

_TAGS = re.compile(r"</?(?:u|b|i|em|strong|sup|sub|br|p|span)\s{0,3}/?>", re.IGNORECASE)
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b\x0e-\x1f\x7f]")
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: of \d{1,4})?", re.IGNORECASE)
_RULE = re.compile(r"[\s|:_*=-]+")
_NAMED = re.compile(
    r"\(?(?P<name>recommendation|area for (?:improvement|development)|AFI|priority|objective)s?(?: \(AFI\))?"
    r"\s{0,2}(?:no\.?|number)?\s{0,2}(?P<number>\d{1,2})\)?\s{0,2}[:.)–—-]*\s{1,3}(?=\S)",
    re.IGNORECASE,
)
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?=\s)\s*")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})(?:[.)]|\.\))(?:\s+|(?=[A-Z])|$)")
_ROMAN = re.compile(r"\(?(?P<number>[ivxl]{1,7}|[IVXL]{1,7})(?:[.)]|\.\))(?:\s+|$)")
_LETTER = re.compile(r"\(?(?P<number>[a-z]|[A-Z](?=\)))(?:[.)]|\.\))(?:\s+|$)")


@dataclass(frozen=True, slots=True)
class Block:
    page: int
    text: str
    """White space and marks of Markdown apart, the words as printed."""
    marker: str = ""
    """What stands before an item: "1", "xvi", "4.2", "•"."""
    family: str = ""
    """Kind of marker: named, decimal, number, roman, letter, or the bullet itself; blank for a paragraph."""
    is_heading: bool = False
    cells: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """The lines as they were cut: rows of a flattened table stand in one block."""


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    text: str
    after_gap: bool
    is_heading: bool
    cells: tuple[str, ...]


def blocks(pages: list[str]) -> list[Block]:
    """The blocks of a document, in order."""
    lines = [line for number, page in enumerate(_pages(pages), 1) for line in _lines(number, page)]
    found: list[Block] = []
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else None
        heading = line.is_heading or _stands_alone(line, following, found)
        block = _begun(line, heading, found)
        if block is None:
            last = found[-1]
            text = f"{last.text} {line.text}".strip()
            found[-1] = replace(last, text=text, lines=(*last.lines, line.text))
        else:
            found.append(block)
    return [_settled(block, found, index) for index, block in enumerate(found)]


def _pages(pages: list[str]) -> list[list[str]]:
    """Lines of each page without page numbers and without the lines that most pages begin or end with."""
    split = [part.replace("\r", "").split("\n") for page in pages for part in page.split("\f")]
    edges = Counter(edge for page in split for edge in {re.sub(r"\d+", "#", line.strip()) for line in _edges(page)})
    repeated = {edge for edge, pages_with in edges.items() if len(split) > 2 and pages_with > len(split) / 2}
    # What runs over every page is told once: on the first, where it may name the council.
    return [_unframed(page, repeated if number else set()) for number, page in enumerate(split)]


def _edges(page: list[str]) -> list[str]:
    seen = [line for line in page if line.strip()]
    return seen[:2] + seen[-2:]


def _unframed(page: list[str], repeated: set[str]) -> list[str]:
    edges = set(_edges(page))
    return [
        line
        for line in page
        if not (line in edges and (re.sub(r"\d+", "#", line.strip()) in repeated or _is_page_number(line)))
    ]


def _is_page_number(line: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line.strip()))


def _lines(page: int, lines: list[str]) -> list[_Line]:
    found, gap = [], True
    for raw in lines:
        text = _UNSEEN.sub("", _TAGS.sub(" " if "<br" in raw else "", raw.replace("\ufffe", "-"))).strip()
        if not text or _RULE.fullmatch(text):
            gap = True
            continue
        cells = _cells(text)
        heading = text.startswith("#") or bool(re.fullmatch(r"(?:[-*] )?\*\*[^*]{2,200}\*\*[.: ]{0,3}", text))
        plain = " | ".join(cells) if cells else re.sub(r"^#{1,6} ?|\*\*|(?<!\w)__|__(?!\w)|\\(?=[-.()*])", "", text)
        found.append(_Line(page, " ".join(plain.split()), gap, heading, cells))
        gap = False
    return found


def _cells(text: str) -> tuple[str, ...]:
    """The cells of a row of a table, marked by bars or tabs; none for anything else."""
    if text.startswith("|") or text.count("|") > 1:
        parts = text.strip("|").split("|")
    elif "\t" in text:
        parts = text.split("\t")
    else:
        return ()
    cells = tuple(" ".join(part.replace("**", "").split()) for part in parts)
    return cells if sum(map(bool, cells)) > 1 else ()


def _begun(line: _Line, is_heading: bool, before: list[Block]) -> Block | None:
    """The block a line begins, or None where it goes on with the block before it."""
    text = line.text
    if line.cells:
        return Block(line.page, text, cells=line.cells, lines=(text,))
    marker, family, rest = _marker(text, before)
    if line.is_heading:
        return Block(line.page, rest or text, marker, "", True, (), (text,))
    if marker:
        return Block(line.page, rest, marker, family, is_heading, (), (rest,))
    if before and not before[-1].cells and not (is_heading and before[-1].text) and not _ends(line, before[-1]):
        return None
    return Block(line.page, text, "", "", is_heading, (), (text,))


def _ends(line: _Line, last: Block) -> bool:
    """Whether the block before a line without a marker is over."""
    if not last.text:
        return False  # a marker on a line of its own
    is_open = last.text[-1] not in ".:;?!" and not last.is_heading
    if line.text[0].islower() and is_open:
        return False  # a blank line or a page cut the sentence
    if line.after_gap or last.is_heading:
        return True
    short = len(last.lines[-1]) < 0.7 * max(map(len, (*last.lines, line.text)))
    return last.text[-1] in ".:?!" and short


def _marker(text: str, before: list[Block]) -> tuple[str, str, str]:
    """(marker, its family, the rest of the line), all but the rest blank where there is no marker."""
    bullet = _bullets().match(text)
    if bullet:
        rest = text[bullet.end() :].strip()
        inner = _ordered(rest, before)
        if inner:
            return inner
        # Markdown puts its own dash before the bullet of the paper.
        second = _bullets().match(rest)
        shown = (second or bullet)[0].strip()
        return shown, shown, rest[second.end() :].strip() if second else rest
    return _ordered(text, before) or ("", "", text)


@cache
def _bullets() -> re.Pattern:
    return re.compile("|".join(f"(?:{row['bullet']})" for row in rows("bullets")))


def _ordered(text: str, before: list[Block]) -> tuple[str, str, str] | None:
    for family, pattern in (("named", _NAMED), ("decimal", _DECIMAL), ("number", _NUMBER)):
        match = pattern.match(text)
        if match:
            name = f"{family} {match['name'].lower()}" if family == "named" else family
            return match["number"], name, text[match.end() :].strip()
    letter, roman = _LETTER.match(text), _ROMAN.match(text)
    match = roman if roman and not (letter and _continues(letter["number"], before)) else letter
    if not match:
        return None
    return match["number"], "roman" if match is roman else "letter", text[match.end() :].strip()


def _continues(letter: str, before: list[Block]) -> bool:
    """Whether a letter that may be a Roman number is the next of a lettered list: after "h)" comes "i)"."""
    last = next((block for block in reversed(before) if block.family in ("letter", "roman")), None)
    if last is None or last.family == "roman":
        return last is None and letter.lower() != "i"
    return len(last.marker) == 1 and ord(letter.lower()) == ord(last.marker.lower()) + 1


def position(block: Block) -> int | None:
    """The place of an item in its list by its own marker; None for a bullet."""
    if block.family == "roman":
        values = {"i": 1, "v": 5, "x": 10, "l": 50}
        digits = [values[letter] for letter in block.marker.lower()]
        return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    if block.family == "letter":
        return ord(block.marker.lower()) - ord("a") + 1
    if block.family == "decimal":
        return int(block.marker.split(".")[-1])
    return int(block.marker) if block.marker.isdigit() else None


def _stands_alone(line: _Line, following: _Line | None, before: list[Block]) -> bool:
    """Whether a line is a heading: short, unpunctuated, and nothing goes on with it."""
    text = line.text
    if line.cells or len(text) > 90 or text[-1] in ".;,?!" or not re.match(r"[A-Z\d(]", text):
        return bool(re.match(r"what \w+ to improve\?$", text, re.IGNORECASE))
    if following is None or following.after_gap:
        return line.after_gap
    ended = line.after_gap or not before or before[-1].is_heading or before[-1].text[-1:] in (".", ":", ";", "?")
    return ((ended and len(text) < 60) or text.isupper()) and _opens(following.text)


def _opens(text: str) -> bool:
    """Whether a line may come after a heading: it goes on with no sentence."""
    return not text[0].islower() or bool(_bullets().match(text))


def _settled(block: Block, found: list[Block], index: int) -> Block:
    """An item is no heading where it stands among its like: 7 after 6, or 6 before 7."""
    if not block.is_heading or not block.family:
        return block
    if block.family not in ("number", "decimal"):
        return replace(block, is_heading=False)
    beside = ((_beside(found, index, step), step) for step in (-1, 1))
    among = any(
        other and other.family == block.family and position(other) == position(block) + step for other, step in beside
    )
    return replace(block, is_heading=not among)


def _beside(found: list[Block], index: int, step: int) -> Block | None:
    """The nearest block before or after that is no deeper item: between 1 and 2 there may be bullets."""
    for other in found[index + step : index + 40 * step if index + 40 * step >= 0 else None : step]:
        if not other.marker or other.family in ("number", "decimal"):
            return other
    return None
