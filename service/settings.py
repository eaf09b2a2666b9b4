"""What the API is told: frozen, read once from the environment by the composition root."""

from __future__ import annotations

import re
from dataclasses import dataclass

from worker.settings import StoreSettings, setting, whole_number


def address(text: str) -> str:
    """A parser of what a server can listen on."""
    if re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}|unix:/.+", text):
        return text
    raise ValueError(f"must be HOST:PORT, [IPV6]:PORT or unix:/PATH/TO/SOCKET, not {text!r}.")


@dataclass(frozen=True, kw_only=True)
class ServiceSettings(StoreSettings):
    """Where the API listens, and its limits."""

    bind: str = setting(
        "QUOTEWIRE_BIND",
        "127.0.0.1:8000",
        "where the API listens: HOST:PORT or unix:/PATH",
        parse=address,
    )
    threads: int = setting(
        "QUOTEWIRE_API_THREADS",
        16,
        "requests that one API process works on at a time; also its connections to Redis",
        parse=whole_number(),
    )
    # Room for text_limit characters however JSON escapes them: 12 bytes each at the worst.
    body_limit: int = setting(
        "QUOTEWIRE_BODY_LIMIT",
        2_500_000,
        "bytes that a request's body may have",
        parse=whole_number(),
    )
    text_limit: int = setting(
        "QUOTEWIRE_TEXT_LIMIT",
        200_000,
        "characters that an article may have",
        parse=whole_number(),
    )
    queue_limit: int = setting(
        "QUOTEWIRE_QUEUE_LIMIT",
        10_000,
        "open jobs at most; more are refused until some have ended",
        parse=whole_number(),
    )
    poll_after: int = setting(
        "QUOTEWIRE_POLL_AFTER",
        1,
        "seconds after which a client is told to ask for an open job again",
        parse=whole_number(),
    )
    retry_after: int = setting(
        "QUOTEWIRE_RETRY_AFTER",
        5,
        "seconds after which a client is told to repeat what could not be accepted",
        parse=whole_number(),
    )
