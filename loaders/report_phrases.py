"""What a figure is, the indicators reports quote, and the phrases that name them: rows of data/reference."""

import csv
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

REFERENCE = Path(__file__).parent.parent / "data" / "reference"

BULLETS = "\uf06e\uf02d\uf0a7\uf0b7\u25fc\u2022\u25aa"
DASH_BULLETS = "\u2212\u0336\u2500\u2015"


@dataclass(frozen=True, slots=True)
class Figure:
    """One value a report gives: `unit` is count, percent, per_10000, weeks or days; `role` is current,
    previous, england or statistical_neighbours; `block` is child_protection, looked_after or narrative."""

    indicator: str
    subgroup: str | None
    value: float
    value_high: float | None
    unit: str
    as_at: str | None
    as_at_on: date | None
    role: str
    block: str
    page: int
    quote: str


@lru_cache(maxsize=1)
def units() -> dict[str, frozenset[str]]:
    """The units in which each indicator is reported."""
    with open(REFERENCE / "reported_indicators.csv", encoding="utf-8", newline="") as file:
        return {row["indicator"]: frozenset(row["units"].split()) for row in csv.DictReader(file)}


@lru_cache(maxsize=1)
def patterns() -> dict[str, list[tuple[str, re.Pattern]]]:
    """Kind of phrase -> (indicator or block, compiled phrase), in the order of the file."""
    found: dict[str, list] = {}
    with open(REFERENCE / "figure_patterns.csv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["kind"], []).append((row["indicator"], re.compile(row["phrase"], re.I)))
    return found


@dataclass(frozen=True, slots=True)
class Prose:
    """A phrase that names an indicator in prose, or something else (no indicator) that takes its number away."""

    indicator: str
    words: tuple[str, ...]  # one of them is in every match: a quick way to see that there is none
    phrase: re.Pattern
    needs: re.Pattern | None
    needs_context: bool
    unless: re.Pattern | None


@lru_cache(maxsize=1)
def prose() -> list[Prose]:
    """Phrases for prose in the order of the file: where two overlap, the earlier counts."""
    with open(REFERENCE / "figure_patterns.csv", encoding="utf-8", newline="") as file:
        return [
            Prose(
                row["indicator"],
                tuple(row["words"].split("|")),
                re.compile(row["phrase"], re.I),
                re.compile(row["needs"], re.I) if row["needs"] else None,
                row["indicator"].startswith("care_leavers"),
                re.compile(row["unless"], re.I) if row["unless"] else None,
            )
            for row in csv.DictReader(file)
            if row["kind"] == "prose"
        ]


def cue(name: str) -> re.Pattern:
    """The words that tell how a number in prose is meant, from data/reference/figure_cues.csv."""
    return _cues()[name]


@lru_cache(maxsize=1)
def _cues() -> dict[str, re.Pattern]:
    with open(REFERENCE / "figure_cues.csv", encoding="utf-8", newline="") as file:
        return {row["cue"]: re.compile(row["phrase"], re.I) for row in csv.DictReader(file)}
