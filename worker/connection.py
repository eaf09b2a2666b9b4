"""Redis as the job store uses it: how long it is waited for, and which of its errors are ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from redis import BlockingConnectionPool, Redis, exceptions
from redis.backoff import ConstantBackoff, NoBackoff
from redis.retry import Retry
from redis.sentinel import Sentinel, SentinelConnectionPool, SentinelManagedConnection

from worker.records import StoreUnavailable
from worker.sentinels import Sentinels, are_named, read_sentinels

_REFUSALS = ("MISCONF", "NOREPLICAS", "MASTERDOWN", "CLUSTERDOWN")
"""Replies of a Redis that is up but will not write now, which redis-py does not tell apart."""


SENTINEL_PATIENCE = 0.5
"""Seconds that one Sentinel is waited for before the next is asked."""

REPLICATION = 400
"""Milliseconds that a replica has to take what was written."""


def connect(redis_url: str) -> Redis:
    """A client whose every command ends within about 4 seconds, whatever Redis does."""
    # Once more at once: a connection from the pool may have died while it was idle.
    return client_of(redis_url, patience=2, retry=Retry(ConstantBackoff(0.1), 1))


def client_of(redis_url: str, *, patience: float, retry: Retry, most: int | None = None) -> Redis:
    """A client of the Redis at this address, as the settings have it. Connects to nothing yet.

    ``patience``: seconds for connecting, for each answer, and for a connection when all ``most``
    are in use. Of a Redis behind Sentinels there are as many as are needed.
    """
    options: dict[str, Any] = {
        "socket_timeout": patience,
        "socket_connect_timeout": patience,
        "retry": retry,
    }
    if are_named(redis_url):
        return _watched(read_sentinels(redis_url), options)
    if most is None:
        return Redis.from_url(redis_url, **options)
    return Redis(
        connection_pool=BlockingConnectionPool.from_url(
            redis_url, max_connections=most, timeout=patience, **options
        )
    )


class _Watched(SentinelManagedConnection):
    """Asks the Sentinels whenever it connects: redis-py does not when it repeats a command
    (its issue 3874), and goes back to the master that has just failed.
    """

    def connect_check_health(self, *args: Any, **kwargs: Any) -> None:
        if not self._sock:
            self.host, self.port = self.connection_pool.get_master_address()
        super().connect_check_health(*args, **kwargs)


def _watched(sentinels: Sentinels, options: dict[str, Any]) -> Redis:
    """A client that asks the Sentinels, whenever it connects, which Redis is the master now."""
    asking = {
        "socket_timeout": SENTINEL_PATIENCE,
        "socket_connect_timeout": SENTINEL_PATIENCE,
        "retry": Retry(NoBackoff(), 0),
    }
    watch = Sentinel(sentinels.nodes, sentinel_kwargs=asking)  # type: ignore[no-untyped-call]
    found: Redis = watch.master_for(  # type: ignore[no-untyped-call]
        sentinels.master,
        connection_class=_Watched,
        username=sentinels.user,
        password=sentinels.password,
        **options,
    )
    return found


def hold_twice(redis: Redis, key: str) -> None:
    """Behind Sentinels, wait until a replica has ``key`` as well: this Redis may be replaced.

    Raises StoreUnavailable when none has it in time, or this is a new Redis that never had it.
    """
    if not isinstance(redis.connection_pool, SentinelConnectionPool):
        return
    with translated():
        ask = redis.pipeline(transaction=False)
        ask.exists(key)
        # WAIT waits for its own connection's last write, which whatever came before precedes.
        ask.set("quotewire:fence", 1)
        ask.wait(1, REPLICATION)
        there, _, copies = ask.execute()
        if not (there and copies):
            raise exceptions.ConnectionError("no replica of Redis has taken the job")


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
