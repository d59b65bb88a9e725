"""h: a briefing pack of eight slides, its time and memory; and clicks of others while ten packs are made."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import date
from statistics import median

import psutil

from benchmarks.figure import Figure
from benchmarks.server import ROOT, serve
from benchmarks.sessions import Session
from exports import jobs, picture
from queries import authorities, judgements
from views import slides

TIMES, CLICKS, PACKS = 3, 40, 10
NICE = ["nice", "-n", "19"]
"""The floor gives way to others as the packs do."""


def packs() -> list[Figure]:
    """Time and memory of a pack beside what python-pptx and kaleido take alone; clicks beside ten packs or none."""
    running, kinds = _running(), ["pptx"] + ([] if picture.why_not() else ["pdf"])
    figures = []
    for kind in kinds:
        made = [_watched(lambda kind=kind: jobs.run(jobs.Job(), kind, running, date.today())) for _ in range(TIMES)]
        bare = [_watched(lambda kind=kind: _floor(kind)) for _ in range(TIMES)]
        what = f"briefing pack of {len(running)} slides, {kind}"
        figures.append(Figure("h", f"{what}: time", "s", [s for s, _ in made], [s for s, _ in bare], 15, "over"))
        figures.append(Figure("h", f"{what}: memory", "MiB", [m for _, m in made], [m for _, m in bare], 300, "over"))
    return [*figures, asyncio.run(_clicks(running, kinds[-1]))]


def _running() -> tuple[slides.Slide, ...]:
    """The ready-made running order of an authority."""
    return slides.story(authorities.codes()["Leeds"], judgements.last_day(), "2025")


def _floor(kind: str) -> None:
    subprocess.run([*NICE, sys.executable, f"benchmarks/floor/pack_{kind}.py"], cwd=ROOT, check=True)


def _watched(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that work takes, and the most MiB that its processes, the browser's included, hold at once."""
    most, done = 0.0, threading.Event()
    before = {process.pid for process in psutil.Process().children(recursive=True)}

    def watch() -> None:
        nonlocal most
        while not done.wait(0.1):
            most = max(most, sum(_held(p) for p in psutil.Process().children(recursive=True) if p.pid not in before))

    watcher = threading.Thread(target=watch)
    watcher.start()
    begun = time.perf_counter()
    work()
    seconds = time.perf_counter() - begun
    done.set()
    watcher.join()
    return seconds, most / 2**20


def _held(process: psutil.Process) -> int:
    try:
        return process.memory_full_info().uss
    except psutil.Error:  # it has ended
        return 0


async def _clicks(running: tuple[slides.Slide, ...], kind: str) -> Figure:
    """Milliseconds of a click on Overview while ten packs are made, beside the same with none."""
    ours, floor, line = [], [], jobs.Line()
    with serve("dashboard.py") as server:
        session = await Session().open(server)
        for _ in range(TIMES):
            floor.append(await _click(session))
            for _ in range(PACKS):
                line.start(lambda job: jobs.run(job, kind, running, date.today()))
            await asyncio.sleep(1)
            ours.append(await _click(session))
            line.empty()
            while line.waiting:
                await asyncio.sleep(0.1)
    return Figure("h", f"a click on Overview while {PACKS} packs ({kind}) are made", "ms", ours, floor, 1.5, "ratio")


async def _click(session: Session) -> float:
    times = []
    for _ in range(CLICKS):
        begun = time.perf_counter()
        await session.click()
        times.append(1000 * (time.perf_counter() - begun))
        await asyncio.sleep(0.1)
    return median(times)
