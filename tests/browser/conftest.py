"""A running dashboard and a real Chromium for the tests of this folder."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from benchmarks.browser import ARGUMENTS, BROWSERS, installed
from benchmarks.server import serve


def pytest_collection_modifyitems(items):
    """Without a browser these tests are skipped, except on the machine whose verdict counts: there they fail."""
    if installed() or os.environ.get("CI"):
        return
    reason = f"no browser is installed: none of {', '.join(BROWSERS)} is on the PATH"
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the dashboard that all tests share listens."""
    with serve("dashboard.py") as server:
        yield server.address


expect.set_options(timeout=15_000)  # a busy machine is slow, not wrong


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = installed()
    assert path, f"no browser is installed: none of {', '.join(BROWSERS)} is on the PATH"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def profiles(chromium) -> Iterator[Callable[..., BrowserContext]]:
    """profiles(**options) gives the browser profile with these options; tabs of one share its cache, as people's do."""
    made: dict[str, BrowserContext] = {}

    def profile(**options) -> BrowserContext:
        name = repr(sorted(options.items()))
        if name not in made:
            made[name] = chromium.new_context(**({"viewport": {"width": 1440, "height": 900}} | options))
        return made[name]

    yield profile
    for context in made.values():
        context.close()


@pytest.fixture
def visitor(profiles) -> Iterator[Callable[..., Page]]:
    """visitor(**options) gives a new tab, which is a new visitor to the dashboard."""
    tabs = []

    def arrive(**options) -> Page:
        tabs.append(profiles(**options).new_page())
        tabs[-1].set_default_timeout(15_000)
        return tabs[-1]

    yield arrive
    for tab in tabs:
        tab.close()


@pytest.fixture
def stranger(chromium) -> Iterator[Page]:
    """A tab of a profile that has never been here: someone else's browser."""
    with chromium.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield context.new_page()
