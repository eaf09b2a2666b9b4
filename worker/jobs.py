"""The truth about every job: the Redis store that keeps the records.

Light on purpose (standard library and redis): the service imports it too.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Any, Unpack

from redis import Redis, exceptions

from worker import scripts
from worker.codec import FIELDS, Given, decode, digest, encode, job_of, submitted
from worker.connection import client_of as client_of
from worker.connection import connect as connect
from worker.connection import hold_twice, translated
from worker.endings import endings
from worker.records import TOO_MANY_ATTEMPTS as TOO_MANY_ATTEMPTS
from worker.records import CallbackStatus as CallbackStatus
from worker.records import Claim as Claim
from worker.records import Job as Job
from worker.records import JobError as JobError
from worker.records import JobNotFound as JobNotFound
from worker.records import JobStatus as JobStatus
from worker.records import JobStoreError as JobStoreError
from worker.records import KeyReused as KeyReused
from worker.records import QueueFull as QueueFull
from worker.records import StoreUnavailable as StoreUnavailable
from worker.records import Swept as Swept
from worker.room import Room

PREFIX = "quotewire:"
"""Begins every key, so that a Redis can be shared."""

LEASE = 10.0
"""Seconds without a sign of its worker after which a running job is another's to take."""

FRESH = 900
"""Milliseconds after which a new job is no longer written: its client has stopped waiting."""

MOST_SWEPT = 500
"""Jobs of a kind that one sweep sends again at most: the rest waits for the next."""

WAITING, RUNNING, FRONT = (f"{PREFIX}{name}" for name in ("waiting", "running", "front"))
WORKERS = f"{PREFIX}workers"

_TOO_MANY = (TOO_MANY_ATTEMPTS.code, TOO_MANY_ATTEMPTS.detail)

_ID = re.compile(r"[0-9a-f]{32}")


class JobStore:
    """Job records in Redis. Every change is one atomic step, safe to ask for twice.

    ``ttl``: seconds that a record lives after its end. An open one lives for a week at least.
    ``lease``: seconds that a claim holds unless a heartbeat renews it. ``grace``: seconds that a
    message may be on its way before it counts as lost. ``pause``: seconds at least between two
    sweeps, whoever makes them. ``max_attempts``: claims of one job before it fails.
    ``queue_limit``: open jobs at most.

    Every method raises StoreUnavailable. ``redis`` must not decode responses.
    """

    def __init__(
        self,
        redis: Redis,
        *,
        ttl: float = 86_400,
        lease: float = LEASE,
        grace: float = 5,
        pause: float = 0.9,
        max_attempts: int = 3,
        queue_limit: int = 10_000,
    ) -> None:
        self._redis = redis
        self._ttl = round(ttl * 1000)
        self._lease = round(lease * 1000)
        self._grace = round(grace * 1000)
        self._pause = round(pause * 1000)
        self._max_attempts = max_attempts
        self._queue_limit = queue_limit
        self._room = Room(redis)
        self._create = redis.register_script(scripts.CREATE)
        self._claim = redis.register_script(scripts.CLAIM)
        self._settle = redis.register_script(scripts.SETTLE)
        self._release = redis.register_script(scripts.RELEASE)
        self._erase = redis.register_script(scripts.ERASE)
        self._heartbeat = redis.register_script(scripts.HEARTBEAT)
        self._workers = redis.register_script(scripts.WORKERS)
        self._sweep = redis.register_script(scripts.SWEEP)

    def create(self, text: str, **given: Unpack[Given]) -> Job:
        """A new job, queued, with 128 random bits for an id. Not yet sent to any queue.

        Raises QueueFull.
        """
        return self._new(submitted(text, given), None)[0]

    def create_once(self, key: str, text: str, **given: Unpack[Given]) -> tuple[Job, bool]:
        """The job that was created under ``key``, or a new one; and whether it is new.

        ``key`` is its client's, any text. It is known for as long as a record is kept. Raises
        KeyReused when its job was submitted with other fields, and QueueFull.
        """
        # Hashed: whatever the client chose, it can be no other key of Redis.
        once = f"{PREFIX}once:{sha256(encode(key)).hexdigest()}"
        return self._new(submitted(text, given), once)

    def get(self, job_id: str) -> Job:
        """The job as it stands, without its text. Raises JobNotFound."""
        if not _ID.fullmatch(job_id):
            raise JobNotFound(job_id)
        with translated():
            values = self._redis.hmget(_key(job_id), FIELDS)
        if values[0] is None:
            raise JobNotFound(job_id)
        return job_of(job_id, dict(zip(FIELDS, values, strict=True)))

    def delete(self, job_id: str) -> None:
        """Erase the job, its text and its result; an open one is thereby cancelled.

        Raises JobNotFound.
        """
        if not _ID.fullmatch(job_id):
            raise JobNotFound(job_id)
        with translated():
            if not self._erase([_key(job_id), WAITING, RUNNING], [self._ttl]):
                raise JobNotFound(job_id)

    def claim(self, job_id: str) -> Claim | None:
        """The right to work on the job, if it is queued.

        None: nothing to do, since it is final, erased, another worker's, or has now failed
        because it was claimed ``max_attempts`` times before.
        """
        limits = [self._lease, self._max_attempts, self._ttl]
        with translated():
            claimed = self._claim(
                [_key(job_id), WAITING, RUNNING, FRONT],
                [secrets.token_hex(8), *limits, *_TOO_MANY],
            )
        return Claim(job_id, int(claimed[0]), decode(claimed[1])) if claimed else None

    def finish(self, job_id: str, attempt: int, result: Mapping[str, Any]) -> bool:
        """Store the result and drop the text. False: no longer this attempt's to finish."""
        # ASCII, so that a lone surrogate in an article survives.
        value = json.dumps(result, allow_nan=False, separators=(",", ":"))
        return self._end(job_id, attempt, JobStatus.SUCCEEDED, "result", value)

    def fail(self, job_id: str, attempt: int, error: JobError) -> bool:
        """Store the error and drop the text. False: no longer this attempt's to fail."""
        pairs = ("error_code", error.code, "error_detail", error.detail)
        return self._end(job_id, attempt, JobStatus.FAILED, *pairs)

    def release(self, job_id: str, attempt: int) -> bool:
        """Give a running job back to the queue. False: no longer this attempt's to release."""
        with translated():
            return bool(self._release([_key(job_id), WAITING, RUNNING], [attempt]))

    def sweep(self, *, queue_is_empty: bool) -> Swept | None:
        """Find what was lost, and give it back to the queue: messages have to be sent again.

        That are running jobs whose lease ran out, and queued ones whose message must be gone,
        since the queue is empty or those behind them had their turn. None: another worker has
        just swept. Call it about once a second.
        """
        times = [self._pause, self._lease, self._grace]
        limits = [MOST_SWEPT, self._max_attempts, self._ttl]
        with translated():
            found = self._sweep(
                [WAITING, RUNNING, FRONT, f"{PREFIX}swept"],
                [*times, int(queue_is_empty), *limits, *_TOO_MANY, _key("")],
            )
        return Swept(*([decode(job_id) for job_id in ids] for ids in found)) if found else None

    def endings(self, wanted: Callable[[], bool]) -> Iterator[str | None]:
        """Jobs as they end or are erased, while they are wanted: see ``worker.endings``."""
        return endings(self._redis, f"{PREFIX}ended", wanted)

    def ping(self) -> None:
        """Raises StoreUnavailable when Redis does not answer."""
        with translated():
            self._redis.ping()

    def heartbeat(self, worker: str, *, ttl: float, jobs: Iterable[str] = ()) -> None:
        """Count ``worker`` among the living for ``ttl`` seconds; 0 takes it off.

        ``jobs``: what it works on. Their leases begin anew.
        """
        arguments: list[bytes | str | int] = [encode(worker), round(ttl * 1000), self._lease, *jobs]
        with translated():
            self._heartbeat([WORKERS, RUNNING], arguments)

    def workers(self) -> int:
        """How many workers are alive."""
        return len(self.worker_names())

    def worker_names(self) -> list[str]:
        """The workers that are alive, as their heartbeats name them."""
        with translated():
            return [decode(name) for name in self._workers([WORKERS])]

    def _new(self, given: dict[str, bytes], once: str | None) -> tuple[Job, bool]:
        job_id = secrets.token_hex(16)
        pairs: list[str | bytes] = [part for pair in given.items() for part in pair]
        keys = [_key(job_id), WAITING, RUNNING, *([once] if once else [])]
        not_after = self._room.take(sum(map(len, pairs))) + FRESH
        arguments = [self._ttl, not_after, self._queue_limit, digest(given), _key(""), *pairs]
        with translated():
            outcome, *rest = self._create(keys, arguments)
            if outcome == b"late":
                raise exceptions.TimeoutError("Redis took too long to write the job.")
        if outcome == b"full":
            raise QueueFull(self._queue_limit)
        if outcome == b"other":
            raise KeyReused
        hold_twice(self._redis, _key(decode(rest[0]) if outcome == b"same" else job_id))
        if outcome == b"same":
            # Our own id: the first reply was lost on the way and the client asked again.
            return self.get(decode(rest[0])), decode(rest[0]) == job_id
        stored = {"status": b"queued", "attempts": b"0", "created": rest[0], "expires": rest[1]}
        return job_of(job_id, dict.fromkeys(FIELDS) | given | stored), True

    def _end(self, job_id: str, attempt: int, status: JobStatus, *pairs: str) -> bool:
        arguments: list[bytes | str | int] = [
            attempt,
            self._ttl,
            status.value,
            *map(encode, pairs),
        ]
        with translated():
            return bool(self._settle([_key(job_id), RUNNING], arguments))


def _key(job_id: str) -> str:
    return f"{PREFIX}job:{job_id}"
