"""A file of articles through a server, in parts, so that an interruption costs nothing.

Where a run is stands in a file beside its output, ``OUTPUT.state``: written before a part is sent
and whenever results are on disk, removed at the end. Whoever starts the same command again goes on
from there: a part is sent under a key, so that it is not worked on twice, and results are asked
for after the last position that was written.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO
from uuid import uuid4

from worker.client import Batch, Client, Ended, Refused
from worker.lines import to_json

PART_LINES = 5_000
PART_BYTES = 32_000_000
"""A part has no more lines, and no more bytes but for its last line: it is held in memory."""

SAVED_EVERY = 20
"""Results after which the output is flushed and the state saved."""


class StateError(Exception):
    """The state cannot be used; the message says what to do."""


@dataclass(frozen=True, slots=True)
class State:
    """Where a run is. ``input``: size and time of the file, so that another is noticed.

    ``line``: the first of the part under way, whose results begin at byte ``began`` of the output.
    ``position`` of them, up to byte ``written``, are there.
    """

    server: str
    input: tuple[int, int]
    line: int = 1
    key: str = ""
    batch: str | None = None
    began: int = 0
    position: int = 0
    written: int = 0


class Run:
    """One file on its way. ``keep``: where the state is kept; None: it is not.

    ``done`` counts the results written by this run, ``bad`` those of them that are none.
    """

    def __init__(
        self,
        client: Client,
        state: State,
        output: BinaryIO,
        keep: Path | None,
        advance: Callable[[int], object],
        *,
        part_lines: int = PART_LINES,
    ) -> None:
        self._client = client
        self._state = state
        self._output = output
        self._keep = keep
        self._advance = advance
        self._part_lines = part_lines
        self.done = self.bad = 0

    def all(self, lines: BinaryIO) -> None:
        """Send what is left of ``lines``, and write what comes back. Raises QuotewireError."""
        for _ in islice(lines, self._state.line - 1):
            pass
        left: list[bytes] = []
        while part := _part(left, lines, self._part_lines):
            taken = self._part(part)
            left = part[taken:]
        if self._keep:
            self._keep.unlink(missing_ok=True)

    def _part(self, part: list[bytes]) -> int:
        """How many of its lines have their answer now: all, or those that there was room for."""
        if not any(line.strip() for line in part):
            self._next(len(part))
            return len(part)
        try:
            batch = self._sent(part)
            for ended in self._client.results(batch.id, after=self._state.position):
                self._write(self._of(ended))
                self._state = replace(self._state, position=ended.position)
                if ended.position % SAVED_EVERY == 0:
                    self._save()
            batch = self._client.batch(batch.id)
        except Refused as refused:
            # It has expired meanwhile.
            if refused.status == 404 and self._state.batch and self._keep:
                self._output.seek(self._state.began)
                self._output.truncate()
                self._state = replace(self._state, batch=None, position=0, key=str(uuid4()))
                return 0
            if not refused.problem.get("lines"):
                raise
            self._reject(refused.problem["lines"], len(refused.problem["lines"]))
            self._next(len(part))
            return len(part)
        self._reject(batch.errors, batch.rejected)
        taken = batch.stopped["line"] - 1 if batch.stopped else len(part)
        self._next(taken)
        with suppress(Refused):
            self._client.erase_batch(batch.id)
        return int(taken)

    def _sent(self, part: list[bytes]) -> Batch:
        """The part's batch, which may have been sent by the run before."""
        if self._state.batch:
            return self._client.batch(self._state.batch)
        if not self._state.key:
            self._state = replace(self._state, key=str(uuid4()))
        self._save()
        batch = self._client.submit_batch(b"".join(part), key=self._state.key)
        self._state = replace(self._state, batch=batch.id)
        self._save()
        return batch

    def _next(self, taken: int) -> None:
        here = self._output.tell() if self._keep else 0
        line = self._state.line + taken
        self._state = State(self._state.server, self._state.input, line, began=here)
        self._save()

    def _of(self, ended: Ended) -> dict[str, Any]:
        line = self._state.line + ended.line - 1
        if ended.result is not None:
            return {"id": ended.reference, "line": line, **ended.result}
        error = ended.error["detail"] if ended.error else f"The job is {ended.status}."
        return {"id": ended.reference, "line": line, "error": error}

    def _reject(self, errors: list[dict[str, Any]], number: int) -> None:
        for error in errors:
            line = self._state.line + error["line"] - 1
            self._write({"id": None, "line": line, "error": error["detail"]})
        if number > len(errors):
            more = f"{number - len(errors)} more lines of this part were not accepted."
            self._write({"id": None, "error": more})

    def _write(self, result: dict[str, Any]) -> None:
        self._output.write(to_json(result).encode() + b"\n")
        self.done += 1
        self.bad += "error" in result
        self._advance(1)

    def _save(self) -> None:
        """The output first: the state must never be ahead of it."""
        self._output.flush()
        if self._keep is None:
            return
        os.fsync(self._output.fileno())
        self._state = replace(self._state, written=self._output.tell())
        new = self._keep.with_name(f"{self._keep.name}.new")
        new.write_text(json.dumps(asdict(self._state)))
        new.replace(self._keep)


def saved(keep: Path, fresh: State) -> State:
    """Where the run before was, or ``fresh``. Raises StateError when it was of another file."""
    try:
        document = json.loads(keep.read_text())
        state = State(**{**document, "input": tuple(document["input"])})
    except FileNotFoundError:
        return fresh
    except (ValueError, TypeError, KeyError) as error:
        raise StateError(f"{keep} is damaged: remove it to begin anew.") from error
    if (state.server, state.input) != (fresh.server, fresh.input):
        raise StateError(f"{keep} is of another file, or another server: remove it to begin anew.")
    return state


def _part(left: list[bytes], lines: BinaryIO, most: int) -> list[bytes]:
    """What was left of the last part, and as much as a part may have beside it."""
    part, size = list(left), sum(map(len, left))
    while len(part) < most and size < PART_BYTES and (line := lines.readline()):
        part.append(line if line.endswith(b"\n") else line + b"\n")
        size += len(line)
    return part
