"""Every error as one shape: ``application/problem+json`` (RFC 9457).

``TABLE`` is the whole translation, exception to problem. A problem's ``type`` is a name that
stays; its ``detail`` is for people and may change. What is not in the table is answered as
``internal``: the cause goes to the log, with the request's id, and never to the client.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, g, jsonify, request
from marshmallow import ValidationError
from werkzeug.exceptions import (
    ClientDisconnected,
    HTTPException,
    MethodNotAllowed,
    NotFound,
    RequestEntityTooLarge,
)

from service import context
from service.bodies import JSON, PLAIN, MalformedBody, UnsupportedBody
from service.idempotency import MalformedKey
from service.keys import KeyRefused
from service.rates import RateExceeded
from service.rates import headers as rate_headers
from service.waiting import WrongParameter
from worker.jobs import JobNotFound, KeyReused, QueueFull, StoreUnavailable

PROBLEM = "application/problem+json"
TYPE_PREFIX = "urn:quotewire:problem:"
#: How many wrong fields one answer lists: a hostile body can hold a hundred thousand.
ERRORS_LISTED = 20
#: Characters of a field's name that an answer repeats.
NAME_SHOWN = 80

log = logging.getLogger(__name__)


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
        "This address does not exist; GET / lists those that do.",
    ),
    JobNotFound: Problem(
        404,
        "job-not-found",
        "No such job",
        "No job has this id: it never existed, has expired or was deleted.",
    ),
    MethodNotAllowed: Problem(
        405,
        "method-not-allowed",
        "This method is not for this address",
        "The Allow header lists the methods that are.",
    ),
    RequestEntityTooLarge: Problem(
        413,
        "body-too-large",
        "The body is too large",
        example="The limit is 2500000 bytes and the body has 3400123: send a shorter article.",
    ),
    UnsupportedBody: Problem(
        415,
        "unsupported-body",
        "The body's form is not supported",
        example=f"Send the article as {JSON} or {PLAIN}; this request has text/html.",
    ),
    ValidationError: Problem(
        422,
        "invalid-article",
        "The article is not valid",
        "Mend what errors names and send it again.",
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
}


def register(app: Flask) -> None:
    """Answers every exception of ``app``, werkzeug's and unforeseen ones too, from the table."""
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> Response:
    problem = problem_of(error)
    if problem is INTERNAL:
        log.error(problem.title, exc_info=error, extra={"fields": {"request_id": g.request_id}})
    elif problem.status >= 500:
        cause = {"request_id": g.request_id, "error": str(error), "cause": repr(error.__cause__)}
        log.warning(problem.title, extra={"fields": cause})
    response = jsonify(
        {
            "type": TYPE_PREFIX + problem.slug,
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail or str(error),
            "instance": request.path,
            "request_id": g.request_id,
            **particulars(error),
        }
    )
    response.status_code = problem.status
    response.content_type = PROBLEM
    response.headers.update(headers_of(error, problem))
    return response


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


def particulars(error: Exception) -> dict[str, Any]:
    """The members that only some problems have."""
    if isinstance(error, ValidationError):
        return {"errors": list(listed(error.messages_dict))[:ERRORS_LISTED]}
    if isinstance(error, RequestEntityTooLarge):
        limit, actual = request.max_content_length, request.content_length
        sizes = {"limit": limit, "actual": actual}
        has = "has more" if actual is None else f"has {actual}"
        detail = f"The limit is {limit} bytes and the body {has}: send a shorter article."
        return {"detail": detail} | {name: size for name, size in sizes.items() if size is not None}
    return {}


def listed(messages: Any, pointer: str = "#") -> Iterator[dict[str, str]]:
    """marshmallow's tree of messages as RFC 9457's list; pointers are URI fragments (RFC 6901)."""
    if not isinstance(messages, dict):
        for message in messages:
            yield {"pointer": pointer, "detail": str(message)}
        return
    for name, below in messages.items():
        yield from listed(below, pointer if name == "_schema" else f"{pointer}/{step(str(name))}")


def step(name: str) -> str:
    if len(name) > NAME_SHOWN:
        name = name[:NAME_SHOWN] + "…"
    # errors="replace": the name is the client's and may hold half of a surrogate pair.
    return quote(name.replace("~", "~0").replace("/", "~1"), safe="~", errors="replace")


def headers_of(error: Exception, problem: Problem) -> dict[str, str]:
    if isinstance(error, MethodNotAllowed):
        return {"Allow": ", ".join(error.valid_methods or ())}
    if isinstance(error, UnsupportedBody):
        return {"Accept": f"{JSON}, {PLAIN}", "Accept-Encoding": "identity"}
    if isinstance(error, KeyRefused):
        # As RFC 6750 has it: an error is named only where a key was sent.
        wrong = ', error="invalid_token"' if error.sent else ""
        return {"WWW-Authenticate": f'Bearer realm="quotewire"{wrong}'}
    if isinstance(error, RateExceeded):
        return {"Retry-After": str(error.retry_after), **dict(rate_headers([error.standing]))}
    if problem.status == 503:
        return {"Retry-After": str(context.current().settings.retry_after)}
    return {}
