"""Store, queue and a real Celery worker in a process of its own, over a real Redis."""

from __future__ import annotations

import os
import signal
import time

import pytest

from tests.system import System
from worker.jobs import JobStatus

pytestmark = pytest.mark.redis


def test_every_job_ends_and_the_log_holds_no_words(system: System) -> None:
    system.start_worker(time_limit=2)
    expected = {
        "say Ada: It works": None,
        "plain WORDS": None,
        " ": "text-rejected",
        "break WORDS": "internal",
        "panic": "internal",
        # It escapes no task: Celery would end the whole worker.
        "memory": "out-of-memory",
        # More than a process may have, though not more than the machine has.
        "hoard": "out-of-memory",
        # Each of the two limits alone would end it; the soft one comes first.
        "sleep 30": "timeout",
        # Only the hard limit ends it.
        "outlive": "timeout",
        # The last, since it is tried again.
        "kill": "too-many-attempts",
    }
    ids = {text: system.submit(text) for text in expected}
    jobs = {text: system.ended(job_id) for text, job_id in ids.items()}
    assert {text: job.error and job.error.code for text, job in jobs.items()} == expected
    assert {text: job.attempts for text, job in jobs.items() if job.attempts != 1} == {"kill": 2}
    result = jobs["say Ada: It works"].result
    assert result is not None
    assert result["quotes"][0]["speaker"]["name"] == "Ada"
    assert "WORDS" not in system.log.read_text()


def test_a_job_waits_for_a_worker(system: System) -> None:
    job_id = system.submit("text")
    assert system.store.get(job_id).status is JobStatus.QUEUED
    system.start_worker()
    assert system.ended(job_id).status is JobStatus.SUCCEEDED


def test_a_job_whose_process_is_killed_is_done_by_the_next(system: System) -> None:
    system.start_worker()
    job_id = system.submit("sleep 0.8")
    system.until(lambda: running(system, job_id))
    os.kill(system.child(), signal.SIGKILL)
    job = system.ended(job_id)
    assert (job.status, job.attempts) == (JobStatus.SUCCEEDED, 2)


def test_a_stopped_worker_ends_what_is_short_and_gives_back_what_is_long(system: System) -> None:
    worker = system.start_worker(processes=2, time_limit=60)
    short, long = system.submit("sleep 0.5"), system.submit("sleep 50")
    system.until(lambda: {running(system, job) for job in (short, long)} == {True})
    worker.terminate()
    assert worker.wait(60) == 0
    assert system.store.workers() == 0
    assert system.store.get(short).status is JobStatus.SUCCEEDED
    job = system.store.get(long)
    assert (job.status, job.attempts) == (JobStatus.QUEUED, 1)
    system.start_worker(time_limit=60)
    system.until(lambda: running(system, long))
    assert system.store.get(long).attempts == 2


def running(system: System, job_id: str) -> bool:
    return system.store.get(job_id).status is JobStatus.RUNNING


def test_a_worker_resumes_when_redis_does(system: System) -> None:
    system.start_worker()
    waiting = system.submit("sleep 0.5")
    system.until(lambda: running(system, waiting))
    system.server.stop()
    time.sleep(1)
    system.server.start()
    assert system.ended(waiting).attempts == 1
    assert system.ended(system.submit("text")).status is JobStatus.SUCCEEDED
