"""The pure-Python Redis, as a process: ``python -m worker.fake_store PORT``. Keeps nothing."""

from __future__ import annotations

import sys
from socket import IPPROTO_TCP, TCP_NODELAY, socket
from typing import Any

from fakeredis import TcpFakeServer


class FakeStore(TcpFakeServer):
    """Answers on an address. It sends a reply in pieces, none of which waits."""

    def get_request(self) -> tuple[socket, Any]:
        request, address = super().get_request()
        # Nagle's algorithm would hold each piece back for 40 ms.
        request.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        return request, address


if __name__ == "__main__":
    FakeStore(("127.0.0.1", int(sys.argv[1]))).serve_forever()
