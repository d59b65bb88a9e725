import pytest

from charts.style import LIGHT
from tests import rows
from views import profile
from views.view import Nothing


@pytest.fixture(autouse=True)
def known(tidy):
    codes = [f"E1000000{n}" for n in range(4)]
    tidy(
        authorities=[rows.authority(code, f"{name}ham") for code, name in zip(codes, "ABCD", strict=True)],
        indicators=[rows.indicator("visits"), rows.indicator("delays", topic="Delays", position=2)],
        indicator_values=[
            rows.value(code, str(year), 50.0 + n + year - 2023)
            for n, code in enumerate([*codes[:3], rows.ENGLAND, rows.NORTH])
            for year in (2023, 2024)
        ],
        neighbours=[rows.neighbour(codes[0], n, code) for n, code in enumerate(codes[1:], 1)],
    )


def test_a_profile_names_its_topic_and_its_source():
    made = profile.spine(authority="E10000000", compare="2025", topic="Children in care")
    assert made.words.title == "Aham: none of 1 indicator on children in care can be judged against England"
    assert made.words.subtitle == "Children in care, latest values"
    assert profile.spine("E10000000", "2025").words.subtitle == "Headline indicators, latest values"
    assert made.sources == ("survey",)
    assert made.reading == "No judgement is made on 1 for which no interval is available."
    assert made.table()["Indicator"].tolist() == ["Name of visits"]
    assert made.tidy()[["authority_code", "indicator", "period", "source"]].values.tolist() == [
        ["E10000000", "visits", "2024", "survey"]
    ]
    assert made.chart(LIGHT).data


def test_a_profile_without_peers_is_drawn_without_them():
    made = profile.spine("E10000001", "2021")
    assert list(made.chart(LIGHT).data[3].x) == []


@pytest.mark.parametrize(
    ("authority", "topic", "said"),
    [
        (None, None, "Choose an authority on the left to see where it stands"),
        ("E10000000", "Delays", "Aham has no published value for any of these indicators. Choose another topic."),
        ("E10000003", None, "Dham has no published value for any of these indicators"),
    ],
)
def test_there_may_be_nothing_to_show(authority, topic, said):
    with pytest.raises(Nothing, match=said):
        profile.spine(authority, "2025", topic)
