"""Chunks of batches as the workers see them: claimed whole, worked a job at a time.

The lease is the chunk's, the attempts are the jobs': a worker that dies in the middle of a chunk
costs the job that it was at an attempt, and its neighbours nothing. Finished ones are not repeated.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from redis import Redis

from worker import batch_scripts, scripts
from worker.batches import CHUNK_KEY, FRONT, JOB, RUNNING, SWEPT, WAITING
from worker.codec import decode
from worker.connection import translated
from worker.jobs import LEASE, MOST_SWEPT
from worker.jobs import WAITING as JOBS_WAITING
from worker.records import TOO_MANY_ATTEMPTS, Claim, JobError, Swept

ENDLESS = 2**31
"""Attempts of a chunk. What ends is its jobs' attempts, and with them those of the chunk."""

_TOO_MANY = (TOO_MANY_ATTEMPTS.code, TOO_MANY_ATTEMPTS.detail)


@dataclass(frozen=True, slots=True)
class ChunkClaim:
    """The right to work on a chunk. ``attempt`` fences off whoever held it before."""

    id: str
    attempt: int


class Pause(Enum):
    """Why there is no next job now, though the chunk may have more."""

    GIVE_WAY = "a single job waits"


class ChunkStore:
    """Chunks in Redis. Every change is one atomic step, safe to ask for twice.

    The parameters are those of ``JobStore``; ``max_attempts`` is that of each job. Every method
    raises StoreUnavailable.
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
    ) -> None:
        self._ttl = round(ttl * 1000)
        self._lease = round(lease * 1000)
        self._grace = round(grace * 1000)
        self._pause = round(pause * 1000)
        self._max_attempts = max_attempts
        self._claim = redis.register_script(scripts.CLAIM)
        self._release = redis.register_script(scripts.RELEASE)
        self._sweep = redis.register_script(scripts.SWEEP)
        self._next = redis.register_script(batch_scripts.NEXT)
        self._cut_off = redis.register_script(batch_scripts.CUT_OFF)
        self._renew = redis.register_script(batch_scripts.RENEW)

    def claim(self, chunk_id: str) -> ChunkClaim | None:
        """The right to work on the chunk, if it is queued; None: there is nothing to do."""
        limits = [self._lease, ENDLESS, self._ttl]
        with translated():
            claimed = self._claim(
                [CHUNK_KEY + chunk_id, WAITING, RUNNING, FRONT],
                [secrets.token_hex(8), *limits, *_TOO_MANY],
            )
        return ChunkClaim(chunk_id, int(claimed[0])) if claimed else None

    def next(self, chunk: ChunkClaim, *, give_way: bool) -> Claim | Pause | None:
        """The right to work on the chunk's next job, which the last one must have ended.

        None: none is left, and the chunk is closed, or it is another's now. ``give_way``: rather
        pause when a single job waits for a worker.
        """
        token = secrets.token_hex(8)
        with translated():
            found = self._next(
                [CHUNK_KEY + chunk.id, RUNNING, JOBS_WAITING],
                [
                    *(chunk.attempt, token, self._max_attempts, self._ttl, *_TOO_MANY),
                    *(JOB, int(give_way)),
                ],
            )
        if not found:
            return None
        if found[0] == b"way":
            return Pause.GIVE_WAY
        return Claim(decode(found[0]), int(found[1]), decode(found[2]))

    def release(self, chunk: ChunkClaim) -> bool:
        """Give the chunk back to the queue. False: no longer this attempt's to release."""
        with translated():
            return bool(self._release([CHUNK_KEY + chunk.id, WAITING, RUNNING], [chunk.attempt]))

    def cut_off(self, chunk_id: str, error: JobError | None = None) -> bool:
        """Give a running chunk back whose worker is gone; ``error`` ends the job that it was at.

        For who knows that the chunk is its worker's. False: it is not running.
        """
        pairs = (error.code, error.detail) if error else ()
        with translated():
            return bool(
                self._cut_off([CHUNK_KEY + chunk_id, WAITING, RUNNING], [JOB, self._ttl, *pairs])
            )

    def renew(self, chunk_ids: Iterable[str]) -> None:
        """The leases of these begin anew."""
        with translated():
            self._renew([RUNNING], [self._lease, *chunk_ids])

    def sweep(self, *, queue_is_empty: bool) -> Swept | None:
        """What ``JobStore.sweep`` does for single jobs. ``failed`` is empty."""
        times = [self._pause, self._lease, self._grace]
        limits = [MOST_SWEPT, ENDLESS, self._ttl]
        with translated():
            found = self._sweep(
                [WAITING, RUNNING, FRONT, SWEPT],
                [*times, int(queue_is_empty), *limits, *_TOO_MANY, CHUNK_KEY],
            )
        return Swept(*([decode(chunk_id) for chunk_id in ids] for ids in found)) if found else None
