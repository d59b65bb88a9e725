"""a: the department's statistics files to parquet, beside pyarrow reading the same bytes as typed columns."""

import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from pyarrow import csv

import schema
from benchmarks.figure import Figure
from loaders import merge_values, recognise, reference
from loaders.reference import Reference

TIMES = 5


def statistics(raw: Path) -> list[Figure]:
    folder = raw / "ees"
    if not folder.is_dir():
        print(f"a is left out: there is no folder {folder}; name another with --raw.", file=sys.stderr)
        return []
    files, known = sorted(folder.glob("*.csv")), reference.load()
    size = sum(file.stat().st_size for file in files) / 1e6
    ours, floor = [], []
    for _ in range(TIMES):
        floor.append(milliseconds(lambda: [csv.read_csv(file) for file in files]))
        ours.append(milliseconds(lambda: _to_parquet(files, known)))
    return [Figure("a", f"{len(files)} statistics files, {size:.0f} MB, to parquet", "ms", ours, floor, 5, "ratio")]


def _to_parquet(files: list[Path], known: Reference) -> None:
    """Recognises, reads, decides between sources, checks and writes, as the build does."""
    sources = recognise.declared()
    found = [recognise.recognise(file, sources) for file in files]
    parts = [import_module(f"loaders.{source.loader}").load(source, known)["indicator_values"] for source in found]
    values, _ = merge_values.indicator_values(parts, {source.source: source.precedence for source in sources})
    with tempfile.TemporaryDirectory() as out:
        schema.write({"indicator_values": values}, Path(out))


def milliseconds(work: Callable[[], object]) -> float:
    """How long some work takes."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000
