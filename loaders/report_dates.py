"""The days printed on the cover of an inspection report, in every form they have been printed."""

import datetime as dt
import re
from itertools import pairwise

from loaders.report_text import MONTHS

MONTH_NUMBERS = {
    name: number for number, month in enumerate(MONTHS.lower().split("|"), 1) for name in (month, month[:3])
} | {"sept": 9}

Period = tuple[dt.date, dt.date]

_DASHES = r"\-\u2010-\u2015\u2212\u2500"
_LABEL = re.compile(r"\binspection dates? ?:?\s", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:report published|(?:^|\n)published(?: on)?) ?:?\s", re.IGNORECASE)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))
# A day of digits, or day, month and year where given; what stands between two days; anything else ends the dates.
_TOKEN = re.compile(
    rf"\s*(?:(?P<digits>\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)\b)"
    rf"|(?P<day>\d{{1,2}})(?!\.|\d)(?:st|nd|rd|th)?(?:\s+(?P<month>{_MONTH})\b\.?)?"
    rf"(?:,?\s*(?P<year>20\d\d|(?<=[a-z] )\d\d(?!\d)))?"
    rf"|(?P<to>to\b|until\b|through\b|[{_DASHES}])|(?P<and>and\b|&|,|;)|(?P<word>from\b|between\b|{_WEEKDAY}\b))",
    re.IGNORECASE,
)
LONGEST = 40
"""Tokens read at most; four visits take some thirty."""


def periods(cover: str) -> tuple[Period, ...]:
    """First and last day of each visit, as printed after "Inspection date(s)"; () where that cannot be read.

    A day without month or year has those of the next day printed, or of the one before.
    """
    label = _LABEL.search(cover)
    return _periods(_tokens(cover, label.end())) if label else ()


def published_on(cover: str) -> dt.date | None:
    """The day after "Report published", or null where none is printed."""
    label = _PUBLISHED.search(cover)
    found = _periods(_tokens(cover, label.end())[:1]) if label else ()
    return found[0][0] if found else None


def _tokens(cover: str, at: int) -> list[re.Match]:
    tokens = []
    while len(tokens) < LONGEST and (token := _TOKEN.match(cover, at)):
        tokens.append(token)
        at = token.end()
    return tokens


def _periods(tokens: list[re.Match]) -> tuple[Period, ...]:
    days = _days([token for token in tokens if token["day"] or token["digits"]])
    if not days:
        return ()
    groups: list[list[dt.date]] = []
    joined = False
    for token in tokens:
        if token["to"]:
            joined = True
        elif token["day"] or token["digits"]:
            day = days.pop(0)
            if joined and groups and len(groups[-1]) == 1:
                groups[-1].append(day)
            else:
                groups.append([day])
            joined = False
    found = tuple((group[0], group[-1]) for group in groups)
    in_order = all(start <= end for start, end in found) and all(a[1] < b[0] for a, b in pairwise(found))
    return found if in_order else ()


def _days(tokens: list[re.Match]) -> list[dt.date]:
    """The days, months and years filled in; [] where one is no day of the calendar."""
    months = [_month(token) for token in tokens]
    years = [_year(token) for token in tokens]
    for i in reversed(range(len(tokens) - 1)):
        months[i] = months[i] or months[i + 1]
        if years[i] is None and years[i + 1] is not None:
            years[i] = years[i + 1] - (
                months[i] is not None and months[i + 1] is not None and months[i] > months[i + 1]
            )
    for i in range(1, len(tokens)):
        months[i] = months[i] or months[i - 1]
        years[i] = years[i] if years[i] is not None else years[i - 1]
    try:
        return [
            dt.date(year, month, int(token["day"] or token["digits"].split("/")[0]))
            for token, month, year in zip(tokens, months, years, strict=True)
        ]
    except (TypeError, ValueError):
        return []


def _month(token: re.Match) -> int | None:
    if token["digits"]:
        return int(token["digits"].split("/")[1])
    return MONTH_NUMBERS[token["month"].lower()] if token["month"] else None


def _year(token: re.Match) -> int | None:
    year = token["digits"].split("/")[2] if token["digits"] else token["year"]
    return (2000 + int(year) if len(year) == 2 else int(year)) if year else None
