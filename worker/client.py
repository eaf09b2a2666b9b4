"""A client of the API in one file: the standard library and urllib3, nothing else of Quotewire.

    from worker.client import Client

    with Client("http://127.0.0.1:8000") as quotewire:
        print(quotewire.extract("“It held,” Ana Ortega said.")["quotes"])
        batch = quotewire.submit_batch([{"id": 1, "text": "…"}, {"id": 2, "text": "…"}])
        for ended in quotewire.results(batch.id):
            print(ended.reference, ended.result or ended.error)

What the server cannot take now (429, 503) or what breaks on the way is sent again after its
Retry-After, or a pause that grows; under one Idempotency-Key, so that nothing is there twice.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, Self, TypeVar
from uuid import uuid4

import urllib3
from urllib3.exceptions import HTTPError
from urllib3.util import Retry, Timeout

FINAL = frozenset({"succeeded", "failed", "cancelled"})
LONGEST_WAIT = 30  # seconds that the server holds an answer back at most
T = TypeVar("T")


class QuotewireError(Exception):
    """Base of what the client raises on purpose."""


class Refused(QuotewireError):
    """Repeating it helps nobody; ``problem`` has a ``type`` and a ``detail`` (RFC 9457)."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        wrong = [f"{item['pointer']}: {item['detail']}" for item in problem.get("errors", ())]
        super().__init__(" ".join([problem["detail"], *wrong]))
        self.status = status
        self.problem = problem


class Unavailable(QuotewireError):
    """The server cannot be reached, or has no room, even after several tries."""


class JobFailed(QuotewireError):
    """The article was read, and could not be worked through."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article's job. ``result`` is there once it succeeded, ``error`` once it failed."""

    id: str
    status: str
    reference: str | None
    expires_at: str
    attempts: int
    result: dict[str, Any] | None = None
    error: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """How far a batch is; ``errors`` and ``stopped`` have ``line``, ``code`` and ``detail``."""

    id: str
    status: str
    expires_at: str
    accepted: int
    open: int
    succeeded: int
    failed: int
    cancelled: int
    rejected: int
    errors: list[dict[str, Any]]
    stopped: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Ended:
    """A batch's job that has ended; ``line`` is its article's in the upload, from 1."""

    position: int
    line: int
    id: str
    status: str
    reference: str | None = None
    result: dict[str, Any] | None = None
    error: dict[str, str] | None = None


class Client:
    """A server, and who asks it. ``key``: an API key, where one is needed.

    ``tries``: how often a request is sent before it is given up. Safe to use from several threads.
    """

    def __init__(
        self, server: str = "http://127.0.0.1:8000", *, key: str | None = None, tries: int = 8
    ) -> None:
        self._address = server.rstrip("/") + "/v1"
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._tries = tries
        retries = Retry(
            tries - 1,
            connect=min(3, tries - 1),
            redirect=False,
            allowed_methods=None,  # also POST: its key makes it idempotent
            status_forcelist=(429, 502, 503, 504),
            backoff_factor=0.5,
            backoff_max=10,
            raise_on_status=False,
        )
        patience = Timeout(connect=5, read=2 * LONGEST_WAIT)
        self._http = urllib3.PoolManager(retries=retries, timeout=patience)

    def extract(self, text: str, *, seconds: float = 600) -> dict[str, Any]:
        """Who said what in ``text``: the result as the API has it. Raises JobFailed."""
        job = self.finished(self.submit(text, wait=LONGEST_WAIT), seconds=seconds)
        if job.result is None:
            raise JobFailed(job.error["detail"] if job.error else f"The job is {job.status}.")
        return job.result

    def submit(
        self, text: str, *, title: str | None = None, reference: str | None = None, wait: int = 0
    ) -> Job:
        """The article's job, which may have ended if it does within ``wait`` seconds."""
        body = json.dumps({"text": text, "title": title, "reference": reference}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": str(uuid4())}
        if wait:
            headers["Prefer"] = f"wait={wait}"
        return _read(Job, self._send("POST", "/jobs", body=body, headers=headers).json())

    def job(self, job_id: str, *, wait: int = 0) -> Job:
        """The job as it stands, or as soon as it has ended within ``wait`` seconds."""
        return _read(Job, self._send("GET", f"/jobs/{job_id}?wait={wait}").json())

    def finished(self, job: Job, *, seconds: float = 600) -> Job:
        """The job when it has ended. Raises Unavailable after ``seconds``."""
        deadline = time.monotonic() + seconds
        while job.status not in FINAL:
            asked = time.monotonic()
            left = deadline - asked
            if left <= 0:
                raise Unavailable(f"The job is still {job.status} after {seconds:g} seconds.")
            job = self.job(job.id, wait=max(1, min(LONGEST_WAIT, int(left))))
            # It did not wait: too many others do.
            if job.status not in FINAL and time.monotonic() - asked < 1:
                time.sleep(1)
        return job

    def erase(self, job_id: str) -> None:
        """The job, its text and its result are gone; if it was open, it is cancelled."""
        self._send("DELETE", f"/jobs/{job_id}")

    def submit_batch(
        self, articles: Iterable[Mapping[str, Any]] | bytes, *, key: str | None = None
    ) -> Batch:
        """A batch of articles with ``text``, and ``id`` and ``title`` if you like; or their NDJSON.

        ``key``: the same, for the same articles, gives the same batch; for whoever was interrupted.
        """
        if not isinstance(articles, bytes):
            articles = b"".join(json.dumps(article).encode() + b"\n" for article in articles)
        headers = {"Content-Type": "application/x-ndjson", "Idempotency-Key": key or str(uuid4())}
        return _read(Batch, self._send("POST", "/batches", body=articles, headers=headers).json())

    def batch(self, batch_id: str) -> Batch:
        """How far the batch is."""
        return _read(Batch, self._send("GET", f"/batches/{batch_id}").json())

    def results(self, batch_id: str, *, after: int = 0) -> Iterator[Ended]:
        """The batch's jobs as they end, until all have; from the one after position ``after``.

        A stream that breaks is taken up where it broke, several times in a row.
        """
        failures = 0
        while True:
            asked, before, finished = time.monotonic(), after, False
            try:
                # Asked first: what ends after the answer is in the next stream.
                finished = self.batch(batch_id).status == "finished"
                for ended in self._stream(f"/batches/{batch_id}/results?after={after}"):
                    after, failures = ended.position, 0
                    yield ended
            except (HTTPError, Unavailable) as error:
                failures, finished = failures + 1, False
                if failures == self._tries:
                    raise Unavailable(f"The results break off: {_cause(error)}") from error
            if finished:
                return
            if after == before and time.monotonic() - asked < 1:
                time.sleep(1 + failures)

    def erase_batch(self, batch_id: str) -> None:
        """The batch and all its jobs are gone; open ones are cancelled."""
        self._send("DELETE", f"/batches/{batch_id}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.clear()

    def _stream(self, path: str) -> Iterator[Ended]:
        with self._send("GET", path, preload_content=False) as answer:
            for line in answer:
                yield _read(Ended, json.loads(line))

    def _send(
        self, method: str, path: str, *, headers: Mapping[str, str] | None = None, **options: Any
    ) -> urllib3.BaseHTTPResponse:
        """The answer, if it is a good one. Raises Refused, Unavailable."""
        given = {**self._headers, **(headers or {})}
        try:
            answer = self._http.request(method, self._address + path, headers=given, **options)
        except HTTPError as error:
            raise Unavailable(f"{self._address} does not answer: {_cause(error)}.") from error
        if answer.status < 300:
            return answer
        problem = _problem(answer)
        if answer.status >= 500 or answer.status == 429:
            raise Unavailable(f"{self._address} keeps answering: {problem['detail']}")
        raise Refused(answer.status, problem)


def _read(kind: type[T], document: Mapping[str, Any]) -> T:
    """Without the fields that came after this client."""
    known = {item.name for item in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in document.items() if name in known})


def _problem(answer: urllib3.BaseHTTPResponse) -> dict[str, Any]:
    """The server's own words; without them, a proxy in between has answered."""
    if answer.headers.get("Content-Type") != "application/problem+json":
        return {"detail": f"{answer.status} {answer.reason}"}
    problem: dict[str, Any] = answer.json()
    return problem


def _cause(error: Exception) -> str:
    """urllib3 wraps what went wrong; the innermost says it best."""
    cause = getattr(error, "reason", None) or error
    return " ".join(str(cause).split())
