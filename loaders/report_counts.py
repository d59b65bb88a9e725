"""Counts in prose: those printed beside a share, caseloads, and children in private fostering."""

import re
from dataclasses import replace

from loaders.report_numbers import WORDS, Quantity
from loaders.report_phrases import cue, units
from loaders.report_roles import Claim, claim
from loaders.report_sentences import Sentence

CASELOADS = (5, 200)
"""The fewest and most cases that are a caseload."""
CASELOAD = re.compile(r"case-?load", re.I)
FOSTERING = re.compile(r"privat\w+ (?:arranged )?foster", re.I)
CARRIERS = ("iro_caseload", "pa_caseload", "caseload")
DENOMINATOR = re.compile(
    rf"(?:\d|\b(?:{'|'.join(WORDS)}))\s(?:out of|of)\s(?:the |its |their |a total of |all )*$", re.I
)
THEN_SHARE = re.compile(
    r"(?:\s(?:of|out of|from) (?:the |its |their |all |a total of )*\d[\d,]*)?"
    r"(?:\s[a-z ]{0,40})?,?\s*(?:\(|or |\(or )\s*"
)
IN_BRACKETS = re.compile(r"\s?(?:of|out of|\)|young|children|care)")
NO_COUNT = re.compile(r"(?:fewer|less|more) than\s$|section\s$|further\s$")
RISEN_TO = re.compile(r"\bto (?:currently )?$")
STANDS_ALONE = re.compile(r"\s*(?:[),.;]|$|in |at |and |which|children|arrangements)")


def counts(sentence: Sentence, numbers, claims: list[Claim]) -> list[Claim]:
    """The claims of counts in the sentence, given those of shares."""
    return _beside_shares(sentence, numbers, claims) + _caseloads(sentence, numbers) + _fostered(sentence, numbers)


def _beside_shares(sentence: Sentence, numbers, claims: list[Claim]) -> list[Claim]:
    """ "44 (9.7%)", "103 of the 125 (82.4%)", "62% (132)"."""
    shares = [c for c in claims if c.number.unit == "percent" and "count" in units()[c.indicator]]
    return [
        replace(share, number=number, high=None)
        for share in shares
        for number, _ in numbers
        if number.unit == "count" and _is_beside(sentence.plain, number, share.number)
    ]


def _is_beside(plain: str, number: Quantity, share: Quantity) -> bool:
    if DENOMINATOR.search(plain[max(0, number.start - 40) : number.start]):
        return False
    if number.end <= share.start:
        return bool(THEN_SHARE.fullmatch(plain[number.end : share.start]))
    behind = plain[share.end : number.start]
    return bool(re.fullmatch(r"\s\(", behind) and IN_BRACKETS.match(plain[number.end :]))


def _caseloads(sentence: Sentence, numbers) -> list[Claim]:
    """Average cases of whoever the sentence, or the one before, speaks of."""
    if not CASELOAD.search(sentence.text):
        return []
    spoken = (key for words in (sentence.text, sentence.previous) for key in CARRIERS if cue(key).search(words))
    carrier = next(spoken, "caseload")
    found: list[Claim] = []
    for position, (number, high) in enumerate(numbers):
        is_likely = number.unit == "count" and not number.in_words and CASELOADS[0] <= number.value <= CASELOADS[1]
        if is_likely and _is_caseload(sentence, number, high is not None, carrier):
            found.append(claim(sentence, position, numbers, carrier, found, []))
    return found


def _is_caseload(sentence: Sentence, number: Quantity, is_range: bool, carrier: str) -> bool:
    before = sentence.plain[max(0, number.start - 130) : number.start]
    after = sentence.plain[number.end : number.end + 45]
    if not CASELOAD.search(before) and not re.match(r"[^.;]{0,40}case-?load", after, re.I):
        return False
    if cue("vague").search(before[-40:]) or cue("not_carried").match(after) or re.search(r"\brang\w+ from\b", before):
        return False
    if cue("target_before").search(before[-110:]) or cue("planned").search(before):
        return False
    if re.match(r"\s?(?:cases |children )?recommended", after):
        return False
    if is_range and re.search(r"case-?loads?,? (?:is|are|were|of|between|at)?\s*\(?$", before, re.I):
        return True
    is_average = cue("average").search(before[-75:])
    if carrier != "caseload":
        return bool(is_average or is_range)
    return bool(is_average and cue("average_said").search(sentence.text))


def _fostered(sentence: Sentence, numbers) -> list[Claim]:
    """Children known to be in private fostering arrangements, and what their number was before."""
    if not FOSTERING.search(sentence.text):
        return []
    plain, found = sentence.plain, []
    for position, (number, _) in enumerate(numbers):
        if number.unit != "count" or NO_COUNT.search(plain[: number.start][-12:]):
            continue
        is_number = cue("number_privately_fostered").search(plain, max(0, number.start - 90), number.start)
        is_current = cue("privately_fostered").match(plain, number.end) or (
            is_number and STANDS_ALONE.match(plain[number.end :])
        )
        between = plain[found[-1].number.end : number.start] if found else ""
        is_current = is_current or (found and found[-1].role == "previous" and RISEN_TO.search(between))
        if is_current or cue("from").search(between):
            one = claim(sentence, position, numbers, "private_fostering", found, [])
            found.append(one if is_current else replace(one, role="previous"))
    return found
