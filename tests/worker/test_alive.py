"""The container's health check: is this host's worker alive."""

from __future__ import annotations

from socket import gethostname

import pytest
from redis import Redis

from tests.redis_server import RedisServer
from worker import alive
from worker.jobs import JobStore

pytestmark = pytest.mark.redis


@pytest.mark.parametrize(
    ("beating", "healthy"),
    [
        ([], False),
        (["celery@elsewhere:1"], False),
        ([f"celery@{gethostname()}x:1"], False),
        (["celery@elsewhere:1", f"celery@{gethostname()}:1"], True),
    ],
    ids=["nobody", "another host", "a longer name", "this host"],
)
def test_only_a_heartbeat_of_this_host_counts(
    shared_redis_server: RedisServer,
    monkeypatch: pytest.MonkeyPatch,
    beating: list[str],
    healthy: bool,
) -> None:
    monkeypatch.setenv("REDIS_URL", shared_redis_server.url)
    with Redis.from_url(shared_redis_server.url) as redis:
        redis.flushall()
        for worker in beating:
            JobStore(redis).heartbeat(worker, ttl=30)
    if healthy:
        alive.main()
    else:
        with pytest.raises(SystemExit, match="sign of life"):
            alive.main()


def test_without_redis_it_is_not_healthy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "unix:///nowhere/redis.sock")
    with pytest.raises(SystemExit, match="REDIS_URL"):
        alive.main()
