from datetime import date

import pandas as pd
import pytest

from queries import authorities
from tests.rows import NORTH, SOUTH, authority, neighbour

ALPHA = authority("E1", "Alphashire")
BETA = authority("E2", "Betaford", SOUTH)
OLD = authority("E3", "Oldshire", SOUTH, closed_on="2019-03-31", successor_codes="E4 E5")
OLDER = authority("E6", "Aldshire", SOUTH, closed_on="2019-03-31", successor_codes="E4")
WEST = authority("E4", "West Newshire", SOUTH, opened_on="2019-04-01")
EAST = authority("E5", "East Newshire", SOUTH, opened_on="2019-04-01")
ALL = [WEST, BETA, OLD, ALPHA, OLDER, EAST]


def test_every_authority_by_name_with_the_end_of_an_abolished_one(tidy):
    tidy(authorities=ALL)
    table = authorities.every()
    assert table["label"].tolist() == [
        "Aldshire (until March 2019)",
        "Alphashire",
        "Betaford",
        "East Newshire",
        "Oldshire (until March 2019)",
        "West Newshire",
    ]
    assert table["authority_code"].tolist() == ["E6", "E1", "E2", "E5", "E3", "E4"]
    assert table["region_name"].tolist() == ["South East", "North East"] + ["South East"] * 4
    assert table.index.tolist() == list(range(6))


def test_labels_name_current_authorities_first(tidy):
    tidy(authorities=ALL)
    assert list(authorities.labels().items()) == [
        ("E1", "Alphashire"),
        ("E2", "Betaford"),
        ("E5", "East Newshire"),
        ("E4", "West Newshire"),
        ("E6", "Aldshire (until March 2019)"),
        ("E3", "Oldshire (until March 2019)"),
    ]
    assert list(authorities.codes().items())[-1] == ("Oldshire (until March 2019)", "E3")


def test_one_authority(tidy):
    tidy(authorities=ALL)
    row = authorities.one("E2")
    assert (row["authority_name"], row["region_code"], row["kind"]) == ("Betaford", SOUTH, "county")
    with pytest.raises(KeyError, match="E9"):
        authorities.one("E9")


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2019, 3, 31), {"E1", "E2", "E3", "E6"}),  # the last day counts
        (date(2019, 4, 1), {"E1", "E2", "E4", "E5"}),  # so does the first
    ],
)
def test_who_existed_on_a_day(tidy, day, codes):
    tidy(authorities=ALL)
    assert set(authorities.existing(day)["authority_code"]) == codes


def test_predecessors_and_successors(tidy):
    tidy(authorities=ALL)
    assert authorities.predecessors("E4") == ["Aldshire (until March 2019)", "Oldshire (until March 2019)"]
    assert authorities.predecessors("E5") == ["Oldshire (until March 2019)"]
    assert authorities.predecessors("E1") == []
    assert authorities.successors("E3") == ["West Newshire", "East Newshire"]
    assert authorities.successors("E1") == []


def test_neighbours_of_one_model_nearest_first(tidy):
    tidy(
        authorities=ALL,
        neighbours=[
            neighbour("E1", 2, "E4", closeness="not_close"),
            neighbour("E1", 1, "E2", closeness="extremely_close"),
            neighbour("E1", 1, "E3", model="2021"),  # not included: another model
            neighbour("E2", 1, "E1"),  # not included: of another authority
        ],
    )
    expected = pd.DataFrame(
        {
            "rank": [1, 2],
            "authority_code": ["E2", "E4"],
            "authority_name": ["Betaford", "West Newshire"],
            "closeness": ["extremely close", "not close"],
        }
    )
    pd.testing.assert_frame_equal(authorities.neighbours("E1", "2025"), expected)
    assert authorities.neighbours("E1", "2021")["authority_name"].tolist() == ["Oldshire (until March 2019)"]
    none = authorities.neighbours("E5", "2025")
    assert none.empty and list(none.columns) == list(expected.columns)


def test_regions_are_the_authorities_own(tidy):
    tidy(authorities=[ALPHA, BETA])
    assert authorities.every()["region_code"].tolist() == [NORTH, SOUTH]
