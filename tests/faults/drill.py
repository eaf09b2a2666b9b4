"""What every drill asks at its end: did each accepted job end, with the answer that it should."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from typing import Any

from tests.stubs import found
from tests.system import System
from worker.jobs import Job, JobStatus, StoreUnavailable

RECOVERY = 15.0
"""Seconds within which a lost job must be under way again."""


def said(number: int) -> str:
    """An article in which one thing is said, by somebody whom no other job has."""
    return f"say Ada{number}: It works"


def await_end(system: System, jobs: Sequence[str], *, seconds: float) -> float:
    """Until all are final. Returns the seconds that it took; raises AssertionError."""
    began = time.monotonic()
    system.until(lambda: not still_open(system, jobs), seconds)
    return time.monotonic() - began


def still_open(system: System, jobs: Sequence[str]) -> list[str]:
    try:
        return [job_id for job_id in jobs if not system.store.get(job_id).status.final]
    except StoreUnavailable:
        return list(jobs)


def assert_right(system: System, texts: dict[str, str]) -> list[Job]:
    """Every job has the library's own answer to its text, and nothing is left over."""
    jobs = [system.store.get(job_id) for job_id in texts]
    for job in jobs:
        assert job.status is JobStatus.SUCCEEDED, (texts[job.id], job.error, system.log.read_text())
        assert job.result == answer(texts[job.id])
    assert system.redis.zcard("quotewire:waiting") == 0
    assert system.redis.zcard("quotewire:running") == 0
    return jobs


def answer(text: str) -> Any:
    """As it looks after a way through JSON."""
    return json.loads(json.dumps(found(text).to_dict()))


def report(fault: str, accepted: int, ended: int, recovery: float) -> None:
    """A row of the table of drills, for whoever runs them with ``pytest -s``."""
    print(f"\n{fault} | {accepted} | {ended} | {accepted - ended} | {recovery:.1f} s")
