"""The phrases council papers use, read from data/reference/council_*.csv, and the days, counts and grades in them.

A phrase is a regular expression without regard to case. `{date}`, `{period}` and `{count}` stand
for a day ("19th February 2016", "19/02/2016"), two days and what joins them, and a whole number
in digits or words.
"""

import calendar
import re
from datetime import date, datetime
from functools import cache

import pandas as pd

from loaders.errors import LoadError
from loaders.recognise import REFERENCE

MONTHS = [name.lower() for name in calendar.month_name[1:]]

_MONTH = "(?:" + "|".join(f"{month[:3]}(?:{month[3:]})?" if month != "may" else "may" for month in MONTHS) + ")"
_DAY = r"\d{1,2}\s?(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d{2}"
_DATE = rf"(?:{_DAY}(?: of)? {_MONTH}\.?,? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})"
_PERIOD = (
    rf"(?:the )?(?:\w+day,? )?(?P<from>\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR}|{_DAY}"
    rf"(?:(?: of)? {_MONTH}\.?,?(?: {_YEAR})?)?)"
    rf"\s?(?:to|and|until|through|[-–—−─])\s?(?:the )?(?:\w+day,? )?(?P<to>{_DATE}|{_DAY}(?: of)? {_MONTH}\b)"
)


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of data/reference/council_NAME.csv, in file order."""
    table = pd.read_csv(REFERENCE / f"council_{name}.csv", dtype=str, keep_default_na=False, encoding="utf-8")
    return tuple(table.to_dict("records"))


@cache
def patterns(fact: str) -> tuple[re.Pattern, ...]:
    """The compiled phrases of a fact. Raises LoadError for a fact without phrases or a phrase that is none."""
    found = [row["phrase"] for row in rows("phrases") if row["fact"] == fact]
    if not found:
        raise LoadError("council_phrases.csv", "", f"no phrase for {fact}", "Add one.")
    return tuple(_compiled(phrase) for phrase in found)


def _compiled(phrase: str) -> re.Pattern:
    words = sorted(_numbers(), key=len, reverse=True)
    number = rf"(?<![\w./,£-])(?P<count>\d{{1,3}}|{'|'.join(words).replace('-', '[- ]')})"
    whole = phrase.replace("{date}", f"(?P<date>{_DATE})").replace("{period}", _PERIOD).replace("{count}", number)
    try:
        return re.compile(whole, re.IGNORECASE)
    except re.error as error:
        raise LoadError("council_phrases.csv", f"phrase {phrase!r}", str(error), "Correct it.") from error


def says(fact: str, text: str) -> bool:
    """Whether a text holds any phrase of a fact."""
    return any(pattern.search(text) for pattern in patterns(fact))


def first(fact: str, text: str) -> re.Match | None:
    """What the first phrase of a fact that is in the text matches, in the order of the rows."""
    return next((match for pattern in patterns(fact) if (match := pattern.search(text))), None)


def every(fact: str, text: str) -> list[re.Match]:
    """All matches of a fact, in the order of the text; of overlapping ones the earliest."""
    matches = sorted(
        (match for pattern in patterns(fact) for match in pattern.finditer(text)), key=lambda m: (m.start(), -m.end())
    )
    return apart([(match.start(), match.end(), match) for match in matches])


def apart(spans: list[tuple]) -> list:
    """The third members of (start, end, thing), of those that overlap the first."""
    kept, end = [], -1
    for start, stop, thing in spans:
        if start >= end:
            kept.append(thing)
            end = stop
    return kept


def sentences(text: str) -> list[str]:
    """A text's sentences: cut after a full stop or question mark that a capital or a quotation follows."""
    return re.split(r"(?<=[a-z0-9)’'”\"][.?!]) +(?=[A-Z‘“'\"])|(?<=[.?!][’'”\"]) +(?=[A-Z])", text)


def day(text: str) -> date | None:
    """The day a text names in full, or None where it has no year or is no day of the calendar."""
    plain = re.sub(r"(?<=\d)\s?(?:st|nd|rd|th)\b|\bof\b|[.,/]", " ", text.lower()).split()
    if len(plain) != 3:
        return None
    if plain[0][:3].isalpha():
        plain[:2] = plain[1], plain[0]
    names = {month[:3]: number for number, month in enumerate(MONTHS, 1)}
    month = names[plain[1][:3]] if plain[1][:3] in names else plain[1]
    try:
        return datetime.strptime(f"{plain[0]} {month} {plain[2]}", "%d %m %Y").date()
    except ValueError:
        return None


def period(match: re.Match) -> tuple[date, date] | None:
    """The two days of a `{period}`; each lends the other the month and year it lacks; None without any year."""
    start, end = match["from"], match["to"]
    years = re.findall(_YEAR, start), re.findall(_YEAR, end)
    if not any(years):
        return None
    if not years[1]:
        end = f"{end} {years[0][0]}"
    last = day(end)
    if not re.search(r"[a-z]{3}|/", re.sub(r"\b\d+\s?(?:st|nd|rd|th)\b", "", start.lower())) and last:
        start = f"{start} {last.month:02}"
    opening = day(start) or (last and day(f"{start} {last.year}"))
    if not opening or not last:
        return None
    if opening > last and not (years[0] and years[1]):  # over the new year, with one year printed
        if years[1]:
            opening = opening.replace(year=opening.year - 1)
        else:
            last = last.replace(year=last.year + 1)
    return (opening, last) if opening <= last else None


def count(text: str) -> int:
    """The number a `{count}` names."""
    plain = text.lower().replace(" ", "-")
    return int(plain) if plain.isdigit() else _numbers()[plain]


@cache
def _numbers() -> dict[str, int]:
    return {row["word"]: int(row["number"]) for row in rows("numbers")}


@cache
def alternation(name: str) -> re.Pattern:
    """The phrases of a table as one pattern, whose group p3 means row 3; the longest at a place wins."""
    ordered = sorted(enumerate(rows(name)), key=lambda numbered: -len(numbered[1]["phrase"]))
    return re.compile(
        r"(?<![\w-])(?:" + "|".join(f"(?P<p{number}>{row['phrase']})" for number, row in ordered) + r")(?![\w-])",
        re.IGNORECASE,
    )


def marked(name: str, meaning: str, text: str) -> list[tuple[int, int, str]]:
    """(start, end, meaning) of every phrase of a table in a text, such as the areas or the grades."""
    known = rows(name)
    return [(m.start(), m.end(), known[int(m.lastgroup[1:])][meaning]) for m in alternation(name).finditer(text)]
