"""The API as it is really served: gunicorn, in processes of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.stubs import free_port

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Served:
    """An API on ``port`` of the loopback address; ``process`` is gunicorn's own."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextmanager
def served(redis_url: str, log: Path, **variables: str) -> Iterator[Served]:
    """An API of its own over that Redis; it is stopped as a supervisor would."""
    port = free_port()
    bind = f"127.0.0.1:{port}"
    environ = {**os.environ, "REDIS_URL": redis_url, "QUOTEWIRE_BIND": bind, **variables}
    command = "-m gunicorn -c python:service.gunicorn_conf service.wsgi:app"
    with log.open("ab") as out:
        server = subprocess.Popen(
            [sys.executable, *command.split()], cwd=ROOT, env=environ, stdout=out, stderr=out
        )
    try:
        await_life(f"http://{bind}/livez", server, log)
        yield Served(port, server)
    finally:
        server.terminate()
        server.wait(30)


def await_life(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            assert server.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)


def begin(connection: HTTPConnection, path: str, kind: str, body: bytes) -> bytes:
    """Sends the first half of a POST; gives the other one."""
    connection.putrequest("POST", path)
    connection.putheader("Content-Type", kind)
    connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body[: len(body) // 2])
    return body[len(body) // 2 :]


def refuses(port: int) -> bool:
    """Whether nobody listens there any more."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except ConnectionRefusedError:
        return True
    return False
