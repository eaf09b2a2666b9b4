"""One job, from claim to answer, whatever the pipeline and the store do."""

from __future__ import annotations

import logging
import signal
import time
from collections.abc import Mapping
from threading import Timer
from typing import Any

import pytest
from redis import Redis

from tests.redis_server import RedisServer
from tests.stubs import StubPipeline
from worker import tasks
from worker.jobs import Claim, Job, JobStatus, JobStore, StoreUnavailable, connect
from worker.logs import JsonFormatter
from worker.pipeline.quote import Extraction


def run(store: JobStore, text: str, **options: object) -> Job:
    job = store.create(text)
    tasks.run(job.id, store=store, pipeline=StubPipeline(), **options)  # type: ignore[arg-type]
    return store.get(job.id)


def test_a_job_succeeds_with_what_the_pipeline_found(store: JobStore) -> None:
    text = "say Ada: It works"
    job = run(store, text)
    assert job.status is JobStatus.SUCCEEDED
    assert job.result == StubPipeline()(text).to_dict()


FAILS = [
    ("  ", "text-rejected"),
    ("memory", "out-of-memory"),
    ("panic", "internal"),
    ("break SECRET", "internal"),
]


@pytest.mark.parametrize(("text", "code"), FAILS)
def test_whatever_the_pipeline_raises_is_the_jobs_error(
    store: JobStore, caplog: pytest.LogCaptureFixture, text: str, code: str
) -> None:
    job = run(store, text)
    assert (job.status, job.attempts) == (JobStatus.FAILED, 1)
    assert job.error is not None
    assert job.error.code == code
    assert "SECRET" not in job.error.detail
    assert "SECRET" not in "".join(map(JsonFormatter().format, caplog.records))


def test_a_fault_is_logged_with_its_place(
    store: JobStore, caplog: pytest.LogCaptureFixture
) -> None:
    job = run(store, "break SECRET")
    [record] = [record for record in caplog.records if record.levelno == logging.ERROR]
    logged = JsonFormatter().format(record)
    assert job.id in logged
    assert "RuntimeError" in logged
    assert "stubs.py" in logged


class TimeIsUp(Exception):
    """What the caller raises in the task."""


def test_a_job_that_takes_too_long_fails_with_timeout(store: JobStore) -> None:
    def slow(text: str) -> Extraction:
        raise TimeIsUp

    job = store.create("long")
    tasks.run(job.id, store=store, pipeline=slow, timeouts=(TimeIsUp,))
    assert store.get(job.id).error == tasks.TIMEOUT


@pytest.mark.parametrize("end", [KeyboardInterrupt, SystemExit])
def test_a_process_that_is_told_to_end_ends(store: JobStore, end: type[BaseException]) -> None:
    def ends(text: str) -> Extraction:
        raise end

    job = store.create("text")
    with pytest.raises(end):
        tasks.run(job.id, store=store, pipeline=ends)
    assert store.get(job.id).status is JobStatus.RUNNING


def test_a_message_for_nothing_does_nothing(store: JobStore) -> None:
    def never(text: str) -> Extraction:
        raise AssertionError

    done = run(store, "text")
    for job_id in (done.id, "0" * 32):
        tasks.run(job_id, store=store, pipeline=never)
    assert store.get(done.id) == done


def test_a_job_erased_while_it_runs_stays_erased(store: JobStore) -> None:
    job = store.create("text")

    def erasing(text: str) -> Extraction:
        store.delete(job.id)
        return Extraction((), (), "stub 1")

    tasks.run(job.id, store=store, pipeline=erasing)
    assert store.claim(job.id) is None


class FlakyStore(JobStore):
    """Away the first ``failures`` times that ``step`` is asked for."""

    def __init__(self, redis: Redis, step: str, failures: int) -> None:
        super().__init__(redis)
        self.failures = {step: failures}

    def answer(self, step: str) -> None:
        if self.failures.get(step):
            self.failures[step] -= 1
            raise StoreUnavailable

    def claim(self, job_id: str) -> Claim | None:
        self.answer("claim")
        return super().claim(job_id)

    def finish(self, job_id: str, attempt: int, result: Mapping[str, Any]) -> bool:
        self.answer("finish")
        return super().finish(job_id, attempt, result)


@pytest.mark.parametrize("step", ["claim", "finish"])
def test_a_store_that_is_away_for_a_while_is_waited_for(redis: Redis, step: str) -> None:
    flaky = FlakyStore(redis, step, failures=3)
    assert run(flaky, "text").status is JobStatus.SUCCEEDED


def test_time_that_is_up_while_the_answer_waits_does_not_spoil_it(redis: Redis) -> None:
    def time_is_up(number: int, frame: object) -> None:
        raise TimeIsUp

    class Late(FlakyStore):
        """Time is up soon after it was first asked to keep the answer, however late that is."""

        def finish(self, job_id: str, attempt: int, result: Mapping[str, Any]) -> bool:
            if self.failures["finish"] == 5:
                signal.setitimer(signal.ITIMER_REAL, 0.1)
            return super().finish(job_id, attempt, result)

    late = Late(redis, "finish", failures=5)
    before = signal.signal(signal.SIGALRM, time_is_up)
    try:
        assert run(late, "text", timeouts=(TimeIsUp,)).status is JobStatus.SUCCEEDED
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_an_answer_that_cannot_be_stored_in_time_is_an_error(redis: Redis) -> None:
    flaky = FlakyStore(redis, "finish", failures=1_000)
    began = time.monotonic()
    with pytest.raises(StoreUnavailable):
        run(flaky, "text", patience=0.3)
    assert 0.3 <= time.monotonic() - began < 30


@pytest.mark.redis
def test_an_answer_outlives_a_restart_of_redis(redis_server: RedisServer) -> None:
    with connect(redis_server.url) as redis:
        store = JobStore(redis)
        job = store.create("text")

        def restarting(text: str) -> Extraction:
            redis_server.stop()
            # It comes back while the answer waits.
            Timer(0.5, redis_server.start).start()
            return Extraction((), (), "stub 1")

        tasks.run(job.id, store=store, pipeline=restarting)
        assert store.get(job.id).status is JobStatus.SUCCEEDED
