"""Random requests, good and bad, by the API's own document: what schemathesis has to know for them.

No check of its is excepted. Two things it is told, since no schema can say them: how an article is
written as a line of NDJSON, and addresses that may be called back.
"""

from __future__ import annotations

import json
from typing import Any

import schemathesis
from fakeredis import FakeRedis
from hypothesis import strategies as st

from service.app import create_app
from service.batches import TYPES
from service.settings import ServiceSettings
from tests.stubs import InlineQueue, StubPipeline
from worker import tasks
from worker.addresses import Forbidden, target
from worker.jobs import JobStore
from worker.signature import Secret

CALLABLE = st.builds(
    "{}://{}.example/{}".format,
    st.sampled_from(("http", "https")),
    st.from_regex("[a-z][a-z0-9]{0,20}", fullmatch=True),
    st.from_regex("[a-z0-9/?=&%20-]{0,40}", fullmatch=True),
)


@schemathesis.serializer(*TYPES)
def as_a_line(_: object, value: Any) -> bytes:
    return json.dumps(value).encode()


def filter_case(context: schemathesis.HookContext, case: schemathesis.Case) -> bool:
    """Whether a request is one to be judged: not where it asks to call back where nobody may be."""
    for part in (case.body, case.query):
        url = part.get("callback_url") if isinstance(part, dict) else None
        if isinstance(url, str) and ":" in url:
            try:
                target(url)
            except Forbidden:
                return False
    return True


class Asked:
    """An app whose jobs end at once, and the requests that its document makes of it."""

    def __init__(self) -> None:
        self._redis = FakeRedis()
        self._store = JobStore(self._redis, queue_limit=10**9)
        self._queue = InlineQueue(self._work)
        settings = ServiceSettings(callback_secrets=(Secret(b"a secret of the tests' own, 32 b"),))
        app = create_app(settings=settings, store=self._store, queue=self._queue)
        schemathesis.openapi.format("uri", CALLABLE)
        self.schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
        self.schema.hook(filter_case)

    def _work(self, job_id: str) -> None:
        tasks.run(job_id, store=self._store, pipeline=StubPipeline())

    def forget(self) -> None:
        """A store that knows a worker and no job, nor any client's Idempotency-Key."""
        self._redis.flushall()
        self._store.heartbeat("worker", ttl=10**6)

    def job(self) -> str:
        """The id of a job that has ended."""
        job = self._store.create("say Ada: It works")
        self._queue.submit(job.id)
        return job.id
