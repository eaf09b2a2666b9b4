"""A real Redis server of a test's own, which the test may freeze, stop and start again."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path
from time import monotonic, sleep

import pytest
from redis import ConnectionPool, Redis
from redis.exceptions import BusyLoadingError, RedisError


class RedisServer:
    """Listens on a unix socket in ``folder``, and keeps its data there with an append-only file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.url = f"unix://{folder}/redis.sock"
        self.start()

    def start(self, *, loading_delay: int = 0) -> None:
        """With a ``loading_delay``, in microseconds a key, it returns while it still loads."""
        options = ["--port", "0", "--appendonly", "yes", "--appendfsync", "always", "--save", ""]
        if loading_delay:
            # Else it would listen to nobody until it has loaded another 2 MB.
            options += ["--loading-process-events-interval-bytes", "1024"]
            options += ["--key-load-delay", str(loading_delay)]
        self.process = subprocess.Popen(
            [program(), *options, "--dir", self.folder, "--unixsocket", "redis.sock"],
            stdout=subprocess.DEVNULL,
        )
        with Redis.from_url(self.url) as redis:
            wait_for(redis, loading=loading_delay > 0)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.thaw()
            self.process.terminate()
            self.process.wait(timeout=60)

    def compact(self) -> None:
        """Have its file hold what is, not what happened."""
        with Redis.from_url(self.url) as redis:
            redis.bgrewriteaof()
            while redis.info("persistence")["aof_rewrite_in_progress"]:
                sleep(0.05)

    def kill(self) -> None:
        """As a crash does: no farewell, nothing saved but what its log has."""
        self.process.kill()
        self.process.wait(timeout=60)

    def freeze(self) -> None:
        """From here on it accepts connections, as the kernel does for it, and never answers."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        self.process.send_signal(signal.SIGCONT)


def program() -> str:
    """The server's path. Without one the test is skipped, but on CI it fails."""
    found = shutil.which("redis-server") or shutil.which("valkey-server")
    if found:
        return found
    reason = "no redis-server or valkey-server on the PATH"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def wait_for(redis: Redis, *, loading: bool = False) -> None:
    """Until it answers; with ``loading``, until it at least says why it does not."""
    deadline = monotonic() + 60
    while True:
        try:
            redis.ping()
        except BusyLoadingError:
            if loading:
                return
            sleep(0.01)
        except RedisError:
            if monotonic() > deadline:
                raise
            sleep(0.01)
        else:
            return


def apart(redis: Redis) -> Redis:
    """With connections of its own: a listener outlasts the last who waited by seconds."""
    pool = redis.connection_pool
    own = ConnectionPool(connection_class=pool.connection_class, **pool.connection_kwargs)
    return Redis(connection_pool=own)
