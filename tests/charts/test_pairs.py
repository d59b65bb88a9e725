from dataclasses import replace

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


def test_names_stand_apart_where_points_lie_together():
    figure = pairs.scatter(points(*["peer"] * 14, "other", x=1.0, y=1.0), WORDS, LIGHT, TITLES, None)
    assert len(figure.data[1].x) == 14
    places = [(note.xshift, note.yshift, note.xanchor) for note in figure.layout.annotations if note.xref != "paper"]
    assert len(places) == len(set(places)) > 6
    assert len(figure.layout.shapes) == sum(max(abs(x), abs(y)) > 11 for x, y, _ in places)


def test_too_many_peers_are_not_named():
    figure = pairs.scatter(points(*["peer"] * 16, "mine"), WORDS, LIGHT, TITLES, None)
    assert named(figure) == ["<b>Shire 16</b>"]


def test_names_are_harmless():
    table = points("mine", "other", authority_name=ROGUE, hover=ROGUE)
    figure = pairs.scatter(table, WORDS, LIGHT, (ROGUE, ROGUE), None)
    assert not [text for text in said(figure) if "<a " in text]
    assert any(ESCAPED in text for text in said(figure))
