"""What the API is told: frozen, read once from the environment by the composition root."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from limits import RateLimitItem
from limits import parse as parse_rate

from worker.keys import ApiKey, read_key
from worker.settings import StoreSettings, setting, several, whole_number


def address(text: str) -> str:
    """A parser of what a server can listen on."""
    if re.fullmatch(r"(\[[0-9a-fA-F:]+\]|[\w.-]+):\d{1,5}|unix:/.+", text):
        return text
    raise ValueError(f"must be HOST:PORT, [IPV6]:PORT or unix:/PATH/TO/SOCKET, not {text!r}.")


def rate(text: str) -> RateLimitItem:
    """A parser of how many in how long."""
    if re.fullmatch(r"[1-9]\d{0,8}/(second|minute|hour|day)", text, re.ASCII):
        return parse_rate(text)
    raise ValueError(f"must be NUMBER/second, /minute, /hour or /day, not {text!r}.")


def origin(text: str) -> str:
    """A parser of web origins, as browsers send them."""
    parts = urlsplit(text)
    if parts.scheme in ("http", "https") and text == f"{parts.scheme}://{parts.netloc}".lower():
        return text
    raise ValueError(f"must be origins such as https://desk.example, without a path, not {text!r}.")


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
    waiters: int = setting(
        "QUOTEWIRE_WAITERS",
        500,
        "requests beside these that may wait for their job's end; more are answered at once",
        parse=whole_number(at_least=0),
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
    batch_body_limit: int = setting(
        "QUOTEWIRE_BATCH_BODY_LIMIT",
        250_000_000,
        "bytes that a batch may have when it is sent; each of its lines, what a body may",
        parse=whole_number(),
    )
    batch_limit: int = setting(
        "QUOTEWIRE_BATCH_LIMIT",
        50_000,
        "open jobs of batches at most, beside the single ones",
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
    api_keys: tuple[ApiKey, ...] = setting(
        "QUOTEWIRE_API_KEYS",
        (),
        "API keys as `quotewire key NAME` prints them; with none, and no file, nobody needs a key",
        parse=several(read_key),
    )
    api_keys_file: Path | None = setting(
        "QUOTEWIRE_API_KEYS_FILE",
        None,
        "a file of more API keys, one a line; read again when it changes",
        parse=Path,
    )
    request_rate: RateLimitItem | None = setting(
        "QUOTEWIRE_REQUEST_RATE",
        None,
        "requests that one client may send, such as 600/minute",
        parse=rate,
    )
    article_rate: RateLimitItem | None = setting(
        "QUOTEWIRE_ARTICLE_RATE",
        None,
        "articles that one client may send, such as 5000/hour",
        parse=rate,
    )
    proxies: int = setting(
        "QUOTEWIRE_PROXIES",
        0,
        "proxies in front of the API: so many entries of X-Forwarded-For are believed",
        parse=whole_number(at_least=0),
    )
    cors_origins: tuple[str, ...] = setting(
        "QUOTEWIRE_CORS_ORIGINS",
        (),
        "origins whose pages may use the API in a browser, such as https://desk.example",
        parse=several(origin),
    )
