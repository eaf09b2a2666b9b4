"""The address of a Redis that Sentinels watch, and replace when it fails. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

SCHEME = "sentinel"
PORT = 26379


@dataclass(frozen=True, slots=True)
class Sentinels:
    """Where they listen, what they call the Redis, and what that one wants to be told.

    ``user`` and ``password`` are Redis' own: the Sentinels are asked without.
    """

    nodes: tuple[tuple[str, int], ...]
    master: str
    user: str | None
    password: str | None


def are_named(url: str) -> bool:
    """Whether the address is one of Sentinels."""
    return url.startswith(f"{SCHEME}://")


def read_sentinels(url: str) -> Sentinels:
    """``sentinel://[USER:PASSWORD@]HOST:PORT,HOST:PORT,…/NAME``, of Redis' database 0.

    Raises ValueError.
    """
    parts = urlsplit(url)
    _, _, hosts = parts.netloc.rpartition("@")
    master = parts.path.strip("/")
    if not are_named(url) or not master or "/" in master or parts.query:
        raise ValueError("Not the address of Sentinels.")
    return Sentinels(
        nodes=tuple(_node(urlsplit(f"//{host}")) for host in hosts.split(",")),
        master=unquote(master),
        user=unquote(parts.username) if parts.username else None,
        password=unquote(parts.password) if parts.password else None,
    )


def _node(parts: SplitResult) -> tuple[str, int]:
    if not parts.hostname:
        raise ValueError("A Sentinel's host is missing.")
    return parts.hostname, parts.port or PORT
