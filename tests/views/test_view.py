from functools import partial

import pandas as pd

from charts.style import LIGHT, Words
from views.view import view


def test_a_view_draws_with_its_rows_words_and_options():
    words, rows = Words("Title", "Subtitle", "Foot"), pd.DataFrame({"a": [1]})
    made = view(lambda *given, **options: (given, options), (rows,), words, "One.", partial(len, rows), ["a"], mine="x")
    assert made.chart(LIGHT) == ((rows, words, LIGHT), {"mine": "x"})
    assert (made.reading, made.table(), made.sources) == ("One.", 1, ("a",))
