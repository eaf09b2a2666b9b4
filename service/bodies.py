"""A request's body -> the plain document that a schema loads.

Whatever bytes are sent, the answer is a document or one of these errors, whose words are meant
for the client:

    BadBody
    ├── MalformedBody       400: not UTF-8, or not JSON as RFC 8259 has it
    └── UnsupportedBody     415: a media type, charset or content coding that we do not read
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, NoReturn

from flask import Request
from werkzeug.exceptions import ClientDisconnected, RequestEntityTooLarge

JSON = "application/json"
PLAIN = "text/plain"


class BadBody(Exception):
    """Base of what can be wrong with a body before its fields are looked at."""


class MalformedBody(BadBody):
    """The bytes are not what their content type says."""


class UnsupportedBody(BadBody):
    """The bytes may be fine, but their form is not read here. ``types``: those that are."""

    def __init__(self, problem: str, types: Sequence[str]) -> None:
        super().__init__(problem)
        self.types = types


def article_document(request: Request) -> Any:
    """The posted article: the parsed JSON, or ``{"text": ...}`` for plain text.

    Raises ``BadBody``, and werkzeug's ``RequestEntityTooLarge`` past the app's limit in bytes.
    """
    refuse_unreadable(request, (JSON, PLAIN))
    text = decoded(whole(request))
    # Plain text keeps its byte order mark, if it has one: offsets count it as submitted.
    return {"text": text} if request.mimetype == PLAIN else parsed(text.removeprefix("\ufeff"))


def refuse_unreadable(request: Request, types: Sequence[str]) -> None:
    """Raises UnsupportedBody for any form but UTF-8 of one of the media ``types``."""
    if request.mimetype not in types:
        sent = request.mimetype or "no content type"
        raise UnsupportedBody(f"Send {' or '.join(types)}; this request has {sent}.", types)
    charset = request.mimetype_params.get("charset", "utf-8")
    if charset.lower() not in ("utf-8", "utf8"):
        raise UnsupportedBody(
            f"Send the body as UTF-8; this request says charset={charset}.", types
        )
    coding = request.headers.get("Content-Encoding", "identity")
    if coding.lower() != "identity":
        raise UnsupportedBody(f"Send the body as it is, without Content-Encoding: {coding}.", types)


def whole(request: Request) -> bytes:
    """The body, every byte of it, so that half an article is never taken for one.

    werkzeug alone would do so under a server that ends the stream itself, as gunicorn does: it
    cuts a chunked body off at the limit, and reads one whose client hung up as if it were complete.
    """
    body = request.get_data(cache=False)
    announced, limit = request.content_length, request.max_content_length
    if announced is None and limit is not None and len(body) >= limit:
        raise RequestEntityTooLarge
    if announced is not None and len(body) < announced:
        raise ClientDisconnected
    return body


def decoded(body: bytes, what: str = "body") -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MalformedBody(f"The {what} is not UTF-8: byte {error.start} fits nowhere.") from None


def parsed(text: str, what: str = "body") -> Any:
    """Strict JSON. What Python would let pass or blow up on is refused as malformed."""
    try:
        return json.loads(text, object_pairs_hook=without_duplicates, parse_constant=no_constant)
    except json.JSONDecodeError as error:
        raise MalformedBody(f"The {what} is not JSON: {error}.") from None
    except RecursionError:
        raise MalformedBody("The JSON is nested too deeply.") from None
    except ValueError:
        # int() refuses thousands of digits, since its time is quadratic.
        raise MalformedBody("The JSON holds a number with too many digits.") from None


def without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    document = dict(pairs)
    if len(document) < len(pairs):
        raise MalformedBody("The JSON names a field twice: send each field once.")
    return document


def no_constant(name: str) -> NoReturn:
    raise MalformedBody(f"{name} is no JSON value: leave it out, or send null.")
