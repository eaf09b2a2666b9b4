"""The sweep: every accepted job ends, whatever became of its message and its worker.

The store knows which jobs are open and what must be lost; here they are sent again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from worker.broker import QueueUnavailable
from worker.jobs import StoreUnavailable, Swept

log = logging.getLogger("quotewire.worker")

SWEEP = 1.0
"""Seconds between two tries to sweep. All workers try; the store lets one through at a time."""


class Sweepable(Protocol):
    """A store of jobs, or of chunks of them."""

    def sweep(self, *, queue_is_empty: bool) -> Swept | None: ...


def sweep(
    store: Sweepable,
    *,
    queue_is_empty: Callable[[], bool],
    submit: Callable[[str], None],
    unit: str = "job",
) -> bool:
    """Send again what was lost. Logs what it did, and never raises: the next one may do better.

    ``unit``: what the store's ids are of. False: the store or the queue did not answer.

    What is not sent now is found by a later sweep: each id counts as sent at this moment.
    """
    try:
        found = store.sweep(queue_is_empty=queue_is_empty())
        if found is None:
            return True
        for job_id in found.failed:
            log.error("%s %s: given up, its workers keep dying", unit, job_id)
        for job_id in found.again:
            log.warning("%s %s: sent again, its message or its worker was lost", unit, job_id)
            submit(job_id)
    except (StoreUnavailable, QueueUnavailable) as error:
        log.warning("no sweep: %s", error.__cause__)
        return False
    return True
