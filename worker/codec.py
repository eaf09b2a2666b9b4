"""A job as Redis holds it, field by field."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, TypedDict

from worker.records import Callback, CallbackStatus, Job, JobError, JobStatus

CALLBACK_FIELDS = ("callback_url", "callback_status", "callback_attempts")
"""What ``callback_of`` reads."""

FIELDS = [
    *("status", "title", "reference", "created", "started", "finished", "expires", "attempts"),
    *("result", "error_code", "error_detail"),
    *CALLBACK_FIELDS,
]
"""What ``job_of`` reads. The text is not among them: only a claim hands it out."""


def encode(value: str) -> bytes:
    """UTF-8 that also keeps lone surrogates, which JSON can carry."""
    return value.encode("utf-8", "surrogatepass")


def decode(value: bytes) -> str:
    """What ``encode`` encoded."""
    return value.decode("utf-8", "surrogatepass")


class Given(TypedDict, total=False):
    """What may come with a text."""

    title: str | None
    reference: str | None
    callback_url: str | None


def submitted(text: str, given: Given) -> dict[str, bytes]:
    """The fields that a client gave, in their one order, and no others."""
    pairs = {"text": text} | {name: given.get(name) for name in Given.__annotations__}
    return {name: encode(str(value)) for name, value in pairs.items() if value is not None}


def digest(given: Mapping[str, bytes]) -> str:
    """The same for the same fields only, whatever stands in them."""
    whole = hashlib.sha256()
    for name, value in given.items():
        # The lengths, so that no text can pass for a shorter one and a title.
        whole.update(f"{name} {len(value)} ".encode() + value)
    return whole.hexdigest()


def job_of(job_id: str, fields: Mapping[str, Any]) -> Job:
    """The job whose record holds ``fields``: each of ``FIELDS``, None where it is not set."""

    def optional(name: str, read: Any) -> Any:
        return None if fields[name] is None else read(fields[name])

    code = optional("error_code", decode)
    return Job(
        id=job_id,
        status=JobStatus(decode(fields["status"])),
        title=optional("title", decode),
        reference=optional("reference", decode),
        created_at=moment(fields["created"]),
        started_at=optional("started", moment),
        finished_at=optional("finished", moment),
        expires_at=moment(fields["expires"]),
        attempts=int(fields["attempts"]),
        result=optional("result", json.loads),
        error=JobError(code, decode(fields["error_detail"])) if code else None,
        callback=callback_of(fields),
    )


def callback_of(fields: Mapping[str, Any]) -> Callback | None:
    """How a record's callback stands; None without one."""
    if fields["callback_url"] is None:
        return None
    status, attempts = fields["callback_status"], fields["callback_attempts"]
    return Callback(
        CallbackStatus(decode(status)) if status else CallbackStatus.WAITING, int(attempts or 0)
    )


def moment(milliseconds: bytes | str) -> datetime:
    """Aware, in UTC."""
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=int(milliseconds))
