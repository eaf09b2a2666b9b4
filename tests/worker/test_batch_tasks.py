"""One chunk, from claim to the end of its turn, whatever its articles do."""

from __future__ import annotations

import time

from redis import Redis

from tests.stubs import StubPipeline
from worker import batch_tasks
from worker.batches import Article, BatchStatus, BatchStore
from worker.chunks import ChunkStore
from worker.jobs import JobStatus, JobStore
from worker.pipeline.quote import Extraction
from worker.tasks import TIMEOUT, Reader


class Desk:
    """A batch of one chunk, and who works on it."""

    def __init__(self, redis: Redis, *texts: str) -> None:
        self.store, self.batches, self.chunks = (
            JobStore(redis),
            BatchStore(redis),
            ChunkStore(redis),
        )
        self.batch_id, _ = self.batches.open()
        articles = [Article(line, text) for line, text in enumerate(texts, start=1)]
        self.chunk_id = self.batches.add(self.batch_id, articles)
        self.batches.seal(self.batch_id, digest="none")

    def run(
        self, pipeline: Reader, timeouts: tuple[type[Exception], ...] = (), turn: float = 1_000
    ) -> bool:
        return batch_tasks.run_chunk(
            self.chunk_id,
            chunks=self.chunks,
            store=self.store,
            pipeline=pipeline,
            timeouts=timeouts,
            turn=turn,
        )

    def outcomes(self) -> list[str]:
        ended, _ = self.batches.results(self.batch_id, after=0, most=99)
        return [job.error.code if job.error else job.status.value for job in ended]


def test_every_article_has_its_own_answer(redis: Redis) -> None:
    desk = Desk(redis, "say Ada: Yes", "break it", "  ", "memory", "say Bob: No")
    assert desk.run(StubPipeline())
    assert desk.outcomes() == [
        *("succeeded", "internal", "text-rejected", "out-of-memory", "succeeded"),
    ]
    assert desk.batches.get(desk.batch_id).status is BatchStatus.FINISHED


def test_a_message_that_comes_twice_does_nothing(redis: Redis) -> None:
    desk = Desk(redis, "say Ada: Yes")
    assert desk.run(StubPipeline())
    assert desk.run(StubPipeline())
    assert desk.outcomes() == ["succeeded"]


def test_a_chunk_gives_way_after_each_article_while_a_single_job_waits(redis: Redis) -> None:
    desk = Desk(redis, "one", "two", "three")
    single = desk.store.create("single")
    assert not desk.run(StubPipeline())
    assert not desk.run(StubPipeline())
    assert desk.outcomes() == ["succeeded"] * 2
    assert desk.store.claim(single.id)
    assert desk.run(StubPipeline())
    assert desk.outcomes() == ["succeeded"] * 3


class TimeIsUp(Exception):
    """What the caller raises in the task."""


def test_a_turn_ends_with_the_article_that_outlasts_it(redis: Redis) -> None:
    desk = Desk(redis, "slow", "next")

    def slow(text: str) -> Extraction:
        time.sleep(2.1)
        raise TimeIsUp

    assert not desk.run(slow, (TimeIsUp,), turn=2)
    assert desk.outcomes() == [TIMEOUT.code]
    assert desk.run(StubPipeline())
    assert desk.outcomes() == [TIMEOUT.code, "succeeded"]


def test_a_batch_erased_while_it_is_worked_on_stays_erased(redis: Redis) -> None:
    desk = Desk(redis, "one", "two")

    def erasing(text: str) -> Extraction:
        desk.batches.delete(desk.batch_id)
        return Extraction((), (), "stub 1")

    assert desk.run(erasing)
    assert desk.outcomes() == []
    assert redis.keys("quotewire:job:*") == []


def test_a_job_erased_while_the_chunk_is_at_it_is_passed_over(redis: Redis) -> None:
    desk = Desk(redis, "one", "two")

    def erasing(text: str) -> Extraction:
        if text == "one":
            [job_id] = [
                key.decode().rpartition(":")[2]
                for key in redis.keys("quotewire:job:*")
                if redis.hget(key, "status") == b"running"
            ]
            desk.store.delete(job_id)
        return Extraction((), (), "stub 1")

    assert desk.run(erasing)
    batch = desk.batches.get(desk.batch_id)
    assert (batch.status, batch.succeeded, batch.cancelled) == (BatchStatus.FINISHED, 1, 1)
    assert JobStatus.SUCCEEDED.value in desk.outcomes()
