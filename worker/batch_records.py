"""What a batch is, and how Redis holds it. Values only; ``batches.BatchStore`` keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from worker.codec import CALLBACK_FIELDS, callback_of, decode, moment
from worker.records import Callback, JobError, JobStatus, JobStoreError, StoreUnavailable

COUNTS = ["accepted", "succeeded", "failed", "cancelled", "rejected"]

BATCH_FIELDS = [
    *("created", "sealed", "finished", "expires", *COUNTS),
    *("stopped_line", "stopped_code", "stopped_detail"),
    *CALLBACK_FIELDS,
]
"""What ``batch_of`` reads."""

ENDED_FIELDS = ["status", "line", "reference", "result", "error_code", "error_detail"]
"""What ``ended_of`` reads of a job."""


class BatchNotFound(JobStoreError):
    """There is no such batch: it never was, has expired, or was erased."""

    def __init__(self, batch_id: str) -> None:
        super().__init__("There is no such batch. It may have expired: submit its articles again.")
        self.batch_id = batch_id


class StoreFull(StoreUnavailable):
    """Redis has no memory left for new articles. Nothing of these was written."""

    def __init__(self) -> None:
        JobStoreError.__init__(
            self,
            "There is no room for more articles. Send them again when results have been erased,"
            " or have expired.",
        )


class BatchStatus(StrEnum):
    """Where a batch stands. While it is ``RECEIVING``, its upload has not ended."""

    RECEIVING = "receiving"
    RUNNING = "running"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Article:
    """One line's article. ``line`` counts from 1."""

    line: int
    text: str
    title: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class LineError:
    """Why a line was not accepted: ``code`` is stable, ``detail`` is a sentence for people."""

    line: int
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Batch:
    """How far a batch is. Times are aware and UTC.

    ``accepted``: its jobs, of which ``succeeded``, ``failed`` and ``cancelled`` have ended.
    ``rejected``: lines that are no article; ``errors`` lists the first. ``stopped``: the first
    line that was left unread, with all after it, and why. ``callback`` is set when the client
    asked to be told of the end.
    """

    id: str
    status: BatchStatus
    created_at: datetime
    finished_at: datetime | None
    expires_at: datetime
    accepted: int
    succeeded: int
    failed: int
    cancelled: int
    rejected: int
    errors: tuple[LineError, ...]
    stopped: LineError | None
    callback: Callback | None

    @property
    def open(self) -> int:
        """Jobs that have not ended."""
        return self.accepted - self.succeeded - self.failed - self.cancelled


@dataclass(frozen=True, slots=True)
class Ended:
    """A job that has ended. ``position``: its place in the order of ending, from 1.

    ``result`` is the JSON that the worker wrote, as it is.
    """

    position: int
    line: int
    id: str
    reference: str | None
    status: JobStatus
    result: str | None
    error: JobError | None


def batch_of(batch_id: str, fields: Mapping[str, Any], errors: Sequence[bytes]) -> Batch:
    """The batch whose record holds ``fields``, and whose list of errors ``errors``."""
    status = BatchStatus.RUNNING if fields["sealed"] else BatchStatus.RECEIVING
    stopped = None
    if fields["stopped_line"]:
        code, detail = decode(fields["stopped_code"]), decode(fields["stopped_detail"])
        stopped = LineError(int(fields["stopped_line"]), code, detail)
    return Batch(
        id=batch_id,
        status=BatchStatus.FINISHED if fields["finished"] else status,
        created_at=moment(fields["created"]),
        finished_at=moment(fields["finished"]) if fields["finished"] else None,
        expires_at=moment(fields["expires"]),
        **{name: int(fields[name]) for name in COUNTS},
        errors=tuple(LineError(**json.loads(error)) for error in errors),
        stopped=stopped,
        callback=callback_of(fields),
    )


def ended_of(position: int, job_id: str, values: Sequence[bytes | None]) -> Ended:
    """The final job whose record holds ``values``, each of ``ENDED_FIELDS``."""
    status, line, reference, result, code, detail = (
        None if value is None else decode(value) for value in values
    )
    return Ended(
        position=position,
        line=int(line or 0),
        id=job_id,
        reference=reference,
        status=JobStatus(status or ""),
        result=result,
        error=JobError(code, detail) if code and detail else None,
    )
