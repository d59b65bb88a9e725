"""Cabinet and executive papers about an inspection of children's services, as text.

Every council writes its own; what they share are phrases, which data/reference/council_*.csv declares.
A paper is a second-hand source: what it says is kept with its page, and what it does not say, or says
in a way that leaves a doubt (a day without a year, two grades for one judgement), is null and named in
`not_read`. A paper with the inspection report attached is read up to the report's cover.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

import pandas as pd

from loaders import council_facts
from loaders.council_claims import Claim, claims
from loaders.council_judgements import Judgement, judgements
from loaders.council_lists import Finding, Listed, lists
from loaders.council_phrases import patterns, says
from loaders.council_text import Block, blocks
from loaders.recognise import REFERENCE

LONGEST = 500_000
"""Characters of a paper that are read; a longer one is none."""


@dataclass(frozen=True, slots=True)
class Verdict:
    kind: str
    """paper, report or neither."""
    reason: str

    def __bool__(self) -> bool:
        return self.kind == "paper"


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says of one inspection. None and () are what it does not say."""

    authority: str | None
    """As spelt, without "Borough Council" and the like."""
    meeting: str | None
    meeting_on: date | None
    framework: str | None
    inspected_from: date | None
    inspected_to: date | None
    published_on: date | None
    action_plan_due_on: date | None
    """The day the paper names, not the statutory one."""
    action_plan_working_days: int | None
    """The working days it allows, where it counts them."""
    judgements: tuple[Judgement, ...]
    recommendations: tuple[Listed, ...]
    recommendations_stated: int | None
    grouped_into: int | None
    priorities: tuple[Listed, ...]
    priorities_stated: int | None
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    not_read: tuple[str, ...]
    """Field and reason: "published_on: the paper does not say"."""


def is_paper(pages: list[str]) -> Verdict:
    """Whether a document is a council paper about an inspection of children's services."""
    if sum(map(len, pages)) > LONGEST:
        return Verdict("neither", f"longer than the {LONGEST:,} characters a council paper may have")
    text = re.sub(r"[*#|_]|\s+", " ", "\n".join(pages)[:60_000])
    start = " ".join(text[:3_000].split())
    opening = blocks([page[:12_000] for page in pages[:5]])
    named = bool(council_facts.meeting(opening)) + bool(council_facts.authority(opening))
    marks = _marks("paper_mark", text[:12_000])
    if _marks("report_mark", start) > 1 and _marks("paper_mark", start) < 3:
        return Verdict("report", "begins with the cover of an inspection report")
    if not says("about_inspection", text):
        return Verdict("neither", "no inspection by Ofsted is named")
    if not says("about_children", text):
        return Verdict("neither", "about an inspection, but not of children's services")
    if not marks or marks + named < 2:
        return Verdict("neither", "names no meeting, decision or officer of a council")
    if says("other_subject", start[:600]) and not _frameworks_named(start):
        return Verdict("neither", "about another inspection than one of children's services")
    if says("visit", start[:600]) and not judgements(blocks(pages))[0]:
        return Verdict("neither", "about a visit between inspections, which gives no grades")
    return Verdict("paper", f"bears {marks + named} marks of a council paper")


def _marks(fact: str, text: str) -> int:
    """How many of a fact's phrases a text holds."""
    return sum(bool(pattern.search(text)) for pattern in patterns(fact))


def read(pages: list[str]) -> Paper:
    """What a council paper says of the inspection it is about."""
    found = _without_report(blocks(pages))
    meeting_on = council_facts.meeting_on(found)
    inspected = council_facts.inspected(found, before=meeting_on) or (None, None)
    published_on = council_facts.published_on(found, after=inspected[1], before=meeting_on)
    framework = _framework(found, inspected[0])
    graded, doubts = _of_framework(*judgements(found), framework, inspected[0])
    listed = lists(found)
    facts = {
        "authority": council_facts.authority(found),
        "meeting": council_facts.meeting(found),
        "meeting_on": meeting_on,
        "framework": framework,
        "inspected_from": inspected[0],
        "inspected_to": inspected[1],
        "published_on": published_on,
        "action_plan_due_on": council_facts.plan_due_on(found, after=published_on),
    }
    silent = [f"{name}: the paper does not say" for name, value in facts.items() if value is None]
    silent += [] if graded or doubts else ["judgements: the paper repeats none"]
    return Paper(
        **facts,
        action_plan_working_days=council_facts.plan_working_days(found),
        judgements=tuple(graded),
        recommendations=listed.recommendations,
        recommendations_stated=listed.recommendations_stated,
        grouped_into=listed.grouped_into,
        priorities=listed.priorities,
        priorities_stated=listed.priorities_stated,
        findings=listed.findings,
        claims=tuple(claims(found)),
        not_read=(*silent, *doubts, *listed.problems),
    )


def _without_report(found: list[Block]) -> list[Block]:
    """A paper's own blocks: an inspection report attached to it has a reader of its own."""
    for index in range(10, len(found)):
        if not says("report_mark", found[index].text[:200]):
            continue
        near = " ".join(block.text for block in found[index : index + 8])[:1_500]
        if _marks("report_mark", near) > 1:
            return found[:index]
    return found


FRAMEWORKS = {
    "slac": date(2009, 5, 1),
    "cpi": date(2012, 5, 1),
    "tlac": date(2013, 4, 1),
    "sif": date(2013, 11, 1),
    "ilacs": date(2018, 1, 1),
}
"""First day of each."""
APART = date(2023, 1, 9)
"""From about this day on ILACS judges care leavers apart."""


def _framework(found: list[Block], inspected_from: date | None) -> str | None:
    """The one framework the paper names; of several the title's, else the one of the days of the inspection."""
    named = _frameworks_named(" ".join(block.text for block in found))
    if len(named) > 1:
        title = _frameworks_named(" ".join(block.text for block in found[:12] if len(block.text) < 250))
        named = (
            title if len(title) == 1 else [f for f in named if inspected_from and FRAMEWORKS[f] <= inspected_from][-1:]
        )
    return named[0] if len(named) == 1 else None


def _frameworks_named(text: str) -> list[str]:
    return [framework for framework in FRAMEWORKS if says(f"framework_{framework}", text)]


def _of_framework(
    graded: list[Judgement], doubts: list[str], framework: str | None, inspected_from: date | None
) -> tuple[list[Judgement], list[str]]:
    """The judgements the framework has, and doubts about the others.

    Where care and care leavers are judged apart, one grade said of both is the grade of each.
    """
    if framework is None:
        return graded, doubts
    known = {row["judgement"] for row in judgement_names() if row["framework"] == framework}
    if inspected_from and framework == "ilacs":
        known -= {"in_care_and_care_leavers"} if inspected_from >= APART else {"in_care", "care_leavers"}
        graded = [one for found in graded for one in _apart(found, known)]
    strange = [found for found in graded if found.judgement not in known]
    doubts = doubts + [f"judgements: {framework} has no {found.judgement}" for found in strange]
    return [found for found in graded if found.judgement in known], doubts


def _apart(found: Judgement, known: set[str]) -> list[Judgement]:
    if found.judgement != "in_care_and_care_leavers" or found.judgement in known:
        return [found]
    return [Judgement(name, found.grade, found.page) for name in ("in_care", "care_leavers")]


@cache
def judgement_names() -> tuple[dict[str, str], ...]:
    """The rows of data/reference/judgement_names.csv."""
    return tuple(pd.read_csv(REFERENCE / "judgement_names.csv", dtype=str).to_dict("records"))
