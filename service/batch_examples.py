"""Examples of batches for the API's document. A test holds each to its schema."""

from __future__ import annotations

from typing import Any

from service import examples

LINE = {"id": "a-17", "text": examples.TEXT}

RUNNING: dict[str, Any] = {
    "id": "5b1f0c6e9d7a4e2f8c3b6a5d4e3f2a1b",
    "status": "running",
    "created_at": "2026-03-02T08:15:30.120Z",
    "finished_at": None,
    "expires_at": "2026-03-09T08:15:32.311Z",
    "accepted": 2000,
    "open": 1950,
    "succeeded": 49,
    "failed": 1,
    "cancelled": 0,
    "rejected": 1,
    "errors": [
        {
            "line": 17,
            "code": "invalid-article",
            "detail": "#/text: Is missing: send the article's text.",
        }
    ],
    "stopped": None,
}
STOPPED = RUNNING | {
    "stopped": {
        "line": 2002,
        "code": "queue-full",
        "detail": "The queue is full: it holds 50000 open jobs. Send the article again later.",
    }
}
FINISHED = RUNNING | {
    "status": "finished",
    "finished_at": "2026-03-02T08:16:12.005Z",
    "expires_at": "2026-03-03T08:16:12.005Z",
    "open": 0,
    "succeeded": 1999,
}

ENDED: dict[str, Any] = {
    "position": 1,
    "line": 1,
    "id": examples.QUEUED["id"],
    "reference": "a-17",
}
SUCCEEDED = ENDED | {"status": "succeeded", "result": examples.RESULT}
FAILED = ENDED | {"position": 2, "line": 3, "status": "failed", "error": examples.FAILED["error"]}
