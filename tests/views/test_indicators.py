import pytest

from charts.style import DARK, LIGHT
from tests import rows
from views import indicators
from views.view import Nothing


@pytest.fixture(autouse=True)
def known(tidy):
    codes = [f"E1000000{n}" for n in range(4)]
    many = [f"E20000{n:03}" for n in range(30)]
    tidy(
        authorities=[
            *(rows.authority(code, f"{name}ham") for code, name in zip(codes, "ABCD", strict=True)),
            *(rows.authority(code, f"{code}shire", rows.SOUTH) for code in many),
        ],
        indicators=[rows.indicator("visits"), rows.indicator("many", denominator_name="children", position=2)],
        indicator_values=[
            rows.value(code, str(year), 50.0 + n + year - 2023)
            for n, code in enumerate([*codes, rows.ENGLAND, rows.NORTH])
            for year in (2023, 2024)
        ]
        + [
            rows.value(code, "2024", 30.0 + n, "many", numerator=300 + n, denominator=1000)
            for n, code in enumerate([*many, rows.ENGLAND])
        ],
        neighbours=[rows.neighbour(codes[0], n, code) for n, code in enumerate(codes[1:], 1)],
    )


def test_each_view_names_the_indicator_its_unit_and_its_source():
    chosen = {"indicator": "visits", "authority": "E10000000", "compare": "2025"}
    views = [
        indicators.ranked(period="2024", **chosen),
        indicators.trend(**chosen),
        indicators.beside(period="2024", **chosen),
    ]
    for made in views:
        assert made.words.subtitle.startswith("Name of visits, % of children")
        assert made.sources == ("survey",)
        assert made.chart(LIGHT).data
        assert len(made.table())
        assert made.reading.endswith(".")
    assert "Aham" in views[0].words.title
    assert views[0].words.subtitle.endswith("31 March 2024. Higher is better")


def test_without_an_authority_there_is_none_to_set_beside_peers():
    with pytest.raises(Nothing, match="Choose an authority"):
        indicators.beside("visits", "2024")
    assert indicators.trend("visits").words.title == "England: name of visits rose from 54.0% in 2023 to 55.0% in 2024"


@pytest.mark.parametrize("make", [indicators.by_region, indicators.against_chance, indicators.on_the_map])
def test_the_spread_of_an_indicator(make):
    made = make("many", "2024", "E20000003")
    assert made.words.subtitle.startswith("Name of many, % of children; 31 March 2024")
    assert made.sources == ("survey",)
    assert made.chart(LIGHT).data and made.chart(DARK).data
    assert len(made.table()) == len(made.tidy()) - ("place_code" in made.tidy()) == 30
    assert "E20000003shire" in made.words.title and made.reading.endswith(".")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (indicators.against_chance, "What chance allows cannot be reckoned for this indicator and period"),
        (indicators.on_the_map, "too few or too alike to be cut into fifths"),
    ],
)
def test_there_is_nothing_to_show_of_four_values_without_counts(make, message):
    with pytest.raises(Nothing, match=message):
        make("visits", "2024")


def test_more_peers_than_a_chart_can_name_are_left_to_the_ranking(monkeypatch):
    monkeypatch.setattr(indicators, "MOST_BESIDE", 2)
    with pytest.raises(Nothing, match="Its 3 peers are too many to name in one chart: see them in the ranking"):
        indicators.beside("visits", "2024", "E10000000")


def test_an_axis_that_does_not_begin_at_zero_says_so():
    for make in (indicators.ranked, indicators.beside, indicators.by_region):
        made = make("visits", "2024", "E10000000", "2025", "fitted")
        assert "The axis does not begin at zero" in made.words.subtitle
        assert "zero" not in make("visits", "2024", "E10000000", "2025").words.subtitle
    assert "The axis does not begin at zero" in indicators.trend("visits", axis="fitted").words.subtitle


def test_the_trend_is_tested():
    assert "Trend: too few years to test (2 of the 5 needed)." in indicators.trend("visits", "E10000000").reading
