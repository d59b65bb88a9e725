"""Whose a council paper is, for which meeting, and the days and counts it gives of the inspection it is about."""

import re
from collections.abc import Iterator
from datetime import date

from loaders.council_phrases import count, day, every, first, patterns, period, says, sentences
from loaders.council_text import Block

HEAD = 40
"""Blocks in which a paper says whose it is, for which meeting and when."""

_WORD = r"[A-Z][\w.-]*\w"
_JOINED = r"(?:of|and|upon|on|the|in|with|under|&|OF|AND|UPON|ON|THE|IN|WITH|UNDER)"
_NAME = rf"(?P<name>{_WORD}(?:(?: {_JOINED}){{0,2}} {_WORD}){{0,5}}?)"
_SORT = r"(?:Metropolitan|Borough|County|City|District|Unitary|METROPOLITAN|BOROUGH|COUNTY|CITY|DISTRICT|UNITARY)"
_COUNCIL = re.compile(rf"(?<![\w'’]){_NAME},?(?: {_SORT}){{0,3}} (?:Council|COUNCIL|MBC|Metropolitan Borough)\b")
_BOROUGH = re.compile(
    rf"\b(?:Borough|City|County|BOROUGH|CITY|COUNTY) (?:of|OF) {_NAME}"
    rf"(?! {_JOINED} [A-Z])(?=$|[,.;:|(’']| {_SORT}| [a-z]|\s[-–])"
)
_CHILDRENS = r"[Cc]hildren(?:['’]s|s['’])? (?:[Ss]ocial [Cc]are )?[Ss]ervices"
_SERVICES = (
    re.compile(
        rf"(?<![\w'’]){_NAME}['’]s? (?:Local Authority |Council['’]s )?(?:[Cc]hildren|[Ss]ervices for [Cc]hildren)"
    ),
    re.compile(rf"{_CHILDRENS} (?:in|at) (?:the )?{_NAME}(?! {_JOINED} [A-Z])(?=$|[,.;:(]| [a-z])"),
)


def authority(blocks: list[Block]) -> str | None:
    """The first council the head names as one, else the one the paper names most."""
    for block in blocks[:HEAD]:
        name = _council(block.text) if len(block.text) < 200 else None
        if name:
            return name
    named = [name for block in blocks if (name := _council(block.text))]
    named = named or [name for block in blocks for p in _SERVICES if (name := _named(p, block.text))]
    return max(dict.fromkeys(named), key=named.count) if named else None


def _council(text: str) -> str | None:
    return _named(_BOROUGH, text) or _named(_COUNCIL, text)


def _named(pattern: re.Pattern, text: str) -> str | None:
    """The first name a pattern finds, without words that only look like part of it."""
    for match in pattern.finditer(text[:5_000]):
        words = match["name"].split()
        while words and _is_no_name(words[0]):
            words.pop(0)
        if words and not any(_is_no_name(word) for word in words if word.lower() not in ("and", "in", "of", "the")):
            return _cased(" ".join(words))
    return None


def _is_no_name(word: str) -> bool:
    return bool(patterns("no_name")[0].fullmatch(word))


def _cased(name: str) -> str:
    """A name printed in capitals as it is written: STOCKTON-ON-TEES as Stockton-on-Tees."""
    if not name.isupper():
        return name
    small = {"on", "upon", "of", "and", "the", "in", "with", "under"}
    parts = re.split(r"([ -])", name.lower())
    return "".join(part if part in small and index else part.capitalize() for index, part in enumerate(parts))


def meeting(blocks: list[Block]) -> str | None:
    """The body the paper goes to, as printed, from the head."""
    for pattern in patterns("meeting"):
        for block in blocks[:HEAD]:
            match = pattern.search(block.text) if len(block.text) < 400 else None
            if match:
                return _title(match["meeting"].strip(" ,-–"))
    return None


def _title(words: str) -> str:
    if words.islower() or words.isupper():
        return re.sub(r"(?<=\s)(?:And|Of|The|For)\b|(?<=['’])S\b", lambda m: m[0].lower(), words.title())
    return words


def meeting_on(blocks: list[Block]) -> date | None:
    """The day of the meeting, from the head."""
    for pattern in patterns("meeting_on"):
        for block in blocks[:HEAD]:
            match = pattern.search(block.text[:400])
            on = day(match["date"]) if match and not says("not_published", block.text[: match.start()]) else None
            if on:
                return on
    return None


def inspected(blocks: list[Block], before: date | None) -> tuple[date, date] | None:
    """The last period up to the meeting that the paper gives as this inspection's, earlier ones set apart."""
    periods = []
    for sentence in _sentences(blocks):
        for match in every("inspected", sentence) if says("inspected_context", sentence) else ():
            days = period(match)
            # "the last inspection of ... and the recent one of ...": only what is nearest counts.
            beside = re.split(
                r"\b(?:recent|latest|current|this)\b", sentence[max(0, match.start() - 90) : match.start()]
            )[-1]
            if days and (days[1] - days[0]).days <= 100 and not says("not_inspected", beside):
                periods.append(days)
    known = [days for days in periods if before is None or days[1] <= before]
    return max(known, default=None, key=lambda days: days[1])


def published_on(blocks: list[Block], after: date | None, before: date | None) -> date | None:
    """The day the report was published: not before the inspection's end, not after the meeting."""
    for sentence, near in _near(blocks):
        match = first("published_on", sentence)
        if not match or not says("published_context", near) or says("not_published", sentence):
            continue
        on = day(match["date"])
        if on and (not after or on >= after) and (not before or on <= before):
            return on
    return None


def plan_due_on(blocks: list[Block], after: date | None) -> date | None:
    """The day by which the paper says the action plan is wanted."""
    for sentence, near in _near(blocks):
        if not says("action_plan_context", near) or not says("action_plan_recipient", near):
            continue
        days = [day(match["date"]) for match in every("action_plan_due_on", sentence)]
        known = [on for on in days if on and (not after or on > after)]
        if known:
            return known[0]
    return None


def plan_working_days(blocks: list[Block]) -> int | None:
    """The working days the paper says there are for the action plan."""
    found = [
        count(match["count"])
        for sentence in _sentences(blocks)
        if (match := first("action_plan_days", sentence)) and says("action_plan_context", sentence)
    ]
    return found[0] if found else None


def stated(blocks: list[Block]) -> tuple[int | None, int | None, int | None]:
    """(recommendations, themes they were brought into, strategic priorities) as the paper counts them."""
    listed = grouped = priorities = None
    for sentence in (part for block in blocks for part in sentences(block.text) if len(part) < 2_000):
        into = first("grouped_into", sentence)
        if into and re.search("recommend|improve|area|finding", sentence[: into.start("count")], re.IGNORECASE):
            grouped = grouped or count(into["count"])
        if listed is None and says("stated_context", sentence) and not says("not_stated", sentence):
            counts = [m for m in every("recommendations_stated", sentence) if not into or m.start() < into.start()]
            listed = count(counts[0]["count"]) if counts else None
        number = first("priorities_stated", sentence)
        priorities = priorities or (count(number["count"]) if number else None)
    return listed, grouped, priorities


def _sentences(blocks: list[Block]) -> Iterator[str]:
    return (part for block in blocks for part in sentences(block.text) if len(part) < 5_000)


def _near(blocks: list[Block]) -> Iterator[tuple[str, str]]:
    """Each sentence, and it with the one before it in its paragraph: a fact may stand after its subject."""
    for block in blocks:
        before = ""
        for sentence in sentences(block.text):
            if len(sentence) < 5_000:
                yield sentence, f"{before} {sentence}"
                before = sentence
