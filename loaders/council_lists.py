"""The lists of a council paper: what Ofsted recommended, the paper's strategic priorities, strengths and weaknesses.

A list is opened by a phrase of data/reference/council_phrases.csv and holds the items that follow
with one kind of marker; items with a deeper marker belong to the item above them. What the paper
recommends to its own members is no recommendation of an inspector.
"""

import re
from dataclasses import dataclass, replace

from loaders import council_facts
from loaders.council_judgements import areas, grades, label_and_grade
from loaders.council_phrases import says, sentences
from loaders.council_tables import Found, Listed, heading_area, table
from loaders.council_text import Block, position

DEPTH = {"decimal": 0, "named": 0, "number": 1, "letter": 2, "roman": 3}
"""Deeper markers have greater numbers; bullets are deepest."""


_BOARD = re.compile(r"\bLSCB\b|safeguarding (?:children )?board", re.IGNORECASE)
_INLINE = re.compile(r"(?<!\w)\((?P<number>[a-h]|i{1,3}|iv|vi{0,3}|\d{1,2})\)\s")
_LAST = re.compile(r"[;,]?\s{0,3}(?:\band\s{0,3})?$")


@dataclass(frozen=True, slots=True)
class Finding:
    judgement: str | None
    """The area it stands under; None where the paper does not say."""
    kind: str
    """strength or weakness."""
    position: int
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Lists:
    recommendations: tuple[Listed, ...]
    recommendations_stated: int | None
    """How many the paper says there are."""
    grouped_into: int | None
    """Into how many themes the paper says it brought them."""
    priorities: tuple[Listed, ...]
    priorities_stated: int | None
    findings: tuple[Finding, ...]
    problems: tuple[str, ...]


def lists(blocks: list[Block]) -> Lists:
    """The lists of a paper; `problems` says what was announced and could not be read."""
    stated, grouped, priorities_stated = council_facts.stated(blocks)
    found = _found(blocks, stated)
    recommendations = _chosen([some for some in found if some.kind == "recommendations"], stated)
    priorities = max((some.items for some in found if some.kind == "priorities"), key=len, default=())
    priorities = tuple(replace(item, section="strategic_priority") for item in priorities)
    findings = tuple(
        Finding(some.judgement, some.kind, item.position, item.page, item.text)
        for some in found
        if some.kind in ("strength", "weakness")
        for item in some.items
    )
    problems = _problems("recommendations", len(recommendations), stated)
    if not recommendations and stated is None and any(some.kind == "announced" for some in found):
        problems = ["recommendations: a list is announced, but what follows is not marked as items"]
    problems += _problems("priorities", len(priorities), priorities_stated)
    return Lists(recommendations, stated, grouped, priorities, priorities_stated, findings, tuple(problems))


def _problems(what: str, read: int, stated: int | None) -> list[str]:
    if stated is not None and read != stated:
        return [f"{what}: the paper counts {stated}, {read or 'none'} could be read as a list"]
    return [] if read or what == "priorities" else [f"{what}: the paper lists none"]


def _found(blocks: list[Block], stated: int | None) -> list[Found]:
    found, judgement = [], None
    for index, block in enumerate(blocks):
        if block.cells:
            found += table(blocks, index)
            continue
        inside = _inline(block)
        if inside:
            found.append(Found("recommendations", None, "local_authority", False, inside))
        kind, is_weak, own_area = _opened(blocks, index, judgement)
        if not kind:
            if block.is_heading and not _is_grade_alone(block.text):
                judgement = None if _is_row(blocks, index) else heading_area(block.text)
            continue
        wanted = stated if kind == "recommendations" else None
        items = () if kind == "own" else _without_heading(_items(blocks, index, wanted), wanted)
        if kind == "recommendations" and not items and not is_weak:
            found.append(Found("announced", None, "", False, ()))
        if items and not _is_own(items):
            found.append(Found(kind, own_area, _section(block.text, own_area), is_weak, items))
    return found + _named(blocks)


def _is_grade_alone(text: str) -> bool:
    """Whether a heading is the grade of the one above it: "Judgement: Good"."""
    given = grades(text)
    return len(given) == 1 and not areas(text) and len(text) < 60


def _is_row(blocks: list[Block], index: int) -> bool:
    """Whether a heading is one of several labels with grades, one below the other, and heads no section."""
    near = [blocks[i] for i in (index - 1, index + 1) if 0 <= i < len(blocks)]
    return bool(label_and_grade(blocks[index].text)) and any(label_and_grade(block.text) for block in near)


def _opened(blocks: list[Block], index: int, judgement: str | None) -> tuple[str, bool, str | None]:
    """(kind of list, whether the phrase is a weak one, area) a block opens; kind is blank where it opens none."""
    block = blocks[index]
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    text = _last_words(block)
    if following is None or len(text) > 600 or label_and_grade(text) or not _announces(block, following):
        return "", False, None
    short = len(text) <= 90
    named = {name for _, _, name in areas(text)} - {"overall_effectiveness"}
    judgement = next(iter(named)) if short and len(named) == 1 else judgement
    if says("list_own", text):
        return "own", False, None
    strong, weak = says("list_strengths", text), says("list_weaknesses", text)
    if strong and weak:
        return "", False, None
    if strong:
        return "strength", False, judgement
    if says("list_priorities", text):
        return "priorities", False, None
    if weak and judgement not in (None, "lscb"):
        return "weakness", False, judgement
    if says("list_recommendations", text):
        return "recommendations", False, judgement if judgement == "lscb" else None
    if weak:
        return "weakness", False, None
    return ("recommendations", True, None) if says("list_recommendations_weak", text) else ("", False, None)


def _announces(block: Block, following: Block) -> bool:
    """Whether a list may come after a block: it is a heading, ends with a colon, or leads to deeper markers."""
    if block.is_heading or block.text[-1:] in (":", ";", "–", "-"):
        return True
    leads = bool(following.marker) and (not block.marker or _is_deeper(following, block.family))
    return leads and (
        block.text[-1:] != "." or bool(re.search(r"\b(?:following|below|as follows|were)\b", _last_words(block)))
    )


def _last_words(block: Block) -> str:
    """What leads to a list: the last sentence of a block, and the one before it where that is short."""
    if block.is_heading:
        return block.text
    parts = sentences(block.text)
    return " ".join(parts[-2:]) if len(parts[-1]) < 60 else parts[-1]


def _section(text: str, judgement: str | None) -> str:
    board = judgement == "lscb" or _BOARD.search(text[:120])
    priority = re.search(r"priority (?:and immediate )?action", text, re.IGNORECASE)
    name = "priority_and_immediate_action" if priority else "" if board else "local_authority"
    return "_".join(filter(None, ("lscb" if board else "", name)))


def _is_deeper(block: Block, family: str) -> bool:
    return bool(block.family) and _depth(block.family) > _depth(family)


def _depth(family: str) -> int:
    ordered = [depth for name, depth in DEPTH.items() if family.startswith(name)]
    return ordered[0] if ordered else 9


def _items(blocks: list[Block], index: int, stated: int | None) -> tuple[Listed, ...]:
    """The items of the list a block opens."""
    opener, rest = blocks[index], blocks[index + 1 :]
    if not rest[0].marker and rest[0].is_heading and len(rest) > 1 and rest[1].marker:
        return _marked(rest, rest[1].family)  # a subheading comes first
    if rest[0].marker:
        numbered_on = rest[0].family == opener.family and _follows(rest[0], opener)
        return _taken(rest, stated) if numbered_on else _marked(rest, rest[0].family)
    return _taken(rest, stated)


def _follows(block: Block, before: Block) -> bool:
    last, this = position(before), position(block)
    return last is not None and this == last + 1


def _taken(rest: list[Block], stated: int | None) -> tuple[Listed, ...]:
    """Paragraphs as items: only where the paper says how many there are, since nothing else ends the list."""
    if not stated or len(rest) < stated:
        return ()
    taken = rest[:stated]
    if any(block.cells or len(block.text) > 600 for block in taken):
        return ()
    return tuple(_item(block, number, None) for number, block in enumerate(taken, 1))


def _item(block: Block, number: int, subheading: str | None) -> Listed:
    ordered = position(block) is not None
    return Listed("", subheading, block.marker if ordered else None, number, block.page, block.text)


def _marked(rest: list[Block], family: str) -> tuple[Listed, ...]:
    """Items of one kind of marker, with their sub-items; short unmarked lines between them are subheadings."""
    items: list[Listed] = []
    last, subheading = None, None
    for index, block in enumerate(rest):
        following = rest[index + 1] if index + 1 < len(rest) else None
        if block.cells or (block.is_heading and block.marker):
            break
        if not block.marker:
            goes_on = (
                following is not None and following.family == family and (last is None or _is_next(following, last))
            )
            if not (block.is_heading and goes_on and len(block.text) < 90) or says("list_strengths", block.text):
                break
            if last is not None and position(last) is None and not _is_subheading(block):
                break
            subheading = block.text
        elif block.family == family:
            if last is not None and not _is_next(block, last):
                break
            items.append(_item(block, len(items) + 1, subheading))
            last = block
            if len(items) == 1 and family in ("number", "letter", "roman") and position(block) != 1:
                return ()  # not the beginning of a list
        elif items and (_is_deeper(block, family) or _depth(family) == 9 == _depth(block.family)):
            items[-1] = replace(items[-1], text=f"{items[-1].text} {block.text}")
        else:
            break
    return tuple(items)


def _without_heading(items: tuple[Listed, ...], stated: int | None) -> tuple[Listed, ...]:
    """A list without what follows its stated end, where that is the marked heading of the next part."""
    if stated and len(items) > stated and len(items[stated].text) < 60:
        ends = items[stated].text[-1:] in ".;," or items[stated - 1].text[-1:] not in ".;"
        return items if ends else items[:stated]
    return items


def _is_next(block: Block, last: Block) -> bool:
    """Whether an item goes on a list: the next number, or one of the few after it where a marker was lost."""
    before, this = position(last), position(block)
    return before is None or this is None or before < this <= before + 3


def _is_subheading(block: Block) -> bool:
    """Whether a line between bullets divides their list: it names an area and opens no list of its own."""
    return bool(areas(block.text)) and not says("list_weaknesses", block.text)


def _inline(block: Block) -> tuple[Listed, ...]:
    """What Ofsted recommends within a sentence: "three areas for improvement: (a) ...; (b) ... and (c) ..."."""
    if block.is_heading or len(block.text) > 20_000:
        return ()
    for sentence in sentences(block.text):
        marks = list(_INLINE.finditer(sentence))
        if len(marks) < 2 or marks[0]["number"] not in ("a", "i", "1"):
            continue
        lead = sentence[: marks[0].start()]
        if says("list_own", lead) or not says("list_recommendations", lead):
            continue
        ends = [mark.start() for mark in marks[1:]] + [len(sentence)]
        return tuple(
            Listed("", None, mark["number"], number, block.page, _LAST.sub("", sentence[mark.end() : end]))
            for number, (mark, end) in enumerate(zip(marks, ends, strict=True), 1)
        )
    return ()


def _named(blocks: list[Block]) -> list[Found]:
    """Items that call themselves what they are, wherever they stand: "Recommendation 1", "AFI 2"."""
    named: dict[int, Listed] = {}
    for block in blocks:
        if block.family.startswith("named") and not block.family.endswith(("priority", "objective")):
            named.setdefault(int(block.marker), _item(block, int(block.marker), None))
    items = tuple(named[number] for number in sorted(named))
    return [Found("recommendations", None, "local_authority", False, items)] if len(items) > 1 else []


def _is_own(items: tuple[Listed, ...]) -> bool:
    """Whether a list is what the paper asks of its members."""
    return sum(says("own_item", item.text) for item in items) * 2 >= len(items)


def _chosen(found: list[Found], stated: int | None) -> tuple[Listed, ...]:
    """For each section the list of the stated length, else the longest; weak openers only where nothing else is."""
    strong = [some for some in found if not some.is_weak]
    candidates = strong or found
    chosen: list[Listed] = []
    for section in dict.fromkeys(some.section for some in candidates):
        of_section = [some.items for some in candidates if some.section == section]
        exact = [items for items in of_section if len(items) == stated]
        items = exact[0] if exact else max(of_section, key=len)
        chosen += [replace(item, section=section) for item in items]
    return tuple(chosen)
