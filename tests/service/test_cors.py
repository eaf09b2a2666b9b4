"""Pages of other origins: which may use the API, and what their browsers are told."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service.app import create_app
from service.settings import ServiceSettings
from tests.stubs import InlineQueue
from worker.jobs import JobStore
from worker.keys import new_key

JOBS = "/v1/jobs"
JOB = f"{JOBS}/{'0' * 32}"
DESK = "https://desk.example"
ASKS = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}


@pytest.fixture
def shared(store: JobStore) -> FlaskClient:
    """Open to one other origin, and only with a key."""
    settings = ServiceSettings(cors_origins=(DESK,), api_keys=(new_key("desk")[1],))
    return create_app(settings=settings, store=store, queue=InlineQueue()).test_client()


def test_by_default_nothing_is_shared(api: FlaskClient) -> None:
    for response in (
        api.get(JOB, headers={"Origin": DESK}),
        api.options(JOBS, headers={"Origin": DESK, **ASKS}),
    ):
        assert not [name for name, _ in response.headers if name.startswith("Access-Control")]


@pytest.mark.parametrize(("path", "methods"), [(JOBS, {"POST"}), (JOB, {"GET", "DELETE"})])
def test_a_preflight_needs_no_key_and_names_what_is_allowed(
    shared: FlaskClient, path: str, methods: set[str]
) -> None:
    response = shared.options(path, headers={"Origin": DESK, **ASKS})
    assert response.status_code == 200
    assert response.headers["Access-Control-Allow-Origin"] == DESK
    assert methods <= set(response.headers["Access-Control-Allow-Methods"].split(", "))
    allowed = response.headers["Access-Control-Allow-Headers"].lower().split(", ")
    assert {"authorization", "content-type", "idempotency-key"} <= set(allowed)
    assert "Access-Control-Allow-Credentials" not in response.headers
    assert "Origin" in response.headers["Vary"]


def test_an_error_can_be_read_too(shared: FlaskClient) -> None:
    response = shared.get(JOB, headers={"Origin": DESK})
    assert response.status_code == 401
    assert response.headers["Access-Control-Allow-Origin"] == DESK
    assert "Retry-After" in response.headers["Access-Control-Expose-Headers"]


OTHERS = ["https://desk.example.evil", "http://desk.example", "https://desk.example:444", "null"]


@pytest.mark.parametrize("origin", [*OTHERS, None])
def test_others_are_told_nothing(shared: FlaskClient, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    for response in (shared.get(JOB, headers=headers), shared.options(JOBS, headers=headers)):
        assert "Access-Control-Allow-Origin" not in response.headers
        assert "Origin" in response.headers["Vary"]


@pytest.mark.parametrize("path", ["/", "/livez", "/nowhere"])
def test_only_the_versioned_api_is_shared(shared: FlaskClient, path: str) -> None:
    assert "Access-Control-Allow-Origin" not in shared.get(path, headers={"Origin": DESK}).headers
