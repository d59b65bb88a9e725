"""Documents read by a dask scheduler's workers give the same tables as those read here."""

import os
import resource
import sys
import time
from pathlib import Path

import pytest
from pebble import ProcessExpired
from typer.testing import CliRunner

import schema
from loaders import __main__ as commands
from loaders import documents, formats, scheduler
from loaders.errors import LoadError
from tests.loaders.pdf_documents import pdf
from tests.loaders.test_documents import REPORT


@pytest.fixture(scope="module")
def cluster():
    """A scheduler with a worker that reads two documents at a time and may start processes."""
    dask = pytest.importorskip("dask")
    distributed = pytest.importorskip("distributed")
    size = {"n_workers": 1, "threads_per_worker": 2, "processes": True, "memory_limit": None}
    with (
        dask.config.set({"distributed.worker.daemon": False}),
        distributed.LocalCluster(**size, dashboard_address=":0") as local,
    ):
        yield local


@pytest.fixture
def raw(tmp_path):
    """Three reports of Hartlepool, one of them a PDF, and two documents that are none."""
    folder = tmp_path / "raw" / "80473_hartlepool"
    folder.mkdir(parents=True)
    text = REPORT.replace("Exampleshire", "Hartlepool")
    for year in (2031, 2034):
        (folder / f"{year}.txt").write_text(text.replace("2024", str(year)), encoding="utf-8")
    lines = text.replace("2024", "2037").replace("◼", "-").splitlines()
    (folder / "2037.pdf").write_bytes(pdf([lines]))
    (folder / "poem.txt").write_text("Roses are red")
    (folder / "page.pdf").write_bytes(b"<!DOCTYPE html><html></html>")
    return folder.parent


def run(*arguments) -> tuple[int, str]:
    result = CliRunner().invoke(commands.app, [str(argument) for argument in arguments])
    return result.exit_code, result.output


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.parquet")}


def test_the_tables_are_those_of_reading_here(cluster, raw, tmp_path, monkeypatch):
    for place, more in (("here", []), ("there", ["--scheduler", cluster.scheduler_address])):
        monkeypatch.setattr(commands, "KEPT", tmp_path / f"read {place}")
        status, output = run("build", "--raw", raw, "--out", tmp_path / place, *more)
        assert status == 0, output
    assert contents(tmp_path / "here") == contents(tmp_path / "there")
    assert len(schema.read("inspections", tmp_path / "there")) == 3
    assert len(schema.read("unread_documents", tmp_path / "there")) == 2


def test_limits_hold_on_the_workers(cluster):
    """A reading that takes too long, or dies, is stopped there, and the worker goes on."""
    kinds = []
    with cluster.get_client() as client:
        for reader in (_sleep, _die, _size):
            error = client.submit(_read_by, reader, pure=False).exception()
            kinds.append((type(error), "limited" in str(error)))
    assert kinds == [(TimeoutError, False), (ProcessExpired, False), (ValueError, True)]


def _read_by(reader) -> dict:
    """On a worker: what `scheduler.read` gives when documents are read by that function within a second."""
    usual = documents.read, formats.pdf.WORKER_SECONDS
    documents.read, formats.pdf.WORKER_SECONDS = reader, 1
    try:
        return scheduler.read(b"")
    finally:
        documents.read, formats.pdf.WORKER_SECONDS = usual


def _sleep(content: bytes) -> dict:
    time.sleep(30)
    return {}


def _die(content: bytes) -> dict:
    os._exit(9)


def _size(content: bytes) -> dict:
    raise ValueError("limited" if resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY else "free")


def test_workers_that_cannot_read_as_we_do_are_named():
    def message(told) -> str:
        with pytest.raises(LoadError) as stop:
            scheduler._check("tcp://10.0.0.1:8786", told)
        return str(stop.value)

    good = (documents.version(), True)
    scheduler._check("tcp://10.0.0.1:8786", {"one": good, "two": good})
    assert message({}) == (
        "--scheduler tcp://10.0.0.1:8786: no worker is there. Start some: dask worker tcp://10.0.0.1:8786"
    )
    assert message({"one": good, "two": ModuleNotFoundError("No module named 'loaders'")}) == (
        "--scheduler tcp://10.0.0.1:8786, worker two: cannot run the loaders (No module named 'loaders'). "
        "Start it in a copy of this folder."
    )
    assert message({"one": ("another", True)}) == (
        "--scheduler tcp://10.0.0.1:8786, worker one: has other readers than are here. "
        "Give it a copy of this folder as it is now."
    )
    assert message({"one": (documents.version(), False)}) == (
        "--scheduler tcp://10.0.0.1:8786, worker one: may not start processes, without which no document has limits. "
        "Start it with DASK_DISTRIBUTED__WORKER__DAEMON=False in its environment."
    )


def test_without_dask_it_is_said_what_to_install(raw, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, output = run("build", "--raw", raw, "--out", tmp_path / "tidy", "--scheduler", "tcp://127.0.0.1:1")
    assert (status, output.strip()) == (
        1,
        "--scheduler: reading on other machines needs dask, which is not installed. "
        f"Run: pip install {scheduler.DISTRIBUTED}",
    )
    assert not (tmp_path / "tidy").exists()


def test_a_scheduler_that_does_not_answer_is_named(raw, tmp_path, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(scheduler, "SECONDS", 1)
    status, output = run("build", "--raw", raw, "--out", tmp_path / "tidy", "--scheduler", "tcp://127.0.0.1:1")
    assert (status, output.strip()) == (
        1,
        "--scheduler tcp://127.0.0.1:1: no scheduler answers there. Start one: dask scheduler",
    )


def test_what_to_install_is_what_the_tests_use():
    wanted = (Path(scheduler.__file__).parents[1] / "requirements-dev.txt").read_text().splitlines()
    assert scheduler.DISTRIBUTED in wanted
