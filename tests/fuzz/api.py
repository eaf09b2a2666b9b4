"""Random requests, good and bad, by the API's own document: ``python -m tests.fuzz.api [EACH]``.

Schemathesis makes them of ``/openapi.json``, so many for each operation, and holds every answer to
it: no 500; no status, type or field that the document does not name; nothing refused that it
allows, and nothing accepted that it forbids. Of a failure it prints the request as a curl line, and
the process ends with status 1.
"""

from __future__ import annotations

import sys

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings

from tests.random_requests import Asked

EACH = 1_000


def main(each: int) -> int:
    """The exit status."""
    asked, failed = Asked(), 0
    for found in asked.schema.get_all_operations():
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
            asked.forget()
            case.call_and_validate()

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
