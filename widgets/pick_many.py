"""Controls for pages on many indicators or many places at once. Each choice stands in the address."""

import streamlit as st

from queries import indicators, pairs, profile, rug
from views.choices import SEVERAL
from widgets.choice import kept, stay


def topic() -> str | None:
    """A topic of indicators, `profile.ALL`, or None for the headline indicators."""
    return st.selectbox("Topic", profile.topics(), index=None, placeholder="Headline indicators", **kept("topic"))


def places() -> str:
    """Places of the visitor's own choosing, any kind and number: their codes joined by full stops, or ""."""
    return _several("places", "Places")


def several_indicators() -> str:
    """Indicators of the visitor's own choosing: their keys joined by full stops, or ""."""
    return _several("indicators", "Indicators")


def _several(key: str, label: str) -> str:
    """Any number of choices, kept in the address by their short keys, not by their long names."""
    names = SEVERAL[key]()
    given = [code for code in st.query_params.get(key, "").split(".") if code in names]
    chosen = st.multiselect(
        label,
        list(names),
        default=None if f"{key}_chosen" in st.session_state else given,
        format_func=names.__getitem__,
        key=f"{key}_chosen",
        persist_state="session",
        filter_mode="contains",
    )
    if chosen:
        st.query_params[key] = ".".join(chosen)
    elif key in st.query_params:
        del st.query_params[key]
    return ".".join(chosen)


def shade() -> str:
    """By what the cells of a rug are coloured (a key of `rug.SHADES`)."""
    return st.segmented_control(
        "Shade by",
        list(rug.SHADES),
        default="england",
        format_func=rug.SHADES.__getitem__,
        required=True,
        **kept("shade"),
    )


def order(keys: tuple[str, ...]) -> str | None:
    """The indicator by which places are sorted, or None for the order in which they were chosen."""
    names = {key: indicators.names()[key] for key in keys}
    stay("order", names, None)
    return st.selectbox(
        "Sort places by", list(names), index=None, placeholder="As chosen", format_func=names.get, **kept("order")
    )


def two_indicators() -> tuple[str, str]:
    """Two different indicators, the first under the name by which other pages know it."""
    names = indicators.names()
    left, right = st.columns(2)
    known = {"format_func": names.__getitem__, "filter_mode": "contains"}
    first = left.selectbox("Indicator", list(names), **known, **kept("indicator"))
    others, start = pairs.others(first)
    stay("against", others, start)
    return first, right.selectbox("Beside", others, index=start, **known, **kept("against"))


def line() -> str | None:
    """ "shown" where the visitor asks for the line fitted to the points."""
    return "shown" if st.toggle("Show the straight line that fits best", **kept("line")) else None


def one_indicator() -> str:
    """One indicator, under the name by which other pages know it."""
    names = indicators.names()
    return st.selectbox(
        "Indicator", list(names), format_func=names.__getitem__, filter_mode="contains", **kept("indicator")
    )
