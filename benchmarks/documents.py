"""g, h: the report corpus read page by page, beside bare PDFium text of the same files with the same workers."""

import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium

from benchmarks.figure import Figure
from benchmarks.reading import milliseconds
from loaders import documents

TIMES, WORKERS = 2, 2


def corpus(raw: Path) -> list[Figure]:
    files = sorted((raw / "reports").rglob("*.pdf"))
    if not files:
        print(f"g and h are left out: there is no PDF below {raw / 'reports'}.", file=sys.stderr)
        return []
    bare, first, again = [], [], []
    for _ in range(TIMES):
        bare.append(milliseconds(lambda: _text(files)))
        with tempfile.TemporaryDirectory() as kept:
            first.append(milliseconds(lambda: list(documents.read_all(files, WORKERS, Path(kept)))))
            again.append(milliseconds(lambda: list(documents.read_all(files, WORKERS, Path(kept)))))
    return [
        Figure("g", f"{len(files)} reports read by {WORKERS} workers", "ms", first, bare, 2, "ratio"),
        Figure("h", "the same with nothing new, beside the first time", "ms", again, first, 0.1, "ratio"),
    ]


def _text(files: list[Path]) -> int:
    with ProcessPoolExecutor(WORKERS) as pool:
        return sum(pool.map(_characters, files, chunksize=4))


def _characters(file: Path) -> int:
    try:
        document = pdfium.PdfDocument(file)
    except pdfium.PdfiumError:  # a web page saved under the name of a report
        return 0
    return sum(len(document[page].get_textpage().get_text_bounded()) for page in range(len(document)))
