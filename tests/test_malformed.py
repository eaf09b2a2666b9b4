"""What is no HTTP request, byte by byte, as the server that is delivered answers it."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from email.parser import BytesParser
from pathlib import Path
from typing import NamedTuple

import pytest

from service.errors import TYPE_PREFIX
from tests.redis_server import RedisServer
from tests.served import Served, served

pytestmark = pytest.mark.redis

SECRET = "“Budget-Paper,” said the minister".encode()
POST = b"POST /v1/jobs HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
BATCH = b"POST /v1/batches HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-ndjson\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"

#: What is sent, and the status and type of the last answer to it.
REQUESTS: dict[str, tuple[bytes, int, str]] = {
    "no size before a chunk": (
        POST + CHUNKED + b"5\r\nhello\r\n" + SECRET + b"\r\n",
        *(400, "malformed-request"),
    ),
    "the same in a batch": (BATCH + CHUNKED + SECRET + b"\r\n", 400, "malformed-request"),
    "a chunk longer than its size": (
        POST + CHUNKED + b"5\r\nhello " + SECRET + b"\r\n0\r\n\r\n",
        *(400, "malformed-request"),
    ),
    "characters counted, not bytes": (
        POST + b"Content-Length: 5\r\n\r\nhello" + SECRET + b"\r\n\r\n",
        *(400, "malformed-request"),
    ),
    "a length that is no number": (
        POST + b"Content-Length: " + SECRET + b"\r\n\r\n",
        *(400, "malformed-request"),
    ),
    "a space in a field's name": (POST + SECRET + b": x\r\n\r\n", 400, "malformed-request"),
    "no HTTP at all": (SECRET + b"\r\n\r\n", 400, "malformed-request"),
    "an address of 5,000 characters": (
        b"GET /v1/jobs/" + b"a" * 5_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        *(414, "address-too-long"),
    ),
    "an Idempotency-Key of 9,000": (
        POST + b"Idempotency-Key: " + b"k" * 9_000 + b"\r\n\r\n",
        *(431, "headers-too-large"),
    ),
    "Expect: money": (POST + b"Expect: " + SECRET + b"\r\n\r\n", 417, "expectation-failed"),
    "another coding": (
        POST + b"Transfer-Encoding: zip\r\n\r\n",
        *(501, "unsupported-transfer-coding"),
    ),
}


class Site(NamedTuple):
    api: Served
    log: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("malformed")
    server = RedisServer(folder)
    with served(server.url, folder / "log") as api:
        yield Site(api, folder / "log")
    server.stop()


def answers(site: Site, request: bytes) -> bytes:
    """All that comes back, until the server ends the connection."""
    with socket.create_connection(("127.0.0.1", site.api.port), timeout=30) as connection:
        connection.sendall(request)
        return b"".join(iter(lambda: connection.recv(65_536), b""))


@pytest.mark.parametrize("name", REQUESTS)
def test_the_answer_is_a_problem_like_any_other(site: Site, name: str) -> None:
    request, status, slug = REQUESTS[name]
    answer = answers(site, request)
    last = answer[answer.rindex(b"HTTP/1.1 ") :]
    line, _, rest = last.partition(b"\r\n")
    assert line.split()[1] == str(status).encode()
    headers, _, body = rest.partition(b"\r\n\r\n")
    fields = BytesParser().parsebytes(headers)
    assert fields["Content-Type"] == "application/problem+json"
    problem = json.loads(body)
    assert (problem["type"], problem["status"]) == (f"{TYPE_PREFIX}{slug}", status)
    assert problem["detail"]
    assert fields["X-Request-ID"] == problem["request_id"]


@pytest.mark.parametrize("name", REQUESTS)
def test_what_could_not_be_read_is_not_repeated(site: Site, name: str) -> None:
    answer = answers(site, REQUESTS[name][0])
    assert b"Budget" not in answer
    [request_id] = {json.loads(part)["request_id"] for part in bodies(answer)}
    logged = site.log.read_text()
    assert request_id in logged
    assert "Budget" not in logged


def bodies(answer: bytes) -> Iterator[bytes]:
    """The problems among what came back."""
    for line in answer.splitlines():
        if line.startswith(b"{") and b"urn:quotewire:problem" in line:
            yield line
