"""A server that is told of ended jobs, on a port of the loopback address."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network
from threading import Thread
from typing import NamedTuple

#: What a courier has to be allowed to reach it.
HERE = (ip_network("127.0.0.0/8"),)


class Received(NamedTuple):
    """One request. Names of ``headers`` are in small letters."""

    path: str
    headers: Mapping[str, str]
    body: bytes


class Receiver:
    """Answers with the ``statuses`` in turn, and the last of them from then on."""

    def __init__(self, *statuses: int, location: str | None = None) -> None:
        self.received: list[Received] = []
        self.statuses = list(statuses or (204,))
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                receiver.received.append(Received(self.path, headers, body))
                left = receiver.statuses
                self.send_response(left.pop(0) if left[1:] else left[0])
                if location:
                    self.send_header("Location", location)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        self.url = f"http://127.0.0.1:{self.port}/told"
        self.thread = Thread(target=self.server.serve_forever)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


class Tormentor:
    """Accepts one connection and does what ``torment`` does with it."""

    def __init__(self, torment: Callable[[socket.socket], None]) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.listening.getsockname()[1]}/"
        self.thread = Thread(target=self.serve, args=(torment,))
        self.thread.start()

    def serve(self, torment: Callable[[socket.socket], None]) -> None:
        with suppress(OSError):
            connection, _ = self.listening.accept()
            with connection:
                torment(connection)

    def close(self) -> None:
        self.listening.close()
        self.thread.join()


def drip(connection: socket.socket) -> None:
    """An answer whose every byte comes within the time for one."""
    connection.sendall(b"HTTP/1.1 200 ")
    while True:
        connection.sendall(b"O")
        time.sleep(0.1)


def flood(connection: socket.socket) -> None:
    """Headers without an end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        connection.sendall(b"X: " + b"x" * 60_000 + b"\r\n")


def hang_up(connection: socket.socket) -> None:
    """No answer."""


def babble(connection: socket.socket) -> None:
    """What is no HTTP."""
    connection.sendall(b"220 mail.example ESMTP\r\n")
