"""Does a worker on this host receive jobs? ``python -m worker.alive`` exits with 0 if so.

For a container's health check: it asks for the heartbeat, which stops when the worker hangs or
has lost its broker, and costs no message to the worker, as ``celery inspect ping`` would.
"""

from __future__ import annotations

import os
from socket import gethostname

from worker.jobs import JobStore, StoreUnavailable, connect
from worker.settings import StoreSettings, from_env


def main() -> None:
    """Raises SystemExit with the reason when there is no heartbeat of this host."""
    settings = from_env(StoreSettings, os.environ)
    try:
        names = JobStore(connect(settings.redis_url)).worker_names()
    except StoreUnavailable as error:
        raise SystemExit(str(error)) from None
    # A heartbeat is named celery@HOST:PID. In a container the host's name is its own.
    if not any(f"@{gethostname()}:" in name for name in names):
        raise SystemExit(f"No worker on {gethostname()} has given a sign of life lately.")


if __name__ == "__main__":
    main()
