"""What a job is, and what can be wrong with one. Values only; ``jobs.JobStore`` keeps them.

JobStoreError
├── JobNotFound
├── KeyReused
├── QueueFull
└── StoreUnavailable
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class JobStatus(StrEnum):
    """Where a job stands. ``CANCELLED`` is a job erased while open, as its followers see it."""

    QUEUED = "queued"
    RUNNING = "running"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def final(self) -> bool:
        """Whether nothing more will happen to the job."""
        return self not in (JobStatus.QUEUED, JobStatus.RUNNING)


@dataclass(frozen=True, slots=True)
class JobError:
    """Why a job failed: ``code`` is stable, ``detail`` is a sentence fit for the user."""

    code: str
    detail: str


class CallbackStatus(StrEnum):
    """Whether the client has been told that its job ended."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Callback:
    """How it stands with telling the client. ``attempts`` counts the calls that began."""

    status: CallbackStatus
    attempts: int


TOO_MANY_ATTEMPTS = JobError(
    "too-many-attempts",
    "Every worker that read this article stopped before it was done. It is not tried again.",
)


@dataclass(frozen=True, slots=True)
class Job:
    """One article's way through the queue. Times are aware and UTC.

    ``attempts`` counts how often a worker began. ``result`` is set when the job succeeded,
    ``error`` when it failed. ``started_at`` is the latest attempt's. ``callback`` is set when the
    client asked to be told of the end.
    """

    id: str
    status: JobStatus
    title: str | None
    reference: str | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    expires_at: datetime
    attempts: int
    result: dict[str, Any] | None
    error: JobError | None
    callback: Callback | None


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to work on a job. ``attempt`` fences off whoever held it before."""

    id: str
    attempt: int
    text: str


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found, by id. ``again``: to be sent again. ``failed``: given up for good."""

    again: list[str]
    failed: list[str]


class JobStoreError(Exception):
    """Base of what the store raises on purpose."""


class JobNotFound(JobStoreError):
    """There is no such job: it never was, has expired, or was erased."""

    def __init__(self, job_id: str) -> None:
        super().__init__("There is no such job. It may have expired: submit the article again.")
        self.job_id = job_id


class KeyReused(JobStoreError):
    """The client has used its key for another article."""

    def __init__(self) -> None:
        super().__init__(
            "This Idempotency-Key came with another article before: use a new key for a new one."
        )


class QueueFull(JobStoreError):
    """As many jobs are open as the queue may hold."""

    def __init__(self, limit: int) -> None:
        super().__init__(
            f"The queue is full: it holds {limit} open jobs. Send the article again later."
        )
        self.limit = limit


class StoreUnavailable(JobStoreError):
    """Redis is away, silent, full, loading or read-only; ``__cause__`` says which."""

    def __init__(self) -> None:
        super().__init__(
            "The job store cannot be used: check that Redis runs, has memory left,"
            " and is the one that REDIS_URL names."
        )
