"""Every kind of error that a client can get, by the exception that it comes from.

A problem's ``type`` is a name that stays; its ``detail`` is for people and may change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gunicorn.http.errors import (
    ExpectationFailed,
    ForbiddenProxyRequest,
    LimitRequestHeaders,
    LimitRequestLine,
    ParseException,
    UnsupportedTransferCoding,
)
from marshmallow import ValidationError
from werkzeug.exceptions import (
    ClientDisconnected,
    HTTPException,
    MethodNotAllowed,
    NotAcceptable,
    NotFound,
    RequestEntityTooLarge,
)

from service import forms
from service.bodies import JSON, PLAIN, MalformedBody, UnsupportedBody
from service.forms import NoResult
from service.idempotency import MalformedKey
from service.keys import KeyRefused
from service.parameters import WrongParameter
from service.rates import RateExceeded
from service.uploads import NoArticles
from worker.batches import BatchNotFound, StoreFull
from worker.jobs import JobNotFound, KeyReused, QueueFull, StoreUnavailable

PROBLEM = "application/problem+json"
TYPE_PREFIX = "urn:quotewire:problem:"


@dataclass(frozen=True, slots=True)
class Problem:
    """A kind of error. Without ``detail``, the exception's own words are meant for the client.

    ``example``: such words, for the API's document.
    """

    status: int
    slug: str
    title: str
    detail: str | None = None
    example: str = ""


INTERNAL = Problem(
    500,
    "internal",
    "Something went wrong in the service",
    "The cause is in the service's log under this request_id.",
)

TABLE: dict[type[Exception], Problem] = {
    MalformedBody: Problem(
        400,
        "malformed-body",
        "The body cannot be read",
        example="The body is not UTF-8: byte 13 fits nowhere.",
    ),
    MalformedKey: Problem(
        400,
        "malformed-idempotency-key",
        "The Idempotency-Key cannot be used",
        example=str(MalformedKey()),
    ),
    ClientDisconnected: Problem(
        400, "incomplete-body", "The body is not complete", "Less arrived than was announced."
    ),
    KeyRefused: Problem(
        401,
        "api-key-required",
        "A valid API key is needed",
        example=str(KeyRefused(sent=False)),
    ),
    NotFound: Problem(
        404,
        "not-found",
        "Nothing is here",
        "This address does not exist; GET /docs lists those that do.",
    ),
    JobNotFound: Problem(
        404,
        "job-not-found",
        "No such job",
        "No job has this id: it never existed, has expired or was deleted.",
    ),
    BatchNotFound: Problem(
        404,
        "batch-not-found",
        "No such batch",
        "No batch has this id: it never existed, has expired or was deleted.",
    ),
    MethodNotAllowed: Problem(
        405,
        "method-not-allowed",
        "This method is not for this address",
        "The Allow header lists the methods that are.",
    ),
    NotAcceptable: Problem(406, "not-acceptable", "There is no such form", forms.REMEDY),
    NoResult: Problem(
        409,
        "no-result",
        "The job has no result",
        example="The job is queued: ask again after the seconds in Retry-After.",
    ),
    RequestEntityTooLarge: Problem(
        413,
        "body-too-large",
        "The body is too large",
        example="The limit is 2500000 bytes and the body has 3400123: send it in parts.",
    ),
    UnsupportedBody: Problem(
        415,
        "unsupported-body",
        "The body's form is not supported",
        example=f"Send {JSON} or {PLAIN}; this request has text/html.",
    ),
    ValidationError: Problem(
        422,
        "invalid-article",
        "The article is not valid",
        "Mend what errors names and send it again.",
    ),
    NoArticles: Problem(
        422, "no-articles", "The batch holds no article", example=str(NoArticles([]))
    ),
    RateExceeded: Problem(
        429,
        "rate-exceeded",
        "More than this client may send",
        example="The limit is 600 requests in 60 seconds:"
        " send it again after the seconds in Retry-After.",
    ),
    StoreUnavailable: Problem(
        503,
        "store-unavailable",
        "The job store does not answer",
        "Send the request again after the seconds in Retry-After.",
    ),
    StoreFull: Problem(503, "store-full", "The store is full", example=str(StoreFull())),
    WrongParameter: Problem(
        422,
        "wrong-parameter",
        "A parameter of the address cannot be used",
        example=str(WrongParameter("wait", "a whole number of seconds, 0 or more")),
    ),
    KeyReused: Problem(
        422,
        "idempotency-key-reused",
        "The Idempotency-Key was used before",
        example=str(KeyReused()),
    ),
    QueueFull: Problem(503, "queue-full", "The queue is full", example=str(QueueFull(10_000))),
    # From here on: what the server cannot read, as a rule before there is a request.
    ParseException: Problem(
        400,
        "malformed-request",
        "This is not HTTP as it should be",
        "Check Content-Length, which counts bytes, and the form of header fields and chunks.",
    ),
    ForbiddenProxyRequest: Problem(
        403, "forbidden-proxy", "This proxy is not known", "It must not send the PROXY protocol."
    ),
    LimitRequestLine: Problem(
        414, "address-too-long", "The address is too long", "No address here is that long."
    ),
    ExpectationFailed: Problem(
        417,
        "expectation-failed",
        "What Expect asks for is not done here",
        "Send the request without Expect, or with 100-continue.",
    ),
    LimitRequestHeaders: Problem(
        431,
        "headers-too-large",
        "The header fields are too many or too large",
        "Send fewer and shorter ones.",
    ),
    UnsupportedTransferCoding: Problem(
        501,
        "unsupported-transfer-coding",
        "This Transfer-Encoding is not read here",
        "Send the body with a Content-Length, or chunked.",
    ),
}


def problem_of(error: Exception) -> Problem:
    """The table's row for the error's class or its nearest base."""
    for base in type(error).__mro__:
        if base in TABLE:
            return TABLE[base]
    if isinstance(error, HTTPException) and error.code and error.code < 500:
        return Problem(error.code, f"http-{error.code}", error.name, error.description)
    return INTERNAL


def example_of(problem: Problem, path: str) -> dict[str, Any]:
    """Such an answer to a request for ``path``, for the API's document."""
    return {
        "type": TYPE_PREFIX + problem.slug,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail or problem.example,
        "instance": path,
        "request_id": "3f0c9f2b7d7e4a56a1c5d8e9f0a1b2c3",
    }
