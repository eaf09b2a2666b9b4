"""API keys: shown once when they are made, and known as hashes from then on.

A key is 256 random bits. Nobody can guess what stands behind its SHA-256, so no slow hash is
needed, which every request would pay for. Standard library only: the service reads keys too.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from hashlib import sha256

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ApiKey:
    """Whose key it is, and the key's SHA-256 in hexadecimal. Never the key."""

    name: str
    digest: str

    def __str__(self) -> str:
        """As it stands in the environment, or on a line of the file."""
        return f"{self.name}:{self.digest}"


def new_key(name: str) -> tuple[str, ApiKey]:
    """A key for the client ``name``, to be given to it, and what to keep of it.

    Raises ValueError when ``name`` is none.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(
            "A key's name has 1 to 64 letters, digits, dots, dashes and underscores (ASCII),"
            " and begins with a letter or digit."
        )
    key = f"qw_{secrets.token_urlsafe(32)}"
    return key, ApiKey(name, digest(key))


def digest(key: str) -> str:
    """What is kept of ``key``, whatever was sent for one."""
    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def read_key(text: str) -> ApiKey:
    """The ``NAME:SHA256`` that ``quotewire key NAME`` prints. Raises ValueError."""
    name, _, kept = text.partition(":")
    if not (_NAME.fullmatch(name) and _DIGEST.fullmatch(kept)):
        # Not repeated: somebody may have put the key itself there.
        raise ValueError("must be NAME:SHA256, as `quotewire key NAME` prints it.")
    return ApiKey(name, kept)
