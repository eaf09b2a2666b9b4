"""Requests that wait for their job's end: ``Prefer: wait=N`` (RFC 7240) and ``?wait=N``.

A waiting request is a thread that sleeps on an event. One thread of the process listens for jobs
that end, and wakes whom it concerns. Should it miss something, or fail, then each waiting request
still looks for itself every second or two: an event makes the answer early, never right.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import BoundedSemaphore, Event, Lock, Thread
from time import monotonic, sleep

from flask import Request
from werkzeug.http import parse_list_header, unquote_header_value

from service.operations import header, parameter
from service.parameters import WrongParameter
from service.turns import Turns
from worker.jobs import Job, JobNotFound, JobStatus, JobStore, StoreUnavailable

#: Seconds that a request waits at most: proxies and browsers give up on longer ones.
LONGEST = 30
#: Seconds between two attempts to listen.
PAUSE = 1.0
#: Seconds that it listens on when nobody waits: to begin anew with each request costs more.
LINGER = 2.0
#: Seconds for which the results of a batch are gathered before they are sent on.
GATHERING = 0.05

PREFER = header(
    "Prefer",
    f"`wait=N` (RFC 7240): the answer comes once the job has ended, or after N seconds, at most"
    f" {LONGEST}. An answer that was held back says so in `Preference-Applied`.",
    examples=["wait=10"],
)
WAIT = parameter(
    "query",
    "wait",
    f"Seconds, at most {LONGEST}: the answer comes once the job has ended, or after that time. At"
    " once when too many others wait.",
    required=False,
    type="integer",
    minimum=0,
)

log = logging.getLogger(__name__)


def preferred(request: Request) -> int:
    """Seconds that the request would wait by its ``Prefer``; 0 without, or when nobody can tell.

    As the standard has it: the first of several counts, and what is malformed is passed over.
    """
    for preference in parse_list_header(request.headers.get("Prefer", "")):
        name, _, value = preference.partition(";")[0].partition("=")
        if name.strip().lower() == "wait":
            return seconds(unquote_header_value(value.strip())) or 0
    return 0


def asked(request: Request) -> int:
    """Seconds that the request would wait by its ``wait``. Raises WrongParameter."""
    given = request.args.get("wait", "0")
    found = seconds(given)
    if found is None:
        raise WrongParameter("wait", "a whole number of seconds, 0 or more")
    return found


def seconds(text: str) -> int | None:
    # Its length is looked at first: int() refuses thousands of digits.
    if not re.fullmatch("[0-9]+", text, re.ASCII):
        return None
    return LONGEST if len(text.lstrip("0")) > len(str(LONGEST)) else min(int(text), LONGEST)


class Listener:
    """The one thread that hears of jobs that end. It runs while somebody waits, and lingers."""

    def __init__(self, store: JobStore) -> None:
        self._store = store
        self._left = float("-inf")  # when somebody stopped waiting last
        self._lock = Lock()
        self._waiting: dict[str, set[Event]] = {}
        self._thread: Thread | None = None

    @contextmanager
    def listening(self, job_id: str) -> Iterator[Event]:
        """What is set when the job may have ended."""
        event = Event()
        with self._lock:
            self._waiting.setdefault(job_id, set()).add(event)
            # It may also have died, of an error of ours, or in a fork.
            if self._thread is None or not self._thread.is_alive():
                self._thread = Thread(target=self._listen, name="endings", daemon=True)
                self._thread.start()
        try:
            yield event
        finally:
            with self._lock:
                self._left = monotonic()
                self._waiting[job_id].discard(event)
                if not self._waiting[job_id]:
                    del self._waiting[job_id]

    def _listen(self) -> None:
        while not self._done():
            try:
                for job_id in self._store.endings(self._wanted):
                    self._wake(job_id)
            except StoreUnavailable as error:
                log.warning("Not told of jobs that end: %s", error.__cause__)
                sleep(PAUSE)

    def _wanted(self) -> bool:
        return bool(self._waiting) or monotonic() - self._left < LINGER

    def _done(self) -> bool:
        with self._lock:
            wanted = self._wanted()
            if not wanted:
                self._thread = None
            return not wanted

    def _wake(self, job_id: str | None) -> None:
        """Those who wait for the job; everybody, when nobody knows what has ended."""
        with self._lock:
            concerned = self._waiting.values() if job_id is None else [self._waiting.get(job_id)]
            for event in [event for events in concerned for event in events or ()]:
                event.set()


class Waiting:
    """At most ``places`` requests that wait; whoever finds none is told so at once."""

    def __init__(self, store: JobStore, turns: Turns, places: int) -> None:
        self._store = store
        self.turns = turns
        self._places = BoundedSemaphore(places) if places else None
        self._listener = Listener(store)
        #: Whether the process is about to stop, and wants its requests back.
        self.stopping: Callable[[], bool] = lambda: False

    def for_end(
        self, job: Job, seconds: int, *, send: Callable[[], object] | None = None
    ) -> Job | None:
        """The job when it has ended, or as it stands after ``seconds``; None: there is no place.

        ``send``, for a new job: has its message leave, in any case, and once its end would be heard
        of. A job that is erased meanwhile has been cancelled. When the store goes away, the job is
        as it was seen last: it exists all the same.
        """
        if not seconds or self._places is None or not self._places.acquire(blocking=False):
            if send:
                send()
            return None
        try:
            if job.status.final:
                return job
            with self._listener.listening(job.id) as event:
                if send:
                    send()
                for current in self._looks(job, event, seconds, new=send is not None):
                    job = current
        except JobNotFound:
            job = replace(job, status=JobStatus.CANCELLED)
        except StoreUnavailable as error:
            log.warning("No longer waiting: %s", error.__cause__)
        finally:
            self._places.release()
        return job

    @contextmanager
    def following(self, batch_id: str, seconds: int) -> Iterator[Callable[[], bool]]:
        """What sleeps until another job of the batch has ended, for who follows them.

        It gives False once the time is up; at once, when there is no place.
        """
        if not seconds or self._places is None or not self._places.acquire(blocking=False):
            yield lambda: False
            return
        end = monotonic() + seconds
        try:
            with self._listener.listening(batch_id) as event:

                def sleeps() -> bool:
                    left = end - monotonic()
                    if left <= 0 or self.stopping():
                        return False
                    with self.turns.aside():
                        event.wait(min(left, 1.5))
                        # More of them end meanwhile: an answer for each would cost too much.
                        sleep(GATHERING)
                    event.clear()
                    return True

                yield sleeps
        finally:
            self._places.release()

    def _looks(self, job: Job, event: Event, seconds: int, *, new: bool) -> Iterator[Job]:
        """The job, each time that it was looked at, until it is final or the time is up."""
        end = monotonic() + seconds
        # One to two seconds, by the job's id: not all of them look in the same moment.
        pause = 1 + int(job.id[:2], 16) / 256
        if new:  # nothing to see yet, and whatever happens to it will be told
            self._sleep(event, min(seconds, pause))
        while True:
            event.clear()
            job = self._store.get(job.id)
            yield job
            left = end - monotonic()
            if job.status.final or left <= 0 or self.stopping():
                return
            self._sleep(event, min(left, pause))

    def _sleep(self, event: Event, seconds: float) -> None:
        with self.turns.aside():
            event.wait(seconds)
