"""What a worker's parent process does: a sign of life, and jobs whose child cannot answer.

A child that is killed, or cut off by a stop, leaves a job that says "running". Its parent knows,
and puts the record right before the message goes back to the queue. Of a parent that is killed
itself, the others see that its jobs' leases are no longer renewed.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from typing import Any, ClassVar

from billiard.einfo import ExceptionInfo
from billiard.exceptions import WorkerLostError
from celery.bootsteps import StartStopStep
from celery.worker.request import Request
from celery.worker.state import active_requests

from worker.broker import RUN, RUN_CHUNK, Queue, QueueUnavailable
from worker.child import Child
from worker.chunks import ChunkStore
from worker.jobs import JobError, JobNotFound, JobStatus, JobStore, StoreUnavailable
from worker.sweep import SWEEP, sweep
from worker.tasks import TIMEOUT

log = logging.getLogger("quotewire.worker")

HEARTBEAT = 3.0
"""Seconds between two signs of life. A lease outlasts two that are missing."""

HEARTBEAT_TTL = 5 * HEARTBEAT
"""Seconds after which a silent worker no longer counts."""


COURIER_PATIENCE = 4.0
"""Seconds that a stopping courier has to end its calls. What it leaves is called again."""


class JobRequest(Request):  # type: ignore[misc]
    """The Celery request that keeps the store right. Its methods run in the parent."""

    store: ClassVar[JobStore]
    settled = False

    def on_timeout(self, soft: bool, timeout: float) -> None:
        """The child outlived the hard limit and is killed."""
        if not soft:
            self.settle(lambda job_id, attempt: self.store.fail(job_id, attempt, TIMEOUT))
        super().on_timeout(soft, timeout)

    def on_failure(self, exc_info: ExceptionInfo, *args: Any, **kwargs: Any) -> None:
        """The child is gone: killed from outside, or by its job."""
        if isinstance(_cause(exc_info), WorkerLostError):
            self.settle(self.store.release)
        super().on_failure(exc_info, *args, **kwargs)

    def cancel(self, pool: Any, signal: Any = None, emit_retry: bool = True) -> None:
        """The worker stops and does not wait for the child any longer."""
        super().cancel(pool, signal, emit_retry)
        self.settle(self.store.release)

    def settle(self, change: Callable[[str, int], bool]) -> None:
        """Once only: after that the message may be another worker's, and so the job."""
        if self.settled:
            return
        self.settled = True
        job_id = self.args[0]
        try:
            job = self.store.get(job_id)
            if job.status is JobStatus.RUNNING and change(job_id, job.attempts):
                log.warning("job %s: attempt %d was cut off", job_id, job.attempts)
        except JobNotFound:
            pass
        except StoreUnavailable:
            log.error("job %s: cut off, and the job store does not answer", job_id)


class ChunkRequest(Request):  # type: ignore[misc]
    """The same for a chunk of a batch: its other jobs go on, by whoever gets its message next."""

    chunks: ClassVar[ChunkStore]
    queue: ClassVar[Queue]
    settled = False

    def on_timeout(self, soft: bool, timeout: float) -> None:
        """The child outlived the hard limit in one of the chunk's jobs, and is killed."""
        if not soft and self.settle(TIMEOUT):
            # Celery takes this message off the queue.
            try:
                self.queue.submit_chunk(self.args[0])
            except QueueUnavailable:
                log.warning("chunk %s: left to the sweep", self.args[0])
        super().on_timeout(soft, timeout)

    def on_failure(self, exc_info: ExceptionInfo, *args: Any, **kwargs: Any) -> None:
        """The child is gone."""
        if isinstance(_cause(exc_info), WorkerLostError):
            self.settle()
        super().on_failure(exc_info, *args, **kwargs)

    def cancel(self, pool: Any, signal: Any = None, emit_retry: bool = True) -> None:
        """The worker stops and does not wait for the child any longer."""
        super().cancel(pool, signal, emit_retry)
        self.settle()

    def settle(self, error: JobError | None = None) -> bool:
        """Once only; ``error`` ends the job that the chunk was at. Whether it was still ours."""
        if self.settled:
            return False
        self.settled = True
        try:
            if self.chunks.cut_off(self.args[0], error):
                log.warning("chunk %s: cut off", self.args[0])
                return True
        except StoreUnavailable:
            log.error("chunk %s: cut off, and the job store does not answer", self.args[0])
        return False


class Pulse(StartStopStep):  # type: ignore[misc]
    """A part of Celery's consumer: beats and sweeps while the worker can receive jobs, only then.

    Both are timers of the event loop that receives the jobs, so that a loop that hangs, or waits
    for a broker that is away, is seen. No thread: its locks would not survive the children's fork.
    """

    store: ClassVar[JobStore]
    chunks: ClassVar[ChunkStore]
    queue: ClassVar[Queue]
    requires = ("celery.worker.consumer:Tasks",)

    def start(self, consumer: Any) -> None:
        self.worker = f"{consumer.hostname}:{os.getpid()}"
        self.timers = [
            consumer.timer.call_repeatedly(HEARTBEAT, self.beat),
            consumer.timer.call_repeatedly(SWEEP, self.sweep),
        ]
        self.beat()

    def stop(self, consumer: Any) -> None:
        for timer in self.timers:
            timer.cancel()
        # The jobs under way keep their leases: what is left of a stop is shorter.
        self.beat(ttl=0)

    def beat(self, ttl: float = HEARTBEAT_TTL) -> None:
        try:
            self.store.heartbeat(self.worker, ttl=ttl, jobs=_active(RUN))
            self.chunks.renew(_active(RUN_CHUNK))
        except StoreUnavailable as error:
            log.warning("no heartbeat: %s", error.__cause__)

    def sweep(self) -> None:
        queue = self.queue
        # One that waits for a Redis that hangs keeps the event loop: not twice in a row.
        if sweep(self.store, queue_is_empty=queue.empty, submit=queue.submit):
            chunks = self.chunks
            sweep(chunks, queue_is_empty=queue.no_chunks, submit=queue.submit_chunk, unit="chunk")


def _active(task: str) -> list[str]:
    """The ids that this worker works on."""
    return [request.args[0] for request in active_requests if request.name == task]


def _cause(exc_info: ExceptionInfo) -> object:
    # billiard wraps the error in another one that carries the traceback.
    return getattr(exc_info.exception, "exc", exc_info.exception)


class CourierStep(StartStopStep):  # type: ignore[misc]
    """A part of Celery's consumer: a process beside the worker that tells clients of ended jobs.

    It does not outlive the worker, and starts with whatever environment that has.
    """

    requires = ("celery.worker.consumer:Tasks",)

    def start(self, consumer: Any) -> None:
        self.child = Child(
            "courier",
            (sys.executable, "-m", "worker.courier"),
            environ=os.environ,
            patience=COURIER_PATIENCE,
            say=log.warning,
        )
        self.timer = consumer.timer.call_repeatedly(SWEEP, self.child.tend)
        self.child.tend()

    def stop(self, consumer: Any) -> None:
        self.timer.cancel()
        self.child.stop()


def bound(base: type, **parts: object) -> type:
    """``base``, which Celery instantiates in its own way, with the store and queue it works on."""
    return type(base.__name__, (base,), parts)
