import pandas as pd

from charts import improvement
from charts.style import DARK, LIGHT
from tests.charts.figures import WORDS, annotations, assert_well_made

RISES = pd.DataFrame(
    {
        "label": ["A <b>", "A <b>", "B", "B"],
        "day": pd.to_datetime(["2018-05-01", "2023-05-01", "2019-05-01", "2022-05-01"]),
        "grade": ["good", "outstanding", "requires_improvement", "good"],
        "hover": ["one", "two", "three", "four"],
    }
)
CHANGES = pd.DataFrame(
    {
        "label": ["Mine", "Alpha", "Beta"],
        "role": ["mine", "other", "other"],
        "value_before": [50.0, 40.0, 40.0],
        "lower_before": [45.0, 37.0, None],
        "upper_before": [55.0, 43.0, None],
        "value": [40.0, 50.0, 60.0],
        "lower": [36.0, 47.0, None],
        "upper": [44.0, 53.0, None],
        "verdict": ["clear", "clear", "unknown"],
        "said": ["50% to 40%, not improved", "40% to 50%, more than chance", "40% to 60%, no interval"],
    }
)


def test_rises_are_squares_of_each_grade_joined_in_one_trace():
    for look in (LIGHT, DARK):
        figure = improvement.rises(RISES, WORDS, look)
        assert_well_made(figure)
        line, *squares = figure.data
        assert list(line.x) == ["2018-05-01", "2023-05-01", None, "2019-05-01", "2022-05-01", None]
        assert list(line.y) == ["A &lt;b&gt;", "A &lt;b&gt;", None, "B", "B", None]
        assert [(list(s.x), list(s.y), s.text[0]) for s in squares] == [
            (["2023-05-01"], ["A &lt;b&gt;"], "O"),
            (["2018-05-01", "2022-05-01"], ["A &lt;b&gt;", "B"], "G"),
            (["2019-05-01"], ["B"], "R"),
        ]
        assert list(figure.layout.yaxis.categoryarray) == ["B", "A &lt;b&gt;"]


def test_changes_go_from_hollow_to_filled_and_only_a_clear_one_has_the_colour_of_better():
    figure = improvement.changes(CHANGES, WORDS, LIGHT, "% of children")
    assert_well_made(figure)
    join, before, after = figure.data
    assert list(join.x) == [50.0, 40.0, None, 40.0, 50.0, None, 40.0, 60.0, None]
    assert list(before.x) == [50.0, 40.0, 40.0] and list(after.x) == [40.0, 50.0, 60.0]
    assert list(after.marker.color) == [LIGHT.mine, LIGHT.better, LIGHT.soft]
    assert list(after.error_x.array) == [4.0, 3.0, 0.0] and list(before.error_x.arrayminus) == [5.0, 3.0, 0.0]
    assert list(after.y) == ["<b>Mine</b>", "Alpha", "Beta"]
    assert annotations(figure) == ["<b>50% to 40%, not improved</b>", *CHANGES["said"][1:]]
    assert figure.layout.xaxis.rangemode == "tozero"
    assert figure.layout.xaxis.title.text == "% of children"
