"""Reports and papers -> what they say: in several processes, each document within limits, nothing read twice.

What a document says is kept beside the tables under its sha256 and the version of the code
and rows that read it; a document that takes too long or too much memory is one unread row.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager, nullcontext
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from loaders import council_reports, report_cover, report_figures, report_recommendations, report_text
from loaders.formats import pdf
from loaders.formats.pdf import Unreadable
from loaders.recognise import REFERENCE

try:
    import resource
except ImportError:  # on Windows, where no such limit can be set
    resource = None

STATM = Path("/proc/self/statm")
HERE = Path(__file__).parent
Start = Callable[[bytes], Future]
"""Starts the reading of a document's content; the future's result is what `read` gives."""


def read(content: bytes) -> dict:
    """What one document says, as plain values: {"kind": "report" | "paper" | "unread", ...}.

    A report has cover, recommendations and figures; a paper the fields of council_reports.Paper;
    a document that is neither, or cannot be read, its reason. Days are texts, YYYY-MM-DD.
    """
    try:
        pages = pdf.pages(content) if b"%PDF-" in content[:1024] else _text_pages(content)
        lines = report_text.lines(pages)
        try:
            cover = report_cover.read(lines)
        except Unreadable as reason:
            if not council_reports.is_paper(pages):
                raise
            return _plain({"kind": "paper", "paper": asdict(council_reports.read(pages)), "why": str(reason)})
    except Unreadable as reason:
        return {"kind": "unread", "reason": str(reason)}
    return _plain(
        {
            "kind": "report",
            "pages": len(pages),
            "cover": asdict(cover),
            "recommendations": [asdict(r) for r in report_recommendations.read(lines, cover.framework)],
            "figures": [asdict(f) for f in report_figures.read(lines, cover.inspected_to)],
        }
    )


def _text_pages(content: bytes) -> list[str]:
    """A text's pages. Raises Unreadable for what is no text, or a web page."""
    if len(content) > pdf.MAX_CHARACTERS:
        raise Unreadable(f"The text is longer than {pdf.MAX_CHARACTERS:,} bytes.")
    if not content.strip():
        raise Unreadable("The file is empty.")
    if b"<html" in content[:2048].lower():
        raise Unreadable("The file is a web page, not a document: it was saved in its place.")
    if b"\0" in content:
        raise Unreadable("The file is neither a PDF nor a text.")
    return report_text.text_pages(content.decode("utf-8", errors="replace"))


def _plain(reading: dict) -> dict:
    """The same with days as texts and tuples as lists, as it would come back from a file."""
    return json.loads(json.dumps(reading, default=lambda day: day.isoformat() if isinstance(day, date) else str(day)))


@cache
def version() -> str:
    """Changes whenever the code or the rows that read documents do."""
    code = [*HERE.glob("report_*.py"), *HERE.glob("council_*.py"), HERE / "formats" / "pdf.py", Path(__file__)]
    rows = [p for pattern in ("report*", "council_*", "figure_*", "grade*") for p in REFERENCE.glob(f"{pattern}.csv")]
    digest = hashlib.sha256()
    for path in sorted([*code, *rows], key=lambda path: path.name):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def read_alone(content: bytes) -> dict:
    """`read` in a process of its own, within the limits of one document: for a document a visitor gives."""
    with ProcessPool(max_workers=1, initializer=limit_memory) as pool:
        return _outcome(pool.schedule(read, [content], timeout=pdf.WORKER_SECONDS))[0]


def read_all(
    paths: list[Path],
    workers: int | Start,
    kept: Path,
    step: Callable[[str], None] = lambda name: None,
) -> Iterator[tuple[Path, str, dict]]:
    """(path, sha256, what it says) of each document, in the order given, whoever reads it.

    `workers` is a number of processes here, or what starts the reading elsewhere (`scheduler.readers`). `kept` is
    a folder for what was read before; `step` is called with each name when it is done.
    """
    kept.mkdir(parents=True, exist_ok=True)
    with _here(workers) if isinstance(workers, int) else nullcontext(workers) as start:
        waiting = []
        for path in paths:
            content = _content(path)
            digest = hashlib.sha256(content).hexdigest()
            memory = kept / f"{digest}-{version()}.json"
            waiting.append((path, digest, memory, None if memory.exists() else start(content)))
        for path, digest, memory, future in waiting:
            step(path.name)
            yield path, digest, json.loads(memory.read_text()) if future is None else _result(future, memory)


@contextmanager
def _here(workers: int) -> Iterator[Start]:
    """Reading in processes of this machine."""
    with ProcessPool(max_workers=max(workers, 1), initializer=limit_memory) as pool:
        yield lambda content: pool.schedule(read, [content], timeout=pdf.WORKER_SECONDS)


def _content(path: Path) -> bytes:
    """A file's bytes; of one too large to be read only so many that it is refused for that."""
    with path.open("rb") as file:
        return file.read(pdf.MAX_BYTES + 1)


def _result(future, memory: Path) -> dict:
    reading, is_final = _outcome(future)
    if not is_final:
        return reading
    beside = memory.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps(reading))
    beside.replace(memory)
    return reading


def _outcome(future) -> tuple[dict, bool]:
    """What was read, or why it was not, and whether to remember it: a document never stops a build.

    A limit may have been reached because the machine was busy, so the next build tries again.
    """
    limit = None
    try:
        return future.result(), True
    except TimeoutError:
        limit = reason = f"Reading it took longer than {pdf.WORKER_SECONDS} seconds"
    except (MemoryError, ProcessExpired):
        limit = reason = f"Reading it took more than {pdf.WORKER_BYTES // 1024**3} GiB of memory"
    except Exception as error:
        reason = f"The reader met what it does not expect ({type(error).__name__}: {error})"
    return {"kind": "unread", "reason": reason}, limit is None


def limit_memory() -> None:
    """Lets a process take only so much memory beyond what it was born with, which a fork has from its parent."""
    if resource:
        most = int(STATM.read_text().split()[0]) * resource.getpagesize() + pdf.WORKER_BYTES if STATM.exists() else -1
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
