"""What tests of figures ask of a figure."""

import json

import plotly.graph_objects as go

from charts.style import Words

WORDS = Words("How many?", "Children in care, 31 March 2024", "Source: Department of Examples, Survey")
ROGUE = '<b>x</b> & <a href="https://example.org">y</a>'
"""A name that would be markup if it were let through."""
ESCAPED = '&lt;b&gt;x&lt;/b&gt; &amp; &lt;a href="https://example.org"&gt;y&lt;/a&gt;'


def said(figure: go.Figure) -> list[str]:
    """Every string in a figure."""

    def walk(part):
        if isinstance(part, str):
            yield part
        elif isinstance(part, dict):
            for inner in part.values():
                yield from walk(inner)
        elif isinstance(part, list):
            for inner in part:
                yield from walk(inner)

    return list(walk(json.loads(figure.to_json())))


def annotations(figure: go.Figure) -> list[str]:
    """Texts written on a figure, but for title, subtitle and foot."""
    about = {WORDS.subtitle, WORDS.foot, f"<b>{WORDS.title}</b>"}
    return [a.text for a in figure.layout.annotations if a.text not in about]


def assert_well_made(figure: go.Figure) -> None:
    """Every value is one plotly takes; title, subtitle and foot are there, traces few, numbers finite."""
    go.Figure(figure.to_dict())
    texts = [a.text for a in figure.layout.annotations]
    assert f"<b>{WORDS.title}</b>" in texts and WORDS.foot in texts
    assert any(text.startswith(WORDS.subtitle) for text in texts)
    assert len(figure.data) <= 8
    assert "NaN" not in figure.to_json() and "Infinity" not in figure.to_json()
    margin = figure.layout.margin
    assert figure.layout.height >= margin.t + margin.b
