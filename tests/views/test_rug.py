import pytest

from charts.style import LIGHT
from tests import rows
from views import rug
from views.view import Nothing

CODES = [f"E1000000{n}" for n in range(4)]


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=[rows.authority(code, f"{name}ham") for code, name in zip(CODES, "ABCD", strict=True)],
        indicators=[rows.indicator("visits"), rows.indicator("delays", topic="Delays", position=2)],
        indicator_values=[
            rows.value(code, "2024", 50.0 + n) for n, code in enumerate([*CODES, rows.ENGLAND, rows.NORTH])
        ],
        neighbours=[rows.neighbour(CODES[0], n, code) for n, code in enumerate(CODES[1:3], 1)],
    )


def test_a_rug_is_of_mine_its_region_england_and_its_peers():
    made = rug.cells(authority=CODES[0])
    assert made.words.title == "Aham can be judged on none of these indicators"
    assert made.table()["Place"].tolist() == ["Aham", "North East", "England", "Bham", "Cham"]
    assert made.sources == ("survey",)
    assert {"place_code", "indicator", "period", "value", "note", "source"} <= set(made.tidy().columns)
    assert made.chart(LIGHT).data


def test_any_places_and_indicators_may_be_chosen_and_sorted():
    made = rug.cells(places=".".join([*CODES, rows.ENGLAND]), indicators="visits", order="visits", shade="quarter")
    assert made.table()["Place"].tolist() == ["England", "Dham", "Cham", "Bham", "Aham"]
    assert made.words.subtitle.startswith("Quarter 1 holds the best of all authorities")


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"shade": "rainbow"}, "Choose how the cells are shaded: beside England or by quarter."),
        ({"places": "nowhere"}, "Choose an authority on the left, or places and indicators of your own."),
        ({"authority": CODES[0], "topic": "No such topic"}, "Choose an authority on the left"),
        ({"authority": CODES[0], "topic": "Delays"}, "None of these indicators has a published value. Choose others."),
    ],
)
def test_there_may_be_nothing_to_show(choices, said):
    with pytest.raises(Nothing, match=said):
        rug.cells(**choices)


def test_more_cells_than_can_be_read_are_refused(tidy):
    many, keys = [f"E2{n:07}" for n in range(17)], [f"i{n}" for n in range(17)]
    tidy(
        authorities=[rows.authority(code, f"{code}ham") for code in many],
        indicators=[rows.indicator(key) for key in keys],
        indicator_values=[rows.value(code, "2024", 5.0, key) for code in many for key in keys],
    )
    with pytest.raises(Nothing, match="Choose at most 16 places or at most 16 indicators"):
        rug.cells(places=".".join(many), indicators=".".join(keys))
    assert len(rug.cells(places=".".join(many), indicators=".".join(keys[:16])).table()) == 17
    with pytest.raises(Nothing, match="Choose at most 16 places and at most 16 indicators"):
        rug.over_time(places=".".join(many), indicators="i1")


def test_all_years_of_the_same_places_and_indicators():
    made = rug.over_time(authority=CODES[0])
    assert made.reading == "1 indicator of 5 places from 2024 to 2024."
    assert made.table()["Place"].tolist() == ["Aham", "North East", "England", "Bham", "Cham"]
    assert {"place_code", "indicator", "period", "value", "note", "source"} <= set(made.tidy().columns)
    assert made.sources == ("survey",)
    assert made.chart(LIGHT).data
    with pytest.raises(Nothing, match="None of these indicators has a published value"):
        rug.over_time(authority=CODES[0], topic="Delays")
    with pytest.raises(Nothing, match="Choose an authority on the left"):
        rug.over_time(places="nowhere")


def test_totals_of_england_and_the_region_stand_in_the_table_but_not_among_lines(tidy):
    tidy(
        authorities=[rows.authority("E1", "Aham")],
        indicators=[rows.indicator("posts", unit="count", unit_name="number")],
        indicator_values=[rows.value(code, "2024", 5.0, "posts") for code in ("E1", rows.NORTH, rows.ENGLAND)],
    )
    made = rug.over_time(authority="E1", indicators="posts")
    assert made.words.subtitle.endswith("; totals of England and the region stand in the table only")
    assert made.table()["Place"].tolist() == ["Aham", "North East", "England"]
    assert len(made.tidy()) == 3 and "England" not in str(made.chart(LIGHT).data)
