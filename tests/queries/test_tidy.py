from datetime import date

import pandas as pd
import pytest

from queries import comparisons, indicators, judgements, tidy
from tests import rows

CODES = [f"E1000000{n}" for n in range(4)]


@pytest.fixture
def known(tidy):
    tidy(
        authorities=[rows.authority(code, f"{name}ham") for code, name in zip(CODES, "ABCD", strict=True)],
        indicators=[rows.indicator("visits")],
        indicator_values=[
            rows.value(code, str(year), 50.0 + n + year - 2023)
            for n, code in enumerate([*CODES[:3], rows.ENGLAND, rows.NORTH])
            for year in (2023, 2024)
        ]
        + [rows.value(CODES[3], "2024", None, note="suppressed")],
        neighbours=[rows.neighbour(CODES[0], n, code) for n, code in enumerate(CODES[1:], 1)],
    )


def short(table: pd.DataFrame, *columns: str) -> list[tuple]:
    return [tuple(None if pd.isna(v) else v for v in row) for row in table[list(columns)].itertuples(index=False)]


def test_ranked_rows_have_codes_notes_and_sources(known):
    table = tidy.ranked("visits", "2024")
    assert short(table, "place_code", "place_name", "value", "note", "rank", "of", "source") == [
        (CODES[2], "Cham", 53.0, None, 1, 3, "survey"),
        (CODES[1], "Bham", 52.0, None, 2, 3, "survey"),
        (CODES[0], "Aham", 51.0, None, 3, 3, "survey"),
        (CODES[3], "Dham", None, "suppressed", None, None, "survey"),
        (rows.ENGLAND, "England", 54.0, None, None, None, "survey"),
    ]
    assert set(table["unit"]) == {"% of children"}


def test_a_trend_tells_what_is_published_from_what_is_computed_here(known):
    lines = comparisons.lines("visits", CODES[0], "2025")
    band = indicators.of_group("visits", tuple(CODES[1:]))
    table = tidy.trend("visits", CODES[0], lines, band)
    newest = table[table["period"] == "2024"]
    assert short(newest, "place_code", "place_name", "value", "basis", "source") == [
        (CODES[0], "Aham", 51.0, "published", "survey"),
        (rows.NORTH, "North East", 55.0, "published", "survey"),
        (rows.ENGLAND, "England", 54.0, "published", "survey"),
        (None, lines.loc[lines["role"] == "peers", "name"].iloc[0], 52.5, "computed here", "survey"),
        (None, "Lowest of its peers", 52.0, "computed here", "survey"),
        (None, "Highest of its peers", 53.0, "computed here", "survey"),
    ]


def test_a_trend_of_england_alone_is_published(known):
    lines = comparisons.lines("visits", None, "2025")
    table = tidy.trend("visits", None, lines, indicators.of_group("visits", ()))
    assert short(table, "place_name", "period", "value", "basis") == [
        ("England", "2023", 53.0, "published"),
        ("England", "2024", 54.0, "published"),
    ]


def test_peers_are_told_by_their_role(known):
    table = tidy.beside("visits", "2024", CODES[0], tuple(CODES[1:]))
    assert short(table, "place_name", "role", "value", "note") == [
        ("North East", "region", 55.0, None),
        ("England", "england", 54.0, None),
        ("Cham", "peer", 53.0, None),
        ("Bham", "peer", 52.0, None),
        ("Aham", "mine", 51.0, None),
        ("Dham", "peer", None, "suppressed"),
    ]


def test_grades_have_their_inspection_and_those_without_one_a_note(tidy):
    from queries import tidy as question

    tidy(
        authorities=[rows.authority("E1", "Aham"), rows.authority("E2", "Bham")],
        **rows.judged(("E1", "2024-03-01", "in_care", "good")),
    )
    table = question.grades(judgements.latest("in_care", date(2025, 1, 1)))
    columns = ("authority_code", "grade", "grade_name", "note", "inspection_id", "source")
    assert short(table, *columns) == [
        ("E1", "good", "Good", None, "E1-ilacs-2024-03-01", "survey"),
        ("E2", None, "Not inspected or not judged", "not inspected or not judged", None, None),
    ]


def test_regions_have_codes(known):
    table = tidy.with_region_codes(pd.DataFrame({"region_name": ["North East", "England"], "n": [1, 2]}), ("a", "b"))
    assert table.to_dict("records") == [
        {"region_code": rows.NORTH, "region_name": "North East", "n": 1, "source": "a b"},
        {"region_code": rows.ENGLAND, "region_name": "England", "n": 2, "source": "a b"},
    ]


def test_sources_are_named_and_unknown_ones_left_as_they_are(known):
    table = tidy.cited(pd.DataFrame({"source": ["survey", "survey other", None]}))
    assert short(table, "source_title") == [
        ("Department of Examples, Survey of Exampleshire",),
        ("Department of Examples, Survey of Exampleshire; other",),
        (None,),
    ]


def test_every_note_and_declared_column_is_explained():
    assert tidy.notes()["suppressed"] == "not published (a small number is hidden)"
    assert {"value", "note", "place_code", "rank", "grade"} <= set(tidy.meanings())
