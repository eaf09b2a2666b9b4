"""One job, from claim to final answer. A plain function: Celery is not imported here."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from redis.backoff import ExponentialWithJitterBackoff
from redis.retry import Retry

from worker.jobs import Claim, JobError, JobStore, StoreUnavailable
from worker.logs import fault
from worker.pipeline.errors import TextRejected
from worker.pipeline.quote import Extraction

T = TypeVar("T")
Reader = Callable[[str], Extraction]
"""What a worker needs of a pipeline."""

log = logging.getLogger("quotewire.worker")

TIMEOUT = JobError("timeout", "The article took longer than a job may. Submit it in parts.")
OUT_OF_MEMORY = JobError(
    "out-of-memory", "The article needs more memory than a worker has. Submit it in parts."
)
INTERNAL = JobError(
    "internal", "The article could not be worked through. The fault is ours, and it is logged."
)

CLAIM_PATIENCE = 10.0
"""Seconds to wait for a store that is away before a job is claimed; then another may try."""


def run(
    job_id: str,
    *,
    store: JobStore,
    pipeline: Reader,
    timeouts: tuple[type[Exception], ...] = (),
    patience: float = 75,
) -> None:
    """Claim the job, extract, and store the result, or why there is none.

    ``timeouts``: what the caller raises in here when the job's time is up. ``patience``: seconds
    to go on trying to store the answer when the store is away; the claim's lease.

    Raises StoreUnavailable after that, and nothing else: whatever the pipeline raises, even
    MemoryError, becomes the job's error. The article's text is never logged.
    """
    wait = partial(patiently, timeouts=timeouts)
    claim = wait(lambda: store.claim(job_id), seconds=CLAIM_PATIENCE)
    if claim is None:
        log.info("nothing to do", extra={"fields": {"job": job_id}})
        return
    answer(claim, store=store, pipeline=pipeline, timeouts=timeouts, patience=patience)


def answer(
    claim: Claim,
    *,
    store: JobStore,
    pipeline: Reader,
    timeouts: tuple[type[Exception], ...],
    patience: float,
) -> None:
    """Extract, and store the result, or why there is none. As ``run``, whose job is claimed."""
    wait = partial(patiently, timeouts=timeouts)
    job_id = claim.id
    began = time.monotonic()
    try:
        result = pipeline(claim.text).to_dict()
        stored = wait(lambda: store.finish(job_id, claim.attempt, result), seconds=patience)
        outcome = f"{len(result['quotes'])} quotes"
    except (StoreUnavailable, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in a tokenizer written in Rust is no Exception
        reason = _reason(error, timeouts)
        _log_failure(claim, reason, error)
        stored = wait(lambda: store.fail(job_id, claim.attempt, reason), seconds=patience)
        outcome = reason.code
    fields = {
        "job": job_id,
        "attempt": claim.attempt,
        "characters": len(claim.text),
        "seconds": round(time.monotonic() - began, 3),
        "outcome": outcome,
    }
    # Not stored: it has been erased, or given to another.
    log.info("job worked" if stored else "job dropped", extra={"fields": fields})


def patiently(step: Callable[[], T], *, seconds: float, timeouts: tuple[type[Exception], ...]) -> T:
    """``step()``, repeated while the store is away. Raises StoreUnavailable after ``seconds``."""
    deadline = time.monotonic() + seconds
    retry = Retry(
        ExponentialWithJitterBackoff(cap=2, base=0.1),
        retries=-1,
        supported_errors=(StoreUnavailable, *timeouts),
    )

    def note(error: Exception) -> None:
        log.warning("the job store does not answer: %s", error.__cause__)

    def attempt() -> T:
        return retry.call_with_retry(step, note, is_retryable=lambda _: time.monotonic() < deadline)

    try:
        return attempt()
    except timeouts:
        # The job's time was up while we slept between two tries: the work is done all the same.
        return attempt()


def _reason(error: BaseException, timeouts: tuple[type[Exception], ...]) -> JobError:
    if isinstance(error, TextRejected):
        return JobError("text-rejected", str(error))
    if isinstance(error, timeouts):
        return TIMEOUT
    return OUT_OF_MEMORY if isinstance(error, MemoryError) else INTERNAL


def _log_failure(claim: Claim, reason: JobError, error: BaseException) -> None:
    """Where it failed, but not the error's message: that may quote the article."""
    if reason is INTERNAL:
        fields = {"job": claim.id, "traceback": fault(error)}
        log.error("a fault of ours", extra={"fields": fields})
