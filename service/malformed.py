"""What is no HTTP request: answered like every other error, though no application ever saw it.

gunicorn would answer in HTML, and repeat in its log what it could not read. That may be an article:
with too small a Content-Length, the rest of one is taken for the next request.
"""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from uuid import uuid4

from gunicorn.http.errors import InvalidResponseHeader, InvalidResponseHeaderName

from service.problems import INTERNAL, PROBLEM, TYPE_PREFIX, Problem, problem_of
from worker.logs import fault

log = logging.getLogger(__name__)

#: What the application wanted to send, and no client's fault.
OURS = (InvalidResponseHeader, InvalidResponseHeaderName)


def refusal(error: Exception, path: str = "") -> bytes:
    """The whole answer to what could not be read, or not be answered, because of ``error``.

    ``path``: the request's, if so much of it was read. The connection is over after it.
    """
    problem = INTERNAL if isinstance(error, OURS) else problem_of(error)
    request_id = uuid4().hex
    fields = {"request_id": request_id, "status": problem.status, "problem": problem.slug}
    if problem is INTERNAL:
        log.error(problem.title, extra={"fields": fields | {"traceback": fault(error)}})
    else:
        log.info("no request", extra={"fields": fields})
    return _answer(problem, path, request_id)


def _answer(problem: Problem, path: str, request_id: str) -> bytes:
    body = json.dumps(
        {
            "type": TYPE_PREFIX + problem.slug,
            "title": problem.title,
            "status": problem.status,
            "detail": problem.detail,
            "instance": path,
            "request_id": request_id,
        }
    ).encode()
    lines = (
        f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}",
        f"Content-Type: {PROBLEM}",
        f"Content-Length: {len(body)}",
        f"X-Request-ID: {request_id}",
        "X-Content-Type-Options: nosniff",
        "Cache-Control: no-store",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode() + body
