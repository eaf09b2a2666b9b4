"""One fault at a time, against real workers and a real Redis: what was accepted ends, and soon."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from functools import partial

import pytest

from tests.faults.drill import RECOVERY, assert_right, await_end, report, said
from tests.system import ROOT, System
from worker.jobs import TOO_MANY_ATTEMPTS, JobStatus

pytestmark = pytest.mark.redis

SLACK = 75.0
"""Seconds more for what is no recovery: a worker's start on a slow machine, the jobs themselves."""


def running(system: System, job_id: str) -> bool:
    return system.store.get(job_id).status is JobStatus.RUNNING


def attempted(system: System, job_id: str, attempt: int) -> bool:
    return running(system, job_id) and system.store.get(job_id).attempts == attempt


def staff(system: System) -> None:
    """Two workers. Who was killed is replaced at once, as supervisors do, and not waited for."""
    while len(system.workers) < 2:
        system.start_worker(time_limit=60, wait=False)


def kill_the_child(system: System) -> None:
    os.kill(system.children(system.workers[0])[-1], signal.SIGKILL)


def kill_the_worker(system: System) -> None:
    system.kill(system.workers[0])
    staff(system)


def kill_all_workers(system: System) -> None:
    for worker in list(system.workers):
        system.kill(worker)
    staff(system)


def stop_and_start_redis(system: System) -> None:
    system.server.stop()
    time.sleep(1)
    system.server.start()


def crash_redis(system: System) -> None:
    system.server.kill()
    time.sleep(1)
    system.server.start()


def hang_redis(system: System) -> None:
    system.server.freeze()
    time.sleep(4)
    system.server.thaw()


def refuse_writes(refuse: str, recover: str, system: System) -> None:
    """For so long that jobs want to end, and messages to be taken, while it does."""
    system.redis.execute_command(*refuse.split())
    time.sleep(4)
    system.redis.execute_command(*recover.split())


def load_slowly(system: System) -> None:
    """For some seconds Redis answers that it loads its data."""
    system.server.compact()
    system.server.stop()
    system.server.start(loading_delay=60_000)


def flush_the_broker(system: System) -> None:
    keys = system.redis.keys("quotewire:broker:*")
    assert keys
    system.redis.delete(*keys)


def crash_redis_and_kill_a_worker(system: System) -> None:
    """The parent cannot put the record right: the store is away."""
    system.server.kill()
    kill_the_child(system)
    kill_the_worker(system)
    system.server.start()


FAULTS: dict[str, Callable[[System], None]] = {
    "child killed": kill_the_child,
    "worker killed": kill_the_worker,
    "all workers killed": kill_all_workers,
    "Redis restarted": stop_and_start_redis,
    "Redis killed": crash_redis,
    "Redis hung": hang_redis,
    "Redis loading": load_slowly,
    "Redis full": partial(refuse_writes, "CONFIG SET maxmemory 1", "CONFIG SET maxmemory 0"),
    "Redis read-only": partial(refuse_writes, "REPLICAOF 127.0.0.1 1", "REPLICAOF NO ONE"),
    "broker's keys flushed": flush_the_broker,
    "worker killed while Redis is away": crash_redis_and_kill_a_worker,
}


def test_the_guide_has_every_fault() -> None:
    guide = (ROOT / "docs" / "faults.md").read_text("utf-8")
    assert [fault for fault in FAULTS if f"\n| {fault} | " not in guide] == []


@pytest.mark.parametrize("fault", FAULTS)
def test_every_accepted_job_ends(lasting_system: System, fault: str) -> None:
    system = lasting_system
    staff(system)
    texts = {system.send("sleep 1.5"): "sleep 1.5" for _ in range(2)}
    slow = list(texts)
    texts |= {system.send(said(number)): said(number) for number in range(6)}
    system.until(lambda: all(running(system, job_id) for job_id in slow))
    FAULTS[fault](system)
    recovery = await_end(system, list(texts), seconds=RECOVERY + SLACK)
    jobs = assert_right(system, texts)
    assert max(job.attempts for job in jobs) <= 2
    report(fault, len(texts), len(jobs), recovery)


def test_a_text_that_kills_every_worker_fails_and_harms_no_other(lasting_system: System) -> None:
    """Two workers and their children go down with it, and two more."""
    system = lasting_system
    deadly, others = system.send("sleep 60"), []
    for attempt in (1, 2):
        staff(system)
        system.until(partial(attempted, system, deadly, attempt))
        others += [system.send(said(1))]
        for worker in list(system.workers):
            system.kill(worker)
    staff(system)
    await_end(system, [deadly, *others], seconds=RECOVERY + SLACK)
    job = system.store.get(deadly)
    assert (job.status, job.error) == (JobStatus.FAILED, TOO_MANY_ATTEMPTS)
    assert_right(system, dict.fromkeys(others, said(1)))
