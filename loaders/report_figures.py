"""The figures an inspection report quotes, as rows: those of its two blocks of counts, then those of its prose.

Phrases are rows of data/reference/figure_patterns.csv, indicators and their units rows of
data/reference/reported_indicators.csv.
"""

from datetime import date

from loaders import report_blocks, report_narrative
from loaders.report_phrases import BULLETS, Figure, patterns

MOST_LINES = 80
"""A block is shorter; one without an end is cut here."""


def read(lines, inspected_to: date | None = None) -> list[Figure]:
    """Every figure of the report, in order: those of the two blocks, then those of the prose."""
    blocks, rest = split(lines)
    figures = [figure for block, part in blocks for figure in report_blocks.read(block, part, inspected_to)]
    return figures + report_narrative.read(rest, inspected_to)


def split(lines) -> tuple[list[tuple[str, list]], list]:
    """(the lines of each block, the lines of the rest)."""
    blocks, rest, current = [], [], None
    for line in lines:
        if heading := _heading(line.text):
            current = []
            blocks.append((heading, current))
        elif current is not None and (len(current) == MOST_LINES or _ends(line.text)):
            current = None
            rest.append(line)
        else:
            (rest if current is None else current).append(line)
    return blocks, rest


def _heading(text: str) -> str | None:
    text = text.strip(f" .:{BULLETS}")
    if not 20 <= len(text) <= 75 or not text[:1].isupper():
        return None
    return next((block for block, phrase in patterns()["block"] if phrase.fullmatch(text)), None)


def _ends(text: str) -> bool:
    text = text.strip()
    return len(text) <= 90 and any(phrase.match(text) for _, phrase in patterns()["block_end"])
