from itertools import product

import pandas as pd

from charts import priorities
from charts.style import DARK, LIGHT, PHONE, Look
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made

NAMES = {("worse", "worsening"): (ROGUE, "B"), ("better", "improving"): tuple("CDEFG")}
PAIRS = list(product(("worse", "similar", "better"), ("worsening", "steady", "improving")))
CELLS = pd.DataFrame(
    {
        "against": [against for against, _ in PAIRS],
        "moving": [moving for _, moving in PAIRS],
        "against_words": [f"{against} than others" for against, _ in PAIRS],
        "moving_words": [moving.title() for _, moving in PAIRS],
        "indicators": [len(NAMES.get(pair, ())) for pair in PAIRS],
        "names": [NAMES.get(pair, ()) for pair in PAIRS],
    }
)


def drawn(look: Look):
    figure = priorities.standing(CELLS, WORDS, look)
    assert_well_made(figure)
    return figure


def test_nine_fields_name_what_is_in_them_and_two_stand_out():
    for look in (LIGHT, DARK):
        figure = drawn(look)
        said = [text.replace("<br>   ", " ") for text in annotations(figure)]
        assert said[0] == (f'<span style="color:{look.worse}"><b>2 worse than others</b></span><br>• {ESCAPED}<br>• B')
        assert said[8].endswith("<br>• C<br>• D<br>• E<br>• F<br>and 1 more") and look.better in said[8]
        assert said[9:] == ["<b>Worsening</b>", "<b>Steady</b>", "<b>Improving</b>"]
        assert [shape.line.width for shape in figure.layout.shapes] == [3, 1, 1, 1, 1, 1, 1, 1, 3]
    assert list(figure.data[0].text) == ["2", "0", "0", "0", "0", "0", "0", "0", "5"]


def test_on_a_phone_there_is_room_for_counts_alone():
    said = annotations(drawn(Look(**{**LIGHT.__dict__, **PHONE})))
    assert said[0] == f'<span style="color:{LIGHT.worse}"><b>2 worse</b><br><b>than</b><br><b>others</b></span>'
