"""Lists in the columns of a council paper's tables, told by the words at the head of a column."""

import re
from dataclasses import dataclass, replace

from loaders.council_judgements import area, grades, is_grade
from loaders.council_phrases import says
from loaders.council_text import Block


@dataclass(frozen=True, slots=True)
class Listed:
    section: str
    """local_authority, priority_and_immediate_action, lscb, lscb_priority_and_immediate_action; strategic_priority."""
    subheading: str | None
    number: str | None
    """As printed; None for a bullet."""
    position: int
    page: int
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    judgement: str | None
    section: str
    is_weak: bool
    items: tuple[Listed, ...]


def table(blocks: list[Block], index: int) -> list[Found]:
    """The lists in the columns of the table whose heading is this row, told by the words of the heading."""
    heading = blocks[index].cells
    if (index and blocks[index - 1].cells) or any(is_grade(cell) for cell in heading):
        return []
    body = []
    for block in blocks[index + 1 :]:
        if not block.cells:
            break
        body.append(block)
    found = []
    for column, title in enumerate(heading):
        kind = _column_kind(title)
        if not kind:
            continue
        for block in body:
            text = block.cells[column] if column < len(block.cells) else ""
            if not text:
                continue
            number = next((c.strip(".)") for c in block.cells[:column] if re.fullmatch(r"\d{1,2}[.)]?", c)), None)
            judgement = next((a for c in block.cells[:column] if (a := heading_area(c))), None)
            found.append((kind, judgement, Listed("", None, number, 0, block.page, text)))
    return _gathered(found)


def _column_kind(title: str) -> str | None:
    if len(title) > 90 or says("list_own", title):
        return None
    kinds = ("strength", "list_strengths"), ("recommendations", "list_recommendations"), ("weakness", "list_weaknesses")
    weak = "recommendations" if says("list_recommendations_weak", title.strip("* ")) else None
    return next((kind for kind, fact in kinds if says(fact, title)), weak)


def _gathered(found: list[tuple[str, str | None, Listed]]) -> list[Found]:
    """Cells as lists, each text once; beside strengths, areas for improvement are weaknesses."""
    beside_strengths = any(kind == "strength" for kind, _, _ in found)
    lists: dict[tuple[str, str | None], list[Listed]] = {}
    for kind, judgement, item in found:
        name = "weakness" if kind == "recommendations" and beside_strengths else kind
        items = lists.setdefault((name, judgement if name != "recommendations" else None), [])
        if all(item.text != other.text for other in items):
            items.append(replace(item, position=len(items) + 1))
    return [
        Found(kind, judgement, "local_authority", False, tuple(items)) for (kind, judgement), items in lists.items()
    ]


def heading_area(text: str) -> str | None:
    """The area a heading names, its grade apart; the overall judgement is no area of findings."""
    for start, end, _ in reversed(grades(text)):
        text = text[:start] + text[end:]
    judgement = area(text.strip(" :–—-'‘’\"."))
    return None if judgement == "overall_effectiveness" else judgement
