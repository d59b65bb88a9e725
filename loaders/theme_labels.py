"""How far the themes given agree with those that readers gave: data/reference/theme_labels.csv.

A label names its text by a fingerprint; `part` says what it was for: `tuning` and `development` gave the points of
phrases, `held_out` (reports of its own, read by a second labeller) had no part in them. First theme: the weightiest.

strict   A theme given is right if the labeller of the part gave it, and one the labeller gave is found if it is given
         here. Order does not count.
lenient  A theme given is right if any labeller gave it, or it is among those the labeller would accept.
         A theme is missed if it is not given here though the labeller put it first, or every labeller gave it.
         Where only one labeller read a text, as outside `held_out`, nothing is lenient: all his themes are due.
Both are micro-F1: 2 x right / (given + due), where right is counted for each of the two on its own side.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from loaders.recognise import REFERENCE

PARTS = {"tuning": "first", "development": "first", "held_out": "second"}
"""Part -> the labeller whose labels are the measure."""


@dataclass(frozen=True, slots=True)
class Label:
    """The themes readers gave to one text, each tuple weightiest first."""

    recommendation_id: str
    fingerprint: str
    part: str
    themes: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    """What every further labeller gave."""
    accepted: tuple[str, ...]

    @property
    def right(self) -> set[str]:
        """Themes that count as right leniently."""
        return {*self.themes, *self.accepted, *(theme for other in self.others for theme in other)}

    @property
    def due(self) -> set[str]:
        """Themes that must be given leniently."""
        return {self.themes[0], *(theme for theme in self.themes if all(theme in other for other in self.others))}


@dataclass(slots=True)
class Score:
    """Counts behind a measure: themes given and how many of them are right, themes due and how many are found."""

    given: int = 0
    right: int = 0
    due: int = 0
    found: int = 0

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.found / self.due if self.due else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; null where nothing is given and due."""
        if not self.given and not self.due:
            return None
        both = (self.precision or 0) + (self.recall or 0)
        return 2 * (self.precision or 0) * (self.recall or 0) / both if both else 0.0


def labels(path: Path = REFERENCE / "theme_labels.csv") -> list[Label]:
    """The labels of every text."""
    read: dict[str, list[dict]] = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            read.setdefault(row["recommendation_id"], []).append(row)
    return [_label(rows) for rows in read.values()]


def _label(rows: list[dict]) -> Label:
    first = rows[0]
    measure = next(row for row in rows if row["labeller"] == PARTS[first["part"]])
    return Label(
        first["recommendation_id"],
        first["fingerprint"],
        first["part"],
        tuple(measure["themes"].split()),
        tuple(tuple(row["themes"].split()) for row in rows if row is not measure),
        tuple(measure["accepted"].split()),
    )


def scores(read: Iterable[Label], given: Mapping[str, set[str]], lenient: bool) -> dict[str, Score]:
    """Score of each theme, and under "" of all; `given` maps recommendation_id to the themes given."""
    told: dict[str, Score] = {"": Score()}
    for label in read:
        ours, themes = given[label.recommendation_id], set(label.themes)
        right, due = (label.right, label.due) if lenient else (themes, themes)
        for theme in ours | due:
            for score in (told[""], told.setdefault(theme, Score())):
                score.given += theme in ours
                score.right += theme in ours & right
                score.due += theme in due
                score.found += theme in ours & due
    return told
