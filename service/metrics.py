"""``/metrics``: what Prometheus asks for, right with any number of processes.

What happened to jobs is counted in Redis by the steps that make it happen (``worker/tally.py``).
What happened to requests is counted by each API process in files that they share: gunicorn's
configuration names their folder before this module is imported, as prometheus_client wants it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from time import perf_counter

from flask import Blueprint, Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Histogram
from prometheus_client.exposition import choose_encoder
from prometheus_client.metrics_core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.multiprocess import MultiProcessCollector

from service import context
from service.operations import answer, operation
from worker.jobs import StoreUnavailable
from worker.tally import Counters, Tally

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

here = CollectorRegistry()
"""This process' own counters."""
REQUESTS = Counter(
    "quotewire_http_requests",
    "Requests answered, by view (none: no such address), method and status.",
    ("view", "method", "status"),
    registry=here,
)
SECONDS = Histogram(
    "quotewire_http_request_seconds",
    "Time to an answer, by view; waiting for a job's end is part of it.",
    ("view",),
    buckets=BUCKETS,
    registry=here,
)

blueprint = Blueprint("metrics", __name__)


def register(app: Flask) -> None:
    """Has every answer of the app counted."""
    app.after_request(count)


def count(response: Response) -> Response:
    # Views, not paths: an id in a label would make a new series for every job.
    view = request.endpoint or "none"
    REQUESTS.labels(view, known_method(), response.status_code).inc()
    SECONDS.labels(view).observe(perf_counter() - g.started)
    return response


def known_method() -> str:
    """The request's method; what a client made up shares one label."""
    return request.method if request.method in METHODS else "other"


METHODS = frozenset("GET HEAD POST DELETE OPTIONS PUT PATCH".split())


@blueprint.get("/metrics")
@operation(
    "Figures for Prometheus",
    answers={
        200: answer(
            "All metrics, in Prometheus' text form",
            {"type": "string"},
            {"one of many": "quotewire_queue_depth 3.0\n"},
            media="text/plain",
        )
    },
)
def show() -> Response:
    """All metrics, as text or in the form that Prometheus prefers. Holds nothing of an article."""
    registry = CollectorRegistry(auto_describe=False)
    if FOLDER in os.environ:
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry.register(here)
    registry.register(Jobs(context.current().counters))
    encode, media = choose_encoder(request.headers.get("Accept", ""))
    return Response(encode(registry), content_type=media)


class Jobs:
    """What Redis knows: a collector for one request. None: there is no Redis to ask."""

    def __init__(self, counters: Counters | None) -> None:
        self.counters = counters

    def collect(self) -> Iterable[Metric]:
        """Without Redis, that it is away, and nothing that could be taken for a zero."""
        yield InfoMetricFamily("quotewire", "What runs.", value={"version": version("quotewire")})
        tally = self.read()
        yield GaugeMetricFamily(
            "quotewire_store_up", "Whether Redis answers.", value=int(tally is not None)
        )
        if tally:
            yield from counters(tally)
            yield from gauges(tally)

    def read(self) -> Tally | None:
        try:
            return self.counters.read() if self.counters else None
        except StoreUnavailable:
            return None


def counters(tally: Tally) -> Iterator[Metric]:
    """What only grows."""
    single = (
        ("accepted", "quotewire_jobs_accepted", "Jobs accepted."),
        (
            "returned",
            "quotewire_jobs_returned",
            "Jobs given back by a worker that stopped or died.",
        ),
        ("resent", "quotewire_jobs_resent", "Messages that were lost and sent again."),
    )
    for name, metric, about in single:
        yield CounterMetricFamily(metric, about, value=tally.counters.get(name, 0))
    labelled = (
        ("ended", "status", "quotewire_jobs_ended", "Jobs that ended, by their status."),
        ("failed", "code", "quotewire_jobs_failed", "Jobs that failed, by why."),
    )
    for name, label, metric, about in labelled:
        family = CounterMetricFamily(metric, about, labels=[label])
        for value, number in sorted(tally.counted(name).items()):
            family.add_metric([value], number)
        yield family
    durations = (
        ("wait", "quotewire_job_wait_seconds", "From a job's or chunk's creation to its work."),
        ("extraction", "quotewire_job_extraction_seconds", "From a job's claim to its end."),
    )
    for name, metric, about in durations:
        found = tally.durations(name)
        yield HistogramMetricFamily(
            metric, about, buckets=list(found.buckets.items()), sum_value=found.seconds
        )


def gauges(tally: Tally) -> Iterator[Metric]:
    """How things stand."""
    for metric, about, value in (
        ("quotewire_queue_depth", "Single jobs that wait for a worker.", tally.waiting),
        ("quotewire_jobs_running", "Single jobs at work.", tally.running),
        ("quotewire_batched_jobs_open", "Jobs of batches that have not ended.", tally.batched),
        ("quotewire_queue_oldest_seconds", "Age of the oldest waiting single job.", tally.oldest),
        ("quotewire_workers", "Workers that gave a sign of life lately.", tally.workers),
    ):
        yield GaugeMetricFamily(metric, about, value=value)
