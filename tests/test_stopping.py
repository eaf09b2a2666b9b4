"""The API as it is delivered, told to stop: what is under way is answered, nothing new begins."""

from __future__ import annotations

import json
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection, HTTPResponse
from typing import Any

import pytest

from service.gunicorn_conf import graceful_timeout
from tests.served import Served, begin, refuses, served
from tests.system import System
from worker.jobs import JobStatus

pytestmark = pytest.mark.redis

ARTICLE = b"say Ada: It works"
LINE = json.dumps({"text": ARTICLE.decode()}).encode() + b"\n"
LATER = 3.0
"""Seconds after the signal when slow clients go on: later than any answer that is ready comes."""


@pytest.fixture
def api(system: System) -> Iterator[Served]:
    with served(system.server.url, system.log) as api:
        yield api


@pytest.fixture
def connect(api: Served) -> Iterator[Callable[[], HTTPConnection]]:
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(HTTPConnection("127.0.0.1", api.port)))


def answer(connection: HTTPConnection, method: str, path: str) -> HTTPResponse:
    connection.request(method, path)
    return connection.getresponse()


def read(response: HTTPResponse) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(response.read())
    return document


def test_what_is_under_way_is_answered_and_nothing_new_is_taken(
    system: System, api: Served, connect: Callable[[], HTTPConnection]
) -> None:
    system.start_worker()
    batch = system.send_batch([ARTICLE.decode(), "sleep 50"])
    system.until(lambda: system.batches.results(batch, after=0, most=9)[0])
    job = f"/v1/jobs/{system.send('text')}"
    waiting, held, streaming, sending, uploading, kept = (connect() for _ in range(6))
    assert answer(kept, "GET", "/livez").read()
    waiting.request("GET", f"{job}?wait=30")
    held.request("POST", "/v1/jobs", ARTICLE, {"Content-Type": "text/plain", "Prefer": "wait=30"})
    stream = answer(streaming, "GET", f"/v1/batches/{batch}/results?wait=30")
    first = stream.readline()
    article = begin(sending, "/v1/jobs", "text/plain", ARTICLE)
    lines = begin(uploading, "/v1/batches", "application/x-ndjson", LINE * 100)

    api.process.send_signal(signal.SIGTERM)
    told = time.monotonic()
    system.until(lambda: refuses(api.port))
    # Whoever has a connection cannot know yet.
    last = answer(kept, "GET", job)
    assert (last.status, last.headers["Connection"], read(last)["status"]) == (
        200,
        "close",
        "queued",
    )
    for connection, status in ((waiting, 200), (held, 202)):
        response = connection.getresponse()
        assert (response.status, read(response)["status"]) == (status, "queued")
    # Were it cut off, http.client would raise IncompleteRead.
    assert json.loads(first + stream.read())["result"]["quotes"][0]["text"] == "It works"
    time.sleep(max(0, told + LATER - time.monotonic()))
    sending.send(article)
    uploading.send(lines)
    accepted, batched = sending.getresponse(), uploading.getresponse()
    assert (accepted.status, batched.status) == (202, 202)
    assert system.store.get(read(accepted)["id"]).status is JobStatus.QUEUED
    assert read(batched)["accepted"] == 100
    assert api.process.wait(60) == 0
    assert time.monotonic() - told < graceful_timeout


def test_who_sends_nothing_more_does_not_hold_it_up(
    api: Served, connect: Callable[[], HTTPConnection]
) -> None:
    begin(connect(), "/v1/jobs", "text/plain", ARTICLE)
    with socket.create_connection(("127.0.0.1", api.port)):
        assert answer(connect(), "GET", "/livez").status == 200
        api.process.send_signal(signal.SIGTERM)
        told = time.monotonic()
        assert api.process.wait(60) == 0
    # Whatever stops it must wait longer before it kills.
    assert time.monotonic() - told < graceful_timeout + 2
