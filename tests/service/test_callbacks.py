"""``callback_url`` as a client gives it, and what the job says of it."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest
from flask.testing import FlaskClient
from redis import Redis

from service.app import create_app
from service.errors import TYPE_PREFIX
from service.settings import ServiceSettings
from tests.stubs import InlineQueue
from worker.callbacks import Callbacks
from worker.jobs import JobStore
from worker.logs import JsonFormatter
from worker.signature import Secret

JOBS = "/v1/jobs"
TEXT = "“Fine,” she said."
URL = "https://desk.example/told?token=t0ken"
SECRETS = (Secret(b"k" * 32),)


@pytest.fixture
def api(store: JobStore) -> FlaskClient:
    settings = ServiceSettings(callback_secrets=SECRETS)
    return create_app(settings=settings, store=store, queue=InlineQueue()).test_client()


def post(api: FlaskClient, url: object, **headers: str) -> tuple[int, dict[str, object]]:
    response = api.post(JOBS, json={"text": TEXT, "callback_url": url}, headers=headers)
    return response.status_code, response.get_json()


def test_a_job_says_how_it_stands_with_telling_its_client(
    api: FlaskClient, store: JobStore, redis: Redis
) -> None:
    status, job = post(api, URL)
    assert (status, job["callback"]) == (202, {"status": "waiting", "attempts": 0})
    # Whoever knows the id need not know whom the client listens through.
    assert "desk.example" not in str(job)
    store.claim(str(job["id"]))
    store.finish(str(job["id"]), 1, {"quotes": [], "speakers": [], "model": "m 1"})
    callbacks = Callbacks(redis)
    call = callbacks.take()
    assert call is not None
    assert call.url == URL
    callbacks.delivered(call)
    job = api.get(f"{JOBS}/{job['id']}").get_json()
    assert job["callback"] == {"status": "delivered", "attempts": 1}


@pytest.mark.parametrize("url", [None, "absent"])
def test_a_job_without_one_says_nothing_of_it(api: FlaskClient, url: str | None) -> None:
    body = {"text": TEXT} if url else {"text": TEXT, "callback_url": None}
    assert "callback" not in api.post(JOBS, json=body).get_json()


REFUSED = [
    (7, "Must be a string."),
    ("", "no URL has"),
    ("desk.example/told", "whole URL"),
    ("https://user:word@desk.example/", "no user"),
    ("http://127.0.0.1/", "public address"),
    ("http://localhost/", "public address"),
    ("http://169.254.169.254/latest/meta-data/", "public address"),
    ("https://desk.example:22/", "port"),
    ("https://desk.example/" + "x" * 2_000, "2000 characters"),
]


@pytest.mark.parametrize(("url", "says"), REFUSED)
def test_one_that_is_refused(api: FlaskClient, url: object, says: str) -> None:
    status, problem = post(api, url)
    assert (status, problem["type"]) == (422, f"{TYPE_PREFIX}invalid-article")
    [error] = problem["errors"]  # type: ignore[misc]
    assert error["pointer"] == "#/callback_url"
    assert says in error["detail"]


def test_a_service_without_a_secret_tells_nobody(store: JobStore) -> None:
    app = create_app(settings=ServiceSettings(), store=store, queue=InlineQueue())
    status, problem = post(app.test_client(), URL)
    assert (status, "QUOTEWIRE_CALLBACK_SECRET" in str(problem)) == (422, True)


def test_networks_that_the_settings_name_may_be_called(store: JobStore) -> None:
    settings = ServiceSettings(
        callback_secrets=SECRETS, callback_networks=(ip_network("10.1.2.0/24"),)
    )
    api = create_app(settings=settings, store=store, queue=InlineQueue()).test_client()
    assert post(api, "http://10.1.2.3:9000/told")[0] == 202
    assert post(api, "http://10.1.3.3:9000/told")[0] == 422


def post_batch(api: FlaskClient, url: str | None, **headers: str) -> tuple[int, dict[str, Any]]:
    response = api.post(
        "/v1/batches",
        data=f'{{"text": "{TEXT}"}}\n'.encode(),
        content_type="application/x-ndjson",
        query_string={} if url is None else {"callback_url": url},
        headers=headers,
    )
    return response.status_code, response.get_json()


def test_a_batch_says_so_too(api: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    status, batch = post_batch(api, URL)
    assert (status, batch["callback"]) == (202, {"status": "waiting", "attempts": 0})
    assert "callback" not in post_batch(api, None)[1]
    assert "desk.example" not in str(batch)
    assert "desk.example" not in "".join(JsonFormatter().format(item) for item in caplog.records)


@pytest.mark.parametrize("url", [item[0] for item in REFUSED if isinstance(item[0], str)])
def test_a_batchs_is_refused_as_a_jobs_is(api: FlaskClient, redis: Redis, url: str) -> None:
    status, problem = post_batch(api, url)
    assert (status, problem["type"]) == (422, f"{TYPE_PREFIX}wrong-parameter")
    assert "callback_url" in problem["detail"]
    assert redis.keys("quotewire:batch:*") == []


def test_the_same_key_and_batch_with_another_callback_is_another_request(
    api: FlaskClient,
) -> None:
    key = {"Idempotency-Key": "monday"}
    first = post_batch(api, URL, **key)
    assert post_batch(api, URL, **key)[1] == first[1]
    for other in (f"{URL}2", None):
        assert post_batch(api, other, **key)[0] == 422


def test_the_same_key_with_another_callback_is_another_request(api: FlaskClient) -> None:
    key = {"Idempotency-Key": "monday"}
    first = post(api, URL, **key)
    assert post(api, URL, **key) == first
    status, problem = post(api, f"{URL}2", **key)
    assert (status, problem["type"]) == (422, f"{TYPE_PREFIX}idempotency-key-reused")
