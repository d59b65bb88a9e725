"""Themes of recommendations: a theme is given where its phrases bring 100 points (data/reference/theme_phrases.csv)."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

import schema
from loaders import theme_phrases
from loaders.errors import LoadError
from loaders.recognise import REFERENCE
from loaders.theme_phrases import Match, Phrases

GIVEN, MOST, OTHER = 100, 3, "other"
"""Points at which a theme is given, themes of one recommendation at most, and the theme of what fits none."""
LEAST = 5
"""Points below which not even the best theme is given, where none reaches 100."""
NAMED = 30
"""Points of a phrase that names its theme: where the first of them stands decides the order of themes."""

THEMES_FILE, PHRASES_FILE = "themes.csv", "theme_phrases.csv"
COLUMNS = ("theme", "theme_name", "theme_group", "judgement", "definition")
SHORT = "short_name"
"""A column that a user's own file may leave out."""
JUDGEMENTS = next(column.allowed for column in schema.TABLES["themes"].columns if column.name == "judgement")


@dataclass(frozen=True)
class Themes:
    """The tidy table `themes` and the phrases that tell of them."""

    table: pd.DataFrame
    phrases: Phrases


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that a text speaks of: its points and the rows that brought them, most first."""

    theme: str
    points: float
    matches: tuple[Match, ...]

    @property
    def start(self) -> float:
        """After how many words the text first names it."""
        return min((match.start for match in self.matches if match.points >= NAMED), default=float("inf"))

    @property
    def evidence(self) -> str:
        """At most three phrases that decided, as written, none of them part of another."""
        chosen: list[str] = []
        for match in self.matches:
            if match.points > 0 and not any(_within(match.written, other) for other in chosen):
                chosen = [other for other in chosen if not _within(other, match.written)] + [match.written]
        return "|".join(chosen[:3])


def _within(phrase: str, other: str) -> bool:
    return f" {phrase} " in f" {other} "


@lru_cache(maxsize=1)
def own() -> Themes:
    """The themes of data/reference."""
    return Themes(_table(REFERENCE / THEMES_FILE), Phrases(theme_phrases.read(REFERENCE / PHRASES_FILE)))


def read(place: Path | None) -> Themes:
    """Our own themes with a user's: a file of phrases, or a folder with theme_phrases.csv, themes.csv or both.

    Phrases are laid over ours: the same theme, phrase and scope replaces our row, 0 points takes it away.
    A themes.csv takes the place of all our themes; of our phrases only those of its themes stay.
    Raises LoadError.
    """
    if place is None:
        return own()
    phrases = place / PHRASES_FILE if place.is_dir() else place
    listed = place / THEMES_FILE if place.is_dir() else None
    if not phrases.is_file() and not (listed and listed.is_file()):
        remedy = f"Give a file of phrases, or a folder with {PHRASES_FILE} or {THEMES_FILE}."
        raise LoadError(str(place), "", "holds no themes", remedy)
    table = _table(listed) if listed and listed.is_file() else own().table
    known = set(table["theme"])
    rows = {(row.theme, row.phrase, row.scope): row for row in own().phrases.rows if row.theme in known}
    for row in theme_phrases.read(phrases) if phrases.is_file() else ():
        if row.theme not in known:
            problem = f"names the theme {row.theme!r} for {row.phrase!r}, which {THEMES_FILE} does not have"
            raise LoadError(phrases.name, "", problem, f"Its themes are {', '.join(sorted(known))}.")
        rows[row.theme, row.phrase, row.scope] = row
    return Themes(table, Phrases([row for row in rows.values() if row.points]))


def _table(path: Path) -> pd.DataFrame:
    rows: dict[str, dict] = {}
    for number, row in theme_phrases.records(path, COLUMNS, (SHORT,)):
        empty = [name for name in COLUMNS if not row[name]]
        if empty or row["theme"] in rows:
            problem = f"has no {empty[0]}" if empty else f"has the theme {row['theme']!r} again"
            raise LoadError(path.name, f"row {number}", problem, "Give each theme one row, with every column filled.")
        if row["judgement"] not in JUDGEMENTS:
            problem = f"has the judgement {row['judgement']!r}"
            raise LoadError(path.name, f"row {number}", problem, f"Give one of {', '.join(JUDGEMENTS)}.")
        rows[row["theme"]] = row | {SHORT: row[SHORT] or None, "position": len(rows) + 1}
    if OTHER not in rows:
        raise LoadError(path.name, "", f"has no theme {OTHER!r}", "Add a row for what fits none of the themes.")
    return schema.frame("themes", list(rows.values()))


def weighed(text: str, phrases: Phrases | None = None) -> list[Theme]:
    """Every theme that a phrase of the text speaks of, for or against, most points first."""
    found: dict[str, list[Match]] = {}
    for match in (phrases or own().phrases).matches(text):
        found.setdefault(match.row.theme, []).append(match)
    spoken = [
        Theme(theme, sum(match.points for match in matches), tuple(sorted(matches, key=_rank)))
        for theme, matches in found.items()
    ]
    return sorted(spoken, key=lambda theme: (-theme.points, theme.theme))


def _rank(match: Match) -> tuple[float, str]:
    return -match.points, match.row.phrase


def given(text: str, phrases: Phrases | None = None) -> list[Theme]:
    """One to three themes of a text, first the one it names first.

    Those of 100 points, and of more than three those with most; if none has them the best, else `other`.
    """
    themes = weighed(text, phrases)
    best = [theme for theme in themes if theme.points >= GIVEN] or [t for t in themes[:1] if t.points >= LEAST]
    return sorted(best[:MOST], key=lambda theme: theme.start) or [Theme(OTHER, 0, ())]


def of(recommendations: pd.DataFrame, phrases: Phrases | None = None) -> pd.DataFrame:
    """The tidy table `recommendation_themes` of recommendations that have their text."""
    told = recommendations.loc[recommendations["text"].notna(), ["recommendation_id", "text"]]
    rows = [
        {"recommendation_id": key, "theme": theme.theme, "position": position, "evidence": theme.evidence}
        for key, text in zip(told["recommendation_id"].astype("str"), told["text"].astype("str"), strict=True)
        for position, theme in enumerate(given(text, phrases), 1)
    ]
    return schema.frame("recommendation_themes", rows)
