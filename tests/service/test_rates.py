"""How much a client may send: what is counted, against whom, and what it is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from redis import Redis

from service import wsgi
from service.app import create_app
from service.errors import TYPE_PREFIX
from service.rates import RateExceeded, Rates, client_of
from service.settings import ServiceSettings, rate
from tests.clock import soon
from tests.redis_server import RedisServer
from tests.stubs import InlineQueue
from worker.jobs import JobStore
from worker.keys import new_key

JOBS = "/v1/jobs"
ARTICLE = {"text": "“Fine,” she said."}
UNKNOWN = f"{JOBS}/{'0' * 32}"
DESK, DESK_KEPT = new_key("desk")
WIRE, WIRE_KEPT = new_key("wire")

Limited = Callable[..., FlaskClient]


def limited_by(redis: Redis, **settings: object) -> FlaskClient:
    given = ServiceSettings(**settings)  # type: ignore[arg-type]
    rates = Rates(redis, requests=given.request_rate, articles=given.article_rate)
    store = JobStore(redis)
    return create_app(settings=given, store=store, queue=InlineQueue(), rates=rates).test_client()


def statuses(api: FlaskClient, count: int, **request: object) -> list[int]:
    found = []
    for _ in range(count):
        found.append(api.post(JOBS, json=ARTICLE, **request).status_code)  # type: ignore[arg-type]
    return found


def test_more_articles_than_given_are_refused_and_the_client_is_told_when(redis: Redis) -> None:
    api = limited_by(redis, article_rate=rate("2/hour"))
    granted = [api.post(JOBS, json=ARTICLE) for _ in range(2)]
    refused = api.post(JOBS, json=ARTICLE)
    assert [response.status_code for response in granted] == [202, 202]
    assert [response.headers["RateLimit"].split(";t=")[0] for response in granted] == [
        '"articles";r=1',
        '"articles";r=0',
    ]
    for response in granted:
        assert 3_500 <= int(response.headers["RateLimit"].split(";t=")[1]) <= 3_600
    assert refused.status_code == 429
    assert refused.get_json()["type"] == f"{TYPE_PREFIX}rate-exceeded"
    assert refused.content_type == "application/problem+json"
    assert 3_500 <= int(refused.headers["Retry-After"]) <= 3_600
    assert refused.headers["RateLimit-Policy"] == '"articles";q=2;w=3600'
    assert refused.headers["RateLimit"].startswith('"articles";r=0;t=')
    # Asking for a job costs no article.
    assert api.get(granted[0].headers["Location"]).status_code == 200


def test_a_refused_article_costs_nothing(redis: Redis) -> None:
    api = limited_by(redis, article_rate=rate("1/hour"))
    assert api.post(JOBS, json={"text": ""}).status_code == 422
    assert statuses(api, 2) == [202, 429]


def test_requests_of_every_kind_are_counted_and_what_supervisors_ask_is_not(redis: Redis) -> None:
    api = limited_by(redis, request_rate=rate("3/hour"), article_rate=rate("9/hour"))
    assert api.get(UNKNOWN).status_code == 404
    both = api.post(JOBS, json=ARTICLE)
    assert both.headers["RateLimit-Policy"] == '"requests";q=3;w=3600, "articles";q=9;w=3600'
    assert api.delete(UNKNOWN).status_code == 404
    assert api.get(UNKNOWN).status_code == 429
    for path in ("/", "/livez"):
        response = api.get(path)
        assert (response.status_code, "RateLimit" in response.headers) == (200, False)


def test_without_rates_nothing_is_counted(redis: Redis) -> None:
    response = limited_by(redis).post(JOBS, json=ARTICLE)
    assert "RateLimit" not in response.headers
    assert redis.keys("quotewire:rate*") == []


def test_each_key_has_its_own_and_a_wrong_one_is_counted_by_its_address(redis: Redis) -> None:
    api = limited_by(redis, request_rate=rate("2/hour"), api_keys=(DESK_KEPT, WIRE_KEPT))
    desk, wire, wrong = ({"Authorization": f"Bearer {key}"} for key in (DESK, WIRE, "qw_no"))
    assert statuses(api, 3, headers=desk) == [202, 202, 429]
    assert statuses(api, 3, headers=wrong) == [401, 401, 429]
    assert statuses(api, 3, headers=wire) == [202, 202, 429]


PROXIES = {
    # proxies in front, X-Forwarded-For of two requests, whether they are one client
    "not believed": (0, "192.0.2.1", "192.0.2.2", True),
    "believed": (1, "192.0.2.1", "192.0.2.2", False),
    "the same": (1, "192.0.2.1", "192.0.2.1", True),
    "made up in front of the proxy's": (1, "192.0.2.8, 192.0.2.1", "192.0.2.9, 192.0.2.1", True),
    "two proxies": (2, "192.0.2.8, 192.0.2.1", "192.0.2.9, 192.0.2.1", False),
}


@pytest.mark.parametrize(("proxies", "one", "two", "same"), PROXIES.values(), ids=PROXIES.keys())
def test_whose_address_counts(redis: Redis, proxies: int, one: str, two: str, same: bool) -> None:
    api = limited_by(redis, article_rate=rate("1/hour"), proxies=proxies)
    assert statuses(api, 1, headers={"X-Forwarded-For": one}) == [202]
    assert statuses(api, 1, headers={"X-Forwarded-For": two}) == [429 if same else 202]


CLIENTS = [
    ("desk", "192.0.2.1", "key desk"),
    (None, "192.0.2.1", "address 192.0.2.1"),
    (None, "::ffff:192.0.2.1", "address 192.0.2.1"),
    (None, "2001:db8:1:2:3:4:5:6", "address 2001:db8:1:2::/64"),
    (None, "2001:db8:1:2::9", "address 2001:db8:1:2::/64"),
    (None, "", "address unknown"),
    (None, None, "address unknown"),
    (None, "not an address", "address unknown"),
]


@pytest.mark.parametrize(("key", "address", "client"), CLIENTS)
def test_who_is_one_client(key: str | None, address: str | None, client: str) -> None:
    assert client_of(key, address) == client


def test_many_at_once_are_granted_or_refused_together(redis: Redis) -> None:
    rates = Rates(redis, requests=None, articles=rate("10/hour"))
    assert rates.take("articles", "key desk", 7)
    with pytest.raises(RateExceeded, match="after the seconds"):
        rates.take("articles", "key desk", 4)
    left = rates.take("articles", "key desk", 3)
    assert left is not None
    assert left.left == 0
    with pytest.raises(RateExceeded, match="in parts"):
        rates.take("articles", "key wire", 11)


@pytest.mark.redis
@pytest.mark.parametrize("refuse", ["CONFIG SET maxmemory 1", "REPLICAOF 127.0.0.1 1"])
def test_a_redis_that_takes_nothing_can_still_be_read(
    redis_server: RedisServer, refuse: str
) -> None:
    settings = ServiceSettings(redis_url=redis_server.url)
    api = limited_by(wsgi.connect(settings), request_rate=rate("9/hour"))
    location = api.post(JOBS, json=ARTICLE).headers["Location"]
    with Redis.from_url(redis_server.url) as redis:
        redis.execute_command(*refuse.split())
    assert api.get(location).status_code == 200
    assert api.post(JOBS, json=ARTICLE).status_code == 503


@pytest.mark.redis
@pytest.mark.parametrize("harm", ["stop", "freeze"])
def test_without_redis_it_is_our_503(redis_server: RedisServer, harm: str) -> None:
    settings = ServiceSettings(redis_url=redis_server.url, request_rate=rate("9/hour"))
    api = limited_by(wsgi.connect(settings), request_rate=rate("9/hour"))
    assert statuses(api, 1) == [202]
    getattr(redis_server, harm)()
    response = soon(lambda: api.get(UNKNOWN))
    assert response.status_code == 503
    assert response.get_json()["type"] == f"{TYPE_PREFIX}store-unavailable"
    assert api.get("/livez").status_code == 200
