"""What inspectors asked for, one by one: in whose words, about what, and where it stands in the report."""

from datetime import date

import pandas as pd

import schema
from queries import authorities
from queries.memory import remembered

OF_THE_REPORT, OURS, NEITHER = "Words of the report", "Our summary", "Not here: follow the link"
"""Whose words a recommendation is shown in."""

TO_THE_AUTHORITY = ("local_authority", "priority_and_immediate_action")
"""Sections that ask something of the authority; the others ask it of its safeguarding board."""


@remembered
def theme_names() -> dict[str, str]:
    """theme -> its name for people, in the order of a page."""
    table = schema.read("themes").sort_values("position")
    return dict(zip(table["theme"].astype("str"), table["theme_name"].astype("str"), strict=True))


@remembered
def every() -> pd.DataFrame:
    """Every recommendation that was read, newest report first.

    Columns: those of schema.py; framework, day (of publication, else the first on site), label (of the authority),
    address (of the report at the page), words (the report's where loaded, else our summary, else ""), whose,
    themes (a tuple of keys, the weightiest first), theme_names and because (one text each).
    """
    table = schema.as_text(schema.read("recommendations"))
    columns = ["inspection_id", "framework", "inspected_from", "published_on", "report_url"]
    table = table.merge(schema.as_text(schema.read("inspections")[columns]), on="inspection_id")
    table["day"] = table["published_on"].fillna(table["inspected_from"])
    table["label"] = table["authority_code"].map(authorities.labels())
    table["address"] = table["report_url"] + "#page=" + table["page"].astype("str")
    table["words"], table["whose"] = in_words(table)
    themes, because = _themes()
    ids = table["recommendation_id"]
    names = theme_names()
    table["themes"] = pd.Series([tuple(themes.get(key, ())) for key in ids], index=table.index, dtype=object)
    told = [", ".join(names[theme] for theme in keys) for keys in table["themes"]]
    table["theme_names"] = pd.Series(told, index=table.index, dtype="str")
    reasons = ["; ".join(because.get(key, ())) for key in ids]
    table["because"] = pd.Series(reasons, index=table.index, dtype="str")
    order = {section: place for place, section in enumerate(schema.SECTIONS)}
    table["order"] = table["section"].map(order)
    table = table.sort_values(
        ["day", "inspection_id", "order", "position"], ascending=[False, True, True, True], ignore_index=True
    )
    return table.drop(columns=["order", "report_url", "inspected_from", "published_on"])


def in_words(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """A recommendation's words, and whose they are: the report's where loaded, else our summary."""
    text, gist = table["text"], table["gist"]
    whose = (
        pd.Series(NEITHER, index=table.index, dtype="str").mask(gist.notna(), OURS).mask(text.notna(), OF_THE_REPORT)
    )
    return text.fillna(gist).fillna(""), whose


def _themes() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """recommendation_id -> its themes; and -> why it has each, in words."""
    names, themes, because = theme_names(), {}, {}
    table = schema.read("recommendation_themes").sort_values("position")
    rows = (table[column].astype("str") for column in ("recommendation_id", "theme", "evidence"))
    for key, theme, evidence in zip(*rows, strict=True):
        themes.setdefault(key, []).append(theme)
        phrases = ", ".join(f"“{phrase}”" for phrase in evidence.split("|") if phrase)
        because.setdefault(key, []).append(f"{names[theme]}: {phrases or 'no phrase of any other theme'}")
    return themes, because


@remembered
def some(ids: tuple[str, ...]) -> pd.DataFrame:
    """The rows of `every` for some recommendations, in the order given."""
    return every().set_index("recommendation_id").loc[list(ids)].reset_index()


@remembered
def about(theme: str, inspections: tuple[str, ...]) -> pd.DataFrame:
    """The rows of `every` with a theme, asked of the authority itself at some inspections."""
    table = every()
    table = table[table["inspection_id"].isin(inspections) & table["section"].isin(TO_THE_AUTHORITY)]
    return table[_has(table, theme)]


def _has(table: pd.DataFrame, theme: str) -> pd.Series:
    return pd.Series([theme in keys for keys in table["themes"]], index=table.index, dtype=bool)


LONGEST, MOST = 100, 8
"""Characters and words of what is searched for; more is not looked at."""


def asked_words(words: str) -> tuple[str, ...]:
    """The words looked for, in lower case, each once."""
    return tuple(dict.fromkeys(words[:LONGEST].casefold().split()))[:MOST]


@remembered
def _searched() -> pd.Series:
    return every()["words"].str.casefold()


def matching(words: str, theme: str | None, framework: str | None, authority: str | None, as_at: date) -> pd.DataFrame:
    """The rows of `every` that hold every word looked for, anywhere, in capitals or not, published by a day.

    Not remembered: there is no end of words, and asking takes a few milliseconds.
    """
    table, text = every(), _searched()
    kept = table["day"] <= pd.Timestamp(as_at)
    if framework:
        kept &= table["framework"] == framework
    if authority:
        kept &= table["authority_code"] == authority
    if theme:
        kept &= _has(table, theme)
    for word in asked_words(words):
        kept &= text.str.contains(word, regex=False)
    return table[kept]


def marked(text: str, words: tuple[str, ...]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is one of the words looked for: never empty, nothing lost."""
    # Some letters change their number when capitals are put aside; such a text is only cut at what stays in place.
    low = text.casefold()
    if len(low) != len(text):
        low = text.lower() if len(text.lower()) == len(text) else text
    hit = [False] * len(text)
    for word in words:
        start = low.find(word)
        while start >= 0:
            hit[start : start + len(word)] = [True] * len(word)
            start = low.find(word, start + 1)
    pieces, begun = [], 0
    for place in range(1, len(text) + 1):
        if place == len(text) or hit[place] != hit[begun]:
            pieces.append((text[begun:place], hit[begun]))
            begun = place
    return pieces or [("", False)]
