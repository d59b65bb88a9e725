import pytest

from queries import peer_readings
from tests.queries.test_peers import GRADES, NEAR, PLACES

WHO = [
    (
        "E1",
        "2025",
        "Set beside its 2 statistical neighbours (2025 model): 1 extremely close, 1 not close. "
        "Not close, so read with care: Gammaham.",
    ),
    (
        "E1",
        "2021",
        "Set beside its 1 statistical neighbours (2021 model): 1 close. "
        "Oldshire ended on 31 March 2019: later values are under Newshire.",
    ),
    (
        "E5",
        "2025",
        "Oldshire has no statistical neighbours (2025 model): it ended on 31 March 2019, before that model. "
        "Choose Newshire, which took over, or another comparison.",
    ),
    (
        "E6",
        "2021",
        "Newshire has no statistical neighbours (2021 model): it was founded on 1 April 2019, "
        "after that model. Choose another comparison.",
    ),
    ("E2", "2025", "Betaton has no statistical neighbours (2025 model). Choose another comparison."),
    ("E1", "region", "Set beside 2 other authorities in North East."),
    ("E2", "kind", "Set beside 1 other unitary authorities."),
    ("E1", "england", "Set beside 4 other authorities in England."),
    ("E1", "grade-leadership", "Set beside 2 other authorities whose latest grade for leadership is good."),
    (
        "E4",
        "grade-leadership",
        "Deltaby has no peers by grade for leadership: it has no published grade. Choose another comparison.",
    ),
    ("E1", "own-", "Your set is empty: choose the authorities in it on the left."),
    ("E1", "own-E2.E3-Cities", "Set beside 2 authorities in your set “Cities”."),
    (
        "E1",
        "own-E1.E5.E9",
        "Set beside 1 authority in your set. "
        "The chosen authority is in the set; it is not counted among its own peers. "
        "Oldshire ended on 31 March 2019: later values are under Newshire. Not known and left out: E9.",
    ),
    (None, "own-E2", "Set beside 1 authority in your set."),
    (None, "2025", None),
]


@pytest.mark.parametrize(("authority_code", "compare", "sentence"), WHO)
def test_who_the_peers_are_or_why_there_are_none(tidy, authority_code, compare, sentence):
    tidy(authorities=PLACES, neighbours=NEAR, **GRADES)
    assert peer_readings.who(authority_code, compare) == sentence
