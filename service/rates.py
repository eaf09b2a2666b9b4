"""How much a client may ask for in a time, counted in Redis for all processes together.

Two rates, both off unless set: of requests, and of articles. A client is the holder of a key, or
an address where there is no key. The windows slide, so a burst at the turn of one gains nothing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Literal

from limits import RateLimitItem
from limits.storage import RedisStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from redis import Redis
from redis.exceptions import OutOfMemoryError, ReadOnlyError, RedisError

from worker.jobs import StoreUnavailable

Policy = Literal["requests", "articles"]

PREFIX = "quotewire:rate"


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a client stands with a rate: how much of ``amount`` in ``window`` seconds is left.

    ``reset``: seconds until there is more.
    """

    policy: str
    amount: int
    window: int
    left: int
    reset: int


class RateExceeded(Exception):
    """The client has used up what a rate gives it."""

    def __init__(self, standing: Standing, asked: int) -> None:
        remedy = (
            "send it again after the seconds in Retry-After."
            if asked <= standing.amount
            else f"send these {asked} in parts."
        )
        limit = f"{standing.amount} {standing.policy} in {standing.window} seconds"
        super().__init__(f"The limit is {limit}: {remedy}")
        self.standing = standing
        # When there is room for one more; for many at once, that is too soon.
        self.retry_after = max(1, standing.reset) if asked == 1 else standing.window


class Rates:
    """What is given to each client: requests, articles; None is no limit."""

    def __init__(
        self, redis: Redis, *, requests: RateLimitItem | None, articles: RateLimitItem | None
    ) -> None:
        self._rates = {"requests": requests, "articles": articles}
        # The store's own connections, and so its patience with a Redis that hangs.
        storage = RedisStorage("redis://", connection_pool=redis.connection_pool, key_prefix=PREFIX)
        self._limiter = SlidingWindowCounterRateLimiter(storage)

    def take(self, policy: Policy, client: str, amount: int = 1) -> Standing | None:
        """Count ``amount`` against the client; None where there is no such limit, or
        Redis takes nothing just now.

        Raises RateExceeded, and then has counted nothing; StoreUnavailable.
        """
        rate = self._rates[policy]
        if rate is None:
            return None
        try:
            granted = self._limiter.hit(rate, policy, client, cost=amount)
            stats = self._limiter.get_window_stats(rate, policy, client)
        except (OutOfMemoryError, ReadOnlyError):
            # It cannot count and can be read: whatever needs to be written is refused by the store.
            return None
        except RedisError as error:
            raise StoreUnavailable from error
        window, reset = rate.get_expiry(), math.ceil(stats.reset_time - time.time())
        if reset <= 0 and stats.remaining < rate.amount:
            reset = window  # the window has only just begun: limits counts it modulo its length
        standing = Standing(policy, rate.amount, window, stats.remaining, max(0, reset))
        if not granted:
            raise RateExceeded(standing, amount)
        return standing


def headers(standings: list[Standing]) -> Iterator[tuple[str, str]]:
    """The header fields of draft-ietf-httpapi-ratelimit-headers-10."""
    if standings:
        yield (
            "RateLimit-Policy",
            ", ".join(f'"{s.policy}";q={s.amount};w={s.window}' for s in standings),
        )
        yield "RateLimit", ", ".join(f'"{s.policy}";r={s.left};t={s.reset}' for s in standings)


def client_of(key: str | None, address: str | None) -> str:
    """Whom to count: the key's holder, else the address, of IPv6 the network.

    One subscriber has a whole /64 of addresses, and could otherwise use each for one request.
    """
    if key is not None:
        return f"key {key}"
    try:
        found = ip_address(address or "")
    except ValueError:  # a Unix socket has none
        return "address unknown"
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped:
            return f"address {found.ipv4_mapped}"
        return f"address {ip_network((found, 64), strict=False)}"
    return f"address {found}"
