"""Redis' clock, and whether its memory has room for what is new."""

from __future__ import annotations

from threading import Lock
from time import monotonic

from redis import Redis, exceptions

from worker.connection import translated

RESERVED = 0.1
"""Part of Redis' memory that new jobs may not take: it is for the queue and for results."""

KNOWN = 1.0
"""Seconds for which Redis' clock and memory, once asked for, are known."""

SHARE = 0.1
"""Part of what is left that one process may fill before it asks again: others write too."""

BESIDE = 2_000
"""Bytes at most that a job takes beside what its client sent: its message, its places in sets."""


class Room:
    """Redis' clock and room, asked for once a second instead of with every job."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._lock = Lock()
        self._asked = float("-inf")  # by our own clock, in seconds
        self._moment = 0  # by Redis' own at that time, in milliseconds
        self._spare = 0.0  # bytes

    def take(self, size: int) -> int:
        """For a job of ``size`` bytes. The time by Redis' clock, in milliseconds, never too late.

        Raises StoreUnavailable, also when there is no room.
        """
        size += BESIDE
        with self._lock:
            known = monotonic() - self._asked
            if known < KNOWN and size <= self._spare:
                self._spare -= size
                return self._moment + int(known * 1000)
        # Without the lock: a Redis that hangs would hold everybody, one after the other.
        moment, left = time_and_room(self._redis)
        with self._lock:
            self._asked, self._moment, self._spare = monotonic(), moment, left * SHARE - size
        return moment


def time_and_room(redis: Redis) -> tuple[int, float]:
    """Milliseconds by Redis' clock, and the bytes that may be added: without a limit, infinite.

    Raises StoreUnavailable, also when there are none.
    """
    with translated():
        ask = redis.pipeline(transaction=False)
        ask.time()
        ask.info("memory")
        moment, memory = ask.execute(raise_on_error=False)
        if isinstance(moment, Exception):
            raise moment
        # Not every Redis lets itself be asked; one that does not says so when it is full.
        limit = memory.get("maxmemory", 0) if isinstance(memory, dict) else 0
        left = limit * (1 - RESERVED) - memory["used_memory"] if limit else float("inf")
        if left < 0:
            raise exceptions.OutOfMemoryError(f"less than {RESERVED:.0%} of Redis' memory is left")
    return int(moment[0]) * 1000 + int(moment[1]) // 1000, left
