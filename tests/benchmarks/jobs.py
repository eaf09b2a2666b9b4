"""What a single job costs beside reading it, by process; how soon it is there; how many a second.

``python -m tests.benchmarks.jobs [JOBS [READ]]``: the service as it is delivered. First a worker
that reads in no time, so that only the way is measured: the POST, the store, the queue, the worker,
and the answer, beside what Flask, gunicorn, Celery and redis-py take with nothing of ours around
them. Then real ones, against the library over the same articles. Costs are the
processor's, so that they hold on a busy machine too; the client's is shown apart.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from rich.console import Console
from rich.table import Table
from urllib3 import PoolManager

from tests.benchmarks.bare import bare_service
from tests.benchmarks.batches import (
    Rows,
    Service,
    articles,
    by_the_library,
    measured,
    processor_time,
    service,
    spent,
    table,
)
from tests.benchmarks.canned_worker import canned

JOBS, READ = 500, 100
"""Jobs that are only sent; articles that are read."""
SIZES, ROUNDS = (1_000, 10_000, 100_000, 1_000_000), 25
WAIT, PAUSE = 30, 0.02
"""Seconds that an answer is waited for; between two questions, where the other does not wait."""
CANNED = "tests.benchmarks.canned_worker"
STATUS = re.compile(rb'"status":"(\w+)"')


class Caller:
    """A client that does the least there is to do, on one connection."""

    def __init__(self, address: str) -> None:
        self._http = PoolManager()
        self._address = address

    def submit(self, text: str, wait: int = 0) -> str:
        """The path of the article's job; with ``wait``, as a rule when it has ended."""
        headers = {"Content-Type": "text/plain", "Prefer": f"wait={wait}"}
        answer = self._http.request(
            "POST", f"{self._address}/v1/jobs", body=text.encode(), headers=headers
        )
        assert answer.status in (200, 202), answer.data
        if wait and answer.status == 202:
            self.take(answer.headers["Location"])
        return answer.headers["Location"]

    def take(self, job: str) -> None:
        """Its result, as soon as it is there."""
        status = "queued"
        while status in ("queued", "running"):
            answer = self._http.request("GET", f"{self._address}{job}?wait={WAIT}")
            status = STATUS.findall(answer.data)[0].decode()
            if status == "queued":
                time.sleep(PAUSE)
        assert status == "succeeded", answer.data

    def in_turn(self, texts: Sequence[str]) -> None:
        """Each when the one before it has ended."""
        for text in texts:
            self.take(self.submit(text))

    def held(self, texts: Sequence[str]) -> list[float]:
        """Each when the one before it has ended, its answer held back: the seconds of each."""
        took = []
        for text in texts:
            began = time.monotonic()
            self.submit(text, WAIT)
            took.append(time.monotonic() - began)
        return took

    def at_once(self, texts: Sequence[str]) -> None:
        """All sent, then all taken."""
        for job in [self.submit(text) for text in texts]:
            self.take(job)


def used(found: Service) -> dict[str, float]:
    """Seconds of the processor, by process."""
    workers = {pid: processor_time(pid) for pid in found.workers}
    return {
        "API": spent(found.api),
        "Redis": processor_time(found.server.process.pid),
        "worker, receiving": sum(workers.values()),
        "worker, reading": sum(map(spent, workers)) - sum(workers.values()),
        "client": processor_time(os.getpid()),
    }


def costs(
    found: Service, send: Callable[[Sequence[str]], object], texts: Sequence[str]
) -> dict[str, float]:
    """Milliseconds of the processor for each article, by process."""
    before = used(found)
    send(texts)
    after = used(found)
    each = {name: (after[name] - before[name]) * 1000 / len(texts) for name in before}
    return each | {"all but the client": sum(each.values()) - each["client"]}


def least(texts: Sequence[str]) -> dict[str, float]:
    """What each process spends on a job, where none of them does more than it must."""
    result = canned()("").to_dict()
    with bare_service(result) as found:
        caller = Caller(found.address)
        caller.at_once(texts[:20])
        return costs(found, caller.at_once, texts)


def ways(found: Service, texts: Sequence[str], bare: dict[str, float]) -> Table:
    """What each process spends on a job, by how its client goes about it."""
    caller = Caller(found.address)
    caller.held(texts[:20])
    sent: dict[str, Callable[[Sequence[str]], object]] = {
        "POST that waits": caller.held,
        "POST, then GET that waits": caller.in_turn,
        "all POSTs, then all GETs": caller.at_once,
    }
    spent = [*(costs(found, send, texts) for send in sent.values()), bare]
    shown = Table("ms of the processor a job", *sent, "the same, by the libraries alone")
    for name in spent[0]:
        shown.add_row(name, *(f"{way[name]:.2f}" for way in spent))
    return shown


def latencies(took: dict[str, list[float]]) -> Table:
    """How long a client waits for the answer when nobody else asks."""
    shown = Table("a job alone", "p50, ms", "p95, ms")
    for name, seconds in took.items():
        cuts = statistics.quantiles(seconds, n=20)
        shown.add_row(name, f"{1000 * cuts[9]:.1f}", f"{1000 * cuts[18]:.1f}")
    return shown


def sizes() -> Table:
    """The way of ever longer articles, whatever it takes to read them."""
    whole = "\n\n".join(article["text"] for article in articles(26))
    shown = Table("characters", "ms of the processor", "ms to the answer", title="the way alone")
    with service(CANNED, 1, QUOTEWIRE_TEXT_LIMIT=str(max(SIZES))) as found:
        caller = Caller(found.address)
        caller.held([whole] * 20)
        for size in SIZES:
            text = (whole * (size // len(whole) + 1))[:size]
            each = costs(found, caller.held, [text] * ROUNDS)["all but the client"]
            took = statistics.median(caller.held([text] * ROUNDS))
            shown.add_row(f"{size:,}", f"{each:.2f}", f"{1000 * took:.1f}")
    return shown


def main(jobs: int = JOBS, read: int = READ) -> None:
    """Print what the way costs by process and length, the time to an answer, and the pace."""
    console, rows = Console(), Rows()
    texts = [article["text"] for article in articles(max(jobs, read))]
    took: dict[str, list[float]] = {}
    bare = least(texts[:jobs])
    with service(CANNED, 1) as found:
        console.print(ways(found, texts[:jobs], bare))
        took["the way alone"] = Caller(found.address).held(texts[:jobs])
    console.print(sizes())
    if not read:
        console.print(latencies(took))
        return
    for workers in (1, 2):
        by_the_library(rows, texts[:read], workers)
        with service("worker.app", workers) as found:
            caller = Caller(found.address)
            caller.at_once(texts[: 8 * workers])
            if workers == 1:
                took["with its article read"] = caller.held(texts[:read])
            with measured(rows, f"jobs, {workers} worker(s)", read):
                caller.at_once(texts[:read])
    console.print(latencies(took))
    console.print(table(rows))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
