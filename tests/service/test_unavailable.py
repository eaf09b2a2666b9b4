"""Redis refuses, hangs or comes back, and code fails: the client is told, and nothing is lost."""

from __future__ import annotations

import logging
import secrets
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis

from service import wsgi
from service.app import create_app
from service.errors import TYPE_PREFIX
from service.settings import ServiceSettings
from tests.clock import PATIENCE, soon
from tests.redis_server import RedisServer, wait_for
from tests.stubs import BrokenQueue, InlineQueue
from worker.broker import Queue, celery_app
from worker.jobs import Job, JobStore
from worker.logs import JsonFormatter

JOBS = "/v1/jobs"
ARTICLE = {"text": "“Fine,” she said."}


def app_for(url: str) -> Flask:
    """The app with its real store and its real queue, as wsgi.py puts it together."""
    settings = ServiceSettings(redis_url=url)
    return create_app(
        settings=settings, store=JobStore(wsgi.connect(settings)), queue=Queue(celery_app(url))
    )


def assert_unavailable(api: FlaskClient, method: str, path: str) -> None:
    article = ARTICLE if method == "POST" else None
    response = soon(lambda: api.open(path, method=method, json=article))
    assert response.status_code == 503
    assert response.content_type == "application/problem+json"
    assert response.get_json()["type"] == f"{TYPE_PREFIX}store-unavailable"
    assert response.headers["Retry-After"] == "5"
    assert "Traceback" not in response.text
    assert "redis" not in response.text.lower()


def test_an_answer_takes_less_than_five_seconds_whatever_redis_does() -> None:
    """By the settings (the queue's are in ``test_broker``): the clock would time the machine."""
    pool = wsgi.connect(ServiceSettings()).connection_pool
    patience = pool.connection_kwargs
    assert patience["retry"].get_retries() == 0
    assert pool.timeout + patience["socket_connect_timeout"] + patience["socket_timeout"] < 5


@pytest.mark.redis
def test_a_redis_that_goes_and_comes_back(redis_server: RedisServer) -> None:
    api = app_for(redis_server.url).test_client()
    before = api.post(JOBS, json=ARTICLE).headers["Location"]

    redis_server.stop()
    for method, path in [("POST", JOBS), ("GET", before), ("DELETE", before)]:
        assert_unavailable(api, method, path)
    assert api.get("/livez").status_code == 200
    assert api.get("/readyz").status_code == 503

    redis_server.start()
    assert api.get(before).get_json()["status"] == "queued"
    assert api.post(JOBS, json=ARTICLE).status_code == 202


@pytest.mark.redis
@pytest.mark.parametrize("connected", [False, True], ids=["from the start", "in between"])
def test_a_redis_that_hangs(redis_server: RedisServer, connected: bool) -> None:
    app = app_for(redis_server.url)
    before = f"{JOBS}/{'0' * 32}"
    if connected:
        before = app.test_client().post(JOBS, json=ARTICLE).headers["Location"]

    redis_server.freeze()
    requests = [("POST", JOBS), ("GET", before), ("DELETE", before)]
    with ThreadPoolExecutor() as pool:
        unready = pool.submit(lambda: app.test_client().get("/readyz"))
        refused = [pool.submit(assert_unavailable, app.test_client(), *item) for item in requests]
        assert app.test_client().get("/livez").status_code == 200
        for waiting in refused:
            waiting.result(PATIENCE)
        assert unready.result(PATIENCE).status_code == 503

    redis_server.thaw()
    assert app.test_client().post(JOBS, json=ARTICLE).status_code == 202


@pytest.mark.redis
def test_a_redis_that_hangs_between_the_record_and_the_message(redis_server: RedisServer) -> None:
    class StoreBeforeFreeze(JobStore):
        def create(self, text: str, **rest: str | None) -> Job:
            job = super().create(text, **rest)
            redis_server.freeze()
            return job

    settings = ServiceSettings(redis_url=redis_server.url)
    store = JobStore(wsgi.connect(settings), grace=0)
    api = create_app(
        settings=settings,
        store=StoreBeforeFreeze(wsgi.connect(settings)),
        queue=Queue(celery_app(redis_server.url)),
    ).test_client()
    response = soon(lambda: api.post(JOBS, json=ARTICLE))
    assert response.status_code == 202
    redis_server.thaw()
    found = store.sweep(queue_is_empty=True)
    assert found is not None
    assert response.get_json()["id"] in found.again


@pytest.mark.redis
def test_what_was_refused_while_redis_hung_is_not_written_when_it_wakes(
    redis_server: RedisServer,
) -> None:
    api = app_for(redis_server.url).test_client()
    assert api.post(JOBS, json=ARTICLE).status_code == 202
    redis_server.freeze()
    assert_unavailable(api, "POST", JOBS)
    redis_server.thaw()
    with Redis.from_url(redis_server.url) as redis:
        wait_for(redis)
        assert len(redis.keys("quotewire:job:*")) == 1


def test_a_job_that_cannot_be_sent_is_kept_for_the_sweep(
    settings: ServiceSettings, redis: Redis, caplog: pytest.LogCaptureFixture
) -> None:
    store, queue = JobStore(redis, grace=0), BrokenQueue()
    api = create_app(settings=settings, store=store, queue=queue).test_client()
    response = api.post(JOBS, json=ARTICLE)
    assert (response.status_code, [response.get_json()["id"]]) == (202, queue.asked)
    assert queue.asked[0] in JsonFormatter().format(caplog.records[-1])
    found = store.sweep(queue_is_empty=True)
    assert found is not None
    assert found.again == queue.asked


def test_a_full_queue_says_when_to_come_again(settings: ServiceSettings, redis: Redis) -> None:
    store = JobStore(redis, queue_limit=1)
    api = create_app(settings=settings, store=store, queue=InlineQueue()).test_client()
    first = api.post(JOBS, json=ARTICLE)
    refused = api.post(JOBS, json=ARTICLE)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert refused.get_json()["type"] == f"{TYPE_PREFIX}queue-full"
    api.delete(first.headers["Location"])
    assert api.post(JOBS, json=ARTICLE).status_code == 202


REFUSES = {
    "full": ("CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0"),
    "read-only": ("REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE"),
    "without its replicas": (
        "CONFIG SET min-replicas-to-write 1",
        "CONFIG SET min-replicas-to-write 0",
    ),
}


@pytest.mark.redis
@pytest.mark.parametrize("reason", REFUSES)
def test_a_redis_that_takes_nothing_for_a_while(
    redis_server: RedisServer, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    api = app_for(redis_server.url).test_client()
    location = api.post(JOBS, json=ARTICLE).headers["Location"]
    refuse, recover = REFUSES[reason]
    with Redis.from_url(redis_server.url) as redis:
        redis.execute_command(*refuse.split())
        assert_unavailable(api, "POST", JOBS)
        assert "does not answer" in caplog.text
        # It may still be read.
        assert api.get(location).status_code == 200
        redis.execute_command(*recover.split())
    assert api.post(JOBS, json=ARTICLE).status_code == 202


@pytest.mark.redis
def test_a_redis_that_loads_its_data(redis_server: RedisServer) -> None:
    app = app_for(redis_server.url)
    location = app.test_client().post(JOBS, json=ARTICLE).headers["Location"]
    with Redis.from_url(redis_server.url) as redis:
        redis.mset({f"other:{number}": secrets.token_hex(1_000) for number in range(24)})
    redis_server.compact()
    redis_server.stop()
    redis_server.start(loading_delay=500_000)
    assert_unavailable(app.test_client(), "POST", JOBS)
    assert_unavailable(app.test_client(), "GET", location)
    with Redis.from_url(redis_server.url) as redis:
        wait_for(redis)
    assert app.test_client().get(location).status_code == 200
    assert app.test_client().post(JOBS, json=ARTICLE).status_code == 202


def test_an_unforeseen_error_shows_nothing_and_logs_where_it_was(
    settings: ServiceSettings, store: JobStore, caplog: pytest.LogCaptureFixture
) -> None:
    words = "password=hunter2"

    def fail(job_id: str) -> None:
        raise RuntimeError(words)

    api = create_app(settings=settings, store=store, queue=InlineQueue(fail)).test_client()
    response = api.post(JOBS, json=ARTICLE)

    assert response.status_code == 500
    assert response.get_json()["type"] == f"{TYPE_PREFIX}internal"
    assert "hunter2" not in response.text
    record = next(record for record in caplog.records if record.levelno == logging.ERROR)
    logged = JsonFormatter().format(record)
    # Its words may quote an article.
    assert "hunter2" not in logged
    assert "RuntimeError" in logged
    assert "in fail" in logged
    assert response.headers["X-Request-ID"] in logged
