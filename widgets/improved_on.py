"""The control of whom to learn from: an indicator on which one can improve, and between which two periods."""

import streamlit as st

from queries import indicators
from widgets.choice import kept, stay

BACK = 3
"""Periods before the newest at which the comparison starts at first: one year's change is often chance."""


def chosen() -> tuple[str, str | None, str | None]:
    """An indicator with a better direction, the earlier and the later period; both None where it has fewer than two.

    It starts as the first headline one.
    """
    catalogue = indicators.catalogue()
    offered = catalogue[catalogue["polarity"] != "neutral"]
    names = dict(zip(offered["indicator"], offered["indicator_name"], strict=True))
    first = [*offered.loc[offered["is_headline"], "indicator"], *names]
    left, middle, right = st.columns([6, 2, 2])
    indicator = left.selectbox(
        "Indicator",
        list(names),
        index=list(names).index(first[0]) if names else None,
        format_func=names.get,
        filter_mode="contains",
        **kept("improved_on"),
    )
    periods = indicators.periods(indicator) if indicator else []
    if len(periods) < 2:
        return indicator, None, None
    start = min(BACK, len(periods) - 1) - 1
    stay("since", periods[1:], start)
    since = middle.selectbox("From", periods[1:], index=start, **kept("since"))
    later = periods[: periods.index(since)]
    stay("until", later)
    return indicator, since, right.selectbox("To", later, index=0, **kept("until"))
