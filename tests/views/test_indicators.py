import pytest

from charts.style import LIGHT
from tests import rows
from views import indicators
from views.view import Nothing


@pytest.fixture(autouse=True)
def known(tidy):
    codes = [f"E1000000{n}" for n in range(4)]
    tidy(
        authorities=[rows.authority(code, f"{name}ham") for code, name in zip(codes, "ABCD", strict=True)],
        indicators=[rows.indicator("visits")],
        indicator_values=[
            rows.value(code, str(year), 50.0 + n + year - 2023)
            for n, code in enumerate([*codes, rows.ENGLAND, rows.NORTH])
            for year in (2023, 2024)
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


def test_without_an_authority_there_is_none_to_set_beside_peers():
    with pytest.raises(Nothing, match="Choose an authority"):
        indicators.beside("visits", "2024")
    assert indicators.trend("visits").words.title == "How has England changed?"
