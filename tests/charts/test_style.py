import re
from dataclasses import replace

import pandas as pd
import pytest

from charts import grades, style
from queries import judgements
from tests.charts.figures import ESCAPED, ROGUE, WORDS

LOOKS = {"light": style.LIGHT, "dark": style.DARK}
each_look = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


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
    assert look.page == style.PAGES[0] > style.PAIRED > style.PAGES[-1] > replace(look, **style.PHONE).page


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


def test_no_word_of_a_title_stands_alone_on_its_last_line():
    assert style.balanced("one two three four", 14) == ("one two", "three four")
    assert style.balanced("one two three four", 9) == ("one two", "three", "four")
    assert style.balanced("one two & more", 10) == ("one two &amp;", "more")
    assert style.balanced("one two", 20) == ("one two",)


def breaks(part: float, look: style.Look) -> int:
    figure = style.draw([], style.Words("word " * 36, "", ""), look, style.Frame(plot=100, part=part))
    return figure.layout.annotations[0].text.count("<br>")


def test_lines_are_as_long_as_the_part_of_the_page_a_figure_has():
    assert [breaks(part, style.LIGHT) for part in (1.0, 0.6, 0.4)] == [1, 2, 3]


def test_on_a_narrow_page_where_figures_stand_one_above_the_other_each_has_the_whole_of_it():
    narrow, phone = (replace(style.LIGHT, **change) for change in ({"page": 640}, style.PHONE))
    assert [breaks(part, narrow) for part in (1.0, 0.6, 0.4)] == [2, 2, 2]
    assert [breaks(part, phone) for part in (1.0, 0.4)] == [5, 5]


def test_a_key_has_as_many_entries_to_a_line_as_fit():
    key = (("#111111", "one <of> them"), ("#222222", "another"), ("#333333", "the third of them"))
    made = style.draw([], style.Words("", "Sub", ""), replace(style.LIGHT, page=170), style.Frame(plot=9, key=key))
    assert made.layout.annotations[1].text.split("<br>") == [
        "Sub",
        '<span style="color:#111111">■</span>one &lt;of&gt; them\u2002<span style="color:#222222">■</span>another',
        '<span style="color:#333333">■</span>the third of them',
    ]


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
    frame = style.Frame(plot=100, left=50, right=20, foot=30)
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
    assert style.draw([], words, style.LIGHT, style.Frame(plot=100)).layout.annotations[-1].text.count("<br>") > 2
