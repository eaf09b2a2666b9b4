"""One chunk of a batch, job by job. A plain function, as ``worker.tasks``."""

from __future__ import annotations

import logging
import time
from functools import partial

from worker.chunks import ChunkStore, Pause
from worker.jobs import JobStore
from worker.tasks import CLAIM_PATIENCE, Reader, answer, patiently

log = logging.getLogger("quotewire.worker")

TURN = 5.0
"""Seconds after which a chunk is put back, to go on with a new time limit. What a chunk may take
is its turn and one article's time: so an article of a batch may take up to 5 seconds more."""


def run_chunk(
    chunk_id: str,
    *,
    chunks: ChunkStore,
    store: JobStore,
    pipeline: Reader,
    timeouts: tuple[type[Exception], ...] = (),
    patience: float = 75,
    turn: float = TURN,
) -> bool:
    """Claim the chunk and answer its jobs, one after the other. False: its message must come again.

    That is when its turn is over, or a single job waits for a worker; but at least one job of it
    was answered, so that every turn brings it nearer to its end. For the rest as ``tasks.run``.
    """
    wait = partial(patiently, timeouts=timeouts)
    chunk = wait(lambda: chunks.claim(chunk_id), seconds=CLAIM_PATIENCE)
    if chunk is None:
        log.info("nothing to do", extra={"fields": {"chunk": chunk_id}})
        return True
    began, answered = time.monotonic(), 0
    while time.monotonic() - began < turn:
        following = partial(chunks.next, chunk, give_way=answered > 0)
        job = wait(following, seconds=CLAIM_PATIENCE)
        if job is None:
            log.info("chunk done", extra={"fields": {"chunk": chunk_id, "jobs": answered}})
            return True
        if job is Pause.GIVE_WAY:
            break
        answer(job, store=store, pipeline=pipeline, timeouts=timeouts, patience=patience)
        answered += 1
    log.info("chunk put back", extra={"fields": {"chunk": chunk_id, "jobs": answered}})
    return not wait(lambda: chunks.release(chunk), seconds=CLAIM_PATIENCE)
