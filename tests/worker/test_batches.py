"""A batch's life in the store, on a fake and on a real Redis."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from redis import Redis

from tests.clock import WEEK, age
from tests.redis_server import RedisServer
from worker.batches import (
    ERRORS_KEPT,
    RESULTS_LENGTH,
    Article,
    Batch,
    BatchNotFound,
    BatchStatus,
    BatchStore,
    LineError,
    StoreFull,
)
from worker.chunks import ChunkClaim, ChunkStore, Pause
from worker.jobs import (
    TOO_MANY_ATTEMPTS,
    Claim,
    JobError,
    JobNotFound,
    JobStatus,
    JobStore,
    QueueFull,
    connect,
)
from worker.tasks import TIMEOUT

RESULT = {"quotes": [], "speakers": [], "model": "m 1"}
ERROR = JobError("internal", "It broke.")
UNKNOWN = "0" * 32


@pytest.fixture
def batches(redis: Redis) -> BatchStore:
    return BatchStore(redis)


@pytest.fixture
def chunks(redis: Redis) -> ChunkStore:
    return ChunkStore(redis)


def articles(*texts: str) -> list[Article]:
    return [Article(line, text, reference=f"r{line}") for line, text in enumerate(texts, start=1)]


def batch_of(batches: BatchStore, *groups: Sequence[Article]) -> tuple[str, list[str]]:
    """A batch that was read to its end, and its chunks."""
    batch_id, _ = batches.open()
    chunk_ids = [batches.add(batch_id, group) for group in groups]
    batches.seal(batch_id, digest="d")
    return batch_id, chunk_ids


def claimed(chunks: ChunkStore, chunk_id: str) -> ChunkClaim:
    claim = chunks.claim(chunk_id)
    assert claim is not None
    return claim


def next_job(chunks: ChunkStore, chunk: ChunkClaim) -> Claim:
    job = chunks.next(chunk, give_way=False)
    assert isinstance(job, Claim)
    return job


def counts(batch: Batch) -> tuple[int, ...]:
    return batch.accepted, batch.open, batch.succeeded, batch.failed, batch.cancelled


def test_a_batch_through_its_life(batches: BatchStore, chunks: ChunkStore, store: JobStore) -> None:
    batch_id, new = batches.open()
    assert new
    assert batches.get(batch_id).status is BatchStatus.RECEIVING
    chunk_id = batches.add(batch_id, articles("one", "two", "three"))
    batches.seal(batch_id, digest="d", rejected=1, errors=[LineError(4, "malformed", "No.")])
    batch = batches.get(batch_id)
    assert (batch.status, counts(batch)) == (BatchStatus.RUNNING, (3, 3, 0, 0, 0))
    assert (batch.rejected, batch.errors) == (1, (LineError(4, "malformed", "No."),))

    chunk, ids = claimed(chunks, chunk_id), []
    for text in ("one", "two", "three"):
        job = next_job(chunks, chunk)
        ids.append(job.id)
        assert (job.text, job.attempt) == (text, 1)
        assert store.get(job.id).status is JobStatus.RUNNING
        if text == "two":
            assert store.fail(job.id, job.attempt, ERROR)
        else:
            assert store.finish(job.id, job.attempt, RESULT)
    assert chunks.next(chunk, give_way=False) is None

    batch = batches.get(batch_id)
    assert (batch.status, counts(batch)) == (BatchStatus.FINISHED, (3, 0, 2, 1, 0))
    assert batch.finished_at is not None
    ended, position = batches.results(batch_id, after=0, most=10)
    assert position == 3
    assert [(job.position, job.line, job.id, job.reference) for job in ended] == [
        (number, number, ids[number - 1], f"r{number}") for number in (1, 2, 3)
    ]
    assert [job.status.value for job in ended] == ["succeeded", "failed", "succeeded"]
    assert (ended[0].result, ended[1].error) == (
        '{"quotes":[],"speakers":[],"model":"m 1"}',
        ERROR,
    )
    assert batches.results(batch_id, after=2, most=10) == ([ended[2]], 3)
    assert batches.results(batch_id, after=0, most=2) == (ended[:2], 2)
    assert chunks.claim(chunk_id) is None


@pytest.mark.parametrize("text", ["", "“Ça va?” 🎉\r\n", "a\0b", "lone \ud800 surrogate", "=x"])
def test_every_text_comes_back_as_it_was_submitted(
    batches: BatchStore, chunks: ChunkStore, store: JobStore, text: str
) -> None:
    _, [chunk_id] = batch_of(batches, [Article(7, text, title=text, reference=None)])
    job = next_job(chunks, claimed(chunks, chunk_id))
    assert job.text == text
    assert (store.get(job.id).title, store.get(job.id).reference) == (text, None)


def test_a_batch_whose_jobs_end_before_it_was_read_is_finished_when_it_is(
    batches: BatchStore, chunks: ChunkStore, store: JobStore
) -> None:
    batch_id, _ = batches.open()
    chunk = claimed(chunks, batches.add(batch_id, articles("one")))
    store.finish(next_job(chunks, chunk).id, 1, RESULT)
    assert batches.get(batch_id).status is BatchStatus.RECEIVING
    batches.seal(batch_id, digest="d")
    assert batches.get(batch_id).status is BatchStatus.FINISHED
    with pytest.raises(BatchNotFound):
        batches.add(batch_id, articles("late"))


def test_what_was_cut_off_goes_on_where_it_was(
    batches: BatchStore, chunks: ChunkStore, store: JobStore
) -> None:
    _, [chunk_id] = batch_of(batches, articles("one", "two", "three"))
    first = claimed(chunks, chunk_id)
    store.finish(next_job(chunks, first).id, 1, RESULT)
    lost = next_job(chunks, first)
    assert chunks.cut_off(chunk_id)
    assert not chunks.cut_off(chunk_id)
    assert store.get(lost.id).status is JobStatus.QUEUED
    second = claimed(chunks, chunk_id)
    again = next_job(chunks, second)
    assert (again.id, again.attempt) == (lost.id, 2)
    # The late twin changes nothing.
    assert not store.finish(lost.id, lost.attempt, RESULT)
    assert chunks.next(first, give_way=False) is None
    assert not chunks.release(first)
    assert store.finish(again.id, again.attempt, RESULT)
    assert next_job(chunks, second).attempt == 1


def test_an_article_that_kills_its_workers_fails_alone(redis: Redis) -> None:
    batches, store = BatchStore(redis), JobStore(redis)
    chunks = ChunkStore(redis, max_attempts=2)
    batch_id, [chunk_id] = batch_of(batches, articles("deadly", "harmless"))
    for _ in range(2):
        deadly = next_job(chunks, claimed(chunks, chunk_id))
        assert deadly.text == "deadly"
        chunks.cut_off(chunk_id)
    chunk = claimed(chunks, chunk_id)
    harmless = next_job(chunks, chunk)
    assert (harmless.text, harmless.attempt) == ("harmless", 1)
    store.finish(harmless.id, 1, RESULT)
    assert chunks.next(chunk, give_way=False) is None
    assert store.get(deadly.id).error == TOO_MANY_ATTEMPTS
    assert counts(batches.get(batch_id)) == (2, 0, 1, 1, 0)


def test_an_article_whose_time_is_up_fails_and_the_rest_goes_on(
    batches: BatchStore, chunks: ChunkStore, store: JobStore
) -> None:
    _, [chunk_id] = batch_of(batches, articles("endless", "short"))
    endless = next_job(chunks, claimed(chunks, chunk_id))
    assert chunks.cut_off(chunk_id, TIMEOUT)
    assert store.get(endless.id).error == TIMEOUT
    assert next_job(chunks, claimed(chunks, chunk_id)).text == "short"


def test_a_chunk_gives_way_to_a_single_job(
    batches: BatchStore, chunks: ChunkStore, store: JobStore
) -> None:
    _, [chunk_id] = batch_of(batches, articles("one", "two"))
    chunk = claimed(chunks, chunk_id)
    store.finish(next_job(chunks, chunk).id, 1, RESULT)
    single = store.create("single")
    assert chunks.next(chunk, give_way=True) is Pause.GIVE_WAY
    assert chunks.release(chunk)
    assert store.claim(single.id)
    again = claimed(chunks, chunk_id)
    job = chunks.next(again, give_way=True)
    assert isinstance(job, Claim)
    assert (job.text, job.attempt) == ("two", 1)


def test_large_results_are_read_a_few_at_a_time(
    batches: BatchStore, chunks: ChunkStore, store: JobStore
) -> None:
    batch_id, [chunk_id] = batch_of(batches, articles(*"abcd"))
    chunk, third = claimed(chunks, chunk_id), RESULTS_LENGTH // 3
    for length in (third, third, third, 2 * RESULTS_LENGTH):
        store.finish(next_job(chunks, chunk).id, 1, {**RESULT, "model": "m" * length})
    reached = [0]
    for _ in range(3):
        reached.append(batches.results(batch_id, after=reached[-1], most=10)[1])
    assert reached == [0, 2, 3, 4]


LEASE, GRACE, STEP = 1_000, 200, 100


def test_chunks_are_swept_as_jobs_are(redis: Redis) -> None:
    batches, store = BatchStore(redis), JobStore(redis)
    chunks = ChunkStore(redis, lease=LEASE, grace=GRACE, pause=0)
    chunks.sweep(queue_is_empty=False)
    _, [lost] = batch_of(batches, articles("lost"))
    age(redis, 2 * GRACE)
    _, [dies, lives] = batch_of(batches, articles("dies"), articles("lives"))
    job = next_job(chunks, claimed(chunks, dies))
    claimed(chunks, lives)
    again: list[str] = []
    for _ in range(round(1.5 * LEASE / STEP)):
        chunks.renew([lives])
        age(redis, STEP)
        found = chunks.sweep(queue_is_empty=False)
        again += found.again if found else []
    # Two behind the lost one have been claimed: it was passed by.
    assert sorted(again) == sorted([lost, dies])
    assert chunks.claim(lives) is None
    assert store.get(job.id).attempts == 1
    assert next_job(chunks, claimed(chunks, dies)).attempt == 2
    assert store.sweep(queue_is_empty=True) is not None


@pytest.mark.parametrize("stage", ["receiving", "queued", "running", "partly ended", "finished"])
def test_an_erased_batch_leaves_nothing(
    redis: Redis, batches: BatchStore, chunks: ChunkStore, store: JobStore, stage: str
) -> None:
    batch_id, _ = batches.open("key")
    ids = [batches.add(batch_id, articles(*"abc")) for _ in range(2)]
    running = None
    if stage != "receiving":
        batches.seal(batch_id, digest="d", errors=[LineError(9, "malformed", "No.")])
    if stage in ("running", "partly ended", "finished"):
        chunk = claimed(chunks, ids[0])
        running = next_job(chunks, chunk)
    if running and stage != "running":
        store.finish(running.id, 1, RESULT)
    if stage == "finished":
        for work in (chunk, claimed(chunks, ids[1])):
            while job := chunks.next(work, give_way=False):
                assert isinstance(job, Claim)
                store.finish(job.id, 1, RESULT)
    batches.delete(batch_id)
    counters = {b"quotewire:batched", b"quotewire:tally"}
    assert set(redis.keys("*")) <= {b"quotewire:chunks:front", *counters}
    assert int(redis.get("quotewire:batched")) == 0
    for gone in (batches.get, batches.delete, lambda b: batches.add(b, articles("late"))):
        with pytest.raises(BatchNotFound):
            gone(batch_id)
    if running:
        assert not store.finish(running.id, 1, RESULT)
        assert chunks.next(chunk, give_way=False) is None


def test_a_job_of_a_batch_can_be_erased_alone(
    batches: BatchStore, chunks: ChunkStore, store: JobStore
) -> None:
    batch_id, [chunk_id] = batch_of(batches, articles("one", "two", "three"))
    chunk = claimed(chunks, chunk_id)
    one = next_job(chunks, chunk)
    store.finish(one.id, 1, RESULT)
    two = next_job(chunks, chunk)
    store.delete(two.id)
    assert counts(batches.get(batch_id)) == (3, 1, 1, 0, 1)
    three = next_job(chunks, chunk)
    assert three.text == "three"
    store.finish(three.id, 1, RESULT)
    store.delete(one.id)
    batch = batches.get(batch_id)
    assert (batch.status, counts(batch)) == (BatchStatus.FINISHED, (3, 0, 2, 0, 1))
    ended, position = batches.results(batch_id, after=0, most=10)
    assert ([(job.position, job.line) for job in ended], position) == ([(2, 3)], 2)
    with pytest.raises(JobNotFound):
        store.get(one.id)


def test_the_limit_counts_the_open_jobs_of_all_batches(
    redis: Redis, chunks: ChunkStore, store: JobStore
) -> None:
    batches = BatchStore(redis, limit=3)
    first, [chunk_id] = batch_of(batches, articles("one", "two"))
    second, _ = batches.open()
    with pytest.raises(QueueFull, match="3"):
        batches.add(second, articles("three", "four"))
    store.finish(next_job(chunks, claimed(chunks, chunk_id)).id, 1, RESULT)
    batches.add(second, articles("three", "four"))
    with pytest.raises(QueueFull):
        batches.add(second, articles("five"))
    batches.delete(first)
    batches.add(second, articles("five"))
    # Single jobs have a limit of their own.
    store.create("single")


def test_what_expired_unworked_does_not_count_for_ever(redis: Redis) -> None:
    batches, chunks = BatchStore(redis, ttl=1_000, limit=1), ChunkStore(redis, grace=0, pause=0)
    batch_id, _ = batch_of(batches, articles("one"))
    age(redis, WEEK)
    assert chunks.sweep(queue_is_empty=True) is not None
    batch_of(batches, articles("two"))
    with pytest.raises(BatchNotFound):
        batches.get(batch_id)


def test_a_record_expires_as_a_whole(redis: Redis) -> None:
    batches, store = BatchStore(redis, ttl=1_000), JobStore(redis, ttl=1_000)
    chunks = ChunkStore(redis, ttl=1_000)
    batch_id, [chunk_id] = batch_of(batches, articles("one", "two"))
    age(redis, WEEK - 1)
    claim = claimed(chunks, chunk_id)
    store.finish(next_job(chunks, claim).id, 1, RESULT)
    age(redis, WEEK - 1)
    assert batches.get(batch_id).succeeded == 1  # its time began anew
    age(redis, 1)
    left = {key for key in redis.keys("*") if not key.startswith(b"quotewire:chunks:")}
    assert left <= {b"quotewire:batched", b"quotewire:tally"}


@pytest.mark.parametrize("sealed_first", [True, False])
def test_a_finished_batch_and_its_key_are_kept_for_their_time(
    redis: Redis, sealed_first: bool
) -> None:
    batches, store = BatchStore(redis, ttl=1_000), JobStore(redis, ttl=1_000)
    chunks = ChunkStore(redis, ttl=1_000)
    batch_id, _ = batches.open("key")
    chunk_id = batches.add(batch_id, articles("one"))
    if sealed_first:
        batches.seal(batch_id, digest="d")
    age(redis, WEEK - 1)
    store.finish(next_job(chunks, claimed(chunks, chunk_id)).id, 1, RESULT)
    if not sealed_first:
        batches.seal(batch_id, digest="d")
    age(redis, 999)
    assert batches.get(batch_id).status is BatchStatus.FINISHED
    assert batches.open("key") == (batch_id, False)
    age(redis, 1)
    with pytest.raises(BatchNotFound):
        batches.get(batch_id)
    assert batches.open("key")[1]


def test_a_key_stands_for_one_batch(batches: BatchStore) -> None:
    first, new = batches.open("key")
    assert new
    assert batches.digest(first) is None
    assert batches.open("key") == (first, False)
    batches.seal(first, digest="abc")
    assert batches.digest(first) == "abc"
    assert batches.open("other")[1]
    batches.delete(first)
    assert batches.open("key")[1]


@pytest.mark.parametrize("batch_id", [UNKNOWN, "", "*", "A" * 32, UNKNOWN + "\n", "é", "\ud800"])
def test_what_is_no_batch_is_not_found(batches: BatchStore, batch_id: str) -> None:
    for ask in (batches.get, batches.delete):
        with pytest.raises(BatchNotFound):
            ask(batch_id)


def test_only_the_first_errors_are_listed(batches: BatchStore) -> None:
    batch_id, _ = batches.open()
    errors = [LineError(line, "malformed", "No.") for line in range(1, ERRORS_KEPT + 11)]
    stopped = LineError(999, "queue-full", "Later.")
    batches.seal(batch_id, digest="d", rejected=len(errors), errors=errors, stopped=stopped)
    batch = batches.get(batch_id)
    assert (batch.rejected, batch.stopped) == (ERRORS_KEPT + 10, stopped)
    assert batch.errors == tuple(errors[:ERRORS_KEPT])


@pytest.mark.redis
def test_a_full_redis_takes_no_articles_but_ends_their_jobs(redis_server: RedisServer) -> None:
    with connect(redis_server.url) as redis:
        batches, chunks, store = BatchStore(redis), ChunkStore(redis), JobStore(redis)
        batch_id, [chunk_id] = batch_of(batches, articles("one", "two", "three"))
        other, _ = batches.open()
        redis.config_set("maxmemory", 1)
        with pytest.raises(StoreFull):
            batches.add(batch_id, articles("four"))
        chunk = claimed(chunks, chunk_id)
        assert store.finish(next_job(chunks, chunk).id, 1, RESULT)
        assert store.fail(next_job(chunks, chunk).id, 1, ERROR)
        next_job(chunks, chunk)
        assert chunks.cut_off(chunk_id)
        job = next_job(chunks, claimed(chunks, chunk_id))
        store.delete(job.id)
        assert counts(batches.get(batch_id)) == (3, 0, 1, 1, 1)
        batches.seal(other, digest="d")
        batches.delete(batch_id)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_the_order_every_job_is_counted_once(redis: Redis, seed: int) -> None:
    """Random interleavings of several workers, cut off at any moment."""
    chance = random.Random(seed)
    batches, store = BatchStore(redis), JobStore(redis)
    chunks = ChunkStore(redis, lease=0, grace=0, pause=0, max_attempts=3)
    batch_id, ids = batch_of(batches, articles(*"abcde"), articles(*"fgh"), articles("i"))
    at_work: list[tuple[ChunkClaim, Claim | None]] = []
    steps = {"claim": 4, "next": 8, "finish": 8, "cut off": 1, "sweep": 1}
    for _ in range(2_000):
        [step] = chance.choices(list(steps), steps.values())
        if step == "claim" and (chunk := chunks.claim(chance.choice(ids))):
            at_work.append((chunk, None))
        elif step == "cut off":
            chunks.cut_off(chance.choice(ids), chance.choice([None, TIMEOUT]))
        elif step == "sweep":
            chunks.sweep(queue_is_empty=True)
        elif at_work:
            number = chance.randrange(len(at_work))
            chunk, job = at_work[number]
            if step == "next" and job is None:
                following = chunks.next(chunk, give_way=False)
                if isinstance(following, Claim):
                    at_work[number] = (chunk, following)
                else:
                    del at_work[number]
            elif step == "finish" and job is not None:
                store.finish(job.id, job.attempt, RESULT)
                at_work[number] = (chunk, None)
        batch = batches.get(batch_id)
        ended, position = batches.results(batch_id, after=0, most=99)
        assert position == len(ended) == len({job.id for job in ended})
        assert batch.succeeded + batch.failed == position
        if batch.status is BatchStatus.FINISHED:
            break
    assert batch.status is BatchStatus.FINISHED
    assert sorted(job.line for job in ended) == sorted([1, 2, 3, 4, 5, 1, 2, 3, 1])
    assert int(redis.get("quotewire:batched")) == 0
