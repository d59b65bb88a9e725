"""A table as people read it: days in words, addresses as links, nothing taken for Markdown."""

from urllib.parse import quote

import pandas as pd
import streamlit as st

from queries import numbers
from widgets import download
from widgets.page import plain

LONG = 30
"""More rows than this are shown in a table that scrolls and sorts."""
OPEN = "open the report"


def show(rows: pd.DataFrame, alt: str, name: str = "", sources: tuple[str, ...] = (), **choices) -> None:
    """A table for people; nothing for an empty one. Addresses of https alone become links.

    With a `name` of its own and its sources it can be downloaded; who and when is chosen goes into the file's name.
    """
    if rows.empty:
        return
    if len(rows) > LONG:
        st.dataframe(rows, hide_index=True, alt=alt, column_config=columns(rows))
    else:
        st.table(in_words(rows), hide_index=True, alt=alt)
    if name:
        download.rows(lambda: rows, alt, name, sources, **choices)


def columns(rows: pd.DataFrame) -> dict:
    """How a scrolling table shows days and addresses, so that it still sorts by them."""
    day, link = st.column_config.DateColumn(format="D MMMM YYYY"), st.column_config.LinkColumn(display_text=OPEN)
    kinds = {name: _kind(rows[name]) for name in rows}
    return {name: {"day": day, "address": link}[kind] for name, kind in kinds.items() if kind}


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """The same rows for a table that reads Markdown: text made harmless, null empty, numbers of whole columns kept."""
    return pd.DataFrame({plain(name): _cells(rows[name]) for name in rows})


def _cells(cells: pd.Series) -> list:
    if pd.api.types.is_numeric_dtype(cells) and cells.notna().all():
        return cells.tolist()
    return [_cell(cell) for cell in cells]


def _kind(cells: pd.Series) -> str | None:
    if pd.api.types.infer_dtype(cells, skipna=True) in ("date", "datetime", "datetime64"):
        return "day"
    known = cells.dropna()
    return "address" if len(known) and all(_is_address(cell) for cell in known) else None


def _is_address(cell) -> bool:
    return isinstance(cell, str) and cell.startswith("https://")


def _cell(cell):
    if pd.isna(cell):
        return ""
    if _is_address(cell):
        return f"[{OPEN}]({quote(cell, safe=':/?#&=%~,')})"
    if isinstance(cell, str):
        return plain(cell)
    return numbers.day(cell) if hasattr(cell, "strftime") else f"{cell:,}"
