"""The queue: what is sent, and how soon a broker that is away is given up."""

from __future__ import annotations

import base64
import json
import socket
from collections.abc import Callable

import pytest
from redis import Redis

from tests.clock import soon
from tests.redis_server import RedisServer
from worker.broker import RUN, Queue, QueueUnavailable, celery_app

JOB = "0" * 32

ASKED: dict[str, Callable[[Queue], None]] = {
    "submit": lambda queue: queue.submit(JOB),
    "ping": lambda queue: queue.ping(),
}
asked = pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)


def queue_at(url: str) -> Queue:
    return Queue(celery_app(url))


@pytest.mark.redis
def test_a_message_holds_the_id_and_nothing_else(redis_server: RedisServer) -> None:
    queue_at(redis_server.url).submit(JOB)
    with Redis.from_url(redis_server.url) as redis:
        [message] = redis.lrange("quotewire:broker:jobs", 0, -1)
        keys = redis.keys("*")
    envelope = json.loads(message)
    arguments, options, _ = json.loads(base64.b64decode(envelope["body"]))
    assert (envelope["headers"]["task"], arguments, options) == (RUN, [JOB], {})
    # A Redis can be shared.
    assert all(key.startswith(b"quotewire:") for key in keys)


@pytest.mark.redis
def test_the_database_of_a_unix_address_is_used(redis_server: RedisServer) -> None:
    queue_at(f"{redis_server.url}?db=3").submit(JOB)
    with Redis.from_url(f"{redis_server.url}?db=3") as redis:
        assert redis.llen("quotewire:broker:jobs") == 1


ADDRESSES = [
    ("redis://:word@host:6379/1", "redis://:word@host:6379/1"),
    ("rediss://host:6379/0", "rediss://host:6379/0"),
    ("unix:///run/redis.sock", "redis+socket:///run/redis.sock"),
    ("unix:///run/redis.sock?db=2", "redis+socket:///run/redis.sock?virtual_host=2"),
    ("unix://me:word@/run/a b.sock", "redis+socket://me:word@/run/a%20b.sock"),
    ("sentinel://a,b:1/quotes", "sentinel://a:26379/0;sentinel://b:1/0"),
    ("sentinel://:word@a/quotes", "sentinel://:word@a:26379/0"),
    ("amqp://me:word@rabbit/quotes", "amqp://me:word@rabbit/quotes"),
]


@pytest.mark.parametrize(("url", "celerys"), ADDRESSES)
def test_celery_gets_the_address_in_its_own_form(url: str, celerys: str) -> None:
    assert celery_app(url).conf.broker_url == celerys


def test_whoever_sends_has_less_than_five_seconds_patience() -> None:
    """By its settings: the clock would tell how fast the machine is."""
    options = queue_at("redis://127.0.0.1/0")._app.conf.broker_transport_options
    tries = options["max_retries"] + 1
    pauses = options["interval_max"] * options["max_retries"]
    assert tries * (options["socket_connect_timeout"] + options["socket_timeout"]) + pauses < 5


@asked
def test_a_broker_that_refuses_is_given_up(ask: Callable[[Queue], None]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(QueueUnavailable, match="REDIS_URL"):
        soon(lambda: ask(queue_at(f"redis://127.0.0.1:{port}/0")))


@asked
def test_a_broker_that_is_silent_is_given_up(ask: Callable[[Queue], None]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        queue = queue_at(f"redis://127.0.0.1:{silent.getsockname()[1]}/0")
        with pytest.raises(QueueUnavailable):
            soon(lambda: ask(queue))


@pytest.mark.redis
def test_a_broker_that_freezes_later_is_given_up_too_and_used_again(
    redis_server: RedisServer,
) -> None:
    queue = queue_at(redis_server.url)
    queue.submit(JOB)
    redis_server.freeze()
    with pytest.raises(QueueUnavailable):
        soon(lambda: queue.submit(JOB))
    redis_server.thaw()
    queue.submit(JOB)
    queue.ping()
