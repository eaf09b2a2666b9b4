"""What the composition root hands to the views, and how a view gets at it."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, current_app

from service.callbacks import SubmissionSchema
from service.keys import Keyring
from service.rates import Rates
from service.settings import ServiceSettings
from service.waiting import Waiting
from worker.batches import BatchStore
from worker.broker import Queue
from worker.jobs import JobStore
from worker.tally import Counters

EXTENSION = "quotewire"


@dataclass(frozen=True, slots=True)
class Context:
    """One per app: the limits, the truth about jobs, the way to the workers, and who may ask.

    ``article``: the schema of what is posted. ``rates`` and ``counters``: None where nobody counts.
    """

    settings: ServiceSettings
    article: SubmissionSchema
    store: JobStore
    batches: BatchStore
    queue: Queue
    keys: Keyring
    waiting: Waiting
    rates: Rates | None = None
    counters: Counters | None = None

    def ask_again(self, *, ended: bool) -> dict[str, str]:
        """The header that tells a client when to ask again, if it is worth it at all."""
        return {} if ended else {"Retry-After": str(self.settings.poll_after)}


def attach(app: Flask, context: Context) -> None:
    app.extensions[EXTENSION] = context


def of(app: Flask) -> Context:
    context: Context = app.extensions[EXTENSION]
    return context


def current() -> Context:
    """The context of the app that serves this request."""
    return of(current_app)
