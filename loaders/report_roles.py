"""Whose a number is and when: current, previous, England's or the neighbours'; its date; its subgroup."""

import re
from dataclasses import dataclass

from loaders.report_numbers import Moment, Quantity
from loaders.report_phrases import cue
from loaders.report_sentences import Hit, Sentence, goes_on

COMPARATORS = ("statistical_neighbours", "england", "region")
"""A region's value is recognised so that it is not taken for the authority's; it is not kept."""
NEAR = 110
"""Characters before a number that can say whose it is."""
SUBGROUPED = ("care_leavers", "initial_health", "review_health", "health_", "dental", "immunis")
CLAUSE = re.compile(
    r"[;:,(]|\b(?:but|while|although|whereas|and)\b(?= (?:the|this|that|those|an?|in|for|of|is|was|now|currently) )"
)
NO_VERB = r"(?:(?!\b(?:than|compared|above|below|which|is|was|were|are|and|to|better|similar)\b)[^,;.(]){0,45}?"
OF_WHOM = rf"{NO_VERB}\b(?:for|in|across|by|among|amongst)\s+(?:the |all |its |other )?"
AFTER = tuple((role, re.compile(rf"{OF_WHOM}(?:{cue(role).pattern})", re.I)) for role in COMPARATORS)
NATIONALLY = re.compile(rf"{NO_VERB}\bnationally", re.I)


@dataclass(slots=True)
class Claim:
    """A number given to an indicator; `role` is None until dates decide."""

    number: Quantity
    high: float | None
    indicator: str
    role: str | None
    moment: Moment | None
    subgroup: str | None

    def is_like(self, other: "Claim") -> bool:
        return (self.indicator, self.number.unit, self.subgroup) == (other.indicator, other.number.unit, other.subgroup)


def claim(sentence: Sentence, position: int, numbers, indicator: str, claims: list[Claim], hits: list[Hit]) -> Claim:
    """The number at that position, given to the indicator, with all the sentence says of it."""
    number, high = numbers[position]
    before = [other.end for other, _ in numbers[:position] if other.unit == number.unit]
    after = (other.start for other, _ in numbers[position + 1 :] if other.unit == number.unit)
    bounds = (before[-1] if before else 0, next(after, len(sentence.plain)))
    follows_own = any(c.indicator == indicator and c.number.unit == number.unit for c in claims)
    is_named = any(indicator in hit.indicator.split() for hit in hits)
    role = _role(sentence.plain, number, bounds, follows_own, is_named)
    moment = _moment(sentence, number, *bounds)
    return Claim(number, high, indicator, role, moment, _subgroup(sentence, number, indicator, *bounds))


def _role(plain: str, number: Quantity, bounds, follows_own: bool, is_named: bool) -> str | None:
    """A role, or None where only dates can tell. `follows_own`: a value of the same indicator stands before it."""
    raw = plain[max(bounds[0], number.start - NEAR) : number.start]
    window = " ".join(cue("lead_in").sub("", raw).split(" ")) + " "
    clause = CLAUSE.split(re.sub(r"\s+", " ", window))[-1]
    after = re.split(r"[,;.(]", plain[number.end : min(bounds[1], number.end + 75)])[0]
    by_at = is_named and not follows_own and _compares_by_at(plain, number, clause)
    if comparator := _comparator(clause, after, by_at):
        return comparator
    raw = re.sub(r"\s+", " ", raw)
    if cue("from").search(raw) and not cue("from_place").search(raw[raw.lower().rfind("from") :]):
        return "previous"
    is_risen = follows_own and re.search(r"\bto\s+(?:\w+ ){0,4}$", raw) and "compar" not in raw
    if is_risen:
        return "current"
    if cue("of_before").search(raw) or (follows_own and cue("before_that").search(raw)):
        is_beside = re.search(r"\bcompar\w+ (?:with|to)\s*$", raw) and cue("england").search(plain[: number.start])
        return "england" if is_beside else "previous"
    return "current" if cue("later").search(clause) or cue("later").search(after) else None


def _compares_by_at(plain: str, number: Quantity, clause: str) -> bool:
    """ "In line with the national average, at 89%" gives the authority's own value."""
    is_at = re.search(r"[a-z],? at\s*$", plain[max(0, number.start - 9) : number.start])
    return bool(is_at and cue("compares_by_at").search(clause))


def _comparator(clause: str, after: str, by_at: bool) -> str | None:
    for role, pattern in AFTER:
        if pattern.match(after):
            return role
    if NATIONALLY.match(after):
        return "england"
    named = [(found.end(), role) for role in COMPARATORS for found in cue(role).finditer(clause)]
    if named and not by_at:
        end, role = max(named)
        if len(clause) - end < 75 and not cue("verb").search(clause[end:]):
            return role
    return None


def _moment(sentence: Sentence, number: Quantity, start: int, end: int) -> Moment | None:
    """The date beside the number: after it, else before it, else the only one of the sentence."""
    plain = sentence.plain
    after = next((m for m in sentence.when if number.end <= m.start < end), None)
    gap = plain[number.end : after.start] if after else ""
    if cue("another").search(gap):
        after = None
    if after and len(gap.strip()) <= 60 and not re.search(r"[,;]\s\w+.*\w", gap):
        return after
    before = next((m for m in reversed(sentence.when) if start <= m.start < number.start), None)
    if before is None or cue("later").search(plain[before.end : number.start]):
        return after or _only_moment(sentence, number, start)
    is_of_another = start and cue("attached").fullmatch(plain[start : before.start])
    return (after or _only_moment(sentence, number, start)) if is_of_another else before


def _only_moment(sentence: Sentence, number: Quantity, start: int) -> Moment | None:
    if len(sentence.when) != 1:
        return None
    only = sentence.when[0]
    between = sentence.plain[min(only.end, number.end) : max(only.start, number.start)]
    is_of_another = start and start < only.start < number.start
    if is_of_another or cue("another").search(between) or cue("from").search(sentence.plain[: number.start]):
        return None
    return only


def _subgroup(sentence: Sentence, number: Quantity, indicator: str, start: int, end: int) -> str | None:
    """Ages or placement named beside the number, as printed."""
    plain = sentence.plain
    if not indicator.startswith(SUBGROUPED) or plain.startswith(" of all", number.end):
        return None
    near = []
    for age in sentence.ages:
        if start <= age.start() < number.start:
            near.append((number.start - age.end(), age[0]))
        elif number.end <= age.start() < end and not re.search("[,;.(]", plain[number.end : age.start()]):
            near.append((age.start() - number.end, age[0]))
    if near:
        return " ".join(min(near)[1].split()).strip(" ,")
    placed = cue("placed").search(plain, number.end, end)
    return placed[0] if placed else None


def settle(sentence: Sentence, claims: list[Claim], before: list[Claim]) -> None:
    """Give every claim a role. Where words do not tell, the latest dated value of an indicator is current.

    `before` are the claims of the sentence before, whose current values a later one makes previous.
    """
    _settle_rises(sentence, claims)
    for claim in claims:
        if claim.role is None:
            others = [c for c in claims if c is not claim and c.role in (None, "current") and c.is_like(claim)]
            claim.role = "previous" if any(_is_earlier(claim, other) for other in others) else "current"
    for claim in claims:
        for other in before:
            if claim.role == other.role == "current" and claim.is_like(other) and _comparable(claim, other):
                if _is_earlier(claim, other):
                    claim.role = "previous"
                elif _is_earlier(other, claim) and goes_on(sentence):
                    other.role = "previous"


def _settle_rises(sentence: Sentence, claims: list[Claim]) -> None:
    """ "55% in the last quarter, and this has risen to 61%": the first is previous."""
    for claim in claims:
        earlier = [c for c in claims if c.number.end <= claim.number.start and c.is_like(claim)]
        if not earlier or claim.role not in (None, "current"):
            continue
        if cue("risen_to").search(sentence.plain[earlier[-1].number.end : claim.number.start]):
            claim.role = "current"
            for other in earlier:
                other.role = "previous" if other.role in (None, "current") else other.role


def _is_earlier(claim: Claim, other: Claim) -> bool:
    """By their dates; a dated value before an undated one later in the sentence is the earlier."""
    if not claim.moment or not claim.moment.order:
        return False
    if other.moment and other.moment.order:
        return claim.moment.order < other.moment.order
    return other.number.start > claim.number.start and claim.moment.order.year < 9999


def _comparable(claim: Claim, other: Claim) -> bool:
    """Both dated, and both of one year or both averages over several."""
    is_dated = claim.moment and claim.moment.order and other.moment and other.moment.order
    return bool(is_dated) and _is_of_years(claim.moment) == _is_of_years(other.moment)


def _is_of_years(moment: Moment) -> bool:
    years = [int(year[-2:]) for year in re.findall(r"\d{2,4}", moment.text)]
    return len(years) == 2 and years[1] - years[0] > 1
