import inspect
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as any_

from charts import style
from queries import authorities, indicators, judgements, profile, rug, themes
from views import grades, slides
from views import indicators as indicator_views
from views.slides import Slide
from views.view import Nothing, View

LEEDS = "E08000035"
DAY = "2026-04-30"
RATE = "children_in_care_rate"
MOVES = Slide("grades.moves", (("judgement", "leadership"), ("as_at", DAY)))
TREND = Slide("indicators.trend", (("indicator", RATE), ("authority", LEEDS), ("compare", "2025")))


def test_every_view_can_be_a_slide():
    for name, function in slides.catalogue().items():
        assert f"views.{name}" == f"{function.__module__}.{function.__name__}"
    assert {"grades.tile_map", "grades.moves", "indicators.ranked", "inspections.timeline"} <= set(slides.catalogue())
    assert not {name for name in slides.catalogue() if name.startswith(("view.", "slides."))}


def test_a_view_is_pinned_with_the_choices_that_were_made():
    made = slides.pin(grades.moves, {"judgement": "leadership", "as_at": date(2026, 4, 30), "framework": None})
    assert made == MOVES
    assert slides.values(made) == {"judgement": "leadership", "as_at": date(2026, 4, 30), "framework": None}


def test_a_choice_of_the_slide_before_is_named_alone():
    beside = Slide("indicators.beside", (("indicator", RATE), ("period", "2025"), ("authority", LEEDS)))
    text = (
        f"indicators.trend~indicator-{RATE}~authority-{LEEDS}~compare-2025~~indicators.beside~indicator~period-2025"
        "~authority"
    )
    assert slides.written((TREND, beside)) == text
    assert slides.read(text) == ((TREND, beside), ())


@given(
    any_.lists(any_.tuples(any_.text(), any_.dictionaries(any_.from_regex(r"[a-z_]+", fullmatch=True), any_.text())))
)
def test_what_is_written_is_what_was_meant(rows):
    made = [Slide(f"v{view}", tuple(choices.items())) for view, choices in rows]
    assert slides.parsed(slides.written(tuple(made))) == made


@given(any_.text())
def test_any_text_is_read_or_said_to_be_wrong(text):
    found, problems = slides.read(text)
    assert all(slide.view in slides.catalogue() for slide in found)
    assert found or problems or not text.replace("~", "")
    assert slides.opened(text)[0] == () or "slides" in text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("grades.nothing", "Slide 1 was left out: there is no chart named “grades.nothing”."),
        ("os.system~x-ls", "Slide 1 was left out: there is no chart named “os.system”."),
        ("slides.shown", "Slide 1 was left out: there is no chart named “slides.shown”."),
        (f"grades.moves~as_at-{DAY}", "Slide 1 was left out. It does not say which judgement."),
        (f"grades.moves~as_at-{DAY}~judgement-luck", "Slide 1 was left out. There is no judgement “luck”."),
        ("grades.moves~as_at-soon~judgement-in_care", "Slide 1 was left out. There is no day “soon”."),
        ("grades.moves~as_at-9999-12-31~judgement-in_care", "Slide 1 was left out. There is no day “9999-12-31”."),
        ("inspections.timeline~authority-E0~as_at-" + DAY, "Slide 1 was left out. There is no authority “E0”."),
        ("indicators.trend~indicator-height", "Slide 1 was left out. There is no indicator “height”."),
        ("profile.spine~topic-Weather", "Slide 1 was left out. There is no topic “Weather”."),
        (f"themes.yearly~theme-luck~as_at-{DAY}", "Slide 1 was left out. There is no theme “luck”."),
        (f"themes.grid~by-luck~as_at-{DAY}", "Slide 1 was left out. There is no grouping “luck”."),
        (f"indicators.trend~indicator-{RATE}~axis-log", "Slide 1 was left out. There is no axis “log”."),
        (f"rug.cells~authority-{LEEDS}~order-height", "Slide 1 was left out. There is no order “height”."),
        (f"pairs.scatter~indicator-{RATE}~against-height", "Slide 1 was left out. There is no indicator “height”."),
        ("profile.spine~compare-all", "Slide 1 was left out. There is no group to compare with “all”."),
        (
            f"indicators.ranked~indicator-{RATE}~period-1066",
            "Slide 1 was left out. Nothing was published for the period “1066”.",
        ),
    ],
)
def test_what_cannot_be_shown_is_left_out_and_said(text, problem):
    assert slides.read(text) == ((), (problem,))


OFFERED = {
    "profile.spine": {"topic": profile.topics()},
    "rug.cells": {"shade": rug.SHADES, "order": indicators.names()},
    "indicators.trend": {"indicator": indicators.names(), "axis": ("zero", "fitted")},
    "themes.grid": {"by": themes.GROUPINGS},
    "themes.yearly": {"theme": themes.catalogue()["theme"]},
}
"""View -> choice -> every value its page offers."""


@pytest.mark.parametrize("view", OFFERED)
def test_every_choice_that_a_page_offers_makes_a_slide(view):
    usual = {"indicator": RATE, "as_at": DAY}
    for name, offered in OFFERED[view].items():
        for value in offered:
            made = usual | {name: value}
            asked = {n: v for n, v in made.items() if n in inspect.signature(slides.catalogue()[view]).parameters}
            slide = slides.pin(slides.catalogue()[view], asked)
            assert slides.read(slides.written((slide,))) == ((slide,), ())


def test_an_unknown_choice_is_ignored_and_said():
    text = f"{slides.written((MOVES,))}~colour-<b>pink</b>"
    assert slides.read(text) == ((MOVES,), ("Slide 1: the choice “colour” is not known and was ignored.",))


def test_a_running_order_has_an_end():
    found, problems = slides.read(slides.written((TREND,) * (slides.MOST + 1)))
    assert len(found) == slides.MOST
    assert problems == (f"Only the first {slides.MOST} slides were taken.",)
    found, problems = slides.read(slides.written((TREND,) * 3).ljust(slides.LONGEST + 1, "~"))
    assert (len(found), problems[-1]) == (3, "The running order is too long: its end was left out.")


def test_a_file_of_as_many_slides_as_there_may_be_is_read_back():
    own = "own-" + ".".join(list(authorities.labels())[:60])
    running = tuple(
        Slide("indicators.trend", (("indicator", name), ("authority", LEEDS), ("compare", own)))
        for name in list(indicators.names())[: slides.MOST]
    )
    assert slides.opened(slides.filed(running)) == (running, ())


def test_a_file_holds_what_an_address_holds():
    assert slides.opened(slides.filed((MOVES, TREND))) == ((MOVES, TREND), ())
    assert json.loads(slides.filed((MOVES,)))["slides"] == [
        {"view": "grades.moves", "judgement": "leadership", "as_at": DAY}
    ]


@pytest.mark.parametrize("text", ["", "{}", "[]", "3", '{"slides": 3}', '{"slides": [3]}', "[" * 9000, '{"slides": ['])
def test_any_other_file_is_said_to_be_none(text):
    said = "This file holds no running order: choose a file that was saved on this page."
    assert slides.opened(text) == ((), (said,))


def test_twenty_slides_make_an_address_that_programs_pass_on():
    """Some mail and chat programs cut a link after 2,000 characters."""
    every = [(view, name) for name in list(indicators.names())[:10] for view in ("ranked", "trend")]
    running = tuple(
        slides.pin(
            getattr(indicator_views, view),
            {"indicator": name, "authority": LEEDS, "compare": "2025"}
            | ({"period": indicators.periods(name)[0]} if view == "ranked" else {}),
        )
        for view, name in every
    )
    text = slides.written(running)
    assert len(running) == 20 and len(text) < 1500
    assert slides.read(text) == (running, ())


def test_a_slide_shows_the_view_of_its_choices():
    shown = slides.shown(MOVES)
    assert shown is grades.moves(judgement="leadership", as_at=date(2026, 4, 30), framework=None)


@pytest.mark.parametrize("authority", [None, LEEDS, "E06000053", "E09000001", "E10000006"])
def test_a_ready_made_running_order_can_be_shown(authority):
    running = slides.story(authority, judgements.last_day(), "2025")
    assert 3 <= len(running) <= slides.FEW
    assert slides.read(slides.written(running)) == (running, ())
    look = style.stage(style.LIGHT, 1920, 1080)
    for slide in running:
        shown = slides.shown(slide)
        assert isinstance(shown, View) and not shown.on_stage.title.endswith("?")
        assert shown.chart(look).layout.height == 1080


def test_every_view_says_in_words_what_it_cannot_show():
    """Choices that do not go together give a figure or a sentence, never a failure."""
    gone = next(code for code, label in authorities.labels().items() if "until" in label)
    choices = {"authority": gone, "as_at": "2009-01-01", "judgement": "care_leavers", "framework": "ilacs"}
    choices |= {
        "indicator": RATE,
        "period": indicators.periods(RATE)[-1],
        "compare": "own-nobody-Nobody",
        "since": indicators.periods(RATE)[0],
    }
    for name, function in slides.catalogue().items():
        known = inspect.signature(function).parameters
        try:
            shown = slides.shown(Slide(name, tuple((n, v) for n, v in choices.items() if n in known)))
        except Nothing as nothing:
            assert str(nothing).endswith(".")
        else:
            assert shown.chart(style.stage(style.DARK, 1024, 768)).layout.height == 768
