"""Plain plotly figures with as many marks as ours and random numbers."""

import numpy as np
import streamlit as st

JUDGEMENTS = [
    "Help and protection",
    "Children in care",
    "Care leavers",
    "Leadership",
    "Overall effectiveness",
    "Adoption",
    "Safeguarding board (LSCB)",
]
PLACES = ["Barnet", "Kent", "Leeds", "Bury", "Devon", "Derby", "Essex", "Luton"]
PLACES += ["Wigan", "Sutton", "Torbay", "Dudley", "Bolton", "Camden", "Ealing", "Enfield", "Harrow", "Merton"]
PLACES += ["Newham", "Surrey", "Suffolk", "Norfolk", "Dorset"]
GROUPINGS = ["Framework", "Period", "Region", "Grade of the judgement concerned", "Kind of authority"]
GRADES, REGIONS, QUARTERS = 5, 10, 66


def judgement() -> str:
    """The control of the floors of Overview and Grades."""
    return st.segmented_control("Judgement", JUDGEMENTS, default=JUDGEMENTS[0], key="judgement", required=True)


def next_numbers() -> np.random.Generator:
    """Other numbers at every run, as another choice gives."""
    st.session_state["run"] = st.session_state.get("run", 0) + 1
    return np.random.default_rng(st.session_state["run"])


def bars(numbers: np.random.Generator, title: str, count: int, is_labelled: bool = False) -> dict:
    """Bars with a text to hover over, and written on if they are labelled."""
    values = np.sort(numbers.uniform(20, 120, count)).round(1).tolist()
    names = [f"Authority {place:03}" for place in range(count)]
    bar = {
        "type": "bar",
        "x": names,
        "y": values,
        "hovertext": [f"{n}: {v}" for n, v in zip(names, values, strict=True)],
    }
    return _figure([bar | ({"text": [n[-4:] for n in names]} if is_labelled else {})], title)


def shares(numbers: np.random.Generator, title: str) -> dict:
    """A bar for each region, cut into grades."""
    regions = [f"Region {place}" for place in range(REGIONS)]
    cut = numbers.integers(1, 20, (GRADES, REGIONS)).tolist()
    data = [{"type": "bar", "orientation": "h", "y": regions, "x": part, "text": part} for part in cut]
    return _figure(data, title, barmode="stack")


def areas(numbers: np.random.Generator, title: str) -> dict:
    """Authorities at each of four grades, quarter by quarter."""
    data = [
        {"type": "scatter", "mode": "lines", "stackgroup": "grades", "x": list(range(QUARTERS)), "y": part}
        for part in numbers.integers(1, 60, (GRADES - 1, QUARTERS)).tolist()
    ]
    return _figure(data, title)


def flow(numbers: np.random.Generator, title: str) -> dict:
    """From each of five grades before to each of four after."""
    pairs = [(before, GRADES + after) for before in range(GRADES) for after in range(GRADES - 1)]
    link = {
        "source": [before for before, _ in pairs],
        "target": [after for _, after in pairs],
        "value": numbers.integers(1, 20, len(pairs)).tolist(),
    }
    node = {"label": [f"Grade {place}" for place in range(2 * GRADES - 1)]}
    return _figure([{"type": "sankey", "node": node, "link": link}], title)


def written_bars(numbers: np.random.Generator, title: str, rows: int, columns: int) -> dict:
    """A bar for each row in each column, with its value written on it."""
    places = [(row, column) for row in range(rows) for column in range(columns)]
    values = numbers.uniform(0, 100, len(places)).round().tolist()
    bar = {"type": "bar", "orientation": "h", "base": [100 * column for _, column in places], "x": values}
    bar |= {"y": [f"Row {row}" for row, _ in places], "text": [f"{value:.0f}%" for value in values]}
    return _figure([bar], title, barmode="overlay", height=700)


def spine(numbers: np.random.Generator, title: str, count: int) -> dict:
    """For each of some rows two ranges, three points and a word."""
    rows = [f"Indicator {row}" for row in range(count)]
    ranges = [
        {"type": "bar", "orientation": "h", "y": rows, "x": part, "base": 20}
        for part in numbers.uniform(20, 120, (2, count)).tolist()
    ]
    points = [
        {"type": "scatter", "mode": "markers", "y": rows, "x": part}
        for part in numbers.uniform(20, 120, (3, count)).tolist()
    ]
    words = {"type": "scatter", "mode": "text", "y": rows, "x": [150] * count, "text": ["similar"] * count}
    return _figure([*ranges, *points, words], title, barmode="overlay", height=900)


def _figure(data: list[dict], title: str, **layout) -> dict:
    return {"data": data, "layout": {"title": {"text": title}, "height": 450, "showlegend": False} | layout}
