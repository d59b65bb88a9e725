"""What a search found, with what matched marked."""

import pandas as pd
import streamlit as st

from widgets import table
from widgets.page import plain

MARK = """<style>.stMarkdownColoredBackground {
padding: 2px 0 !important; background-color: color-mix(in srgb, orange 35%, transparent) !important}</style>"""
"""What matched stays within its word, which Streamlit would part, on a ground that can be seen."""


def show(rows: list[dict], alt: str) -> None:
    """Recommendations that were found: rows of queries.theme_tables.found; nothing for none.

    What matched is bold on a tinted ground. Every piece of text is made harmless before it is put together.
    """
    if not rows:
        return
    names = {"of": "Of", "whose": "In whose words", "themes": "Themes", "because": "Because of", "address": "Report"}
    shown = table.in_words(pd.DataFrame(rows)[list(names)].rename(columns=names))
    shown.insert(0, "Recommendation", [_marked(row["pieces"]) for row in rows])
    st.html(MARK)
    st.table(shown, hide_index=True, alt=alt)


def _marked(pieces: list[tuple[str, bool]]) -> str:
    return "".join(f":orange-background[**{plain(text)}**]" if hit else plain(text) for text, hit in pieces)
