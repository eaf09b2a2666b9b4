"""One id and one log line for every request. Neither holds a word of an article."""

from __future__ import annotations

import logging
import re
from time import perf_counter
from uuid import uuid4

from flask import Flask, Response, g, request

#: A client's own id is kept when it cannot break a header, a log line or a terminal.
SANE_ID = re.compile(r"[A-Za-z0-9._:/+=@-]{1,128}", re.ASCII)
#: Asked every few seconds by supervisors: lines about them would bury the rest.
UNLOGGED = frozenset({"health.alive", "health.ready", "metrics.show"})

log = logging.getLogger(__name__)


def register(app: Flask) -> None:
    """Gives each response ``X-Request-ID``, and logs it."""
    app.before_request(begin)
    app.after_request(end)


def begin() -> None:
    g.started = perf_counter()
    sent = request.headers.get("X-Request-ID", "")
    g.request_id = sent if SANE_ID.fullmatch(sent) else uuid4().hex


def end(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    # Answers name people and say what they said: no cache keeps them, no browser guesses a type.
    response.headers.setdefault("Cache-Control", "no-store")
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.endpoint not in UNLOGGED or response.status_code >= 500:
        log.info("request", extra={"fields": line(response)})
    return response


def line(response: Response) -> dict[str, object]:
    """The path is logged and the query is not: an id stands in the first, anything in the other."""
    return {
        "request_id": g.request_id,
        "key": g.key,
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "location": response.headers.get("Location"),
        "bytes_in": request.content_length,
        "ms": round((perf_counter() - g.started) * 1000, 1),
    }
