"""How gunicorn serves the API: ``gunicorn -c python:service.gunicorn_conf service.wsgi:app``.

One file, so that the container, ``quotewire up`` and a bare machine serve it alike. More
processes: gunicorn's own ``WEB_CONCURRENCY`` or ``--workers``.
"""

from __future__ import annotations

import os
import shutil
from tempfile import mkdtemp
from typing import Any

from gunicorn import glogging

from service import context
from service.server import Worker
from service.settings import ServiceSettings
from worker import logs
from worker.settings import from_env

settings = from_env(ServiceSettings, os.environ)

bind = settings.bind
# Requests wait for Redis or a job's end, not for the processor: threads. Those that wait for a job
# have threads of their own, which are made as they are needed; the others take turns (turns.py).
worker_class = Worker
threads = settings.threads + settings.waiters
# Kept-alive connections without a request, beside one for each thread.
worker_connections = threads + 1_000
# Seconds without a sign of life after which a process is replaced. It comes from a thread of its
# own: requests may take longer.
timeout = 30
# Seconds that a stopping process leaves to requests under way.
graceful_timeout = 10
# Seconds that an idle connection is kept; a proxy in front should keep its own for less.
keepalive = 15
logconfig_dict = logs.config({"service": "INFO"})
# gunicorn keeps what it logs from the root.
logconfig_dict["loggers"]["gunicorn.error"] = {"level": "INFO", "handlers": ["stderr"]}
# Nothing here uses gunicorn's control interface, which would want a directory to write to.
control_socket_disable = True


class Logger(glogging.Logger):  # type: ignore[misc]
    """Without gunicorn's own line for each request, which would be made and shown to nobody."""

    access_log_enabled = False


logger_class = Logger

# Where the processes keep their counters for each other; named before any of them counts.
METRICS = "PROMETHEUS_MULTIPROC_DIR"


def on_starting(server: Any) -> None:
    os.environ[METRICS] = mkdtemp(prefix="quotewire-metrics-")


def child_exit(server: Any, worker: Any) -> None:
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    shutil.rmtree(os.environ[METRICS], ignore_errors=True)


def post_worker_init(worker: Any) -> None:
    """A process that is told to stop does not let its requests wait to their end."""
    context.of(worker.wsgi).waiting.stopping = lambda: not worker.alive
