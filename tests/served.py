"""The API as it is really served: gunicorn, in processes of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def served(redis_url: str, log: Path, **variables: str) -> Iterator[str]:
    """The address of an API of its own over that Redis; it is stopped as a supervisor would."""
    address = f"127.0.0.1:{free_port()}"
    environ = {**os.environ, "REDIS_URL": redis_url, "QUOTEWIRE_BIND": address, **variables}
    command = "-m gunicorn -c python:service.gunicorn_conf service.wsgi:app"
    with log.open("ab") as out:
        server = subprocess.Popen(
            [sys.executable, *command.split()], cwd=ROOT, env=environ, stdout=out, stderr=out
        )
    try:
        await_life(f"http://{address}/livez", server, log)
        yield f"http://{address}"
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
