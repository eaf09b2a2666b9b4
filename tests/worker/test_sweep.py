"""What the sweep finds, and what it leaves alone."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable

import pytest
from redis import Redis

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

LEASE, GRACE, PAUSE = 1.0, 0.2, 0.05
NOTHING = Swept([], [])
RESULT = {"quotes": [], "speakers": [], "model": "m 1"}


def store_of(redis: Redis, **options: float) -> JobStore:
    """A store whose days are short."""
    return JobStore(redis, **{"lease": LEASE, "grace": GRACE, "pause": PAUSE, **options})  # type: ignore[arg-type]


@pytest.fixture
def store(redis: Redis) -> JobStore:
    """Everything that takes seconds takes tenths, and somebody swept a moment ago."""
    store = store_of(redis)
    swept(store)
    return store


def swept(store: JobStore, *, queue_is_empty: bool = False) -> Swept:
    """The next sweep, as soon as one is due. No worker beats meanwhile."""
    deadline = time.monotonic() + 30
    while (found := store.sweep(queue_is_empty=queue_is_empty)) is None:
        assert time.monotonic() < deadline
        time.sleep(0.02)
    return found


def sweeping(store: JobStore, seconds: float) -> Swept:
    """All that is found in this time."""
    again, failed = [], []
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = swept(store)
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


def test_a_running_job_without_a_sign_of_life_goes_back_to_the_queue(store: JobStore) -> None:
    job_id = claim(store)
    assert sweeping(store, LEASE / 2) == NOTHING
    assert sweeping(store, LEASE) == Swept([job_id], [])
    job = store.get(job_id)
    assert (job.status, job.attempts, job.started_at) == (JobStatus.QUEUED, 1, None)
    assert not store.finish(job_id, 1, RESULT)
    second = store.claim(job_id)
    assert second is not None
    assert second.attempt == 2


def test_a_heartbeat_keeps_a_job(store: JobStore) -> None:
    job_id = claim(store)
    for _ in range(8):
        store.heartbeat("one", ttl=10, jobs=[job_id, "0" * 32])
        assert sweeping(store, LEASE / 4) == NOTHING
    assert store.get(job_id).status is JobStatus.RUNNING


def test_after_a_time_without_sweeps_the_living_renew_their_leases_first(
    store: JobStore, redis: Redis
) -> None:
    """Redis hung, and no worker could reach it: that is no reason to take their jobs."""
    job_id = claim(store)
    time.sleep(1.5 * LEASE)
    assert swept(store) == NOTHING
    assert redis.zscore("quotewire:running", job_id) > time.time() * 1000


def test_a_job_that_keeps_losing_its_worker_fails_for_good(redis: Redis) -> None:
    store = store_of(redis, max_attempts=2)
    deadly, other = store.create("deadly"), store.create("other")
    for _ in range(2):
        assert store.claim(deadly.id)
        found = sweeping(store, 1.5 * LEASE)
    assert found == Swept([], [deadly.id])
    job = store.get(deadly.id)
    assert (job.status, job.error, job.attempts) == (JobStatus.FAILED, TOO_MANY_ATTEMPTS, 2)
    assert redis.hget(f"quotewire:job:{deadly.id}", "text") is None
    assert store.claim(other.id) is not None


def old(store: JobStore) -> str:
    """A queued job whose message has been on its way for longer than it may."""
    job_id = store.create("text").id
    time.sleep(GRACE + 0.05)
    return job_id


def test_a_message_that_never_left_is_sent_when_the_queue_is_empty(store: JobStore) -> None:
    job_id = old(store)
    assert swept(store, queue_is_empty=True) == Swept([job_id], [])


def test_a_job_behind_a_long_queue_is_left_alone(store: JobStore) -> None:
    for _ in range(3):
        old(store)
    assert swept(store) == NOTHING


def test_a_new_job_is_left_alone(redis: Redis) -> None:
    store = store_of(redis, grace=60)
    store.create("text")
    assert swept(store, queue_is_empty=True) == NOTHING


def test_a_job_that_was_passed_by_is_sent_again_and_only_once(store: JobStore) -> None:
    lost = old(store)
    later, last = claim(store), old(store)
    assert swept(store).again == [lost]
    found = swept(store)
    assert lost not in found.again
    assert last not in found.again
    assert later not in found.failed


def test_what_is_sent_again_does_not_make_the_others_look_lost(store: JobStore) -> None:
    first = old(store)
    rest = [old(store) for _ in range(3)]
    assert store.claim(first)
    assert store.release(first, 1)
    # Its message returns to the head of the queue, and is claimed before the rest.
    assert store.claim(first)
    assert set(swept(store).again) & set(rest) == set()


def test_what_has_expired_is_forgotten(redis: Redis) -> None:
    store = store_of(redis, ttl=0.1, grace=0)
    store.create("text")
    claim(store)
    time.sleep(0.2)
    assert swept(store, queue_is_empty=True) == NOTHING
    assert sweeping(store, 1.5 * LEASE) == NOTHING
    assert redis.keys("quotewire:waiting") == redis.keys("quotewire:running") == []


def test_what_is_found_is_sent_and_said(store: JobStore, caplog: pytest.LogCaptureFixture) -> None:
    job_id, queue = old(store), InlineQueue()
    time.sleep(PAUSE)
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
    job_id, queue, broken = old(store), InlineQueue(), BrokenQueue()
    time.sleep(PAUSE)
    sweep.sweep(store, queue_is_empty=lambda: True, submit=broken.submit)
    assert broken.asked == [job_id]
    sweep.sweep(Away(redis), queue_is_empty=lambda: True, submit=queue.submit)
    sweep.sweep(store, queue_is_empty=unavailable, submit=queue.submit)
    time.sleep(GRACE + PAUSE)
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
