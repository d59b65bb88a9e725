"""c: what a page's script costs the server, warm, beside a blank script (no browser, no network)."""

import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.figure import Figure

ROOT = Path(__file__).parent.parent
TIMES = 15
VIEWS = {
    "Overview": ("pages/overview.py", {}),
    "Authority, Leeds": ("pages/authority.py", {"authority": "Leeds"}),
    "Grades": ("pages/grades.py", {}),
    "Indicators": ("pages/indicators.py", {}),
    "Indicators, Leeds": ("pages/indicators.py", {"authority": "Leeds"}),
    "Where to look, Leeds": ("pages/priorities.py", {"authority": "Leeds"}),
    "Learn from, Leeds": ("pages/learn.py", {"authority": "Leeds"}),
    "Profile, Leeds": ("pages/profile.py", {"authority": "Leeds"}),
    "Side by side, Leeds": ("pages/rug.py", {"authority": "Leeds"}),
    "Two indicators, Leeds": ("pages/pairs.py", {"authority": "Leeds"}),
    "Grades and indicators, Leeds": ("pages/by_grade.py", {"authority": "Leeds"}),
    "Themes": ("pages/themes.py", {"theme": "Care leavers", "framework": "Local authority inspection (ILACS)"}),
    "Themes, by region": ("pages/themes.py", {"part": "By region or group"}),
    "Themes, Leeds": ("pages/themes.py", {"part": "My authority", "authority": "Leeds"}),
    "Sources": ("pages/sources.py", {}),
}


def times() -> list[Figure]:
    floor = _milliseconds("benchmarks/floor/blank.py", {})
    return [
        Figure("c", f"script of {name}, warm", "ms", _milliseconds(page, parameters), floor, 40, "ours")
        for name, (page, parameters) in VIEWS.items()
    ]


def _milliseconds(page: str, parameters: dict[str, str]) -> list[float]:
    app = AppTest.from_file(str(ROOT / page), default_timeout=30)
    for name, value in parameters.items():
        app.query_params[name] = value
    app.run()
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        app.run()
        taken.append((time.perf_counter() - begun) * 1000)
    assert not app.exception, app.exception
    return taken
