from datetime import date

import pytest

from charts.style import LIGHT
from tests import rows
from views import inspections
from views.view import Nothing


def test_a_timeline_is_of_one_authority_up_to_a_day(tidy):
    tidy(
        authorities=[rows.authority("E1", "Northam")],
        **rows.judged(("E1", "2019-05-01", "leadership", "good"), ("E1", "2024-05-01", "leadership", "outstanding")),
    )
    made = inspections.timeline("E1", date(2020, 1, 1))
    assert made.words.title == "Northam: leadership was graded good in 2019, the only time"
    assert "outstanding" not in made.reading
    assert made.chart(LIGHT).data
    assert len(made.table())


def test_a_timeline_needs_an_authority():
    with pytest.raises(Nothing, match="Choose an authority on the left to see its story"):
        inspections.timeline(None, date(2020, 1, 1))


def test_a_younger_authority_is_shown_since_its_own_first_year(tidy):
    tidy(
        authorities=[rows.authority("E1", "Northam", opened_on="2023-04-01")],
        **rows.judged(("E1", "2024-05-01", "leadership", "outstanding")),
    )
    assert inspections.timeline("E1", date(2025, 1, 1)).words.subtitle.startswith(
        "Every grade since 2023 and every visit"
    )
