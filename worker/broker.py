"""The queue: Celery as a sender of job ids, and nothing more.

What a worker needs of Celery beside this is in ``worker.app``. Importing this module loads
neither the pipeline nor a web framework.
"""

from __future__ import annotations

from typing import Any

from celery import Celery
from celery.exceptions import OperationalError

from worker.transports import PATIENCE, celery_url, for_sending

RUN = "quotewire.run"
"""Name of the task of single jobs. Its one argument is a job's id."""

RUN_CHUNK = "quotewire.run_chunk"
"""Name of the task of batches. Its one argument is a chunk's id."""

QUEUE = "jobs"

CHUNKS = "jobs.chunks"
"""The queue of batches. Workers look into it when the other is empty: names are sorted."""


class QueueUnavailable(Exception):
    """The broker cannot be reached; ``__cause__`` says why."""

    def __init__(self) -> None:
        super().__init__(
            "The queue cannot be reached: check that the broker runs and is the one that"
            " QUOTEWIRE_BROKER_URL or else REDIS_URL names."
        )


def celery_app(broker_url: str) -> Celery:
    """Celery over ``broker_url``, as the settings have it. Connects to nothing yet."""
    app = Celery("quotewire", broker=celery_url(broker_url), set_as_current=False)
    app.conf.update(
        # Anything that can write to the broker could otherwise make a worker unpickle its code.
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
        broker_transport_options=for_sending(broker_url),
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
                connection.ensure_connection(**PATIENCE)
            except _away(connection) as error:
                raise QueueUnavailable from error

    def _send(self, task: str, subject: str, queue: str) -> None:
        try:
            self._app.send_task(task, (subject,), queue=queue, retry=True, retry_policy=PATIENCE)
        except OperationalError as error:
            raise QueueUnavailable from error

    def _count(self, queue: str) -> int:
        with self._app.pool.acquire(block=True) as connection:
            try:
                channel = connection.default_channel
                # Declared as Celery does: AMQP refuses whoever describes it otherwise.
                found = channel.queue_declare(queue, durable=True, auto_delete=False)
                return int(found.message_count)
            except _away(connection) as error:
                raise QueueUnavailable from error


def _away(connection: Any) -> tuple[type[Exception], ...]:
    # Of a channel, too: so a Redis that is up but full or read-only is told apart in Celery.
    return (OperationalError, *connection.connection_errors, *connection.channel_errors)
