"""The API as it is delivered, gunicorn and all, with a real worker: what is promised over HTTP."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage

import pytest

from tests.stubs import free_port
from tests.system import ROOT, System

pytestmark = pytest.mark.redis

ARTICLE = "say Ada: It works"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str


class Api:
    """One API process on a port of its own, beside a system's Redis and workers."""

    def __init__(self, system: System) -> None:
        self.port = free_port()
        command = f"-m gunicorn -c python:service.gunicorn_conf --bind 127.0.0.1:{self.port}"
        with system.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, *command.split(), "service.wsgi:app"],
                cwd=ROOT,
                env={**os.environ, "REDIS_URL": system.server.url},
                stderr=log,
            )
        system.until(self.answers)

    def answers(self) -> bool:
        try:
            return self.ask("GET", "/livez").status == 200
        except OSError:
            return False

    def ask(self, method: str, path: str, body: str | None = None, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        kind = {"Content-Type": "text/plain"} if body else {}
        connection.request(method, path, body, kind | headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers, response.read().decode())
        connection.close()
        return answer


@pytest.fixture(scope="module")
def api(lasting_system: System) -> Iterator[Api]:
    lasting_system.start_worker(time_limit=60)
    api = Api(lasting_system)
    yield api
    api.process.kill()
    api.process.wait()


def test_an_article_and_its_quotes(api: Api) -> None:
    posted = api.ask("POST", "/v1/jobs", ARTICLE, Prefer="wait=30")
    job = json.loads(posted.text)
    assert (posted.status, job["status"]) == (200, "succeeded")
    assert posted.headers["Preference-Applied"] == "wait=30"
    address = posted.headers["Location"]
    assert json.loads(api.ask("GET", f"{address}?wait=30").text) == job
    kinds = {
        "application/json": '{"quotes": [{"id": 1, "text": "It works"',
        "application/x-ndjson": '{"id": 1, "text": "It works"',
        "text/csv": '\ufeff"id","quote"',
        "application/ld+json": '{\n  "@context"',
    }
    for kind, beginning in kinds.items():
        quotes = api.ask("GET", f"{address}/quotes", Accept=kind)
        assert quotes.headers.get_content_type() == kind
        assert quotes.text.startswith(beginning)
        assert job["result"]["model"] in quotes.text
    assert api.ask("GET", f"{address}/quotes", Accept="text/html").status == 406
    assert api.ask("DELETE", address).status == 204
    assert api.ask("GET", address).status == 404


def test_a_job_that_takes_long(api: Api) -> None:
    posted = api.ask("POST", "/v1/jobs", "sleep 20", Prefer="wait=1")
    address = posted.headers["Location"]
    assert (posted.status, posted.headers["Retry-After"]) == (202, "1")
    assert api.ask("GET", f"{address}/quotes").status == 409
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(api.ask, "GET", f"{address}?wait=30")
        time.sleep(0.3)
        assert api.ask("DELETE", address).status == 204
        assert json.loads(waiting.result().text)["status"] == "cancelled"


def test_the_documentation(api: Api) -> None:
    document = json.loads(api.ask("GET", "/openapi.json").text)
    assert document["openapi"].startswith("3.1")
    assert "/v1/jobs/{job_id}/quotes" in document["paths"]
    for path in ("/docs", "/docs/viewer/swagger-ui-bundle.js"):
        assert api.ask("GET", path).status == 200


# The last, since it stops the process of all of them.
def test_a_process_that_stops_answers_those_who_wait(api: Api) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(api.ask, "POST", "/v1/jobs", "sleep 20", Prefer="wait=30")
        time.sleep(1)
        api.process.send_signal(signal.SIGTERM)
        assert waiting.result().status == 202
        assert api.process.wait(20) == 0
