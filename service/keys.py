"""Who asks: ``Authorization: Bearer KEY``, where the settings name keys; else anybody may.

Keys are taken from this header alone: addresses end up in logs and histories. A key says that its
holder may use the API, and whose limits and idempotency keys count; what a job holds can be had
by every key-holder who knows the job's id, which is 128 random bits.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from hmac import compare_digest
from pathlib import Path

from flask import Request

from worker.keys import ApiKey, digest, read_key

log = logging.getLogger(__name__)


class KeyRefused(Exception):
    """The request has no key that counts. ``sent``: whether it has one at all."""

    def __init__(self, *, sent: bool) -> None:
        super().__init__(
            "This key is unknown or was revoked: ask the service's operator for a new one."
            if sent
            else "Send an API key in the header Authorization: Bearer KEY."
        )
        self.sent = sent


class Keyring:
    """The keys that count: ``fixed`` ones, and those in ``file`` as it stands at each request.

    Without either, none is required. A file that cannot be read holds no key, and a line that is
    not a key's is left out: both are logged, and neither opens the API to everybody.
    """

    def __init__(self, fixed: Sequence[ApiKey] = (), file: Path | None = None) -> None:
        self.required = bool(fixed) or file is not None
        self._fixed = tuple(fixed)
        self._file = file
        # Of the file: when it was seen last, and what stood in it. One tuple, replaced as a whole,
        # so that no thread sees half of it.
        self._seen: tuple[object, tuple[ApiKey, ...]] = (None, ())
        self._filed()  # a wrong path is in the log before anybody is refused for it

    def name_of(self, request: Request) -> str | None:
        """Whose key the request carries; None where none is required. Raises KeyRefused."""
        if not self.required:
            return None
        authorization = request.authorization
        if authorization is None or authorization.type != "bearer" or not authorization.token:
            raise KeyRefused(sent="Authorization" in request.headers)
        sent, name = digest(authorization.token), None
        # Every key is compared, to its end: the time says nothing about which are known.
        for key in (*self._fixed, *self._filed()):
            if compare_digest(key.digest, sent):
                name = key.name
        if name is None:
            raise KeyRefused(sent=True)
        return name

    def _filed(self) -> tuple[ApiKey, ...]:
        if self._file is None:
            return ()
        try:
            status = self._file.stat()
            # Taken before reading: what is written in between is read with the next request.
            state: object = (status.st_mtime_ns, status.st_size, status.st_ino)
            if state != self._seen[0]:
                self._seen = (state, tuple(keys_of(self._file)))
        except (OSError, UnicodeDecodeError) as error:
            if self._seen[0] != "unreadable":
                log.error("No key counts: %s cannot be read (%s)", self._file, error)
            self._seen = ("unreadable", ())
        return self._seen[1]


def keys_of(file: Path) -> list[ApiKey]:
    """The file's keys, one a line; blank lines and those that begin with # are nothing.

    Raises OSError, UnicodeDecodeError.
    """
    keys = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            keys.append(read_key(line.strip()))
        except ValueError as error:
            log.error("Line %d of %s is no key: it %s", number, file, error)
    return keys
