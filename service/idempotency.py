"""``Idempotency-Key``: a client that got no answer repeats its request, and gets the same job.

The header of draft-ietf-httpapi-idempotency-key-header. Which job a key stands for is the store's
to know, in the same step that makes the job: so there is no moment in which a retry makes two.
"""

from __future__ import annotations

import re

from flask import Request

from service.operations import header

#: Printable ASCII, as the draft's quoted string or bare: a UUID, for example.
USABLE = re.compile(r"[!-~](?:[ -~]{0,253}[!-~])?", re.ASCII)
IDEMPOTENCY_KEY = header(
    "Idempotency-Key",
    "Of your own choice, new for each article, such as a UUID. A request that is repeated with"
    " its key gives the same job.",
    pattern=f"^{USABLE.pattern}$",
)


class MalformedKey(Exception):
    """The header is there and holds no key."""

    def __init__(self) -> None:
        super().__init__(
            "An Idempotency-Key has 1 to 255 printable ASCII characters: send a new random UUID."
        )


def idempotency_key(request: Request) -> str | None:
    """The request's key as it stands in the header; None without one. Raises MalformedKey."""
    key: str | None = request.headers.get("Idempotency-Key")
    if key is not None and not USABLE.fullmatch(key):
        raise MalformedKey
    return key
