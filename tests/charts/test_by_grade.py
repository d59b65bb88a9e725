from dataclasses import replace

import pandas as pd
import pytest

from charts import by_grade
from charts.style import DARK, LIGHT, PHONE
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made, said

NONE = float("nan")
GROUPS = pd.DataFrame(
    [("good", 12, 10.0, 20.0, 30.0), ("inadequate", 1, NONE, NONE, NONE)],
    columns=["grade", "authorities", "low_edge", "median", "high_edge"],
)


def dots(**more) -> pd.DataFrame:
    rows = [(f"E{n}", f"Shire {n}", "good", 5.0 * (n // 3), f"{n}%") for n in range(12)]
    rows.append(("E12", "Shire 12", "inadequate", 50.0, "50%"))
    return pd.DataFrame(rows, columns=["authority_code", "authority_name", "grade", "value", "text"]).assign(**more)


def distribution(table: pd.DataFrame, look=LIGHT, mine: str | None = "E3"):
    return by_grade.distribution(table, GROUPS, WORDS, look, "% of children", mine)


@pytest.mark.parametrize("look", [LIGHT, DARK, replace(LIGHT, **PHONE)])
def test_every_authority_is_a_dot_and_large_groups_have_a_box(look):
    figure = distribution(dots(), look)
    assert_well_made(figure)
    boxes, medians, others, mine = figure.data
    assert (list(boxes.base), list(boxes.x), list(boxes.y)) == ([10], [20], [0])
    assert (list(medians.x), list(medians.y)) == ([20], [0])
    assert (len(others.x), list(mine.x)) == (12, [5.0])
    assert list(figure.layout.yaxis.ticktext) == [
        "<b>G</b> Good<br>12 authorities",
        "<b>I</b> Inadequate<br>1 authority",
    ]
    assert figure.layout.xaxis.range[0] == 0
    assert figure.layout.xaxis.title.text == "% of children"


def test_dots_of_the_same_value_stand_apart_within_their_row():
    others = distribution(dots(), mine=None).data[2]
    places = list(zip(others.x, others.y, strict=True))
    assert len(set(places)) == len(places) == 13
    assert all(abs(y - (1 if x == 50 else 0)) <= 0.3 for x, y in places)


def test_mine_is_named_with_its_value():
    assert "<b>Shire 3 3%</b>" in annotations(distribution(dots()))
    assert not [text for text in annotations(distribution(dots(), mine=None)) if "Shire" in text]


def test_values_of_nought_have_an_axis():
    assert list(distribution(dots(value=0.0)).layout.xaxis.range) == [0, 1.05]


def test_names_are_harmless():
    figure = distribution(dots(authority_name=ROGUE, text=ROGUE))
    assert not [text for text in said(figure) if "<a " in text]
    assert any(ESCAPED in text for text in said(figure))
