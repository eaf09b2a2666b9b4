"""What the API refuses: each request with its status, its problem's type and the field at fault."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from flask.testing import FlaskClient

from service.errors import ERRORS_LISTED
from service.problems import TABLE, TYPE_PREFIX
from tests.stubs import InlineQueue

JOBS = "/v1/jobs"
UNKNOWN = f"{JOBS}/{'0' * 32}"


class Refused(NamedTuple):
    """A request, and how it is refused. ``pointer`` is the field at fault, ``says`` its reason."""

    request: dict[str, Any]
    status: int
    type: str
    pointer: str | None = None
    says: str = ""


def json(body: bytes | str, **headers: str) -> dict[str, Any]:
    return {"data": body, "content_type": "application/json", "headers": headers}


def plain(body: bytes | str, parameters: str = "") -> dict[str, Any]:
    return {"data": body, "content_type": f"text/plain{parameters}"}


def article(**fields: Any) -> dict[str, Any]:
    return {"json": {"text": "Nice."} | fields}


TABLE_OF_REFUSALS = {
    # Not JSON, or not as RFC 8259 has it.
    "no body": Refused(json(""), 400, "malformed-body"),
    "not JSON": Refused(json("text=hello"), 400, "malformed-body", says="line 1 column 1"),
    "cut off": Refused(json('{"text": "He sa'), 400, "malformed-body"),
    "two documents": Refused(json('{"text": "a"} {}'), 400, "malformed-body"),
    "not UTF-8": Refused(json(b'{"text": "caf\xe9"}'), 400, "malformed-body", says="byte 13"),
    "UTF-16": Refused(json('{"text": "a"}'.encode("utf-16")), 400, "malformed-body"),
    "a field twice": Refused(json('{"text": "a", "text": "b"}'), 400, "malformed-body"),
    "NaN": Refused(json('{"text": NaN}'), 400, "malformed-body", says="NaN"),
    "minus infinity": Refused(json('{"text": -Infinity}'), 400, "malformed-body"),
    "huge number": Refused(json(f'{{"text": {"9" * 5000}}}'), 400, "malformed-body", says="digits"),
    "deep nesting": Refused(json("[" * 20_000), 400, "malformed-body", says="nested"),
    "raw control character": Refused(json('{"text": "a\nb"}'), 400, "malformed-body"),
    # Plain text.
    "plain, not UTF-8": Refused(plain(b"caf\xe9"), 400, "malformed-body"),
    "plain, empty": Refused(plain(""), 422, "invalid-article", "#/text", "empty"),
    "plain, with NUL": Refused(plain("a\0b"), 422, "invalid-article", "#/text", "NUL"),
    "plain, too long": Refused(plain("é" * 1_001), 422, "invalid-article", "#/text", "limit"),
    "plain, Latin-1": Refused(plain("a", "; charset=iso-8859-1"), 415, "unsupported-body"),
    # Parameters of the address.
    "unknown parameter": Refused(
        article() | {"query_string": "wiat=5"}, 422, "wrong-parameter", says="wiat"
    ),
    "unknown, and long": Refused(
        article() | {"query_string": f"{'w' * 200}=5"}, 422, "wrong-parameter", says="w" * 80 + " "
    ),
    # Forms of a body that are not read.
    "no content type": Refused({"data": "He said"}, 415, "unsupported-body"),
    "a form": Refused({"data": {"text": "He said"}}, 415, "unsupported-body"),
    "HTML": Refused({"data": "<p>", "content_type": "text/html"}, 415, "unsupported-body"),
    "compressed": Refused(
        json(b"\x1f\x8b", **{"Content-Encoding": "gzip"}), 415, "unsupported-body"
    ),
    # Fields.
    "no object": Refused({"json": ["a"]}, 422, "invalid-article", "#"),
    "null": Refused(json("null"), 422, "invalid-article", "#"),
    "no text": Refused({"json": {}}, 422, "invalid-article", "#/text", "missing"),
    "text null": Refused(article(text=None), 422, "invalid-article", "#/text", "string"),
    "text a number": Refused(article(text=7), 422, "invalid-article", "#/text", "string"),
    "text an infinite number": Refused(json('{"text": 1e999}'), 422, "invalid-article", "#/text"),
    "text a list": Refused(article(text=["a"]), 422, "invalid-article", "#/text", "string"),
    "text empty": Refused(article(text=""), 422, "invalid-article", "#/text", "empty"),
    "text blank": Refused(article(text=" \n\u00a0"), 422, "invalid-article", "#/text", "empty"),
    "text with NUL": Refused(article(text="a\0"), 422, "invalid-article", "#/text", "position 1"),
    "text with half a character": Refused(
        json(r'{"text": "ab\ud83d"}'), 422, "invalid-article", "#/text", "position 2"
    ),
    "text too long": Refused(
        article(text="x" * 1_001),
        422,
        "invalid-article",
        "#/text",
        "1001 characters; the limit is 1000",
    ),
    "title a number": Refused(article(title=1), 422, "invalid-article", "#/title", "string"),
    "title too long": Refused(
        article(title="x" * 1_001), 422, "invalid-article", "#/title", "1000"
    ),
    "reference too long": Refused(
        article(reference="x" * 501), 422, "invalid-article", "#/reference"
    ),
    "reference with NUL": Refused(article(reference="\0"), 422, "invalid-article", "#/reference"),
    "unknown field": Refused(article(txt="a"), 422, "invalid-article", "#/txt", "no field"),
    "awkward field": Refused(article(**{"a/b~c d": 1}), 422, "invalid-article", "#/a~1b~0c%20d"),
    "half a character as field": Refused(
        json(r'{"text": "a", "\ud83d": 1}'), 422, "invalid-article", "#/%3F"
    ),
    # Size.
    "body too large": Refused(article(text="x" * 20_000), 413, "body-too-large"),
    # Addresses and methods.
    "unknown job": Refused({"path": UNKNOWN, "method": "GET"}, 404, "job-not-found"),
    "no job's id": Refused({"path": f"{JOBS}/%00*%0A", "method": "GET"}, 404, "job-not-found"),
    "unknown job erased": Refused({"path": UNKNOWN, "method": "DELETE"}, 404, "job-not-found"),
    "unknown address": Refused({"path": "/v2/jobs", "method": "GET"}, 404, "not-found"),
    "unknown method": Refused({"method": "PUT"}, 405, "method-not-allowed"),
    "made-up method": Refused({"path": UNKNOWN, "method": "QUOTE"}, 405, "method-not-allowed"),
}


@pytest.mark.parametrize("case", TABLE_OF_REFUSALS.values(), ids=TABLE_OF_REFUSALS.keys())
def test_bad_requests_are_refused_as_problems(
    api: FlaskClient, queue: InlineQueue, case: Refused
) -> None:
    request = {"path": JOBS, "method": "POST"} | case.request
    response = api.open(**request)
    problem = response.get_json()

    assert response.status_code == case.status
    assert response.content_type == "application/problem+json"
    assert problem["type"] == TYPE_PREFIX + case.type
    assert problem["status"] == case.status
    assert problem["title"]
    assert problem["detail"]
    assert problem["request_id"] == response.headers["X-Request-ID"]
    assert [error["pointer"] for error in problem.get("errors", [])] == (
        [case.pointer] if case.pointer else []
    )
    assert case.says in response.text
    assert "Traceback" not in response.text
    assert queue.sent == []


def test_a_body_too_large_is_told_its_size_and_the_limit(api: FlaskClient) -> None:
    problem = api.post(JOBS, json={"text": "x" * 20_000}).get_json()
    assert (problem["limit"], problem["actual"]) == (20_000, 20_012)


#: How gunicorn hands over a body: it ends the stream itself. A chunked one has no length.
SERVED = {"wsgi.input_terminated": True}
CHUNKED = SERVED | {"HTTP_TRANSFER_ENCODING": "chunked", "CONTENT_LENGTH": ""}


@pytest.mark.parametrize(
    ("size", "environ", "status"),
    [
        (900, CHUNKED, 202),
        (20_001, CHUNKED, 413),
        (50_000, CHUNKED, 413),
        (900, SERVED, 202),
        (900, SERVED | {"CONTENT_LENGTH": "901"}, 400),
    ],
    ids=["chunked", "chunked, over", "chunked, far over", "whole", "client hung up"],
)
def test_half_an_article_is_never_taken_for_one(
    api: FlaskClient, size: int, environ: dict[str, Any], status: int
) -> None:
    response = api.post(JOBS, data="x" * size, content_type="text/plain", environ_overrides=environ)
    assert response.status_code == status


def test_every_wrong_field_is_listed_up_to_a_bound(api: FlaskClient) -> None:
    few = api.post(JOBS, json={"text": 1, "title": 2, "txt": 3}).get_json()
    many = api.post(JOBS, json={str(number): 1 for number in range(1_000)}).get_json()
    assert {error["pointer"] for error in few["errors"]} == {"#/text", "#/title", "#/txt"}
    assert len(many["errors"]) == ERRORS_LISTED


def test_a_long_field_name_is_not_repeated_in_full(api: FlaskClient) -> None:
    problem = api.post(JOBS, json={"text": "a", "x" * 10_000: 1}).get_json()
    assert len(problem["errors"][0]["pointer"]) < 100


def test_a_wrong_method_is_told_the_right_ones(api: FlaskClient) -> None:
    response = api.put(JOBS)
    assert set(response.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}


def test_an_unsupported_form_is_told_the_supported_ones(api: FlaskClient) -> None:
    response = api.post(JOBS, data="<p>", content_type="text/html")
    assert response.headers["Accept"] == "application/json, text/plain"


def test_types_are_distinct_and_never_change() -> None:
    assert sorted(problem.slug for problem in TABLE.values()) == [
        "address-too-long",
        "api-key-required",
        "batch-not-found",
        "body-too-large",
        "expectation-failed",
        "forbidden-proxy",
        "headers-too-large",
        "idempotency-key-reused",
        "incomplete-body",
        "invalid-article",
        "job-not-found",
        "malformed-body",
        "malformed-idempotency-key",
        "malformed-request",
        "method-not-allowed",
        "no-articles",
        "no-result",
        "not-acceptable",
        "not-found",
        "queue-full",
        "rate-exceeded",
        "store-full",
        "store-unavailable",
        "unsupported-body",
        "unsupported-transfer-coding",
        "wrong-parameter",
    ]
