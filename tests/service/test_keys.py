"""API keys: who comes in, who does not, and what one client cannot see of another."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from service.app import create_app
from service.errors import TYPE_PREFIX
from service.settings import ServiceSettings
from tests.stubs import InlineQueue
from worker.jobs import JobStore
from worker.keys import new_key
from worker.logs import JsonFormatter

JOBS = "/v1/jobs"
ARTICLE = {"text": "“Fine,” she said."}
DESK, DESK_KEPT = new_key("desk")
WIRE, WIRE_KEPT = new_key("wire")


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"}


def app_with(store: JobStore, settings: ServiceSettings) -> Flask:
    return create_app(settings=settings, store=store, queue=InlineQueue())


@pytest.fixture
def api(store: JobStore) -> FlaskClient:
    """It knows two clients, from the environment."""
    return app_with(store, ServiceSettings(api_keys=(DESK_KEPT, WIRE_KEPT))).test_client()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "keys"
    file.write_text(f"# the desk\n\n{DESK_KEPT}\n{WIRE_KEPT}\n")
    return file


@pytest.fixture
def filed(store: JobStore, file: Path) -> FlaskClient:
    """It knows them from a file."""
    return app_with(store, ServiceSettings(api_keys_file=file)).test_client()


REFUSED = {
    "none": ({}, ""),
    "of nobody": (bearer(new_key("desk")[0]), "invalid_token"),
    "its hash": (bearer(DESK_KEPT.digest), "invalid_token"),
    "cut off": (bearer(DESK[:-1]), "invalid_token"),
    "empty": (bearer(""), "invalid_token"),
    "not ASCII": (bearer("ключ".encode().decode("latin-1")), "invalid_token"),
    "another scheme": ({"Authorization": f"Basic {DESK}"}, "invalid_token"),
    "in a header of its own": ({"X-API-Key": DESK}, ""),
}


@pytest.mark.parametrize(("headers", "error"), REFUSED.values(), ids=REFUSED.keys())
def test_who_is_refused(api: FlaskClient, headers: dict[str, str], error: str) -> None:
    response = api.post(JOBS, json=ARTICLE, headers=headers)
    assert response.status_code == 401
    assert response.content_type == "application/problem+json"
    assert response.get_json()["type"] == f"{TYPE_PREFIX}api-key-required"
    assert response.headers["WWW-Authenticate"].startswith('Bearer realm="quotewire"')
    assert response.headers["WWW-Authenticate"].endswith(f'error="{error}"' if error else 'wire"')


def test_no_key_is_read_from_an_address(api: FlaskClient) -> None:
    assert api.post(f"{JOBS}?key={DESK}&access_token={DESK}", json=ARTICLE).status_code == 401


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_who_comes_in(api: FlaskClient, scheme: str) -> None:
    for key in (DESK, WIRE):
        headers = {"Authorization": f"{scheme} {key}"}
        assert api.post(JOBS, json=ARTICLE, headers=headers).status_code == 202


def test_all_of_the_versioned_api_needs_a_key_and_nothing_else_does(store: JobStore) -> None:
    app = app_with(store, ServiceSettings(api_keys=(DESK_KEPT,)))
    api, asked = app.test_client(), set()
    for rule in app.url_map.iter_rules():
        for method in (rule.methods or set()) - {"OPTIONS"}:
            path = rule.rule
            for argument in rule.arguments:
                path = path.replace(f"<{argument}>", "x").replace(f"<path:{argument}>", "x")
            refused = api.open(path, method=method).status_code == 401
            assert refused == rule.rule.startswith("/v1/"), (method, rule.rule)
            asked.add(refused)
    assert asked == {True, False}


def test_without_keys_in_the_settings_everybody_comes_in(store: JobStore) -> None:
    api = app_with(store, ServiceSettings()).test_client()
    assert api.post(JOBS, json=ARTICLE).status_code == 202
    assert api.post(JOBS, json=ARTICLE, headers=bearer("any")).status_code == 202


def test_a_key_is_revoked_and_another_given_without_a_restart(
    filed: FlaskClient, file: Path
) -> None:
    assert filed.post(JOBS, json=ARTICLE, headers=bearer(DESK)).status_code == 202
    new, kept = new_key("desk")
    file.write_text(f"{WIRE_KEPT}\n{kept}\n")
    for key, status in [(DESK, 401), (WIRE, 202), (new, 202)]:
        assert filed.post(JOBS, json=ARTICLE, headers=bearer(key)).status_code == status


UNUSABLE = {
    "gone": lambda file: file.unlink(),
    "empty": lambda file: file.write_text(""),
    "not UTF-8": lambda file: file.write_bytes(b"\xff\xfe"),
    "a folder": lambda file: (file.unlink(), file.mkdir()),
}


@pytest.mark.parametrize("happens", UNUSABLE.values(), ids=UNUSABLE.keys())
def test_a_file_that_holds_no_key_opens_nothing_and_is_used_again_once_mended(
    filed: FlaskClient, file: Path, happens: object
) -> None:
    assert callable(happens)
    happens(file)
    assert filed.post(JOBS, json=ARTICLE).status_code == 401
    assert filed.post(JOBS, json=ARTICLE, headers=bearer(DESK)).status_code == 401
    if file.is_dir():
        file.rmdir()
    file.write_text(f"{DESK_KEPT}\n")
    assert filed.post(JOBS, json=ARTICLE, headers=bearer(DESK)).status_code == 202


def test_a_line_that_is_no_key_is_named_and_harms_no_other(
    filed: FlaskClient, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_text(f"{DESK_KEPT}\nwire:{WIRE}\n")
    assert filed.post(JOBS, json=ARTICLE, headers=bearer(DESK)).status_code == 202
    assert filed.post(JOBS, json=ARTICLE, headers=bearer(WIRE)).status_code == 401
    assert "Line 2" in caplog.text
    assert WIRE not in caplog.text


def test_two_clients_with_one_idempotency_key_never_meet(api: FlaskClient) -> None:
    def post(key: str, text: str = ARTICLE["text"]) -> tuple[int, str]:
        headers = {"Idempotency-Key": "monday", **bearer(key)}
        response = api.post(JOBS, json={"text": text}, headers=headers)
        return response.status_code, response.get_json().get("id")

    first = post(DESK)
    assert post(DESK) == first
    status, other = post(WIRE)
    assert (status, other != first[1]) == (202, True)
    # Nor does the one learn that the other used it for another article.
    assert post(WIRE, "Other.")[0] == 422
    assert post(DESK) == first


def test_a_log_names_the_client_and_never_the_key(
    api: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    api.post(JOBS, json=ARTICLE, headers=bearer(DESK))
    logged = "".join(JsonFormatter().format(record) for record in caplog.records)
    assert '"key": "desk"' in logged
    assert DESK not in logged
    assert DESK_KEPT.digest not in logged
