"""Batches: many articles under one id, each a job of its own, sent to the workers in chunks.

What the service needs of them; the workers' side is ``worker.chunks``. Light, as ``worker.jobs``.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from redis import Redis, exceptions

from worker import batch_scripts as scripts
from worker.batch_records import (
    BATCH_FIELDS,
    ENDED_FIELDS,
    Article,
    Batch,
    BatchNotFound,
    BatchStatus,
    Ended,
    LineError,
    StoreFull,
    batch_of,
    ended_of,
)
from worker.codec import decode, encode
from worker.connection import hold_twice, translated
from worker.jobs import FRESH, PREFIX, JobStore
from worker.records import QueueFull, StoreUnavailable
from worker.room import time_and_room

__all__ = [
    "Article",
    "Batch",
    "BatchNotFound",
    "BatchStatus",
    "BatchStore",
    "Ended",
    "LineError",
    "StoreFull",
]

CHUNK = 32
"""Articles that go to a worker in one message: enough that what a message costs vanishes."""

CHUNK_LENGTH = 1_000_000
"""Characters of text in a chunk, unless one article has more: one step of Redis writes it."""

ERRORS_KEPT = 100
"""Lines not accepted that a batch lists; it counts them all."""

RESULTS_LENGTH = 1_000_000
"""Bytes of results that are read together, unless one has more: whoever asks holds them all."""

ERASED_AT_ONCE = 500
"""Jobs that one step of Redis erases, so that it never keeps the others waiting for long."""

WAITING, RUNNING, FRONT, SWEPT = (
    f"{PREFIX}chunks:{name}" for name in ("waiting", "running", "front", "swept")
)
BATCHED = f"{PREFIX}batched"
JOB, CHUNK_KEY = f"{PREFIX}job:", f"{PREFIX}chunk:"

_ID = re.compile(r"[0-9a-f]{32}")


class BatchStore:
    """Batch records in Redis. Every change is one atomic step, safe to ask for twice.

    ``ttl``: seconds that a record lives after its end. An open batch, and an open job of it, lives
    for a week at least; a batch after each end of a job anew.
    ``limit``: open jobs of all batches at most. Every method raises StoreUnavailable.
    """

    def __init__(self, redis: Redis, *, ttl: float = 86_400, limit: int = 50_000) -> None:
        self._redis = redis
        self._ttl = round(ttl * 1000)
        self._limit = limit
        self._open = redis.register_script(scripts.OPEN)
        self._add = redis.register_script(scripts.ADD)
        self._seal = redis.register_script(scripts.SEAL)
        self._erase = redis.register_script(scripts.ERASE)

    @classmethod
    def beside(cls, store: JobStore, *, limit: int) -> BatchStore:
        """In the same Redis, its records kept for as long."""
        return cls(store._redis, ttl=store._ttl / 1000, limit=limit)

    def open(self, key: str | None = None, *, callback_url: str | None = None) -> tuple[str, bool]:
        """The id of a new batch, or of the one opened under ``key`` before; whether it is new.

        ``callback_url``: where a new one's client wants to be told of the end.
        """
        batch_id = secrets.token_hex(16)
        time_and_room(self._redis)
        keys = [_key(batch_id)]
        if key is not None:
            keys.append(f"{PREFIX}batch-once:{sha256(encode(key)).hexdigest()}")
        with translated():
            outcome, *known = self._open(
                keys, [self._ttl, *([callback_url] if callback_url else [])]
            )
        return (batch_id, True) if outcome == b"new" else (decode(known[0]), False)

    def add(self, batch_id: str, articles: Sequence[Article]) -> str:
        """Record the articles as jobs of the batch, in one chunk whose id is returned.

        Not yet sent to any queue. Raises QueueFull, StoreFull (then nothing was written),
        BatchNotFound (erased, or read to its end).
        """
        try:
            not_after = time_and_room(self._redis)[0] + FRESH
            chunk_id = secrets.token_hex(16)
            arguments: list[Any] = [self._ttl, not_after, self._limit, JOB]
            for article in articles:
                arguments += [secrets.token_hex(16), article.line, encode(article.text)]
                arguments += map(_optional, (article.title, article.reference))
            keys = [_key(batch_id), CHUNK_KEY + chunk_id, WAITING, RUNNING, BATCHED]
            with translated():
                outcome = self._add(keys, arguments)
                if outcome == b"late":
                    raise exceptions.TimeoutError("Redis took too long to write the jobs.")
        except StoreUnavailable as error:
            if isinstance(error.__cause__, exceptions.OutOfMemoryError):
                raise StoreFull from error
            raise
        if outcome == b"full":
            raise QueueFull(self._limit)
        if outcome == b"gone":
            raise BatchNotFound(batch_id)
        hold_twice(self._redis, CHUNK_KEY + chunk_id)
        return chunk_id

    def seal(
        self,
        batch_id: str,
        *,
        digest: str,
        rejected: int = 0,
        errors: Sequence[LineError] = (),
        stopped: LineError | None = None,
    ) -> None:
        """No more articles will come. ``digest``: of the whole upload. Raises BatchNotFound."""
        listed = [json.dumps(asdict(error)) for error in errors[:ERRORS_KEPT]]
        pairs = ["digest", digest]
        if stopped:
            pairs += ["stopped_line", str(stopped.line), "stopped_code", stopped.code]
            pairs += ["stopped_detail", stopped.detail]
        arguments: list[Any] = [self._ttl, rejected, len(listed), *listed, *pairs]
        with translated():
            if not self._seal([_key(batch_id)], arguments):
                raise BatchNotFound(batch_id)
        hold_twice(self._redis, _key(batch_id))

    def get(self, batch_id: str) -> Batch:
        """The batch as it stands. Raises BatchNotFound."""
        key = _known(batch_id)
        with translated():
            ask = self._redis.pipeline(transaction=False)
            ask.hmget(key, BATCH_FIELDS)
            ask.lrange(f"{key}:errors", 0, -1)
            values, errors = ask.execute()
        if values[0] is None:
            raise BatchNotFound(batch_id)
        return batch_of(batch_id, dict(zip(BATCH_FIELDS, values, strict=True)), errors)

    def digest(self, batch_id: str) -> str | None:
        """Of the upload; None while it has not ended, or when there is no such batch."""
        with translated():
            value: Any = self._redis.hget(_known(batch_id), "digest")
        return decode(value) if value else None

    def results(self, batch_id: str, *, after: int, most: int) -> tuple[list[Ended], int]:
        """Up to ``most`` jobs that ended after the first ``after``; and how far that is.

        Fewer when their results are large, or some were erased or have expired since. Nothing for
        a batch that is not there.
        """
        with translated():
            ids: list[Any] = self._redis.lrange(
                f"{_known(batch_id)}:ended", after, after + most - 1
            )
            ask = self._redis.pipeline(transaction=False)
            for job_id in ids:
                ask.hstrlen(JOB + decode(job_id), "result")
            ids = ids[: _together(ask.execute())]
            for job_id in ids:
                ask.hmget(JOB.encode() + job_id, ENDED_FIELDS)
            found = ask.execute()
        ended = [
            ended_of(position, decode(job_id), values)
            for position, (job_id, values) in enumerate(zip(ids, found, strict=True), after + 1)
            if values[0] is not None
        ]
        return ended, after + len(ids)

    def delete(self, batch_id: str) -> None:
        """Erase the batch with all of its jobs; open ones are thereby cancelled.

        If it raises StoreUnavailable, the rest can be erased by asking again. Raises BatchNotFound.
        """
        keys = [_known(batch_id), WAITING, RUNNING, BATCHED]
        with translated():
            left = self._erase(keys, [JOB, CHUNK_KEY, ERASED_AT_ONCE])
            if left == -1:
                raise BatchNotFound(batch_id)
            while left == 0:
                left = self._erase(keys, [JOB, CHUNK_KEY, ERASED_AT_ONCE])


def _together(sizes: Sequence[int]) -> int:
    """How many results of these sizes are read together: at least one, if there is one."""
    total = 0
    for number, size in enumerate(sizes):
        total += size
        if number and total > RESULTS_LENGTH:
            return number
    return len(sizes)


def _key(batch_id: str) -> str:
    return f"{PREFIX}batch:{batch_id}"


def _known(batch_id: str) -> str:
    """The batch's key. Raises BatchNotFound for what can be no id."""
    if not _ID.fullmatch(batch_id):
        raise BatchNotFound(batch_id)
    return _key(batch_id)


def _optional(value: str | None) -> bytes:
    return b"" if value is None else b"=" + encode(value)
