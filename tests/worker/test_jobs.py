"""A job's life in the store, on a fake and on a real Redis."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from redis import Redis

from tests.clock import WEEK, age, soon
from tests.redis_server import RedisServer
from worker.jobs import (
    TOO_MANY_ATTEMPTS,
    Claim,
    Job,
    JobError,
    JobNotFound,
    JobStatus,
    JobStore,
    KeyReused,
    QueueFull,
    StoreUnavailable,
    Swept,
    connect,
)

RESULT: dict[str, Any] = {"quotes": [{"text": "très", "n": 1.5}], "speakers": [], "model": "m 1"}
ERROR = JobError("internal", "It broke.")
UNKNOWN = "0" * 32


def claimed(store: JobStore, text: str = "text") -> Claim:
    claim = store.claim(store.create(text).id)
    assert claim is not None
    return claim


def test_a_new_job_is_queued_and_expires(store: JobStore) -> None:
    job = store.create("text", title="Title", reference="ref 1")
    assert (job.status, job.title, job.reference) == (JobStatus.QUEUED, "Title", "ref 1")
    assert (job.attempts, job.started_at, job.finished_at) == (0, None, None)
    assert (job.result, job.error) == (None, None)
    assert abs(job.created_at - datetime.now(UTC)) < timedelta(minutes=1)
    assert job.expires_at - job.created_at == timedelta(days=7)
    assert store.get(job.id) == job


def test_ids_are_128_random_bits(store: JobStore) -> None:
    ids = {store.create("text").id for _ in range(50)}
    assert len(ids) == 50
    assert {len(bytes.fromhex(job_id)) for job_id in ids} == {16}


def test_a_job_that_succeeds(store: JobStore) -> None:
    claim = claimed(store)
    running = store.get(claim.id)
    assert (running.status, running.attempts) == (JobStatus.RUNNING, 1)
    assert running.started_at is not None
    assert running.started_at >= running.created_at
    assert store.finish(claim.id, claim.attempt, RESULT)
    job = store.get(claim.id)
    assert (job.status, job.result, job.error) == (JobStatus.SUCCEEDED, RESULT, None)
    assert job.finished_at is not None
    assert job.expires_at - job.finished_at == timedelta(days=1)


def test_a_job_that_fails(store: JobStore) -> None:
    claim = claimed(store)
    assert store.fail(claim.id, claim.attempt, ERROR)
    job = store.get(claim.id)
    assert (job.status, job.result, job.error) == (JobStatus.FAILED, None, ERROR)


@pytest.mark.parametrize(
    "text", ["", "“Ça va?” 🎉\r\n", "a\0b", "lone \ud800 surrogate", "\u202ebidi", "x" * 1_000_000]
)
def test_every_text_comes_back_as_it_was_submitted(store: JobStore, text: str) -> None:
    job = store.create(text, title=text[:100], reference=text[:100])
    claim = store.claim(job.id)
    assert claim == Claim(job.id, 1, text)
    assert store.get(job.id).title == text[:100]
    assert store.finish(job.id, 1, {"text": text})
    assert store.get(job.id).result == {"text": text}


@pytest.mark.parametrize("end", ["finish", "fail"])
def test_the_text_is_dropped_when_the_job_is_final(store: JobStore, redis: Redis, end: str) -> None:
    claim = claimed(store, "the words of the article")
    end_job = {"finish": finish, "fail": fail}[end]
    assert end_job(store, claim)
    stored = redis.hgetall(f"quotewire:job:{claim.id}")
    assert b"words" not in b"".join(stored.values())
    assert {b"text", b"lease", b"holder"} & stored.keys() == set()


def finish(store: JobStore, claim: Claim) -> bool:
    return store.finish(claim.id, claim.attempt, RESULT)


def fail(store: JobStore, claim: Claim) -> bool:
    return store.fail(claim.id, claim.attempt, ERROR)


def release(store: JobStore, claim: Claim) -> bool:
    return store.release(claim.id, claim.attempt)


def erase(store: JobStore, claim: Claim) -> bool:
    store.delete(claim.id)
    return True


def claim_again(store: JobStore, claim: Claim) -> bool:
    store.release(claim.id, claim.attempt)
    return store.claim(claim.id) is not None


BEFORE = {"finished": finish, "failed": fail, "released": release, "erased": erase}
TOO_LATE = {"finish": finish, "fail": fail, "release": release}


@pytest.mark.parametrize("late", TOO_LATE)
@pytest.mark.parametrize("before", [*BEFORE, "another's"])
def test_who_comes_too_late_changes_nothing(store: JobStore, before: str, late: str) -> None:
    claim = claimed(store)
    first: Callable[[JobStore, Claim], bool] = BEFORE.get(before, claim_again)
    assert first(store, claim)
    stood = None if before == "erased" else store.get(claim.id)
    assert TOO_LATE[late](store, claim) is False
    if stood is None:
        with pytest.raises(JobNotFound):
            store.get(claim.id)
    else:
        assert store.get(claim.id) == stood


@pytest.mark.parametrize("before", [finish, fail, erase, lambda store, claim: True])
def test_there_is_nothing_to_claim(
    store: JobStore, before: Callable[[JobStore, Claim], bool]
) -> None:
    claim = claimed(store)
    assert before(store, claim)
    assert store.claim(claim.id) is None


def test_a_released_job_can_be_claimed_at_once(store: JobStore) -> None:
    claim = claimed(store)
    assert store.release(claim.id, claim.attempt)
    job = store.get(claim.id)
    assert (job.status, job.attempts, job.started_at) == (JobStatus.QUEUED, 1, None)
    assert store.claim(claim.id) == Claim(claim.id, 2, claim.text)


def test_a_job_that_outlives_its_workers_fails_for_good(redis: Redis) -> None:
    store = JobStore(redis, max_attempts=2)
    job = store.create("deadly")
    for attempt in (1, 2):
        claim = store.claim(job.id)
        assert claim is not None
        assert claim.attempt == attempt
        assert release(store, claim)
    assert store.claim(job.id) is None
    end = store.get(job.id)
    assert (end.status, end.error, end.attempts) == (JobStatus.FAILED, TOO_MANY_ATTEMPTS, 2)
    assert redis.hget(f"quotewire:job:{job.id}", "text") is None


def test_a_record_expires_as_a_whole(redis: Redis) -> None:
    store = JobStore(redis, ttl=1_000)
    claim = claimed(store)
    age(redis, WEEK - 1)
    assert finish(store, claim)  # its time starts anew
    age(redis, 999)
    assert store.get(claim.id).status is JobStatus.SUCCEEDED
    age(redis, 1)
    assert redis.keys("quotewire:job:*") == []


def test_a_job_that_waits_for_days_is_worked_on_all_the_same(redis: Redis) -> None:
    store = JobStore(redis, ttl=1_000)
    job = store.create("waits")
    age(redis, WEEK - 1)
    assert store.get(job.id).status is JobStatus.QUEUED
    claim = store.claim(job.id)
    assert claim is not None
    assert finish(store, claim)


@pytest.mark.parametrize(
    "job_id", [UNKNOWN, "", "*", "../x", "a" * 10_000, "A" * 32, UNKNOWN + "\n", "é", "\ud800"]
)
def test_what_is_no_job_is_not_found(store: JobStore, job_id: str) -> None:
    for ask in (store.get, store.delete):
        with pytest.raises(JobNotFound) as caught:
            ask(job_id)
        assert caught.value.job_id == job_id


def test_an_id_cannot_reach_another_key(store: JobStore, redis: Redis) -> None:
    redis.set("quotewire:job:x", "not ours to touch")
    with pytest.raises(JobNotFound):
        store.delete("x")
    assert redis.get("quotewire:job:x") == b"not ours to touch"


@pytest.mark.parametrize("open_", [True, False])
def test_an_erased_job_leaves_nothing(store: JobStore, redis: Redis, open_: bool) -> None:
    job = store.create("text")
    if not open_:
        store.claim(job.id)
        store.finish(job.id, 1, RESULT)
    store.delete(job.id)
    # Who was served last tells nothing of the job but when it was created; the rest are counters.
    assert set(redis.keys("*")) <= {b"quotewire:front", b"quotewire:tally"}
    with pytest.raises(JobNotFound):
        store.delete(job.id)


def test_workers_count_while_their_heart_beats(store: JobStore, redis: Redis) -> None:
    assert store.workers() == 0
    store.heartbeat("one", ttl=300)
    store.heartbeat("two", ttl=600)
    store.heartbeat("two", ttl=600)
    assert store.workers() == 2
    age(redis, 400)
    assert store.workers() == 1
    store.heartbeat("two", ttl=0)
    assert store.workers() == 0


def test_a_result_must_be_json(store: JobStore) -> None:
    claim = claimed(store)
    with pytest.raises(ValueError, match="JSON"):
        store.finish(claim.id, claim.attempt, {"score": float("nan")})


ASKED: dict[str, Callable[[JobStore], object]] = {
    "create": lambda store: store.create("text"),
    "get": lambda store: store.get(UNKNOWN),
    "delete": lambda store: store.delete(UNKNOWN),
    "claim": lambda store: store.claim(UNKNOWN),
    "finish": lambda store: store.finish(UNKNOWN, 1, RESULT),
    "fail": lambda store: store.fail(UNKNOWN, 1, ERROR),
    "release": lambda store: store.release(UNKNOWN, 1),
    "ping": lambda store: store.ping(),
    "heartbeat": lambda store: store.heartbeat("one", ttl=1),
    "sweep": lambda store: store.sweep(queue_is_empty=True),
    "workers": lambda store: store.workers(),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_redis_that_is_away_is_said_so_at_once(name: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with connect(f"redis://127.0.0.1:{port}/0") as redis, pytest.raises(StoreUnavailable):
        ASKED[name](JobStore(redis))


def test_a_redis_that_hangs_is_given_up() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        connect(f"redis://127.0.0.1:{silent.getsockname()[1]}/0") as redis,
    ):
        with pytest.raises(StoreUnavailable):
            soon(lambda: JobStore(redis).create("text"))
        # By the clock that would depend on the machine: a promise of less than five seconds.
        patience = redis.connection_pool.connection_kwargs
        assert (patience["retry"].get_retries() + 1) * patience["socket_timeout"] < 5
        assert patience["socket_connect_timeout"] <= patience["socket_timeout"]


REFUSES = {
    "without its replicas": "CONFIG SET min-replicas-to-write 1",
    "read-only": "REPLICAOF 127.0.0.1 1",
}


@pytest.mark.redis
@pytest.mark.parametrize("reason", REFUSES)
def test_a_redis_that_will_not_write_is_unavailable(redis_server: RedisServer, reason: str) -> None:
    with connect(redis_server.url) as redis:
        store = JobStore(redis)
        job = store.create("text")
        redis.execute_command(*REFUSES[reason].split())
        for change in (lambda: store.create("text"), lambda: store.claim(job.id)):
            with pytest.raises(StoreUnavailable):
                change()


def claim_and(store: JobStore, then: Callable[[JobStore, Claim], bool]) -> Callable[[str], bool]:
    def do(job_id: str) -> bool:
        claim = store.claim(job_id)
        return claim is not None and then(store, claim)

    return do


@pytest.mark.redis
def test_a_full_redis_takes_no_jobs_but_ends_them(redis_server: RedisServer) -> None:
    with connect(redis_server.url) as redis:
        store = JobStore(redis, pause=0)
        store.sweep(queue_is_empty=False)
        jobs = [store.create("text").id for _ in range(5)]
        redis.config_set("maxmemory", 1)
        with pytest.raises(StoreUnavailable):
            store.create("text")
        store.heartbeat("one", ttl=10, jobs=jobs)
        for job_id, end in zip(jobs, (finish, fail, release, erase), strict=False):
            assert claim_and(store, end)(job_id)
        assert store.claim(jobs[4])
        redis.config_set("maxmemory", 0)
        redis.zadd("quotewire:running", {jobs[4]: 0})  # its lease has run out
        redis.config_set("maxmemory", 1)
        assert store.sweep(queue_is_empty=False) == Swept([jobs[4]], [])
        redis.config_set("maxmemory", 0)
        assert store.create("text").status is JobStatus.QUEUED


def fill(store: JobStore, size: int) -> None:
    for _ in range(30_000_000 // size):
        store.create("x" * size)


@pytest.mark.redis
@pytest.mark.parametrize("size", [100_000, 1_000_000])
def test_new_jobs_leave_a_tenth_of_redis_to_the_others(
    redis_server: RedisServer, size: int
) -> None:
    with connect(redis_server.url) as redis:
        store, limit = JobStore(redis), redis.info("memory")["used_memory"] + 20_000_000
        redis.config_set("maxmemory", limit)
        with pytest.raises(StoreUnavailable, match="memory"):
            fill(store, size)
        assert 0.85 < redis.info("memory")["used_memory"] / limit < 0.97


@pytest.mark.redis
def test_a_job_that_comes_too_late_is_not_written(redis_server: RedisServer) -> None:
    """Its client was told that there is no answer; nobody would ever ask for it."""

    class Slow(Redis):
        def evalsha(self, *args: Any) -> Any:
            time.sleep(1)
            return super().evalsha(*args)

    with Slow.from_url(redis_server.url) as redis:
        with pytest.raises(StoreUnavailable):
            JobStore(redis).create("text")
        assert redis.keys("*") == []


def test_a_full_queue_takes_no_more_until_a_job_ends(redis: Redis) -> None:
    store = JobStore(redis, queue_limit=2)
    waiting, claim = store.create("waits"), claimed(store)
    with pytest.raises(QueueFull, match="2 open jobs"):
        store.create("one too many")
    assert finish(store, claim)
    store.create("fits")
    with pytest.raises(QueueFull):
        store.create("one too many")
    store.delete(waiting.id)
    store.create("fits")


ARTICLE: dict[str, str | None] = {"text": "text", "title": "Title", "reference": None}
OTHERS: list[dict[str, str | None]] = [
    {**ARTICLE, "text": "text "},
    {**ARTICLE, "title": None},
    {**ARTICLE, "reference": "Title", "title": None},
    {**ARTICLE, "text": "textTitle", "title": ""},
]


def once(store: JobStore, key: str, article: dict[str, str | None]) -> tuple[Job, bool]:
    return store.create_once(
        key, str(article["text"]), title=article["title"], reference=article["reference"]
    )


def test_the_same_key_and_article_give_the_same_job(store: JobStore) -> None:
    first, new = once(store, "key", ARTICLE)
    assert new
    claim = store.claim(first.id)
    assert claim is not None
    for _ in range(2):
        again, new = once(store, "key", ARTICLE)
        assert (again, new) == (store.get(first.id), False)
        finish(store, claim)
    assert once(store, "Key", ARTICLE)[0].id != first.id
    assert once(store, "key ", OTHERS[0])[1]


@pytest.mark.parametrize("other", OTHERS)
def test_the_same_key_with_another_article_is_refused(
    store: JobStore, other: dict[str, str | None]
) -> None:
    once(store, "key", ARTICLE)
    with pytest.raises(KeyReused):
        once(store, "key", other)


def test_a_key_is_free_again_when_its_job_is_gone(redis: Redis) -> None:
    store = JobStore(redis, ttl=1_000)
    first, _ = once(store, "key", ARTICLE)
    store.delete(first.id)
    second, new = once(store, "key", OTHERS[0])
    assert new
    age(redis, WEEK)
    assert once(store, "key", ARTICLE)[1]
    with pytest.raises(JobNotFound):
        store.get(second.id)


def test_a_key_is_known_as_long_as_its_job(redis: Redis) -> None:
    store = JobStore(redis, ttl=1_000)
    job, _ = once(store, "key", ARTICLE)
    age(redis, WEEK - 1)
    claim = store.claim(job.id)
    assert claim is not None
    assert finish(store, claim)
    age(redis, 999)
    again, new = once(store, "key", ARTICLE)
    assert (again.id, again.status, new) == (job.id, JobStatus.SUCCEEDED, False)
    age(redis, 1)
    assert redis.keys("quotewire:once:*") == []


def test_a_full_queue_still_knows_its_keys(redis: Redis) -> None:
    store = JobStore(redis, queue_limit=1)
    first, _ = once(store, "key", ARTICLE)
    assert once(store, "key", ARTICLE) == (first, False)
    with pytest.raises(QueueFull):
        once(store, "other", ARTICLE)


@pytest.mark.redis
def test_many_retries_at_once_make_one_job(shared_redis_server: RedisServer) -> None:
    with connect(shared_redis_server.url) as redis, ThreadPoolExecutor(16) as pool:
        redis.flushall()
        store = JobStore(redis)
        asked = list(pool.map(lambda _: once(store, "key", ARTICLE), range(64)))
    assert len({job.id for job, _ in asked}) == 1
    assert [new for _, new in asked].count(True) == 1


@pytest.mark.parametrize("key", ["", "*", "quotewire:waiting", "a\r\nDEL x", "\ud800", "k" * 9_999])
def test_a_key_can_be_no_other_key_of_redis(store: JobStore, redis: Redis, key: str) -> None:
    first, _ = once(store, key, ARTICLE)
    assert once(store, key, ARTICLE) == (first, False)
    [stored] = redis.keys("quotewire:once:*")
    assert len(stored) == len("quotewire:once:") + 64


@pytest.mark.redis
def test_scripts_survive_a_restart_of_redis(redis_server: RedisServer) -> None:
    with connect(redis_server.url) as redis:
        store = JobStore(redis)
        job = store.create("text")
        redis_server.stop()
        with pytest.raises(StoreUnavailable):
            store.get(job.id)
        redis_server.start()
        assert store.claim(job.id) == Claim(job.id, 1, "text")
