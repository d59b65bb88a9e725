"""Presenting by the keyboard alone, on large and small screens, light and dark; links that bring back what was seen."""

import io
import re
import time
from statistics import median
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from queries import judgements
from tests.browser.test_journeys import arrive, choose, follow, main, rest
from tests.charts.test_style import contrast
from views import slides

pytestmark = pytest.mark.browser

LEEDS = "E08000035"
TEXTS = """() => {
  const found = []
  const look = (root) => {
    for (const node of root.querySelectorAll("*")) {
      if (node.shadowRoot) look(node.shadowRoot)
      const own = [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())
      if (!own || ["STYLE", "SCRIPT", "NOSCRIPT"].includes(node.tagName)) continue
      if (!node.checkVisibility({visibilityProperty: true}) || node.closest("[data-testid=stHeading]")) continue
      const box = node.getBoundingClientRect(), style = getComputedStyle(node)
      if (box.width < 2 || box.height < 2) continue
      found.push({text: node.textContent, size: parseFloat(style.fontSize), box: [box.x, box.y, box.right, box.bottom],
        colour: node.closest("svg") ? style.fill : style.color})
    }
  }
  look(document.body)
  return found
}"""
"""Every text that can be seen: its size in pixels, colour and place."""
CONTROLS = "button, a, input, select, [role=button], [role=combobox], [role=radio], header, [data-testid=stSidebar]"


def story() -> list[tuple[str, str]]:
    """(title, subtitle) of each slide of the ready-made running order of Leeds."""
    running = slides.story(LEEDS, judgements.last_day(), "2025")
    return [(shown.on_stage.title, shown.words.subtitle) for shown in map(slides.shown, running)]


def drawn(page: Page, number: int, slide: tuple[str, str]) -> None:
    """Waits until a slide's number, title and subtitle stand on the screen."""
    page.wait_for_function(
        """([number, parts]) => {
          const said = [...document.querySelectorAll(".stPlotlyChart .annotation-text")].map(t => t.textContent)
          const host = [...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
          const at = host.map(h => h.shadowRoot?.querySelector(".number")?.textContent ?? "").join("")
          return at.startsWith(`${number} of`) && parts.every(part => said.some(text => text.startsWith(part)))
        }""",
        arg=[number, [part[:20].rstrip() for part in slide]],
    )


def present(page: Page, address: str) -> None:
    """From the list to the first slide, by the keyboard."""
    arrive(page, f"{address}/present?authority=Leeds")
    page.get_by_role("button", name="Present", exact=True).focus()
    page.keyboard.press("Enter")
    drawn(page, 1, story()[0])


def hexadecimal(colour: str) -> str:
    return "#" + "".join(f"{int(float(part)):02x}" for part in re.findall(r"[\d.]+", colour)[:3])


def worst_contrast(page: Page, texts: list[dict]) -> tuple[float, str]:
    """The lowest contrast between a text's colour and the colour most of its place has on the screen."""
    screen, found = Image.open(io.BytesIO(page.screenshot())).convert("RGB"), []
    for text in texts:
        # A little more than the text's own place: a narrow letter fills most of that itself.
        x, y, right, bottom = (round(edge + more) for edge, more in zip(text["box"], (-5, 0, 5, 0), strict=True))
        place = screen.crop((max(x, 0), max(y, 0), min(right, screen.width), min(bottom, screen.height)))
        behind = max(place.getcolors(1_000_000))[1]
        found.append((contrast(hexadecimal(text["colour"]), "#{:02x}{:02x}{:02x}".format(*behind)), text["text"]))
    return min(found)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1024, 768)])
def test_a_whole_running_order_is_presented_by_keys_alone(visitor, address, width, height, mode):
    page, asked, took = visitor(viewport={"width": width, "height": height}, color_scheme=mode), [], []
    page.on("request", lambda request: asked.append(urlsplit(request.url)))
    present(page, address)
    said = story()
    for number, slide in enumerate(said, start=1):
        if number > 1:
            begun = time.perf_counter()
            page.keyboard.press(("ArrowRight", "PageDown", "Space", "Enter")[number % 4])
            drawn(page, number, slide)
            took.append(time.perf_counter() - begun)
        assert parse_qs(urlsplit(page.url).query)["slide"] == [str(number)]
        assert [control.inner_html() for control in page.locator(CONTROLS).all() if control.is_visible()] == []
        page.wait_for_timeout(300)
        texts = page.evaluate(TEXTS)
        assert {text["text"] for text in texts if text["size"] < 24} == set()
        assert len(texts) > 5
        outside = [t["text"] for t in texts if t["box"][0] < -1 or t["box"][2] > width + 1 or t["box"][3] > height + 1]
        assert outside == []
        lowest, text = worst_contrast(page, [text for text in texts if text["text"] != "■"])
        assert lowest >= 7, text
    assert median(took) < 1  # one slide may meet another test at work
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    drawn(page, len(said), said[-1])
    assert {url.hostname for url in asked if url.scheme not in ("data", "blob")} == {"127.0.0.1"}


def test_every_key_of_a_remote_clicker_is_understood(visitor, address):
    page = visitor(viewport={"width": 1920, "height": 1080})
    present(page, address)
    said = story()
    for key, number in [("End", len(said)), ("PageUp", len(said) - 1), ("ArrowLeft", len(said) - 2), ("Home", 1)]:
        page.keyboard.press(key)
        drawn(page, number, said[number - 1])
    for key in ("b", "."):
        page.keyboard.press(key)
        expect(page.locator(".blank")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".blank")).to_be_hidden()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    drawn(page, 4, said[3])
    page.reload()
    drawn(page, 4, said[3])
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text("What do you want to present?")
    rest(page)
    assert "slide" not in parse_qs(urlsplit(page.url).query)
    expect(page.get_by_role("radio")).to_have_count(len(said))


def test_a_slide_opens_from_its_link_in_another_browser(visitor, stranger, address):
    page = visitor()
    present(page, address)
    page.keyboard.press("ArrowRight")
    drawn(page, 2, story()[1])
    page.wait_for_url(re.compile("slide=2"))
    stranger.goto(page.url)
    drawn(stranger, 2, story()[1])


def test_a_chart_is_added_and_the_running_order_follows_to_every_page(visitor, address):
    page = arrive(visitor(), f"{address}/grades?judgement=Leadership")
    page.get_by_role("button", name="Add to running order").first.click()
    expect(page.get_by_test_id("stToast")).to_contain_text("The running order has 1 slide.")
    rest(page)
    for name in ("One indicator", "Present"):
        follow(page, name)
        expect(page).to_have_url(re.compile(r"slides=grades\.over_time~judgement-leadership~as_at-"))
        rest(page)
    expect(page.get_by_role("radio")).to_have_count(1)


def test_a_copied_link_brings_back_the_page_in_another_browser(visitor, stranger, address):
    page = visitor(permissions=["clipboard-read", "clipboard-write"])
    arrive(page, f"{address}/grades?as_at=2016-08-05")
    choose(page, "Authority", "kent", "Kent")
    page.get_by_role("radio", name="Leadership").click()
    expect(main(page)).to_contain_text("had graded leadership")
    rest(page)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_text("Copied")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query) == {
        "authority": ["E10000016"],
        "judgement": ["leadership"],
        "as_at": ["2016-08-05"],
    }
    copied = arrive(stranger, link)
    expect(copied.get_by_role("combobox", name="Authority")).to_have_value("Kent")
    expect(copied.get_by_role("radio", name="Leadership")).to_be_checked()
    assert copied.locator(".annotation-text").all_inner_texts() == page.locator(".annotation-text").all_inner_texts()
    follow(copied, "Overview")
    rest(copied)
    expect(copied.get_by_role("combobox", name="Authority")).to_have_value("Kent")


def test_without_a_clipboard_the_address_is_shown_to_be_copied(visitor, address):
    page = visitor()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false"
    )
    arrive(page, f"{address}/indicators?authority=Leeds")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("textbox", name="Address")).to_have_value(re.compile(rf"authority={LEEDS}.*indicator="))


def test_what_a_link_asks_for_in_vain_is_said(visitor, address):
    page = arrive(visitor(), f"{address}/grades?authority=Atlantis&judgement=in_care&colour=red")
    said = "The link asked for something not known here, which was left out: authority “Atlantis”, “colour”."
    expect(page.get_by_test_id("stAlert")).to_have_text(said)
    expect(page.get_by_role("radio", name="Children in care")).to_be_checked()
    expect(page).not_to_have_url(re.compile("colour"))
    follow(page, "Sources")
    rest(page)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)
