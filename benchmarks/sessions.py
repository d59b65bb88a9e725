"""e, f: thirty sessions over raw websockets: reruns a second without pause, and memory of each while idle."""

import asyncio
import time
from itertools import cycle

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.figure import Figure
from benchmarks.server import Server, serve

SESSIONS = 30
WARM = 10
"""Sessions opened before memory is first taken: by then the server has what it keeps for all."""
SECONDS = 6
TIMES = 3
FLOOR = "benchmarks/floor/one_chart.py"


class Session:
    """One visitor who switches the segmented control named "Judgement" from one choice to the next."""

    async def open(self, server: Server) -> "Session":
        address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
        self.socket = await websockets.connect(address, subprotocols=["streamlit"], max_size=None, compression=None)
        first = BackMsg()
        first.rerun_script.query_string = ""
        await self.socket.send(first.SerializeToString())
        await self._finish()
        return self

    async def click(self) -> None:
        message = BackMsg()
        message.rerun_script.page_script_hash = self.page
        state = message.rerun_script.widget_states.widgets.add()
        state.id = self.control
        state.string_array_value.data.append(next(self.choices))
        await self.socket.send(message.SerializeToString())
        await self._finish()

    async def _finish(self) -> None:
        """Reads until the script has run to its end, and learns page, control and choices on the way."""
        while True:
            message = ForwardMsg()
            message.ParseFromString(await asyncio.wait_for(self.socket.recv(), 60))
            kind = message.WhichOneof("type")
            if kind == "new_session":
                self.page = message.new_session.page_script_hash
            if kind == "delta" and message.delta.new_element.WhichOneof("type") == "button_group":
                self._learn(message.delta.new_element.button_group)
            if kind == "script_finished":
                return

    def _learn(self, group) -> None:
        if not hasattr(self, "control"):
            self.control = group.id
            names = [option.content for option in group.options]
            self.choices = cycle(names[1:] + names[:1])


def throughput() -> list[Figure]:
    """Reruns a second of the page Overview beside a page with one chart."""
    ours, floor = [], []
    for _ in range(TIMES):
        floor.append(asyncio.run(_reruns(FLOOR)))
        ours.append(asyncio.run(_reruns("dashboard.py")))
    return [
        Figure("e", f"{SESSIONS} sessions clicking on Overview without pause", "reruns/s", ours, floor, 0.5, "rate")
    ]


async def _reruns(app: str) -> float:
    with serve(app) as server:
        sessions = [await Session().open(server) for _ in range(SESSIONS)]
        begun, done = time.perf_counter(), 0

        async def use(session: Session) -> None:
            nonlocal done
            while time.perf_counter() - begun < SECONDS:
                await session.click()
                done += 1

        await asyncio.gather(*map(use, sessions))
        return done / (time.perf_counter() - begun)


def memory() -> list[Figure]:
    """MiB that each idle session adds, after the first few."""
    ours = [asyncio.run(_idle("dashboard.py")) for _ in range(TIMES)]
    floor = [asyncio.run(_idle(FLOOR)) for _ in range(TIMES)]
    return [Figure("f", "memory of an idle session", "MiB", ours, floor, 0.5, "over")]


async def _idle(app: str) -> float:
    with serve(app) as server:
        sessions = []
        for _ in range(WARM):
            sessions.append(await Session().open(server))
            await asyncio.sleep(0.3)
        before = psutil.Process(server.pid).memory_full_info().uss
        sessions += [await Session().open(server) for _ in range(SESSIONS)]
        await asyncio.sleep(1)
        return (psutil.Process(server.pid).memory_full_info().uss - before) / SESSIONS / 2**20
