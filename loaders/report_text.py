"""A document's text as lines: page furniture gone, footnotes apart, white space made plain.

Words are left as they are printed. PDFium gives a page's header first and its footnotes last.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.formats.pdf import MAX_CHARACTERS, Unreadable

MAX_LINE = 10_000
"""A longer line is broken, so that no pattern meets an endless one."""
EDGE = 3
"""Lines at the top or bottom of a page that can be furniture."""
REPEATED = 3
"""Pages a line must head or foot to be furniture."""
FOOTNOTE_LINES = 9
"""The longest footnote seen has seven."""
FOOTNOTES_SKIPPED = 5
"""Numbers that may be missing between two footnotes."""

# Control and format characters: soft hyphen, zero-width space, marks of direction, byte order mark.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+"
)
_DIGITS = re.compile(r"\d+")
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_FOOTNOTE = re.compile(rf"\[?(\d{{1,2}})\]?(?:$| ?(?!(?:{MONTHS})\b)(?=[A-Z‘“'\"(]|https?:|www\.))")
_NO_FOOTNOTE = re.compile(r"[\uf000-\uf0ff◼■•▪●]|\d{1,3}\. ")
_AFTER_HYPHEN = re.compile(r"(?<=[a-z]-)\d{1,2} [A-Z]")


class Line(NamedTuple):
    page: int
    text: str


def text_pages(text: str) -> list[str]:
    """The pages of a document that is plain text: parted by form feeds, else one page. Raises Unreadable."""
    if len(text) > MAX_CHARACTERS:
        raise Unreadable(f"The text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are read.")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\f")


def lines(pages: list[str]) -> list[Line]:
    """The lines of the body in reading order, none empty; marks of footnotes are taken out."""
    return [Line(page, text) for page, body, _ in _parted(pages) for text in body]


def footnotes(pages: list[str]) -> list[Line]:
    """The footnotes, each whole on one line that begins with its number."""
    return [Line(page, text) for page, _, notes in _parted(pages) for text in notes.values()]


def _parted(pages: list[str]) -> Iterator[tuple[int, list[str], dict[int, str]]]:
    """(page, lines of the body, footnotes by number) of each page; a text without pages has no foot."""
    last = 0
    for page, texts in enumerate(_without_furniture([_plain(page) for page in pages]), 1):
        body, notes = _footnotes_apart(texts, last) if len(pages) > 1 else (texts, {})
        for number in notes:
            body = _without_mark(body, number)
            last = number
        yield page, body, notes


def _plain(page: str) -> list[str]:
    """Lines with single spaces and without invisible characters; empty ones dropped."""
    texts = [" ".join(text.split()) for text in _INVISIBLE.sub("", page).split("\n")]
    if len(page) > MAX_LINE:
        texts = [text[at : at + MAX_LINE] for text in texts for at in range(0, len(text), MAX_LINE)]
    return [text for text in texts if text]


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """Pages without bare page numbers and without lines that head or foot many pages.

    The first page keeps all but its number: a title there is what later pages repeat.
    """
    heads = Counter(key for texts in pages[1:] for key in {_key(text) for text in texts[:EDGE]})
    feet = Counter(key for texts in pages[1:] for key in {_key(text) for text in texts[-EDGE:]})
    shifts = Counter(
        shift for page, texts in enumerate(pages, 1) for text in texts[:1] + texts[-1:] for shift in _shifts(text, page)
    )

    def is_furniture(text: str, page: int, repeats: Counter) -> bool:
        is_numbered = any(shift == 0 or shifts[shift] >= REPEATED for shift in _shifts(text, page))
        if len(text) <= 4 and text.isdigit():
            return is_numbered
        repeated = repeats[_key(text)]
        return page > 1 and repeated >= REPEATED and (is_numbered or repeated * 2 >= len(pages) - 1)

    kept = []
    for page, texts in enumerate(pages, 1):
        first, last = 0, len(texts)
        while first < min(EDGE, last) and is_furniture(texts[first], page, heads):
            first += 1
        while last > max(first, len(texts) - EDGE) and is_furniture(texts[last - 1], page, feet):
            last -= 1
        kept.append(texts[first:last])
    return kept


def _shifts(text: str, page: int) -> list[int]:
    """How far each short number of a line is from the page's own."""
    return [int(number) - page for number in _DIGITS.findall(text[:200]) if len(number) < 5]


def _key(text: str) -> str:
    return _DIGITS.sub("#", text[:200]).lower()


def _footnotes_apart(texts: list[str], last: int) -> tuple[list[str], dict[int, str]]:
    """The lines of the body, and the footnotes at the foot of the page by number.

    They count on from `last`, the last number of the pages before, or begin again at 1.
    """
    texts, starts = _starts(texts)
    while starts:
        run = [starts.pop()]
        for start in reversed(starts):
            if start[0] == run[0][0] - 1:
                run.insert(0, start)
        first = run[0][0]
        ends = [at for _, at in run[1:]] + [len(texts)]
        notes = {number: " ".join(texts[at:end]) for (number, at), end in zip(run, ends, strict=True)}
        is_next = last < first <= last + FOOTNOTES_SKIPPED or first == 1
        if is_next and all(end - at <= FOOTNOTE_LINES for (_, at), end in zip(run, ends, strict=True)):
            return texts[: run[0][1]], notes
    return texts, {}


def _starts(texts: list[str]) -> tuple[list[str], list[tuple[int, int]]]:
    """Lines, and (number, index) of those near the foot of the page that can begin a footnote.

    Where a page's last word is cut by a hyphen, PDFium glues the footnote to it: they are parted.
    """
    starts, at = [], len(texts)
    while at > max(len(texts) - 4 * FOOTNOTE_LINES, 0):
        at -= 1
        if glued := _AFTER_HYPHEN.search(texts[at]):
            cut = glued.start()
            texts = [*texts[:at], texts[at][:cut], texts[at][cut:], *texts[at + 1 :]]
            starts = [(number, index + 1) for number, index in starts]
            at += 1
        found = _FOOTNOTE.match(texts[at])
        is_said = found and (found.end() < len(texts[at]) or (at + 1 < len(texts) and not texts[at + 1][0].islower()))
        if is_said:
            starts.append((int(found[1]), at))
        elif _NO_FOOTNOTE.match(texts[at]):
            break
    return texts, starts[::-1]


@lru_cache(maxsize=128)
def _mark(number: int) -> re.Pattern:
    """A footnote's raised number glued to the word before it."""
    return re.compile(rf"(?<=[a-z)’'”,;:?!%]){number}(?![\d%]|[.,]\d)|(?<=[a-z]\.){number}(?!\w)")


def _without_mark(texts: list[str], number: int) -> list[str]:
    """The lines without the mark of a footnote: glued to a word, alone on a line, or heading one."""
    mark = str(number)
    marked = [_unglued(number, text) if mark in text else text for text in texts]
    if marked != texts:
        return [text for text in marked if text]
    if mark in texts:
        marked.remove(mark)
        return marked
    for i in range(1, len(texts)):
        if texts[i].startswith((f"{mark} ", f"{mark},")) and texts[i - 1][-1].isalpha() and texts[i][2].islower():
            marked[i] = texts[i].removeprefix(mark).lstrip()
            return marked
    return texts


def _unglued(number: int, text: str) -> str:
    def space(mark: re.Match) -> str:
        return " " if text[mark.end() : mark.end() + 1].isalnum() else ""

    return _mark(number).sub(space, text.replace(f"[{number}]", "")).strip()
