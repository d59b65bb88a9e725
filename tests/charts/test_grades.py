import pandas as pd
import pytest

from charts import grades as charts
from charts.style import DARK, GRADE_NAMES, GRADES, LIGHT, SHOWN
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made, said

FINDINGS = ["outstanding", "good", "requires_improvement", "inadequate", "none"]


def tiles(*grades: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "authority_code": [f"E{i}" for i in range(len(grades))],
            "short_name": [f"P{i}" for i in range(len(grades))],
            "tile_column": pd.array([i % 12 for i in range(len(grades))], dtype="Int32"),
            "tile_row": pd.array([i // 12 for i in range(len(grades))], dtype="Int32"),
            "grade": pd.Series(grades, dtype="str"),
            "hover": [f"Place {i}: a grade" for i in range(len(grades))],
        }
    )


def by_region(*rows: tuple[str, tuple[int, ...]]) -> pd.DataFrame:
    return pd.DataFrame(
        [(r, g, n, sum(counts)) for r, counts in rows for g, n in zip(GRADES, counts, strict=True)],
        columns=["region_name", "grade", "authorities", "of"],
    )


def over_time(*counts: tuple[int, ...]) -> pd.DataFrame:
    days = pd.date_range("2020-03-31", periods=len(counts), freq="QE")
    return pd.DataFrame(
        [(d, g, n) for d, row in zip(days, counts, strict=True) for g, n in zip(GRADES, row, strict=True)],
        columns=["day", "grade", "authorities"],
    )


def moves(*rows: tuple[str, str, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["grade_before", "grade", "authorities"])


def ages(*counts: int) -> pd.DataFrame:
    return pd.DataFrame({"years": range(len(counts)), "authorities": list(counts)})


BEGAN = pd.DataFrame({"framework_name": ["SIF", "ILACS"], "day": pd.to_datetime(["2020-04-01", "2020-08-01"])})
REGIONS = [("North East", (1, 2, 0, 1, 0)), ("England", (3, 4, 2, 1, 2))]
MOVES = moves(("none", "good", 2), ("inadequate", "good", 3), ("good", "inadequate", 1))
FIGURES = {
    "tile_map": lambda look: charts.tile_map(tiles(*GRADES, "good"), WORDS, look, "E1"),
    "by_region": lambda look: charts.by_region(by_region(*REGIONS), WORDS, look),
    "over_time": lambda look: charts.over_time(over_time((1, 5, 6, 2, 9), (4, 9, 7, 3, 0)), BEGAN, WORDS, look),
    "flow": lambda look: charts.flow(MOVES, WORDS, look),
    "years_since": lambda look: charts.years_since(ages(3, 0, 7), WORDS, look),
}
each_figure = pytest.mark.parametrize("make", FIGURES.values(), ids=FIGURES)


@each_figure
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_figure_is_well_made_and_the_same_each_time(make, look):
    figure = make(look)
    assert_well_made(figure)
    assert figure.to_json() == make(look).to_json()


# tile map


def test_one_square_for_each_authority_by_grade():
    figure = charts.tile_map(tiles("good", "none", "good", "inadequate"), WORDS, LIGHT)
    assert [trace.name for trace in figure.data] == [GRADE_NAMES[grade] for grade in GRADES]
    assert [list(trace.text) for trace in figure.data] == [[], ["P0", "P2"], [], ["P3"], ["P1"]]
    assert [list(trace.customdata) for trace in figure.data] == [[], ["E0", "E2"], [], ["E3"], ["E1"]]
    assert [trace.marker.color for trace in figure.data] == [LIGHT.fills[grade] for grade in GRADES]
    assert [trace.textfont.color for trace in figure.data] == [LIGHT.on_fills[grade] for grade in GRADES]


def test_squares_lie_where_the_tiles_say():
    figure = charts.tile_map(tiles(*["good"] * 14), WORDS, LIGHT)
    good = figure.data[1]
    middles = [(x, base + height / 2) for x, base, height in zip(good.x, good.base, good.y, strict=True)]
    assert middles[:2] == [(0, pytest.approx(0)), (1, pytest.approx(0))]
    assert middles[13] == (1, pytest.approx(-1))
    left, right = figure.layout.xaxis.range
    low, high = figure.layout.yaxis.range
    assert all(left < x - 0.46 and x + 0.46 < right for x, _ in middles)
    assert all(low < y - 0.45 and y + 0.45 < high for _, y in middles)


def test_not_judged_is_told_by_more_than_its_colour():
    figure = charts.tile_map(tiles("none", "good"), WORDS, LIGHT)
    assert [trace.marker.pattern.shape for trace in figure.data] == ["", "", "", "", "/"]


def test_the_chosen_authority_has_a_frame():
    figure = charts.tile_map(tiles("good", "good"), WORDS, LIGHT, "E1")
    assert list(figure.data[1].marker.line.width) == [0, 4]
    assert figure.data[1].marker.line.color[1] == LIGHT.ink


def test_the_key_names_every_grade():
    figure = charts.tile_map(tiles("good"), WORDS, LIGHT)
    [key] = [a.text for a in figure.layout.annotations if a.text.startswith(WORDS.subtitle)]
    assert all(GRADE_NAMES[grade].lower() in key for grade in SHOWN)


# by region


def test_regions_in_the_order_given_and_grades_from_best_to_worst():
    figure = charts.by_region(by_region(*REGIONS), WORDS, LIGHT)
    assert [trace.name for trace in figure.data] == [GRADE_NAMES[grade] for grade in FINDINGS]
    assert all(list(trace.y) == ["North East", "England"] for trace in figure.data)
    assert [list(trace.x) for trace in figure.data] == [
        [25.0, 25.0],
        [50.0, pytest.approx(100 / 3)],
        [0.0, pytest.approx(100 / 6)],
        [25.0, pytest.approx(100 / 12)],
        [0.0, pytest.approx(100 / 6)],
    ]
    assert [list(trace.text) for trace in figure.data] == [
        ["O 1", "O 3"],
        ["G 2", "G 4"],
        ["", "R 2"],
        ["I 1", "1"],
        ["", "2"],
    ]
    assert list(figure.layout.xaxis.range) == [0, 100]
    assert figure.layout.xaxis.title.text == "share of authorities"
    assert figure.data[1].hovertext[1] == "England: 4 of 12 good"


# over time


def test_grades_are_stacked_from_worst_to_best_and_named_at_their_end():
    figure = FIGURES["over_time"](LIGHT)
    bands = [trace for trace in figure.data if trace.stackgroup]
    assert [trace.name for trace in bands] == [GRADE_NAMES[grade] for grade in reversed(SHOWN)]
    assert [list(trace.y) for trace in bands] == [[2, 3], [6, 7], [5, 9], [1, 4]]
    assert annotations(figure) == [
        "Requires improvement 7",
        "Good 9",
        "Outstanding 4",
        "SIF begins",
        "ILACS begins",
    ]
    ends = {a.text: a.y for a in figure.layout.annotations}
    assert ends["Requires improvement 7"] == 3 + 7 / 2
    assert ends["Good 9"] == 3 + 7 + 9 / 2
    assert figure.layout.yaxis.range[0] == 0
    assert figure.layout.yaxis.title.text == "authorities"


# flow


def test_flow_from_the_grade_before_to_the_latest():
    [trace] = FIGURES["flow"](LIGHT).data
    assert list(trace.node.label) == ["Good 1", "Inadequate 3", "First inspection 2", "Good 5", "Inadequate 1"]
    pairs = zip(trace.link.source, trace.link.target, trace.link.value, strict=True)
    named = {(trace.node.label[a], trace.node.label[b]): n for a, b, n in pairs}
    assert named == {
        ("First inspection 2", "Good 5"): 2,
        ("Inadequate 3", "Good 5"): 3,
        ("Good 1", "Inadequate 1"): 1,
    }
    assert [x < 0.5 for x in trace.node.x] == [True] * 3 + [False] * 2
    assert list(trace.node.y[:3]) == sorted(trace.node.y[:3])
    assert all(0 < y < 1 for y in trace.node.y)


# age


def test_ages_in_whole_years():
    figure = FIGURES["years_since"](LIGHT)
    [trace] = figure.data
    assert list(trace.x) == ["under 1", "1 to 2", "2 to 3"]
    assert list(trace.y) == [3, 0, 7]
    assert list(trace.text) == ["3", "0", "7"]
    assert figure.layout.yaxis.rangemode == "tozero"
    assert figure.layout.yaxis.title.text == "authorities"


# what data could do


def test_names_from_data_are_never_markup():
    rogue_tiles = tiles("good").assign(short_name=ROGUE, hover=ROGUE)
    rogue_began = BEGAN.assign(framework_name=ROGUE)
    for figure in (
        charts.tile_map(rogue_tiles, WORDS, LIGHT),
        charts.by_region(by_region((ROGUE, (1, 2, 0, 1, 0))), WORDS, LIGHT),
        charts.over_time(over_time((1, 5, 6, 2, 9)), rogue_began, WORDS, LIGHT),
    ):
        texts = said(figure)
        assert any(ESCAPED in text for text in texts)
        assert not any(ROGUE in text for text in texts)


@pytest.mark.parametrize(
    "make",
    [
        lambda: charts.tile_map(tiles(), WORDS, LIGHT),
        lambda: charts.tile_map(tiles("none"), WORDS, LIGHT),
        lambda: charts.by_region(by_region(("England", (0, 0, 0, 0, 0))), WORDS, LIGHT),
        lambda: charts.over_time(over_time((0, 0, 0, 0, 9)), BEGAN.iloc[:0], WORDS, LIGHT),
        lambda: charts.flow(moves(), WORDS, LIGHT),
        lambda: charts.years_since(ages(), WORDS, LIGHT),
    ],
)
def test_nothing_to_show_is_an_empty_figure(make):
    assert_well_made(make())


def test_traces_do_not_grow_with_the_number_of_authorities():
    for count in (1, 160):
        assert len(charts.tile_map(tiles(*["good"] * count), WORDS, LIGHT).data) == 5
    assert len(charts.by_region(by_region(*[(f"R{i}", (1, 1, 1, 1, 1)) for i in range(10)]), WORDS, LIGHT).data) == 5
