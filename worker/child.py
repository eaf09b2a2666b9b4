"""A process that is kept running, and never left behind."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
"""Where ``worker`` and ``service`` lie: children find them wherever the user stands."""

LONGEST_PAUSE = 30.0
"""Seconds at most between the death of a process and its next start."""

SETTLED = 10.0
"""Seconds after which a process that dies is restarted as if for the first time."""

_PR_SET_PDEATHSIG = 1


class Child:
    """``command``, started again when it dies, after a pause that doubles.

    ``patience``: seconds that it has to stop by itself. ``deaths``: in a row, soon after a start.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        environ: Mapping[str, str],
        patience: float,
        say: Callable[[str], None],
    ) -> None:
        self.name = name
        self.deaths = 0
        self._command = command
        self._environ = environ
        self._patience = patience
        self._say = say
        self._process: subprocess.Popen[bytes] | None = None
        self._started = 0.0
        self._next_start = 0.0

    @property
    def pid(self) -> int | None:
        """Of the running process; None while there is none."""
        return self._process.pid if self._process else None

    def tend(self) -> None:
        """Start it if it is due; note that it died. Returns at once."""
        if self._process is None:
            if time.monotonic() >= self._next_start:
                self._start_or_pause()
            return
        status = self._process.poll()
        if status is None:
            return
        self._kill_group()  # what it leaves behind would hold on to its port or its jobs
        self._process = None
        self._say(f"The {self.name} ended ({_ending(status)}); {self._pause()}.")

    def stop(self) -> None:
        """Ask it to stop, wait for its patience, kill what is left."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(self._patience)
            except subprocess.TimeoutExpired:
                self._say(f"The {self.name} does not stop; it is killed.")
        self.kill()

    def kill(self) -> None:
        """End it and all that it started, now."""
        if self._process is not None:
            self._kill_group()
            self._process.wait()
            self._process = None

    def _pause(self) -> str:
        now = time.monotonic()
        self.deaths = 1 if now - self._started > SETTLED else self.deaths + 1
        pause = min(LONGEST_PAUSE, 0.5 * 2 ** (self.deaths - 1))
        self._next_start = now + pause
        return f"it is started again in {pause:g} s"

    def _start_or_pause(self) -> None:
        try:
            self._start()
        except OSError as error:
            self._say(f"The {self.name} cannot be started ({error.strerror}); {self._pause()}.")

    def _start(self) -> None:
        self._started = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 (the commands are our own)
            self._command,
            cwd=ROOT,
            env=self._environ,
            stdin=subprocess.DEVNULL,
            # A group of its own: Ctrl-C reaches us alone, and we stop them in order.
            start_new_session=True,
            preexec_fn=_die_with(os.getpid()) if sys.platform == "linux" else None,
        )

    def _kill_group(self) -> None:
        if self._process is not None:
            # Nothing is left of it; macOS calls that a lack of permission.
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)


def _die_with(parent: int) -> Callable[[], None]:
    """Have the kernel send SIGTERM when ``parent`` dies, even by SIGKILL. Linux only."""
    libc = ctypes.CDLL(None)  # before the fork: loading takes locks

    def arrange() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)  # it died in between

    return arrange


def _ending(status: int) -> str:
    return f"status {status}" if status >= 0 else signal.Signals(-status).name
