"""Three Redis and three Sentinels of a test's own: the master may be killed or frozen."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path
from time import monotonic, sleep

from redis import Redis
from redis.exceptions import RedisError

from tests.redis_server import program, wait_for
from tests.stubs import free_port

NAME = "quotes"


class SentinelServers:
    """``url`` is the setting's; ``master()`` the port of the Redis that is the master now."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: dict[int, subprocess.Popen[bytes]] = {}
        self.redises = [free_port() for _ in range(3)]
        self.sentinels = [free_port() for _ in range(3)]
        nodes = ",".join(f"127.0.0.1:{port}" for port in self.sentinels)
        self.url = f"sentinel://{nodes}/{NAME}"
        for port in self.redises:
            self.start_redis(port, replica=port != self.redises[0])
        for port in self.sentinels:
            self._start_sentinel(port)
        self.until_whole()

    def start_redis(self, port: int, *, replica: bool) -> None:
        home = self.folder / str(port)
        home.mkdir(exist_ok=True)
        options = "--appendonly yes --appendfsync always --repl-diskless-sync-delay 0".split()
        if replica:
            options += ["--replicaof", "127.0.0.1", str(self.redises[0])]
        self._start(port, [*options, "--save", "", "--dir", str(home)])

    def _start_sentinel(self, port: int) -> None:
        config = self.folder / f"{port}.conf"
        config.write_text(
            f"sentinel monitor {NAME} 127.0.0.1 {self.redises[0]} 2\n"
            f"sentinel down-after-milliseconds {NAME} 1000\n"
            f"sentinel failover-timeout {NAME} 10000\n"
        )
        self._start(port, [], str(config), "--sentinel")

    def _start(self, port: int, options: list[str], *first: str) -> None:
        command = [program(), *first, "--port", str(port), "--bind", "127.0.0.1", *options]
        with (self.folder / f"{port}.log").open("ab") as log:
            self.processes[port] = subprocess.Popen(command, stdout=log, stderr=log)
        with Redis(port=port) as redis:
            wait_for(redis)

    def master(self) -> int:
        with Redis(port=self.sentinels[0]) as sentinel:
            return int(sentinel.sentinel_master(NAME)["port"])

    def until_whole(self) -> None:
        """Until both replicas follow the master, and the Sentinels know all of them."""
        deadline = monotonic() + 60
        while not all(self._sees_all(port) for port in self.sentinels):
            assert monotonic() < deadline
            sleep(0.1)

    def _sees_all(self, port: int) -> bool:
        try:
            with Redis(port=port) as sentinel, Redis(port=self.master()) as master:
                found = sentinel.sentinel_master(NAME)
                return (
                    found["num-slaves"] == 2
                    and found["num-other-sentinels"] == 2
                    and master.info("replication")["connected_slaves"] == 2
                )
        except RedisError:
            return False

    def kill(self, port: int) -> None:
        self.processes[port].kill()
        self.processes[port].wait(timeout=10)

    def freeze(self, port: int) -> None:
        self.processes[port].send_signal(signal.SIGSTOP)

    def thaw(self, port: int) -> None:
        self.processes[port].send_signal(signal.SIGCONT)

    def stop(self) -> None:
        for process in self.processes.values():
            if process.poll() is None:
                os.kill(process.pid, signal.SIGCONT)
                process.kill()
            process.wait(timeout=10)
