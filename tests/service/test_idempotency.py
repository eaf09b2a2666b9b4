"""The same request sent twice, because its answer was lost: one job."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service.errors import TYPE_PREFIX
from tests.stubs import InlineQueue
from worker.jobs import JobStore

JOBS = "/v1/jobs"
ARTICLE = {"text": "“Fine,” she said.", "reference": "a-1"}
KEY = {"Idempotency-Key": "8e03978e-40d5-43dd-bc93-6894a57f9324"}


def test_the_same_key_gives_the_same_job_in_whatever_status(
    api: FlaskClient, store: JobStore, queue: InlineQueue
) -> None:
    first = api.post(JOBS, json=ARTICLE, headers=KEY)
    job_id = first.get_json()["id"]
    again = api.post(JOBS, json=ARTICLE, headers=KEY)
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.get_json() == first.get_json()
    assert again.headers["Location"] == first.headers["Location"]
    assert "Idempotency-Replayed" not in first.headers
    assert again.headers["Idempotency-Replayed"] == "true"
    assert store.claim(job_id)
    assert store.finish(job_id, 1, {"quotes": [], "speakers": [], "model": "m 1"})
    last = api.post(JOBS, json=ARTICLE, headers=KEY)
    assert (last.status_code, last.get_json()["status"]) == (200, "succeeded")
    assert queue.sent == [job_id]


OTHERS = [{**ARTICLE, "text": "Other."}, {**ARTICLE, "reference": "a-2"}, {"text": ARTICLE["text"]}]


@pytest.mark.parametrize("other", OTHERS)
def test_the_same_key_with_another_article(api: FlaskClient, other: dict[str, str]) -> None:
    api.post(JOBS, json=ARTICLE, headers=KEY)
    response = api.post(JOBS, json=other, headers=KEY)
    assert response.status_code == 422
    assert response.get_json()["type"] == f"{TYPE_PREFIX}idempotency-key-reused"


def test_the_form_of_the_body_makes_no_other_article(api: FlaskClient) -> None:
    article = {"text": "“Fine,” she said."}
    first = api.post(JOBS, json=article, headers=KEY)
    plain = api.post(JOBS, data=article["text"], content_type="text/plain", headers=KEY)
    assert plain.get_json() == first.get_json()


@pytest.mark.parametrize("key", ["", " ", "k" * 256, "na\u00efve", "a\x7f", "a\tb"])
def test_what_is_no_key(api: FlaskClient, queue: InlineQueue, key: str) -> None:
    response = api.post(JOBS, json=ARTICLE, headers={"Idempotency-Key": key})
    assert response.status_code == 400
    assert response.get_json()["type"] == f"{TYPE_PREFIX}malformed-idempotency-key"
    assert queue.sent == []


def test_a_refused_article_uses_no_key(api: FlaskClient) -> None:
    assert api.post(JOBS, json={"text": ""}, headers=KEY).status_code == 422
    assert api.post(JOBS, json=ARTICLE, headers=KEY).status_code == 202


def test_an_erased_job_frees_its_key(api: FlaskClient) -> None:
    first = api.post(JOBS, json=ARTICLE, headers=KEY)
    api.delete(first.headers["Location"])
    second = api.post(JOBS, json=ARTICLE, headers=KEY)
    assert second.status_code == 202
    assert second.get_json()["id"] != first.get_json()["id"]
