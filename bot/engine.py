"""The engine's supervisor: Rasa as a child process, started, watched, restarted and ended; or a Rasa of the operator's own, watched.

The engine is a convenience: everything here fails softly into `state`, and intake goes on without it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import re
import secrets
import signal
import socket
from asyncio.subprocess import PIPE, Process
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import aiohttp
import structlog

from bot.settings import Settings

State = Literal["up", "starting", "down"]
Command = Callable[[str, int], Sequence[str]]
"""(the engine's Python, the port) -> the command line."""

ROOT = Path(__file__).resolve().parent.parent
HEALTH = "/webhooks/rest/"
NO_MODEL = 78
"""The child's exit status when there is no trained model (nlu_data/serve.py)."""
LINE_MARK = "VEJVISER_ENGINE_LOG_MARK"
LONGEST_LINE = 64 * 1024
_SAFE = re.compile(r"[\w.:<>-]{1,120}")
_LOGGED = ("logger", "at", "said", "error")

log = structlog.get_logger(__name__)


@dataclass(frozen=True, kw_only=True)
class Patience:
    """How long the supervisor waits for what, in seconds."""

    first_delay: float = 0.5
    longest_delay: float = 30.0
    steady_after: float = 60.0
    """Up for this long, the next restart counts as the first again."""
    probe_every: float = 2.0
    probe_while_starting: float = 0.25
    probe_timeout: float = 5.0
    failures_until_restart: int = 3
    start_limit: float = 180.0
    stop_limit: float = 8.0

    def delay(self, restarts: int) -> float:
        """How long to wait before the next start, after so many in a row: doubling, capped."""
        return min(self.first_delay * 2.0 ** min(restarts, 30), self.longest_delay)


def serve_command(python: str, port: int) -> Sequence[str]:
    """Rasa behind its own launcher, which checks the model, redacts the log and ends with us."""
    return [python, "-m", "nlu_data.serve", "--port", str(port), "--parent", str(os.getpid())]


class Engine:
    """Keeps one Rasa reachable. `url` is where it answers; it may change at a restart, so read it for every call."""

    def __init__(
        self,
        settings: Settings,
        *,
        action_url: str,
        secret: str,
        command: Command = serve_command,
        patience: Patience | None = None,
    ) -> None:
        """`action_url` is the full address of the desk's webhook, `secret` the value of its header."""
        self._own = settings.rasa_url.rstrip("/")
        python = Path(settings.engine_python)
        self._python = str(python if python.is_absolute() else ROOT / python)
        self._action_url, self._secret = action_url, secret
        self._command, self._patience = command, patience or Patience()
        self._mark = secrets.token_hex(16)
        self._state: State = "starting"
        self._url = self._own
        self._child: Process | None = None
        self._task: asyncio.Task[None] | None = None
        self._changed = asyncio.Event()

    @property
    def url(self) -> str:
        """Where Rasa answers, without a slash at the end; empty before the first start."""
        return self._url

    @property
    def state(self) -> State:
        """`up` when the last probe was answered, `starting` while a child loads, else `down`."""
        return self._state

    @property
    def pid(self) -> int | None:
        """The running child, if any."""
        return self._child.pid if self._child and self._child.returncode is None else None

    async def start(self) -> None:
        """Begin supervising; returns at once."""
        self._task = asyncio.create_task(self._watch_own() if self._own else self._supervise(), name="engine")

    async def stop(self) -> None:
        """End supervision and the child. Safe to call twice."""
        if self._task:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None
        self._become("down")

    async def wait_until(self, state: State, timeout: float) -> bool:
        """Wait at most `timeout` seconds for a state; whether it came."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                while self._state != state:
                    self._changed.clear()
                    await self._changed.wait()
        return self._state == state

    def _become(self, state: State) -> None:
        if state != self._state:
            log.info("engine.state", state=state)
            self._state = state
            self._changed.set()

    # ------------------------------------------------------------ a Rasa of the operator's own

    async def _watch_own(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                self._become("up" if await self._answers(session) else "down")
                await asyncio.sleep(self._patience.probe_every)

    async def _answers(self, session: aiohttp.ClientSession) -> bool:
        try:
            timeout = aiohttp.ClientTimeout(total=self._patience.probe_timeout)
            async with session.get(self._url + HEALTH, timeout=timeout, allow_redirects=False) as response:
                return response.status == 200
        except (aiohttp.ClientError, TimeoutError, OSError):
            return False

    # ------------------------------------------------------------ our own child

    async def _supervise(self) -> None:
        restarts = 0
        loop = asyncio.get_running_loop()
        while True:
            started = loop.time()
            self._become("starting")
            try:
                await self._one_life()
            except OSError as error:
                log.error("engine.cannot_start", error=type(error).__name__, hint="run `make setup`")
            self._become("down")
            if loop.time() - started >= self._patience.steady_after:
                restarts = 0
            await asyncio.sleep(self._patience.delay(restarts))
            restarts += 1

    async def _one_life(self) -> None:
        """Start a child and stay until it has ended. Raises OSError when it cannot be started."""
        port = _free_port()
        self._url = f"http://127.0.0.1:{port}"
        # A session of its own: a Ctrl-C at the terminal reaches us alone, and we end the child in order.
        child = self._child = await asyncio.create_subprocess_exec(
            *self._command(self._python, port), cwd=ROOT, env=self._environment(), stdout=PIPE, stderr=PIPE, start_new_session=True
        )
        log.info("engine.started", pid=child.pid, port=port)
        last_words: deque[str] = deque(maxlen=8)
        was_up = False

        def keep(line: str) -> None:
            # Before the child has answered anything, nothing of a citizen can be in its words.
            if not was_up:
                last_words.append(line.replace(self._secret, "***") if self._secret else line)

        readers = [asyncio.create_task(self._drain(stream, keep)) for stream in (child.stdout, child.stderr) if stream]
        try:
            async with aiohttp.ClientSession() as session:
                was_up = await self._first_answer(child, session)
                if was_up:
                    last_words.clear()
                    self._become("up")
                    await self._while_well(child, session)
        finally:
            # Shielded: a cancelled supervisor must still not leave a child behind.
            await asyncio.shield(self._end(child, readers))
        if child.returncode == NO_MODEL:
            log.error("engine.no_model", hint="run `make train`")
        else:
            log.warning("engine.ended", status=child.returncode, was_up=was_up, last_words=list(last_words))

    async def _first_answer(self, child: Process, session: aiohttp.ClientSession) -> bool:
        deadline = asyncio.get_running_loop().time() + self._patience.start_limit
        while child.returncode is None and asyncio.get_running_loop().time() < deadline:
            if await self._answers(session):
                return True
            await asyncio.sleep(self._patience.probe_while_starting)
        return False

    async def _while_well(self, child: Process, session: aiohttp.ClientSession) -> None:
        """Return when the child has ended, or has not answered several probes in a row."""
        failures = 0
        while child.returncode is None and failures < self._patience.failures_until_restart:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(child.wait(), self._patience.probe_every)
            if child.returncode is None:
                failures = 0 if await self._answers(session) else failures + 1
                self._become("down" if failures else "up")

    async def _end(self, child: Process, readers: Sequence[asyncio.Task[None]]) -> None:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if child.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(child.pid, sign)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(child.wait(), self._patience.stop_limit)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, signal.SIGKILL)
        for reader in readers:
            # A grandchild may hold the pipe open; it was killed with the group, so this ends.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(reader, self._patience.stop_limit)

    def _environment(self) -> dict[str, str]:
        """Only what Rasa needs: none of our own secrets but the desk's reaches it."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG", "TZ", "SYSTEMROOT") if name in os.environ}
        return kept | {
            "LANG": kept.get("LANG", "C.UTF-8"),
            "PYTHONUTF8": "1",
            "PYTHONUNBUFFERED": "1",
            "VEJVISER_DESK_URL": self._action_url,
            "VEJVISER_DESK_SECRET": self._secret,
            LINE_MARK: self._mark,
            "RASA_TELEMETRY_ENABLED": "false",
            "LOG_LEVEL": "WARNING",
            "SANIC_ACCESS_LOG": "false",
            "SANIC_REQUEST_MAX_SIZE": str(64 * 1024),
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "CUDA_VISIBLE_DEVICES": "",
            # One conversation step is light; threads and arenas only cost memory.
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "MALLOC_ARENA_MAX": "2",
        }

    async def _drain(self, stream: asyncio.StreamReader, keep: Callable[[str], None]) -> None:
        """Read the child's words to their end, so that it never blocks on a full pipe; log only what it marked as redacted."""
        rest = b""
        while block := await stream.read(LONGEST_LINE):
            *lines, rest = (rest + block).split(b"\n")
            rest = rest[-LONGEST_LINE:]
            for line in lines:
                self._line(line.decode(errors="replace"), keep)

    def _line(self, line: str, keep: Callable[[str], None]) -> None:
        if not line.startswith(self._mark):
            keep(line[:300])
            return
        with contextlib.suppress(ValueError):
            said = json.loads(line.removeprefix(self._mark))
            facts = {f"engine_{name}": said[name] for name in _LOGGED if _SAFE.fullmatch(str(said.get(name, "")))}
            method = log.error if said.get("level") in {"error", "critical"} else log.warning
            method("engine.log", **facts)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
