"""Composition root of the worker: environment -> settings -> app.

Run by ``celery -A worker.app worker --loglevel INFO``.
"""

from __future__ import annotations

import os

from worker.consumer import worker_app
from worker.pipeline.load import load_pipeline
from worker.settings import WorkerSettings, from_env

app = worker_app(from_env(WorkerSettings, os.environ), load_pipeline)
