"""The web application: blueprints, errors and request ids around a store and a queue."""

from __future__ import annotations

from flask import Flask, Response
from flask.json.provider import DefaultJSONProvider
from werkzeug.middleware.proxy_fix import ProxyFix

from service import (
    access,
    batches,
    context,
    cors,
    deprecation,
    docs,
    errors,
    gate,
    health,
    jobs,
    metrics,
    openapi,
    pages,
    parameters,
    quotes,
)
from service.callbacks import SubmissionSchema
from service.keys import Keyring
from service.rates import Rates
from service.settings import ServiceSettings
from service.turns import Turns
from service.waiting import Waiting
from worker.batches import BatchStore
from worker.broker import Queue
from worker.jobs import JobStore
from worker.tally import Counters


class Json(DefaultJSONProvider):
    """Fields in the order of the contract, and people's names readable in a terminal."""

    ensure_ascii = False
    sort_keys = False


class Answer(Response):
    """Says what it holds only when it holds something: no 204 claims to be HTML."""

    default_mimetype = None


def create_app(
    *,
    settings: ServiceSettings,
    store: JobStore,
    queue: Queue,
    rates: Rates | None = None,
    counters: Counters | None = None,
) -> Flask:
    """Builds the app and connects to nothing: the first request does."""
    app = Flask(__name__, static_folder=None)
    app.json = Json(app)
    app.response_class = Answer
    app.config["MAX_CONTENT_LENGTH"] = settings.body_limit
    keys = Keyring(settings.api_keys, settings.api_keys_file)
    turns = Turns(settings.threads)
    waiting = Waiting(store, turns, settings.waiters)
    many = BatchStore.beside(store, limit=settings.batch_limit)
    article = SubmissionSchema(settings=settings)
    parts = context.Context(settings, article, store, many, queue, keys, waiting, rates, counters)
    context.attach(app, parts)
    if settings.proxies:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=settings.proxies, x_proto=0, x_host=0
        )
    access.register(app)
    metrics.register(app)
    cors.register(app, settings.cors_origins)
    turns.register(app)
    gate.register(app)
    parameters.register(app)
    errors.register(app)
    deprecation.register(app)
    for part in (jobs, quotes, batches, health, metrics, openapi, docs, pages):
        app.register_blueprint(part.blueprint)
    return app
