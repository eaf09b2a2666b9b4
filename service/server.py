"""gunicorn's threaded worker, where clients would notice how it ends: connections, and itself."""

from __future__ import annotations

import socket
from contextlib import suppress
from time import monotonic
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

from service.malformed import refusal

#: Seconds that a client has to close its end of a connection that is over.
LINGER = 2.0
#: Bytes that it may still send in that time.
LEFT = 65_536


class Worker(ThreadWorker):  # type: ignore[misc]
    """Refuses connections as soon as it stops, and waits for no client to hang up."""

    def set_accept_enabled(self, enabled: bool) -> None:
        """gunicorn's own only ceases to take connections when it stops.

        The kernel would go on to accept them for it, and each would wait without an answer until
        the last request under way is done, and then be reset.
        """
        super().set_accept_enabled(enabled)
        if not self.alive:
            for listener in self.sockets:
                self.take_accepted(listener)
                listener.close()

    def take_accepted(self, listener: Any) -> None:
        """Those that the kernel has accepted already: they are answered like any other."""
        taken = -1
        while taken < self.nr_conns < self.worker_connections:
            taken = self.nr_conns
            self.accept(listener)

    def handle(self, conn: Any) -> Any:
        """A request, in its own thread; false when the connection is over.

        Then gunicorn waits for the client to close its end, in the one thread that takes
        connections: whoever does not would hold up all others.
        """
        kept = super().handle(conn)
        if not kept:
            with suppress(OSError):
                hang_up(conn.sock)
        return kept

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:
        """What could not be read; ``req`` as far as it was. See ``malformed``."""
        with suppress(OSError):
            client.settimeout(LINGER)
            client.sendall(refusal(exc, getattr(req, "path", None) or ""))


def hang_up(connection: socket.socket) -> None:
    """Let the client read the answer to its end: what it still sends must not cause a reset."""
    connection.shutdown(socket.SHUT_WR)
    deadline, left = monotonic() + LINGER, LEFT
    try:
        while left > 0 and (patience := deadline - monotonic()) > 0:
            connection.settimeout(patience)
            received = len(connection.recv(left))
            left = left - received if received else 0
    finally:
        # gunicorn, which closes it, finds nothing more to wait for.
        connection.shutdown(socket.SHUT_RDWR)
