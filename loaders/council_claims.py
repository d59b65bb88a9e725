"""What a council paper says of other authorities: how many were inspected, remain, or have a grade.

Claims are the paper's own, with the day they were made for; nothing here is a fact about an authority.
"""

from dataclasses import dataclass
from datetime import date
from re import Match

from loaders.council_phrases import count, day, every, first, marked, says, sentences
from loaders.council_text import Block


@dataclass(frozen=True, slots=True)
class Claim:
    kind: str
    """inspected, remaining, judged, or rank ("among the top ten")."""
    scope: str
    """england or region."""
    region: str | None
    count: int
    out_of: int | None
    judgement: str | None
    grade: str | None
    or_better: bool
    as_at_on: date | None
    page: int
    text: str


def claims(blocks: list[Block]) -> list[Claim]:
    """The claims of a paper, in order. Items under a claim share its region and are out of its count."""
    found, above = [], None
    for block in blocks:
        if not block.marker:
            above = None
        of_block = [claim for sentence in sentences(block.text) for claim in _claims(sentence, block.page, above)]
        found += of_block
        if not block.marker and of_block and block.text.endswith(":"):
            above = of_block[-1]
    return found


def _claims(sentence: str, page: int, above: Claim | None) -> list[Claim]:
    if len(sentence) > 2_000 or not (says("claim_place", sentence) or says("claim_rank", sentence)):
        return []
    region, as_at, of = first("claim_region", sentence), first("claim_as_at", sentence), first("claim_of", sentence)
    place = region["region"] if region else above.region if above else None
    out_of = count(of["count"]) if of else above.count if above else None

    def claim(kind, number, judgement=None, grade=None, or_better=False) -> Claim:
        given = day(as_at["date"]) if as_at else None
        base = out_of if kind == "judged" else None
        scope = "region" if place else "england"
        return Claim(kind, scope, place, number, base, judgement, grade, or_better, given, page, sentence)

    counted = [
        claim(kind, count(match["count"]))
        for kind in ("inspected", "remaining", "rank")
        for match in every(f"claim_{kind}", sentence)
        if not (kind == "inspected" and of and of.start() <= match.start() < of.end())
    ]
    return counted + [claim("judged", *judged) for judged in _judged(sentence)]


def _judged(sentence: str) -> list[tuple[int, str, str, bool]]:
    """(count, judgement, grade, or better) of each "N authorities were judged GRADE" of a sentence."""
    found = []
    matches = every("claim_judged", sentence)
    for match, following in zip(matches, [*matches, None][1:], strict=True):
        part = sentence[match.start() : following.start() if following else len(sentence)]
        graded, named = marked("grades", "grade", part), marked("areas", "judgement", part)
        if graded:
            judgement = named[0][2] if named else "overall_effectiveness"
            found.append((_counted(match), judgement, graded[0][2], says("or_better", part)))
    return found


def _counted(match: Match) -> int:
    return 0 if match.groupdict().get("none") else count(match["count"])
