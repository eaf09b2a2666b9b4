"""Redis as the job store uses it: how long it is waited for, and which of its errors are ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from redis import Redis, exceptions
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from worker.records import StoreUnavailable

_REFUSALS = ("MISCONF", "NOREPLICAS", "MASTERDOWN", "CLUSTERDOWN")
"""Replies of a Redis that is up but will not write now, which redis-py does not tell apart."""


RESERVED = 0.1
"""Part of Redis' memory that new jobs may not take: it is for the queue and for results."""


def connect(redis_url: str) -> Redis:
    """A client whose every command ends within about 4 seconds, whatever Redis does."""
    return Redis.from_url(
        redis_url,
        socket_timeout=2,
        # Once more at once: a connection from the pool may have died while it was idle.
        retry=Retry(ConstantBackoff(0.1), 1),
    )


@contextmanager
def translated() -> Iterator[None]:
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


def time_with_room(redis: Redis) -> int:
    """Milliseconds by Redis' clock. Raises StoreUnavailable, also when it is nearly full."""
    with translated():
        ask = redis.pipeline(transaction=False)
        ask.time()
        ask.info("memory")
        moment, memory = ask.execute(raise_on_error=False)
        if isinstance(moment, Exception):
            raise moment
        # Not every Redis lets itself be asked; one that does not says so when it is full.
        limit = memory.get("maxmemory", 0) if isinstance(memory, dict) else 0
        if limit and memory["used_memory"] > limit * (1 - RESERVED):
            raise exceptions.OutOfMemoryError(f"less than {RESERVED:.0%} of Redis' memory is left")
    return int(moment[0]) * 1000 + int(moment[1]) // 1000
