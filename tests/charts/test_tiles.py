import pandas as pd

from charts import tiles
from charts.style import LIGHT
from tests.charts.figures import ESCAPED, ROGUE, WORDS, assert_well_made

TILES = pd.DataFrame({"authority_code": ["E1", "E2"], "tile_column": [0, 3], "tile_row": [0, 2], "hover": ["A", "B"]})


def test_a_square_lies_where_its_tile_says_and_mine_has_a_thick_edge_and_bold_type():
    made = tiles.squares(TILES, "E2", LIGHT, {"color": "#123456"}, LIGHT.ink, ["One", ROGUE])
    assert made["x"] == [0, 3] and made["base"] == [-0.46, -2.46] and made["y"] == [0.92, 0.92]
    assert made["customdata"] == ["E1", "E2"] and made["hovertext"] == ["A", "B"]
    assert made["marker"] == {"color": "#123456", "line": {"color": [LIGHT.paper, LIGHT.ink], "width": [0, 4]}}
    assert made["text"] == ["One", f"<b>{ESCAPED}</b>"]


def test_other_squares_may_have_an_edge():
    edge = {"color": "#abcdef", "width": 1}
    made = tiles.squares(TILES, "E1", LIGHT, {"color": "#123456", "line": edge}, LIGHT.ink, ["", ""])
    assert made["marker"]["line"] == {"color": [LIGHT.ink, "#abcdef"], "width": [4, 1]}


def test_a_board_holds_every_square():
    trace = tiles.squares(TILES, None, LIGHT, {"color": "#123456"}, LIGHT.ink, ["One", "Two"])
    made = tiles.board([trace], TILES, WORDS, LIGHT, 1.0, ())
    assert_well_made(made)
    assert list(made.layout.xaxis.range) == [-0.5, 3.5] and list(made.layout.yaxis.range) == [-2.5, 0.5]
    assert_well_made(tiles.board([], TILES.iloc[:0], WORDS, LIGHT, 1.0, ()))
