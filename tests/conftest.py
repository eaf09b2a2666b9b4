"""The fixtures of all tests. There is no other conftest."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakeredis import FakeRedis
from flask.testing import FlaskClient
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect
from redis import Redis

from service.app import create_app
from service.settings import ServiceSettings
from tests.redis_server import RedisServer
from tests.site import NoBrowser, Site, chromium, program, watched
from tests.stubs import InlineQueue, StubPipeline
from tests.system import System
from worker.jobs import JobStore

# Speed is never asserted: a busy machine would fail tests that are right.
hypothesis_settings.register_profile(
    "patient", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("patient")

PATIENCE = 30_000
"""Milliseconds that a test waits for the page: what is right may come late on a busy machine."""


@pytest.fixture(scope="session")
def shared_redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """One for the whole run, which no test may hurt."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    yield server
    server.stop()


@pytest.fixture
def redis_server(tmp_path: Path) -> Iterator[RedisServer]:
    """The test's own, to be frozen and stopped."""
    server = RedisServer(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def system(redis_server: RedisServer, tmp_path: Path) -> Iterator[System]:
    """The test's own Redis, store and queue; it starts the workers that it needs."""
    system = System(redis_server, tmp_path / "worker.log")
    yield system
    system.stop()


@pytest.fixture(scope="module")
def lasting_system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """One for all tests of a file, since workers are slow to start; each leaves no job behind."""
    folder = tmp_path_factory.mktemp("system")
    server = RedisServer(folder)
    system = System(server, folder / "worker.log")
    yield system
    system.stop()
    server.stop()


@pytest.fixture(params=["fakeredis", pytest.param("redis", marks=pytest.mark.redis)])
def redis(request: pytest.FixtureRequest) -> Iterator[Redis]:
    """An empty Redis: each test that asks for it runs against the fake and against a real one."""
    if request.param == "fakeredis":
        client: Redis = FakeRedis()
    else:
        client = Redis.from_url(request.getfixturevalue("shared_redis_server").url)
        client.flushall()
    yield client
    client.close()


@pytest.fixture
def store(redis: Redis) -> JobStore:
    return JobStore(redis)


@pytest.fixture
def queue() -> InlineQueue:
    return InlineQueue()


@pytest.fixture
def settings() -> ServiceSettings:
    return ServiceSettings(text_limit=1_000, body_limit=20_000, batch_body_limit=300_000)


@pytest.fixture
def api(settings: ServiceSettings, store: JobStore, queue: InlineQueue) -> FlaskClient:
    """A client of the whole API, its limits small."""
    return create_app(settings=settings, store=store, queue=queue).test_client()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the whole run; every test gets a profile of its own in it.

    Without a browser the test is skipped, but on CI it fails.
    """
    try:
        program()
    except NoBrowser as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(error))
    expect.set_options(timeout=PATIENCE)
    with chromium() as browser:
        yield browser


@pytest.fixture
def site() -> Iterator[Site]:
    """The service on a port of its own, reading as the stub does until the test says otherwise."""
    site = Site(StubPipeline())
    yield site
    site.stop()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A reader's browser, fresh, at the site's address."""
    context = browser.new_context(base_url=site.address, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A tab. The test fails when the page complains: of an exception, of a broken policy."""
    page = context.new_page()
    complaints = watched(page)
    yield page
    assert complaints == []
