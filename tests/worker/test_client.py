"""The client against the real API, and against a server that behaves badly."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, ClassVar

import pytest

from tests.site import Site
from tests.stubs import free_port
from tests.test_architecture import imports
from worker.client import Client, JobFailed, Refused, Unavailable

ROOT = Path(__file__).parents[2]
SAYS = "say Ada: It works"


@pytest.fixture
def client(site: Site) -> Iterator[Client]:
    with Client(site.address, tries=2) as client:
        yield client


def test_an_article_and_its_quotes(client: Client) -> None:
    [quote] = client.extract(SAYS)["quotes"]
    assert (quote["text"], quote["speaker"]["name"]) == ("It works", "Ada")


def test_a_job_from_its_article_to_its_end(client: Client) -> None:
    job = client.finished(client.submit(SAYS, title="T", reference="r"))
    assert (job.status, job.reference, job.attempts, job.error) == ("succeeded", "r", 1, None)
    assert client.job(job.id) == job
    client.erase(job.id)
    with pytest.raises(Refused) as refused:
        client.job(job.id)
    assert (refused.value.status, refused.value.problem["type"]) == (
        404,
        "urn:quotewire:problem:job-not-found",
    )


def test_an_article_that_cannot_be_worked_through(client: Client) -> None:
    with pytest.raises(JobFailed, match="fault is ours"):
        client.extract("break it")


def test_a_wrong_field_is_named(client: Client) -> None:
    with pytest.raises(Refused, match="#/text: Is empty"):
        client.submit(" ")


def test_a_batch_from_its_articles_to_its_end(client: Client) -> None:
    articles = [{"id": number, "text": f"say Ada{number}: Yes"} for number in range(1, 71)]
    batch = client.submit_batch([*articles, {"id": 71, "text": ""}])
    assert (batch.accepted, batch.rejected, batch.errors[0]["line"]) == (70, 1, 71)
    ended = list(client.results(batch.id))
    assert [job.reference for job in ended] == [str(number) for number in range(1, 71)]
    assert all(job.result and job.result["quotes"] for job in ended)
    assert list(client.results(batch.id, after=69)) == ended[69:]
    assert client.batch(batch.id).status == "finished"
    client.erase_batch(batch.id)
    with pytest.raises(Refused):
        client.batch(batch.id)


def test_the_same_key_gives_the_same_batch(client: Client) -> None:
    batches = [client.submit_batch([{"text": SAYS}], key="k") for _ in range(2)]
    assert batches[0] == batches[1]


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(Unavailable, match="does not answer"):
        Client(f"http://127.0.0.1:{free_port()}", tries=1).job("0" * 32)


class Unreliable(BaseHTTPRequestHandler):
    """Answers as it is told, one answer after the other; notes what it is asked."""

    protocol_version = "HTTP/1.1"
    answers: ClassVar[list[tuple[int, dict[str, str], bytes | None]]]
    asked: ClassVar[list[tuple[str, dict[str, str]]]]

    def do_GET(self) -> None:
        self.answer()

    def do_POST(self) -> None:
        self.answer()

    def answer(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        status, headers, body = self.answers.pop(0)
        if body is None:  # no answer at all
            self.close_connection = True
            return
        self.send_response(status)
        length = {} if "Transfer-Encoding" in headers else {"Content-Length": str(len(body))}
        # Announced, since a client that takes the connection for open loses a try on it.
        for name, value in {"Connection": "close", **length, **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture
def unreliable() -> Iterator[type[Unreliable]]:
    class Handler(Unreliable):
        answers: ClassVar[list[tuple[int, dict[str, str], bytes | None]]] = []
        asked: ClassVar[list[tuple[str, dict[str, str]]]] = []
        address: ClassVar[str]

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Handler.address = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield Handler
    server.shutdown()
    server.server_close()
    thread.join()


JOB = {"id": "1", "status": "queued", "reference": None, "expires_at": "", "attempts": 0}
BATCH = {"id": "1", "status": "finished", "expires_at": "", "accepted": 2, "open": 0, "errors": []}
BATCH |= {"succeeded": 2, "failed": 0, "cancelled": 0, "rejected": 0, "stopped": None}
PROBLEM = b'{"type": "t", "detail": "Later."}'
PROBLEM_TYPE = {"Content-Type": "application/problem+json"}


def body(document: dict[str, Any]) -> bytes:
    return json.dumps({**document, "new": "since this client was written"}).encode()


def test_what_is_refused_for_now_is_sent_again_under_the_same_key(
    unreliable: type[Unreliable],
) -> None:
    unreliable.answers += [
        (503, {**PROBLEM_TYPE, "Retry-After": "0"}, PROBLEM),
        (0, {}, None),
        (429, {**PROBLEM_TYPE, "Retry-After": "1"}, PROBLEM),
        (202, {}, body(JOB)),
    ]
    client = Client(unreliable.address, key="secret")  # type: ignore[attr-defined]
    assert client.submit("text").status == "queued"
    assert len({headers["Idempotency-Key"] for _, headers in unreliable.asked}) == 1
    assert {headers["Authorization"] for _, headers in unreliable.asked} == {"Bearer secret"}


def test_a_server_that_only_ever_says_later(unreliable: type[Unreliable]) -> None:
    unreliable.answers += [(503, {**PROBLEM_TYPE, "Retry-After": "0"}, PROBLEM)] * 3
    with pytest.raises(Unavailable, match="Later"):
        Client(unreliable.address, tries=3).job("1")  # type: ignore[attr-defined]
    assert unreliable.answers == []


def test_a_proxys_page_is_no_answer(unreliable: type[Unreliable]) -> None:
    unreliable.answers += [(404, {"Content-Type": "text/html"}, b"<h1>Nothing</h1>")]
    with pytest.raises(Refused, match="404"):
        Client(unreliable.address).job("1")  # type: ignore[attr-defined]


def test_a_key_is_not_carried_to_another_server(unreliable: type[Unreliable]) -> None:
    unreliable.answers += [(307, {"Location": "http://elsewhere.example/"}, b"")]
    with pytest.raises(Refused, match="307"):
        Client(unreliable.address, key="secret").job("1")  # type: ignore[attr-defined]


def test_a_stream_that_breaks_is_taken_up_where_it_broke(unreliable: type[Unreliable]) -> None:
    def line(position: int) -> bytes:
        ended = {"position": position, "line": position, "id": "1", "status": "succeeded"}
        return json.dumps({**ended, "reference": None, "result": {}}).encode() + b"\n"

    begun = line(1) + line(2)[:20]
    unreliable.answers += [
        (200, {}, body({**BATCH, "status": "running"})),
        (200, {"Transfer-Encoding": "chunked"}, b"%x\r\n%s\r\n" % (len(begun), begun)),
        (200, {}, body(BATCH)),
        (200, {}, line(2)),
    ]
    client = Client(unreliable.address)  # type: ignore[attr-defined]
    assert [ended.position for ended in client.results("1")] == [1, 2]
    assert [path for path, _ in unreliable.asked][1::2] == [
        "/v1/batches/1/results?after=0",
        "/v1/batches/1/results?after=1",
    ]


def test_it_can_be_copied_as_it_is() -> None:
    names = {name.partition(".")[0] for name in imports(ROOT / "worker" / "client.py")}
    assert names <= sys.stdlib_module_names | {"urllib3"}
