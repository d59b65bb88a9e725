from datetime import date

import pytest

from charts.style import LIGHT
from tests import rows
from views import by_grade
from views.view import Nothing

CODES = [f"E100000{n:02}" for n in range(12)]


@pytest.fixture(autouse=True)
def known(tidy):
    tidy(
        authorities=[rows.authority(code, f"Shire {n}") for n, code in enumerate(CODES)],
        indicators=[rows.indicator("visits")],
        indicator_values=[rows.value(code, "2024", 50.0 + n) for n, code in enumerate(CODES)],
        **rows.judged(*((code, "2023-05-01", "leadership", "good") for code in CODES)),
    )


def test_a_distribution_names_indicator_judgement_day_and_that_it_does_not_show_why():
    made = by_grade.distribution(
        indicator="visits", judgement="leadership", as_at=date(2024, 12, 31), authority=CODES[0]
    )
    assert made.words.subtitle == (
        "Name of visits, % of children, 31 March 2024, by latest grade for leadership as at 31 December 2024; "
        "box: usual values (the middle half), line: median. It does not show why"
    )
    assert made.reading.startswith("Shire 0: 50.0%, good. Median by grade: good 55.5% (12 authorities).")
    assert "not why" in made.reading
    assert made.sources == ("survey",)
    assert len(made.table()) == 12
    assert {"authority_code", "grade", "published_on", "value", "period", "source"} <= set(made.tidy().columns)
    assert made.chart(LIGHT).data


def test_a_day_before_any_value_has_nothing_to_show():
    with pytest.raises(Nothing, match="No value of this indicator is of a time before 1 January 2024"):
        by_grade.distribution("visits", "leadership", date(2024, 1, 1))
