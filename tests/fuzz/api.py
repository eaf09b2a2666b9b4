"""Random requests, good and bad, by the API's own document: ``python -m tests.fuzz.api [EACH]``.

Schemathesis makes them of ``/openapi.json``, so many for each operation, and holds every answer to
it: no 500, no status, type or field that the document does not name. Of a failure it prints the
request as a curl line, and the process ends with status 1.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import schemathesis
from fakeredis import FakeRedis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from service.app import create_app
from service.batches import TYPES
from service.settings import ServiceSettings
from tests.stubs import InlineQueue, StubPipeline
from worker import tasks
from worker.jobs import JobStore

EACH = 1_000


@schemathesis.serializer(*TYPES)
def lines(context: object, value: Any) -> bytes:
    """A batch's body: a line for each article, or for whatever stands in its place."""
    items = value if isinstance(value, list) else [value]
    return "\n".join(map(json.dumps, items)).encode()


def main(each: int) -> int:
    """The exit status."""
    store = JobStore(FakeRedis(), queue_limit=10**9)
    store.heartbeat("this process", ttl=10**6)

    def work(job_id: str) -> None:
        tasks.run(job_id, store=store, pipeline=StubPipeline())

    app = create_app(settings=ServiceSettings(), store=store, queue=InlineQueue(work))
    schema = schemathesis.openapi.from_wsgi("/openapi.json", app)
    failed = 0
    for found in schema.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=each,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            # Some rules go beyond what a schema can say: a text of blanks, hosts to be called back.
            case.call_and_validate(excluded_checks=[positive_data_acceptance])

        try:
            ask()
        except (Exception, BaseExceptionGroup) as error:
            failed += 1
            print(f"{operation.label}: {error}", flush=True)
        else:
            print(f"{operation.label}: {each} requests, no failure", flush=True)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else EACH))
