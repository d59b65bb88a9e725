from dataclasses import replace

import pandas as pd
import pytest

from charts import profile
from charts.style import DARK, LIGHT, PHONE, stage
from tests.charts.figures import ESCAPED, ROGUE, WORDS, annotations, assert_well_made, said

ROW = {
    "topic": "Care leavers",
    "name": "Visits, 2024",
    "said": ("54%", "12th of 131", "better than England", "up 3 points"),
    "verdict": "better",
    "polarity": "higher",
    "hover": "Northam: 54%",
    "hover_peers": "Median: 52%",
    "hover_england": "England: 50%",
    "at": 0.7,
    "at_peers": 0.6,
    "at_england": 0.5,
    "at_low": 0.4,
    "at_high": 0.8,
}
NONE = float("nan")


def spine(*rows: dict, look=LIGHT):
    words = replace(WORDS)
    return profile.spine(pd.DataFrame([ROW | row for row in rows]), words, look, "neighbours")


@pytest.mark.parametrize("look", [LIGHT, DARK, replace(LIGHT, **PHONE)])
def test_a_row_has_its_span_its_middle_half_and_three_marks(look):
    figure = spine({}, {"at_england": NONE, "at_low": NONE, "at_high": NONE}, look=look)
    assert_well_made(figure)
    span, half, england, peers, mine = figure.data[:5]
    assert (list(span.base), list(span.x)) == ([0, 0], [1, 1])
    assert (list(half.base), [round(x, 6) for x in half.x]) == ([0.4, 0], [0.4, 0])
    assert [list(trace.x) for trace in (england, peers, mine)] == [[0.5], [0.6, 0.6], [0.7, 0.7]]
    assert list(mine.y) == list(span.y)
    assert {england.marker.symbol, peers.marker.symbol} == {"line-ns", "diamond"}
    text = figure.data[-1].text[0].replace("\u2003", "")
    assert "<b>54%, 12th of 131</b><br>better than England; up 3 points" in text


def test_a_verdict_has_a_colour_and_what_is_not_judged_an_outline_alone():
    verdicts = [
        {"verdict": "better"},
        {"verdict": "worse"},
        {"verdict": "similar"},
        {"verdict": None},
        {"verdict": "higher", "polarity": "neutral"},
    ]
    mine = spine(*verdicts).data[4].marker
    assert list(mine.color) == [LIGHT.better, LIGHT.worse, LIGHT.soft, LIGHT.paper, LIGHT.paper]
    assert list(mine.line.color) == [LIGHT.better, LIGHT.worse, LIGHT.soft, LIGHT.soft, LIGHT.neutral]


def test_topics_have_headings_where_there_are_several():
    assert "<b>Care leavers</b>" not in annotations(spine({}, {}))
    figure = spine({}, {"topic": "Workforce"}, {"topic": "Workforce"})
    assert [text for text in annotations(figure) if text.startswith("<b>")] == [
        "<b>Care leavers</b>",
        "<b>Workforce</b>",
    ]
    assert figure.layout.height > spine({}, {}, {}).layout.height
    rows = figure.data[0].y
    assert rows[1] - rows[0] > rows[2] - rows[1]


def test_the_ends_and_the_marks_are_named():
    figure = spine({})
    assert {"◀ worse or lower", "better or higher ▶"} <= set(annotations(figure))
    assert "◆ median of its neighbours" in " ".join(said(figure))


def test_names_are_harmless():
    rogue = {"topic": ROGUE, "name": ROGUE, "said": (ROGUE,) * 4, "hover": ROGUE, "hover_peers": ROGUE}
    figure = spine(rogue, {})
    assert not [text for text in said(figure) if "<a " in text]
    assert f"<b>{ESCAPED}</b>" in annotations(figure)


def test_on_stage_the_rows_share_the_height_and_say_less_where_they_are_many():
    few, many = (spine(*[{}] * count, look=stage(LIGHT, 1920, 1080)) for count in (5, 20))
    for figure in (few, many):
        low, high = figure.layout.yaxis.range[0], max(figure.data[0].y)
        assert figure.layout.height == 1080 and high < low
        assert figure.data[4].marker.size > spine({}).data[4].marker.size
    assert "<b>54%, 12th of 131</b>" in few.data[-1].text[0]
    assert many.data[-1].text[0].strip("\u2003") == "<b>54%</b> better than England"


def test_on_a_small_stage_names_are_cut_to_their_room_and_values_stand_alone():
    figure = spine(*[{"name": "Months to adoption " * 5}] * 15, look=stage(LIGHT, 944, 696))
    assert set(figure.layout.yaxis.ticktext) == {"Months to adoption Months to…"}
    assert {text.replace("\u2003", "") for text in figure.data[-1].text} == {"<b>54%</b>"}
    assert figure.layout.margin.l + figure.layout.margin.r < 700


def test_on_a_narrow_page_less_is_said_beside_a_row_so_that_its_bar_can_be_read():
    wide, narrow = (spine({}, look=replace(LIGHT, page=page)) for page in (1100, 640))
    bar = 640 - narrow.layout.margin.l - narrow.layout.margin.r
    assert bar > 180 > 640 - wide.layout.margin.l - wide.layout.margin.r
    value, rank, verdict, change = ROW["said"]
    assert f"<b>{value}</b><br>\u2003{verdict}" in " ".join(said(narrow)) and rank not in " ".join(said(narrow))
    assert rank in " ".join(said(wide)) and change in " ".join(said(wide))
