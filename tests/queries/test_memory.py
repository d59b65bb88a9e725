import time
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest

import schema
from queries.memory import remembered
from tests.rows import SOURCE


@pytest.fixture
def asked():
    return []


@pytest.fixture
def title(asked):
    @remembered
    def title(suffix: str, end: str = "") -> str:
        """The title of the first source."""
        asked.append((suffix, end))
        return schema.read("sources")["title"].iloc[0] + suffix + end

    return title


def test_an_answer_is_kept(tidy, title, asked):
    tidy()
    assert title("!") == title("!") == "Survey of Exampleshire!"
    assert title("?", end=".") == title("?", end=".") == "Survey of Exampleshire?."
    assert asked == [("!", ""), ("?", ".")]


def test_new_tables_empty_the_memory(tidy, title, asked):
    tidy()
    title("!")
    tidy(sources=[SOURCE | {"title": "Second survey"}])
    assert title("!") == "Second survey!"
    assert len(asked) == 2


def test_an_error_is_not_kept(tidy, title, asked, tmp_path, monkeypatch):
    with pytest.raises(schema.SchemaError):
        title("!")
    tidy()
    assert title("!") == "Survey of Exampleshire!"


def test_a_remembered_question_keeps_its_name_and_its_words(title):
    assert (title.__name__, title.__doc__) == ("title", "The title of the first source.")


@pytest.mark.parametrize("given", [lambda: pd.DataFrame({"a": [1, 2]}), lambda: {"a": 1, "b": 2}])
def test_a_frame_or_dict_is_told_by_being_the_same_one(tidy, given):
    tidy()
    asked = []

    @remembered
    def count(rows):
        asked.append(rows)
        return len(rows)

    one, equal = given(), given()
    assert [count(one), count(one), count(equal)] == [2, 2, 2]
    assert len(asked) == 2


def test_visitors_who_ask_the_same_at_once_wait_for_one_answer(tidy):
    tidy()
    worked = []

    @remembered
    def slow(number: int) -> int:
        worked.append(number)
        time.sleep(0.05)
        return number

    with ThreadPoolExecutor(8) as visitors:
        assert list(visitors.map(slow, [1, 1, 1, 1, 2, 2, 2, 2])) == [1, 1, 1, 1, 2, 2, 2, 2]
    assert sorted(worked) == [1, 2]
