"""Alive is not ready."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.settings import ServiceSettings
from tests.stubs import BrokenQueue
from worker.jobs import JobStore


def test_without_a_worker_it_is_alive_and_not_ready(api: FlaskClient) -> None:
    ready = api.get("/readyz")
    assert api.get("/livez").status_code == 200
    assert ready.status_code == 503
    assert ready.content_type == "application/json"
    assert ready.get_json()["status"] == "not ready"
    assert ready.get_json()["checks"]["store"] == {"ok": True}
    assert ready.get_json()["checks"]["workers"]["ok"] is False


def test_with_a_worker_it_is_ready(api: FlaskClient, store: JobStore) -> None:
    store.heartbeat("one", ttl=30)
    store.heartbeat("two", ttl=30)
    ready = api.get("/readyz")
    assert ready.status_code == 200
    assert ready.get_json() == {
        "status": "ready",
        "checks": {
            "store": {"ok": True},
            "broker": {"ok": True},
            "workers": {"ok": True, "count": 2},
        },
    }


def test_without_its_broker_it_is_not_ready(settings: ServiceSettings, store: JobStore) -> None:
    store.heartbeat("one", ttl=30)
    api = create_app(settings=settings, store=store, queue=BrokenQueue()).test_client()
    ready = api.get("/readyz")
    assert ready.status_code == 503
    assert [name for name, check in ready.get_json()["checks"].items() if not check["ok"]] == [
        "broker"
    ]
    assert api.get("/livez").status_code == 200


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
def test_probes_are_not_cached(api: FlaskClient, path: str) -> None:
    assert api.get(path).headers["Cache-Control"] == "no-store"
