"""A batch as its client sees it, from the upload to the last result."""

from __future__ import annotations

import json
from collections.abc import Iterator
from threading import Timer
from typing import Any

import pytest
from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from service.app import create_app
from service.errors import TYPE_PREFIX
from service.settings import ServiceSettings
from tests.redis_server import apart
from tests.stubs import BrokenQueue, InlineQueue, StubPipeline
from worker.batch_tasks import run_chunk
from worker.batches import CHUNK, BatchStore
from worker.chunks import ChunkStore
from worker.jobs import JobStore
from worker.logs import JsonFormatter

BATCHES = "/v1/batches"
NDJSON = "application/x-ndjson"


def lines(*articles: Any) -> bytes:
    return b"".join(json.dumps(article).encode() + b"\n" for article in articles)


def said(number: int) -> dict[str, Any]:
    return {"id": number, "text": f"say Ada{number}: It works"}


def post(api: FlaskClient, body: bytes, **options: Any) -> TestResponse:
    return api.post(BATCHES, data=body, content_type=NDJSON, **options)


def results(api: FlaskClient, batch: dict[str, Any], **query: Any) -> list[dict[str, Any]]:
    response = api.get(f"{BATCHES}/{batch['id']}/results", query_string={"wait": 0, **query})
    assert (response.status_code, response.mimetype) == (200, NDJSON)
    return [json.loads(line) for line in response.data.splitlines()]


@pytest.fixture
def redis(redis: Redis) -> Redis:
    return apart(redis)


@pytest.fixture
def working(queue: InlineQueue, redis: Redis, store: JobStore) -> InlineQueue:
    """The queue's chunks are worked on before they are sent for good."""

    def work(chunk_id: str) -> None:
        run_chunk(chunk_id, chunks=ChunkStore(redis), store=store, pipeline=StubPipeline())

    queue.work_chunk = work
    return queue


def test_a_batch_through_its_life(api: FlaskClient, working: InlineQueue) -> None:
    body = lines({"text": "say Ada: It works", "reference": "r"}, {"text": "  x"}, said(3))
    response = post(api, body)
    batch = response.get_json()
    assert response.status_code == 202
    assert response.headers["Location"] == f"{BATCHES}/{batch['id']}"
    assert (batch["status"], batch["accepted"], batch["open"]) == ("finished", 3, 0)
    assert batch["finished_at"].endswith("Z")
    assert api.get(response.headers["Location"]).get_json() == batch

    first, second, third = results(api, batch)
    assert [(job["position"], job["line"]) for job in (first, second, third)] == [
        (1, 1),
        (2, 2),
        (3, 3),
    ]
    assert [job["reference"] for job in (first, second, third)] == ["r", None, "3"]
    assert first["result"]["quotes"][0]["text"] == "It works"
    job = api.get(f"/v1/jobs/{first['id']}").get_json()
    assert (job["result"], job["reference"]) == (first["result"], "r")
    assert results(api, batch, after=2) == [third]

    assert api.delete(response.headers["Location"]).status_code == 204
    for path in ("", "/results"):
        gone = api.get(response.headers["Location"] + path)
        assert (gone.status_code, gone.get_json()["type"]) == (404, f"{TYPE_PREFIX}batch-not-found")
    assert api.delete(response.headers["Location"]).status_code == 404
    assert api.get(f"/v1/jobs/{first['id']}").status_code == 404


def test_one_message_for_many_articles(api: FlaskClient, queue: InlineQueue) -> None:
    batch = post(api, lines(*map(said, range(2 * CHUNK + 1)))).get_json()
    assert (batch["accepted"], batch["open"], batch["status"]) == (65, 65, "running")
    assert len(queue.sent) == 3


BAD_LINES: dict[str, tuple[bytes, str, str]] = {
    "not JSON": (b"{", "malformed-line", "The line is not JSON"),
    "not UTF-8": (b'{"text": "\xff"}', "malformed-line", "byte 10"),
    "a constant": (b'{"text": NaN}', "malformed-line", "NaN"),
    "twice the same field": (b'{"text": "a", "text": "b"}', "malformed-line", "twice"),
    "nested": (b"[" * 5_000, "malformed-line", "deeply"),
    "no object": (b'"text"', "invalid-article", "object"),
    "no text": (b'{"id": 1}', "invalid-article", "#/text: Is missing"),
    "blank text": (b'{"text": " "}', "invalid-article", "#/text"),
    "too many characters": (lines({"text": "x" * 1_001}), "invalid-article", "limit is 1000"),
    "too many bytes": (lines({"text": "x" * 20_000}), "line-too-long", "bytes"),
    "unknown field": (b'{"text": "a", "url": "b"}', "invalid-article", "#/url"),
    "an id that is none": (b'{"text": "a", "id": true}', "invalid-article", "#/id"),
    "two names": (b'{"text": "a", "id": "b", "reference": "c"}', "invalid-article", "#/id"),
    "half a surrogate pair": (rb'{"text": "\ud800"}', "invalid-article", "surrogate"),
    "a callback": (b'{"text": "a", "callback_url": "b"}', "invalid-article", "#/callback_url"),
}


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_bad_line_is_named_and_the_rest_accepted(api: FlaskClient, line: str) -> None:
    bad, code, says = BAD_LINES[line]
    batch = post(api, lines(said(1)) + bad.strip() + b"\n\r\n" + lines(said(4))).get_json()
    assert (batch["accepted"], batch["rejected"], batch["stopped"]) == (2, 1, None)
    [error] = batch["errors"]
    assert (error["line"], error["code"]) == (2, code)
    assert says in error["detail"]
    assert len(error["detail"]) < 500


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "nothing": ({"data": b""}, 422, "no-articles"),
    "blank lines": ({"data": b"\n \r\n"}, 422, "no-articles"),
    "no good line": ({"data": b"{\n[]\n"}, 422, "no-articles"),
    "a type for one": (
        {"data": b"{}", "content_type": "application/json"},
        415,
        "unsupported-body",
    ),
    "too many bytes": ({"data": b" " * 300_001}, 413, "body-too-large"),
    "a bad key": ({"data": b"x", "headers": {"Idempotency-Key": ""}}, 400, None),
    "a bad callback": (
        {"data": b"x", "query_string": {"callback_url": "http://127.0.0.1/"}},
        422,
        "wrong-parameter",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_batch_is_refused_and_leaves_nothing(
    api: FlaskClient, redis: Redis, case: str
) -> None:
    options, status, slug = REFUSED[case]
    response = api.post(BATCHES, **{"content_type": NDJSON, **options})
    assert response.status_code == status
    assert slug is None or response.get_json()["type"] == TYPE_PREFIX + slug
    assert redis.keys("quotewire:batch*") == redis.keys("quotewire:job*") == []


def test_every_bad_line_is_named_when_none_is_good(api: FlaskClient) -> None:
    problem = post(api, b"{\n\n[]\n").get_json()
    assert [line["line"] for line in problem["lines"]] == [1, 3]


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_lines_end_as_they_like(api: FlaskClient, start: bytes, end: bytes) -> None:
    body = start + lines(said(1)) + lines(said(2)).rstrip() + end
    assert post(api, body).get_json()["accepted"] == 2


def test_an_upload_that_breaks_off_leaves_nothing(api: FlaskClient, redis: Redis) -> None:
    body = lines(*map(said, range(3 * CHUNK)))
    response = post(api, body, environ_overrides={"CONTENT_LENGTH": str(len(body) + 1)})
    assert response.status_code == 400
    assert response.get_json()["type"] == f"{TYPE_PREFIX}incomplete-body"
    assert redis.keys("quotewire:job:*") == redis.keys("quotewire:batch:*") == []


def test_a_queue_with_room_for_a_part_takes_a_part(
    store: JobStore, queue: InlineQueue, redis: Redis
) -> None:
    settings = ServiceSettings(batch_limit=CHUNK)
    api = create_app(settings=settings, store=store, queue=queue).test_client()
    body = lines(*map(said, range(1, CHUNK + 11)))
    batch = post(api, body).get_json()
    assert (batch["accepted"], batch["rejected"]) == (CHUNK, 0)
    assert (batch["stopped"]["line"], batch["stopped"]["code"]) == (CHUNK + 1, "queue-full")
    full = post(api, body)
    assert (full.status_code, full.get_json()["type"]) == (503, f"{TYPE_PREFIX}queue-full")
    assert full.headers["Retry-After"] == "5"
    api.delete(f"{BATCHES}/{batch['id']}")
    assert post(api, body).status_code == 202


def test_a_message_that_does_not_leave_is_left_to_the_sweep(store: JobStore, redis: Redis) -> None:
    api = create_app(settings=ServiceSettings(), store=store, queue=BrokenQueue()).test_client()
    assert post(api, lines(said(1))).status_code == 202
    found = ChunkStore(redis, grace=0, pause=0).sweep(queue_is_empty=True)
    assert found is not None
    assert len(found.again) == 1


def test_the_same_key_and_body_give_the_same_batch(
    api: FlaskClient, queue: InlineQueue, working: InlineQueue
) -> None:
    options = {"headers": {"Idempotency-Key": "k"}}
    first = post(api, lines(said(1)), **options)
    again = post(api, lines(said(1)), **options)
    assert (again.status_code, again.headers["Idempotency-Replayed"]) == (200, "true")
    assert again.get_json() == first.get_json()
    assert len(queue.sent) == 1
    other = post(api, lines(said(2)), **options)
    assert other.get_json()["type"] == f"{TYPE_PREFIX}idempotency-key-reused"
    assert post(api, lines(said(2)), headers={"Idempotency-Key": "l"}).status_code == 202


def test_an_upload_takes_the_place_of_one_that_broke_off_under_its_key(
    api: FlaskClient, redis: Redis
) -> None:
    batches = BatchStore(redis)
    broken, _ = batches.open("\nk")
    again = post(api, lines(said(1)), headers={"Idempotency-Key": "k"})
    assert again.status_code == 202
    assert api.get(f"{BATCHES}/{broken}").status_code == 404


def test_results_come_as_the_jobs_end(
    api: FlaskClient, redis: Redis, store: JobStore, queue: InlineQueue
) -> None:
    batch = post(api, lines(*map(said, range(CHUNK + 1)))).get_json()

    def work(number: int) -> None:
        chunks = ChunkStore(redis)
        run_chunk(queue.sent[number], chunks=chunks, store=store, pipeline=StubPipeline())

    assert results(api, batch) == []
    work(0)
    response = api.get(f"{BATCHES}/{batch['id']}/results?wait=20", buffered=False)
    stream: Iterator[bytes] = iter(response.response)
    got = next(stream)
    while got.count(b"\n") < CHUNK:
        got += next(stream)
    later = Timer(0.3, work, [1])
    later.start()
    got += b"".join(stream)
    later.join()
    assert [json.loads(line)["position"] for line in got.splitlines()] == [*range(1, CHUNK + 2)]


def test_following_ends_when_the_time_is_up_or_the_batch_is_erased(
    api: FlaskClient, redis: Redis
) -> None:
    batch = post(api, lines(said(1))).get_json()
    assert results(api, batch, wait=1) == []
    eraser = Timer(0.3, BatchStore(redis).delete, [batch["id"]])
    eraser.start()
    assert results(api, batch, wait=20) == []
    eraser.join()


@pytest.mark.parametrize("query", ["after=-1", "after=x", "after=", "after=1" + "0" * 20, "wait=x"])
def test_a_wrong_parameter_is_named(api: FlaskClient, query: str) -> None:
    batch = post(api, lines(said(1))).get_json()
    response = api.get(f"{BATCHES}/{batch['id']}/results?{query}")
    assert response.status_code == 422
    assert query.partition("=")[0] in response.get_json()["detail"]


def test_the_text_of_a_line_is_never_logged(
    api: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    post(api, lines({"text": "SECRET"}) + b"SECRET\n")
    assert "SECRET" not in "".join(map(JsonFormatter().format, caplog.records))
