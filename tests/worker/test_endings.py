"""Every way in which a job ends is told, in the step that ends it, and nothing else is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from redis import Redis

from tests.redis_server import RedisServer
from worker.jobs import JobError, JobStore, StoreUnavailable, connect


def finish(store: JobStore, job_id: str) -> None:
    store.claim(job_id)
    store.finish(job_id, 1, {})


def fail(store: JobStore, job_id: str) -> None:
    store.claim(job_id)
    store.fail(job_id, 1, JobError("code", "detail"))


def claim_too_often(store: JobStore, job_id: str) -> None:
    store.claim(job_id)
    store.release(job_id, 1)
    store.claim(job_id)


def lose_its_worker(store: JobStore, job_id: str) -> None:
    store.claim(job_id)
    store.sweep(queue_is_empty=True)


ENDS: dict[str, Callable[[JobStore, str], object]] = {
    "finished": finish,
    "failed": fail,
    "claimed too often": claim_too_often,
    "lost": lose_its_worker,
    "erased": JobStore.delete,
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_an_end_is_told_once(redis: Redis, end: Callable[[JobStore, str], object]) -> None:
    store = JobStore(redis, max_attempts=1, lease=0, pause=0)
    other, job_id = store.create("other").id, store.create("text").id
    told = store.endings(lambda: True)
    assert next(told) is None
    end(store, job_id)
    # Both are open and on their way, and the second is told by nothing but its own end.
    assert next(told) == job_id
    store.delete(other)
    assert next(told) == other


def test_a_job_has_ended_when_it_is_told(store: JobStore) -> None:
    job_id = store.create("text").id
    told = store.endings(lambda: True)
    next(told)
    finish(store, job_id)
    assert store.get(next(told) or "").status.final


def test_a_listener_stops_when_nobody_wants_to_know(store: JobStore) -> None:
    answers = iter([True, False])
    assert list(store.endings(lambda: next(answers))) == [None]


@pytest.mark.redis
def test_a_connection_that_is_cut_is_noticed(redis_server: RedisServer) -> None:
    told = listening(redis_server)
    redis_server.stop()
    with pytest.raises(StoreUnavailable):
        next(told)


@pytest.mark.redis
def test_a_redis_that_has_fallen_silent_is_noticed(redis_server: RedisServer) -> None:
    told = listening(redis_server)
    redis_server.freeze()
    with pytest.raises(StoreUnavailable):
        next(told)


def listening(server: RedisServer) -> Iterator[str | None]:
    told = JobStore(connect(server.url)).endings(lambda: True)
    assert next(told) is None
    return told
