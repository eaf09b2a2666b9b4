"""A real RabbitMQ of a test's own, which the test may freeze, kill and start again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from time import monotonic, sleep

import pytest
from kombu import Connection

from tests.stubs import free_port

PLACES = (None, "/usr/lib/rabbitmq/bin")
"""Where the server is looked for: Debian's on the PATH wants to be another user."""


class RabbitServer:
    """Listens on ``port`` of the loopback address, and keeps its data in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port, self.peers, self.names = free_port(), free_port(), free_port()
        self.url = f"amqp://guest:guest@127.0.0.1:{self.port}//"
        self._program = program()
        self.start()

    def start(self) -> None:
        environ = {
            **os.environ,
            "HOME": str(self.folder),
            "RABBITMQ_NODENAME": f"quotewire{self.port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(self.peers),
            "RABBITMQ_MNESIA_BASE": str(self.folder),
            "RABBITMQ_LOG_BASE": str(self.folder),
            "RABBITMQ_ENABLED_PLUGINS_FILE": str(self.folder / "plugins"),
            "RABBITMQ_CONF_ENV_FILE": "/dev/null",
            # A directory of names of its own, so that it can be stopped too.
            "ERL_EPMD_PORT": str(self.names),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            # Else it does not stop while it still knows of a server that was killed.
            "ERL_EPMD_RELAXED_COMMAND_CHECK": "1",
        }
        with (self.folder / "rabbit.out").open("ab") as out:
            self.process = subprocess.Popen(
                [self._program], env=environ, stdout=out, stderr=out, start_new_session=True
            )
        deadline = monotonic() + 120
        while True:
            try:
                with Connection(self.url, connect_timeout=5) as connection:
                    connection.connect()
                return
            except OSError:
                assert monotonic() < deadline, (self.folder / "rabbit.out").read_text()
                sleep(0.2)

    def kill(self) -> None:
        """As a crash does."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)

    def freeze(self) -> None:
        """From here on it accepts connections, as the kernel does for it, and never answers."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        os.killpg(self.process.pid, signal.SIGCONT)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.kill()
        epmd = shutil.which("epmd")
        if epmd:
            subprocess.run(
                [epmd, "-port", str(self.names), "-kill"], capture_output=True, check=False
            )


def program() -> str:
    """The server's path. Without one the test is skipped."""
    for place in reversed(PLACES):
        found = shutil.which("rabbitmq-server", path=place)
        if found:
            return found
    pytest.skip("no rabbitmq-server: install RabbitMQ")
