from dataclasses import replace

import pandas as pd
import pytest

from charts import distributions as charts
from charts.style import DARK, LIGHT, PHONE
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made, said
from tests.charts.test_style import contrast

UNIT, NONE = "% of children", float("nan")
STRIP = pd.DataFrame(
    [
        ("Alphashire", "North East", 50.0, "50%", 60.0, "mine"),
        ("Betaton", "North East", 50.0, "50%", 40.0, "peer"),
        ("Gammaham", "South East", NONE, "", 10.0, "other"),
    ],
    columns=["authority_name", "region_name", "region_value", "region_text", "value", "role"],
).assign(text=["60%", "40%", "10%"], hover=["Alphashire: 60%", "Betaton: 40%", "Gammaham: 10%"])
POINTS = STRIP.assign(denominator=[100.0, 200.0, 300.0])
CURVES = pd.DataFrame(
    {
        "denominator": [90.0, 310.0],
        "lower_998": [30.0, 40.0],
        "lower_95": [38.0, 44.0],
        "upper_95": [62.0, 56.0],
        "upper_998": [70.0, 60.0],
    }
)
TILES = pd.DataFrame(
    {
        "authority_code": ["E1", "E2", "E3"],
        "shown": ["60", "40", ""],
        "tile_column": [1, 2, 3],
        "tile_row": [0, 0, 1],
        "fifth": [1.0, 5.0, NONE],
        "hover": ["Alphashire: 60%", "Betaton: 40%", "Gammaham: "],
    }
)
NAMES = ("40% to 42%", "43% to 45%", "46% to 48%", "49% to 52%", "53% to 60%")
FIGURES = {
    "strip": lambda look: charts.strip(STRIP, WORDS, look, UNIT, 45.0, "45%"),
    "funnel": lambda look: charts.funnel(POINTS, CURVES, WORDS, look, UNIT, "children", 50.0),
    "fifths": lambda look: charts.fifths(TILES, WORDS, look, NAMES, "E2"),
}


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("make", FIGURES.values(), ids=FIGURES)
def test_a_figure_is_well_made_and_the_same_each_time(make, look):
    assert_well_made(make(look))
    assert make(look).to_json() == make(look).to_json()


def test_a_strip_has_a_row_for_each_region_and_marks_mine_and_england():
    figure = FIGURES["strip"](LIGHT)
    others, peers, mine, regions = figure.data
    assert (list(others.x), list(others.y)) == ([10], [1])
    assert (list(peers.x), list(peers.y)) == ([40], [0])
    assert (list(mine.x), list(mine.y), mine.marker.symbol) == ([60], [0], "diamond")
    assert (list(regions.x), list(regions.y)) == ([50], [0])
    assert list(figure.layout.yaxis.ticktext) == ["<b>North East 50%</b>", "South East "]
    assert annotations(figure) == ["<b>Alphashire 60%</b>", "England 45%"]
    assert figure.layout.shapes[0].x0 == 45
    assert figure.layout.xaxis.range[0] == 0
    assert charts.strip(STRIP, WORDS, LIGHT, UNIT, 45.0, "45%", fitted=True).layout.xaxis.range[0] > 0


def test_a_strip_without_england():
    figure = charts.strip(STRIP, WORDS, LIGHT, UNIT, None, "")
    assert len(figure.layout.shapes) == 0 and annotations(figure) == ["<b>Alphashire 60%</b>"]


def test_a_funnel_has_its_limits_and_points():
    figure = FIGURES["funnel"](LIGHT)
    near, far, others, peers, mine = figure.data
    assert list(near.y)[:2] == [62, 56] and list(near.y)[-2:] == [38, 44] and near.line.dash == "dash"
    assert list(far.y)[:2] == [70, 60] and far.line.dash == "solid"
    assert [len(trace.x) for trace in (others, peers, mine)] == [1, 1, 1]
    assert annotations(figure) == ["99.8%", "England", "99.8%", "<b>Alphashire 60%</b>"]
    assert figure.layout.xaxis.title.text == "children"


def test_squares_carry_their_values_and_mine_stands_out():
    figure = FIGURES["fifths"](LIGHT)
    assert [list(trace.text) for trace in figure.data] == [["60"], [], [], [], ["<b>40</b>"], [""]]
    assert list(figure.data[4].marker.line.width) == [4] and list(figure.data[0].marker.line.width) == [1]


def test_where_there_is_no_room_squares_carry_the_number_of_their_fifth():
    figure = charts.fifths(TILES, WORDS, replace(LIGHT, **PHONE), NAMES)
    assert [list(trace.text) for trace in figure.data] == [["1"], [], [], [], ["5"], [""]]
    assert all(f"{n} {name}" in "".join(said(figure)) for n, name in enumerate(NAMES, 1))


def test_a_key_says_what_each_fifth_holds():
    (key,) = [text for text in said(FIGURES["fifths"](LIGHT)) if text.startswith(WORDS.subtitle)]
    assert all(
        f'<span style="color:{fill}">■</span>{name}' in key for fill, name in zip(charts.FIFTHS, NAMES, strict=True)
    )


@pytest.mark.parametrize(
    ("fills", "inks"), [(charts.FIFTHS, charts.ON_FIFTHS), (charts.FIFTHS_DARK, charts.ON_FIFTHS_DARK)]
)
def test_digits_can_be_read_on_every_fifth(fills, inks):
    assert all(contrast(fill, ink) >= 4.5 for fill, ink in zip(fills, inks, strict=True))


def test_names_from_data_are_never_markup():
    rogue = dict.fromkeys(["authority_name", "region_name", "region_text", "text", "hover"], ROGUE)
    for figure in (
        charts.strip(STRIP.assign(**rogue), WORDS, LIGHT, ROGUE, 45.0, ROGUE),
        charts.funnel(POINTS.assign(**rogue), CURVES, WORDS, LIGHT, ROGUE, ROGUE, 50.0),
        charts.fifths(TILES.assign(shown=ROGUE, hover=ROGUE), WORDS, LIGHT, NAMES, "E1"),
    ):
        texts = said(figure)
        assert any(ESCAPED in text for text in texts)
        assert not any(ROGUE in text for text in texts)


def test_nothing_to_show_is_an_empty_figure():
    assert_well_made(charts.fifths(TILES.iloc[:0], WORDS, LIGHT, ()))
