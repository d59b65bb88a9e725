import pytest

from charts.style import DARK, LIGHT
from tests.queries.test_improvement import DAY, GIVEN, NEAR, PLACES, VALUES
from tests.rows import indicator, judged
from views import improvement
from views.view import Nothing


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=PLACES,
        indicators=[indicator("visits"), indicator("demand", polarity="neutral", indicator_name="Demand")],
        indicator_values=VALUES,
        neighbours=NEAR,
        **judged(*GIVEN),
    )


def test_each_view_is_drawn_in_any_look_with_its_table_and_tidy_rows():
    rises = improvement.rises("leadership", DAY, "E1", "2025")
    changes = improvement.changes("visits", "2022", "2025", DAY, "E1", "2025")
    for made in (rises, changes):
        for look in (LIGHT, DARK):
            assert made.chart(look).data
        assert made.sources == ("survey",)
        assert len(made.table()) == 2
        assert made.reading.endswith(".")
    assert rises.words.subtitle == "Leadership: the latest change of grade, as at 31 December 2024"
    assert changes.words.subtitle == (
        "Name of visits, % of children; 2022 (hollow) to 2025 (filled), with 95% intervals where there are any"
    )
    assert rises.tidy()["authority_code"].tolist() == ["E3", "E2"]
    rows = changes.tidy()[["authority_code", "indicator", "period_before", "period", "verdict", "source"]]
    assert rows.values.tolist() == [
        ["E2", "visits", "2022", "2025", "chance", "survey"],
        ["E3", "visits", "2022", "2025", "unknown", "survey"],
    ]


def test_a_figure_shows_the_first_of_many_and_says_so(monkeypatch):
    monkeypatch.setattr(improvement, "MOST", 1)
    made = improvement.rises("leadership", DAY, None, "region")
    assert made.words.subtitle.endswith("; the newest 1 of 2")
    assert len(made.table()) == 2
    assert made.chart(LIGHT).layout.yaxis.categoryarray == ("Gammaton",)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (
            lambda: improvement.rises("adoption", DAY, "E1", "2025"),
            "Of 2 statistical neighbours (2025 model) of Alphashire, none has moved up for adoption without falling "
            "back. Choose another judgement or comparison.",
        ),
        (
            lambda: improvement.changes("demand", "2022", "2025", DAY),
            "Neither higher nor lower is better on this indicator, so nobody improves on it. Choose another.",
        ),
        (
            lambda: improvement.changes("visits", "2022", "2025", DAY, "E1", "2021"),
            "Alphashire has no statistical neighbours (2021 model) to learn from. Choose another comparison on the "
            "left.",
        ),
    ],
)
def test_nothing_to_show_says_why_and_what_to_do(ask, sentence):
    with pytest.raises(Nothing) as nothing:
        ask()
    assert str(nothing.value) == sentence
