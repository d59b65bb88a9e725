"""Downloads: the numbers and the picture of a figure, the rows of a table, made when they are asked for."""

from collections.abc import Callable
from datetime import date
from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from exports import jobs, names, picture, spreadsheet
from views import slides
from views.view import View
from widgets import link

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def offer(view: Callable[..., View], choices: dict, shown: View, key: str) -> None:
    """A quiet menu of the files of one figure; while it is closed nothing is computed, nothing made until clicked."""
    menu = st.popover("Download", key=f"{key}_download", type="tertiary", on_change="rerun")
    if not menu.open:
        return
    today, slide = date.today(), slides.pin(view, choices)
    stem = names.stem(slide.view, choices, today)
    with menu:
        _button("Numbers for a spreadsheet (XLSX)", partial(spreadsheet.xlsx, shown, today, address()), f"{stem}.xlsx")
        _button("Numbers, tidy, with codes (CSV)", partial(spreadsheet.csv, shown), f"{stem}.csv")
        if picture.why_not():
            st.caption(picture.why_not())
            return
        _button("Picture (PNG)", partial(jobs.picture, slide, "png", today), f"{stem}.png")
        _button("Picture to enlarge (SVG)", partial(jobs.picture, slide, "svg", today), f"{stem}.svg")
        st.caption("A picture takes a few seconds.")


def rows(table: Callable[[], pd.DataFrame], title: str, name: str, sources: tuple[str, ...], **choices) -> None:
    """The same menu for a table without a figure, made when asked for; `name` is its own among those of the page."""
    menu = st.popover("Download", key=f"{name}_download", type="tertiary", on_change="rerun")
    if not menu.open:
        return
    today = date.today()
    stem = names.stem(name, choices, today)
    with menu:
        made = partial(_workbook, table, title, sources, today, address())
        _button("Table for a spreadsheet (XLSX)", made, f"{stem}.xlsx")
        _button("Table for other programs (CSV)", partial(_csv, table), f"{stem}.csv")


def _workbook(table: Callable[[], pd.DataFrame], *about) -> bytes:
    return spreadsheet.table_xlsx(table(), *about)


def _csv(table: Callable[[], pd.DataFrame]) -> bytes:
    return spreadsheet.table_csv(table())


def _button(label: str, content: Callable[[], bytes], name: str) -> None:
    kinds = {"xlsx": XLSX, "csv": "text/csv", "png": "image/png", "svg": "image/svg+xml"}
    kind = kinds[name.rpartition(".")[2]]
    st.download_button(label, content, name, kind, key=f"download {name}", on_click="ignore", type="tertiary")


def address() -> str:
    """The address that shows again, anywhere, what is seen; "" where the browser has not told its own."""
    chosen = [(name, value) for name, values in link.exact() for value in values]
    return f"{st.context.url.split('?')[0]}?{urlencode(chosen)}" if st.context.url else ""
