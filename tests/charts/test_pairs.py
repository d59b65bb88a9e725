from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest

from charts import pairs
from charts.style import DARK, LIGHT, PHONE
from tests.charts.figures import ESCAPED, ROGUE, WORDS, said

TITLES = ("Visits, %, 2024", "Delays, days, 2024")


def points(*roles: str, **more) -> pd.DataFrame:
    rows = [
        {"authority_name": f"Shire {n}", "x": 10.0 * n, "y": 5.0 * n, "role": role, "hover": f"Shire {n}: {n}"}
        for n, role in enumerate(roles)
    ]
    return pd.DataFrame(rows).assign(**more)


def named(figure) -> list[str]:
    """The names that stand beside points."""
    return [note.text for note in figure.layout.annotations if note.xref != "paper"]


@pytest.mark.parametrize("look", [LIGHT, DARK, replace(LIGHT, **PHONE)])
def test_mine_peers_england_and_the_others_are_marked_apart(look):
    figure = pairs.scatter(points("other", "mine", "peer", "england", "other"), WORDS, look, TITLES, None)
    others, peers, england, mine = figure.data
    assert [list(trace.x) for trace in (others, peers, england, mine)] == [[0, 40], [20], [30], [10]]
    assert len({trace.marker.symbol for trace in (others, peers, england)}) == 3
    assert mine.marker.size > others.marker.size
    expected = {"Shire 1", "Shire 3"} if look.narrow else {"Shire 1", "Shire 2", "Shire 3"}
    assert set(named(figure)) == {name.replace("Shire 1", "<b>Shire 1</b>") for name in expected}


def test_the_line_is_drawn_only_when_asked():
    table = points("other", "other", "mine")
    assert len(pairs.scatter(table, WORDS, LIGHT, TITLES, None).data) == 4
    line = pairs.scatter(table, WORDS, LIGHT, TITLES, (0.5, 1.0)).data[4]
    assert (list(line.x), list(line.y), line.mode) == ([0, 20], [1, 11], "lines")


def test_what_is_measured_is_named_with_upright_text():
    figure = pairs.scatter(points("other", "mine"), WORDS, LIGHT, TITLES, None)
    text = " ".join(said(figure)).replace("<br>", " ")
    assert "Upwards: Delays, days, 2024. Across: Visits, %, 2024." in text
    assert figure.layout.xaxis.title.text == "▶ Visits, %, 2024"
    assert figure.layout.yaxis.title.text is None


def test_names_that_would_cover_each_other_are_left_out():
    figure = pairs.scatter(points(*["peer"] * 14, "other", x=1.0, y=1.0), WORDS, LIGHT, TITLES, None)
    assert len(figure.data[1].x) == 14
    assert 0 < len(named(figure)) < 14


def boxes(figure, wide: float) -> list[tuple[float, float, float, float]]:
    """(left, right, low, high) in pixels of each name, in a drawing so wide."""
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    found = []
    for note in (note for note in figure.layout.annotations if note.xref != "paper"):
        x = (note.x - left) / (right - left) * wide + note.xshift
        y = (note.y - low) / (high - low) * pairs.TALL + note.yshift
        long, tall = len(note.text.replace("<b>", "").replace("</b>", "")) * 14 * 0.44, 14.0
        x -= {"left": 0, "center": long / 2, "right": long}[note.xanchor]
        y -= {"bottom": 0, "middle": tall / 2, "top": tall}[note.yanchor]
        found.append((x, x + long, y, y + tall))
    return found


def test_names_cover_no_point_and_no_other_name_where_there_is_room():
    spots = [(n * 37 % 101, n * 53 % 97) for n in range(150)]
    roles = ["mine" if n == 40 else "peer" if n % 15 == 0 else "other" for n in range(150)]
    table = pd.DataFrame(spots, columns=["x", "y"]).astype(float)
    table = table.assign(authority_name="Exampleshire", role=roles, hover="Exampleshire: 1")
    figure = pairs.scatter(table, WORDS, LIGHT, TITLES, None)
    assert named(figure)[0] == "<b>Exampleshire</b>" and len(named(figure)) > 1
    (left, right), (low, high) = figure.layout.xaxis.range, figure.layout.yaxis.range
    for wide in (LIGHT.page - 88, 1.2 * (LIGHT.page - 88)):
        drawn = boxes(figure, wide)
        assert not [
            (one, other)
            for one, other in combinations(drawn, 2)
            if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
        ]
        for x, y in spots:
            x, y = (x - left) / (right - left) * wide, (y - low) / (high - low) * pairs.TALL
            assert not [box for box in drawn[1:] if box[0] < x < box[1] and box[2] < y < box[3]]


def test_mine_is_named_even_in_a_crowd():
    spots = [(n % 8, n // 8) for n in range(60)] + [(4, 4)]
    table = points(*["other"] * 60, "mine").assign(x=[x for x, _ in spots], y=[y for _, y in spots])
    assert "<b>Shire 60</b>" in named(pairs.scatter(table.astype({"x": float, "y": float}), WORDS, LIGHT, TITLES, None))


def test_too_many_peers_are_not_named():
    figure = pairs.scatter(points(*["peer"] * 16, "mine"), WORDS, LIGHT, TITLES, None)
    assert named(figure) == ["<b>Shire 16</b>"]


def test_names_are_harmless():
    table = points("mine", "other", authority_name=ROGUE, hover=ROGUE)
    figure = pairs.scatter(table, WORDS, LIGHT, (ROGUE, ROGUE), None)
    assert not [text for text in said(figure) if "<a " in text]
    assert any(ESCAPED in text for text in said(figure))
