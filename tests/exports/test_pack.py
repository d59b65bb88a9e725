from datetime import date

import pytest

from exports import pack
from tests import rows
from views.slides import Slide

BY_REGION = Slide("grades.by_region", (("judgement", "in_care"), ("as_at", "2024-12-31")))
TIMELINE = Slide("inspections.timeline", (("authority", "E1"), ("as_at", "2024-12-31")))


def asked(code: str, day: str, position: int, **words) -> dict:
    return {
        "recommendation_id": f"{code}-{day}-{position}",
        "inspection_id": f"{code}-ilacs-{day}",
        "authority_code": code,
        "section": "local_authority",
        "position": position,
        "page": position + 2,
        "source": "survey",
        **words,
    }


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=[rows.authority("E1", "Aham"), rows.authority("E2", "Bham")],
        **rows.judged(("E1", "2024-03-01", "in_care", "good"), ("E1", "2025-03-01", "in_care", "outstanding")),
        recommendations=[
            asked("E1", "2024-03-01", 1, text="Words as printed."),
            asked("E1", "2024-03-01", 2, gist="In our words"),
            asked("E1", "2025-03-01", 1, gist="Later"),
        ],
    )


def test_a_pack_is_about_the_authority_of_its_slides_and_what_it_was_asked_by_then():
    made = pack.gather((TIMELINE, BY_REGION), "https://example.org")
    assert made.title == "Aham: children’s services in figures"
    assert [view.words.title for view in made.views] == [
        "Aham: children in care was graded good in 2024, the only time",
        made.views[1].words.title,
    ]
    assert made.asked == [("Words as printed.", "Words of the report", "3"), ("In our words", "Our summary", "4")]
    assert (made.asked_on, made.left_out, made.address) == ("1 March 2024", [], "https://example.org")


def test_a_slide_with_nothing_to_show_is_said():
    made = pack.gather((BY_REGION, Slide("inspections.timeline", (("as_at", "2024-12-31"),))))
    assert len(made.views) == 1
    assert made.left_out == ["Slide 2 was left out. Choose an authority on the left to see its story."]
    assert (made.place, made.asked) == ("England", [])


def test_a_file_is_named_after_its_place_and_day():
    assert pack.stem((BY_REGION, TIMELINE), date(2026, 8, 20)) == "aham-briefing-2026-08-20"
    assert pack.stem((BY_REGION,), date(2026, 8, 20)) == "england-briefing-2026-08-20"
