"""Every error as one shape: ``application/problem+json`` (RFC 9457).

The table (``problems.py``) is the whole translation, exception to problem. What is not in it is
answered as ``internal``: the cause goes to the log, with the request's id, never to the client.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, g, jsonify, request
from marshmallow import ValidationError
from werkzeug.exceptions import MethodNotAllowed, RequestEntityTooLarge

from service import context
from service.bodies import UnsupportedBody
from service.forms import NoResult
from service.keys import KeyRefused
from service.problems import INTERNAL, PROBLEM, TYPE_PREFIX, Problem, problem_of
from service.rates import RateExceeded
from service.rates import headers as rate_headers
from service.uploads import NoArticles
from worker.logs import fault

#: How many wrong fields one answer lists: a hostile body can hold a hundred thousand.
ERRORS_LISTED = 20
#: Characters of a field's name that an answer repeats.
NAME_SHOWN = 80

log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Answers every exception of ``app``, werkzeug's and unforeseen ones too, from the table."""
    app.register_error_handler(Exception, answer)


def answer(error: Exception) -> Response:
    problem = problem_of(error)
    if problem is INTERNAL:
        fields = {"request_id": g.request_id, "traceback": fault(error)}
        log.error(problem.title, extra={"fields": fields})
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


def particulars(error: Exception) -> dict[str, Any]:
    """The members that only some problems have."""
    if isinstance(error, ValidationError):
        return {"errors": list(listed(error.messages_dict))[:ERRORS_LISTED]}
    if isinstance(error, NoArticles):
        return {"lines": [asdict(wrong) for wrong in error.errors]}
    if isinstance(error, RequestEntityTooLarge):
        limit, actual = request.max_content_length, request.content_length
        sizes = {"limit": limit, "actual": actual}
        has = "has more" if actual is None else f"has {actual}"
        detail = f"The limit is {limit} bytes and the body {has}: send it in parts."
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
        return {"Accept": ", ".join(error.types), "Accept-Encoding": "identity"}
    if isinstance(error, KeyRefused):
        # As RFC 6750 has it: an error is named only where a key was sent.
        wrong = ', error="invalid_token"' if error.sent else ""
        return {"WWW-Authenticate": f'Bearer realm="quotewire"{wrong}'}
    if isinstance(error, RateExceeded):
        return {"Retry-After": str(error.retry_after), **dict(rate_headers([error.standing]))}
    if isinstance(error, NoResult):
        return context.current().ask_again(ended=not error.passing)
    if problem.status == 503:
        return {"Retry-After": str(context.current().settings.retry_after)}
    return {}
