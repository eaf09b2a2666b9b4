"""An NDJSON body as it arrives: line by line, never the whole of it in memory."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from flask import Request
from werkzeug.exceptions import ClientDisconnected

from worker.batches import LineError

#: Bytes that are read at a time.
PIECE = 65_536


class NoArticles(Exception):
    """No line of the upload holds an article that can be accepted. ``errors``: why, by line."""

    def __init__(self, errors: list[LineError]) -> None:
        super().__init__(
            "No line was accepted: mend what errors names and send it again."
            if errors
            else "There is no line: send one article a line."
        )
        self.errors = errors


class Upload:
    """The lines of a request's body. ``longest``: bytes that one may have.

    ``digest`` is that of what was read so far, and of ``callback_url``, which comes beside it.
    """

    def __init__(self, request: Request, *, longest: int, callback_url: str | None) -> None:
        self._request = request
        self._longest = longest
        self._sha256 = sha256(f"{callback_url or ''}\n".encode())

    def digest(self) -> str:
        return self._sha256.hexdigest()

    def lines(self) -> Iterator[tuple[int, bytes | None]]:
        """Each line with its number, from 1, without its end; None for one that is too long.

        Raises ClientDisconnected when not all of the body came, so that half an article is never
        taken for one, and RequestEntityTooLarge past the request's limit.
        """
        number, line = 1, Line(self._longest)
        for piece in self._pieces():
            first, *others = piece.split(b"\n")
            line.add(first)
            for part in others:
                yield number, line.whole()
                number, line = number + 1, Line(self._longest)
                line.add(part)
        if line.size:
            yield number, line.whole()

    def drain(self) -> None:
        """Read the rest: a client that is not heard out may not hear the answer."""
        for _ in self._pieces():
            pass

    def _pieces(self) -> Iterator[bytes]:
        announced, got = self._request.content_length, 0
        while piece := self._request.stream.read(PIECE):
            got += len(piece)
            self._sha256.update(piece)
            yield piece
        if announced is not None and got < announced:
            raise ClientDisconnected


class Line:
    """A line while it arrives. What is too long is counted, not kept."""

    def __init__(self, longest: int) -> None:
        self.size = 0
        self._longest = longest
        self._parts: list[bytes] = []

    def add(self, part: bytes) -> None:
        self.size += len(part)
        if self.size <= self._longest:
            self._parts.append(part)

    def whole(self) -> bytes | None:
        return b"".join(self._parts) if self.size <= self._longest else None
