"""A worker that reads every article in no time, with the answer to a real one."""

import os

from tests.benchmarks.batches import SEEDS
from worker.consumer import worker_app
from worker.pipeline.load import load_pipeline
from worker.settings import WorkerSettings, from_env
from worker.tasks import Reader


def canned() -> Reader:
    extraction = load_pipeline()((SEEDS / "summit-dispatch.txt").read_text(encoding="utf-8"))
    return lambda text: extraction


app = worker_app(from_env(WorkerSettings, os.environ), canned)
