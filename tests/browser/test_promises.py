"""What every page promises: nothing leaves the machine, nothing fails, everyone can use it, it fits the screen."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from benchmarks.server import ROOT
from tests.browser.test_journeys import TITLES, arrive, main, rest

pytestmark = pytest.mark.browser

PATHS = [
    "",
    "authority?authority=Leeds",
    "grades",
    "themes?authority=Leeds",
    "indicators?authority=Leeds",
    "profile?authority=Leeds",
    "rug?authority=Leeds",
    "pairs?authority=Leeds&line=true",
    "by_grade?authority=Leeds",
    "priorities?authority=Leeds",
    "learn?authority=Leeds",
    "present?authority=Leeds",
    "sources",
    "document",
]
CONTROLS = {
    "": ("Authority", "day, As at"),
    "grades": ("Authority", "day, As at"),
    "indicators?authority=Leeds": ("Authority", "Compare with"),
    "sources": (),
}
each_page = pytest.mark.parametrize("path", PATHS)

PROBES = re.compile(r"/\w+/_stcore/(host-config|health)$")
"""Below a deep link Streamlit's own script first looks for its server here, then at the root: two answers 404."""

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]


@each_page
def test_nothing_leaves_the_machine_and_nothing_fails(visitor, address, path):
    page = visitor()
    asked, failed, thrown = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
    page.on("console", lambda said: failed.append(said.location["url"] + said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: thrown.append(str(error)))
    failures = []
    page.on("response", lambda answer: failures.append(answer.url) if answer.status >= 400 else None)
    arrive(page, f"{address}/{path}")
    abroad = {urlsplit(url).hostname for url in asked if urlsplit(url).scheme not in ("data", "blob")} - {"127.0.0.1"}
    assert abroad == set()
    assert [url for url in failures if not PROBES.search(url)] == []
    assert len(failed) == len(failures), failed
    assert thrown == []
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(main(page)).not_to_contain_text("Traceback")


@each_page
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(visitor, address, path, mode):
    page = arrive(visitor(color_scheme=mode), f"{address}/{path}")
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(rule["id"], node["html"][:150]) for rule in found for node in rule["nodes"]] == []


@pytest.mark.parametrize("path", CONTROLS)
def test_the_keyboard_reaches_navigation_and_controls(visitor, address, path):
    page = arrive(visitor(), f"{address}/{path}")
    reached = set()
    for _ in range(30):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()")
        )
    assert {"Overview", "Authority", "Inspections", "Indicators", *CONTROLS[path]} <= reached


@each_page
def test_a_phone_scrolls_down_only(visitor, address, path):
    phone = {"viewport": {"width": 390, "height": 844}, "user_agent": "Mozilla/5.0 (Linux; Android 16) Mobile"}
    page = arrive(visitor(**phone), f"{address}/{path}")
    widths = "e => [e.scrollWidth, e.clientWidth]"
    for part in (page.locator("html"), main(page)):
        needed, there = part.evaluate(widths)
        assert needed <= there
    beyond = "e => e.getBoundingClientRect().right"
    for chart in page.locator(".js-plotly-plot").all():
        assert chart.evaluate(beyond) <= 390


def test_the_first_screen_shows_the_map_and_its_controls(visitor, address):
    page = arrive(visitor(), address)
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[""])
    controls = [page.get_by_role("combobox", name="Authority"), page.get_by_role("radiogroup", name="Judgement")]
    switch = page.get_by_test_id("stCheckbox").filter(has_text="Play forward")
    for part in (page.get_by_role("heading", level=1), *controls, switch):
        expect(part).to_be_in_viewport(ratio=1)
    squares = page.locator(".js-plotly-plot").first.locator(".bartext")
    assert squares.count() == 153
    assert max(square.bounding_box()["y"] for square in (squares.last, squares.nth(100))) < 900
    expect(page.locator(".js-plotly-plot").first.locator(".barlayer")).to_be_in_viewport(ratio=1)


def test_a_judgement_is_switched_without_a_click(visitor, address):
    page = arrive(visitor(), address)
    page.get_by_role("radio", name="Help and protection").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(main(page)).to_contain_text("had graded children in care")
    rest(page)


def test_every_page_keeps_these_promises():
    pages = {file.stem for file in (ROOT / "pages").glob("*.py")} - {"overview"}
    assert {path.partition("?")[0] for path in PATHS} == pages | {""}
