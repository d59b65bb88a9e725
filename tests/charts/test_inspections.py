import pandas as pd
import pytest

from charts import inspections as charts
from charts.style import DARK, LIGHT
from tests.charts.figures import ESCAPED, ROGUE, WORDS, assert_well_made, said


def grades(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Rows of (judgement, day, grade)."""
    table = pd.DataFrame(rows, columns=["judgement_name", "day", "grade"]).astype("str")
    return table.assign(day=pd.to_datetime(table["day"]), hover=[f"{name}: {grade}" for name, _, grade in rows])


def visits(*days: str) -> pd.DataFrame:
    return pd.DataFrame({"day": pd.to_datetime(list(days)), "hover": [f"Visit, {day}" for day in days]})


FIVE = grades(
    ("Help and protection", "2011-01-05", "adequate"),
    ("Help and protection", "2015-03-27", "requires_improvement"),
    ("Help and protection", "2024-05-01", "good"),
    ("Leadership", "2015-03-27", "inadequate"),
    ("Leadership", "2024-05-01", "good"),
)
TWO = visits("2017-06-07", "2020-02-01")


def timeline(look=LIGHT, marks: pd.DataFrame = FIVE, seen: pd.DataFrame = TWO):
    return charts.timeline(marks, seen, WORDS, look)


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_is_well_made_and_the_same_each_time(look):
    figure = timeline(look)
    assert_well_made(figure)
    assert figure.to_json() == timeline(look).to_json()


def test_a_lettered_square_for_each_grade_and_a_diamond_for_each_visit():
    figure = timeline()
    shown = [(t.name, list(t.x), list(t.y), None if t.text is None else list(t.text)) for t in figure.data]
    assert shown == [
        ("Good", ["2024-05-01"] * 2, ["Help and protection", "Leadership"], ["G", "G"]),
        ("Requires improvement", ["2015-03-27"], ["Help and protection"], ["R"]),
        ("Inadequate", ["2015-03-27"], ["Leadership"], ["I"]),
        ("Adequate", ["2011-01-05"], ["Help and protection"], ["A"]),
        ("Visits", ["2017-06-07", "2020-02-01"], ["Visits", "Visits"], None),
    ]
    assert [trace.marker.symbol for trace in figure.data] == ["square"] * 4 + ["diamond-open"]
    assert list(figure.data[0].hovertext) == ["Help and protection: good", "Leadership: good"]
    assert list(figure.data[4].hovertext) == ["Visit, 2017-06-07", "Visit, 2020-02-01"]


def test_a_grade_has_its_colour_and_the_former_adequate_that_of_requires_improvement():
    keys = ["good", "requires_improvement", "inadequate", "requires_improvement"]
    squares = timeline().data[:4]
    assert [trace.marker.color for trace in squares] == [LIGHT.fills[key] for key in keys]
    assert [trace.textfont.color for trace in squares] == [LIGHT.on_fills[key] for key in keys]


def test_rows_from_the_top_in_the_order_given_with_visits_below():
    assert list(timeline().layout.yaxis.categoryarray) == ["Visits", "Leadership", "Help and protection"]
    assert list(timeline(seen=visits()).layout.yaxis.categoryarray) == ["Leadership", "Help and protection"]


def test_the_figure_grows_with_its_rows_and_its_labels_have_room():
    short = timeline(marks=grades(("A", "2015-01-01", "good")), seen=visits())
    long = [(f"A judgement with a long name {n}", "2015-01-01", "good") for n in range(5)]
    tall = timeline(marks=grades(*long), seen=visits())
    assert tall.layout.height > short.layout.height
    assert tall.layout.margin.l > short.layout.margin.l


def test_names_from_data_are_never_markup():
    texts = said(timeline(marks=grades((ROGUE, "2015-01-01", "good")), seen=TWO.assign(hover=ROGUE)))
    assert any(ESCAPED in text for text in texts)
    assert not any(ROGUE in text for text in texts)


def test_a_name_stands_in_its_own_row_whatever_signs_it_has():
    figure = timeline(marks=grades(("Care & support", "2015-01-01", "good")), seen=visits())
    assert list(figure.data[0].y) == list(figure.layout.yaxis.categoryarray)


@pytest.mark.parametrize("seen", [TWO, visits()])
def test_nothing_to_show_is_a_figure_with_its_words(seen):
    figure = timeline(marks=FIVE.iloc[:0], seen=seen)
    assert_well_made(figure)
    assert [trace.name for trace in figure.data] == (["Visits"] if len(seen) else [])


def test_traces_do_not_grow_with_the_number_of_inspections():
    many = pd.concat([FIVE] * 40)
    assert len(timeline(marks=many, seen=visits(*["2017-06-07"] * 90)).data) == 5


def test_days_close_together_stand_among_whole_years():
    one = timeline(marks=grades(("Leadership", "2024-07-12", "good")), seen=TWO.iloc[:0])
    assert_well_made(one)
    axis = one.layout.xaxis
    assert (list(axis.range), axis.dtick, axis.tickformat) == (["2023-06-08", "2025-08-16"], "M12", "%Y")
    assert timeline().layout.xaxis.dtick is None
