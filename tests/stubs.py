"""One double per seam. None patches anything: each is handed in where the real one would be."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress

from worker.broker import QueueUnavailable
from worker.pipeline.document import Attribution, Document
from worker.pipeline.errors import EmptyText
from worker.pipeline.quote import Extraction, Quote, QuoteSpeaker, Speaker, Verb


class StubAttributor:
    """Every quote is speech, and nobody's."""

    name = "stub 1"

    def attribute(self, documents: Sequence[Document]) -> list[tuple[Attribution, ...]]:
        spoken = Attribution(True, None, None, 0.5, "stub")
        return [(spoken,) * len(document.quotes) for document in documents]


class StubPipeline:
    """Stands for ``Pipeline``, and obeys what it reads.

    ``say NAME: WORDS``: find one quote. ``sleep SECONDS``. ``kill``: kill this process.
    ``hoard``: take 4 GiB of memory. ``outlive``: swallow every time limit.
    ``memory``: raise MemoryError. ``panic``: raise what is no Exception. ``break …``: raise an
    error that repeats the text. Nothing: reject it. Anything else: find no quote.
    """

    def __call__(self, text: str) -> Extraction:
        if not text.strip():
            raise EmptyText
        order, _, rest = text.partition(" ")
        if order == "sleep":
            time.sleep(float(rest))
        elif order == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        elif order == "hoard":
            bytearray(2**32)
        elif order == "outlive":
            outlive()
        elif order in ERRORS:
            raise ERRORS[order](text)
        return found(text)

    def pipe(self, texts: Iterable[str], *, batch_size: int = 32) -> Iterator[Extraction]:
        return map(self, texts)


def outlive() -> None:
    while True:
        with suppress(Exception):
            time.sleep(60)


class Panic(BaseException):
    """Like the panics of libraries written in Rust."""


ERRORS: dict[str, type[BaseException]] = {
    "memory": MemoryError,
    "panic": Panic,
    "break": RuntimeError,
}


def found(text: str) -> Extraction:
    """What the stub answers, without the wait when it is told to sleep."""
    order, _, rest = text.partition(" ")
    if order != "say":
        return Extraction((), (), "stub 1")
    name, _, words = rest.partition(": ")
    start = text.index(words)
    speaker = QuoteSpeaker(name, 1, name, text.index(name), text.index(name) + len(name), "name")
    verb = Verb("say", "say", 0, 3)
    quote = Quote(1, words, start, len(text), "full", 1, True, speaker, verb, 0.5)
    count = len(words.split())
    return Extraction((quote,), (Speaker(1, name, (name,), None, "person", 1, count),), "stub 1")


class InlineQueue:
    """Stands for ``worker.broker.Queue``: what is submitted is worked on before it returns.

    ``sent`` lists the ids in order. Without ``work``, they just lie there.
    """

    def __init__(
        self,
        work: Callable[[str], object] = lambda job_id: None,
        work_chunk: Callable[[str], object] = lambda chunk_id: None,
    ) -> None:
        self.work = work
        self.work_chunk = work_chunk
        self.sent: list[str] = []

    def submit(self, job_id: str) -> None:
        self.sent.append(job_id)
        self.work(job_id)

    def submit_chunk(self, chunk_id: str) -> None:
        self.sent.append(chunk_id)
        self.work_chunk(chunk_id)

    def ping(self) -> None:
        """It is always there."""


class BrokenQueue:
    """Stands for a queue whose broker is away. ``asked`` lists the ids that it did not take."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def submit(self, job_id: str) -> None:
        self.asked.append(job_id)
        raise QueueUnavailable

    def submit_chunk(self, chunk_id: str) -> None:
        self.submit(chunk_id)

    def ping(self) -> None:
        raise QueueUnavailable


def free_port() -> int:
    """A port of the loopback address that nobody listens on right now."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port
