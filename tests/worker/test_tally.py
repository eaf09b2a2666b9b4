"""What is counted of jobs, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from redis import Redis

from worker.batches import Article, BatchStore
from worker.jobs import JobError, JobStore
from worker.tally import Counters, Tally

ERROR = JobError("timeout", "Too long.")


def finished(store: JobStore) -> None:
    job = store.create("text")
    store.claim(job.id)
    store.finish(job.id, 1, {})
    # Whatever happens twice is counted once.
    store.finish(job.id, 1, {})
    store.delete(job.id)


def failed(store: JobStore) -> None:
    job = store.create("text")
    store.claim(job.id)
    store.fail(job.id, 1, ERROR)


def cancelled(store: JobStore) -> None:
    store.delete(store.create("text").id)


def returned(store: JobStore) -> None:
    job = store.create("text")
    store.claim(job.id)
    store.release(job.id, 1)


def given_up(store: JobStore) -> None:
    job = store.create("text")
    for attempt in (1, 2, 3):
        store.claim(job.id)
        store.release(job.id, attempt)
    assert store.claim(job.id) is None


@pytest.mark.parametrize(
    ("happens", "counted"),
    [
        (finished, {"accepted": 1, "ended:succeeded": 1}),
        (failed, {"accepted": 1, "ended:failed": 1, "failed:timeout": 1}),
        (cancelled, {"accepted": 1, "ended:cancelled": 1}),
        (returned, {"accepted": 1, "returned": 1}),
        (
            given_up,
            {"accepted": 1, "returned": 3, "ended:failed": 1, "failed:too-many-attempts": 1},
        ),
    ],
)
def test_what_happens_is_counted(
    store: JobStore, redis: Redis, happens: Callable[[JobStore], None], counted: dict[str, int]
) -> None:
    happens(store)
    counters = Counters(redis).read().counters
    assert {
        name: value
        for name, value in counters.items()
        if not name.startswith(("wait:", "extraction:"))
    } == counted


def test_the_jobs_of_a_batch_are_counted_one_by_one(redis: Redis) -> None:
    batches = BatchStore(redis)
    batch_id, _ = batches.open()
    batches.add(batch_id, [Article(1, "one"), Article(2, "two")])
    assert Counters(redis).read().batched == 2
    batches.delete(batch_id)
    assert Counters(redis).read().counters == {"accepted": 2, "ended:cancelled": 2}
    assert Counters(redis).read().batched == 0


def test_how_things_stand(store: JobStore, redis: Redis) -> None:
    counters = Counters(redis)
    assert counters.read() == Tally({}, 0, 0, 0, 0, 0.0)
    store.create("one")
    store.claim(store.create("two").id)
    store.heartbeat("worker", ttl=30)
    tally = counters.read()
    assert (tally.waiting, tally.running, tally.workers) == (1, 1, 1)
    assert 0 <= tally.oldest < 30


def test_each_bucket_of_a_duration_holds_those_below_it() -> None:
    counters = {"wait:25": 2, "wait:1000": 1, "wait:inf": 1, "wait:sum": 400_250, "waits": 9}
    durations = Tally(counters, 0, 0, 0, 0, 0.0).durations("wait")
    assert durations.seconds == 400.25
    assert list(durations.buckets.items())[:2] == [("0.025", 2), ("0.05", 2)]
    assert list(durations.buckets.items())[-3:] == [("60", 3), ("300", 3), ("+Inf", 4)]


def test_a_job_that_ended_has_its_durations(store: JobStore, redis: Redis) -> None:
    finished(store)
    tally = Counters(redis).read()
    for name in ("wait", "extraction"):
        durations = tally.durations(name)
        assert durations.buckets["+Inf"] == 1
        assert 0 <= durations.seconds < 30
