import pytest

from queries import rug
from tests.rows import ENGLAND, NORTH, SOUTH, authority, indicator, neighbour, value

PLACES = [
    authority("E1", "Alpha"),
    authority("E2", "Beta"),
    authority("E3", "Gamma", SOUTH),
    authority("E4", "Old", closed_on="2020-03-31"),
]


@pytest.fixture(autouse=True)
def invented(tidy):
    tidy(
        authorities=PLACES,
        indicators=[
            indicator("visits", decimals=0, is_headline=True),
            indicator("delays", topic="Delays", polarity="lower", position=2),
            indicator("strange", position=3, is_curated=False),
            indicator("never", topic="Delays", position=4),
        ],
        indicator_values=[
            value("E1", "2023", 55.0),
            value("E1", "2024", 60.0, lower=58, upper=62),
            value("E2", "2024", None, note="suppressed"),
            value("E2", "2023", 51.0),
            value("E3", "2024", 40.0),
            value(NORTH, "2024", 50.0),
            value(ENGLAND, "2024", 45.0),
            value("E1", "2024", 7.0, "delays"),
            value("E3", "2024", 9.0, "delays"),
            value("E1", "2020", 1.5, "strange"),
            value("E3", "2020", 2.5, "strange"),
        ],
        neighbours=[neighbour("E1", 1, "E3"), neighbour("E1", 2, "E2")],
    )


def test_places_are_mine_its_region_england_and_its_peers_unless_chosen():
    assert rug.places("E1", "2025") == ("E1", NORTH, ENGLAND, "E3", "E2")
    assert rug.places(None, "2025") == (ENGLAND,)
    assert rug.places("E1", "2025", f"E3.{SOUTH}.E3.nowhere.E4") == ("E3", SOUTH, "E4")
    assert list(rug.place_names().values()) == [
        "Alpha",
        "Beta",
        "Gamma",
        "England",
        "North East",
        "South East",
        "Old (until March 2020)",
    ]


def test_indicators_are_a_topics_unless_chosen():
    assert rug.asked(None) == ("visits",)
    assert rug.asked("Delays") == ("delays", "never")
    assert rug.asked("Delays", "strange.visits.strange.no_such") == ("strange", "visits")


def test_a_cell_is_of_the_newest_period_any_authority_has_a_value_for():
    table = rug.cells(("E1", "E2", "E4", ENGLAND), ("visits", "never"))
    columns = ["indicator", "period", "place_name", "text", "verdict", "rank", "of"]
    found = table[columns].astype(object).where(table[columns].notna(), None).values.tolist()
    assert found == [
        ["visits", "2024", "Alpha", "60%", "better", 1, 2],
        ["visits", "2024", "Beta", "hidden", None, None, None],
        ["visits", "2024", "Old (until March 2020)", "none", None, None, None],
        ["visits", "2024", "England", "45%", None, None, None],
    ]
    assert table["note"].astype(object).where(table["note"].notna(), None).tolist() == [
        None,
        "suppressed",
        "none",
        None,
    ]


def test_indicators_of_our_list_and_others_stand_in_the_order_chosen():
    table = rug.cells(("E3", "E1"), ("strange", "delays"))
    assert table[["indicator", "place_code", "value"]].values.tolist() == [
        ["strange", "E3", 2.5],
        ["strange", "E1", 1.5],
        ["delays", "E3", 9.0],
        ["delays", "E1", 7.0],
    ]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (None, ["E2", "E3", "E1"]),
        ("visits", ["E1", "E3", "E2"]),
        ("delays", ["E1", "E3", "E2"]),  # lower is better
        ("no_such", ["E2", "E3", "E1"]),
    ],
)
def test_places_are_sorted_by_any_indicator_those_without_a_value_last(order, expected):
    table = rug.cells(("E2", "E3", "E1"), ("visits", "delays"), order)
    assert table["place_code"].tolist() == expected * 2


def test_words_by_england_and_by_quarter(tidy):
    many = [authority(f"E{n:02}", f"Shire {n}") for n in range(20)]
    tidy(
        authorities=many,
        indicators=[indicator("visits"), indicator("rate", polarity="neutral", position=2)],
        indicator_values=[
            *(
                value(f"E{n:02}", "2024", float(n), key, lower=n - 2, upper=n + 2)
                for n in range(20)
                for key in ("visits", "rate")
            ),
            *(value(ENGLAND, "2024", 10.0, key) for key in ("visits", "rate")),
        ],
    )
    table = rug.cells(("E00", "E10", "E19", ENGLAND, NORTH), ("visits", "rate"))
    england = rug.words(table, "england")[["part", "word"]].values.tolist()
    assert england[:5] == [["worse"] * 2, ["similar"] * 2, ["better"] * 2, ["none", ""], ["missing", ""]]
    assert england[5:8] == [["lower"] * 2, ["similar"] * 2, ["higher"] * 2]
    quarter = rug.words(table, "quarter")[["part", "word"]].values.tolist()
    assert quarter[:5] == [["4", "quarter 4"], ["2", "quarter 2"], ["1", "quarter 1"], ["none", ""], ["missing", ""]]
    assert quarter[5:8] == [["none", ""]] * 3


def test_every_period_of_every_place_has_a_row_so_that_what_is_missing_is_a_gap():
    table = rug.over_time(("E1", "E2", ENGLAND), ("visits", "never"), "E1")
    assert table[["place_name", "role", "period", "text"]].values.tolist() == [
        ["Alpha", "mine", "2023", "55%"],
        ["Alpha", "mine", "2024", "60%"],
        ["Beta", "other", "2023", "51%"],
        ["Beta", "other", "2024", "hidden"],
        ["England", "england", "2023", "none"],
        ["England", "england", "2024", "45%"],
    ]
    assert table["note"].dropna().tolist() == ["suppressed", "none"]
    assert rug.over_time(("E4",), ("visits", "never"), None).empty
    assert set(rug.over_time((NORTH,), ("visits",), "E1")["role"]) == {"region"}
