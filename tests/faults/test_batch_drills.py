"""Faults in the middle of a chunk: its other articles go on, and what was finished stays so."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence

import pytest

from tests.faults.drill import answer, said
from tests.system import System
from worker.batches import BatchStatus
from worker.jobs import TOO_MANY_ATTEMPTS, Job, JobStatus
from worker.tasks import TIMEOUT

pytestmark = pytest.mark.redis

SLOW = "sleep 0.3"
LIMIT = 3
"""Seconds for an article: ten times what a slow one takes, since the machine may be busy."""


def kill_the_child(system: System) -> None:
    os.kill(system.children(system.workers[0])[-1], signal.SIGKILL)


def kill_the_worker(system: System) -> None:
    system.kill(system.workers[0])
    system.start_worker(time_limit=LIMIT, wait=False)


def stop_the_worker(system: System) -> None:
    worker = system.workers.pop(0)
    os.kill(worker.pid, signal.SIGTERM)
    worker.wait(60)
    system.start_worker(time_limit=LIMIT, wait=False)


def crash_redis(system: System) -> None:
    system.server.kill()
    system.server.start()


FAULTS: list[Callable[[System], None]] = [
    kill_the_child,
    kill_the_worker,
    stop_the_worker,
    crash_redis,
]


def assert_answered(jobs: Sequence[Job], texts: Sequence[str]) -> None:
    for job, text in zip(jobs, texts, strict=True):
        assert (job.status, job.result) == (JobStatus.SUCCEEDED, answer(text))


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_the_middle_of_a_chunk_loses_nothing(
    lasting_system: System, fault: Callable[[System], None]
) -> None:
    system = lasting_system
    if not system.workers:
        system.start_worker(time_limit=LIMIT)
    texts = [said(1), SLOW, said(2), SLOW, SLOW, said(3)]
    batch_id = system.send_batch(texts)
    system.until(lambda: system.batches.get(batch_id).succeeded >= 3)
    fault(system)
    before = [job.id for job in system.batches.results(batch_id, after=0, most=99)[0]]
    jobs = system.batch_ended(batch_id)
    assert_answered(jobs, texts)
    # Who was finished was left alone; at most one was at work.
    assert [job.attempts for job in jobs if job.id in before[:3]] == [1, 1, 1]
    assert sum(job.attempts for job in jobs) <= len(texts) + 1
    assert system.redis.zcard("quotewire:chunks:running") == 0
    assert int(system.redis.get("quotewire:batched") or 0) == 0


@pytest.mark.parametrize(
    ("poison", "error", "attempts"), [("kill", TOO_MANY_ATTEMPTS, 2), ("outlive", TIMEOUT, 1)]
)
def test_a_poisonous_article_fails_alone(
    lasting_system: System, poison: str, error: object, attempts: int
) -> None:
    system = lasting_system
    if not system.workers:
        system.start_worker(time_limit=LIMIT)
    batch_id = system.send_batch([said(1), poison, said(2), said(3)], [said(4)])
    first, deadly, *rest = system.batch_ended(batch_id)
    assert_answered([first, *rest], [said(number) for number in (1, 2, 3, 4)])
    assert [job.attempts for job in (first, *rest)] == [1, 1, 1, 1]
    assert (deadly.status, deadly.error, deadly.attempts) == (JobStatus.FAILED, error, attempts)


def test_a_single_job_passes_a_batch(lasting_system: System) -> None:
    """One process, thirty seconds of batch before it: it waits for one article of that at most."""
    system = lasting_system
    if not system.workers:
        system.start_worker(time_limit=LIMIT)
    batch_id = system.send_batch(*[[SLOW] * 10] * 10)
    system.until(lambda: system.batches.get(batch_id).succeeded)
    assert system.ended(system.submit(said(1))).status is JobStatus.SUCCEEDED
    batch = system.batches.get(batch_id)
    assert (batch.status, batch.succeeded < 20) == (BatchStatus.RUNNING, True)
    system.batches.delete(batch_id)
    system.until(lambda: system.queue.no_chunks())
