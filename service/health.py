"""``/livez`` and ``/readyz``: is this process alive, and can it get an article worked on.

They differ on purpose. A supervisor restarts what is not alive, and restarting the API mends no
Redis; a load balancer sends nothing to what is not ready.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify
from marshmallow import fields

from service import context
from service.operations import answer, operation
from service.schemas import Written
from worker.broker import QueueUnavailable
from worker.jobs import StoreUnavailable

blueprint = Blueprint("health", __name__)

ABSENT = {"ok": False, "detail": "does not answer"}
IDLE = {"ok": False, "count": 0, "detail": "no worker has reported lately: start one"}
FINE = {"ok": True}
READY = {
    "status": "ready",
    "checks": {"store": FINE, "broker": FINE, "workers": {"ok": True, "count": 2}},
}
UNREADY = {"status": "not ready", "checks": {"store": FINE, "broker": FINE, "workers": IDLE}}


class LifeSchema(Written):
    """That the process is alive."""

    status = fields.String(required=True)


class CheckSchema(Written):
    """Whether a part of the service answers."""

    ok = fields.Boolean(required=True)
    detail = fields.String()
    count = fields.Integer()


class ReadinessSchema(Written):
    """Whether articles can be worked on, check by check."""

    status = fields.String(required=True)
    checks = fields.Dict(fields.String(), fields.Nested(CheckSchema), required=True)


@blueprint.get("/livez")
@operation(
    "Is the process alive",
    answers={200: answer("It is", LifeSchema, {"alive": {"status": "alive"}})},
)
def alive() -> Response:
    """200 as long as the process answers at all; it asks nobody else."""
    return jsonify(status="alive")


@blueprint.get("/readyz")
@operation(
    "Can articles be worked on",
    answers={
        200: answer("They can", ReadinessSchema, {"ready": READY}),
        503: answer("They cannot", ReadinessSchema, {"no worker": UNREADY}),
    },
)
def ready() -> tuple[Response, int]:
    """200 when store, broker and at least one worker answer, else 503; each check is listed."""
    here = context.current()
    checks = {"store": check(here.store.ping), "broker": check(here.queue.ping)}
    # Only the store knows the workers: one that is silent is not waited for twice.
    checks["workers"] = (
        check(lambda: count(here.store.workers())) if checks["store"]["ok"] else ABSENT
    )
    ok = all(found["ok"] for found in checks.values())
    return jsonify(status="ready" if ok else "not ready", checks=checks), 200 if ok else 503


def check(ask: Callable[[], dict[str, Any] | None]) -> dict[str, Any]:
    """What ``ask`` found; an unavailable part is a finding, not an error."""
    try:
        return {"ok": True, **(ask() or {})}
    except (StoreUnavailable, QueueUnavailable):
        return ABSENT


def count(workers: int) -> dict[str, Any]:
    return {"count": workers} if workers else IDLE
