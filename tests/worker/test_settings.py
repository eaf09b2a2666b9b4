"""Settings: what the environment may say, and what is said back."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from ipaddress import ip_network
from pathlib import Path

import pytest

from worker.settings import (
    SettingsError,
    StoreSettings,
    UpSettings,
    WorkerSettings,
    from_env,
)
from worker.signature import Secret

EVERY = [StoreSettings, WorkerSettings, UpSettings]


@pytest.mark.parametrize("cls", EVERY)
def test_an_empty_environment_gives_the_defaults(cls: type) -> None:
    assert from_env(cls, {}) == cls()


def test_variables_are_read_and_others_left_alone() -> None:
    environ = {
        "REDIS_URL": "rediss://:secret@store:6380/1",
        "QUOTEWIRE_RESULT_TTL": " 60 ",
        "QUOTEWIRE_TIME_LIMIT": "",
        "QUOTEWIRE_OF_ANOTHER_PART": "x",
        "PATH": "/bin",
    }
    settings = from_env(WorkerSettings, environ)
    assert settings.redis_url == "rediss://:secret@store:6380/1"
    assert settings.result_ttl == 60
    assert settings.time_limit == 60


def test_secrets_and_networks_of_callbacks() -> None:
    environ = {
        "QUOTEWIRE_CALLBACK_SECRET": f"whsec_{'bmV3' * 8} whsec_{'b2xk' * 8}",
        "QUOTEWIRE_CALLBACK_NETWORKS": "10.1.2.0/24, fd00:1::7",
    }
    settings = from_env(StoreSettings, environ)
    assert settings.callback_secrets == (Secret(b"new" * 8), Secret(b"old" * 8))
    assert settings.callback_networks == (ip_network("10.1.2.0/24"), ip_network("fd00:1::7"))
    assert "new" not in repr(settings)


WRONG = [
    ("QUOTEWIRE_CALLBACK_SECRET", "hunter2hunter2hunter2hunter2"),
    ("QUOTEWIRE_CALLBACK_NETWORKS", "inside"),
    ("QUOTEWIRE_CALLBACK_NETWORKS", "10.1.2.3/8"),
]


@pytest.mark.parametrize(("variable", "text"), WRONG)
def test_a_wrong_one_is_named_with_the_remedy(variable: str, text: str) -> None:
    with pytest.raises(SettingsError, match=f"^{variable} must be ") as caught:
        from_env(StoreSettings, {variable: text})
    assert "hunter2" not in str(caught.value)


def test_the_home_may_begin_with_a_tilde() -> None:
    assert from_env(UpSettings, {"QUOTEWIRE_HOME": "~/x"}).folder == Path.home() / "x"


REDIS_URLS = [
    ("redis://127.0.0.1:6379/0", True),
    ("redis://:word@host/2", True),
    ("rediss://user:word@host:6380/0", True),
    ("unix:///run/redis.sock", True),
    ("unix:///run/redis.sock?db=2", True),
    ("127.0.0.1:6379", False),
    ("http://host/", False),
    ("redis://", False),
    ("unix://", False),
    ("redis+cluster://host:6379", False),
    ("sentinel://a:26379,b:26379,c/quotes", True),
    ("sentinel://me:word@a:26379/quotes", True),
    ("sentinel://host:26379", False),
    ("sentinel://host:26379/quotes/0", False),
    ("sentinel://a:26379,/quotes", False),
    ("sentinel://a:many/quotes", False),
]


@pytest.mark.parametrize(("url", "good"), REDIS_URLS)
def test_addresses_of_redis(url: str, good: bool) -> None:
    if good:
        assert from_env(StoreSettings, {"REDIS_URL": url}).redis_url == url
    else:
        with pytest.raises(SettingsError, match=r"^REDIS_URL must be redis://HOST"):
            from_env(StoreSettings, {"REDIS_URL": url})


BROKER_URLS = [
    ("amqp://me:word@rabbit:5672/quotes", True),
    ("amqps://rabbit", True),
    ("amqp://a;amqp://b", True),
    ("redis://other/0", True),
    ("sentinel://a,b/quotes", True),
    ("amqp://", False),
    ("amqp://a;redis://b", False),
    ("kafka://secret@host", False),
]


@pytest.mark.parametrize(("url", "good"), BROKER_URLS)
def test_addresses_of_brokers(url: str, good: bool) -> None:
    environ = {"REDIS_URL": "redis://store", "QUOTEWIRE_BROKER_URL": url}
    if good:
        assert from_env(StoreSettings, environ).queue_url == url
    else:
        with pytest.raises(SettingsError, match=r"^QUOTEWIRE_BROKER_URL must be amqp") as caught:
            from_env(StoreSettings, environ)
        assert "secret" not in str(caught.value)


def test_the_broker_is_the_stores_redis_unless_another_is_named() -> None:
    assert from_env(StoreSettings, {"REDIS_URL": "redis://store"}).queue_url == "redis://store"


def test_a_refused_address_is_not_repeated_since_it_may_hold_a_password() -> None:
    with pytest.raises(SettingsError) as caught:
        from_env(StoreSettings, {"REDIS_URL": "http://:secret@host"})
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("number", ["0", "-1", "1.5", "many", "1_000", "+5", "٣", "1e3"])
def test_a_wrong_number_names_the_variable_and_the_remedy(number: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_env(WorkerSettings, {"QUOTEWIRE_TIME_LIMIT": number})
    assert caught.value.variable == "QUOTEWIRE_TIME_LIMIT"
    assert str(caught.value) == (
        f"QUOTEWIRE_TIME_LIMIT must be a whole number, 1 or more, not {number!r}."
    )


def test_the_hard_limit_leaves_time_to_write_that_the_soft_one_was_reached() -> None:
    settings = from_env(WorkerSettings, {"QUOTEWIRE_TIME_LIMIT": "300"})
    assert settings.time_limit < settings.hard_time_limit


@pytest.mark.parametrize("cls", EVERY)
def test_every_setting_is_documented_and_frozen(cls: type) -> None:
    for field in fields(cls):
        assert field.metadata["env"].removeprefix("QUOTEWIRE_").isupper()
        assert field.metadata["help"]
    with pytest.raises(FrozenInstanceError):
        cls().redis_url = "redis://elsewhere"
