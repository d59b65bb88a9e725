"""A report's prose as sentences, with the dates, ages, numbers and phrases in each."""

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from loaders.report_numbers import Moment, Quantity, blank, moments, quantities, without
from loaders.report_phrases import BULLETS, DASH_BULLETS, cue, patterns, prose

LONGEST = 1500
"""Characters of the longest sentence that is read."""
HEADING = 90
IGNORED = "ignored"
NOT_MEASURES = {"months", "years", "miles", "points"}

MEASURED = re.compile(
    r"%|[Pp]er[ -]?cent|\d[ -](?:calendar |working )?(?:day|week)s|[Cc]ase-?load|[Pp]rivat\w+ (?:arranged )?foster"
)
END = re.compile(rf"[.!?](?:[”’'\"])?(?=\s+[A-Z“‘'\d(])|[{BULLETS}]|(?<=\s)[{DASH_BULLETS}](?=\s)")
PARAGRAPH = re.compile(r"\d{1,3}\.")
AGES = re.compile(
    r"""
      \baged?\s(?:between\s)?\d\d(?:,\s\d\d)*
        (?:\s?(?:-|–|−|to|and|or)\s?\d\d|\s(?:and|or)\s(?:over|above|older|under)|\+|\splus)?
        (?:\syears?(?:\sold|\sof\sage)?)?(?:\s(?:and|or)\s(?:over|above|older|under))?
    | \b\d\d(?:[-\s]?years?)?[-–]?(?:,?\s?(?:-|–|−|to|and|,)\s?-?\d\d[-–]?){0,2}[-\s]?years?[-\s]olds?
    | \b1[5-9]\s?(?:-|–|−|to)\s?(?:1[6-9]|2[0-5])(?=\s(?:care|young|age|cohort|year|group|population)|[),.;])
    | \b(?:over|under|below|post)[-\s](?:the\sage\sof\s)?(?:1[6-9]|2[0-5])\b(?:\syears(?:\sof\sage)?)?
        (?!\s?%|\s(?:days|weeks|miles|hours|child|case))
    | \b(?:1[6-9]|2[01])(?:\+|\s(?:years\s)?(?:and|or)\s(?:over|above|older)\b|-plus|\splus\b)
    | \b(?:under|over)[-\s](?:the\sage\sof\s)?(?:fives?|5s?)\b""",
    re.I | re.X,
)
BARE = re.compile(r"\b(?:at|of|to|was|is|from|and)\s*\(?$")
COUNTED = re.compile(r"\s(?:children|young|adopt|care|famil|social|cases)")


@dataclass(slots=True)
class Sentence:
    """`plain` is the text with dates and ages blanked, empty where there is nothing to measure; `offset` is its
    place in the prose; `context` holds up to three sentences before it in the paragraph."""

    text: str
    plain: str
    offset: int
    when: list[Moment]
    ages: list[re.Match]
    begins_paragraph: bool
    context: tuple[str, ...]

    @property
    def previous(self) -> str:
        return self.context[-1] if self.context else ""


@dataclass(slots=True)
class Hit:
    """A phrase found: `indicator` may name several keys, or none where the phrase is of something else."""

    indicator: str
    start: int
    end: int
    unless: re.Pattern | None


def without_summary_for_children(lines):
    """The lines without the summary for children, which repeats figures in rounded words."""
    kept, skipping = [], False
    starts, ends = patterns()["summary"][0][1], patterns()["summary_end"][0][1]
    for line in lines:
        if len(line.text) < HEADING:
            if starts.match(line.text):
                skipping = True
            elif skipping and ends.match(line.text):
                skipping = False
        if not skipping:
            kept.append(line)
    return kept


def sentences(text: str, inspected_to: date | None):
    """Each sentence of the prose in order; only those with something to measure are looked into."""
    measured = [match.start() for match in MEASURED.finditer(text)]
    start, begins, before = 0, True, ()
    for end in [match.end() for match in END.finditer(text)] + [len(text)]:
        words = text[start:end]
        stripped = words.strip(f" {BULLETS}")
        offset = start + len(words) - len(words.lstrip(f" {BULLETS}"))
        start = end
        if PARAGRAPH.fullmatch(stripped) or not stripped:
            begins = True
            continue
        before = () if begins else before
        following = bisect_left(measured, offset)
        has_measure = following < len(measured) and measured[following] < end
        yield _sentence(stripped, offset, begins, before, inspected_to, has_measure and len(stripped) < LONGEST)
        before = (*before[-2:], stripped[:LONGEST])
        begins = False


def _sentence(text: str, offset: int, begins: bool, context, inspected_to: date | None, is_read: bool) -> Sentence:
    if not is_read:
        return Sentence(text, "", offset, [], [], begins, context)
    when = moments(text, inspected_to)
    plain = without(when, text)
    ages = list(AGES.finditer(plain))
    for age in ages:
        plain = blank(plain, age.start(), age.end())
    return Sentence(text, plain, offset, when, ages, begins, context)


def hits(plain: str, text: str, context: str) -> list[Hit]:
    """Phrases of indicators and of other things, in order; an earlier row of the table wins a place."""
    found: list[Hit] = []
    lowered = plain.lower()
    for row in prose():
        if not any(word in lowered for word in row.words):
            continue
        if row.needs and not row.needs.search(context if row.needs_context else text):
            continue
        for match in row.phrase.finditer(plain):
            if not any(match.start() < hit.end and hit.start < match.end() for hit in found):
                found.append(Hit(row.indicator, match.start(), match.end(), row.unless))
    return sorted((hit for hit in found if hit.indicator != IGNORED), key=lambda hit: hit.start)


def numbers(plain: str) -> list[tuple[Quantity, float | None]]:
    """Numbers, each with the upper end of its range: "35 to 45 weeks"; "from 36 to 32 weeks" is two numbers."""
    found = quantities(plain)
    merged: list[tuple[Quantity, float | None]] = []
    upper_end = None
    for number, following in zip_longest(found, found[1:]):
        if number is upper_end:
            continue
        between = plain[number.end : following.start].strip() if following else ""
        if between in ("to", "and", "-", "–", "−") and _alike(number, following):
            if _is_range(plain[max(0, number.start - 60) : number.start], between):
                upper_end = following
                merged.append((replace(number, unit=following.unit, end=following.end), following.value))
                continue
            if between == "to":
                number = replace(number, unit=following.unit)
        merged.append((number, None))
    in_days = any(number.unit == "days" for number, _ in merged)
    merged = [(_in_days(plain, number), high) for number, high in merged] if in_days else merged
    return [(number, high) for number, high in merged if number.unit not in NOT_MEASURES]


def _alike(number: Quantity, following: Quantity) -> bool:
    return number.unit in ("count", following.unit) and following.unit not in NOT_MEASURES


def _is_range(before: str, between: str) -> bool:
    if between == "and":
        return bool(re.search(r"between\s*(?:about )?$", before, re.I))
    if between == "to":
        return not re.search(r"\bfrom\b", before, re.I) or bool(re.search(r"rang\w+ from\s*$", before, re.I))
    return True


def _in_days(plain: str, number: Quantity) -> Quantity:
    """ "Stood at 431 compared with the national average of 628 days": the first is of days too."""
    is_bare = number.unit == "count" and not number.in_words and 50 <= number.value < LONGEST
    if is_bare and BARE.search(plain[: number.start][-8:]) and not COUNTED.match(plain[number.end :]):
        return replace(number, unit="days")
    return number


def goes_on(sentence: Sentence) -> bool:
    """Whether the sentence goes on about the figure before it."""
    return bool(cue("goes_on").match(sentence.text))
