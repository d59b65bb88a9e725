import itertools

import pandas as pd
import pytest

from charts import over_time
from charts.style import DARK, LIGHT, stage
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, said

PLACES = {"Northam": "mine", "Southam": "other", "Eastham": "other", "England": "england"}


def table(indicators: int = 1, **more) -> pd.DataFrame:
    rows = [
        {
            "indicator": f"i{indicator}",
            "indicator_name": f"Indicator {indicator}",
            "unit_name": "%",
            "place_name": place,
            "role": role,
            "period": str(year),
            "period_end": pd.Timestamp(f"{year}-03-31"),
            "value": None if (place, year) == ("Southam", 2023) else 50.0 + n + year - 2022,
            "text": f"{n}%",
        }
        for indicator in range(indicators)
        for n, (place, role) in enumerate(PLACES.items())
        for year in (2022, 2023, 2024)
    ]
    return pd.DataFrame(rows).assign(**more)


@pytest.mark.parametrize("look", [LIGHT, DARK, stage(LIGHT, 1920, 1080)])
def test_a_panel_has_a_line_for_each_place_and_gaps_where_values_are_missing(look):
    figure = over_time.panels(table(), WORDS, look)
    others, england, mine, ends = figure.data
    assert list(others.y) == [51, None, 53, None, 52, 53, 54, None]
    assert (list(england.y), list(mine.y)) == ([53, 54, 55, None], [50, 51, 52, None])
    assert mine.line.width > others.line.width and england.line.dash == "dash"
    assert sorted(ends.text) == ["<b>\u2002Northam 0%</b>", "\u2002Eastham 2%", "\u2002England 3%", "\u2002Southam 1%"]
    assert figure.layout.yaxis.range[0] == 0
    assert all(0 <= height <= figure.layout.yaxis.range[1] for height in ends.y)


def test_each_indicator_has_a_panel_of_its_own_below_the_one_before():
    figure = over_time.panels(table(3), WORDS, LIGHT)
    tops = [figure.layout[axis].domain for axis in ("yaxis", "yaxis2", "yaxis3")]
    assert all(below[1] < above[0] for above, below in itertools.pairwise(tops))
    assert {trace.yaxis for trace in figure.data} == {"y", "y2", "y3"}
    assert [text for text in annotations(figure) if text.startswith("<b>Indicator")] == [
        f"<b>Indicator {n}</b>, %" for n in range(3)
    ]


def test_labels_of_lines_that_end_together_stand_apart():
    ends = over_time.panels(table(value=5.0), WORDS, LIGHT).data[-1]
    heights = sorted(ends.y)
    steps = [above - below for below, above in itertools.pairwise(heights)]
    assert min(steps) > 0.05
    assert heights[0] >= 0


def test_names_are_harmless():
    figure = over_time.panels(table(place_name=ROGUE, indicator_name=ROGUE, unit_name=ROGUE, text=ROGUE), WORDS, LIGHT)
    assert not [text for text in said(figure) if "<a " in text]
    assert any(ESCAPED in text for text in said(figure))


def test_any_number_of_panels_fits_a_stage():
    figure = over_time.panels(table(15), WORDS, stage(LIGHT, 1024, 768))
    assert figure.layout.height == 768
    assert 0 <= figure.layout.yaxis15.domain[0] < figure.layout.yaxis15.domain[1]


def test_many_panels_stand_in_two_columns_on_a_wide_stage():
    figure = over_time.panels(table(6), WORDS, stage(LIGHT, 1840, 1008))
    left, right = figure.layout.xaxis.domain, figure.layout.xaxis4.domain
    assert left == figure.layout.xaxis3.domain and left[0] == 0 and right[1] == pytest.approx(1) and left[1] < right[0]
    assert figure.layout.yaxis.domain == figure.layout.yaxis4.domain
    assert over_time.panels(table(6), WORDS, LIGHT).layout.xaxis4.domain == (0, 1)


def test_where_there_is_no_room_for_all_names_those_that_matter_most_stand():
    many = pd.concat([table(), *(table(place_name=f"Other {n}", role="other") for n in range(30))])
    ends = over_time.panels(many, WORDS, stage(LIGHT, 1840, 1008)).data[-1]
    assert sorted(ends.text) == ["<b>\u2002Northam 0%</b>", "\u2002England 3%"]
