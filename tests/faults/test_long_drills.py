"""Faults at random in the middle of a load: ``make drills``. Twenty rounds take minutes."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from tests.faults.drill import assert_right, await_end, report, said
from tests.system import System
from worker.broker import QueueUnavailable
from worker.jobs import StoreUnavailable

pytestmark = [pytest.mark.redis, pytest.mark.drill]

WORKERS, JOBS, ROUNDS = 3, 300, 20
ATTEMPTS = 20
"""More than a job can lose its worker by chance: here, none of them is to blame."""


def kill_a_child(system: System, chance: random.Random) -> None:
    children = system.children(chance.choice(system.workers))
    if children:
        os.kill(chance.choice(children), signal.SIGKILL)


def kill_a_worker(system: System, chance: random.Random) -> None:
    system.kill(chance.choice(system.workers))
    system.start_worker(processes=2, time_limit=60, max_attempts=ATTEMPTS, wait=False)


def kill_all_workers(system: System, chance: random.Random) -> None:
    for worker in list(system.workers):
        system.kill(worker)
        system.start_worker(processes=2, time_limit=60, max_attempts=ATTEMPTS, wait=False)


def kill_redis(system: System, chance: random.Random) -> None:
    system.server.kill()
    time.sleep(chance.uniform(0, 3))
    system.server.start()


FAULTS: list[Callable[[System, random.Random], None]] = [
    kill_a_child,
    kill_a_worker,
    kill_all_workers,
    kill_redis,
]


@pytest.mark.parametrize("seed", [1])
def test_300_jobs_survive_20_faults(system: System, seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(WORKERS):
        system.start_worker(processes=2, time_limit=60, max_attempts=ATTEMPTS)
    texts: dict[str, str] = {}
    for number in range(ROUNDS):
        for key in range(number * JOBS // ROUNDS, (number + 1) * JOBS // ROUNDS):
            text = f"sleep {chance.uniform(0, 1):.2f}" if key % 3 == 0 else said(key)
            texts[post(system, f"drill {key}", text)] = text
        chance.choice(FAULTS)(system, chance)
        time.sleep(chance.uniform(0, 2))
    recovery = await_end(system, list(texts), seconds=300)
    jobs = assert_right(system, texts)
    assert len(jobs) == JOBS
    # Nothing is there twice, not even what a client had to send twice.
    assert len(system.redis.keys("quotewire:job:*")) == JOBS
    report(f"{ROUNDS} at random, seed {seed}", len(texts), len(jobs), recovery)


def post(system: System, key: str, text: str) -> str:
    """As a client does that repeats what was not accepted, under its key."""
    while True:
        try:
            job, is_new = system.store.create_once(key, text)
        except StoreUnavailable:
            time.sleep(0.2)
            continue
        if is_new:
            with suppress(QueueUnavailable):
                system.queue.submit(job.id)
        return job.id
