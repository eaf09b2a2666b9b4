"""The articles of an upload on their way into the store, a chunk at a time.

A line that is no article is noted by its number, and the rest accepted. When there is no room for
more, or the client's rate is used up, the batch ends before that line and says so.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator

from flask import g
from marshmallow import ValidationError

from service import context, gate
from service.batch_schemas import LineSchema
from service.bodies import MalformedBody, decoded, parsed
from service.errors import listed
from service.problems import problem_of
from service.rates import RateExceeded
from service.uploads import NoArticles, Upload
from worker.batches import CHUNK, CHUNK_LENGTH, ERRORS_KEPT, Article, LineError, StoreFull
from worker.broker import QueueUnavailable
from worker.jobs import QueueFull

#: Why a batch ends before its upload does. What was accepted is worked on.
NO_ROOM = (QueueFull, StoreFull, RateExceeded)

log = logging.getLogger(__name__)


class Intake:
    """Reads an upload into the batch."""

    def __init__(self, batch_id: str, upload: Upload, schema: LineSchema) -> None:
        self._batch_id = batch_id
        self._upload = upload
        self._schema = schema
        self._accepted = 0
        self._rejected = 0
        self._errors: list[LineError] = []

    def read(self) -> None:
        """All of it; then the batch is sealed.

        Raises NoArticles; what was in the way, if it was from the first article on; and what
        ``Upload.lines`` and the store raise.
        """
        stopped = None
        lines = self._upload.lines()
        for articles in chunks(self._articles(lines)):
            try:
                self._accept(articles)
            except NO_ROOM as error:
                for _ in lines:  # a client that is not heard out may not hear the answer
                    pass
                if not self._accepted:
                    raise
                stopped = LineError(articles[0].line, problem_of(error).slug, str(error))
                break
        if not self._accepted:
            raise NoArticles(self._errors)
        context.current().batches.seal(
            self._batch_id,
            digest=self._upload.digest(),
            rejected=self._rejected,
            errors=self._errors,
            stopped=stopped,
        )

    def _articles(self, lines: Iterator[tuple[int, bytes | None]]) -> Iterator[Article]:
        for number, line in lines:
            if line is not None and not line.strip():
                continue
            read = article_of(number, line, self._schema)
            if isinstance(read, Article):
                yield read
            else:
                self._rejected += 1
                if len(self._errors) < ERRORS_KEPT:
                    self._errors.append(read)

    def _accept(self, articles: list[Article]) -> None:
        """Recorded before the message leaves; if it does not, the workers' sweep sends it."""
        here = context.current()
        gate.take("articles", len(articles))
        chunk_id = here.batches.add(self._batch_id, articles)
        self._accepted += len(articles)
        try:
            here.queue.submit_chunk(chunk_id)
        except QueueUnavailable as error:
            fields = {"request_id": g.request_id, "chunk": chunk_id, "cause": repr(error.__cause__)}
            log.warning("The chunk's message did not leave", extra={"fields": fields})


def article_of(number: int, line: bytes | None, schema: LineSchema) -> Article | LineError:
    if line is None:
        detail = "Has more bytes than an article may have: send a shorter one."
        return LineError(number, "line-too-long", detail)
    try:
        # A byte order mark stands before the first line, if anywhere.
        text = decoded(line, "line").removeprefix("\ufeff" if number == 1 else "")
        return Article(number, **schema.load(parsed(text, "line")))
    except MalformedBody as error:
        return LineError(number, "malformed-line", str(error))
    except ValidationError as error:
        wrong = [f"{item['pointer']}: {item['detail']}" for item in listed(error.messages_dict)]
        return LineError(number, "invalid-article", " ".join(wrong[:3]))


def chunks(articles: Iterator[Article]) -> Iterator[list[Article]]:
    """As many together as are worked on, and written, together."""
    chunk: list[Article] = []
    size = 0
    for article in articles:
        if chunk and (len(chunk) == CHUNK or size + len(article.text) > CHUNK_LENGTH):
            yield chunk
            chunk, size = [], 0
        chunk.append(article)
        size += len(article.text)
    if chunk:
        yield chunk
