"""A job as its client sees it, from the article to the result."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.stubs import InlineQueue
from worker.jobs import JobError, JobStatus, JobStore

JOBS = "/v1/jobs"
TEXT = "“Très bien 🎉,” she said.\r\n"
RESULT: dict[str, Any] = {
    "quotes": [
        {
            "id": 1,
            "text": "Très bien 🎉,",
            "start": 1,
            "end": 13,
            "kind": "full",
            "quotation": 1,
            "closed": True,
            "speaker": {
                "name": "she",
                "id": 1,
                "text": "she",
                "start": 15,
                "end": 18,
                "resolver": "own",
            },
            "verb": {"text": "said", "lemma": "say", "start": 19, "end": 23},
            "confidence": 0.5,
        },
        {
            "id": 2,
            "text": "unattributed",
            "start": 30,
            "end": 42,
            "kind": "partial",
            "quotation": 2,
            "closed": False,
            "speaker": None,
            "verb": None,
            "confidence": 1.0,
        },
    ],
    "speakers": [
        {
            "id": 1,
            "name": "she",
            "aliases": [],
            "role": None,
            "type": "unknown",
            "quotes": 1,
            "words": 2,
        }
    ],
    "model": "quotewire-en 1.0",
}
NEVER_SET = {"started_at": None, "finished_at": None, "attempts": 0}

ACCEPTED = {
    "JSON": ({"json": {"text": TEXT}}, TEXT, None, None),
    "JSON, all fields": (
        {"json": {"text": TEXT, "title": "Été", "reference": "https://example.org/1"}},
        TEXT,
        "Été",
        "https://example.org/1",
    ),
    "JSON, nulls": ({"json": {"text": TEXT, "title": None, "reference": None}}, TEXT, None, None),
    "JSON, escaped": (
        {"data": rb'{"text": "\ud83c\udf89 \u0001\\"}', "content_type": "application/json"},
        "🎉 \x01\\",
        None,
        None,
    ),
    "JSON, charset and byte order mark": (
        {
            "data": b'\xef\xbb\xbf{"text": "a"}',
            "content_type": "application/json; charset=UTF-8",
        },
        "a",
        None,
        None,
    ),
    "plain": ({"data": TEXT, "content_type": "text/plain"}, TEXT, None, None),
    "plain, charset": (
        {"data": TEXT, "content_type": 'text/plain; charset="utf-8"'},
        TEXT,
        None,
        None,
    ),
    "plain, looks like JSON": (
        {"data": '{"text": "a"}', "content_type": "text/plain"},
        '{"text": "a"}',
        None,
        None,
    ),
    "as long as may be": ({"json": {"text": "🎉" * 1_000}}, "🎉" * 1_000, None, None),
}


@pytest.mark.parametrize(
    ("request_", "text", "title", "reference"), ACCEPTED.values(), ids=ACCEPTED.keys()
)
def test_an_article_is_taken_exactly_as_sent(
    api: FlaskClient,
    store: JobStore,
    queue: InlineQueue,
    request_: dict[str, Any],
    text: str,
    title: str | None,
    reference: str | None,
) -> None:
    response = api.post(JOBS, **request_)
    job = response.get_json()

    assert response.status_code == 202
    assert response.headers["Location"] == f"{JOBS}/{job['id']}"
    assert response.headers["Retry-After"] == "1"
    assert queue.sent == [job["id"]]
    assert job["status"] == "queued"
    assert (job["title"], job["reference"]) == (title, reference)
    assert api.get(response.headers["Location"]).get_json() == job
    claim = store.claim(job["id"])
    assert claim is not None
    assert claim.text == text


def test_the_record_is_there_before_the_message(
    api: FlaskClient, store: JobStore, queue: InlineQueue
) -> None:
    seen: list[JobStatus] = []
    queue.work = lambda job_id: seen.append(store.get(job_id).status)
    api.post(JOBS, json={"text": TEXT})
    assert seen == [JobStatus.QUEUED]


def test_a_job_through_its_life(api: FlaskClient, store: JobStore) -> None:
    address = api.post(JOBS, json={"text": TEXT}).headers["Location"]
    job_id = address.rpartition("/")[2]

    queued = api.get(address)
    assert queued.headers["Retry-After"] == "1"
    assert queued.get_json().items() >= ({"status": "queued"} | NEVER_SET).items()
    assert not queued.get_json().keys() & {"result", "error"}

    assert store.claim(job_id) is not None
    running = api.get(address)
    assert running.headers["Retry-After"] == "1"
    assert running.get_json()["status"] == "running"
    assert running.get_json()["attempts"] == 1

    assert store.finish(job_id, 1, RESULT)
    done = api.get(address)
    assert done.status_code == 200
    assert "Retry-After" not in done.headers
    assert done.get_json()["status"] == "succeeded"
    assert done.get_json()["result"] == RESULT
    assert "error" not in done.get_json()

    erased = api.delete(address)
    assert (erased.status_code, erased.data, erased.content_type) == (204, b"", None)
    assert api.delete(address).status_code == 404
    assert api.get(address).status_code == 404


def test_a_failed_job_is_fetched_successfully_and_says_why(
    api: FlaskClient, store: JobStore
) -> None:
    address = api.post(JOBS, json={"text": TEXT}).headers["Location"]
    job_id = address.rpartition("/")[2]
    store.claim(job_id)
    store.fail(job_id, 1, JobError("timeout", "It took too long."))

    response = api.get(address)
    assert response.status_code == 200
    assert response.get_json()["status"] == "failed"
    assert response.get_json()["error"] == {"code": "timeout", "detail": "It took too long."}
    assert "result" not in response.get_json()
    assert "Retry-After" not in response.headers


def test_an_erased_job_is_never_worked_on(
    api: FlaskClient, store: JobStore, queue: InlineQueue
) -> None:
    address = api.post(JOBS, json={"text": TEXT}).headers["Location"]
    assert api.delete(address).status_code == 204
    assert store.claim(queue.sent[0]) is None


def test_times_are_rfc_3339_in_utc(api: FlaskClient) -> None:
    job = api.post(JOBS, json={"text": TEXT}).get_json()
    created, expires = (datetime.fromisoformat(job[name]) for name in ("created_at", "expires_at"))
    assert job["created_at"].endswith("Z")
    assert (expires - created).total_seconds() == 7 * 86_400


def test_names_are_readable_in_a_terminal(api: FlaskClient, store: JobStore) -> None:
    response = api.post(JOBS, json={"text": TEXT, "title": "Été 🎉"})
    assert "Été 🎉" in response.text


METHODS = [
    ("HEAD", "/", 200),
    ("HEAD", "/livez", 200),
    ("HEAD", f"{JOBS}/{'0' * 32}", 404),
    ("OPTIONS", JOBS, 200),
    ("OPTIONS", f"{JOBS}/{'0' * 32}", 200),
    ("OPTIONS", "/nothing", 404),
]


@pytest.mark.parametrize(("method", "path", "status"), METHODS)
def test_head_and_options_are_answered(
    api: FlaskClient, method: str, path: str, status: int
) -> None:
    response = api.open(path, method=method)
    assert response.status_code == status
    assert response.data == b"" or status == 404
    if method == "OPTIONS" and status == 200:
        assert response.headers["Allow"]
