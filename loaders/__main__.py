"""python -m loaders build | add | fetch | check | explain | score: published files in, tidy tables out."""

import os
import time
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

import schema
from loaders import build as building
from loaders import fetch as fetching
from loaders import scheduler as remote
from loaders import theme_commands
from loaders.errors import LoadError
from loaders.themes import Themes

CORES = os.cpu_count() or 1
RAW_FILES = Path(__file__).parent.parent / "data" / "raw"
KEPT = Path(__file__).parent.parent / "data" / "read"
"""What documents said when they were read before; git ignores it."""

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False)
app.command()(theme_commands.explain)
app.command()(theme_commands.score)
console = Console()
errors = Console(stderr=True)

Raw = Annotated[list[Path], typer.Option("--raw", help="Folder of published files; may be given again.")]
Out = Annotated[Path, typer.Option("--out", help="Folder the tables are written to.")]
Workers = Annotated[int, typer.Option("--workers", min=1, help="Processes that read documents.")]
Scheduler = Annotated[
    str | None, typer.Option("--scheduler", help="Address of a dask scheduler whose workers read documents instead.")
]
WithoutText = Annotated[
    bool, typer.Option("--without-text", help="Leave out other people's words: what may be passed on.")
]


@app.command()
def build(
    raw: Raw,
    out: Out = schema.TIDY,
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    without_text: WithoutText = False,
    themes_from: theme_commands.Own = None,
):
    """Reads all published files below RAW and replaces the tidy tables: all of them, or none."""
    result = _load(raw, not without_text, workers, scheduler, theme_commands.chosen(themes_from))
    _write(result.tables, out)
    _summary(result, out)


@app.command()
def add(
    files: list[Path],
    out: Out = schema.TIDY,
    workers: Workers = CORES,
    scheduler: Scheduler = None,
    themes_from: theme_commands.Own = None,
):
    """Adds published files to the tidy tables already there; what each is, its content tells."""
    result = _load(files, True, workers, scheduler, theme_commands.chosen(themes_from), over=_tables(out))
    _write(result.tables, out)
    _summary(result, out)


@app.command()
def fetch(out: Annotated[Path, typer.Option("--out", help="Folder the files are kept in.")] = RAW_FILES):
    """Downloads releases and reports that are new or changed from their publishers; needs the internet."""
    with fetching.client() as web, Progress(console=errors, transient=True) as progress:
        task = progress.add_task("Fetching", total=None)

        def step(name: str) -> None:
            progress.update(task, description=f"Fetching {name[:40]}")

        found = fetching.fetch(out, web, lambda: time.sleep(fetching.PAUSE), step)
    for word, names in (("new", found.new), ("changed", found.changed)):
        for name in names:
            console.print(f"{word}: {name}", markup=False, highlight=False, soft_wrap=True)
    count = f"{len(found.new)} new, {len(found.changed)} changed, {found.same} there already"
    console.print(f"{count}, {len(found.failures)} could not be fetched, in {out}.", markup=False, soft_wrap=True)
    if found.failures:
        _stop("\n".join(found.failures))


@app.command()
def check(out: Out = schema.TIDY):
    """Says in words what is wrong with the tidy tables."""
    tables = _tables(out)
    problems = schema.check(tables)
    if problems:
        _stop("\n".join(problems))
    console.print(f"{len(tables)} tables in {out} keep every promise of schema.py.")


def _tables(folder: Path) -> dict:
    try:
        return {name: schema.frame(name, schema.read(name, folder)) for name in schema.TABLES}
    except schema.SchemaError as error:
        _stop(str(error))


def _load(
    places: list[Path], with_text: bool, workers: int, scheduler: str | None, mine: Themes, over: dict | None = None
) -> building.Result:
    try:
        with Progress(console=errors, transient=True) as progress:
            task = progress.add_task("Reading", total=len(building.files(places)))

            def step(name: str) -> None:
                progress.update(task, advance=1, description=f"Reading {name[:40]}")

            with remote.readers(scheduler) if scheduler else nullcontext(workers) as readers:
                result = building.load(places, with_text, readers, KEPT, step, over, mine)
    except LoadError as error:
        _stop(str(error))
    if result.rejects:
        _stop("\n".join([*result.rejects, "Nothing was written: the tables are as they were."]))
    if not result.read and not len(result.tables["unread_documents"]):
        _stop("No file was found. Give a folder of published files with --raw.")
    return result


def _write(tables: dict, out: Path) -> None:
    try:
        schema.write(tables, out)
    except schema.SchemaError as error:
        _stop(f"{error}\nNothing was written: the tables are as they were.")


def _stop(message: str):
    errors.print(message, markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(1)


def _summary(result: building.Result, out: Path) -> None:
    shown = Table("source", "table", "rows", title=f"Tidy tables in {out}", title_justify="left")
    shown.columns[2].justify = "right"
    for source, table, rows in building.counts(result.tables):
        shown.add_row(source, table, f"{rows:,}")
    console.print(shown)
    console.print(
        f"{len(result.read)} files read, {len(result.tables['unread_documents'])} documents not read, "
        f"0 rejected, {len(result.tables['conflicts'])} conflicts between sources."
    )


if __name__ == "__main__":
    app()
