"""Settings: frozen values, read once from the environment at the edge of a process.

A settings class is a frozen dataclass whose fields are made by ``setting``; the variable's name
and its one-line help travel in the field's metadata, so that documentation can be held to them.
Standard library only: the service reads its settings with the same two functions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from ipaddress import ip_network
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from worker.addresses import Network
from worker.sentinels import read_sentinels
from worker.signature import Secret, read_secret

T = TypeVar("T")


class SettingsError(Exception):
    """A variable of the environment cannot be used; the message names it and the remedy."""

    def __init__(self, variable: str, problem: str) -> None:
        super().__init__(f"{variable} {problem}")
        self.variable = variable


def setting(env: str, default: Any, help: str, *, parse: Callable[[str], Any] = str) -> Any:
    """A field of a settings class, read from the variable ``env``.

    ``parse`` turns the variable's text into the value and raises ValueError with the remedy,
    worded to follow the variable's name: "must be a whole number".
    """
    return field(default=default, metadata={"env": env, "help": help, "parse": parse})


def from_env(cls: type[T], environ: Mapping[str, str]) -> T:
    """A ``cls`` with each field from its variable, or its default where that is unset or empty.

    Raises SettingsError. Other variables are left alone, whatever their names.
    """
    values: dict[str, Any] = {}
    for item in fields(cls):  # type: ignore[arg-type]
        text = environ.get(item.metadata["env"], "").strip()
        if text:
            try:
                values[item.name] = item.metadata["parse"](text)
            except ValueError as error:
                raise SettingsError(item.metadata["env"], str(error)) from None
    return cls(**values)


def whole_number(*, at_least: int = 1) -> Callable[[str], int]:
    """A parser of whole numbers with a lower bound."""

    def parse(text: str) -> int:
        # isdecimal and isascii, since int() also takes "1_000", "+5" and other scripts' digits.
        if not (text.isascii() and text.isdecimal() and int(text) >= at_least):
            raise ValueError(f"must be a whole number, {at_least} or more, not {text!r}.")
        return int(text)

    return parse


def several(one: Callable[[str], T]) -> Callable[[str], tuple[T, ...]]:
    """A parser of what ``one`` parses, any number of it, with commas or blanks in between."""

    def parse(text: str) -> tuple[T, ...]:
        return tuple(one(part) for part in re.split(r"[,\s]+", text) if part)

    return parse


def network(text: str) -> Network:
    """A parser of networks and single addresses."""
    try:
        return ip_network(text)
    except ValueError:
        raise ValueError(
            f"must be networks such as 10.1.2.0/24 or fd00:1::/64, not {text!r}."
        ) from None


def redis_url(text: str) -> str:
    """A parser of addresses that both redis-py and Celery's transport can use."""
    parts = urlsplit(text)
    if parts.scheme in ("redis", "rediss") and parts.hostname:
        return text
    if parts.scheme == "unix" and len(parts.path) > 1:
        return text
    try:
        read_sentinels(text)
    except ValueError:
        # The address is not repeated: it may hold a password.
        raise ValueError(
            "must be redis://HOST:PORT/DB, rediss://HOST:PORT/DB, unix:///PATH/TO/SOCKET or"
            " sentinel://HOST:PORT,HOST:PORT/NAME (Redis Cluster cannot be used)."
        ) from None
    return text


def broker_url(text: str) -> str:
    """A parser of the broker's address: AMQP's, of one or several of a cluster, or Redis'."""
    several = [urlsplit(part) for part in text.split(";")]
    if all(parts.scheme in ("amqp", "amqps") and parts.hostname for parts in several):
        return text
    try:
        return redis_url(text)
    except ValueError:
        raise ValueError(
            "must be amqp://USER:PASSWORD@HOST:PORT/VHOST, amqps://…, or an address as REDIS_URL"
            " has it."
        ) from None


@dataclass(frozen=True, kw_only=True)
class StoreSettings:
    """What the service and the worker must agree on."""

    redis_url: str = setting(
        "REDIS_URL",
        "redis://127.0.0.1:6379/0",
        "Redis for the job records and the queue: redis://, rediss://, unix:// or sentinel://",
        parse=redis_url,
    )
    broker_url: str | None = setting(
        "QUOTEWIRE_BROKER_URL",
        None,
        "another broker for the queue: RabbitMQ's amqp:// or amqps://, or another Redis",
        parse=broker_url,
    )
    result_ttl: int = setting(
        "QUOTEWIRE_RESULT_TTL",
        86_400,
        "seconds that a job's record is kept after its end; while it is open, a week at least",
        parse=whole_number(),
    )
    callback_secrets: tuple[Secret, ...] = setting(
        "QUOTEWIRE_CALLBACK_SECRET",
        (),
        "whsec_…, which signs callbacks; two while one takes the other's place; without it, none",
        parse=several(read_secret),
    )
    callback_networks: tuple[Network, ...] = setting(
        "QUOTEWIRE_CALLBACK_NETWORKS",
        (),
        "networks beside the public ones that callbacks may go to, such as 10.1.2.0/24",
        parse=several(network),
    )

    @property
    def queue_url(self) -> str:
        """The broker's address."""
        return self.broker_url or self.redis_url


@dataclass(frozen=True, kw_only=True)
class WorkerSettings(StoreSettings):
    """What a worker is told."""

    time_limit: int = setting(
        "QUOTEWIRE_TIME_LIMIT",
        60,
        "seconds that one article may take before its job fails",
        parse=whole_number(),
    )
    max_attempts: int = setting(
        "QUOTEWIRE_MAX_ATTEMPTS",
        3,
        "times that a job is started before it fails, when its worker keeps dying",
        parse=whole_number(),
    )

    child_memory: int = setting(
        "QUOTEWIRE_CHILD_MEMORY",
        800,
        "MiB that a process that extracts may take before its job fails",
        parse=whole_number(at_least=100),
    )

    @property
    def hard_time_limit(self) -> int:
        """Seconds after which the child is killed. Five more than it is given to write why."""
        return self.time_limit + 5


@dataclass(frozen=True, kw_only=True)
class UpSettings:
    """What ``quotewire up`` is told."""

    redis_url: str | None = setting(
        "REDIS_URL",
        None,
        "a Redis to use instead of starting one",
        parse=redis_url,
    )
    home: Path = setting(
        "QUOTEWIRE_HOME",
        Path("~/.local/share/quotewire"),
        "where the embedded store keeps its data",
        parse=Path,
    )

    @property
    def folder(self) -> Path:
        """``home``, whoever and wherever we are."""
        return self.home.expanduser().absolute()
