"""The environment -> settings."""

from __future__ import annotations

import pytest

from service.settings import ServiceSettings
from worker.settings import SettingsError, from_env


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
    ],
)
def test_a_wrong_variable_is_named_with_the_remedy(variable: str, text: str) -> None:
    with pytest.raises(SettingsError, match=f"^{variable} must be "):
        from_env(ServiceSettings, {variable: text})
