"""Signed as the Standard Webhooks specification has it, so that its libraries verify it."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field

_PREFIX = "whsec_"


@dataclass(frozen=True, slots=True)
class Secret:
    """What sender and receiver share: 24 to 64 bytes. Never shown."""

    key: bytes = field(repr=False)


def read_secret(text: str) -> Secret:
    """The secret of its usual form, ``whsec_`` and base64. Raises ValueError."""
    try:
        key = base64.b64decode(text.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        key = b""
    if not (text.startswith(_PREFIX) and 24 <= len(key) <= 64):
        # Not repeated: it may be nearly right.
        raise ValueError("must be whsec_ and the base64 of 24 to 64 random bytes.")
    return Secret(key)


def signed(secrets: Sequence[Secret], message: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of one call. ``message`` is the same for every attempt; ``timestamp``: seconds.

    With several secrets, one signature each: a receiver that knows any of them accepts it.
    """
    content = f"{message}.{timestamp}.".encode() + body
    signatures = (
        base64.b64encode(hmac.digest(secret.key, content, "sha256")).decode() for secret in secrets
    )
    return {
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(f"v1,{signature}" for signature in signatures),
    }
