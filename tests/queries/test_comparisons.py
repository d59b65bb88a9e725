import pandas as pd

from queries import comparisons, indicators
from tests.rows import ENGLAND, NORTH, SOUTH, authority, indicator, neighbour, value

NONE = float("nan")
FOUR = [
    authority("E1", "Alphashire"),
    authority("E2", "Betaford", SOUTH),
    authority("E3", "Gammaton", SOUTH),
    authority("E4", "Deltaby"),
]


def some_year(*worth: float | None) -> list[dict]:
    """Values of E1, E2 ... in 2024; null is suppressed."""
    return [value(f"E{i}", "2024", v, note="suppressed" if v is None else None) for i, v in enumerate(worth, 1)]


def test_lines_have_a_row_for_every_period_that_any_has(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits")],
        neighbours=[neighbour("E1", 1, "E2"), neighbour("E1", 2, "E3"), neighbour("E1", 3, "E4")],
        indicator_values=[
            value("E1", "2022", 10.0),
            value("E1", "2024", None, note="suppressed"),
            value("E2", "2022", 20.0),
            value("E3", "2022", 30.0),
            value("E4", "2022", 50.04),
            value("E2", "2023", 25.0),
            value(NORTH, "2022", 15.0),
            value(SOUTH, "2022", 99.0),  # not included: another region
            value(ENGLAND, "2024", 18.0),
        ],
    )
    rows = [
        ("Alphashire", "mine", "2022", 10.0, None, "10.0%"),
        ("Alphashire", "mine", "2023", NONE, None, ""),
        ("Alphashire", "mine", "2024", NONE, "suppressed", ""),
        ("Median of neighbours", "peers", "2022", 30.0, None, "30.0%"),
        ("Median of neighbours", "peers", "2023", 25.0, None, "25.0%"),
        ("Median of neighbours", "peers", "2024", NONE, None, ""),
        ("North East", "region", "2022", 15.0, None, "15.0%"),
        ("North East", "region", "2023", NONE, None, ""),
        ("North East", "region", "2024", NONE, None, ""),
        ("England", "england", "2022", NONE, None, ""),
        ("England", "england", "2023", NONE, None, ""),
        ("England", "england", "2024", 18.0, None, "18.0%"),
    ]
    expected = pd.DataFrame(rows, columns=["name", "role", "period", "value", "note", "text"])
    found = comparisons.lines("visits", "E1", "2025")
    assert found["period_end"].dt.strftime("%Y-%m-%d").tolist() == [f"{row[2]}-03-31" for row in rows]
    found = found[expected.columns].astype({"note": "object"}).where(lambda t: t.notna(), None)
    pd.testing.assert_frame_equal(
        found, expected.astype({"note": "object"}).where(lambda t: t.notna(), None), check_dtype=False
    )


def test_lines_without_an_authority_are_englands(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits")],
        indicator_values=[value(ENGLAND, "2023", 1.0), value(ENGLAND, "2024", 2.0), value("E1", "2022", 9.0)],
    )
    found = comparisons.lines("visits", None, "2025")
    assert found[["name", "role", "period", "value", "text"]].values.tolist() == [
        ["England", "england", "2023", 1.0, "1.0%"],
        ["England", "england", "2024", 2.0, "2.0%"],
    ]


def test_lines_of_those_without_any_value_are_left_out(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits")],
        indicator_values=[value("E1", "2023", None, note="no_return"), value("E2", "2023", 5.0)],
    )
    assert list(comparisons.lines("visits", None, "region").columns) == [
        *("name", "role", "period", "period_end", "value", "note", "annotation", "text", "hover", "label")
    ]
    assert comparisons.lines("visits", None, "region").empty
    assert comparisons.lines("visits", "E1", "region").empty
    assert comparisons.lines("visits", "E3", "region")["name"].tolist() == ["Median of region"]


def test_beside_whom_highest_first(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits", unit="count", decimals=0)],
        indicator_values=[
            *some_year(20.0, 40.0, None, 5.0),
            value(NORTH, "2024", 1234.5),
            value(ENGLAND, "2024", None, note="not_available"),
            value(ENGLAND, "2023", 7.0),  # not included: another period
        ],
    )
    what = indicators.one("visits")
    found = comparisons.beside(indicators.ranked("visits", "2024"), what, "2024", "E1", ("E2", "E3"))
    expected = pd.DataFrame(
        [
            ("North East", "region", 1234.5, "1,235"),
            ("Betaford", "peer", 40.0, "40"),
            ("Alphashire", "mine", 20.0, "20"),
        ],
        columns=["name", "role", "value", "text"],
    )
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)
    nobody = comparisons.beside(indicators.ranked("visits", "2024"), what, "2024", "E3", ())
    assert nobody.empty and list(nobody.columns) == list(expected.columns)


def test_roles_for_a_ranked_chart(tidy):
    tidy(authorities=FOUR, indicators=[indicator("visits")], indicator_values=some_year(10.0, 20.0, 30.0, None))
    table = indicators.ranked("visits", "2024")
    found = comparisons.roles(table, indicators.one("visits"), "E1", ("E2", "E4"))
    assert found[["authority_code", "role", "text", "hover"]].values.tolist() == [
        ["E3", "other", "30.0%", "Gammaton: 30.0%"],
        ["E2", "peer", "20.0%", "Betaford: 20.0%"],
        ["E1", "mine", "10.0%", "Alphashire: 10.0%"],
        ["E4", "peer", "", "Deltaby: "],
    ]
    assert set(comparisons.roles(table, indicators.one("visits"), None, ())["role"]) == {"other"}
    assert "role" not in table.columns


def test_a_lines_end_says_how_many_peers_the_median_is_of(tidy):
    tidy(
        authorities=FOUR,
        indicators=[indicator("visits")],
        neighbours=[neighbour("E1", 1, "E2"), neighbour("E1", 2, "E3")],
        indicator_values=[value("E1", "2024", 10.0), value("E2", "2024", 20.0), value(ENGLAND, "2024", 18.0)],
    )
    assert comparisons.lines("visits", "E1", "2025")["label"].tolist() == [
        "Alphashire\n10.0%",
        "Median of neighbours\n20.0% (1 of 2)",
        "England\n18.0%",
    ]
