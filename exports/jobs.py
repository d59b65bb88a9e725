"""Files that take seconds, each made by a process of its own: a few at once, the others wait their turn."""

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from views import slides
from views.slides import Slide

ROOT = Path(__file__).parent.parent
LONGEST = 240
"""Seconds a file may take once begun."""
MOST = 40
"""Files that may wait; more are refused."""


FAILED = "The file could not be made. Try again; if it fails again, leave out a slide."


class Refused(Exception):
    """No file was made; the message is a sentence that says why and what to do."""


@dataclass(eq=False)
class Job:
    """A file that is being made. `done` of `of` steps are behind it; `of` is 0 until it has begun."""

    result: Future = field(default_factory=Future)
    done: int = 0
    of: int = 0
    said: str = ""
    """What there is to say of the file once it is made."""


class Line:
    """Jobs one after the other, in the order in which they were asked for; none whose result was cancelled by then."""

    def __init__(self):
        self.waiting: list[Job] = []
        self.lock = threading.Lock()
        self.asked: queue.SimpleQueue[tuple[Job, Callable[[Job], bytes]]] = queue.SimpleQueue()
        # A daemon: a server that is stopped does not wait for the files in its line.
        threading.Thread(target=self._work, name="exports", daemon=True).start()

    def start(self, work: Callable[[Job], bytes]) -> Job:
        """Adds a job at the end. Raises Refused where too many wait."""
        job = Job()
        with self.lock:
            if len(self.waiting) >= MOST:
                raise Refused("Too many files are being made just now. Try again in a minute.")
            self.waiting.append(job)
        self.asked.put((job, work))
        return job

    def before(self, job: Job) -> int:
        """How many jobs go first."""
        with self.lock:
            return self.waiting.index(job) if job in self.waiting else 0

    def empty(self) -> None:
        """Forgets the jobs that have not begun."""
        with contextlib.suppress(queue.Empty):
            while True:
                job, _ = self.asked.get_nowait()
                with self.lock:
                    self.waiting.remove(job)
                job.result.cancel()

    def _work(self) -> None:
        while True:
            job, work = self.asked.get()
            try:
                if job.result.set_running_or_notify_cancel():
                    job.result.set_result(work(job))
            except Exception as problem:
                job.result.set_exception(problem)
            finally:
                with self.lock:
                    self.waiting.remove(job)


PICTURES, PACKS = Line(), Line()
"""A picture, which takes seconds, does not wait for packs, which take longer."""


def picture(slide: Slide, kind: str, today: date) -> bytes:
    """One chart as "png" or "svg"; waits for it. Raises Refused."""
    job = PICTURES.start(lambda job: run(job, kind, (slide,), today))
    try:
        return job.result.result(LONGEST)
    except TimeoutError as late:
        job.result.cancel()
        raise Refused("Too many pictures are being made just now. Try again in a minute.") from late


def pack(running: tuple[Slide, ...], kind: str, today: date, address: str = "") -> Job:
    """Begins a briefing pack, "pptx" or "pdf". Raises Refused where too many wait."""
    return PACKS.start(lambda job: run(job, kind, running, today, address))


def run(job: Job, kind: str, running: tuple[Slide, ...], today: date, address: str = "") -> bytes:
    """One file, made by a process that gives way to all others. Raises Refused where it fails or takes too long."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"file.{kind}"
        asked = {"kind": kind, "slides": slides.written(running), "today": f"{today}", "address": address}
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            [sys.executable, "-m", "exports"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        watch = threading.Timer(LONGEST, process.kill)
        watch.start()
        problem = ""
        try:
            with process, contextlib.suppress(BrokenPipeError):
                process.stdin.write(json.dumps({**asked, "to": str(file)}) + "\n")
                process.stdin.flush()
                problem = _follow(process.stdout, job)
        finally:
            watch.cancel()
        if problem or not file.exists():
            raise Refused(problem or FAILED)
        return file.read_bytes()


def _follow(lines, job: Job) -> str:
    """Notes each step and gives what went wrong, "" for nothing or for what was not said."""
    for line in lines:
        told = json.loads(line)
        if "error" in told:
            job.said = told.get("said", "")
            return told["error"]
        job.done, job.of = told["done"], told["of"]
    return ""
