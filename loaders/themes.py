"""Themes of recommendations: a theme is given where its phrases bring 100 points (data/reference/theme_phrases.csv)."""

from dataclasses import dataclass

import pandas as pd

import schema
from loaders import theme_phrases
from loaders.recognise import REFERENCE
from loaders.theme_phrases import Match, Phrases

GIVEN, MOST, OTHER = 100, 3, "other"
"""Points at which a theme is given, themes of one recommendation at most, and the theme of what fits none."""
LEAST = 20
"""Points below which not even the best theme is given, where none reaches 100."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme given to a text: its points and the rows that brought them, most first."""

    theme: str
    points: float
    matches: tuple[Match, ...]

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


def declared() -> pd.DataFrame:
    """The tidy table `themes`, in the order of its file."""
    rows = pd.read_csv(REFERENCE / "themes.csv", dtype=str)
    return schema.frame("themes", rows.assign(position=range(1, len(rows) + 1)))


def weighed(text: str, phrases: Phrases | None = None) -> list[Theme]:
    """Every theme that a phrase of the text speaks of, most points first."""
    found: dict[str, list[Match]] = {}
    for match in (phrases or theme_phrases.own()).matches(text):
        found.setdefault(match.row.theme, []).append(match)
    all_themes = [
        Theme(theme, sum(m.points for m in matches), tuple(sorted(matches, key=lambda m: -m.points)))
        for theme, matches in found.items()
    ]
    return sorted(all_themes, key=lambda theme: (-theme.points, theme.theme))


def given(text: str, phrases: Phrases | None = None) -> list[Theme]:
    """One to three themes of a text, most points first: those of 100 points, else the best, else `other`."""
    themes = weighed(text, phrases)
    best = [theme for theme in themes if theme.points >= GIVEN] or [t for t in themes[:1] if t.points >= LEAST]
    return best[:MOST] or [Theme(OTHER, 0, ())]


def of(recommendations: pd.DataFrame, phrases: Phrases | None = None) -> pd.DataFrame:
    """The tidy table `recommendation_themes` of recommendations that have their text."""
    told = recommendations.loc[recommendations["text"].notna(), ["recommendation_id", "text"]]
    rows = [
        {"recommendation_id": key, "theme": theme.theme, "position": position, "evidence": theme.evidence}
        for key, text in zip(told["recommendation_id"].astype("str"), told["text"].astype("str"), strict=True)
        for position, theme in enumerate(given(text, phrases), 1)
    ]
    return schema.frame("recommendation_themes", rows)
