"""python -m exports: makes one file in a process of its own, so that no visitor waits for another's.

Reads one line of JSON, {"kind", "slides", "today", "address", "to"}; prints a line of JSON for each step done,
{"done", "of"}, and a last one, {"error"}: a sentence, or "" with {"said"}, and the file is at "to".
"""

import json
import os
import sys
from datetime import date
from pathlib import Path

from exports import fonts, pack, paper, picture, powerpoint
from views import slides


def main() -> None:
    job = json.loads(sys.stdin.readline())
    if hasattr(os, "nice"):
        os.nice(19)  # whoever clicks goes first
    today = date.fromisoformat(job["today"])
    running, _ = slides.read(job["slides"])

    def step(done: int, of: int) -> None:
        print(json.dumps({"done": done, "of": of}), flush=True)

    fonts.teach_browser(Path(job["to"]).parent)
    try:
        content, said = _made(job, running, today, step)
    except picture.NoPicture as problem:
        print(json.dumps({"error": str(problem)}), flush=True)
    else:
        Path(job["to"]).write_bytes(content)
        print(json.dumps({"error": "", "said": said}), flush=True)


def _made(job: dict, running: tuple, today: date, step) -> tuple[bytes, str]:
    """The file's content and what there is to say of it."""
    if job["kind"] in ("png", "svg"):
        return picture.alone(slides.shown(running[0]), job["kind"], today), ""
    whole, done = pack.gather(running, job["address"]), iter(range(1, len(running) + 1))
    step(0, len(whole.views))
    make = {"pptx": powerpoint.make, "pdf": paper.make}[job["kind"]]
    content = make(whole, today, lambda: step(next(done), len(whole.views)))
    said = powerpoint.promise(whole.views) if job["kind"] == "pptx" else ""
    return content, " ".join([said, *whole.left_out]).strip()


main()
