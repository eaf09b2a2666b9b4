"""The images keep to the code: every setting reaches its container, and nothing runs as root."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from service.settings import ServiceSettings
from worker.consumer import SOFT_STOP
from worker.settings import WorkerSettings

ROOT = Path(__file__).parent.parent
COMPOSE = (ROOT / "docker-compose.yml").read_text("utf-8")


def section(name: str) -> str:
    """The part of docker-compose.yml about one service."""
    found = re.search(rf"^  {name}:\n((?:    .*\n|\n)+)", COMPOSE, re.MULTILINE)
    assert found
    return found[1]


# Where the API listens inside its container is the image's business.
@pytest.mark.parametrize(
    ("service", "settings", "fixed"),
    [("api", ServiceSettings, {"QUOTEWIRE_BIND"}), ("worker", WorkerSettings, set())],
)
def test_every_setting_can_be_given_to_its_container(
    service: str, settings: type, fixed: set[str]
) -> None:
    given = set(re.findall(r"^      ([A-Z_]+):", section(service), re.MULTILINE))
    assert given == {field.metadata["env"] for field in fields(settings)} - fixed


def test_what_only_the_installation_knows_is_in_the_guide() -> None:
    guide = (ROOT / "docs" / "operation.md").read_text("utf-8")
    for name, default in re.findall(r"\$\{([A-Z_]+):-([^}]+)\}", COMPOSE):
        assert f"| `{name}` | `{default}` |" in guide


def test_a_worker_is_killed_only_after_its_own_time_to_stop() -> None:
    found = re.search(r"stop_grace_period: (\d+)s", section("worker"))
    assert found
    assert int(found[1]) >= SOFT_STOP + 5


@pytest.mark.parametrize("package", ["service", "worker"])
def test_an_image_runs_without_root_and_installs_its_own_extra(package: str) -> None:
    text = (ROOT / package / "Dockerfile").read_text("utf-8")
    assert re.findall(r"^USER (.+)$", text, re.MULTILINE) == ["quotewire"]
    assert re.findall(r"\.\[(\w+)\]", text) == [package]
    assert "HEALTHCHECK" in text
