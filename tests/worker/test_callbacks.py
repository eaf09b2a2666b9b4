"""Whose job has ended and who is to be told: in the store, on a fake and on a real Redis."""

from __future__ import annotations

import json
import time

import pytest
from redis import Redis

from tests.clock import age
from tests.redis_server import RedisServer
from worker.batches import Article, BatchStore
from worker.callbacks import PAUSES, Call, Callbacks
from worker.chunks import ChunkStore
from worker.jobs import CallbackStatus, Claim, JobError, JobStore, StoreUnavailable, Swept, connect
from worker.records import Callback

URL = "https://desk.example/told"
RESULT = {"quotes": [], "speakers": [], "model": "m 1"}
ERROR = JobError("timeout", "It took too long.")
WAITING, DELIVERED, FAILED = CallbackStatus


@pytest.fixture
def callbacks(redis: Redis) -> Callbacks:
    return Callbacks(redis)


def ended(store: JobStore, **given: str) -> str:
    job = store.create("text", callback_url=URL, **given)  # type: ignore[arg-type]
    assert store.claim(job.id)
    assert store.finish(job.id, 1, RESULT)
    return job.id


def taken(callbacks: Callbacks) -> Call:
    call = callbacks.take()
    assert call is not None
    return call


def test_nobody_is_told_of_a_job_that_is_open(store: JobStore, callbacks: Callbacks) -> None:
    job = store.create("text", callback_url=URL)
    assert callbacks.take() is None
    store.claim(job.id)
    assert callbacks.take() is None
    assert store.get(job.id).callback == Callback(WAITING, 0)


def test_nor_of_a_job_without_an_address(store: JobStore, callbacks: Callbacks) -> None:
    job = store.create("text")
    store.claim(job.id)
    store.finish(job.id, 1, RESULT)
    assert callbacks.take() is None
    assert store.get(job.id).callback is None


def test_what_is_told_of_a_job_that_succeeded(store: JobStore, callbacks: Callbacks) -> None:
    job_id = ended(store, reference="a-17")
    call = taken(callbacks)
    assert (call.url, call.attempt, call.message) == (URL, 1, f"msg_{job_id}")
    message = json.loads(call.body)
    finished = store.get(job_id).finished_at
    assert finished is not None
    assert message == {
        "type": "job.succeeded",
        "timestamp": finished.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "data": {"id": job_id, "status": "succeeded", "reference": "a-17"},
    }
    assert callbacks.take() is None
    callbacks.delivered(call)
    assert store.get(job_id).callback == Callback(DELIVERED, 1)
    assert callbacks.take() is None


def failed(store: JobStore) -> str:
    job = store.create("text", callback_url=URL)
    store.claim(job.id)
    store.fail(job.id, 1, ERROR)
    return job.id


def given_up_at_a_claim(store: JobStore) -> str:
    job = store.create("text", callback_url=URL)
    for attempt in (1, 2, 3):
        store.claim(job.id)
        store.release(job.id, attempt)
    assert store.claim(job.id) is None
    return job.id


def given_up_by_the_sweep(store: JobStore) -> str:
    once = JobStore(store._redis, lease=1_000, max_attempts=1, pause=0)
    job = once.create("text", callback_url=URL)
    once.claim(job.id)
    for _ in range(3):
        once.sweep(queue_is_empty=False)
        age(store._redis, 400)
    assert once.sweep(queue_is_empty=False) == Swept([], [job.id])
    return job.id


@pytest.mark.parametrize("fail", [failed, given_up_at_a_claim, given_up_by_the_sweep])
def test_however_a_job_fails_its_client_is_told(
    store: JobStore, callbacks: Callbacks, fail: object
) -> None:
    assert callable(fail)
    job_id = fail(store)
    call = taken(callbacks)
    assert json.loads(call.body)["type"] == "job.failed"
    assert call.record == f"job:{job_id}"


def test_nobody_is_told_of_what_was_erased(store: JobStore, callbacks: Callbacks) -> None:
    store.delete(ended(store))
    assert callbacks.take() is None
    under_way = ended(store)
    call = taken(callbacks)
    store.delete(under_way)
    callbacks.delivered(call)
    assert store._redis.keys("quotewire:job:*") == []


def test_a_client_that_is_away_is_tried_again_after_growing_pauses(
    store: JobStore, callbacks: Callbacks, redis: Redis
) -> None:
    job_id = ended(store)
    for attempt in range(1, len(PAUSES) + 2):
        call = taken(callbacks)
        assert call.attempt == attempt
        began = time.time()
        callbacks.missed(call)
        if attempt <= len(PAUSES):
            assert callbacks.take() is None
            assert store.get(job_id).callback == Callback(WAITING, attempt)
            [(_, due)] = redis.zrange("quotewire:callbacks", 0, -1, withscores=True)
            # Redis counts whole milliseconds.
            assert began - 0.001 <= due / 1000 - PAUSES[attempt - 1] <= time.time()
            redis.zadd("quotewire:callbacks", {call.record: 0})  # the pause is over
    assert store.get(job_id).callback == Callback(FAILED, len(PAUSES) + 1)
    assert redis.exists("quotewire:callbacks") == 0


def test_all_of_it_ends_while_the_record_lasts() -> None:
    assert sum(PAUSES) < 86_400
    assert list(PAUSES) == sorted(PAUSES)


def test_one_that_was_taken_by_somebody_who_died_is_taken_again(
    store: JobStore, redis: Redis
) -> None:
    callbacks = Callbacks(redis, lease=1_000)
    job_id = ended(store)
    late = taken(callbacks)
    age(redis, 1_000)
    again = taken(callbacks)
    assert (late.attempt, again.attempt, again.message) == (1, 2, late.message)
    # Not dead, only late. That it missed says nothing about the other's attempt …
    callbacks.missed(late)
    callbacks.given_up(late)
    assert store.get(job_id).callback == Callback(WAITING, 2)
    # … but that the client knows ends it.
    callbacks.delivered(late)
    callbacks.missed(again)
    assert store.get(job_id).callback == Callback(DELIVERED, 2)
    age(redis, 1_000)
    assert callbacks.take() is None


@pytest.mark.redis
def test_a_redis_that_is_away(redis_server: RedisServer) -> None:
    callbacks = Callbacks(connect(redis_server.url))
    redis_server.stop()
    with pytest.raises(StoreUnavailable):
        callbacks.take()


@pytest.mark.parametrize("sealed_last", [False, True])
def test_a_batchs_client_is_told_once_all_of_it_has_ended(
    redis: Redis, store: JobStore, callbacks: Callbacks, sealed_last: bool
) -> None:
    batches, chunks = BatchStore(redis), ChunkStore(redis)
    batch_id, _ = batches.open(callback_url=URL)
    chunk = chunks.claim(batches.add(batch_id, [Article(1, "one"), Article(2, "two")]))
    assert chunk is not None
    assert batches.get(batch_id).callback == Callback(WAITING, 0)
    if not sealed_last:
        batches.seal(batch_id, digest="d", rejected=1)
    for end in (lambda job: store.finish(job, 1, RESULT), lambda job: store.fail(job, 1, ERROR)):
        assert callbacks.take() is None
        job = chunks.next(chunk, give_way=False)
        assert isinstance(job, Claim)
        assert end(job.id)
    if sealed_last:
        assert callbacks.take() is None
        batches.seal(batch_id, digest="d", rejected=1)
    call = taken(callbacks)
    assert (call.url, call.message) == (URL, f"msg_{batch_id}")
    message = json.loads(call.body)
    assert message["type"] == "batch.finished"
    counts = {"accepted": 2, "succeeded": 1, "failed": 1, "cancelled": 0, "rejected": 1}
    assert message["data"] == {"id": batch_id, "status": "finished", **counts}
    callbacks.delivered(call)
    assert batches.get(batch_id).callback == Callback(DELIVERED, 1)


def test_nobody_is_told_of_an_erased_batch(redis: Redis, callbacks: Callbacks) -> None:
    batches = BatchStore(redis)
    batch_id, _ = batches.open(callback_url=URL)
    batches.seal(batch_id, digest="d")
    batches.delete(batch_id)
    assert callbacks.take() is None
    assert redis.exists("quotewire:callbacks") == 0
