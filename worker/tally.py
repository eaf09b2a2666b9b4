"""What happened to all jobs, counted in Redis where it happens, and read here.

The counters stand beside the records and are changed in the same atomic steps (``lua.py``), so
that they are right with any number of processes, and outlive all of them:

    accepted                       new jobs
    ended:STATUS                   succeeded, failed, cancelled
    failed:CODE                    why, of those that failed
    returned resent                given back by a worker or the sweep; messages sent again
    wait:MS extraction:MS          durations by bucket: until the first claim of a job or chunk,
    wait:sum extraction:sum        and from a job's claim to its end; milliseconds in all
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from redis import Redis

from worker.batches import BATCHED, JOB
from worker.connection import translated
from worker.jobs import PREFIX, RUNNING, WAITING, WORKERS
from worker.lua import BOUNDS


@dataclass(frozen=True, slots=True)
class Durations:
    """``buckets``: upper end in seconds -> how many were no longer; the last is ``+Inf``."""

    buckets: Mapping[str, int]
    seconds: float


@dataclass(frozen=True, slots=True)
class Tally:
    """Counters by name, and how things stand now.

    ``waiting`` and ``running``: single jobs; ``batched``: open jobs of batches. ``oldest``: seconds
    since the oldest single job that waits was created, 0 without one.
    """

    counters: Mapping[str, int]
    waiting: int
    running: int
    batched: int
    workers: int
    oldest: float

    def counted(self, prefix: str) -> dict[str, int]:
        """The counters ``prefix:NAME``, by their name."""
        begin = f"{prefix}:"
        return {
            name.removeprefix(begin): value
            for name, value in self.counters.items()
            if name.startswith(begin)
        }

    def durations(self, name: str) -> Durations:
        """A duration's buckets, each with what is in those below it."""
        found = self.counted(name)
        buckets, total = {}, 0
        for bound in BOUNDS:
            total += found.get(str(bound), 0)
            buckets[f"{bound / 1000:g}"] = total
        buckets["+Inf"] = total + found.get("inf", 0)
        return Durations(buckets, found.get("sum", 0) / 1000)


class Counters:
    """Reads the counters. ``redis`` must not decode responses."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis

    def read(self) -> Tally:
        """All of it in two round trips. Raises StoreUnavailable."""
        with translated():
            return self._read()

    def _read(self) -> Tally:
        ask = self._redis.pipeline(transaction=False)
        ask.hgetall(f"{PREFIX}tally")
        ask.zcard(WAITING)
        ask.zcard(RUNNING)
        ask.get(BATCHED)
        ask.time()
        ask.zrange(WAITING, 0, 0)
        counters, waiting, running, batched, (seconds, micros), first = ask.execute()
        ask.zcount(WORKERS, f"({seconds * 1000 + micros // 1000}", "+inf")
        # The one that waits longest for its message stands first; as a rule, it is the oldest.
        ask.hget(f"{JOB}{first[0].decode() if first else ''}", "created")
        workers, created = ask.execute()
        oldest = 0.0
        if created is not None:
            oldest = max(0.0, seconds + micros / 1e6 - int(created) / 1000)
        named = {name.decode(): int(value) for name, value in counters.items()}
        return Tally(named, waiting, running, int(batched or 0), workers, oldest)
