"""A Streamlit server of its own, for the dashboard or a floor, with the dashboard's settings."""

import contextlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Server:
    port: int
    pid: int
    begun: float
    """When it was started, by time.perf_counter."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def serve(app: str) -> Iterator[Server]:
    """Runs an app, named from the root, in the folder whose .streamlit/config.toml is the dashboard's."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", app, "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = Server(port, process.pid, begun)
        _wait(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(10)


def _wait(server: Server, process: subprocess.Popen, longest: float = 30) -> None:
    while time.perf_counter() - server.begun < longest:
        if process.poll() is not None:
            raise RuntimeError("the server stopped before it was healthy")
        with contextlib.suppress(OSError), urllib.request.urlopen(f"{server.address}/_stcore/health", timeout=1):
            return
        time.sleep(0.01)
    raise TimeoutError(f"{server.address} was not healthy within {longest} seconds")
