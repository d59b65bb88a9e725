from itertools import combinations

import pandas as pd
import pytest

from charts import names
from charts.style import LIGHT, stage
from tests.charts.figures import ESCAPED, ROGUE

ENDS = {"x": [0.0, 100.0], "y": [0.0, 100.0]}


def points(*spots: tuple[float, float], role: str = "peer") -> pd.DataFrame:
    return pd.DataFrame(spots, columns=["x", "y"]).astype(float).assign(authority_name="Exampleshire", role=role)


def boxes(labels: list[dict], wide: float, tall: float, size: int) -> list[tuple[float, float, float, float]]:
    """(left, right, low, high) in pixels of each name; a letter is 0.47 of its size."""
    found = []
    for note in labels:
        x, y = note["x"] / 100 * wide + note["xshift"], note["y"] / 100 * tall + note["yshift"]
        long = len(note["text"].replace("<b>", "").replace("</b>", "")) * size * 0.47
        x -= {"left": 0, "center": long / 2, "right": long}[note["xanchor"]]
        y -= {"bottom": 0, "middle": size / 2, "top": size}[note["yanchor"]]
        found.append((x, x + long, y, y + size))
    return found


@pytest.mark.parametrize("look", [LIGHT, stage(LIGHT, 1840, 1008)])
def test_names_cover_no_point_and_no_other_name(look):
    every = points(*[(n * 37 % 101, n * 53 % 97) for n in range(60)])
    named = every.iloc[::6]
    labels, lines = names.beside(named, every, ENDS, look, (1000, 430))
    assert len(labels) > 2 and len(lines) <= len(labels)
    for wide in (1000, 1200):
        drawn = boxes(labels, wide, 430, look.text)
        for (a, b, c, d), (e, f, g, h) in combinations(drawn, 2) if wide == 1000 else ():
            assert b <= e or f <= a or d <= g or h <= c
        for x, y in every[["x", "y"]].to_numpy():
            spot = x / 100 * wide, y / 100 * 430
            assert not [box for box in drawn if box[0] < spot[0] < box[1] and box[2] < spot[1] < box[3]]
        assert all(left >= 0 and low >= 0 and high <= 430 for left, _, low, high in drawn)


def test_a_name_stands_off_with_a_line_where_there_is_no_room_beside_its_point():
    crowd = [(50 + across, 50 + up) for across in (-8, -6, -4, -2, 0, 2, 4, 6, 8) for up in (-6, -3, 0, 3, 6)]
    [name], [line] = names.beside(points((50, 50)), points(*crowd), ENDS, LIGHT, (1000, 430))
    assert max(abs(name["xshift"]), abs(name["yshift"])) >= 30
    assert (line["xanchor"], line["yanchor"]) == (50, 50)
    assert abs(line["x1"] - name["xshift"]) <= 3 and abs(line["y1"] - name["yshift"]) <= 3


def test_a_name_without_a_free_place_is_left_out_but_for_mine():
    everywhere = points(*[(x, y) for x in range(0, 101, 2) for y in range(0, 101, 3)])
    assert names.beside(points((50, 50)), everywhere, ENDS, LIGHT, (1000, 430)) == ([], [])
    [mine], _ = names.beside(points((50, 50), role="mine"), everywhere, ENDS, LIGHT, (1000, 430))
    assert mine["text"] == "<b>Exampleshire</b>"


def test_names_are_harmless():
    [name], lines = names.beside(points((9, 9)).assign(authority_name=ROGUE), points((9, 9)), ENDS, LIGHT, (1000, 430))
    assert name["text"] == ESCAPED and lines == []
