import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports import names
from tests import rows

TODAY = date(2026, 8, 20)


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=[rows.authority("E1", "Kingston upon Hull, City of")],
        indicators=[rows.indicator("visits", indicator_name="Children in care: £ a week / visits")],
    )


@pytest.mark.parametrize(
    ("view", "choices", "expected"),
    [
        (
            "indicators.ranked",
            {"indicator": "visits", "period": "2024-25", "authority": "E1", "compare": "2025"},
            "kingston-upon-hull-city-of-children-in-care-a-week-visits-ranked-2024-25-2026-08-20",
        ),
        (
            "grades.by_region",
            {"judgement": "in_care", "as_at": date(2020, 1, 2), "framework": None},
            "england-children-in-care-by-region-2020-01-02",
        ),
        ("sources.every", {}, "england-every-2026-08-20"),
    ],
)
def test_a_name_says_authority_subject_and_date(view, choices, expected):
    assert names.stem(view, choices, TODAY) == expected


@given(st.text())
def test_a_part_of_a_name_holds_nothing_that_a_system_refuses(text):
    assert re.fullmatch(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?)?", names.slug(text))
    assert len(names.slug(text)) <= names.LONGEST
