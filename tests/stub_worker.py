"""A real worker around the stub pipeline: ``celery -A tests.stub_worker worker``."""

import os

from tests.stubs import StubPipeline
from worker.consumer import worker_app
from worker.settings import WorkerSettings, from_env

app = worker_app(from_env(WorkerSettings, os.environ), StubPipeline)
