"""Views of invented numbers, for what is made of them."""

from functools import partial

import pandas as pd

from charts.style import Words
from views.view import View, view

ROWS = pd.DataFrame(
    {
        "place_code": ["E1", "E2", "E3"],
        "place_name": ["Aham", "=HYPERLINK(1)", "Cham"],
        "value": [1.25, None, -3.0],
        "note": [None, "suppressed", None],
        "rank": pd.array([2, None, 1], dtype="Int64"),
        "published_on": pd.to_datetime(["2024-03-31", None, "2025-12-01"]),
        "is_ours": [True, False, True],
        "source": "survey",
    }
)


def of(rows: pd.DataFrame = ROWS, title: str = "Aham is highest", reading: str = "Aham: 1.25.", table=None) -> View:
    """A view of a frame, without a chart worth drawing."""
    words = Words(title, "Visits, % of children", "Source: Survey")
    table = rows.rename(columns={"place_name": "Place"}) if table is None else table
    return view(lambda *_: None, (rows,), words, reading, partial(table.copy), ["survey"])
