"""Celery as a receiver: the task, its limits, and what a worker does when it starts."""

from __future__ import annotations

import logging.config
import resource
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from celery import Celery, signals
from celery.exceptions import CPendingDeprecationWarning, Reject, SoftTimeLimitExceeded

from worker import batch_tasks, logs, tasks, traces
from worker.batch_tasks import TURN
from worker.broker import RUN, RUN_CHUNK, Queue, celery_app
from worker.chunks import ChunkStore
from worker.jobs import JobStore, StoreUnavailable, connect
from worker.parent import ChunkRequest, CourierStep, JobRequest, Pulse, bound
from worker.settings import WorkerSettings
from worker.transports import for_receiving

SOFT_STOP = 5
"""Seconds that a stopping worker leaves to the jobs under way, before they go back to the queue.
Whatever stops it must wait longer before it kills, as Docker does: 10 seconds."""


def worker_app(settings: WorkerSettings, load_pipeline: Callable[[], tasks.Reader]) -> Celery:
    """The app that ``celery worker`` runs.

    ``load_pipeline`` is called in every child after the fork: a model's threads and locks do not
    survive one.
    """
    app = celery_app(settings.queue_url)
    _configure(app, settings)
    redis, options = connect(settings.redis_url), _options(settings)
    store, chunks = JobStore(redis, **options), ChunkStore(redis, **options)
    # An app of its own to send with: what receives is patient, what sends must not be.
    queue = Queue(celery_app(settings.queue_url))
    pulse = bound(Pulse, store=store, chunks=chunks, queue=queue)
    courier = bound(CourierStep, enabled=bool(settings.callback_secrets))
    app.steps["consumer"].update({pulse, courier})
    pipelines: list[tasks.Reader] = []

    def load(**_: Any) -> None:
        _bound_memory(settings.child_memory)
        if traces.wanted():
            traces.start("quotewire-worker")
        try:
            pipelines.append(load_pipeline())
        except Exception as error:
            # Celery would log it and let the child take, and fail, every job in the queue.
            logging.getLogger("quotewire.worker").exception("the pipeline cannot be loaded")
            raise SystemExit(1) from error

    _add_tasks(app, settings, lambda text: pipelines[0](text), store, chunks, queue)
    signals.worker_process_init.connect(load, weak=False)
    signals.setup_logging.connect(_log_plainly, weak=False)
    return app


def _add_tasks(
    app: Celery,
    settings: WorkerSettings,
    pipeline: tasks.Reader,
    store: JobStore,
    chunks: ChunkStore,
    queue: Queue,
) -> None:
    common: dict[str, Any] = {
        "store": store,
        "pipeline": pipeline,
        "timeouts": (SoftTimeLimitExceeded,),
        "patience": settings.hard_time_limit,
    }

    @app.task(name=RUN, Request=bound(JobRequest, store=store))  # type: ignore[untyped-decorator]
    def run(job_id: str) -> None:
        with _requeued():
            tasks.run(job_id, **common)

    @app.task(  # type: ignore[untyped-decorator]
        name=RUN_CHUNK,
        Request=bound(ChunkRequest, chunks=chunks, queue=queue),
        soft_time_limit=settings.time_limit + TURN,
        time_limit=settings.hard_time_limit + TURN,
    )
    def run_chunk(chunk_id: str) -> None:
        with _requeued():
            done = batch_tasks.run_chunk(chunk_id, chunks=chunks, **common)
        if not done:
            # Back into its queue; that of single jobs is looked into before it.
            raise Reject("its turn is over", requeue=True)


def _options(settings: WorkerSettings) -> dict[str, Any]:
    return {"ttl": settings.result_ttl, "max_attempts": settings.max_attempts}


@contextmanager
def _requeued() -> Iterator[None]:
    """The message goes back when the store is away."""
    try:
        yield
    except StoreUnavailable as error:
        raise Reject(error, requeue=True) from error


def _configure(app: Celery, settings: WorkerSettings) -> None:
    app.conf.update(
        # Only processes can be stopped when their time is up: the other pools ignore the limits.
        worker_pool="prefork",
        task_soft_time_limit=settings.time_limit,
        task_time_limit=settings.hard_time_limit,
        # A message leaves the queue when its job is done, so that a dead worker's comes again.
        task_acks_late=True,
        # Also when only the child died. JobStore counts the attempts, so that it ends.
        task_reject_on_worker_lost=True,
        # Take no more than can be worked on: what a worker holds, nobody else can take.
        worker_prefetch_multiplier=1,
        # Return what leaks: as rarely as that, since a new child takes 0.4 s to be as fast as the
        # old one. A chunk counts as one, so children did read this many; the next line bounds them.
        worker_max_tasks_per_child=5_000,
        # KiB. What a job has grown stays with its process: one that is nearly full is replaced.
        worker_max_memory_per_child=settings.child_memory * 1024 * 3 // 4,
        # Seconds until a new child must be ready; 4 by default, too few to load a model cold.
        worker_proc_alive_timeout=60,
        # On SIGTERM, with REMAP_SIGTERM=SIGQUIT in the environment.
        worker_soft_shutdown_timeout=SOFT_STOP,
        # Wait for the broker, at the start and later, as long as it takes; by default 100 tries.
        broker_connection_retry_on_startup=True,
        broker_connection_max_retries=None,
        # Also for one that answers but takes nothing: full, read-only. By default the worker dies.
        broker_channel_error_retry=True,
        # Over Redis the cancelled job's message would not come back. Over AMQP it comes while the
        # job still runs, and whoever gets it sees that it is claimed.
        worker_cancel_long_running_tasks_on_connection_loss=False,
        # Nobody listens: our heartbeat and records say more, and stay right when Redis restarts.
        worker_send_task_events=False,
        worker_enable_remote_control=False,
        # Seconds between signs of life, over AMQP; by default 120. Half-open connections end.
        broker_heartbeat=20,
        broker_transport_options=for_receiving(settings.queue_url),
    )


def _bound_memory(mebibytes: int) -> None:
    """Have an allocation past the limit fail, and so the job, instead of the whole machine."""
    limit = mebibytes * 2**20
    # Of data, not of addresses: a model's runtime reserves far more of those than it uses.
    resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _log_plainly(loglevel: int, **_: Any) -> None:
    """Times, ids and counts on stderr; of Celery only what is wrong, unless asked for more."""
    # Celery warns whoever keeps worker_cancel_long_running_tasks_on_connection_loss off.
    warnings.simplefilter("ignore", CPendingDeprecationWarning)
    quiet = {"celery": "WARNING", "kombu": "WARNING"} if loglevel == logging.INFO else {}
    logging.config.dictConfig(logs.config(quiet, root=logging.getLevelName(loglevel)))
