import random
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest

from charts import indicators as charts
from charts.style import DARK, LIGHT, stage
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made, said

NONE = float("nan")
UNIT = "% of children"


def ranked(*rows: tuple[float, str]) -> pd.DataFrame:
    """Rows of (value, role)."""
    return pd.DataFrame(
        {
            "authority_name": [f"Place {i}" for i in range(len(rows))],
            "short_name": [f"P{i}" for i in range(len(rows))],
            "value": [float(v) for v, _ in rows],
            "role": pd.Series([role for _, role in rows], dtype="str"),
            "text": ["" if v != v else f"{v:.1f}%" for v, _ in rows],
            "hover": [f"Place {i}: {v}" for i, (v, _) in enumerate(rows)],
        }
    )


def beside(*rows: tuple[str, float, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["name", "value", "role"]).astype({"value": float, "name": "str", "role": "str"})
    return table.assign(text=[f"{v:.1f}%" for v in table["value"]])


def lines(**worth: list[float]) -> pd.DataFrame:
    """A line for each role over the same periods from 2020."""
    rows = [
        (f"The {role}", role, str(2020 + i), pd.Timestamp(f"{2020 + i}-03-31"), v, "" if v != v else f"{v:.1f}%")
        for role, values in worth.items()
        for i, v in enumerate(values)
    ]
    return pd.DataFrame(rows, columns=["name", "role", "period", "period_end", "value", "text"]).assign(
        note=None,
        hover=lambda table: table["name"] + ": " + table["text"] + " (" + table["period"] + ")",
        label=lambda table: table["name"] + "\n" + table["text"],
    )


def band(*rows: tuple[int, float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [(pd.Timestamp(f"{year}-03-31"), low, high) for year, low, high in rows],
        columns=["period_end", "lowest", "highest"],
    )


RANKED = ranked((30, "other"), (20, "peer"), (15, "mine"), (10, "other"), (NONE, "peer"))
BESIDE = beside(("Betaford", 30, "peer"), ("England", 20, "england"), ("Alphashire", 10, "mine"))
LINES = lines(mine=[10, NONE, 12], peers=[8, 9, 10], region=[7, 7, 7], england=[6, 6.5, 7])
BAND = band((2020, 5, 11), (2021, 6, 12))
FIGURES = {
    "ranked": lambda look: charts.ranked(RANKED, WORDS, look, UNIT, 18.0),
    "beside": lambda look: charts.beside(BESIDE, WORDS, look, UNIT),
    "trend": lambda look: charts.trend(LINES, BAND, WORDS, look, UNIT),
}
each_figure = pytest.mark.parametrize("make", FIGURES.values(), ids=FIGURES)


@each_figure
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_is_well_made_and_the_same_each_time(make, look):
    figure = make(look)
    assert_well_made(figure)
    assert figure.to_json() == make(look).to_json()


def starts_at_nought(axis) -> bool:
    return axis.rangemode == "tozero" if axis.range is None else axis.range[0] == 0


# ranked


def test_bars_in_the_order_given_without_those_that_have_no_value():
    figure = FIGURES["ranked"](LIGHT)
    [trace] = figure.data
    assert list(trace.y) == [30, 20, 15, 10]
    assert list(trace.marker.color) == [LIGHT.others, LIGHT.peer, LIGHT.mine, LIGHT.others]
    assert list(trace.hovertext) == ["Place 0: 30", "Place 1: 20", "Place 2: 15", "Place 3: 10"]
    assert annotations(figure) == ["<b>Place 2 15.0%</b>", "Place 1", "England"]
    assert figure.layout.yaxis.title.text == UNIT
    assert starts_at_nought(figure.layout.yaxis)
    to_mine, to_first, england = figure.layout.shapes
    assert (to_first.xanchor, to_mine.xanchor, to_mine.y1) == (1, 2, figure.layout.annotations[0].yshift)
    assert (england.y0, england.y1, england.line.dash) == (18.0, 18.0, "dash")


def test_every_bar_and_england_are_in_view():
    for england in (None, 5.0, 80.0):
        low, top = charts.ranked(RANKED, WORDS, LIGHT, UNIT, england).layout.yaxis.range
        assert low <= 0 and top > max(30, england or 0)
    below = ranked((10, "other"), (-5, "mine"))
    low, top = charts.ranked(below, WORDS, LIGHT, UNIT, None).layout.yaxis.range
    assert low <= -5 and top > 10


def test_no_line_where_england_has_no_value():
    figure = charts.ranked(RANKED, WORDS, LIGHT, UNIT, None)
    assert "England" not in annotations(figure)
    assert [shape for shape in figure.layout.shapes if shape.xref == "paper"] == []


def test_names_of_bars_side_by_side_do_not_cover_each_other():
    rows = [(50.0, "other")] * 70 + [(49.0, "peer")] * 10 + [(48.9, "mine")] + [(40.0, "other")] * 70
    figure = charts.ranked(ranked(*rows), WORDS, LIGHT, UNIT, None)
    named = [a for a in figure.layout.annotations if a.xref != "paper"]
    assert len(named) == 11
    heights = sorted(a.yshift for a in named)
    assert len(set(heights)) > 1


def boxes(figure, width: int) -> list[tuple[float, float, float, float]]:
    """Where names stand in a figure of a width, as left, right, below, above; a letter is 0.56 of its size."""
    margin, (low, top), (left, right) = figure.layout.margin, figure.layout.yaxis.range, figure.layout.xaxis.range
    wide, tall = width - margin.l - margin.r, figure.layout.height - margin.t - margin.b
    placed = []
    for note in figure.layout.annotations:
        if note.xref != "paper":
            text, size = note.text.removeprefix("<b>").removesuffix("</b>"), note.font.size
            x = (note.x - left) / (right - left) * wide + note.xshift
            y = (note.y - low) / (top - low) * tall + note.yshift
            half = len(text) * size * 0.28
            placed.append((x - half, x + half, y - size * 0.6, y + size * 0.6))
    return placed


@pytest.mark.parametrize("fitted", [True, False])
@pytest.mark.parametrize("width", [640, 800, 1000, 1100, 1400])
def test_names_of_bars_never_touch_nor_leave_the_drawing_at_any_width(width, fitted):
    chance = random.Random(width)
    for _ in range(20):
        worth = sorted((chance.lognormvariate(3, chance.random()) for _ in range(150)), reverse=chance.random() < 0.5)
        first = chance.randrange(0, 120)
        marked = chance.sample(range(first, first + chance.choice([12, 30])), 11)
        roles = ["mine" if n == marked[0] else "peer" if n in marked else "other" for n in range(150)]
        table = ranked(*zip(worth, roles, strict=True))
        names = [f"{name} upon Example" for name in table["authority_name"]]
        figure = charts.ranked(table.assign(authority_name=names), WORDS, LIGHT, UNIT, worth[75], fitted)
        placed = boxes(figure, width)
        assert len(placed) == 11
        tall = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
        assert all(left > -2 and above <= tall for left, _, _, above in placed)
        for (a, b, c, d), (e, f, g, h) in combinations(placed, 2):
            assert b <= e or f <= a or d <= g or h <= c


def test_many_peers_are_marked_without_names():
    figure = charts.ranked(ranked((9, "mine"), *[(8, "peer")] * 13), WORDS, LIGHT, UNIT, None)
    assert annotations(figure) == ["<b>Place 0 9.0%</b>"]


def test_names_are_raised_by_whole_pixels():
    """Raised by fractions, a name could for ever be a hair too near the one below it."""
    chance = random.Random(1)
    for _ in range(6):
        worth = sorted((chance.uniform(0, 100) for _ in range(13)), reverse=True)
        figure = charts.ranked(ranked(*[(v, "peer") for v in worth]), WORDS, LIGHT, UNIT, None)
        assert all(a.yshift == int(a.yshift) for a in figure.layout.annotations if a.xref != "paper")


def test_a_fitted_axis_has_dots_for_bars():
    figure = charts.ranked(RANKED, WORDS, LIGHT, UNIT, 18.0, fitted=True)
    assert (figure.data[0].type, figure.data[0].mode) == ("scatter", "markers")
    assert figure.layout.yaxis.range[0] > 0
    beside = charts.beside(BESIDE, WORDS, LIGHT, UNIT, fitted=True)
    assert beside.data[0].type == "scatter" and beside.layout.xaxis.range[0] > 0
    assert charts.trend(LINES, BAND, WORDS, LIGHT, UNIT, fitted=True).layout.yaxis.range[0] > 0


def test_no_axis_of_percentages_has_a_tick_beyond_a_hundred():
    high = ranked((99, "mine"), (98, "peer"))
    assert max(charts.ranked(high, WORDS, LIGHT, UNIT, 97.0, most=100.0).layout.yaxis.tickvals) == 100
    most = {"most": 100.0}
    assert charts.beside(BESIDE.assign(value=[99, 98, 97.0]), WORDS, LIGHT, UNIT, **most).layout.xaxis.range[1] == 100
    near = lines(mine=[98, 99], england=[97, 96])
    assert charts.trend(near, band(), WORDS, LIGHT, UNIT, **most).layout.yaxis.range[1] == 100
    beyond = lines(mine=[98, 120], england=[97, 96])
    assert charts.trend(beyond, band(), WORDS, LIGHT, UNIT, **most).layout.yaxis.range[1] > 120


# beside


def test_peers_in_the_order_given():
    figure = FIGURES["beside"](LIGHT)
    [trace] = figure.data
    assert list(trace.y) == ["Betaford", "England", "<b>Alphashire</b>"]
    assert list(trace.x) == [30, 20, 10]
    assert list(trace.text) == ["30.0%", "20.0%", "10.0%"]
    assert list(trace.marker.color) == [LIGHT.peer, LIGHT.england, LIGHT.mine]
    assert figure.layout.yaxis.autorange == "reversed"
    assert starts_at_nought(figure.layout.xaxis)
    assert figure.layout.xaxis.title.text == UNIT


# trend


def test_lines_have_gaps_and_are_named_at_their_end():
    figure = FIGURES["trend"](LIGHT)
    range_of_peers, *traces = figure.data
    assert range_of_peers.fill == "toself"
    assert list(range_of_peers.y) == [11, 12, 6, 5]
    assert [trace.name for trace in traces] == ["The mine", "The peers", "The region", "The england"]
    assert [None if v is None or v != v else v for v in traces[0].y] == [10, None, 12]
    assert all(trace.connectgaps is None for trace in traces)
    assert len({trace.line.dash for trace in traces}) == 4  # not told apart by colour alone
    assert annotations(figure) == [
        "<b>The mine</b><br><b>12.0%</b>",
        "The peers<br>10.0%",
        "The region<br>7.0%",
        "The england<br>7.0%",
    ]
    assert traces[0].text[2] == "The mine: 12.0% (2022)"
    assert starts_at_nought(figure.layout.yaxis)
    assert figure.layout.yaxis.title.text == UNIT
    assert list(figure.layout.xaxis.ticktext) == ["2020", "2021", "2022"]


def test_labels_of_lines_that_end_together_are_apart():
    figure = charts.trend(lines(mine=[5, 10], region=[5, 10], england=[5, 10]), band(), WORDS, LIGHT, UNIT)
    ends = sorted(a.y for a in figure.layout.annotations if a.text.startswith(("The", "<b>The")))
    assert all(after - before >= 0.5 for before, after in pairwise(ends))


def test_a_line_that_ends_early_is_named_at_its_own_end():
    figure = charts.trend(lines(mine=[5, NONE], england=[5, 10]), band(), WORDS, LIGHT, UNIT)
    [mine] = [a for a in figure.layout.annotations if a.text.startswith("<b>The mine")]
    assert (mine.x, mine.y, mine.yanchor) == ("2020-03-31", 5, "bottom")
    figure = charts.trend(lines(mine=[5, 4, NONE], england=[5, 6, 10]), band(), WORDS, LIGHT, UNIT)
    [mine] = [a for a in figure.layout.annotations if a.text.startswith("<b>The mine")]
    assert (mine.y, mine.yanchor) == (4, "top")  # clear of the line that falls to it


def test_a_long_series_has_few_ticks_and_the_newest_is_one():
    figure = charts.trend(lines(england=list(range(1, 19))), band(), WORDS, LIGHT, UNIT)
    ticks = list(figure.layout.xaxis.ticktext)
    assert ticks[-1] == "2037" and len(ticks) <= 7


# what data could do


def test_names_from_data_are_never_markup():
    for figure in (
        charts.ranked(RANKED.assign(authority_name=ROGUE, short_name=ROGUE, hover=ROGUE), WORDS, LIGHT, ROGUE, 18.0),
        charts.beside(BESIDE.assign(name=[ROGUE, "b", "c"]), WORDS, LIGHT, ROGUE),
        charts.trend(LINES.assign(name=LINES["name"] + ROGUE, label=ROGUE), BAND, WORDS, LIGHT, ROGUE),
    ):
        texts = said(figure)
        assert any(ESCAPED in text for text in texts)
        assert not any(ROGUE in text for text in texts)


@pytest.mark.parametrize(
    "make",
    [
        # England alone has a value in the period
        pytest.param(lambda: charts.ranked(ranked((NONE, "mine")), WORDS, LIGHT, UNIT, 5.0), id="ranked, no value"),
        pytest.param(lambda: charts.ranked(ranked(), WORDS, LIGHT, UNIT, 5.0), id="ranked, England alone"),
        # a region alone has
        pytest.param(lambda: charts.ranked(ranked(), WORDS, LIGHT, UNIT, None), id="ranked, nobody"),
        pytest.param(
            lambda: charts.ranked(ranked((0, "mine"), (0, "other")), WORDS, LIGHT, UNIT, 0.0), id="all nought"
        ),
        pytest.param(lambda: charts.beside(beside(), WORDS, LIGHT, UNIT), id="beside"),
        # an indicator that is published for authorities only, looked at without one
        pytest.param(lambda: charts.trend(lines(), band(), WORDS, LIGHT, UNIT), id="trend"),
        pytest.param(lambda: charts.trend(lines(england=[3.0]), band(), WORDS, LIGHT, UNIT), id="trend, one period"),
        pytest.param(lambda: charts.trend(lines(mine=[0.0, 0.0]), band(), WORDS, LIGHT, UNIT), id="trend, all nought"),
    ],
)
def test_nothing_to_show_is_an_empty_figure(make):
    assert_well_made(make())


def test_traces_do_not_grow_with_the_number_of_authorities():
    for count in (1, 160):
        assert len(charts.ranked(ranked(*[(5, "other")] * count), WORDS, LIGHT, UNIT, 5.0).data) == 1
        assert len(charts.beside(beside(*[(f"P{i}", 5, "peer") for i in range(count)]), WORDS, LIGHT, UNIT).data) == 1


def test_the_name_of_a_line_that_ends_early_has_room_below_the_top():
    early = lines(mine=[10, 20, NONE], england=[6, 6.5, 7])
    low, top = charts.trend(early, band(), WORDS, LIGHT, UNIT).layout.yaxis.range
    assert (20 - low) / (top - low) <= 0.81


def test_on_stage_a_line_is_named_in_one_line_near_its_end():
    ended = lines(mine=[5, 10], england=[5, 9.5]).assign(label="Name\n10")
    on_stage = charts.trend(ended, band(), WORDS, stage(LIGHT, 1840, 1008), UNIT)
    on_page = charts.trend(ended, band(), WORDS, LIGHT, UNIT)
    apart = [
        abs(np.subtract(*[a.y for a in figure.layout.annotations if "Name" in a.text]))
        for figure in (on_stage, on_page)
    ]
    assert [a.text for a in on_stage.layout.annotations if "Name" in a.text] == ["<b>Name 10</b>", "Name 10"]
    assert apart[0] < apart[1]
