"""The environment -> settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from limits import RateLimitItemPerMinute, RateLimitItemPerSecond

from service.settings import ServiceSettings
from worker.keys import ApiKey
from worker.settings import SettingsError, from_env

KEY_A, KEY_B = ApiKey("a", "0" * 64), ApiKey("b", "1" * 64)


def test_the_defaults_are_safe() -> None:
    settings = from_env(ServiceSettings, {})
    assert settings.bind == "127.0.0.1:8000"
    # However JSON escapes them, text_limit characters fit into the body.
    assert settings.body_limit > 12 * settings.text_limit


@pytest.mark.parametrize(
    ("variable", "text", "field", "value"),
    [
        ("QUOTEWIRE_BIND", "0.0.0.0:80", "bind", "0.0.0.0:80"),
        ("QUOTEWIRE_BIND", "[::1]:8000", "bind", "[::1]:8000"),
        ("QUOTEWIRE_BIND", "unix:/run/api.sock", "bind", "unix:/run/api.sock"),
        ("QUOTEWIRE_API_THREADS", "4", "threads", 4),
        ("QUOTEWIRE_BODY_LIMIT", "100", "body_limit", 100),
        ("QUOTEWIRE_TEXT_LIMIT", "99", "text_limit", 99),
        ("QUOTEWIRE_POLL_AFTER", "2", "poll_after", 2),
        ("QUOTEWIRE_RETRY_AFTER", "30", "retry_after", 30),
        ("QUOTEWIRE_RETRY_AFTER", "", "retry_after", 5),
        ("QUOTEWIRE_API_KEYS", f"a:{'0' * 64}, b:{'1' * 64}", "api_keys", (KEY_A, KEY_B)),
        ("QUOTEWIRE_API_KEYS_FILE", "/etc/keys", "api_keys_file", Path("/etc/keys")),
        ("QUOTEWIRE_ARTICLE_RATE", "600/minute", "article_rate", RateLimitItemPerMinute(600)),
        ("QUOTEWIRE_REQUEST_RATE", "9/second", "request_rate", RateLimitItemPerSecond(9)),
        ("QUOTEWIRE_PROXIES", "2", "proxies", 2),
        ("QUOTEWIRE_CORS_ORIGINS", "https://a.example", "cors_origins", ("https://a.example",)),
        (
            "QUOTEWIRE_CORS_ORIGINS",
            "http://localhost:3000 https://b.example",
            "cors_origins",
            ("http://localhost:3000", "https://b.example"),
        ),
    ],
)
def test_a_variable_sets_its_field(variable: str, text: str, field: str, value: object) -> None:
    assert getattr(from_env(ServiceSettings, {variable: text}), field) == value


@pytest.mark.parametrize(
    ("variable", "text"),
    [
        ("QUOTEWIRE_BIND", "8000"),
        ("QUOTEWIRE_BIND", "localhost"),
        ("QUOTEWIRE_API_THREADS", "0"),
        ("QUOTEWIRE_TEXT_LIMIT", "many"),
        ("QUOTEWIRE_RETRY_AFTER", "-1"),
        ("QUOTEWIRE_API_KEYS", "qw_a-key-itself"),
        ("QUOTEWIRE_API_KEYS", f"two words:{'0' * 64}"),
        ("QUOTEWIRE_REQUEST_RATE", "many"),
        ("QUOTEWIRE_REQUEST_RATE", "0/minute"),
        ("QUOTEWIRE_ARTICLE_RATE", "600"),
        ("QUOTEWIRE_PROXIES", "-1"),
        ("QUOTEWIRE_CORS_ORIGINS", "*"),
        ("QUOTEWIRE_CORS_ORIGINS", "desk.example"),
        ("QUOTEWIRE_CORS_ORIGINS", "https://desk.example/"),
    ],
)
def test_a_wrong_variable_is_named_with_the_remedy(variable: str, text: str) -> None:
    with pytest.raises(SettingsError, match=f"^{variable} must be "):
        from_env(ServiceSettings, {variable: text})


def test_a_key_that_stands_where_its_hash_should_is_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        from_env(ServiceSettings, {"QUOTEWIRE_API_KEYS": "desk:qw_secret"})
    assert "secret" not in str(caught.value)
