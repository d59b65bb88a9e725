from functools import partial

import pandas as pd

from charts.style import LIGHT, Words
from views.view import finding, view


def test_a_view_draws_with_its_rows_words_and_options():
    words, rows = Words("Title", "Subtitle", "Foot"), pd.DataFrame({"a": [1]})
    made = view(lambda *given, **options: (given, options), (rows,), words, "One.", partial(len, rows), ["a"], mine="x")
    assert made.chart(LIGHT) == ((rows, words, LIGHT), {"mine": "x"})
    assert (made.reading, made.table(), made.sources) == ("One.", 1, ("a",))
    other = Words("Other", "Subtitle", "Foot")
    assert made.chart(LIGHT, other) == ((rows, other, LIGHT), {"mine": "x"})


def test_without_rows_of_its_own_for_machines_a_view_gives_those_it_is_drawn_from():
    rows = pd.DataFrame({"code": ["E1"], "value": [1.5], "note": [None], "hover": ["One"], "tile_row": [3]})
    made = view(lambda *_: None, (rows, 3), Words("", "", ""), "", partial(len, rows), ["a", "b"])
    assert made.tidy().to_dict("records") == [{"code": "E1", "value": 1.5, "note": None, "source": "a b"}]
    assert list(rows.columns) == ["code", "value", "note", "hover", "tile_row"]


def test_a_view_may_say_its_own_rows_for_machines():
    rows = pd.DataFrame({"a": [1]})
    made = view(lambda *_: None, (rows,), Words("", "", ""), "", partial(len, rows), ["a"], tidy=rows.copy)
    assert made.tidy().equals(rows)


def test_on_stage_the_finding_stands_in_place_of_a_question():
    words, rows = Words("How has it changed?", "Subtitle", "Foot"), pd.DataFrame({"a": [1]})
    made = view(lambda *_: None, (rows,), words, "It rose from 1.5 to 2. It fell before.", partial(len, rows), [])
    assert made.on_stage == Words("It rose from 1.5 to 2", "Subtitle", "Foot")


def test_a_title_that_finds_something_stays():
    assert finding("Leeds is 3rd", "It rose.") == "Leeds is 3rd"
    assert finding("How?", "") == "How?"


def test_on_stage_a_finding_stands_as_it_is():
    rows = pd.DataFrame({"value": [1.5, 2.0], "source": "survey"})
    words = Words("Visits rose from 1.5 to 2", "Subtitle", "Foot")
    made = view(print, (rows,), words, "One.", partial(len, rows), ["survey"])
    assert made.on_stage == made.words == words
