"""Time without waiting for it: what Redis holds grows old at once, and patience has one limit."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

from redis import Redis

T = TypeVar("T")

WEEK = 7 * 86_400
"""Seconds for which the record of what has not ended is kept at least."""

PATIENCE = 60
"""Seconds after which what ought to end within five is taken to hang, on the slowest machine."""

_MOMENTS = ("front", "swept")
_FIELDS = ("created", "started", "finished", "expires")


def age(redis: Redis, seconds: float) -> None:
    """As if so much time had gone by: every moment in Redis lies further back, and records expire.

    So a test may have a lease of an hour, and does not depend on how fast its machine is.
    """
    step = round(seconds * 1000)
    for key in redis.keys("quotewire:*"):
        kind, left = redis.type(key), redis.pttl(key)
        if 0 <= left <= step:
            redis.delete(key)
            continue
        if left > 0:
            redis.pexpire(key, left - step)
        if kind == b"zset":
            for member, moment in redis.zrange(key, 0, -1, withscores=True):
                redis.zadd(key, {member: moment - step})
        elif kind == b"hash":
            for field in _FIELDS:
                if redis.hexists(key, field):
                    redis.hincrby(key, field, -step)
        elif key.decode().endswith(_MOMENTS):
            redis.decrby(key, step)


def soon(ask: Callable[[], T]) -> T:
    """What it returns, or raises. Raises TimeoutError when it hangs; it is then left behind."""
    answer: Future[T] = Future()

    def run() -> None:
        try:
            answer.set_result(ask())
        except BaseException as error:
            answer.set_exception(error)

    Thread(target=run, daemon=True).start()
    return answer.result(PATIENCE)
