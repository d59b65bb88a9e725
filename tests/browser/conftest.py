"""A running dashboard and a real Chromium for the tests of this folder."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from benchmarks.browser import ARGUMENTS, BROWSERS, installed

ROOT = Path(__file__).parent.parent.parent
SLOWEST_START = 30.0


def pytest_collection_modifyitems(items):
    """Without a browser these tests are skipped, except on the machine whose verdict counts: there they fail."""
    if installed() or os.environ.get("CI"):
        return
    reason = f"no browser is installed: none of {', '.join(BROWSERS)} is on the PATH"
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.skip(reason=reason))


@contextlib.contextmanager
def serve() -> Iterator[tuple[str, float]]:
    """(address, seconds until it said it was healthy) of a dashboard of its own, stopped afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    begun = time.perf_counter()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.headless", "true"]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    process = subprocess.Popen(command + options, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        yield address, _healthy(address, begun, process)
    finally:
        process.terminate()
        process.wait(10)


def _healthy(address: str, begun: float, process: subprocess.Popen) -> float:
    while time.perf_counter() - begun < SLOWEST_START:
        assert process.poll() is None, "the server stopped before it was healthy"
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{address}/_stcore/health", timeout=1):
            return time.perf_counter() - begun
        time.sleep(0.02)
    raise TimeoutError(f"{address} was not healthy within {SLOWEST_START} seconds")


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the dashboard that all tests share listens."""
    with serve() as (where, _):
        yield where


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
