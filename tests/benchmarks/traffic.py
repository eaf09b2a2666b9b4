"""What a job costs Redis and each process: ``python -m tests.benchmarks.traffic [JOBS]``.

API, Redis and one worker as delivered, on seed articles: one by one, in a batch, and none at all.
From these figures docs/scale.md reckons what ten million articles a day take.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from redis import Redis
from rich.console import Console
from rich.table import Table

from tests.benchmarks.batches import articles, descendants, processor_time, service, through_a_batch
from tests.redis_server import RedisServer
from worker.client import Client
from worker.connection import connect

JOBS, SECONDS = 104, 10
ROLES = {"redis-server": "Redis", "gunicorn": "the API", "celery": "the worker"}


def processes() -> Iterator[tuple[str, int]]:
    """The role and the id of each that runs under this one."""
    for pid in descendants(os.getpid()):
        command = Path(f"/proc/{pid}/cmdline").read_text()
        yield from ((role, pid) for name, role in ROLES.items() if name in command)


def counted(server: RedisServer, redis: Redis) -> dict[str, float]:
    """What has been so far."""
    stats, keys = redis.info("stats"), redis.info("memory")
    file = sum(part.stat().st_size for part in (server.folder / "appendonlydir").iterdir())
    found = {
        "commands to Redis": stats["total_commands_processed"],
        "bytes to Redis": stats["total_net_input_bytes"],
        "bytes from Redis": stats["total_net_output_bytes"],
        "bytes that stay in Redis": keys["used_memory_dataset"],
        "bytes in its file": file,
    }
    for role in ROLES.values():
        own = [pid for name, pid in processes() if name == role]
        found[f"ms of {role}"] = 1000 * sum(map(processor_time, own))
    return found


def memory(role: str) -> float:
    """MiB of all its processes, what they share counted once."""
    kilobytes = 0
    for name, pid in processes():
        if name == role:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            kilobytes += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return kilobytes / 1024


def main(jobs: int = JOBS) -> None:
    """Print what a job, and a second without any, adds to each figure."""
    given = articles(jobs)
    columns: dict[str, dict[str, float]] = {}
    with service("worker.app", 1) as found, Client(found.address) as client:
        server, redis = found.server, connect(found.server.url)

        @contextmanager
        def adding(name: str, number: int) -> Iterator[None]:
            before = counted(server, redis)
            yield
            after = counted(server, redis)
            columns[name] = {key: (after[key] - before[key]) / number for key in after}

        through_a_batch(client, given[:8])
        with adding("a single job", jobs):
            for job in [client.submit(article["text"]) for article in given]:
                client.finished(job)
        with adding("a job of a batch", jobs):
            through_a_batch(client, given)
        with adding("a second without", SECONDS):
            time.sleep(SECONDS)
        held = {role: memory(role) for role in ROLES.values()}
    table = Table("", *columns)
    for key in columns["a single job"]:
        table.add_row(key, *(f"{column[key]:,.1f}" for column in columns.values()))
    Console().print(table)
    Console().print("MiB:", ", ".join(f"{role} {size:.0f}" for role, size in held.items()))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
