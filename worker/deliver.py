"""One HTTP request to an address that a client chose: bounded in every way, led nowhere else."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from threading import Timer

from worker.addresses import Forbidden, Lookup, Network, Target, checked, target

STEP = 3.0
"""Seconds for each step: to connect, to agree on a cipher, for each piece of an answer."""

TOTAL = 10.0
"""Seconds for the request and the head of its answer, once connected."""

MOST_ADDRESSES = 3
"""Of one name, that are tried."""


class NotDelivered(Exception):
    """There was no answer; the message says why in a word, and nothing of the address."""


class _Pinned(HTTPConnection):
    """To ``address``, which was checked, whatever the name leads to by now."""

    late = False

    def __init__(self, to: Target, address: str) -> None:
        super().__init__(to.host, to.port, timeout=STEP)
        self._address = address
        self._tls = ssl.create_default_context() if to.scheme == "https" else None
        # Of the scheme; it is left out of the Host header.
        self.default_port = 443 if self._tls else 80

    def connect(self) -> None:
        self.sock = socket.create_connection((self._address, self.port), STEP)
        if self._tls:
            self.sock = self._tls.wrap_socket(self.sock, server_hostname=self.host)

    def cut(self) -> None:
        """A byte a second keeps within STEP for days: this ends it from outside."""
        self.late = True
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def post(
    url: str,
    body: bytes,
    headers: Mapping[str, str],
    *,
    networks: Sequence[Network],
    lookup: Lookup,
    total: float = TOTAL,
) -> int:
    """The status of the answer. No redirect is followed, and nothing of the answer's body is read.

    Raises NotDelivered.
    """
    try:
        to = target(url, networks)
        connection = _connected(to, checked(to, networks, lookup))
        with closing(connection), _within(total, connection.cut):
            connection.request("POST", to.path, body, dict(headers))
            status = connection.getresponse().status
            if connection.late:  # http.client takes half a head for a whole one
                raise NotDelivered("TimeoutError")
            return status
    except Forbidden:
        raise NotDelivered("forbidden") from None
    except (OSError, HTTPException) as error:
        raise NotDelivered(type(error).__name__) from None


def _connected(to: Target, addresses: Sequence[str]) -> _Pinned:
    """To the first of the addresses that can be reached. Raises OSError."""
    failure = OSError("no address")
    for address in addresses[:MOST_ADDRESSES]:
        connection = _Pinned(to, address)
        try:
            connection.connect()
        except OSError as error:
            connection.close()
            failure = error
        else:
            return connection
    raise failure


@contextmanager
def _within(seconds: float, cut: Callable[[], None]) -> Iterator[None]:
    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
