"""python -m exports: makes one file in a process of its own, so that no visitor waits for another's.

Reads one line of JSON, {"kind", "slides", "today", "address", "to"}; prints a line of JSON for each step done,
{"done", "of"}, and a last one, {"error"} with a sentence or {"error": ""}; the file is then at "to".
"""

import json
import os
import sys
from datetime import date
from pathlib import Path

from exports import picture
from views import slides


def main() -> None:
    job = json.loads(sys.stdin.readline())
    if hasattr(os, "nice"):
        os.nice(15)  # whoever clicks goes first
    today = date.fromisoformat(job["today"])
    running, _ = slides.read(job["slides"])

    def step(done: int, of: int) -> None:
        print(json.dumps({"done": done, "of": of}), flush=True)

    try:
        content = _made(job, running, today, step)
    except picture.NoPicture as problem:
        print(json.dumps({"error": str(problem)}), flush=True)
    else:
        Path(job["to"]).write_bytes(content)
        print(json.dumps({"error": ""}), flush=True)


def _made(job: dict, running: tuple, today: date, step) -> bytes:
    if job["kind"] in ("png", "svg"):
        return picture.alone(slides.shown(running[0]), job["kind"], today)
    raise ValueError(job["kind"])


main()
