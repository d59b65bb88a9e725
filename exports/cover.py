"""What every file says of itself beside the numbers: title, subtitle, reading, sources, licence, day, address."""

from dataclasses import replace
from datetime import date

import pandas as pd

from charts.style import Words
from queries import numbers, sources
from views.view import View


def rows(view: View, today: date, address: str = "") -> list[tuple[str, str]]:
    """(what, text) of the first page of a file about one view."""
    lines = [("Title", view.words.title), ("What is shown", view.words.subtitle), ("Reading", view.reading)]
    return lines + origin(view.sources, today, address)


def origin(keys: tuple[str, ...], today: date, address: str = "") -> list[tuple[str, str]]:
    """(what, text) of where numbers are from: sources, licence, day, address."""
    lines = [("Source", text) for text in cited(keys)]
    lines += [("Licence", licence(keys)), ("Made on", numbers.day(today))]
    return lines + ([("Address of this view", address)] if address else [])


def cited(keys: tuple[str, ...]) -> list[str]:
    """Each source: publisher, title, day of publication, address."""
    return [
        f"{row['publisher']}, {row['title']}"
        + (f", published {numbers.day(row['published_on'])}" if pd.notna(row["published_on"]) else "")
        + (f", {row['url']}" if pd.notna(row["url"]) else "")
        for row in sources.some(keys).to_dict("records")
    ]


def licence(keys: tuple[str, ...]) -> str:
    """The licences of some sources."""
    return " and ".join(sorted(set(sources.some(keys)["licence"])))


def dated(words: Words, today: date) -> Words:
    """A figure's words with the day it was made at its foot."""
    return replace(words, foot=f"{words.foot}. Made on {numbers.day(today)}.")
