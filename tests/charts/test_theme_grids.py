from dataclasses import replace

import pandas as pd
import pytest

from charts import theme_grids
from charts.style import DARK, LIGHT, stage
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made, said


def grid(columns: list[str]) -> pd.DataFrame:
    """Two themes in each column, the second never named."""
    rows = [(theme, name, column) for theme, name in (("plans", ROGUE), ("health", "Health")) for column in columns]
    cells = pd.DataFrame(rows, columns=["theme", "name", "column"])
    share = [60.0 if theme == "plans" else 0.0 for theme in cells["theme"]]
    return cells.assign(
        column_key=cells["column"].str.lower(),
        share=share,
        shown=[f"{s:.0f}%" for s in share],
        hover=cells["name"] + cells["column"],
    )


def test_a_cell_for_each_theme_and_column():
    figure = theme_grids.grid(grid(["North", "South"]), WORDS, LIGHT, mine="North", notes={"Health": "never"})
    assert_well_made(figure)
    cells = figure.data[0]
    assert list(cells.x) == [0, 1, 0, 1]
    assert list(cells.base) == [-0.45, -0.45, -1.45, -1.45]
    assert list(cells.text) == ["60%", "60%", "0%", "0%"]
    assert list(cells.marker.color) == ["#12436d", "#12436d", LIGHT.grid, LIGHT.grid]
    assert [list(point) for point in cells.customdata][1:3] == [["plans", "south"], ["health", "north"]]
    assert annotations(figure) == ["never", "<b>North</b>", "South"]
    assert list(figure.layout.yaxis.ticktext) == [f"{ESCAPED} ", "Health "]


def test_what_is_not_known_is_empty():
    cells = grid(["North"])
    figure = theme_grids.grid(cells.assign(share=float("nan"), shown="?"), WORDS, DARK)
    assert_well_made(figure)
    assert set(figure.data[0].marker.color) == {DARK.grid}


@pytest.mark.parametrize(("columns", "levels"), [(4, 1), (12, 2)])
def test_headings_stand_by_turns_higher_where_a_word_is_longer_than_its_column(columns, levels):
    figure = theme_grids.grid(grid([f"Exampleshire {n}" for n in range(columns)]), WORDS, LIGHT)
    lifts = [a.yshift for a in figure.layout.annotations if a.text.startswith("Exampleshire")]
    assert len(set(lifts)) == levels and lifts[0] == lifts[2] and lifts[1] == lifts[3]
    assert levels == 1 or lifts[0] < lifts[1]


@pytest.mark.parametrize("look", [LIGHT, stage(LIGHT, 1920, 1080)])
def test_headings_have_room_above_the_rows(look):
    figure = theme_grids.grid(grid(["North", "South"]), WORDS, look)
    low, high = figure.layout.yaxis.range
    margin = figure.layout.margin
    row = (figure.layout.height - margin.t - margin.b) / (high - low)
    assert (high - 0.5) * row >= look.text * 1.3


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_text_stands_out_on_every_step(look):
    inks, fills = theme_grids._steps(look)
    for ink, fill in zip(inks, fills, strict=True):
        bright, dark = sorted((_luminance(ink), _luminance(fill)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_pairs_with_a_mark_at_what_is_expected():
    rows = pd.DataFrame(
        {"pair": [ROGUE, "A + B"], "inspections": [12, 10], "expected": [6.5, 9.0], "shown": ["12", "10"]}
    ).assign(is_sure=[True, False])
    figure = theme_grids.together(rows, WORDS, LIGHT)
    assert_well_made(figure)
    assert list(figure.data[0].x) == [12, 10] and list(figure.data[1].x) == [6.5, 9.0]
    assert list(figure.data[0].marker.color) == [LIGHT.mine, LIGHT.peer]
    assert annotations(figure) == ["<b>12</b>", "10, may be chance"]
    narrow = theme_grids.together(rows, WORDS, replace(LIGHT, page=640))
    assert annotations(narrow) == ["<b>12</b>", "10"] and narrow.data[0].y[1] == "A +<br>B"
    assert not [text for text in said(figure) if "<a " in text]


def test_moves_are_named_in_their_bars():
    rows = [
        ("Not asked again (3)", "improved", "Improved", 2),
        ("Not asked again (3)", "same", "Same", 1),
        ("Asked again (1)", "improved", "Improved", 0),
        ("Asked again (1)", "same", "Same", 1),
    ]
    counts = pd.DataFrame(rows, columns=["outcome_name", "move", "move_name", "inspections"])
    figure = theme_grids.moves(counts, WORDS, LIGHT)
    assert_well_made(figure)
    assert [list(trace.text) for trace in figure.data] == [["Improved 2", ""], ["Same 1", "Same 1"]]
    assert figure.layout.barmode == "stack"


def test_a_narrow_move_is_named_beside_its_bar_or_by_its_number_alone():
    rows = [("Not asked again (60)", "improved", "Improved", 50)]
    rows += [("Not asked again (60)", "same", "Same", 6), ("Not asked again (60)", "declined", "Declined", 4)]
    counts = pd.DataFrame(rows, columns=["outcome_name", "move", "move_name", "inspections"])
    figure = theme_grids.moves(counts, WORDS, LIGHT)
    assert_well_made(figure)
    assert [list(trace.text) for trace in figure.data] == [["Improved 50"], ["6"], ["Declined 4"]]
    assert [list(trace.textposition) for trace in figure.data] == [["inside"], ["inside"], ["outside"]]
