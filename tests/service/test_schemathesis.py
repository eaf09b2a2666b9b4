"""Whatever the document allows, and what it forbids, is answered as the document says."""

from __future__ import annotations

import json

import schemathesis
from fakeredis import FakeRedis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import (
    negative_data_rejection,
    positive_data_acceptance,
)

from service.app import create_app
from service.batches import TYPES
from service.settings import ServiceSettings
from tests.stubs import InlineQueue, StubPipeline
from worker import tasks
from worker.jobs import JobStore

#: A few seconds for all operations together; the same requests each time.
BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)

redis = FakeRedis()
store = JobStore(redis)
queue = InlineQueue(lambda job_id: tasks.run(job_id, store=store, pipeline=StubPipeline()))
app = create_app(settings=ServiceSettings(), store=store, queue=queue)
schema = schemathesis.openapi.from_wsgi("/openapi.json", app)


def fresh() -> None:
    """A store that knows a worker and no job, nor any client's Idempotency-Key."""
    redis.flushall()
    store.heartbeat("worker", ttl=60)


@schemathesis.serializer(*TYPES)
def as_a_line(_: object, value: object) -> bytes:
    return json.dumps(value).encode()


def validate(case: schemathesis.Case) -> None:
    excluded = []
    # Which addresses may be called back is the operator's to say: no schema can.
    if isinstance(case.body, dict) and case.body.get("callback_url"):
        excluded = [positive_data_acceptance]
    # A line that is no article is listed, and nothing else refused.
    if case.media_type in TYPES:
        excluded = [positive_data_acceptance, negative_data_rejection]
    case.call_and_validate(excluded_checks=excluded)


@schema.parametrize()
@BOUNDED
def test_every_answer_is_documented(case: schemathesis.Case) -> None:
    fresh()
    validate(case)


@schema.include(path_regex="{job_id}").parametrize()
@BOUNDED
def test_every_answer_about_a_job_is_documented(case: schemathesis.Case) -> None:
    fresh()
    job = store.create("say Ada: It works")
    queue.submit(job.id)
    case.path_parameters["job_id"] = job.id
    # With the id mended, nothing may be wrong that is refused: unknown parameters are passed over.
    case.call_and_validate(excluded_checks=[negative_data_rejection])
