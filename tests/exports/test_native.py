from datetime import date

import numpy as np
import plotly.graph_objects as go

from charts.style import LIGHT, Frame, Words
from charts.style import draw as drawn
from exports.native import NEUTRAL, Native, Series, read

WORDS = Words("Title", "Subtitle", "Foot")


def figure(*traces: dict, x: dict | None = None, y: dict | None = None, **layout) -> go.Figure:
    return drawn(list(traces), WORDS, LIGHT, Frame(plot=100), x=x or {}, y=y or {}, **layout)


def test_labelled_bars_are_bars():
    bars = {"type": "bar", "orientation": "h", "x": [5.0, 2.5], "y": ["<b>A &amp; B</b>", "C"]}
    bars |= {"marker": {"color": ["#12436d", "#4a94d6"]}, "text": ["5.0%", "2.5%"], "textposition": "outside"}
    made = read(figure(bars, x={"title": {"text": "% of children"}}, y={"autorange": "reversed"}))
    series = Series("", [5.0, 2.5], ["#12436d", "#4a94d6"], ["5.0%", "2.5%"])
    assert made == Native("bar", ["A & B", "C"], [series], [], "% of children", is_reversed=True)


def test_many_bars_take_their_names_from_the_hover_and_england_stands_across():
    bars = {"type": "bar", "x": [0, 1], "y": np.array([5.0, 2.5]), "hovertext": ["Aham: 5.0", "Bham: 2.5"]}
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 3.0, "y1": 3.0, "line": {"color": "#3d3d3d"}}
    england = [{"y": 3.0, "text": "England"}]
    made = read(figure(bars, x={"visible": False}, y={"range": [0, 6]}, shapes=[line], labels=england))
    assert made.categories == ["Aham", "Bham"]
    assert made.series == [Series("", [5.0, 2.5], [NEUTRAL, NEUTRAL], ["", ""])]
    assert made.across == [Series("England", [3.0, 3.0], ["#3d3d3d"], [], end="England 3")]
    assert (made.kind, made.has_names, made.top) == ("column", False, 6.0)


def test_stacked_bars_keep_every_part_and_its_place():
    parts = [
        {
            "type": "bar",
            "name": "Good",
            "orientation": "h",
            "y": ["N", "S"],
            "x": [60, 50],
            "marker": {"color": "#6bace6"},
        },
        {
            "type": "bar",
            "name": "None",
            "orientation": "h",
            "y": ["S"],
            "x": [50],
            "marker": {"pattern": {"shape": "/"}},
        },
    ]
    made = read(figure(*parts, barmode="stack", x={"range": [0, 100]}))
    assert made.is_stacked
    assert [(s.name, s.values, s.is_hatched) for s in made.series] == [
        ("Good", [60, 50], False),
        ("None", [None, 50], True),
    ]
    assert made.top == 100


def test_a_trend_has_its_gaps_and_its_band_as_two_lines():
    days = ["2023-03-31", "2024-03-31"]
    line = {"type": "scatter", "mode": "lines", "name": "Aham", "x": days, "y": [1.0, float("nan")]}
    line |= {"line": {"color": "#12436d", "width": 4, "dash": "dash"}}
    band = {"type": "scatter", "fill": "toself", "x": days + days[::-1], "y": [4.0, 5.0, 2.0, 1.0]}
    made = read(figure(line, band), {"2023-03-31": "2022-23", "2024-03-31": "2023-24"})
    assert made.categories == ["2022-23", "2023-24"]
    assert [(s.name, s.values) for s in made.series] == [
        ("Highest of its peers", [4.0, 5.0]),
        ("Lowest of its peers", [1.0, 2.0]),
        ("Aham", [1.0, None]),
    ]
    assert (made.series[2].width, made.series[2].dash) == (4, "dash")


def test_uneven_periods_stand_on_an_axis_of_time():
    days = ["2020-03-31", "2021-03-31", "2024-03-31"]
    line = {"type": "scatter", "mode": "lines", "x": days, "y": [1, 2, 3]}
    made = read(figure(line), dict(zip(days, ("2020", "2021", "2024"), strict=True)))
    assert made.categories == [date(2020, 3, 31), date(2021, 3, 31), date(2024, 3, 31)]


def test_stacked_areas_leave_out_lines_that_mark_a_moment():
    days = ["2023-03-31", "2024-03-31"]
    area = {"type": "scatter", "mode": "lines", "stackgroup": "g", "fillcolor": "#6bace6", "name": "Good"}
    mark = {"type": "scatter", "mode": "lines", "x": [days[0], days[0]], "y": [0, 9]}
    made = read(figure(area | {"x": days, "y": [3, 4]}, mark, labels=[{"x": days[1], "y": 2, "text": "Good 4"}]))
    assert (made.kind, made.is_stacked) == ("area", True)
    assert made.series == [Series("Good", [3, 4], ["#6bace6"], [], end="Good 4")]


def test_points_of_two_numbers_are_a_scatter():
    points = {"type": "scatter", "mode": "markers", "x": [1.0, 2.0], "y": [3.0, None], "marker": {"color": "#12436d"}}
    made = read(figure(points, x={"title": {"text": "Rate"}}, y={"title": {"text": "Share"}}))
    assert made.kind == "scatter"
    assert (made.series[0].places, made.series[0].values, made.unit) == ((1.0,), [3.0], "Share by Rate")


def test_what_no_native_chart_says_is_none():
    tiles = {"type": "bar", "x": [1], "y": [0.9], "base": [-1]}
    named = {"type": "scatter", "mode": "markers", "x": [1.0], "y": ["Row"]}
    timed = {"type": "scatter", "mode": "markers", "x": ["2024-01-01"], "y": [1.0]}
    twice = {"type": "bar", "x": ["a", "a"], "y": [1, 2]}
    for made in (
        figure(),
        figure(tiles),
        figure(named),
        figure(timed),
        figure(timed | {"x": [1.0]}, y={"tickvals": [1.0], "ticktext": ["North"]}),
        figure(twice),
        figure({"type": "heatmap"}),
        figure({"type": "bar", "x": ["a"], "y": [1]}, {"type": "scatter", "x": ["a"], "y": [1]}),
        figure({"type": "bar", "x": ["a"], "y": [1]}, xaxis2={"visible": True}),
        figure({"type": "bar", "x": [1], "y": [1]}, {"type": "bar", "x": [1], "y": [1]}, barmode="overlay"),
    ):
        assert read(made) is None


def test_flows_are_bars_cut_by_where_they_went():
    node = {"label": ["Good 3", "Inadequate 1", "Outstanding 2", "Good 2"], "color": ["#6bace6", "#a8321a"] * 2}
    flows = {"type": "sankey", "node": node, "link": {"source": [0, 0, 1], "target": [2, 3, 3], "value": [2, 1, 1]}}
    made = read(figure(flows))
    assert made.categories == ["Good 3", "Inadequate 1"]
    assert [(s.name, s.values, s.labels, s.ink) for s in made.series] == [
        ("Outstanding 2", [2, None], ["2", ""], "#000000"),
        ("Good 2", [1, 1], ["1", "1"], "#ffffff"),
    ]


def test_the_bold_name_above_a_bar_is_its_label():
    bars = {"type": "bar", "x": [0, 1], "y": [5.0, 2.5], "hovertext": ["Aham: 5.0", "Bham: 2.5"]}
    names = [{"x": 0, "text": "Aham", "showarrow": True}, {"x": 1, "text": "<b>Bham 2.5</b>", "showarrow": True}]
    assert read(figure(bars, labels=names)).series[0].labels == ["", "Bham 2.5"]
