"""Which clients are to be told that their job or batch has ended, and how it went: Redis knows.

A record that ends with a ``callback_url`` stands in a sorted set until its client has been told, or
was tried often enough. Whoever takes it has it for a lease: when the taker is killed, the next one
takes it again. So a client may be told twice, by the same ``webhook-id``, and is not forgotten.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from redis import Redis

from worker import callback_scripts
from worker.batch_records import COUNTS
from worker.codec import decode, moment
from worker.connection import translated
from worker.jobs import PREFIX
from worker.records import CallbackStatus

CALLBACKS = f"{PREFIX}callbacks"

LEASE = 60.0
"""Seconds that an attempt may take. A name that nobody answers for takes most of them."""

PAUSES = (5, 60, 300, 1_800, 7_200, 18_000, 36_000)
"""Seconds from each attempt to the next: eight in 17 hours and a half, and then no more."""

_FIELDS = ("callback_url", "finished", "status", "reference", *COUNTS)


@dataclass(frozen=True, slots=True)
class Call:
    """One attempt to tell a client. ``record``: "job:ID" or "batch:ID". ``body``: JSON."""

    record: str
    attempt: int
    url: str
    body: bytes

    @property
    def message(self) -> str:
        """The same for every attempt: a receiver knows by it what it has seen."""
        return f"msg_{self.record.partition(':')[2]}"


class Callbacks:
    """What is to be told, in Redis. Every method raises StoreUnavailable."""

    def __init__(self, redis: Redis, *, lease: float = LEASE) -> None:
        self._redis = redis
        self._lease = round(lease * 1000)
        self._take = redis.register_script(callback_scripts.TAKE)
        self._tell = redis.register_script(callback_scripts.TELL)

    def take(self) -> Call | None:
        """The next that is due, for as long as the lease; None when nothing is."""
        with translated():
            found = self._take([CALLBACKS], [self._lease, PREFIX, *_FIELDS])
        if not found:
            return None
        record, attempt, values = found
        fields = dict(zip(_FIELDS, (value and decode(value) for value in values), strict=True))
        return Call(
            decode(record), attempt, fields["callback_url"], _message(decode(record), fields)
        )

    def delivered(self, call: Call) -> None:
        """The client knows."""
        self._write(call, CallbackStatus.DELIVERED)

    def missed(self, call: Call) -> None:
        """It does not. Another attempt follows after a pause that grows, or none."""
        if call.attempt > len(PAUSES):
            self.given_up(call)
        else:
            self._write(call, CallbackStatus.WAITING, PAUSES[call.attempt - 1])

    def given_up(self, call: Call) -> None:
        """It does not, and is not told."""
        self._write(call, CallbackStatus.FAILED)

    def _write(self, call: Call, status: CallbackStatus, pause: float = 0) -> None:
        keys = [CALLBACKS, f"{PREFIX}{call.record}"]
        with translated():
            self._tell(keys, [call.record, call.attempt, status.value, round(pause * 1000)])


def _message(record: str, fields: dict[str, Any]) -> bytes:
    """What has ended, how and when; what was found is fetched by who may see it."""
    kind, _, record_id = record.partition(":")
    finished = moment(fields["finished"]).isoformat(timespec="milliseconds")
    data: dict[str, Any] = {"id": record_id, "status": fields["status"] or "finished"}
    if kind == "job":
        data["reference"] = fields["reference"]
    else:
        data.update((name, int(fields[name])) for name in COUNTS)
    message = {
        "type": f"{kind}.{data['status']}",
        "timestamp": finished.replace("+00:00", "Z"),
        "data": data,
    }
    return json.dumps(message, separators=(",", ":")).encode()
