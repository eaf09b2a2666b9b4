"""What the sweep finds, and what it leaves alone."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable

import pytest
from redis import Redis

from tests.clock import WEEK, age
from tests.stubs import BrokenQueue, InlineQueue
from worker import sweep
from worker.broker import QueueUnavailable
from worker.jobs import (
    TOO_MANY_ATTEMPTS,
    JobNotFound,
    JobStatus,
    JobStore,
    StoreUnavailable,
    Swept,
)

LEASE, GRACE, PAUSE = 1_000, 200, 50
"""Seconds that pass by ``age`` alone: whatever the machine takes is nothing beside them."""

NOTHING = Swept([], [])
RESULT = {"quotes": [], "speakers": [], "model": "m 1"}


def store_of(redis: Redis, **options: float) -> JobStore:
    return JobStore(redis, **{"lease": LEASE, "grace": GRACE, "pause": PAUSE, **options})  # type: ignore[arg-type]


@pytest.fixture
def store(redis: Redis) -> JobStore:
    """One of a worker's, which has just swept."""
    store = store_of(redis)
    swept(store, redis)
    return store


def swept(store: JobStore, redis: Redis, *, queue_is_empty: bool = False) -> Swept:
    """The next sweep, as soon as one is due. No worker beats meanwhile."""
    age(redis, PAUSE)
    found = store.sweep(queue_is_empty=queue_is_empty)
    assert found is not None
    return found


def sweeping(store: JobStore, redis: Redis, seconds: float) -> Swept:
    """All that is found in this time."""
    again, failed = [], []
    for _ in range(round(seconds / PAUSE)):
        found = swept(store, redis)
        again += found.again
        failed += found.failed
    return Swept(again, failed)


def claim(store: JobStore) -> str:
    job = store.create("text")
    assert store.claim(job.id)
    return job.id


def test_one_sweeps_at_a_time_and_any_can_take_over(redis: Redis) -> None:
    stores = [store_of(redis, pause=60) for _ in range(3)]
    found = [store.sweep(queue_is_empty=True) for store in stores]
    assert found == [NOTHING, None, None]
    redis.set("quotewire:swept", int((time.time() - 61) * 1000))
    assert [store.sweep(queue_is_empty=True) for store in reversed(stores)] == [NOTHING, None, None]


def test_a_clock_that_was_set_back_does_not_stop_the_sweep(redis: Redis) -> None:
    redis.set("quotewire:swept", int((time.time() + 3600) * 1000))
    assert JobStore(redis).sweep(queue_is_empty=True) == NOTHING


def test_a_running_job_without_a_sign_of_life_goes_back_to_the_queue(
    store: JobStore, redis: Redis
) -> None:
    job_id = claim(store)
    assert sweeping(store, redis, LEASE - PAUSE) == NOTHING
    assert sweeping(store, redis, 2 * PAUSE) == Swept([job_id], [])
    job = store.get(job_id)
    assert (job.status, job.attempts, job.started_at) == (JobStatus.QUEUED, 1, None)
    assert not store.finish(job_id, 1, RESULT)
    second = store.claim(job_id)
    assert second is not None
    assert second.attempt == 2


def test_a_heartbeat_keeps_a_job(store: JobStore, redis: Redis) -> None:
    job_id = claim(store)
    for _ in range(8):
        store.heartbeat("one", ttl=10, jobs=[job_id, "0" * 32])
        assert sweeping(store, redis, LEASE / 4) == NOTHING
    assert store.get(job_id).status is JobStatus.RUNNING


def test_after_a_time_without_sweeps_the_living_renew_their_leases_first(
    store: JobStore, redis: Redis
) -> None:
    """Redis hung, and no worker could reach it: that is no reason to take their jobs."""
    job_id = claim(store)
    age(redis, 1.5 * LEASE)
    assert swept(store, redis) == NOTHING
    assert redis.zscore("quotewire:running", job_id) > time.time() * 1000


def test_a_job_that_keeps_losing_its_worker_fails_for_good(redis: Redis) -> None:
    store = store_of(redis, max_attempts=2)
    swept(store, redis)
    deadly, other = store.create("deadly"), store.create("other")
    for _ in range(2):
        assert store.claim(deadly.id)
        found = sweeping(store, redis, 1.2 * LEASE)
    assert found == Swept([], [deadly.id])
    job = store.get(deadly.id)
    assert (job.status, job.error, job.attempts) == (JobStatus.FAILED, TOO_MANY_ATTEMPTS, 2)
    assert redis.hget(f"quotewire:job:{deadly.id}", "text") is None
    assert store.claim(other.id) is not None


def old(store: JobStore, redis: Redis) -> str:
    """A queued job whose message has been on its way for longer than it may."""
    job_id = store.create("text").id
    age(redis, GRACE + 1)
    return job_id


def test_a_message_that_never_left_is_sent_when_the_queue_is_empty(
    store: JobStore, redis: Redis
) -> None:
    job_id = old(store, redis)
    assert swept(store, redis, queue_is_empty=True) == Swept([job_id], [])


def test_a_job_behind_a_long_queue_is_left_alone(store: JobStore, redis: Redis) -> None:
    for _ in range(3):
        old(store, redis)
    assert swept(store, redis) == NOTHING


def test_a_new_job_is_left_alone(redis: Redis) -> None:
    store = store_of(redis, grace=3 * PAUSE)
    store.create("text")
    assert swept(store, redis, queue_is_empty=True) == NOTHING


def test_a_job_that_was_passed_by_is_sent_again_and_only_once(
    store: JobStore, redis: Redis
) -> None:
    lost = old(store, redis)
    later, last = claim(store), old(store, redis)
    assert swept(store, redis).again == [lost]
    found = swept(store, redis)
    assert lost not in found.again
    assert last not in found.again
    assert later not in found.failed


def test_what_is_sent_again_does_not_make_the_others_look_lost(
    store: JobStore, redis: Redis
) -> None:
    first = old(store, redis)
    rest = [old(store, redis) for _ in range(3)]
    assert store.claim(first)
    assert store.release(first, 1)
    # Its message returns to the head of the queue, and is claimed before the rest.
    assert store.claim(first)
    assert set(swept(store, redis).again) & set(rest) == set()


def test_what_has_expired_is_forgotten(redis: Redis) -> None:
    store = store_of(redis, grace=0)
    store.create("text")
    claim(store)
    age(redis, WEEK)
    assert swept(store, redis, queue_is_empty=True) == NOTHING
    assert sweeping(store, redis, 1.5 * LEASE) == NOTHING
    assert redis.keys("quotewire:waiting") == redis.keys("quotewire:running") == []


def test_what_is_found_is_sent_and_said(
    store: JobStore, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    job_id, queue = old(store, redis), InlineQueue()
    caplog.set_level(logging.INFO)
    for _ in range(2):
        sweep.sweep(store, queue_is_empty=lambda: True, submit=queue.submit)
    assert queue.sent == [job_id]
    assert job_id in caplog.text


def unavailable() -> bool:
    raise QueueUnavailable


class Away(JobStore):
    def sweep(self, *, queue_is_empty: bool) -> Swept | None:
        raise StoreUnavailable


def test_a_sweep_that_cannot_send_leaves_it_to_the_next(store: JobStore, redis: Redis) -> None:
    job_id, queue, broken = old(store, redis), InlineQueue(), BrokenQueue()
    sweep.sweep(store, queue_is_empty=lambda: True, submit=broken.submit)
    assert broken.asked == [job_id]
    sweep.sweep(Away(redis), queue_is_empty=lambda: True, submit=queue.submit)
    sweep.sweep(store, queue_is_empty=unavailable, submit=queue.submit)
    age(redis, GRACE + 1)
    sweep.sweep(store, queue_is_empty=lambda: True, submit=queue.submit)
    assert queue.sent == [job_id]


STEPS: dict[str, Callable[[JobStore, str, int], object]] = {
    "claim": lambda store, job_id, attempt: store.claim(job_id),
    "finish": lambda store, job_id, attempt: store.finish(job_id, attempt, RESULT),
    "release": lambda store, job_id, attempt: store.release(job_id, attempt),
    "delete": lambda store, job_id, attempt: store.delete(job_id),
    "sweep": lambda store, job_id, attempt: store.sweep(queue_is_empty=True),
}


@pytest.mark.parametrize("seed", range(10))
def test_whatever_the_order_open_jobs_are_found_and_final_ones_stay(
    redis: Redis, seed: int
) -> None:
    """Random interleavings: no step may lose a job, wake a final one or turn an attempt back."""
    store, chance = store_of(redis, lease=0, grace=0, pause=0), random.Random(seed)
    before = {job.id: job for job in (store.create("text") for _ in range(4))}
    for _ in range(150):
        job_id = chance.choice(list(before))
        weights = (8, 3, 3, 0.3, 8)
        step = chance.choices(list(STEPS), weights)[0]
        try:
            STEPS[step](store, job_id, chance.randint(1, 3))
        except JobNotFound:
            assert step == "delete"
        for known in list(before):
            try:
                now = store.get(known)
            except JobNotFound:
                del before[known]
                continue
            assert now.attempts >= before[known].attempts
            assert not before[known].status.final or now == before[known]
            before[known] = now
            places = [
                bool(redis.zscore(f"quotewire:{name}", known) is not None)
                for name in ("waiting", "running")
            ]
            status = now.status
            assert places == [status is JobStatus.QUEUED, status is JobStatus.RUNNING]
        if not before:
            return
