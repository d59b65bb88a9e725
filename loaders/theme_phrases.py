"""Phrases that tell what a recommendation is about: rows of CSV files, and where they stand in a text.

theme_phrases.csv says how many points each phrase brings to a theme; a theme is given at 100 points.
    theme    key of themes.csv
    phrase   one to four words; `*` ends a word that may go on ("assess*"); a plural s does not matter
    scope    ask: up to twice at the start of a text, and a quarter within a clause of purpose ("so that ...")
             text: once anywhere, clauses of purpose included
    points   what it brings, once however often it is found; below nought it tells against the theme
theme_cues.csv says how a clause of purpose begins and ends and which brackets are not read.
Matching takes time in proportion to the length of the text, whatever stands in it.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from loaders.errors import LoadError
from loaders.recognise import REFERENCE

LONGEST, PURPOSE = 4, 0.25
"""Words of a phrase at most; what a phrase counts in a clause of purpose."""
AT_START, FADE = 2, 1 / 40
"""How often the first words of a text count, and how much less each word after them: once from the 40th on."""

MOST = 1000
"""Points of a phrase at most, for or against."""
SCOPES = ("ask", "text")
PHRASES = ("theme", "phrase", "scope", "points")

_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,300})[)\]]")
_WORD = re.compile(r"[^\W_]{1,40}|[.,;:()\n\u2022\uf0b7]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\b")


class Word(NamedTuple):
    """A word of a text in the form that phrases are compared with; `word` is "" for a sign that ends a phrase.

    `times` is how often a phrase of the scope `ask` counts that begins here.
    """

    word: str
    written: str
    purpose: bool
    times: float


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of theme_phrases.csv."""

    theme: str
    phrase: str
    scope: str
    points: int


class Match(NamedTuple):
    """A row found in a text: the words as written, what they bring there and after how many words and signs."""

    row: Phrase
    written: str
    points: float
    start: int


@dataclass(slots=True)
class Phrases:
    """All rows, ready to be looked for: a tree of words whose leaves, under None, are rows."""

    rows: list[Phrase]
    tree: dict = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    forms: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self):
        for row in self.rows:
            node = self.tree
            for word in row.phrase.split():
                word = word if word.endswith("*") else singular(word)
                if word.endswith("*"):
                    self.stems.add(word[:-1])
                node = node.setdefault(word, {})
            node.setdefault(None, []).append(row)

    def of(self, word: str) -> tuple[str, ...]:
        """The word itself and each stem with an asterisk that it begins with."""
        if word not in self.forms:
            begun = (word[:size] for size in range(1, len(word) + 1))
            self.forms[word] = (word, *(f"{stem}*" for stem in begun if stem in self.stems))
        return self.forms[word]

    def matches(self, text: str) -> list[Match]:
        """The rows found, each once, where it brings most."""
        read = words(text)
        found: dict[int, Match] = {}
        for start, end, row in self.found(read):
            points = row.points * read[start].times if row.scope == "ask" else row.points
            before = found.get(id(row))
            if before is None or abs(points) > abs(before.points):
                written = " ".join([word.written for word in read[start:end]])
                found[id(row)] = Match(row, written, points, start)
        return list(found.values())

    def found(self, read: list[Word]) -> Iterator[tuple[int, int, Phrase]]:
        """(first word, word after the last, row) wherever a row is found."""
        forms = [self.of(word.word) if word.word else () for word in read]
        for start in range(len(read)):
            nodes = [self.tree]
            for end in range(start, min(start + LONGEST, len(read))):
                nodes = [node[form] for node in nodes for form in forms[end] if form in node]
                if not nodes:
                    break
                for node in nodes:
                    if None in node:
                        for row in node[None]:
                            yield start, end + 1, row


@lru_cache(maxsize=10_000)
def singular(word: str) -> str:
    """The word without the s of its plural."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def words(text: str) -> list[Word]:
    """The words of a text without its brackets that only refer, with how often a phrase counts that begins at each."""
    cues = _cues()
    text = _BRACKET.sub(lambda found: " " if cues["bracket"].search(found[1]) else found[0], text.lower())
    text = cues["stock"].sub("children in care", _POSSESSIVE.sub("", text))
    begins = {found.start() for found in cues["purpose"].finditer(text)}
    ends = {found.start() for found in cues["purpose_ends"].finditer(text)}
    found, purpose, before = [], False, 0
    for match in _WORD.finditer(text):
        if match.start() in begins:
            purpose = bool(found)
        elif match.start() in ends:
            purpose = False
        sign = not match[0][0].isalnum()
        purpose = purpose and match[0] not in ".;:\n"
        times = max(AT_START - before * FADE, 1) * (PURPOSE if purpose else 1)
        found.append(Word("" if sign else singular(match[0]), match[0], purpose, times))
        before += not sign
    return found


def left_out(text: str) -> list[str]:
    """What of a text is not read: brackets that only refer, and care leavers named in a stock phrase."""
    cues = _cues()
    brackets = [found[0] for found in _BRACKET.finditer(text) if cues["bracket"].search(found[1].lower())]
    return brackets + [found[0] for found in cues["stock"].finditer(text.lower())]


@lru_cache(maxsize=1)
def _cues() -> dict[str, re.Pattern]:
    """Cue -> the pattern of all its phrases; a number alone in brackets refers too."""
    rows: dict[str, list[str]] = {}
    with open(REFERENCE / "theme_cues.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["cue"], []).append(re.escape(row["phrase"]).replace("\\ ", r"\s"))
    patterns = {cue: re.compile(rf"\b(?:{'|'.join(phrases)})\b") for cue, phrases in rows.items()}
    return patterns | {"bracket": re.compile(patterns["bracket"].pattern + r"|^[\d\s,.;&–-]+$")}


def read(path: Path) -> list[Phrase]:
    """The rows of a file of phrases. Raises LoadError, naming the row, for one that is not as declared."""
    rows: dict[tuple[str, str, str], Phrase] = {}
    for number, given in records(path, PHRASES):
        row = _row(given, path.name, f"row {number}")
        key = (row.theme, row.phrase, row.scope)
        if key in rows:
            problem = f"gives {row.phrase!r} twice to {row.theme}"
            raise LoadError(path.name, f"row {number}", problem, "Keep one of the two.")
        rows[key] = row
    return list(rows.values())


def records(
    path: Path, columns: tuple[str, ...], optional: tuple[str, ...] = ()
) -> Iterator[tuple[int, dict[str, str]]]:
    """(number, row) of a file with these columns, the row under the header being 2. Raises LoadError.

    A column that is optional is empty where the file does not have it.
    """
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            missing = [name for name in columns if name not in (rows.fieldnames or ())]
            if missing:
                problem = f"has no column {', '.join(missing)}"
                raise LoadError(path.name, "", problem, f"Its columns are {', '.join(columns)}.")
            for number, row in enumerate(rows, 2):
                yield number, {name: (row.get(name) or "").strip() for name in (*columns, *optional)}
    except (UnicodeDecodeError, csv.Error) as error:
        raise LoadError(path.name, "", f"is no CSV file ({error})", "Save it as CSV, UTF-8.") from None


def _row(row: dict[str, str], file: str, where: str) -> Phrase:
    phrase = " ".join(row["phrase"].lower().replace("-", " ").split())
    if len(phrase.split()) > LONGEST or not re.fullmatch(r"[^\W_]+\*?(?: [^\W_]+\*?)*", phrase):
        problem = f"has the phrase {row['phrase']!r}"
        raise LoadError(file, where, problem, "Give one to four words; only an asterisk may end a word.")
    if row["scope"] not in SCOPES:
        raise LoadError(file, where, f"has the scope {row['scope']!r}", f"Give {' or '.join(SCOPES)}.")
    if not re.fullmatch(r"-?\d{1,4}", row["points"]) or abs(int(row["points"])) > MOST:
        problem = f"has the points {row['points']!r}"
        raise LoadError(file, where, problem, f"Give a whole number from -{MOST} to {MOST}.")
    return Phrase(row["theme"], phrase, row["scope"], int(row["points"]))
