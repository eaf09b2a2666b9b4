"""Composition root of the API: environment -> settings -> store, queue -> app.

Served by ``gunicorn -c python:service.gunicorn_conf service.wsgi:app``.
"""

from __future__ import annotations

import os
from typing import Any

from flask import request
from redis import Redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from service.app import create_app
from service.rates import Rates
from service.settings import ServiceSettings
from worker import traces
from worker.broker import Queue, celery_app
from worker.jobs import JobStore, client_of
from worker.settings import from_env
from worker.tally import Counters

#: Seconds. A Redis that hangs costs a request at most: wait for a free connection, connect, read.
#: With the queue's own four seconds, a POST is still answered within five.
STORE_PATIENCE = 1.0


def connect(settings: ServiceSettings) -> Redis:
    """A client that answers or gives up soon. Connects with the first command, not before."""
    return client_of(
        settings.redis_url,
        # One for each request that works, one to hear of jobs that end, one for who asks after us.
        most=settings.threads + 2,
        patience=STORE_PATIENCE,
        # The client of the API repeats its request (Retry-After); repeating here multiplies waits.
        retry=Retry(NoBackoff(), 0),
    )


def without_query(span: Any, *_: Any) -> None:
    """Takes from a span what the log leaves out too: a callback's address may hold a secret.

    There is none of a request that was refused before its view, for its key, rate or parameters.
    """
    if span is not None:
        span.set_attribute("http.target", request.path)
        span.set_attribute("url.query", "")


settings = from_env(ServiceSettings, os.environ)
redis = connect(settings)
app = create_app(
    settings=settings,
    store=JobStore(redis, ttl=settings.result_ttl, queue_limit=settings.queue_limit),
    queue=Queue(celery_app(settings.queue_url)),
    rates=Rates(redis, requests=settings.request_rate, articles=settings.article_rate),
    counters=Counters(redis),
)
if traces.wanted():
    from opentelemetry.instrumentation.flask import FlaskInstrumentor

    traces.start("quotewire-api")
    FlaskInstrumentor().instrument_app(  # type: ignore[no-untyped-call]
        app, excluded_urls="livez,readyz,metrics", response_hook=without_query
    )
