"""Processes that are kept running, and never left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from worker.child import ROOT, Child

SLEEP = ("sleep", "60")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def make(said: list[str]) -> Iterator[Callable[..., Child]]:
    made: list[Child] = []

    def make(*command: str, patience: float = 60) -> Child:
        child = Child("store", command, environ=os.environ, patience=patience, say=said.append)
        made.append(child)
        child.tend()
        return child

    yield make
    for child in made:
        child.kill()


def pid(child: Child) -> int:
    assert child.pid is not None
    return child.pid


def alive(group: int) -> bool:
    """Whether any process of the group is there; a zombie, waiting for its burial, is not."""
    states = subprocess.run(
        ["ps", "-A", "-o", "pgid=,stat="], capture_output=True, text=True, check=True
    )
    members = (line.split() for line in states.stdout.splitlines())
    return any(int(pgid) == group and not stat.startswith("Z") for pgid, stat in members)


def wait_until(true: Callable[[], object], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_process_that_is_killed_is_started_again(
    make: Callable[..., Child], said: list[str]
) -> None:
    child = make(*SLEEP)
    first = pid(child)
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: child.tend() or (child.pid not in (None, first)))
    assert said == ["The store ended (SIGKILL); it is started again in 0.5 s."]
    assert child.deaths == 1


def test_the_pause_grows_while_it_keeps_dying(make: Callable[..., Child], said: list[str]) -> None:
    child = make("sh", "-c", "exit 3")
    wait_until(lambda: child.tend() or len(said) == 3)
    assert said == [
        "The store ended (status 3); it is started again in 0.5 s.",
        "The store ended (status 3); it is started again in 1 s.",
        "The store ended (status 3); it is started again in 2 s.",
    ]


def test_a_program_that_cannot_be_started_counts_as_dead(
    make: Callable[..., Child], said: list[str]
) -> None:
    child = make("/no/such/program")
    child.tend()
    assert child.deaths == 1
    assert said == [
        "The store cannot be started (No such file or directory); it is started again in 0.5 s."
    ]


def test_stop_is_gentle(make: Callable[..., Child], tmp_path: Path) -> None:
    done = tmp_path / "done"
    ready = tmp_path / "ready"
    child = make("sh", "-c", f"trap 'touch {done}; exit' TERM; touch {ready}; sleep 60 & wait")
    wait_until(ready.exists)
    first = pid(child)
    child.stop()
    assert done.exists()
    assert not alive(first)


def test_what_does_not_stop_is_killed_with_all_it_started(
    make: Callable[..., Child], said: list[str], tmp_path: Path
) -> None:
    ready = tmp_path / "ready"
    stubborn = f"trap '' TERM; sleep 60 & touch {ready}; wait; wait"
    child = make("sh", "-c", stubborn, patience=0.3)
    wait_until(ready.exists)
    group = pid(child)
    child.stop()
    assert said == ["The store does not stop; it is killed."]
    wait_until(lambda: not alive(group))


def test_stopping_what_never_started_is_fine(said: list[str]) -> None:
    Child("store", SLEEP, environ=os.environ, patience=1, say=said.append).stop()
    assert said == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_no_child_outlives_a_supervisor_that_is_killed() -> None:
    code = (
        "import os, time; from worker.child import Child;"
        "child = Child('x', ['sleep', '60'], environ=os.environ, patience=1, say=print);"
        "child.tend(); print(child.pid, flush=True); time.sleep(60)"
    )
    supervisor = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with supervisor:
        assert supervisor.stdout is not None
        child = int(supervisor.stdout.readline())
        assert alive(child)
        supervisor.kill()
    wait_until(lambda: not alive(child))
