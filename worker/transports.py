"""What Celery's transports are told: the broker's address in their form, and their patience.

The broker is Redis, by itself or watched by Sentinels, or one that speaks AMQP, as RabbitMQ does.
Whichever it is, the job store finds what it loses (``sweep.py``).
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from worker.sentinels import SCHEME, are_named, read_sentinels

PATIENCE: dict[str, float] = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
"""One more try and then an error: whoever sends is answering a request."""


_WAITED_FOR = {"socket_timeout": 10, "health_check_interval": 25}
"""Seconds for an answer, and until a silent connection is given up. Longer than a Redis is busy
with itself: whoever waits for the only one there is goes on the moment that it answers."""

_REPLACED = {"socket_timeout": 2, "health_check_interval": 3}
"""The same behind Sentinels, who soon have another one in the place of one that hangs."""


def celery_url(broker_url: str) -> str:
    """The address as Celery's transport writes it: it has its own form for some."""
    parts = urlsplit(broker_url)
    if are_named(broker_url):
        found = read_sentinels(broker_url)
        words = [quote(word, safe="") for word in (found.user or "", found.password or "")]
        account = f"{':'.join(words)}@" if found.password else ""
        return ";".join(f"{SCHEME}://{account}{_place(*node)}/0" for node in found.nodes)
    if parts.scheme != "unix":
        return broker_url
    options: dict[str, Any] = {}
    for item in parts.query.split("&"):
        name, _, value = item.partition("=")
        if name:
            options["virtual_host" if name == "db" else name] = value
    query = f"?{urlencode(options)}" if options else ""
    return f"redis+socket://{parts.netloc}{quote(parts.path)}{query}"


def for_sending(broker_url: str) -> dict[str, Any]:
    """Impatient: whoever sends is answering a request. Seconds."""
    if _speaks_amqp(broker_url):
        return {
            "connect_timeout": 1,
            "read_timeout": 1.3,
            "write_timeout": 1.3,
            # Nobody reads from an idle connection: who sends finds out whether it still stands.
            "heartbeat": 0,
            # Or a broker that hangs, or has no room, would seem to have taken the message.
            "confirm_publish": True,
            **PATIENCE,
        }
    return {
        **_agreed(broker_url),
        # Without them, a Redis that hangs holds the caller for ever.
        "socket_timeout": 1.3,
        "socket_connect_timeout": 1,
        # Also needed here, not only at send_task: it bounds the first connection.
        **PATIENCE,
    }


def for_receiving(broker_url: str) -> dict[str, Any]:
    """Patient, and sure to notice the connection's end."""
    if _speaks_amqp(broker_url):
        # It takes turns between the queues: a single job waits for one article of a batch at most,
        # since chunks give way (batch_tasks.py). Its heartbeat is Celery's own setting.
        return {"connect_timeout": 4}
    return {
        **_agreed(broker_url),
        # Single jobs first: their queue's name is the first one in the alphabet.
        "queue_order_strategy": "sorted",
        # What a dead worker had taken is found by the sweep, within seconds. Celery would write
        # every message into Redis once more, and take it out again, to find it after minutes.
        "ack_emulation": False,
        **(_REPLACED if are_named(broker_url) else _WAITED_FOR),
    }


def _agreed(broker_url: str) -> dict[str, Any]:
    """What sender and receiver over Redis must agree on; the prefix, so that it can be shared."""
    prefix = {"global_keyprefix": "quotewire:broker:"}
    if not are_named(broker_url):
        return prefix
    return {**prefix, "master_name": read_sentinels(broker_url).master}


def _speaks_amqp(broker_url: str) -> bool:
    return urlsplit(broker_url).scheme in ("amqp", "amqps")


def _place(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
