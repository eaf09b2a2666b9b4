"""One call: it goes where it was checked to go, and ends soon whatever is there."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from tests.clock import soon
from tests.receiver import HERE, Receiver, Tormentor, babble, drip, flood, hang_up
from worker.addresses import resolve
from worker.deliver import NotDelivered, post

BODY = b'{"type":"job.succeeded"}'


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with closing(Receiver()) as receiver:
        yield receiver


def call(url: str, **options: object) -> int:
    given = {"networks": HERE, "lookup": resolve} | options
    return post(url, BODY, {"webhook-id": "msg_1"}, **given)  # type: ignore[arg-type]


def test_what_arrives(receiver: Receiver) -> None:
    assert call(f"{receiver.url}?who=desk") == 204
    [(path, headers, body)] = receiver.received
    assert (path, body, headers["webhook-id"]) == ("/told?who=desk", BODY, "msg_1")
    assert headers["host"] == f"127.0.0.1:{receiver.port}"


def test_the_address_that_was_checked_is_the_one_that_is_called(receiver: Receiver) -> None:
    """A name that leads elsewhere when it is asked for again gains nothing: it is not asked."""
    answers = iter([["127.0.0.1"]])
    url = f"http://desk.example:{receiver.port}/told"
    assert call(url, lookup=lambda *_: next(answers)) == 204
    assert receiver.received[0].headers["host"] == f"desk.example:{receiver.port}"


def test_the_next_address_is_tried_when_one_cannot_be_reached(receiver: Receiver) -> None:
    url = f"http://desk.example:{receiver.port}/"
    assert call(url, lookup=lambda *_: ["127.0.0.77", "127.0.0.1"]) == 204
    assert len(receiver.received) == 1


@pytest.mark.parametrize("found", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"]])
def test_a_name_that_leads_inside_is_not_called(receiver: Receiver, found: list[str]) -> None:
    with pytest.raises(NotDelivered, match="forbidden"):
        call(f"http://desk.example:{receiver.port}/", networks=(), lookup=lambda *_: found)
    with pytest.raises(NotDelivered, match="forbidden"):
        call(receiver.url, networks=())
    assert receiver.received == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(status: int) -> None:
    with closing(Receiver()) as inside, closing(Receiver(status, location=inside.url)) as receiver:
        assert call(receiver.url) == status
        assert (len(receiver.received), inside.received) == (1, [])


@pytest.mark.parametrize("torment", [drip, flood, hang_up, babble])
def test_a_receiver_that_does_not_answer_properly(
    torment: Callable[[socket.socket], None],
) -> None:
    with closing(Tormentor(torment)) as tormentor, pytest.raises(NotDelivered):
        soon(lambda: call(tormentor.url, total=1.0))


def test_nobody_is_there() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    with pytest.raises(NotDelivered, match="ConnectionRefusedError"):
        call(f"http://127.0.0.1:{port}/")


def test_a_name_that_nobody_knows() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise socket.gaierror

    with pytest.raises(NotDelivered, match="gaierror"):
        call("https://desk.example/", lookup=unknown)
    with pytest.raises(NotDelivered, match="OSError"):
        call("https://desk.example/", lookup=lambda *_: [])
