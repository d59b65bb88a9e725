from dataclasses import replace

import pandas as pd

from charts import themes
from charts.style import LIGHT
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made, said

SHARES = pd.DataFrame(
    {
        "key": ["plans", "health"],
        "name": [ROGUE, "Health"],
        "share": [50.0, 25.0],
        "lower": [30.0, 5.0],
        "upper": [70.0, 60.0],
        "shown": ["10 of 20, 50%", "2 of 8, 25%, few"],
        "role": ["mine", "other"],
        "is_small": [False, True],
    }
)
YEARS = pd.DataFrame(
    {
        "year": [2017, 2018, 2018, 2019],
        "framework": ["sif", "ilacs", "sif", "ilacs"],
        "framework_name": ["SIF", ROGUE, "SIF", ROGUE],
        "inspections": [3, 1, 2, 4],
        "of": [30, 25, 4, 40],
        "share": [10.0, 4.0, 50.0, 10.0],
        "lower": [3.0, 1.0, 15.0, 4.0],
        "upper": [25.0, 20.0, 85.0, 23.0],
        "is_small": [False, False, True, False],
        "tick": ["3 of 30", "3 of 29", "3 of 29", "4 of 40"],
    }
)
CHANGES = pd.DataFrame(
    {
        "name": ["Health", ROGUE],
        "change": [4.0, -1.0],
        "lower": [1.0, -3.0],
        "upper": [7.0, 1.0],
        "shown": ["+4.0 points, rising", "−1.0 points, may be chance"],
        "is_sure": [True, False],
    }
)


def test_shares_are_bars_from_nought_with_intervals_and_counts_beside_them():
    figure = themes.shares(SHARES, WORDS, LIGHT)
    assert_well_made(figure)
    bars = figure.data[0]
    assert list(bars.x) == [50.0, 25.0] and list(bars.y) == [f"<b>{ESCAPED}</b>", "Health"]
    assert list(bars.error_x.array) == [20.0, 35.0] and list(bars.error_x.arrayminus) == [20.0, 20.0]
    assert annotations(figure) == ["10 of 20, 50%", "2 of 8, 25%, few"]
    assert list(bars.marker.pattern.shape) == ["", "/"]
    assert [list(point) for point in bars.customdata] == [["plans", "plans"], ["health", "health"]]
    assert figure.layout.xaxis.range[0] == 0


def test_years_stand_apart_by_framework_and_the_change_is_marked():
    figure = themes.yearly(YEARS, WORDS, LIGHT)
    assert_well_made(figure)
    assert [trace.name for trace in figure.data] == ["SIF", ESCAPED]
    assert [list(trace.x) for trace in figure.data] == [[2017, 2017.82], [2018.18, 2019]]
    assert list(figure.data[0].marker.symbol) == ["square", "square-open"]
    assert list(figure.layout.xaxis.ticktext) == ["2017<br>3 of 30", "2018<br>3 of 29", "2019<br>4 of 40"]
    assert figure.layout.shapes[0].x0 == 2017.6
    assert annotations(figure) == ["<b>SIF</b>", f"<b>{ESCAPED}</b>"]


def test_one_framework_alone_has_no_change_to_mark():
    assert not themes.yearly(YEARS[YEARS["framework"] == "sif"], WORDS, LIGHT).layout.shapes


def test_changes_stand_about_a_line_at_nought():
    figure = themes.change(CHANGES, WORDS, LIGHT)
    assert_well_made(figure)
    points = figure.data[0]
    assert list(points.y) == ["<b>Health</b>", ESCAPED]
    assert list(points.marker.symbol) == ["circle", "circle-open"]
    assert list(points.error_x.array) == [3.0, 2.0]
    assert figure.layout.shapes[0].x0 == figure.layout.shapes[0].x1 == 0
    assert annotations(figure) == ["+4.0 points, rising", "−1.0 points, may be chance"]


def test_no_markup_gets_through():
    for figure in (themes.shares(SHARES, WORDS, LIGHT), themes.yearly(YEARS, WORDS, LIGHT)):
        assert not [text for text in said(figure) if "<a " in text]
    assert not [text for text in said(themes.change(CHANGES, WORDS, LIGHT)) if "<a " in text]


def test_years_stand_level_and_their_counts_in_two_lines_on_a_narrow_page():
    wide, narrow = (themes.yearly(YEARS, WORDS, replace(LIGHT, page=page)).layout for page in (1100, 640))
    assert wide.xaxis.tickangle == narrow.xaxis.tickangle == 0
    assert wide.xaxis.ticktext[0] == "2017<br>3 of 30" and narrow.xaxis.ticktext[0] == "2017<br>3 of<br>30"
