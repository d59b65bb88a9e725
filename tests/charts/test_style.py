import re
from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from charts import grades, style
from queries import judgements
from tests.charts.figures import ESCAPED, ROGUE, WORDS

LOOKS = {"light": style.LIGHT, "dark": style.DARK}
each_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
CALM = settings(max_examples=50, deadline=None, derandomize=True)


def luminance(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_of_contrast():
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@each_look
@pytest.mark.parametrize("grade", style.GRADES)
def test_text_on_every_fill_can_be_read(look, grade):
    assert contrast(look.on_fills[grade], look.fills[grade]) >= 4.5


@each_look
@pytest.mark.parametrize("name", ["ink", "soft", "mine", "region", "england"])
def test_text_on_the_page_can_be_read(look, name):
    """Labels at the ends of lines have the colour of their line, but for the neighbours', which are soft."""
    assert contrast(getattr(look, name), look.paper) >= 4.5


@each_look
@pytest.mark.parametrize("name", ["mine", "peer", "region", "england"])
def test_marks_stand_out_from_the_page(look, name):
    assert contrast(getattr(look, name), look.paper) >= 3


@each_look
@pytest.mark.parametrize("grade", ["outstanding", "inadequate"])
def test_the_ends_of_the_scale_stand_out_from_the_page(look, grade):
    assert contrast(look.fills[grade], look.paper) >= 3


@each_look
def test_a_look_is_whole(look):
    assert tuple(look.fills) == tuple(look.on_fills) == style.GRADES
    assert len(set(look.fills.values())) == len(style.GRADES)
    assert len({look.mine, look.peer, look.region, look.england, look.others}) == 5
    assert replace(look, **style.PHONE).title_line < look.title_line


def test_charts_and_questions_agree_on_grades():
    assert [*judgements.GRADES, judgements.NONE] == list(style.GRADES)
    assert {grade: judgements.GRADE_NAMES[grade] for grade in style.GRADES} == style.GRADE_NAMES
    assert style.SHOWN == judgements.GRADES


def test_every_grade_has_a_letter_of_its_own():
    assert [style.LETTERS[grade] for grade in style.GRADES] == ["O", "G", "R", "I", ""]


def test_text_from_data_is_made_harmless():
    assert style.plain(ROGUE) == ESCAPED
    assert style.plain('Bath & North East Somerset\'s "own"') == 'Bath &amp; North East Somerset\'s "own"'
    assert style.wrapped(ROGUE, 100) == (ESCAPED,)
    assert style.wrapped("", 10) == ("",)
    assert style.wrapped("one two three", 7) == ("one two", "three")


MOVES = pd.DataFrame({"grade_before": ["none"], "grade": ["good"], "authorities": [3]})
AGES = pd.DataFrame({"years": [0], "authorities": [3]})


def test_a_figure_gets_its_title_subtitle_foot_and_room():
    words = style.Words("A finding that is too long for one line of a figure & more", "What <is> shown", "Source: x")
    for figure in (grades.flow(MOVES, words, style.LIGHT), grades.years_since(AGES, words, style.LIGHT)):
        texts = {a.text: a for a in figure.layout.annotations}
        title = next(text for text in texts if text.startswith("<b>A finding"))
        assert title.replace("</b><br><b>", " ") == (
            "<b>A finding that is too long for one line of a figure &amp; more</b>"
        )
        assert {"What &lt;is&gt; shown", "Source: x"} <= set(texts)
        margin = figure.layout.margin
        assert all(texts[text].xshift == -margin.l for text in (title, "What &lt;is&gt; shown", "Source: x"))
        assert margin.autoexpand is False
        assert margin.t >= (1 + title.count("<br>")) * style.LIGHT.title + style.LIGHT.text
        assert figure.layout.height >= margin.t + 200 + margin.b
        assert figure.layout.showlegend is False


def test_a_wide_figure_holds_longer_lines_than_half_a_one_and_a_phone_the_shortest():
    words = style.Words("word " * 12, "", "")
    half, wide = grades.flow(MOVES, words, style.LIGHT), grades.years_since(AGES, words, style.LIGHT)
    phone = grades.flow(MOVES, words, replace(style.LIGHT, **style.PHONE))
    breaks = [max(a.text.count("<br>") for a in figure.layout.annotations) for figure in (wide, half, phone)]
    assert breaks[0] < breaks[1] <= breaks[2]


def test_a_key_names_the_grades():
    tiles = pd.DataFrame(
        {
            "authority_code": ["E1"],
            "short_name": ["E1"],
            "tile_column": [1],
            "tile_row": [1],
            "grade": ["good"],
            "hover": ["One: good"],
        }
    )
    figure = grades.tile_map(tiles, WORDS, style.LIGHT)
    key = next(a.text for a in figure.layout.annotations if a.text.startswith(WORDS.subtitle)).split("<br>", 1)[1]
    assert re.findall(r"\w+", re.sub(r"<[^>]*>", " ", key)) == [
        *("O", "outstanding", "G", "good", "R", "requires", "improvement", "I", "inadequate")
    ]
    assert [style.LIGHT.fills[grade] in key for grade in style.SHOWN] == [True] * 4


@CALM
@given(some.lists(some.floats(-1e6, 1e6), max_size=8), some.floats(0.01, 1e4))
def test_labels_are_moved_apart_in_their_order(positions, gap):
    moved = style.spread(positions, gap)
    order = sorted(range(len(positions)), key=positions.__getitem__)
    placed = [moved[i] for i in order]
    assert all(after - before >= gap * 0.999 - 1e-6 for before, after in pairwise(placed))
    assert sum(moved) == pytest.approx(sum(positions), abs=1e-3)


def test_labels_that_are_far_apart_stay_where_they_are():
    assert style.spread([10.0, 0.0, 5.0], 1.0) == [10.0, 0.0, 5.0]
    assert style.spread([], 1.0) == []


def test_only_labels_that_would_touch_are_moved():
    assert style.spread([50.0, 0.0, 0.5, 20.0], 1.0) == [50.0, -0.25, 0.75, 20.0]
    assert style.spread([1.0, 1.0, 1.0], 2.0) == [-1.0, 1.0, 3.0]


@given(some.lists(some.floats(-1e6, 1e6), min_size=1), some.booleans(), some.none() | some.just(100.0))
def test_an_axis_holds_every_value_and_begins_at_zero_unless_fitted(values, fitted, most):
    low, high = style.span(values, fitted, most)
    assert low < high and low <= min(values) and high >= max(values)
    assert fitted or low <= 0 <= high
    assert min(values) < 0 or low >= 0
    assert most is None or max(values) > most or high <= most


def test_ticks_stop_at_the_most_a_value_can_be():
    assert style.up_to(100.0, 118.0) == {"tickvals": [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]}
    assert style.up_to(100.0, 60.0) == style.up_to(None, 118.0) == {}


def test_room_grows_with_the_longest_label():
    assert style.room([], style.LIGHT) < style.room(["abc"], style.LIGHT) < style.room(["abc", "abcdef"], style.LIGHT)


STAGES = [style.stage(look, *size) for look in LOOKS.values() for size in ((1840, 1008), (944, 696))]


@pytest.mark.parametrize("look", STAGES)
def test_on_stage_all_text_has_a_contrast_of_seven_and_marks_of_three(look):
    for name in ("ink", "soft", "mine", "region", "england"):
        assert contrast(getattr(look, name), look.paper) >= 7
    for grade in style.GRADES:
        assert contrast(look.on_fills[grade], look.fills[grade]) >= 7
    for grade in ("outstanding", "inadequate"):
        assert contrast(look.fills[grade], look.paper) >= 3
    assert contrast(look.peer, look.paper) >= 3


@pytest.mark.parametrize("look", STAGES)
def test_on_stage_a_figure_is_as_high_as_the_screen_and_its_drawing_takes_what_is_left(look):
    words = style.Words("Title " * 20, "Subtitle", "Foot")
    frame = style.Frame(plot=100, left=50, right=20, foot=30, wide=True)
    layout = style.draw([], words, look, frame).layout
    assert layout.height == look.height
    inside = look.height - layout.margin.t - layout.margin.b
    assert style.drawing(words, look, frame) == (look.width - 70, inside)
    assert inside > 400
    assert look.text == 24 and look.title > 30 and look.scale == 24 / 14


def test_on_a_page_a_drawing_has_its_own_height():
    assert style.drawing(WORDS, style.LIGHT, style.Frame(plot=100, left=50)) == (0, 100)


def test_on_stage_a_foot_has_three_lines_at_most():
    words = style.Words("Title", "Subtitle", "Source: " + "many files and more; " * 40)
    foot = style.draw([], words, STAGES[0], style.Frame(plot=100)).layout.annotations[-1].text
    assert foot.count("<br>") == 2 and foot.endswith(" …")
    assert style.draw([], words, style.LIGHT, style.Frame(plot=100)).layout.annotations[-1].text.count("<br>") > 5
