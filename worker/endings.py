"""Which jobs end, told as it happens: Redis' publish and subscribe.

The step that ends a job, or erases it, publishes its id (``scripts.py``). One subscriber, on one
connection, serves a whole process, however many there wait for their jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from redis import Redis, exceptions

from worker.connection import translated

BEAT = 1.0
"""Seconds without news after which the connection is asked for a sign of life."""


def endings(redis: Redis, channel: str, wanted: Callable[[], bool]) -> Iterator[str | None]:
    """The ids of jobs as they end, until nobody wants them: ``wanted`` is asked at each beat.

    None, the first time and whenever the connection was made anew: what ended before has not been
    told. Raises StoreUnavailable when Redis is away, or silent for two beats: listen again.
    """
    with translated(), redis.pubsub() as pubsub:  # type: ignore[no-untyped-call]
        pubsub.subscribe(channel)
        asked = False
        while wanted():
            message = pubsub.get_message(timeout=BEAT)
            if message is None:
                # A connection whose other end has vanished gives no error, only silence.
                if asked:
                    raise exceptions.TimeoutError("Redis has fallen silent.")
                pubsub.ping()
                asked = True
                continue
            asked = False
            if message["type"] == "subscribe":
                yield None
            elif message["type"] == "message":
                yield message["data"].decode("ascii", "replace")
