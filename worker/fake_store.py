"""The pure-Python Redis, as a process: ``python -m worker.fake_store PORT``. Keeps nothing."""

from __future__ import annotations

import sys
from socketserver import StreamRequestHandler

from fakeredis import TcpFakeServer


def serve(port: int) -> None:
    """Answer on 127.0.0.1 until the process is stopped."""
    # It writes a reply in pieces; Nagle's algorithm would hold each back for 40 ms.
    StreamRequestHandler.disable_nagle_algorithm = True
    TcpFakeServer(("127.0.0.1", port)).serve_forever()


if __name__ == "__main__":
    serve(int(sys.argv[1]))
