"""Figures are drawn for the page's own width: nothing they say is cut, and a wide page has long lines."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_journeys import arrive

pytestmark = pytest.mark.browser

BEYOND = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
  const edge = plot.getBoundingClientRect()
  return [...plot.querySelectorAll('.infolayer .annotation text, .gtitle, .ytick text, .xtick text')]
    .filter(text => text.textContent.trim())
    .map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([_, at]) => at.left < edge.left - 1 || at.right > edge.right + 1)
    .map(([said]) => said)
})"""
"""Texts of figures that reach beyond their figure's left or right edge."""
PATHS = [
    "?authority=Leeds",
    "grades",
    "authority?authority=Middlesbrough",
    "themes?authority=Leeds&part=peers",
    "themes?part=together",
    "themes?part=groups",
    "themes?part=time",
    "indicators?authority=Leeds&indicator=children_in_care_rate",
    "indicators?authority=Leeds&indicator=children_in_care_rate&view=trend",
    "indicators?authority=Leeds&indicator=children_in_care_rate&view=by_region",
    "indicators?authority=Leeds&indicator=children_in_care_rate&view=against_chance",
    "profile?authority=Leeds",
    "pairs?authority=Leeds",
    "by_grade?authority=Leeds",
    "priorities?authority=Leeds",
    "learn?authority=Leeds",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("width", [1024, 1280, 1440])
def test_no_text_of_a_figure_is_cut(visitor, address, path, width):
    page = arrive(visitor(viewport={"width": width, "height": 900}), f"{address}/{path}")
    page.wait_for_function(f"() => ({BEYOND})().length === 0")


def test_a_narrow_page_has_shorter_lines_and_a_wide_one_longer(visitor, address):
    link = f"{address}/indicators?authority=Leeds&indicator=children_in_care_rate"
    wide = arrive(visitor(), link)
    expect(wide.locator(".js-plotly-plot .annotation tspan.line")).to_have_count(2)  # the foot alone has two lines
    narrow = arrive(visitor(viewport={"width": 1024, "height": 900}), link)
    expect(narrow.locator(".js-plotly-plot .annotation tspan.line")).to_have_count(4)
