"""Examples for the API's document. A test holds each to its schema."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from worker.jobs import Job, JobStatus

TEXT = "“The dam held,” Ana Ortega said."
ARTICLE = {"text": TEXT, "reference": "a-17"}
CALLED = ARTICLE | {"callback_url": "https://desk.example/quotes"}

RESULT: dict[str, Any] = {
    "quotes": [
        {
            "id": 1,
            "text": "The dam held,",
            "start": 1,
            "end": 14,
            "kind": "full",
            "quotation": 1,
            "closed": True,
            "speaker": {
                "name": "Ana Ortega",
                "id": 1,
                "text": "Ana Ortega",
                "start": 16,
                "end": 26,
                "resolver": "name",
            },
            "verb": {"text": "said", "lemma": "say", "start": 27, "end": 31},
            "confidence": 0.97,
        }
    ],
    "speakers": [
        {
            "id": 1,
            "name": "Ana Ortega",
            "aliases": [],
            "role": None,
            "type": "person",
            "quotes": 1,
            "words": 3,
        }
    ],
    "model": "quotewire-en 1.0",
}

QUEUED: dict[str, Any] = {
    "id": "8c9dd7f0a2f34c0f9a6f4f1b0e7c2d51",
    "status": "queued",
    "title": None,
    "reference": "a-17",
    "created_at": "2026-03-02T08:15:30.120Z",
    "started_at": None,
    "finished_at": None,
    "expires_at": "2026-03-09T08:15:30.120Z",
    "attempts": 0,
}
ENDED = QUEUED | {
    "started_at": "2026-03-02T08:15:30.124Z",
    "finished_at": "2026-03-02T08:15:30.311Z",
    "expires_at": "2026-03-03T08:15:30.311Z",
    "attempts": 1,
}
SUCCEEDED = ENDED | {"status": "succeeded", "result": RESULT}
TOLD = SUCCEEDED | {"callback": {"status": "delivered", "attempts": 1}}
FAILED = ENDED | {
    "status": "failed",
    "error": {
        "code": "timeout",
        "detail": "The article took longer than a job may. Submit it in parts.",
    },
}
JOB = Job(
    id=SUCCEEDED["id"],
    status=JobStatus.SUCCEEDED,
    title=None,
    reference="a-17",
    created_at=datetime.fromisoformat(SUCCEEDED["created_at"]),
    started_at=datetime.fromisoformat(SUCCEEDED["started_at"]),
    finished_at=datetime.fromisoformat(SUCCEEDED["finished_at"]),
    expires_at=datetime.fromisoformat(SUCCEEDED["expires_at"]),
    attempts=1,
    result=RESULT,
    error=None,
    callback=None,
)
