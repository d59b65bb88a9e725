"""python -m benchmarks: every budget of the dashboard measured in one run, each figure beside its floor."""

import logging
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from benchmarks import browser, documents, packs, reading, scripts, sessions
from benchmarks.figure import Figure

ROOT = Path(__file__).parent.parent
COLUMNS = ("what (median)", "ours", "floor", "ratio", "budget", "within", "n")


def main(
    only: Annotated[str, typer.Option(help="Letters of what to measure, as a,b; all without it.")] = "a,b,c,d,e,f,g,h",
    raw: Annotated[Path, typer.Option(help="Folder of published files; a and g are left out where it is not.")] = (
        ROOT.parent / "shared" / "raw"
    ),
):
    """Measures and prints one table; exit status 1 if a budget is missed."""
    logging.disable(logging.WARNING)  # Streamlit warns of every script that runs without a server
    wanted = set(only.split(","))
    measures = {
        "a": lambda: reading.statistics(raw),
        "b": browser.clicks,
        "c": scripts.times,
        "d": browser.starts,
        "e": sessions.throughput,
        "f": sessions.memory,
        "g": lambda: documents.corpus(raw),
        "h": packs.packs,
    }
    if wanted - set(measures):
        raise typer.BadParameter(f"{only!r} names something other than {', '.join(measures)}")
    progress, figures = Console(stderr=True), []
    for key in sorted(wanted):
        progress.print(f"measuring {key} ...")
        figures += measures[key]()
    Console(width=150).print(_table(figures))
    raise typer.Exit(not all(figure.is_within for figure in figures))


def _table(figures: list[Figure]) -> Table:
    table = Table(*COLUMNS)
    for figure in figures:
        table.add_row(*figure.row())
    return table


if __name__ == "__main__":
    typer.run(main)
