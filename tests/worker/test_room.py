"""Redis' clock and room, asked for once a second: what may happen in between."""

from __future__ import annotations

import pytest
from redis import Redis

from tests.redis_server import RedisServer
from worker.jobs import StoreUnavailable, connect
from worker.room import Room


def test_the_time_is_never_later_than_redis_own(redis: Redis) -> None:
    room = Room(redis)
    for _ in range(200):
        moment = room.take(100)
        seconds, micros = redis.time()
        assert moment <= seconds * 1000 + micros // 1000
    assert seconds * 1000 - moment < 30_000


@pytest.mark.redis
def test_what_might_fill_redis_is_asked_for_at_once(redis_server: RedisServer) -> None:
    with connect(redis_server.url) as redis:
        redis.config_set("maxmemory", redis.info("memory")["used_memory"] + 20_000_000)
        room = Room(redis)
        room.take(100)
        redis.config_set("maxmemory", 1)
        with pytest.raises(StoreUnavailable, match="memory"):
            room.take(3_000_000)
