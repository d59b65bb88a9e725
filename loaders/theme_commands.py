"""python -m loaders explain | score: why recommendations have their themes, and how often readers agree."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

import schema
from loaders import documents, theme_labels, theme_phrases, themes
from loaders.errors import LoadError
from loaders.theme_labels import PARTS, Score
from loaders.theme_phrases import Match
from loaders.themes import Theme, Themes

FILES = "A file of phrases, or a folder with theme_phrases.csv, themes.csv or both, laid over our own."
Own = Annotated[Path | None, typer.Option("--themes", help=FILES)]

SHOWN = 8
"""Phrases listed of one theme."""

console = Console()


def chosen(place: Path | None) -> Themes:
    """The themes asked for; a fault in the user's files ends the command with its message."""
    try:
        return themes.read(place)
    except LoadError as error:
        Console(stderr=True).print(str(error), markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(1) from None


def explain(
    what: Annotated[str, typer.Argument(metavar="TEXT_OR_FILE", help="A recommendation, a report, or a text file.")],
    themes_from: Own = None,
):
    """Shows why a text, or each recommendation of a file, has its themes: the phrases that decided, with points."""
    mine = chosen(themes_from)
    names = dict(zip(mine.table["theme"], mine.table["theme_name"], strict=True))
    for text in texts(what):
        console.print(Text(text), style="bold")
        given = themes.given(text, mine.phrases)
        others = [theme for theme in themes.weighed(text, mine.phrases) if theme not in given and theme.points > 0]
        shown = Table("theme", "points", "phrases that decided", "")
        shown.columns[1].justify = "right"
        for theme in [*given, *others[:3]]:
            is_given = "given" if theme in given else "not given"
            shown.add_row(names.get(theme.theme, theme.theme), f"{theme.points:.0f}", decided(theme), is_given)
        console.print(shown)
        left = theme_phrases.left_out(text)
        if left:
            console.print(Text(f"Not read: {' / '.join(left)}"))
        purpose = " ".join(word.written for word in theme_phrases.words(text) if word.purpose)
        if purpose:
            console.print(Text(f"Tells why, phrases count a quarter: {purpose}"))
        console.print()


def decided(theme: Theme) -> str:
    """The phrases of a theme with their points, the weightiest first."""
    by_weight = sorted(theme.matches, key=lambda match: -abs(match.points))
    more = f" and {len(by_weight) - SHOWN} more" if len(by_weight) > SHOWN else ""
    return ", ".join(_one(match) for match in by_weight[:SHOWN]) + more


def _one(match: Match) -> str:
    times = match.points / match.row.points
    why = f", {times:.2f} x {match.row.points}" if times != 1 else ""
    return f"{match.row.phrase} ({match.points:+.0f}{why})"


def texts(what: str) -> list[str]:
    """The recommendations of a report or paper, the lines of another text file, or the words given."""
    path = Path(what)
    try:
        if path.is_dir():
            _stop(f"{what}: is a folder. Give one file, or the words themselves.")
        content = path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):  # words are no name of a file
        content = None
    if content is None:
        return [what]
    reading = documents.read_alone(content)
    if reading["kind"] == "unread":
        lines = content.decode("utf-8", errors="replace").splitlines() if b"%PDF-" not in content[:1024] else []
        return [line.strip() for line in lines if line.strip()] or _stop(f"{path.name}: {reading['reason']}")
    told = reading if reading["kind"] == "report" else reading["paper"]
    return [one["text"] for one in told["recommendations"]] or _stop(f"{path.name}: no recommendations were found.")


def _stop(message: str):
    Console(stderr=True).print(message, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(1)


def score(out: Annotated[Path, typer.Option("--out", help="Folder of the tables to measure.")] = schema.TIDY):
    """Shows how far the themes in the tables agree with those that readers gave (data/reference/theme_labels.csv)."""
    given: dict[str, set[str]] = {}
    table = schema.read("recommendation_themes", out)
    for key, theme in zip(table["recommendation_id"], table["theme"], strict=True):
        given.setdefault(str(key), set()).add(str(theme))
    labels = [label for label in theme_labels.labels() if label.recommendation_id in given]
    for part in PARTS:
        of = [label for label in labels if label.part == part]
        strict, lenient = (theme_labels.scores(of, given, is_lenient) for is_lenient in (False, True))
        console.print(_scores(f"{part}: {len(of):,} recommendations", strict, lenient))
    console.print(Text("The points of phrases were learnt from tuning and development; held_out had no part in them."))


def _scores(title: str, strict: dict[str, Score], lenient: dict[str, Score]) -> Table:
    shown = Table("theme", "labels", "precision", "recall", "strict F1", "lenient F1", title=title)
    shown.columns[0].overflow = "fold"
    for column in shown.columns[1:]:
        column.justify = "right"
    for theme in sorted(strict, key=lambda theme: (theme != "", -strict[theme].due)):
        one = strict[theme]
        figures = (one.precision, one.recall, one.f1, lenient[theme].f1 if theme in lenient else None)
        shown.add_row(theme or "all", str(one.due), *_plain(figures))
    return shown


def _plain(figures: Iterable[float | None]) -> list[str]:
    return ["" if figure is None else f"{figure:.3f}" for figure in figures]
