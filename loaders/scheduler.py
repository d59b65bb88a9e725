"""Documents read on other machines: by the workers of a dask scheduler, within the limits that hold here.

A worker starts a process for each document it reads at a time, with the same limits of memory and seconds as
here: what takes too long or too much is stopped there and is one unread row. So a worker must be allowed to start
processes (`DASK_DISTRIBUTED__WORKER__DAEMON=False dask worker ADDRESS`), run in a copy of this folder with the same
code and rows, and have what requirements.txt names. A worker that dies is dask's to replace; a document
that kills three is an unread row too. What is sent is not encrypted unless the scheduler's address is tls://.
"""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

from pebble import ProcessPool

from loaders import documents
from loaders.errors import LoadError
from loaders.formats import pdf

SECONDS = 15
"""How long a scheduler may take to answer."""
DISTRIBUTED = "distributed==2026.8.0"

_pools: list[ProcessPool] = []
_starting = Lock()


@contextmanager
def readers(address: str) -> Iterator[documents.Start]:
    """Reading by the workers of the scheduler at that address. Raises LoadError where they cannot read as we do."""
    try:
        from distributed import Client  # an optional extra
    except ImportError as error:
        problem = "reading on other machines needs dask, which is not installed"
        raise LoadError("--scheduler", "", problem, f"Run: pip install {DISTRIBUTED}") from error
    try:
        client = Client(address, timeout=SECONDS)
    except (OSError, ValueError) as error:
        raise LoadError(
            f"--scheduler {address}", "", "no scheduler answers there", "Start one: dask scheduler"
        ) from error
    with client:
        _check(address, client.run(about, on_error="return"))
        with client.get_executor() as executor:
            yield lambda content: executor.submit(read, content)


def about() -> tuple[str, bool]:
    """(version of the readers, whether processes may be started), of the worker that is asked."""
    return documents.version(), not multiprocessing.current_process().daemon


def _check(address: str, workers: dict) -> None:
    if not workers:
        raise LoadError(f"--scheduler {address}", "", "no worker is there", f"Start some: dask worker {address}")
    for worker, told in workers.items():
        if isinstance(told, Exception):
            problem, remedy = f"cannot run the loaders ({told})", "Start it in a copy of this folder."
        elif told[0] != documents.version():
            problem, remedy = "has other readers than are here", "Give it a copy of this folder as it is now."
        elif not told[1]:
            problem = "may not start processes, without which no document has limits"
            remedy = "Start it with DASK_DISTRIBUTED__WORKER__DAEMON=False in its environment."
        else:
            continue
        raise LoadError(f"--scheduler {address}", f"worker {worker}", problem, remedy)


def read(content: bytes) -> dict:
    """`documents.read` on the worker that is asked; raises what the limits of one document raise here."""
    with _starting:
        if not _pools:
            # Forked by a server of its own: a worker has threads, and to fork those may lock up.
            context = multiprocessing.get_context("forkserver")
            context.set_forkserver_preload(["loaders.documents"])
            _pools.append(ProcessPool(_threads(), initializer=documents.limit_memory, context=context))
    return _pools[0].schedule(documents.read, [content], timeout=pdf.WORKER_SECONDS).result()


def _threads() -> int:
    from distributed import get_worker

    return get_worker().state.nthreads
