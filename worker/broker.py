"""The queue: Celery as a sender of job ids, and nothing more.

What a worker needs of Celery beside this is in ``worker.app``. Importing this module loads
neither the pipeline nor a web framework.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from celery import Celery
from celery.exceptions import OperationalError

RUN = "quotewire.run"
"""Name of the task of single jobs. Its one argument is a job's id."""

RUN_CHUNK = "quotewire.run_chunk"
"""Name of the task of batches. Its one argument is a chunk's id."""

QUEUE = "jobs"

CHUNKS = "jobs.chunks"
"""The queue of batches. Workers look into it when the other is empty: names are sorted."""

_PATIENCE: dict[str, float] = {
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
"""One more try and then an error: whoever sends is answering a request."""


class QueueUnavailable(Exception):
    """The broker cannot be reached; ``__cause__`` says why."""

    def __init__(self) -> None:
        super().__init__(
            "The queue cannot be reached: check that Redis runs and is the one that"
            " REDIS_URL names."
        )


TRANSPORT_OPTIONS = {"global_keyprefix": "quotewire:broker:"}
"""What sender and receiver must agree on; the prefix, so that a Redis can be shared."""


def celery_app(redis_url: str) -> Celery:
    """Celery over ``redis_url`` (redis://, rediss:// or unix://). Connects to nothing yet."""
    app = Celery("quotewire", broker=_transport_url(redis_url), set_as_current=False)
    app.conf.update(
        # Anything that can write to Redis could otherwise make a worker unpickle its code.
        task_serializer="json",
        accept_content=["json"],
        # JobStore is the only truth about a job; a second one would drift and fill Redis.
        task_ignore_result=True,
        task_default_queue=QUEUE,
        task_queues={name: {"exchange": "", "routing_key": name} for name in (QUEUE, CHUNKS)},
        # A misspelt queue must fail at once, not swallow jobs that no worker reads.
        task_create_missing_queues=False,
        # One connection for every thread of a server; the 11th would wait without a bound.
        broker_pool_limit=64,
        broker_transport_options={
            **TRANSPORT_OPTIONS,
            # Seconds. Without them, a Redis that hangs holds the caller for ever.
            "socket_timeout": 1.3,
            "socket_connect_timeout": 1,
            # Also needed here, not only at send_task: it bounds the first connection.
            **_PATIENCE,
        },
    )
    return app


class Queue:
    """Sends jobs to the workers. Every call ends within about 4 seconds.

    Raises QueueUnavailable when the broker is away or does not answer.
    """

    def __init__(self, app: Celery) -> None:
        self._app = app

    def submit(self, job_id: str) -> None:
        """Ask a worker to run the job. The message holds the id alone."""
        self._send(RUN, job_id, QUEUE)

    def submit_chunk(self, chunk_id: str) -> None:
        """Ask a worker to work on the chunk, when no single job waits."""
        self._send(RUN_CHUNK, chunk_id, CHUNKS)

    def empty(self) -> bool:
        """Whether no single job's message waits. Those that workers have taken do not count."""
        return self._count(QUEUE) == 0

    def no_chunks(self) -> bool:
        """Whether no chunk's message waits."""
        return self._count(CHUNKS) == 0

    def ping(self) -> None:
        """Ask the broker for a sign of life."""
        with self._app.connection_for_write() as connection:
            try:
                connection.ensure_connection(**_PATIENCE)
            except _away(connection) as error:
                raise QueueUnavailable from error

    def _send(self, task: str, subject: str, queue: str) -> None:
        try:
            self._app.send_task(task, (subject,), queue=queue, retry=True, retry_policy=_PATIENCE)
        except OperationalError as error:
            raise QueueUnavailable from error

    def _count(self, queue: str) -> int:
        with self._app.pool.acquire(block=True) as connection:
            try:
                channel = connection.default_channel
                return int(channel.queue_declare(queue).message_count)
            except _away(connection) as error:
                raise QueueUnavailable from error


def _away(connection: Any) -> tuple[type[Exception], ...]:
    # Of a channel, too: so a Redis that is up but full or read-only is told apart in Celery.
    return (OperationalError, *connection.connection_errors, *connection.channel_errors)


def _transport_url(redis_url: str) -> str:
    """The address as Celery's transport writes it: it has its own form for Unix sockets."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    options: dict[str, Any] = {}
    for item in parts.query.split("&"):
        name, _, value = item.partition("=")
        if name:
            options["virtual_host" if name == "db" else name] = value
    query = f"?{urlencode(options)}" if options else ""
    return f"redis+socket://{parts.netloc}{quote(parts.path)}{query}"
