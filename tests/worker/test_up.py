"""``quotewire up``: everything starts, is seen to work, and is gone afterwards."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.served import begin, refuses
from tests.stubs import free_port
from worker.child import ROOT

UP = [sys.executable, "-m", "worker", "up", "--workers", "1"]


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    environ = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
    return {**environ, "QUOTEWIRE_HOME": str(tmp_path / "home")}


@pytest.fixture
def port() -> int:
    return free_port()


@pytest.fixture
def system(
    environ: dict[str, str], port: int, tmp_path: Path
) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    log = tmp_path / "log"
    with log.open("wb") as file:
        process = subprocess.Popen(
            [*UP, "--port", str(port)], cwd=ROOT, env=environ, stdout=file, stderr=file
        )
    until(lambda: "Quotewire is ready" in log.read_text() or process.poll() is not None)
    yield process, log
    process.kill()
    process.wait()
    until(lambda: not relatives(process.pid))


def until(true: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


FAMILY: dict[int, set[int]] = {}


def relatives(ancestor: int) -> set[int]:
    """Whoever lives of the processes that ``ancestor`` ever had under it, as far as seen."""
    table = subprocess.run(
        ["ps", "-A", "-o", "pid=,ppid=,stat="], capture_output=True, text=True, check=True
    )
    rows = [line.split() for line in table.stdout.splitlines()]
    parents = {int(pid): int(parent) for pid, parent, state in rows if state[0] != "Z"}
    family = FAMILY.setdefault(ancestor, set())
    for _ in range(5):
        family |= {pid for pid, parent in parents.items() if parent in family | {ancestor}}
    return {pid for pid in family if pid in parents}


def get(address: str) -> dict[str, object]:
    with urlopen(address, timeout=10) as answer:
        value: dict[str, object] = json.load(answer)
        return value


@pytest.mark.skipif(not shutil.which("curl"), reason="no curl to try the printed line with")
def test_the_printed_line_works_as_typed_and_ctrl_c_leaves_nothing(
    system: tuple[subprocess.Popen[bytes], Path], port: int
) -> None:
    process, log = system
    printed = log.read_text()
    page = f"http://127.0.0.1:{port}/"
    assert f"Quotewire is ready: {page}" in printed
    [line] = re.findall(r"^ +(curl .*)$", printed, re.MULTILINE)
    answer = subprocess.run(shlex.split(line), capture_output=True, text=True, check=True)
    job = f"{page}v1/jobs/{json.loads(answer.stdout)['id']}"
    until(lambda: get(job)["status"] == "succeeded")
    assert len(relatives(process.pid)) >= 5  # store, worker and its child, API and its child
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    assert "Stopped." in log.read_text()
    assert relatives(process.pid) == set()


def test_told_to_stop_it_answers_what_is_under_way(
    system: tuple[subprocess.Popen[bytes], Path], port: int
) -> None:
    process, _ = system
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        rest = begin(connection, "/v1/jobs", "text/plain", b"An article.")
        process.send_signal(signal.SIGTERM)
        until(lambda: refuses(port))
        connection.send(rest)
        assert connection.getresponse().status == 202
    assert process.wait(30) == 0


def test_what_is_killed_comes_back_and_nothing_outlives_the_supervisor(
    system: tuple[subprocess.Popen[bytes], Path], port: int
) -> None:
    process, log = system
    first = relatives(process.pid)
    for pid in first:
        os.kill(pid, signal.SIGKILL)
    until(lambda: log.read_text().count("it is started again") >= 3)
    until(lambda: ready(port))
    assert not relatives(process.pid) & first
    if sys.platform == "linux":
        process.kill()
        until(lambda: not relatives(process.pid))


def ready(port: int) -> bool:
    try:
        return get(f"http://127.0.0.1:{port}/readyz")["status"] == "ready"
    except OSError:
        return False


def refused(environ: dict[str, str], *options: str) -> str:
    run = subprocess.run(
        [*UP, *options], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=30
    )
    assert (run.returncode, run.stdout) == (2, "")
    [line] = run.stderr.splitlines()
    return line


def test_a_port_in_use_is_one_line_and_status_2(environ: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        line = refused(environ, "--port", str(port))
    assert line == (
        f"Error: Port {port} on 127.0.0.1 cannot be used (Address already in use):"
        " stop what uses it, or give another --port."
    )


WRONG = [
    ({"REDIS_URL": "nonsense"}, [], "Error: REDIS_URL must be redis://"),
    ({"QUOTEWIRE_TIME_LIMIT": "soon"}, [], "Error: QUOTEWIRE_TIME_LIMIT must be a whole number"),
    ({"QUOTEWIRE_HOME": "/dev/null/x"}, [], "Error: /dev/null/x cannot be made"),
    ({}, ["--host", "no.such.host.invalid"], "Error: no.such.host.invalid is no address"),
]


@pytest.mark.parametrize(("variables", "options", "message"), WRONG)
def test_what_cannot_work_is_refused_before_anything_starts(
    environ: dict[str, str], port: int, variables: dict[str, str], options: list[str], message: str
) -> None:
    line = refused({**environ, **variables}, "--port", str(port), *options)
    assert line.startswith(message)
