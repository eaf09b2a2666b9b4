"""A batch's results as a stream of lines, which grows while its jobs end."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator

from flask import Request

from service import context
from service.operations import parameter
from service.parameters import WrongParameter
from worker.batches import BatchNotFound, BatchStatus, Ended
from worker.jobs import StoreUnavailable

#: Jobs that are read, and sent, together.
PIECE = 50

AFTER = parameter(
    "query",
    "after",
    "How many positions to pass over: the last one that you have.",
    required=False,
    type="integer",
    minimum=0,
    maximum=10**9 - 1,
    default=0,
)

log = logging.getLogger(__name__)


def after(request: Request) -> int:
    """The position after which the client wants to go on. Raises WrongParameter."""
    given = request.args.get("after", "0")
    if not re.fullmatch("[0-9]{1,9}", given, re.ASCII):
        raise WrongParameter("after", "a position, a whole number")
    return int(given)


def results(batch_id: str, *, after: int, wait: int) -> Iterator[bytes]:
    """Lines of the jobs that have ended; new ones for ``wait`` seconds, or until all have.

    It just ends when the batch is erased or the store goes away: the client asks again, and hears.
    """
    here = context.current()
    try:
        with here.waiting.following(batch_id, wait) as sleep:
            while True:
                # Asked first: what ends after the answer is found by the next look.
                finished = here.batches.get(batch_id).status is BatchStatus.FINISHED
                ended, position = here.batches.results(batch_id, after=after, most=PIECE)
                if ended:
                    # A client may be slow to take them: it holds up no other meanwhile.
                    with here.waiting.turns.aside():
                        yield b"".join(map(line, ended))
                if position > after:
                    after = position
                elif finished or not sleep():
                    return
    except BatchNotFound:
        return
    except StoreUnavailable as error:
        log.warning("No longer following a batch: %s", error.__cause__)


def line(job: Ended) -> bytes:
    """With the result as the worker wrote it: to read it and write it anew would cost most here."""
    document = {
        "position": job.position,
        "line": job.line,
        "id": job.id,
        "reference": job.reference,
        "status": job.status.value,
    }
    if job.error:
        document["error"] = {"code": job.error.code, "detail": job.error.detail}
    text = json.dumps(document)
    if job.result is not None:
        text = f'{text[:-1]}, "result": {job.result}}}'
    return text.encode() + b"\n"
