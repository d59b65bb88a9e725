"""The cover of an Ofsted inspection report: who was inspected, when, by whom, and every grade given.

Titles and labels are rows of data/reference/report_titles.csv and report_judgements.csv. Grades are
taken from the first page and, for the safeguarding children board, from the heading of its chapter:
later pages repeat the grades of earlier inspections in the same words.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple

import pandas as pd

from loaders import report_dates
from loaders.formats.pdf import Unreadable
from loaders.recognise import REFERENCE
from loaders.report_text import Line

TITLE_CHARACTERS = 500
"""A title stands in this much of the first page; reports name other frameworks in their prose."""
COVER_CHARACTERS = 4_000
COVER_LINES = 12
NAME = r"(?P<authority>\S.{1,80}?)"
PLACE = r"(?-i:(?:[A-Z&][\w.'’&-]*|and|of|the|upon|on|with|in|under|city|county|borough|council|area),?\s+){1,9}?"
"""A name within a sentence, which "are not yet" is no part of."""


@dataclass(frozen=True)
class Judgement:
    judgement: str
    grade: str
    page: int


@dataclass(frozen=True)
class Cover:
    """What the cover says. `ungraded` are judgements it names with no grade we know; not judged is neither."""

    framework: str
    kind: str
    """reinspection where the title says so, else inspection: no report says whether it was short or standard."""
    authority: str
    """As spelt, without "London Borough of", "County Council" and the like."""
    inspected_from: dt.date | None
    inspected_to: dt.date | None
    periods: tuple[tuple[dt.date, dt.date], ...]
    """First and last day of each visit."""
    published_on: dt.date | None
    lead_inspector: str | None
    judgements: tuple[Judgement, ...]
    ungraded: tuple[str, ...]


def read(lines: list[Line]) -> Cover:
    """The cover of a full inspection report. Raises Unreadable, with the reason, for any other document."""
    first = _text([line for line in lines if line.page == 1])[:COVER_CHARACTERS]
    title = _title(" ".join(first[:TITLE_CHARACTERS].split()))
    periods = report_dates.periods(first)
    judgements, ungraded = _judgements(title.framework, first, lines)
    if not {j.judgement for j in judgements} - {"overall_effectiveness", "lscb"}:
        raise Unreadable("The report has the title of an inspection, but no table of judgements with grades.")
    return Cover(
        framework=title.framework,
        kind=title.kind,
        authority=title.authority,
        inspected_from=min((start for start, _ in periods), default=None),
        inspected_to=max((end for _, end in periods), default=None),
        periods=periods,
        published_on=report_dates.published_on(first),
        lead_inspector=_lead_inspector(lines),
        judgements=judgements,
        ungraded=ungraded,
    )


def _text(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)


@dataclass(frozen=True)
class _Title:
    framework: str
    kind: str
    authority: str


def _title(start: str) -> _Title:
    """The title that ends first: "Review of ... Board" also stands below the title of a full inspection."""
    found = [(match.end(), row, match) for pattern, row in _titles() if (match := pattern.search(start))]
    if not found:
        raise Unreadable("The first page has no title of an inspection of children's services.")
    _, row, match = min(found, key=lambda one: one[0])
    if row["reason"]:
        raise Unreadable(row["reason"])
    return _Title(row["framework"], row["kind"], _plain(match["authority"]))


_STYLE = re.compile(
    r"^(?:the )?(?:(?:(?:london |royal |metropolitan )?borough|county|council|city(?! of london)) of )?(?:the )?"
    r"|(?: (?:metropolitan|borough|county|city|district|unitary|council|authority)| children['’]s services)+$"
    r"|,? city of$",
    re.IGNORECASE,
)


def _plain(authority: str) -> str:
    return _STYLE.sub("", " ".join(authority.strip(" ,.:-–—").split()))


def _judgements(framework: str, first: str, lines: list[Line]) -> tuple[tuple[Judgement, ...], tuple[str, ...]]:
    """Judgements in the order of the reference rows, each once; and those named without a grade."""
    labels = _labels(framework)
    table = first + _continued(labels, lines)
    record, record_page = _record(lines)
    given: dict[str, Judgement] = {}
    named: dict[int, str] = {}
    for label in labels:
        if label.place == "chapter":
            found, page = _heading(label, lines)
        else:
            text = table if label.place == "cover" else record
            found = label.graded.search(text)
            page = record_page if label.place == "record" else 1 if found and found.end() <= len(first) else 2
            if bare := label.bare.search(text):
                named.setdefault(bare.start(), label.judgement)
        if found:
            named[found.start()] = label.judgement
            grade = _grades(framework)[" ".join(found["grade"].lower().split())]
            if label.judgement not in given or page < given[label.judgement].page:
                given[label.judgement] = Judgement(label.judgement, grade, page)
    ungraded = {name for name in named.values() if name not in given}
    return tuple(one for one in given.values() if one.grade), tuple(sorted(ungraded))


def _continued(labels: list["_Label"], lines: list[Line]) -> str:
    """The top of the second page where it goes on with the table of the first, else ""."""
    top = _text(list(islice((line for line in lines if line.page == 2), COVER_LINES)))
    return f"\n{top}" if any(label.graded.match(top) for label in labels if label.place == "cover") else ""


def _heading(label: "_Label", lines: list[Line]) -> tuple[re.Match | None, int]:
    """A heading of up to three lines that gives a grade, and its page."""
    for i, line in enumerate(lines):
        if "afeguarding" in line.text or "LSCB" in line.text:
            found = label.graded.match("\n".join(one.text for one in lines[i : i + 3]))
            if found:
                return found, line.page
    return None, 0


def _record(lines: list[Line]) -> tuple[str, int]:
    """What follows the last heading "Record of main findings", and its page."""
    starts = [i for i, line in enumerate(lines) if line.text.lower() == "record of main findings"]
    found = lines[starts[-1] : starts[-1] + 2 * COVER_LINES] if starts else []
    return _text(found), found[0].page if found else 0


_LEAD = re.compile(
    r"^(?:lead inspectors?(?: on site)?|reporting inspectors?) ?(?::|(?<=reporting inspector )) ?(?P<name>.{0,120})",
    re.IGNORECASE,
)
_POST = re.compile(r",| (?:H[ie][rs] Majesty|S?HMI\b|Senior\b|Ofsted\b|Social\b|\()", re.IGNORECASE)


def _lead_inspector(lines: list[Line]) -> str | None:
    for i, line in enumerate(lines):
        if found := _LEAD.match(line.text):
            name = found["name"] or (lines[i + 1].text if i + 1 < len(lines) else "")
            return _POST.split(name, maxsplit=1)[0].strip(" .;:") or None
    return None


def _words(phrase: str) -> str:
    """A pattern for a phrase whatever its spaces, line breaks, apostrophes and hyphens."""
    escaped = re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’‘]?").replace(r"\-", r"\s?[-‐‑–]\s?")
    return escaped.replace(r"\{authority\}", NAME).replace(r"\{name\}", PLACE)


@cache
def _rows(name: str) -> list[dict[str, str]]:
    return pd.read_csv(REFERENCE / name, dtype=str, keep_default_na=False).to_dict("records")


@cache
def _titles() -> list[tuple[re.Pattern, dict[str, str]]]:
    def pattern(title: str) -> str:
        return ("^" if title.startswith("{authority}") else r"\b") + _words(title)

    return [(re.compile(pattern(row["title"]), re.IGNORECASE), row) for row in _rows("report_titles.csv")]


@cache
def _grades(framework: str) -> dict[str, str]:
    """Words of the framework's grades to their keys; "not judged" to ""."""
    rows = [row for row in _rows("grade_aliases.csv") if row["framework"] in ("", framework)]
    return {row["word"].lower(): row["grade"] for row in rows} | {"not judged": ""}


class _Label(NamedTuple):
    place: str
    """cover, chapter (a heading after the cover counts too) or record (of main findings)."""
    judgement: str
    bare: re.Pattern
    """The label where a line begins."""
    graded: re.Pattern
    """The label and the grade with which its line ends."""


@cache
def _labels(framework: str) -> list[_Label]:
    words = sorted(_grades(framework), key=len, reverse=True)
    grade = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    labels = []
    for row in _rows("report_judgements.csv"):
        if row["framework"] == framework:
            bare = r"^(?:\d(?:\.\d)?\.?\s*)?" + _words(row["label"])
            graded = bare + rf"[\s.:–—-]*(?:\b(?:is|are)\s+)?(?P<grade>{grade})[\s.:]*(?:because[\s:]*)?$"
            flags = re.IGNORECASE | re.MULTILINE | re.DOTALL
            bare += r"(?!\s*(?-i:[a-z]))"  # prose that begins with the label goes on in small letters
            labels.append(_Label(row["place"], row["judgement"], re.compile(bare, flags), re.compile(graded, flags)))
    return labels
