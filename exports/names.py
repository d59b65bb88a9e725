"""Names of files: authority, subject and date in letters, digits and hyphens, so that any system takes them."""

import re
import unicodedata
from datetime import date

from queries import authorities, indicators, judgements

LONGEST = 48
"""Characters of each part."""


def slug(text: str) -> str:
    """Text in small letters, digits and hyphens; "" where it has none of them."""
    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", flat)[:LONGEST].strip("-")


def stem(view: str, choices: dict, today: date) -> str:
    """A file's name without its ending, of a view ("indicators.ranked") and a visitor's choices.

    The date is the day the view looks at, or the day the file is made where the view names none:
    leeds-rate-of-children-in-care-trend-2026-08-20.
    """
    subject = [
        indicators.names().get(choices.get("indicator"), ""),
        judgements.NAMES.get(choices.get("judgement"), ""),
        view.rpartition(".")[2],
        choices.get("period") or "",
    ]
    day = choices.get("as_at") or today
    parts = [who(choices), *subject, f"{day:%Y-%m-%d}"]
    return "-".join(filter(None, map(slug, parts)))


def who(choices: dict) -> str:
    """The authority chosen, or England."""
    return authorities.labels().get(choices.get("authority"), "England")
