from datetime import date

from charts.style import Words
from exports import cover
from tests import rows
from tests.exports import shown


def test_a_source_is_cited_with_its_day_and_address(tidy):
    tidy(sources=[rows.SOURCE | {"published_on": "2025-11-20", "url": "https://example.org/survey"}])
    assert cover.cited(("survey",)) == [
        "Department of Examples, Survey of Exampleshire, published 20 November 2025, https://example.org/survey"
    ]
    assert cover.licence(("survey",)) == "Open Government Licence v3.0"


def test_without_an_address_none_is_said(tidy):
    tidy()
    assert [what for what, _ in cover.rows(shown.of(), date(2026, 8, 20))][-1] == "Made on"


def test_the_foot_of_a_figure_says_when_it_was_made():
    words = cover.dated(Words("Title", "Subtitle", "Source: Survey"), date(2026, 8, 20))
    assert words == Words("Title", "Subtitle", "Source: Survey. Made on 20 August 2026.")
