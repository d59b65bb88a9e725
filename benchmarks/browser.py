"""b, d: from a click to all charts drawn, and from the start of a server to the first chart, in a real Chromium."""

import contextlib
import shutil
import time
from collections.abc import Callable, Iterator
from functools import partial

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from benchmarks.figure import Figure
from benchmarks.server import serve

STARTS = 5
ROUNDS = ("2018-06-01", "2021-06-01", "2023-06-01")
"""Days, so that no view is one the visitor has had before: Streamlit sends a known figure as a short key."""

JUDGEMENTS = (
    "Children in care",
    "Care leavers",
    "Leadership",
    "Overall effectiveness",
    "Adoption",
    "Safeguarding board (LSCB)",
)
GROUPINGS = ("Framework", "Period", "Kind of authority", "Grade of the judgement concerned", "Region")
BARNET, BY_GROUP = "authority=Barnet", "themes?part=By+region+or+group"
PLACES = ("Kent", "Leeds", "Bury", "Devon", "Derby", "Essex", "Luton", "Wigan", "Sutton", "Torbay", "Dudley", "Bolton")
PLACES += ("Camden", "Ealing", "Enfield", "Harrow", "Merton", "Newham", "Surrey", "Suffolk", "Norfolk", "Dorset")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

WORDS = "[...document.querySelectorAll('.js-plotly-plot')].map(p => p.querySelector('.infolayer')?.textContent || '')"
"""The words of each chart: titles, subtitles, axes. Plotly draws them last."""

DRAWN = f"charts => {{ const words = {WORDS}; return words.length === charts && words.every(w => w) }}"

LISTEN = f"""
charts => {{
  const before = {WORDS};
  window.drawn = new Promise(done => {{
    let pressed = null;
    addEventListener('pointerdown', () => {{ pressed = performance.now() }}, {{capture: true, once: true}});
    const look = () => {{
      const words = {WORDS};
      if (pressed === null || words.length !== charts || words.some((w, i) => !w || w === before[i])) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)));
    }};
    const watch = new MutationObserver(look);
    watch.observe(document.body, {{subtree: true, childList: true, characterData: true}});
  }});
}}
"""
"""Promises the milliseconds from the next press to the frame in which the words of every chart are new."""


def installed() -> str | None:
    """The path of the first Chromium or Chrome that is installed."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    path = installed()
    if path is None:
        raise RuntimeError("No Chromium or Chrome is installed (Debian: sudo apt-get install chromium).")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=ARGUMENTS)


def clicks() -> list[Figure]:
    judgements = [f"?as_at={day}" for day in ROUNDS]
    grades, themes = [f"grades{link}" for link in judgements], [f"{BY_GROUP}&as_at={day}" for day in ROUNDS]
    authority, grouping = partial(_option, "Authority"), partial(_option, "Group by")
    with chromium() as browser:
        return [
            _page(browser, "judgement on Overview", 2, "overview", judgements, _radio, JUDGEMENTS),
            _page(browser, "judgement on Grades", 4, "grades", grades, _radio, JUDGEMENTS),
            _page(browser, "authority on One indicator", 1, "indicators", [f"indicators?{BARNET}"], authority, PLACES),
            _page(browser, "authority on Profile", 1, "profile", [f"profile?{BARNET}"], authority, PLACES),
            _page(browser, "grouping on Themes", 1, "themes", themes, grouping, GROUPINGS),
        ]


def _page(
    browser: Browser,
    what: str,
    charts: int,
    floor: str,
    links: list[str],
    choice: Callable[[Page, str], Locator],
    names: tuple[str, ...],
) -> Figure:
    """From a click on each name to the charts: here and on the floor in turn, as machines change their pace."""
    ours, bare = [], []
    with serve("dashboard.py") as server, serve(f"benchmarks/floor/{floor}.py") as below:
        for link in links:
            with (
                _visit(browser, f"{server.address}/{link}", charts) as page,
                _visit(browser, below.address, charts) as floor_page,
            ):
                for name in names:
                    ours.append(_click(page, choice, name, charts))
                    bare.append(_click(floor_page, choice, name, charts))
    return Figure("b", f"{what}, to {charts} charts drawn", "ms", ours, bare, 1.5, "ratio")


def _radio(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name)


def _option(control: str, page: Page, name: str) -> Locator:
    page.get_by_role("combobox", name=control).fill(name)
    return page.get_by_role("option", name=name, exact=True)


@contextlib.contextmanager
def _visit(browser: Browser, link: str, charts: int) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(link)
        page.wait_for_function(DRAWN, arg=charts)
        page.wait_for_timeout(1000)
        yield page


def _click(page: Page, choice: Callable[[Page, str], Locator], name: str, charts: int) -> float:
    page.bring_to_front()
    target = choice(page, name)
    target.wait_for()
    page.wait_for_timeout(300)  # the list that was typed into is at rest, as it is when a hand reaches for the mouse
    page.evaluate(LISTEN, charts)
    target.click()
    taken = page.evaluate("Promise.race([window.drawn, new Promise(late => setTimeout(late, 20000))])")
    if taken is None:
        raise TimeoutError(f"{charts} charts were not drawn within 20 seconds of the click on {target}")
    page.wait_for_timeout(500)
    return taken


def starts() -> list[Figure]:
    ours, floor = [], []
    with chromium() as browser:
        for _ in range(STARTS):
            floor.append(_start(browser, "benchmarks/floor/one_chart.py"))
            ours.append(_start(browser, "dashboard.py"))
    return [Figure("d", "start to first chart in a fresh browser", "ms", ours, floor, 1.5, "ratio")]


def _start(browser: Browser, app: str) -> float:
    with serve(app) as server, browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        page = context.new_page()
        page.goto(server.address)
        page.wait_for_function(f"{WORDS}.some(w => w)")
        return (time.perf_counter() - server.begun) * 1000
