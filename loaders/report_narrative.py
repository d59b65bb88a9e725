"""The figures in a report's prose: each number of a sentence given to the phrase it counts.

A number belongs to the nearest phrase of an indicator that has its unit; phrases of something else
compete for it. What a number is compared with counts the same, and so does a number in a sentence that
only goes on ("This is better than the national average of 30 weeks").
"""

import re
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from loaders.report_counts import counts
from loaders.report_numbers import WORDS, Passage, Quantity
from loaders.report_phrases import Figure, cue, units
from loaders.report_roles import Claim, claim, settle
from loaders.report_sentences import Hit, Sentence, goes_on, hits, numbers, sentences, without_summary_for_children

FARTHEST = {"percent": 160, "days": 250, "weeks": 250}
"""The greatest cost at which a number still belongs to a phrase; much prose may stand before a number of days."""
MOST_DAYS = 1500
LIMIT_IN_WEEKS = 26
AND_A_COUNT = re.compile(
    rf"\band (?:only |just |a further )?"
    rf"(?:\d[\d,]*\b(?!\.?\d*\s?%)|(?:{'|'.join(WORDS)})\b(?![-\s]\w+ per cent| per cent))",
    re.I,
)
PRECEDED = re.compile(r"\b(?:at|is|was|to|are|were|by|stands at|of)\s+(?!which |whom |these )(?:\w+ )?$")
OF_WHICH = re.compile(r"\bof (?:which|whom|these)\s*$")
NEW_CLAUSE = re.compile(r"(?:^|,|;|and|with|that|only)\s*$")


@dataclass(slots=True)
class _Carried:
    """What the sentences before in the paragraph counted: indicator by unit, claims, and how many sentences ago."""

    indicators: dict[str, str] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    age: int = 9


def read(lines, inspected_to: date | None = None) -> list[Figure]:
    """Every figure of the prose, in order."""
    passage = Passage(without_summary_for_children(lines))
    carried, found = _Carried(), []
    for sentence in sentences(passage.text, inspected_to):
        if sentence.begins_paragraph:
            carried = _Carried()
        carried.age += 1
        if sentence.plain and (claims := _claims(sentence, carried)):
            settle(sentence, claims, carried.claims if carried.age <= 2 else [])
            carried = _Carried({**carried.indicators, **{c.number.unit: c.indicator for c in claims}}, claims, 0)
            found += [(claim, sentence) for claim in claims]
    return [_figure(claim, sentence, passage) for claim, sentence in found if claim.role != "region"]


def _figure(claim: Claim, sentence: Sentence, passage: Passage) -> Figure:
    return Figure(
        indicator=claim.indicator,
        subgroup=claim.subgroup,
        value=claim.number.value,
        value_high=claim.high,
        unit=claim.number.unit,
        as_at=claim.moment and claim.moment.text,
        as_at_on=claim.moment and claim.moment.on,
        role=claim.role,
        block="narrative",
        page=passage.page(sentence.offset + claim.number.start),
        quote=sentence.text,
    )


def _claims(sentence: Sentence, carried: _Carried) -> list[Claim]:
    named = hits(sentence.plain, sentence.text, " ".join((*sentence.context, sentence.text)))
    found = numbers(sentence.plain)
    claims: list[Claim] = []
    for position, (number, _) in enumerate(found):
        if number.unit == "count" or _is_no_value(sentence.plain, number):
            continue
        others = [other for other, _ in found if other.unit == number.unit]
        keys = _compared(sentence, number, named, claims) or _counted(sentence, number, named, others)
        if keys is None:
            keys = _from_before(sentence, number, carried)
        claims += [claim(sentence, position, found, key, claims, named) for key in keys]
    claims += counts(sentence, found, claims)
    if "respectively" in sentence.text:
        claims = _in_order(sentence, claims, named)
    return sorted(claims, key=lambda claim: claim.number.start)


def _is_no_value(plain: str, number: Quantity) -> bool:
    """A target, a difference, a bound, or one child's case."""
    before, after = plain[max(0, number.start - 110) : number.start], plain[number.end : number.end + 30]
    if cue("difference_before").search(before) or cue("one_case").search(before):
        return True
    if cue("target_before").search(re.sub(r"\(\s*\)", "", before)) and "average" not in before[-25:]:
        return True
    if number.unit == "percent":
        return bool(cue("share_of_change").match(after))
    if number.unit == "days" and (number.value > MOST_DAYS or re.search(r"\bwithin\s+(?:the )?$", before)):
        return True
    if cue("difference_after").match(after) or cue("vague").search(before):
        return True
    return bool(cue("target_after").match(after)) and not re.match(r"[- ]+period", after)


def _compared(sentence: Sentence, number: Quantity, named: list[Hit], claims: list[Claim]) -> list[str]:
    """What the number before counts, where this one is compared with it."""
    last = claims[-1] if claims else None
    if last is None or last.number.unit != number.unit:
        return []
    others = [h for h in named if h.start >= last.number.end and h.end <= number.start and h.indicator]
    if any(last.indicator not in hit.indicator.split() for hit in others):
        return []
    between = re.split("[;:]", sentence.plain[last.number.end : number.start])[-1]
    is_end = last.role == "previous" and re.search(r"\bto\s+(?:[a-z]+ ){0,4}$", between)
    is_dated = last.moment and last.moment.start > last.number.end
    is_next = is_dated and re.fullmatch(r"[\s(),]*(?:at |in |by |on )?[\s(),]*and\s+(?:to )?", between)
    is_paired = "respectively" in sentence.text and between.strip() == "and"
    cues = ("england", "statistical_neighbours", "from", "before_that")
    if is_end or is_next or is_paired or any(cue(name).search(between) for name in cues):
        return list(dict.fromkeys(c.indicator for c in claims if c.number.start == last.number.start))
    return []


def _counted(sentence: Sentence, number: Quantity, named: list[Hit], others: list[Quantity]) -> list[str] | None:
    """What the number counts: an indicator, several where phrases are joined by "and", or something else (empty).

    None where no phrase of the sentence can have the number.
    """
    costs = [
        (_cost(sentence.plain, number, hit, others), position)
        for position, hit in enumerate(named)
        if _can_have(sentence, number, hit)
    ]
    cost, position = min(costs, default=(None, None))
    if cost is not None and cost <= FARTHEST[number.unit]:
        hit = named[position]
        if hit.indicator == "care_proceedings_weeks" and _is_the_limit(sentence.plain, number):
            return []
        keys = [key for joined in _joined(sentence.plain, hit, named) for key in joined.indicator.split()]
        return [key for key in dict.fromkeys(keys) if number.unit in units()[key]]
    return [] if any(hit.indicator for hit in named) or (costs and number.unit == "percent") else None


def _can_have(sentence: Sentence, number: Quantity, hit: Hit) -> bool:
    if not hit.indicator:
        return number.unit == "percent"
    if not any(number.unit in units()[key] for key in hit.indicator.split()):
        return False
    return not (hit.unless and hit.unless.search(_span(sentence.plain, number, hit)))


def _from_before(sentence: Sentence, number: Quantity, carried: _Carried) -> list[str]:
    """What the sentences before in the paragraph count: their last phrase, or their last number."""
    in_time = number.unit in ("days", "weeks")
    if not in_time and not goes_on(sentence):
        return []
    is_counted_just_before = carried.age == 1 and number.unit in carried.indicators
    if not is_counted_just_before and (said := _said(sentence.previous, number)):
        return said
    if carried.age <= (3 if in_time else 2) and number.unit in carried.indicators:
        return [carried.indicators[number.unit]]
    return next(filter(None, (_said(words, number) for words in reversed(sentence.context))), []) if in_time else []


def _said(words: str, number: Quantity) -> list[str]:
    """The indicator that a sentence named last."""
    keys = [key for hit in hits(words, words, words) for key in hit.indicator.split() if number.unit in units()[key]]
    return keys[-1:]


def _is_the_limit(plain: str, number: Quantity) -> bool:
    """26 weeks is the statutory limit, and a value only where it is said to be an average."""
    before = plain[max(0, number.start - 60) : number.start]
    return number.value == LIMIT_IN_WEEKS and not cue("is_average_weeks").search(before)


def _joined(plain: str, hit: Hit, named: list[Hit]) -> list[Hit]:
    """The phrase and those listed with it: "initial health assessments, immunisations and dental checks"."""
    joined = [hit]
    for other in named:
        if other.start >= joined[-1].end and cue("joint").fullmatch(plain[joined[-1].end : other.start]):
            joined.append(other)
    for other in reversed(named):
        if other.end <= joined[0].start and cue("joint").fullmatch(plain[other.end : joined[0].start]):
            joined.insert(0, other)
    return joined


def _span(plain: str, number: Quantity, hit: Hit) -> str:
    """The words from the number to the phrase, or back, with the rest of the clause on either side."""
    start, end = min(number.start, hit.start), max(number.end, hit.end)
    tail = re.match(r"(?:(?! and )[^,;.(\d]){0,60}", plain[end : end + 60])[0]
    head = re.search(r"[^,;.)\d]{0,40}$", plain[max(0, start - 40) : start])[0]
    return head + plain[start:end] + tail


def _cost(plain: str, number: Quantity, hit: Hit, others: list[Quantity]) -> float:
    """How far a phrase is from the number: characters, and more for what parts them."""
    follows = hit.start >= number.end
    if not follows and hit.end > number.start:
        return 0
    lower, upper = (number.end, hit.start) if follows else (hit.end, number.start)
    gap = plain[lower:upper]
    between = sum(lower <= other.start < upper for other in others)
    cost = len(" ".join(gap.split())) + 60 * between + 40 * len(cue("break").findall(gap)) + 12 * gap.count(",")
    quantified = bool(cue("quantifier").search(plain[max(0, number.start - 45) : number.start]))
    before = plain[max(0, number.start - 12) : number.start].lower()
    if follows:
        in_brackets = not quantified and plain.rfind("(", 0, number.start) > plain.rfind(")", 0, number.start)
        cost += 40 * in_brackets + 25 * bool(PRECEDED.search(before)) + 65 * bool(AND_A_COUNT.search(gap))
        return cost + 30 * bool(re.match(r"\s+and\b|\s*,", gap or plain[number.end :])) + 30 * (" and " in gap)
    cost += (30 + 130 * bool(re.search(r"\b(?:and|but|with)\b", gap))) * quantified
    cost += 45 * bool(re.match(r"\s*(?:\([^)]*\)\s*)?of\b", plain[number.end :]))
    return cost + 15 * bool(NEW_CLAUSE.search(before)) + 60 * bool(OF_WHICH.search(before))


def _in_order(sentence: Sentence, claims: list[Claim], named: list[Hit]) -> list[Claim]:
    """ "Dental checks and immunisations at 71% and 77% respectively": each in its place, and roles likewise."""
    claims = sorted(claims, key=lambda claim: claim.number.start)
    said = sentence.plain[: claims[-2].number.start] if len(claims) > 1 else ""
    neighbours, nation = cue("statistical_neighbours").search(said), cue("england").search(said)
    if neighbours and nation:
        roles = ("statistical_neighbours", "england")
        roles = roles if neighbours.start() < nation.start() else roles[::-1]
        claims[-2].role, claims[-1].role = roles
    for first, second in zip_longest(named, named[1:]):
        keys = first.indicator.split()
        if len(keys) == 1 and second and cue("joint").fullmatch(sentence.plain[first.end : second.start]):
            keys += second.indicator.split()
        shares = sorted({c.number.start for c in claims if c.indicator in keys and c.number.start > first.end})
        if len(keys) == 2 and len(shares) >= 2:
            wanted = dict(zip(shares[:2], keys, strict=True))
            claims = [c for c in claims if wanted.get(c.number.start, c.indicator) == c.indicator]
    return claims
