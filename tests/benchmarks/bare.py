"""Flask and Celery with nothing of ours around them: the least that a job's way can take.

A POST stores the article and sends the job's id, the worker fetches the one and stores an answer,
a GET fetches that. No schema, no limits, no states, no counts, no log; whatever is lost, is lost.
"""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from celery import Celery
from flask import Flask, Response, request
from redis import Redis

from tests.benchmarks.batches import OPTIONS, Service
from tests.redis_server import RedisServer
from tests.served import ROOT, await_life
from tests.stubs import free_port
from tests.system import celery
from worker.transports import celery_url

REDIS_URL = os.environ.get("REDIS_URL", "redis://127.0.0.1:6379/0")
ANSWER = "QUOTEWIRE_BENCH_ANSWER"
"""Names the file of the answer to every article."""
MODULE = "tests.benchmarks.bare"

redis = Redis.from_url(REDIS_URL)
queue = Celery("bare", broker=celery_url(REDIS_URL), set_as_current=False)
queue.conf.update(task_ignore_result=True, task_acks_late=True, worker_prefetch_multiplier=1)
app = Flask(__name__)


@queue.task(name="bare.run")  # type: ignore[untyped-decorator]
def run(job: str) -> None:
    redis.hget(job, "text")
    redis.hset(job, "answer", Path(os.environ[ANSWER]).read_bytes())


@app.post("/v1/jobs")
def submit() -> Response:
    job = secrets.token_hex(16)
    redis.hset(job, "text", request.get_data())
    queue.send_task("bare.run", (job,))
    return answer('{"status":"queued"}', 202, Location=f"/v1/jobs/{job}")


@app.get("/v1/jobs/<job>")
def show(job: str) -> Response:
    return answer(redis.hget(job, "answer") or '{"status":"queued"}', 200)


@app.get("/livez")
def alive() -> str:
    return "alive"


def answer(body: bytes | str, status: int, **headers: str) -> Response:
    return Response(body, status, headers, content_type="application/json")


@contextmanager
def bare_service(result: dict[str, object]) -> Iterator[Service]:
    """These two and a Redis of their own, which answer every article with ``result``."""
    with tempfile.TemporaryDirectory() as folder:
        file, log = Path(folder) / "answer", Path(folder) / "log"
        whole = {"status": "succeeded", "result": result}
        file.write_text(json.dumps(whole, separators=(",", ":")))
        server, bind = RedisServer(Path(folder)), f"127.0.0.1:{free_port()}"
        environ = {**os.environ, "REDIS_URL": server.url, ANSWER: str(file)}
        worker = [*celery(), "-A", f"{MODULE}:queue", "worker", *OPTIONS.split()]
        serve = f"-m gunicorn --bind {bind} --worker-class gthread --threads 8 {MODULE}:app"
        commands = (worker, [sys.executable, *serve.split()])
        with log.open("ab") as out:
            worker_process, api = (
                subprocess.Popen(command, cwd=ROOT, env=environ, stdout=out, stderr=out)
                for command in commands
            )
        try:
            await_life(f"http://{bind}/livez", api, log)
            yield Service(f"http://{bind}", server, api.pid, [worker_process.pid])
        finally:
            for process in (api, worker_process):
                process.terminate()
                process.wait()
            server.stop()
