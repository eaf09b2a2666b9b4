"""The whole system on one machine: a store, a worker, the API; all stop together.

The API is started as a process and never imported: nothing in ``worker`` knows ``service``.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from worker.child import Child
from worker.embedded import Store, StoreError, choose_store, lock
from worker.jobs import JobStore, StoreUnavailable, connect
from worker.settings import UpSettings, WorkerSettings, from_env

TICK = 0.5
"""Seconds between two looks at the processes."""

HOPELESS = 4
"""Quick deaths in a row, before the system was ever ready, after which it is given up."""

STORE_START = 15.0
"""Seconds that the store has to load its data and answer."""


class UpError(Exception):
    """The system cannot be started; the message says what to do.

    ``refused``: nothing was started, since it could not have worked.
    """

    def __init__(self, message: str, *, refused: bool = True) -> None:
        super().__init__(message)
        self.refused = refused


def up(
    *, host: str, port: int, workers: int, environ: Mapping[str, str], say: Callable[[str], None]
) -> None:
    """Run until SIGINT or SIGTERM; then stop everything. Call it from the main thread.

    ``workers``: processes that extract. Raises UpError, SettingsError.
    """
    settings = from_env(UpSettings, environ)
    from_env(WorkerSettings, environ)  # a worker would only be able to say it in a traceback
    _check_free(host, port)
    with ExitStack() as cleanup:
        sockets = cleanup.enter_context(tempfile.TemporaryDirectory(prefix="quotewire-"))
        try:
            store = choose_store(settings, Path(sockets))
            if store.command and store.url.startswith("unix:"):
                cleanup.enter_context(lock(settings.folder))
        except StoreError as error:
            raise UpError(str(error)) from error
        say(f"Store: {store.about}")
        stop = _stop_on_signals()
        children = _children(store, _address(host, port), workers, environ, say)
        cleanup.callback(_stop_all, children, stop, say)
        _supervise(children, store, _page(host, port), stop, say)


def _children(
    store: Store, bind: str, workers: int, environ: Mapping[str, str], say: Callable[[str], None]
) -> list[Child]:
    """In the order in which they start; they stop in the opposite one."""
    worker = f"-A worker.app worker --loglevel INFO --without-gossip --without-mingle -c {workers}"
    api = f"-c python:service.gunicorn_conf --bind {bind} service.wsgi:app"
    commands: dict[str, tuple[tuple[str, ...], float]] = {
        "store": (store.command or (), 10),
        # Longer than the worker leaves to its jobs; than the API leaves to its requests.
        "worker": ((sys.executable, "-m", "celery", "--quiet", *worker.split()), 15),
        "API": ((sys.executable, "-m", "gunicorn", *api.split()), 15),
    }
    # Celery's way to have SIGTERM give jobs back instead of waiting for them without end.
    env = {**environ, "REDIS_URL": store.url, "REMAP_SIGTERM": "SIGQUIT"}
    return [
        Child(name, command, environ=env, patience=patience, say=say)
        for name, (command, patience) in commands.items()
        if command
    ]


def _supervise(
    children: list[Child],
    store: Store,
    page: str,
    stop: threading.Event,
    say: Callable[[str], None],
) -> None:
    if store.command:
        children[0].tend()
        _await_store(store, children[0], stop)
    ready = False
    while not stop.is_set():
        for child in children:
            child.tend()
            if not ready and child.deaths >= HOPELESS:
                raise UpError(f"The {child.name} does not start; it says why above.", refused=False)
        if not ready and _answers(f"{page}readyz"):
            ready = True
            say(_welcome(page))
        stop.wait(TICK)


def _await_store(store: Store, child: Child, stop: threading.Event) -> None:
    """Before the others start, or their first lines would be complaints."""
    records = JobStore(connect(store.url))
    deadline = time.monotonic() + STORE_START
    while not stop.wait(0.05):
        child.tend()
        with suppress(StoreUnavailable):
            records.ping()
            return
        if child.deaths or time.monotonic() > deadline:
            where = f"in {store.log}" if store.log else "above"
            raise UpError(f"The store does not start; it says why {where}.", refused=False)


def _stop_on_signals() -> threading.Event:
    """An event for the first signal to stop; the second interrupts whatever waits."""
    stop = threading.Event()

    def handle(number: int, frame: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handle)
    return stop


def _stop_all(children: list[Child], stop: threading.Event, say: Callable[[str], None]) -> None:
    stop.set()
    say("Stopping. Ctrl-C again kills at once.")
    try:
        for child in reversed(children):
            child.stop()
        say("Stopped.")
    except KeyboardInterrupt:
        for child in children:
            child.kill()
        say("Killed.")


def _check_free(host: str, port: int) -> None:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except socket.gaierror:
        raise UpError(f"{host} is no address of this machine: give another --host.") from None
    except OSError as error:
        raise UpError(
            f"Port {port} on {host} cannot be used ({os.strerror(error.errno or 0)}):"
            " stop what uses it, or give another --port."
        ) from None


def _answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as answer:  # noqa: S310 (our own address)
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def _page(host: str, port: int) -> str:
    """Where a browser on this machine finds the page."""
    everywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (a name, not a choice)
    return f"http://{_address(everywhere.get(host, host), port)}/"


def _welcome(page: str) -> str:
    return f"""
Quotewire is ready: {page}

Try it:

  curl -s {page}v1/jobs -H 'Content-Type: text/plain' -d '"It works," said Ada Lovelace.'

and ask for the job by the id that it answers with: {page}v1/jobs/ID

Ctrl-C stops everything.
"""
