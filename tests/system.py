"""The queue's side as it really runs: a Redis, and Celery workers in processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count
from pathlib import Path

from tests.redis_server import RedisServer
from worker.batches import Article, BatchStatus, BatchStore
from worker.broker import Queue, QueueUnavailable, celery_app
from worker.jobs import Job, JobStore, connect

ROOT = Path(__file__).parent.parent


class System:
    """A Redis, a queue, and workers around the stub pipeline (``tests.stub_worker``)."""

    def __init__(self, server: RedisServer, log: Path) -> None:
        self.server = server
        self.log = log
        self.redis = connect(server.url)
        self.store = JobStore(self.redis)
        self.batches = BatchStore(self.redis)
        self.queue = Queue(celery_app(server.url))
        self.workers: list[subprocess.Popen[bytes]] = []

    def start_worker(
        self,
        processes: int = 1,
        time_limit: int = 60,
        max_attempts: int = 2,
        *,
        wait: bool = True,
        **variables: str,
    ) -> subprocess.Popen[bytes]:
        options = f"--concurrency {processes} --loglevel INFO --without-gossip --without-mingle"
        environ = {
            **os.environ,
            "REDIS_URL": self.server.url,
            "REMAP_SIGTERM": "SIGQUIT",
            "QUOTEWIRE_TIME_LIMIT": str(time_limit),
            "QUOTEWIRE_MAX_ATTEMPTS": str(max_attempts),
            "QUOTEWIRE_CHILD_MEMORY": "400",
            **variables,
        }
        with self.log.open("ab") as log:
            worker = subprocess.Popen(
                [*celery(), "-A", "tests.stub_worker", "worker", *options.split()],
                cwd=ROOT,
                env=environ,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.workers.append(worker)
        if wait:
            # By its name: their number also counts those that were killed, for some seconds more.
            self.until(lambda: any(n.endswith(f":{worker.pid}") for n in self.store.worker_names()))
        return worker

    def submit(self, text: str) -> str:
        job = self.store.create(text)
        self.queue.submit(job.id)
        return job.id

    def ended(self, job_id: str) -> Job:
        self.until(lambda: self.store.get(job_id).status.final)
        return self.store.get(job_id)

    def until(self, true: Callable[[], object], seconds: float = 90) -> None:
        deadline = time.monotonic() + seconds
        while not true():
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.02)

    def send(self, text: str) -> str:
        """As the API does: the record is kept even if its message does not leave."""
        job_id = self.store.create(text).id
        with suppress(QueueUnavailable):
            self.queue.submit(job_id)
        return job_id

    def send_batch(self, *chunks: Sequence[str]) -> str:
        """A batch of these texts, chunk by chunk."""
        batch_id, _ = self.batches.open()
        line = count(1)
        for texts in chunks:
            articles = [Article(next(line), text) for text in texts]
            self.queue.submit_chunk(self.batches.add(batch_id, articles))
        self.batches.seal(batch_id, digest="none")
        return batch_id

    def batch_ended(self, batch_id: str, seconds: float = 90) -> list[Job]:
        """Its jobs in the order of their lines, when all have ended."""
        self.until(lambda: self.batches.get(batch_id).status is BatchStatus.FINISHED, seconds)
        ended, _ = self.batches.results(batch_id, after=0, most=10_000)
        return [self.store.get(job.id) for job in sorted(ended, key=lambda job: job.line)]

    def child(self) -> int:
        """The process that extracts."""
        [worker] = self.workers
        return self.children(worker)[-1]

    def children(self, worker: subprocess.Popen[bytes]) -> list[int]:
        try:
            text = Path(f"/proc/{worker.pid}/task/{worker.pid}/children").read_text()
        except OSError:  # it is dead
            return []
        return [int(pid) for pid in text.split()]

    def kill(self, worker: subprocess.Popen[bytes]) -> None:
        """The worker and its children at once, as a machine does that loses its power."""
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        self.workers.remove(worker)

    def stop(self) -> None:
        for worker in self.workers:
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        self.redis.close()


def celery() -> list[str]:
    return [sys.executable, "-m", "celery", "--quiet"]
