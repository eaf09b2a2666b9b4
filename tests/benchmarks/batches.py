"""What queue and HTTP cost an article of a batch, beside reading it.

``python -m tests.benchmarks.batches [READ [SENT]]``: the whole service as it is delivered, API,
Redis, two workers, and the command line's client. First two processes of the library alone read
some articles, then two workers read the same in a batch; then workers that read in no time take
many articles, so that nothing but the way is measured. Processor time is that of all processes
together; the clock's is a fair comparison only where there is a core for each of the two.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.redis_server import RedisServer
from tests.served import served
from tests.system import celery
from worker.client import Client
from worker.jobs import JobStore, connect
from worker.pipeline.extract import Pipeline
from worker.pipeline.load import load_pipeline

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
READ, SENT = 300, 5_000
"""Articles that are read; that are only sent."""
WORKERS = 2
OPTIONS = "--concurrency 1 --loglevel WARNING --without-gossip --without-mingle"
Rows = dict[str, tuple[int, float, float]]
"""By name: how many articles, seconds of the clock, and of the processor."""


def articles(number: int) -> list[dict[str, str]]:
    """The seeds, over and over, no two of them alike."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [
        {"id": str(line), "text": f"Edition {line}.\n\n{texts[line % len(texts)]}"}
        for line in range(number)
    ]


def descendants(pid: int) -> Iterator[int]:
    yield pid
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            yield from descendants(int(child))


def processor_time(pid: int, *, ended: bool = False) -> float:
    """Seconds of the processor that the process has used; ``ended``: also its ended children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, fields[11 : 15 if ended else 13])) / os.sysconf("SC_CLK_TCK")


def spent(pid: int) -> float:
    """Seconds of the processor that the process and all that it started have used."""
    return sum(processor_time(each, ended=True) for each in descendants(pid))


@contextmanager
def measured(rows: Rows, name: str, number: int) -> Iterator[None]:
    clock, processor = time.monotonic(), spent(os.getpid())
    yield
    rows[name] = (number, time.monotonic() - clock, spent(os.getpid()) - processor)


@dataclass(frozen=True, slots=True)
class Service:
    """All of it on one machine: its API's address, its Redis, and the ids of its processes."""

    address: str
    server: RedisServer
    api: int
    workers: list[int]


@contextmanager
def service(module: str, workers: int = WORKERS, **variables: str) -> Iterator[Service]:
    """A service of one's own, its workers those of ``module``."""
    with tempfile.TemporaryDirectory() as folder:
        server, log = RedisServer(Path(folder)), Path(folder) / "log"
        environ = {**os.environ, "REDIS_URL": server.url, **variables}
        worker = [*celery(), "-A", module, "worker", *OPTIONS.split()]
        with log.open("ab") as err:
            started = [subprocess.Popen(worker, env=environ, stderr=err) for _ in range(workers)]
        try:
            store = JobStore(connect(server.url))
            while store.workers() < workers:
                time.sleep(0.1)
            time.sleep(3)  # until the children have their model
            with served(server.url, log, **variables) as api:
                pids = [process.pid for process in started]
                yield Service(api.address, server, api.process.pid, pids)
        finally:
            for process in started:
                process.terminate()
            for process in started:
                process.wait()
            server.stop()


_library: Pipeline


def load() -> None:
    """The library in a process of its own, warm."""
    global _library
    _library = load_pipeline()
    _library("“Ready,” she said.")


def read_one(text: str) -> int:
    return len(_library(text).quotes)


def by_the_library(rows: Rows, texts: list[str], processes: int) -> None:
    with get_context("spawn").Pool(processes, initializer=load) as pool:
        pool.map(read_one, texts[: 8 * processes], chunksize=1)
        with measured(rows, f"library, {processes} process(es)", len(texts)):
            for _ in pool.imap_unordered(read_one, texts, chunksize=8):
                pass


def through_a_batch(client: Client, given: list[dict[str, str]]) -> None:
    batch = client.submit_batch(given)
    assert len(list(client.results(batch.id))) == len(given)


def table(rows: Rows) -> Table:
    number, _, processor = next(iter(rows.values()))
    library = processor / number
    shown = Table(
        "", "articles", "seconds", "a second", "processor", "ms an article", "of the first"
    )
    for name, (number, clock, processor) in rows.items():
        each = processor / number
        cells = [f"{number:,}", f"{clock:.1f}", f"{number / clock:.1f}", f"{processor:.1f}"]
        shown.add_row(name, *cells, f"{1000 * each:.2f}", f"{each / library:.1%}")
    return shown


def main(number: int = READ, sent: int = SENT) -> None:
    """Print what each way costs, as a share of what the library's reading costs."""
    rows: Rows = {}
    read = articles(number)
    by_the_library(rows, [article["text"] for article in read], WORKERS)
    with service("worker.app") as found, Client(found.address) as client:
        through_a_batch(client, read[:8])
        with measured(rows, f"batch, read by {WORKERS} workers", number):
            through_a_batch(client, read)
    with service("tests.benchmarks.canned_worker") as found, Client(found.address) as client:
        through_a_batch(client, read[:8])
        with measured(rows, "batch, the way alone", sent):
            through_a_batch(client, articles(sent))
    Console().print(table(rows))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
