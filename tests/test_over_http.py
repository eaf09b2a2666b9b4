"""The API as it is delivered, gunicorn and all, with a real worker: what is promised over HTTP."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage

import pytest

from service.server import LINGER
from tests.served import Served, served
from tests.system import System

pytestmark = pytest.mark.redis

ARTICLE = "say Ada: It works"


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: HTTPMessage
    text: str


@pytest.fixture(scope="module")
def api(lasting_system: System) -> Iterator[Served]:
    lasting_system.start_worker(time_limit=60)
    with served(lasting_system.server.url, lasting_system.log) as api:
        yield api


def ask(api: Served, method: str, path: str, body: str | None = None, **headers: str) -> Answer:
    connection = HTTPConnection("127.0.0.1", api.port, timeout=60)
    kind = {"Content-Type": "text/plain"} if body else {}
    connection.request(method, path, body, kind | headers)
    response = connection.getresponse()
    answer = Answer(response.status, response.headers, response.read().decode())
    connection.close()
    return answer


@contextmanager
def waiting(system: System, api: Served, *request: str, **headers: str) -> Iterator[Future[Answer]]:
    """The answer to come, of a request that now waits: the process listens for jobs that end."""

    def listeners() -> int:
        [(_, number)] = system.redis.pubsub_numsub("quotewire:ended")
        return int(number)

    system.until(lambda: listeners() == 0)
    with ThreadPoolExecutor() as pool:
        answer = pool.submit(ask, api, *request, **headers)
        system.until(lambda: listeners() == 1)
        yield answer


def test_an_article_and_its_quotes(api: Served) -> None:
    posted = ask(api, "POST", "/v1/jobs", ARTICLE, Prefer="wait=30")
    job = json.loads(posted.text)
    assert (posted.status, job["status"]) == (200, "succeeded")
    assert posted.headers["Preference-Applied"] == "wait=30"
    address = posted.headers["Location"]
    assert json.loads(ask(api, "GET", f"{address}?wait=30").text) == job
    kinds = {
        "application/json": '{"quotes": [{"id": 1, "text": "It works"',
        "application/x-ndjson": '{"id": 1, "text": "It works"',
        "text/csv": '\ufeff"id","quote"',
        "application/ld+json": '{\n  "@context"',
    }
    for kind, beginning in kinds.items():
        quotes = ask(api, "GET", f"{address}/quotes", Accept=kind)
        assert quotes.headers.get_content_type() == kind
        assert quotes.text.startswith(beginning)
        assert job["result"]["model"] in quotes.text
    assert ask(api, "GET", f"{address}/quotes", Accept="text/html").status == 406
    assert ask(api, "DELETE", address).status == 204
    assert ask(api, "GET", address).status == 404


def test_a_job_that_takes_long(lasting_system: System, api: Served) -> None:
    posted = ask(api, "POST", "/v1/jobs", "sleep 20", Prefer="wait=1")
    address = posted.headers["Location"]
    assert (posted.status, posted.headers["Retry-After"]) == (202, "1")
    assert ask(api, "GET", f"{address}/quotes").status == 409
    with waiting(lasting_system, api, "GET", f"{address}?wait=30") as answer:
        assert ask(api, "DELETE", address).status == 204
        assert json.loads(answer.result().text)["status"] == "cancelled"


def test_the_documentation(api: Served) -> None:
    document = json.loads(ask(api, "GET", "/openapi.json").text)
    assert document["openapi"].startswith("3.1")
    assert "/v1/jobs/{job_id}/quotes" in document["paths"]
    for path in ("/docs", "/docs/viewer/swagger-ui-bundle.js"):
        assert ask(api, "GET", path).status == 200


def test_who_does_not_hang_up_holds_up_nobody(api: Served) -> None:
    with ExitStack() as stack:
        for _ in range(10):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", api.port)))
            client.sendall(b"GET /livez HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n")
        end, answered = time.monotonic() + LINGER + 3, 0
        while time.monotonic() < end:
            assert ask(api, "GET", "/livez").status == 200
            answered += 1
    # Each of the ten alone could cost as many seconds as the server waits for it.
    assert answered > 30
