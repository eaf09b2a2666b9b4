"""Brokers that are no single Redis, in the middle of a load: ``make drills``.

RabbitMQ takes seconds to start, and a failover seconds to be decided: too many for every run.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from urllib.request import Request, urlopen

import pytest

from service import wsgi
from service.app import create_app
from service.settings import ServiceSettings
from tests.clock import PATIENCE, soon
from tests.faults.drill import assert_right, await_end, report, said
from tests.faults.test_long_drills import post
from tests.rabbit_server import RabbitServer
from tests.redis_server import RedisServer
from tests.sentinel_servers import SentinelServers
from tests.served import served
from tests.system import System
from worker.broker import Queue, QueueUnavailable, celery_app
from worker.jobs import JobStore

pytestmark = [pytest.mark.redis, pytest.mark.drill]

JOBS = 300
BROKER = "QUOTEWIRE_BROKER_URL"


@pytest.fixture
def rabbit(tmp_path: Path) -> Iterator[RabbitServer]:
    (tmp_path / "rabbit").mkdir()
    server = RabbitServer(tmp_path / "rabbit")
    yield server
    server.stop()


@pytest.fixture
def apart(redis_server: RedisServer, rabbit: RabbitServer, tmp_path: Path) -> Iterator[System]:
    """The records in Redis, the messages in RabbitMQ."""
    system = System(redis_server, tmp_path / "worker.log")
    system.queue = Queue(celery_app(rabbit.url))
    yield system
    system.stop()


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[SentinelServers]:
    servers = SentinelServers(tmp_path)
    yield servers
    servers.stop()


def load(system: System, middle: Callable[[], object], **variables: str) -> None:
    """Jobs for two workers, with ``middle`` in their midst: each has its answer in the end."""
    for _ in range(2):
        system.start_worker(processes=2, time_limit=60, max_attempts=20, **variables)
    texts: dict[str, str] = {}
    for number in range(JOBS):
        if number == JOBS // 3:
            middle()
        text = f"sleep 0.{number % 10}" if number % 3 == 0 else said(number)
        texts[post(system, f"drill {number}", text)] = text
    recovery = await_end(system, list(texts), seconds=300)
    jobs = assert_right(system, texts)
    assert len(texts) == JOBS
    assert len(list(system.redis.scan_iter("quotewire:job:*"))) == JOBS
    report(middle.__name__, len(texts), len(jobs), recovery)


def test_rabbitmq_is_killed_in_the_middle(apart: System, rabbit: RabbitServer) -> None:
    def rabbitmq_killed() -> None:
        rabbit.kill()
        # Accepted all the same: the record is what counts.
        assert post(apart, "while it is away", said(0))
        apart.store.delete(post(apart, "while it is away", said(0)))
        rabbit.start()

    load(apart, rabbitmq_killed, **{BROKER: rabbit.url})


def test_rabbitmq_loses_its_messages(apart: System, rabbit: RabbitServer) -> None:
    def rabbitmq_purged() -> None:
        with celery_app(rabbit.url).connection_for_write() as connection:
            connection.default_channel.queue_purge("jobs")

    load(apart, rabbitmq_purged, **{BROKER: rabbit.url})


def test_rabbitmq_hangs_and_is_given_up(rabbit: RabbitServer) -> None:
    queue = Queue(celery_app(rabbit.url))
    queue.submit("0" * 32)
    assert not queue.empty()
    assert queue.no_chunks()
    rabbit.freeze()
    for ask in (lambda: queue.submit("1" * 32), queue.ping, queue.empty):
        with pytest.raises(QueueUnavailable, match=BROKER):
            soon(ask)
    rabbit.thaw()
    queue.ping()
    queue.submit("2" * 32)


def test_the_service_over_rabbitmq(apart: System, rabbit: RabbitServer, tmp_path: Path) -> None:
    """Health, metrics, a batch, and single jobs that are not kept waiting by it."""
    with served(apart.server.url, tmp_path / "api.log", **{BROKER: rabbit.url}) as api:
        lines = "".join(json.dumps({"text": "sleep 0.2"}) + "\n" for _ in range(100))
        batch = ask(f"{api.address}/v1/batches", lines, "application/x-ndjson")["id"]
        single = ask(f"{api.address}/v1/jobs", "say Ada: It works", "text/plain")["id"]
        with urlopen(f"{api.address}/metrics", timeout=30) as answer:
            figures = answer.read().decode()
        assert "quotewire_queue_depth 1.0" in figures
        assert "quotewire_batched_jobs_open 100.0" in figures
        apart.start_worker(time_limit=60, **{BROKER: rabbit.url})
        ready = ask(f"{api.address}/readyz")
        assert ready["checks"]["broker"] == {"ok": True}
        apart.ended(single)
        ended, _ = apart.batches.results(batch, after=0, most=200)
        # It gave way: the batch has not even begun its second turn of five seconds.
        assert len(ended) < 50
        apart.batch_ended(batch, seconds=120)


def ask(address: str, body: str | None = None, media: str = "") -> dict[str, str]:
    data = body.encode() if body is not None else None
    with urlopen(Request(address, data, {"Content-Type": media}), timeout=30) as answer:
        found: dict[str, str] = json.load(answer)
        return found


@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_the_master_fails_in_the_middle(
    watched: SentinelServers, tmp_path: Path, fault: str
) -> None:
    system = System(watched, tmp_path / "worker.log")

    def master_fails() -> None:
        before = watched.master()
        getattr(watched, fault)(before)
        system.until(lambda: watched.master() != before)

    try:
        load(system, master_fails)
    finally:
        system.stop()


def test_a_job_that_no_replica_has_is_not_accepted(watched: SentinelServers) -> None:
    settings = ServiceSettings(redis_url=watched.url)
    store = JobStore(wsgi.connect(settings))
    queue = Queue(celery_app(settings.queue_url))
    api = create_app(settings=settings, store=store, queue=queue).test_client()
    article = {"json": {"text": "say Ada: It works"}, "headers": {"Idempotency-Key": "1"}}
    accepted = api.post("/v1/jobs", **article)
    deadline = monotonic() + PATIENCE
    # As its clients do: replicas that have only just begun to follow may be slow to tell.
    while accepted.status_code == 503 and monotonic() < deadline:
        accepted = api.post("/v1/jobs", **article)
    assert accepted.status_code == 202
    replicas = [port for port in watched.redises if port != watched.master()]
    for port in replicas:
        watched.freeze(port)
    assert api.post("/v1/jobs", **article).status_code == 503
    for port in replicas:
        watched.thaw(port)
    watched.until_whole()
    assert api.post("/v1/jobs", **article).get_json()["id"] == accepted.get_json()["id"]
