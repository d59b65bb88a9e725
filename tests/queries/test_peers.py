from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import peers
from queries.peers import OwnSet
from tests.rows import SOUTH, authority, judged, neighbour

HEIRS = {"successor_codes": "E6"}
PLACES = [
    authority("E1", "Alphashire"),
    authority("E2", "Betaton", kind="unitary"),
    authority("E3", "Gammaham", region=SOUTH),
    authority("E4", "Deltaby", kind="unitary", region=SOUTH),
    authority("E5", "Oldshire", closed_on="2019-03-31", **HEIRS),
    authority("E6", "Newshire", opened_on="2019-04-01"),
]
NEAR = [
    neighbour("E1", 2, "E3", closeness="not_close"),
    neighbour("E1", 1, "E4", closeness="extremely_close"),
    neighbour("E1", 1, "E5", model="2021"),
    neighbour("E5", 1, "E1", model="2021"),
]
GRADES = judged(
    ("E1", "2018-05-01", "leadership", "good"),
    ("E2", "2018-05-01", "leadership", "inadequate"),
    ("E3", "2018-06-01", "leadership", "good"),
    ("E5", "2018-07-01", "leadership", "inadequate"),
    ("E2", "2022-05-01", "leadership", "good"),
)


@pytest.mark.parametrize(
    ("authority_code", "compare", "expected"),
    [
        ("E1", "2025", ("E4", "E3")),
        ("E1", "2021", ("E5",)),
        ("E2", "2025", ()),
        ("E5", "2025", ()),
        ("E5", "2021", ("E1",)),
        ("E1", "region", ("E2", "E6")),
        ("E5", "region", ("E1", "E2")),  # as it stood when Oldshire ended: before Newshire
        ("E1", "kind", ("E3", "E6")),
        ("E2", "kind", ("E4",)),
        ("E1", "england", ("E2", "E4", "E3", "E6")),
        ("E1", "grade-leadership", ("E2", "E3")),
        ("E4", "grade-leadership", ()),  # never graded
        ("E5", "grade-leadership", ("E2",)),  # of the day it ended
        ("E1", "grade-adoption", ()),
        ("E1", "own-E4.E1.E3", ("E4", "E3")),
        ("E1", "own-E4.E9.E4-A - B", ("E4",)),
        ("E1", "own-", ()),
        (None, "own-E4.E1", ("E4", "E1")),
        (None, "region", ()),
        (None, "2025", ()),
    ],
)
def test_codes_of_peers(tidy, authority_code, compare, expected):
    tidy(authorities=PLACES, neighbours=NEAR, **GRADES)
    assert set(peers.of(authority_code, compare)) == set(expected)
    if compare in peers.MODELS or compare.startswith(peers.OWN):
        assert peers.of(authority_code, compare) == expected


@pytest.mark.parametrize("compare", ["", "2020", "grade-", "grade-cooking", "own", "everyone"])
def test_a_choice_that_is_none(tidy, compare):
    tidy(authorities=PLACES, neighbours=NEAR, **GRADES)
    with pytest.raises(ValueError, match=f"'{compare}' is no choice of peers: 2025, 2021, region, kind, england, "):
        peers.of("E1", compare)


def test_the_grade_that_makes_peers(tidy):
    tidy(authorities=PLACES, **GRADES)
    assert peers.grade("E2", "grade-leadership") == "good"
    assert peers.grade("E5", "grade-leadership") == "inadequate"
    assert peers.grade("E4", "grade-leadership") == "none"


def test_peers_one_by_one(tidy):
    tidy(authorities=PLACES, neighbours=NEAR, **GRADES)
    assert peers.table("E1", "2025").to_dict("records") == [
        {"authority_code": "E4", "label": "Deltaby", "region_name": "South East", "closeness": "extremely close"},
        {"authority_code": "E3", "label": "Gammaham", "region_name": "South East", "closeness": "not close"},
    ]
    assert peers.table("E1", "own-E5").to_dict("records") == [
        {
            "authority_code": "E5",
            "label": "Oldshire (until March 2019)",
            "region_name": "North East",
            "closeness": None,
        }
    ]
    assert peers.table(None, "2025").empty and peers.table("E1", "own-").empty


def test_closeness_is_of_statistical_neighbours_only(tidy):
    tidy(authorities=PLACES, neighbours=NEAR)
    assert peers.closeness("E1", "2025") == {"Deltaby": "extremely close", "Gammaham": "not close"}
    assert peers.closeness("E1", "region") == peers.closeness(None, "2025") == {}


def test_what_peers_are_called():
    assert [peers.short(c) for c in ("2025", "region", "grade-leadership", "own-E1", "own-E1-Cities")] == [
        "neighbours",
        "region",
        "same grade",
        "my set",
        "Cities",
    ]
    assert [peers.long(c) for c in ("2021", "grade-in_care", "own-E1", "own-E1-Cities")] == [
        "statistical neighbours (2021 model)",
        "other authorities with its grade for children in care",
        "authorities in your set",
        "authorities in your set “Cities”",
    ]


codes = st.lists(st.text("E0123456789", min_size=1), unique=True)


@given(st.text(), codes)
def test_a_set_survives_its_choice(name, members):
    """Whatever is typed as a name, the choice made of it gives the same set back."""
    own = OwnSet(peers.clean(name), tuple(members))
    assert peers.own(own.compare) == own


@given(st.text())
def test_a_cleaned_name_is_one_short_line_and_no_formula(name):
    cleaned = peers.clean(name)
    assert cleaned.isprintable() and len(cleaned) <= 40 and cleaned == cleaned.strip()
    assert not cleaned.startswith(("=", "+", "-", "@", "'"))
    assert peers.clean(cleaned) == cleaned


def test_the_same_day_for_every_grade(tidy):
    tidy(authorities=PLACES, **GRADES)
    assert peers._day(peers.authorities.one("E5")) == date(2019, 3, 31)
    assert peers._day(peers.authorities.one("E1")) == date(2022, 5, 1)
