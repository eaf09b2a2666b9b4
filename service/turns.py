"""Which requests work, and which only wait: as many as there are connections work at a time.

The server has a thread for each request, since one that waits needs nothing else. What a request
that works needs, a connection to Redis above all, is not there for hundreds at once: they take
turns, first come first served, and whoever waits for a job lets others go ahead.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

from flask import Flask, g

from service.gate import guarded


class Turns:
    """At most ``number`` requests to the versioned API work at a time."""

    def __init__(self, number: int) -> None:
        self._free = Semaphore(number)

    def register(self, app: Flask) -> None:
        """Has each request of ``app`` that is behind the gate take a turn, to its very end."""
        app.before_request(self.take)
        app.teardown_request(self.give_back)

    def take(self) -> None:
        g.has_turn = guarded() and self._free.acquire()

    def give_back(self, _: BaseException | None = None) -> None:
        if g.pop("has_turn", False):
            self._free.release()

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Others may go ahead while this request waits, and needs no connection."""
        self._free.release()
        try:
            yield
        finally:
            self._free.acquire()
