import pytest

from charts.style import LIGHT
from tests import rows
from views import pairs
from views.view import Nothing

CODES = [f"E100000{n:02}" for n in range(12)]


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=[rows.authority(code, f"Shire {n}") for n, code in enumerate(CODES)],
        indicators=[
            rows.indicator(key, position=n) for n, key in enumerate(("visits", "delays", "never", "region_only"))
        ],
        indicator_values=[
            rows.value(code, "2024", 50.0 + n, key)
            for n, code in enumerate([*CODES, rows.ENGLAND])
            for key in ("visits", "delays")
        ]
        + [rows.value(rows.NORTH, "2024", 4.0, "region_only")],
        neighbours=[rows.neighbour(CODES[0], 1, CODES[1])],
    )


def test_a_scatter_says_how_far_two_go_together_and_that_it_is_no_cause():
    made = pairs.scatter(indicator="visits", against="delays", authority=CODES[0], compare="2025")
    assert made.words.title == (
        "Name of visits and name of delays: a close connection; as one is higher, the other tends to be higher"
    )
    assert made.reading.startswith(
        "Shire 0: 50.0% and 50.0%. 12 authorities have both. Authorities with a higher value for “Name of visits” tend"
    )
    assert "does not mean that one brings about the other" in made.reading
    assert "R squared" not in made.reading
    assert "no sign that one causes the other" in made.words.subtitle
    assert len(made.table()) == 13
    assert made.sources == ("survey",)
    assert {"authority_code", "x", "y", "period_x", "period_y", "source"} <= set(made.tidy().columns)


def test_the_line_is_shown_when_asked():
    made = pairs.scatter("visits", "delays", line="shown")
    assert "(R squared 1.00)" in made.reading
    assert len(made.chart(LIGHT).data) == 5


@pytest.mark.parametrize(
    ("against", "said"),
    [
        ("never", "Choose two indicators that authorities have values for."),
        ("visits", "Choose two indicators that authorities have values for."),
        ("no_such", "Choose two indicators that authorities have values for."),
        (None, "Choose two indicators that authorities have values for."),
        ("region_only", "No authority has a value for both of these indicators. Choose another."),
    ],
)
def test_there_may_be_nothing_to_show(against, said):
    with pytest.raises(Nothing, match=said):
        pairs.scatter("visits", against)
