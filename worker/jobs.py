"""The truth about every job: the Redis store that keeps the records.

Light on purpose (standard library and redis): the service imports it too.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from redis import Redis, exceptions
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from worker import scripts
from worker.records import (
    TOO_MANY_ATTEMPTS,
    Claim,
    Job,
    JobError,
    JobNotFound,
    JobStatus,
    JobStoreError,
    StoreUnavailable,
)

__all__ = [
    "TOO_MANY_ATTEMPTS",
    "Claim",
    "Job",
    "JobError",
    "JobNotFound",
    "JobStatus",
    "JobStore",
    "JobStoreError",
    "StoreUnavailable",
    "connect",
]

PREFIX = "quotewire:"
"""Begins every key, so that a Redis can be shared."""

_ID = re.compile(r"[0-9a-f]{32}")

_FIELDS = [
    *("status", "title", "reference", "created", "started", "finished", "expires", "attempts"),
    *("result", "error_code", "error_detail"),
]

_REFUSALS = ("MISCONF", "NOREPLICAS", "MASTERDOWN", "CLUSTERDOWN")
"""Replies of a Redis that is up but will not write now, which redis-py does not tell apart."""


def connect(redis_url: str) -> Redis:
    """A client whose every command ends within about 4 seconds, whatever Redis does."""
    return Redis.from_url(
        redis_url,
        socket_timeout=2,
        # Once more at once: a connection from the pool may have died while it was idle.
        retry=Retry(ConstantBackoff(0.1), 1),
    )


class JobStore:
    """Job records in Redis. Every change is one atomic step, safe to ask for twice.

    ``ttl``: seconds that a record lives after its creation, and again after its end.
    ``lease``: seconds that a claim holds; more than an attempt can last.
    ``max_attempts``: claims of one job before it fails.

    Every method raises StoreUnavailable. ``redis`` must not decode responses.
    """

    def __init__(
        self, redis: Redis, *, ttl: float = 86_400, lease: float = 75, max_attempts: int = 3
    ) -> None:
        self._redis = redis
        self._ttl = round(ttl * 1000)
        self._lease = round(lease * 1000)
        self._max_attempts = max_attempts
        self._create = redis.register_script(scripts.CREATE)
        self._claim = redis.register_script(scripts.CLAIM)
        self._settle = redis.register_script(scripts.SETTLE)
        self._release = redis.register_script(scripts.RELEASE)
        self._heartbeat = redis.register_script(scripts.HEARTBEAT)
        self._workers = redis.register_script(scripts.WORKERS)

    def create(self, text: str, *, title: str | None = None, reference: str | None = None) -> Job:
        """A new job, queued, with 128 random bits for an id. Not yet sent to any queue."""
        job_id = secrets.token_hex(16)
        texts = {"text": text, "title": title, "reference": reference}
        given = {name: _encode(value) for name, value in texts.items() if value is not None}
        pairs = [part for pair in given.items() for part in pair]
        with _translated():
            created, expires = self._create([_key(job_id)], [self._ttl, *pairs])
        stored = {"status": b"queued", "attempts": b"0", "created": created, "expires": expires}
        return _job(job_id, dict.fromkeys(_FIELDS) | given | stored)

    def get(self, job_id: str) -> Job:
        """The job as it stands, without its text. Raises JobNotFound."""
        if not _ID.fullmatch(job_id):
            raise JobNotFound(job_id)
        with _translated():
            values = self._redis.hmget(_key(job_id), _FIELDS)
        if values[0] is None:
            raise JobNotFound(job_id)
        return _job(job_id, dict(zip(_FIELDS, values, strict=True)))

    def delete(self, job_id: str) -> None:
        """Erase the job, its text and its result; an open one is thereby cancelled.

        Raises JobNotFound.
        """
        if not _ID.fullmatch(job_id):
            raise JobNotFound(job_id)
        with _translated():
            if not self._redis.delete(_key(job_id)):
                raise JobNotFound(job_id)

    def claim(self, job_id: str) -> Claim | None:
        """The right to work on the job, if it is queued or its last holder's lease ran out.

        None: nothing to do, since it is final, erased, another worker's, or has now failed
        because it was claimed ``max_attempts`` times before.
        """
        arguments: list[str | int] = [
            secrets.token_hex(8),
            self._lease,
            self._max_attempts,
            self._ttl,
            TOO_MANY_ATTEMPTS.code,
            TOO_MANY_ATTEMPTS.detail,
        ]
        with _translated():
            claimed = self._claim([_key(job_id)], arguments)
        return Claim(job_id, int(claimed[0]), _decode(claimed[1])) if claimed else None

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
        with _translated():
            return bool(self._release([_key(job_id)], [attempt]))

    def ping(self) -> None:
        """Raises StoreUnavailable when Redis does not answer."""
        with _translated():
            self._redis.ping()

    def heartbeat(self, worker: str, *, ttl: float) -> None:
        """Count ``worker`` among the living for ``ttl`` seconds; 0 takes it off."""
        with _translated():
            self._heartbeat([f"{PREFIX}workers"], [_encode(worker), round(ttl * 1000)])

    def workers(self) -> int:
        """How many workers are alive."""
        return len(self.worker_names())

    def worker_names(self) -> list[str]:
        """The workers that are alive, as their heartbeats name them."""
        with _translated():
            return [_decode(name) for name in self._workers([f"{PREFIX}workers"])]

    def _end(self, job_id: str, attempt: int, status: JobStatus, *pairs: str) -> bool:
        arguments: list[bytes | str | int] = [
            attempt,
            self._ttl,
            status.value,
            *map(_encode, pairs),
        ]
        with _translated():
            return bool(self._settle([_key(job_id)], arguments))


def _key(job_id: str) -> str:
    return f"{PREFIX}job:{job_id}"


@contextmanager
def _translated() -> Iterator[None]:
    """The one place where redis-py's errors become ours. A wrong command stays its own error."""
    try:
        yield
    except (
        exceptions.ConnectionError,  # refused, cut off, wrong password, still loading
        exceptions.TimeoutError,
        exceptions.ReadOnlyError,
        exceptions.OutOfMemoryError,
    ) as error:
        raise StoreUnavailable from error
    except exceptions.ResponseError as error:
        if str(error).startswith(_REFUSALS):
            raise StoreUnavailable from error
        raise


def _encode(value: str) -> bytes:
    """UTF-8 that also keeps lone surrogates, which JSON can carry."""
    return value.encode("utf-8", "surrogatepass")


def _decode(value: bytes) -> str:
    return value.decode("utf-8", "surrogatepass")


def _moment(milliseconds: bytes) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=int(milliseconds))


def _job(job_id: str, fields: Mapping[str, Any]) -> Job:
    def optional(name: str, read: Any) -> Any:
        return None if fields[name] is None else read(fields[name])

    code = optional("error_code", _decode)
    return Job(
        id=job_id,
        status=JobStatus(_decode(fields["status"])),
        title=optional("title", _decode),
        reference=optional("reference", _decode),
        created_at=_moment(fields["created"]),
        started_at=optional("started", _moment),
        finished_at=optional("finished", _moment),
        expires_at=_moment(fields["expires"]),
        attempts=int(fields["attempts"]),
        result=optional("result", json.loads),
        error=JobError(code, _decode(fields["error_detail"])) if code else None,
    )
