import pytest

from charts.style import LIGHT, stage
from tests.theme_rows import DAY, known
from views import themes
from views.view import Nothing


@pytest.fixture(autouse=True)
def asked(tidy):
    tidy(**known())


def test_each_view_counts_says_draws_and_tables_the_same_inspections():
    views = [
        themes.shares("plans", DAY),
        themes.split("plans", "region", DAY),
        themes.split("plans", "grade", DAY, "ilacs"),
        themes.yearly("plans", DAY),
        themes.change(DAY),
        themes.grid("kind", DAY),
        themes.among_peers("E1", "2025", DAY),
        themes.history("E1", DAY),
        themes.put_right("health", DAY, None, "E1", "2025"),
    ]
    for made in views:
        assert made.sources == ("survey",)
        assert made.chart(LIGHT).data
        assert made.chart(stage(LIGHT, 1920, 1080)).layout.height == 1080
        assert len(made.table())
        assert len(made.tidy())
        assert made.reading.endswith(".")
        assert not made.on_stage.title.endswith("?")


def test_all_that_is_shown_of_the_ranked_themes():
    made = themes.shares("plans", DAY)
    assert made.words.title == "Name of health: recommended in 71% of inspections, more than any other theme"
    assert made.words.subtitle == (
        "7 full inspections with recommendations read, published by 31 December 2025; all frameworks; lines: 95% "
        "intervals"
    )
    figure = made.chart(LIGHT)
    assert list(figure.data[0].y) == ["Short health", "<b>Short plans</b>", "Short leavers"]
    assert made.table()["Inspections that recommend it"].tolist() == [5, 4, 4]


def test_all_that_is_shown_of_one_authoritys_themes():
    made = themes.history("E1", DAY)
    assert made.words.title == "Alphashire was asked in 3 reports in a row for name of plans"
    assert made.reading == (
        "SIF, Mar 2015: 3 recommendations in 3 themes; ILACS, Mar 2019: 2 recommendations in 2 themes; ILACS, Mar "
        "2023: 3 recommendations in 2 themes. Back after a gap: Name of leavers. Not asked again: Name of health. Not "
        "asked again means that inspectors did not write it, not that it is proven right."
    )


@pytest.mark.parametrize(
    ("view", "choices", "words"),
    [
        (themes.shares, {"theme": "plans", "framework": "cpi"}, "No recommendations were read"),
        (themes.change, {"framework": "cpi"}, "No recommendations were read"),
        (themes.change, {"framework": "sif", "as_at": DAY.replace(year=2015)}, "two periods"),
        (themes.pairs, {}, "Too few inspections"),
        (themes.pairs_with, {"theme": "plans"}, "Too few inspections"),
        (themes.among_peers, {"authority": None, "compare": "2025"}, "Choose an authority"),
        (
            themes.among_peers,
            {"authority": "E2", "compare": "2025", "framework": "cpi"},
            "No recommendations were read",
        ),
        (themes.history, {"authority": None}, "Choose an authority"),
        (themes.history, {"authority": "E2", "as_at": DAY.replace(year=2015)}, "No recommendations to Betaford"),
        (themes.put_right, {"theme": "plans", "as_at": DAY.replace(year=2016)}, "No authority asked for this"),
    ],
)
def test_where_there_is_nothing_to_show_it_is_said(view, choices, words):
    with pytest.raises(Nothing, match=words):
        view(**{"as_at": DAY} | choices)
