import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import peer_sets
from queries.peers import OwnSet
from tests.queries.test_peers import PLACES

HEAD = "set_name,authority_code,authority_name\r\n"


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(authorities=PLACES)


def test_a_set_is_written_one_authority_a_line():
    own = OwnSet("Cities, large", ("E4", "E5"))
    assert peer_sets.written(own).decode("utf-8-sig") == (
        f'{HEAD}"Cities, large",E4,Deltaby\r\n"Cities, large",E5,Oldshire (until March 2019)\r\n'
    )


def test_a_set_is_read_as_it_was_written():
    own = OwnSet("Cities, large", ("E4", "E5"))
    assert peer_sets.read(peer_sets.written(own)) == (own, "Read 2 authorities.")


@pytest.mark.parametrize(
    ("text", "codes", "name", "said"),
    [
        ("authority_code\nE1\n E1 \n\nE2", ("E1", "E2"), "", "Read 2 authorities."),
        ("authority_code;note\nE1;mine", ("E1",), "", "Read 1 authority."),
        ("set_name,authority_code\n=cmd(),E1", ("E1",), "cmd()", "Read 1 authority."),
        (
            "set_name,authority_code\n<b>x</b>,E1\n,E77\n,Bath\n",
            ("E1",),
            "<b>x</b>",
            "Read 1 authority. Not known and left out: E77 and Bath.",
        ),
        (
            "authority_code\nE1\n" + "\n".join(f"E{n}" for n in range(90, 98)),
            ("E1",),
            "",
            "Read 1 authority. Not known and left out: E90, E91, E92, E93, E94 and 3 more.",
        ),
        ("authority_code,b\nE1,x,more,still more", ("E1",), "", "Read 1 authority."),
    ],
)
def test_what_is_read_of_a_file(text, codes, name, said):
    assert peer_sets.read(text.encode()) == (OwnSet(name, codes), said)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "This file has no column authority_code with rows below it: give the file that this page wrote."),
        (b"a,b\n1,2", "This file has no column authority_code with rows below it: give the file that this page wrote."),
        (b"\xff\xfe\x00", "This file is not a CSV of text: give the file that this page wrote."),
        (b"authority_code\nE9", "No code in this file is a known authority's. Not known and left out: E9."),
        (b"x" * 100_001, "This file is too large for a set of authorities: 100,001 bytes."),
    ],
)
def test_a_file_without_a_set_says_why(content, why):
    assert peer_sets.read(content) == (None, why)


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"authority_code,x\n{text}".encode()))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_set_of_known_authorities_or_a_reason(content):
    own, said = peer_sets.read(content)
    assert said.endswith(".") and "\n" not in said and len(said) < 300
    assert own is None or set(own.codes) <= {place["authority_code"] for place in PLACES}
