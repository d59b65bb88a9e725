from datetime import date

import pytest

from charts.style import DARK, LIGHT
from tests import rows
from views import grades
from views.view import Nothing

DAY = date(2024, 12, 31)


@pytest.fixture(autouse=True)
def judged(tidy):
    tidy(
        authorities=[rows.authority("E1", "Northam"), rows.authority("E2", "Southam", rows.SOUTH)],
        **rows.judged(
            ("E1", "2019-05-01", "help_and_protection", "inadequate"),
            ("E1", "2024-05-01", "help_and_protection", "good"),
            ("E2", "2024-06-01", "help_and_protection", "outstanding"),
        ),
    )


@pytest.mark.parametrize("make", [grades.tile_map, grades.by_region, grades.over_time, grades.moves, grades.ages])
def test_a_view_is_made_once_and_drawn_in_any_look(make):
    made = make(judgement="help_and_protection", as_at=DAY)
    assert make(judgement="help_and_protection", as_at=DAY) is made
    for look in (LIGHT, DARK):
        said = [note.text for note in made.chart(look).layout.annotations if note.name == "title"]
        assert "".join(said).replace("<br>", " ").replace("<b>", "").replace("</b>", "") == made.words.title
    assert len(made.table())
    assert made.sources == ("survey",)
    assert "Survey of Exampleshire" in made.words.foot


def test_a_view_says_what_it_shows_and_of_when():
    made = grades.tile_map("help_and_protection", DAY, "E1")
    assert made.words.title == "Help and protection: 2 of 2 are good or outstanding"
    assert made.words.subtitle == "Authorities by their latest grade, published by 31 December 2024"
    assert made.reading.endswith(".")
    assert grades.moves("help_and_protection", DAY).words.subtitle.startswith("Help and protection, as at 31 December")


def test_a_day_before_any_grade_has_nothing_to_show():
    with pytest.raises(Nothing, match="No grade for this judgement had been published under this framework by then"):
        grades.ages("help_and_protection", date(2010, 1, 1))
