"""Phrases that tell what a recommendation is about: rows of CSV files, and where they stand in a text.

theme_phrases.csv says how many points each phrase brings to a theme; a theme is given at 100 points.
    theme    key of themes.csv
    phrase   one to four words; `*` ends a word that may go on ("assess*"); a plural s does not matter
    scope    ask: anywhere, but a quarter within a clause of purpose ("so that ...")
             text: anywhere, clauses of purpose included
             opening: within the first twelve words
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

from loaders.errors import LoadError
from loaders.recognise import REFERENCE

LONGEST, OPENING, PURPOSE = 4, 12, 0.25
"""Words of a phrase at most; words of the opening; what a phrase counts in a clause of purpose."""

SCOPES = ("ask", "text", "opening")
PHRASES = ("theme", "phrase", "scope", "points")

_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,300})[)\]]")
_WORD = re.compile(r"[^\W_]{1,40}|[.,;:()\n\u2022\uf0b7]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in the form that phrases are compared with; `word` is "" for a sign that ends a phrase."""

    word: str
    written: str
    count: int
    purpose: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """One row of theme_phrases.csv."""

    theme: str
    phrase: str
    scope: str
    points: float


@dataclass(frozen=True, slots=True)
class Match:
    """A row found in a text: the words as written, and the points it brings there."""

    row: Phrase
    written: str
    points: float
    purpose: bool


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
        found: dict[Phrase, Match] = {}
        for start, end, row in self._found(read):
            first = read[start]
            if row.scope == "opening" and (first.count >= OPENING or first.purpose):
                continue
            within = first.purpose and row.scope == "ask"
            if row not in found or (found[row].purpose and not within):
                written = " ".join(word.written for word in read[start:end])
                found[row] = Match(row, written, row.points * (PURPOSE if within else 1), within)
        return list(found.values())

    def _found(self, read: list[Word]) -> Iterator[tuple[int, int, Phrase]]:
        for start in range(len(read)):
            nodes = [self.tree]
            for end in range(start, min(start + LONGEST, len(read))):
                forms = self.of(read[end].word) if read[end].word else ()
                nodes = [node[form] for node in nodes for form in forms if form in node]
                for node in nodes:
                    for row in node.get(None, ()):
                        yield start, end + 1, row
                if not nodes:
                    break


def singular(word: str) -> str:
    """The word without the s of its plural."""
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def words(text: str) -> list[Word]:
    """The words of a text without its brackets that only refer, each marked if it stands in a clause of purpose."""
    cues = _cues()
    text = _BRACKET.sub(lambda found: " " if cues["bracket"].search(found[1]) else found[0], text.lower())
    text = _POSSESSIVE.sub("", text)
    begins = [found.start() for found in cues["purpose"].finditer(text)]
    ends = [found.start() for found in cues["purpose_ends"].finditer(text)]
    found, count, purpose = [], 0, False
    for match in _WORD.finditer(text):
        while begins and begins[0] <= match.start():
            purpose = bool(count)
            begins.pop(0)
        while ends and ends[0] <= match.start():
            purpose = False
            ends.pop(0)
        sign = not match[0][0].isalnum()
        purpose = purpose and match[0] not in ".;:\n"
        found.append(Word("" if sign else singular(match[0]), match[0], count, purpose))
        count += not sign
    return found


@lru_cache(maxsize=1)
def _cues() -> dict[str, re.Pattern]:
    """Cue -> the pattern of all its phrases; a number alone in brackets refers too."""
    rows: dict[str, list[str]] = {}
    with open(REFERENCE / "theme_cues.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["cue"], []).append(re.escape(row["phrase"]).replace("\\ ", r"\s"))
    patterns = {cue: re.compile(rf"\b(?:{'|'.join(phrases)})\b") for cue, phrases in rows.items()}
    return patterns | {"bracket": re.compile(patterns["bracket"].pattern + r"|^[\d\s,.;&–-]+$")}


@lru_cache(maxsize=1)
def own() -> Phrases:
    """The phrases of data/reference."""
    return Phrases(read(REFERENCE / "theme_phrases.csv"))


def read(path: Path) -> list[Phrase]:
    """The rows of a file of phrases. Raises LoadError, naming the row, for one that is not as declared."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        given = csv.DictReader(file)
        missing = set(PHRASES) - set(given.fieldnames or ())
        if missing:
            problem = f"has no column {', '.join(sorted(missing))}"
            raise LoadError(path.name, "", problem, f"Its columns are {', '.join(PHRASES)}.")
        return [_row(row, path.name, f"row {number}") for number, row in enumerate(given, 2)]


def _row(row: dict, file: str, where: str) -> Phrase:
    phrase = " ".join((row["phrase"] or "").lower().replace("-", " ").split())
    if not 1 <= len(phrase.split()) <= LONGEST or not re.fullmatch(r"(?:[^\W_]+\*?(?: |$))+", phrase):
        problem = f"has the phrase {row['phrase']!r}"
        raise LoadError(file, where, problem, "Give one to four words; only an asterisk may end a word.")
    if row["scope"] not in SCOPES:
        raise LoadError(file, where, f"has the scope {row['scope']!r}", f"Give one of {', '.join(SCOPES)}.")
    try:
        points = float(row["points"])
    except (TypeError, ValueError):
        points = float("nan")
    if not abs(points) <= 1000:
        raise LoadError(file, where, f"has the points {row['points']!r}", "Give a number from -1000 to 1000.")
    return Phrase(row["theme"], phrase, row["scope"], points)
