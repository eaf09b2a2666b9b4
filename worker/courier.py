"""Tells clients that their jobs have ended: ``python -m worker.courier``, a process of its own.

A worker keeps one running where a secret is set (``worker.parent``). Receivers are slow, or hang
on purpose; here they hold up one another, within bounds, and no extraction.
"""

from __future__ import annotations

import logging
import logging.config
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import BoundedSemaphore, Event

from worker import logs
from worker.addresses import resolve
from worker.callbacks import Call, Callbacks
from worker.deliver import NotDelivered, post
from worker.jobs import StoreUnavailable, connect
from worker.settings import StoreSettings, from_env
from worker.signature import signed

log = logging.getLogger("quotewire.courier")

AT_ONCE = 16
"""Calls under way. Each ends within a minute, most within seconds."""

PAUSE = 0.5
"""Seconds between two looks when nothing is due."""

Send = Callable[[str, bytes, dict[str, str]], int]
"""A URL, a body, headers -> the status of the answer. Raises NotDelivered."""


def tell(call: Call, *, callbacks: Callbacks, settings: StoreSettings, send: Send) -> None:
    """Make one call and note how it went. Never raises."""
    headers = {
        "Content-Type": "application/json",
        "User-Agent": "Quotewire",
        **signed(settings.callback_secrets, call.message, int(time.time()), call.body),
    }
    try:
        status: int | str = send(call.url, call.body, headers)
    except NotDelivered as error:
        status = str(error)
    except Exception as error:  # ours to mend; the client is tried again all the same
        wrong = {"record": call.record, "traceback": logs.fault(error)}
        log.error("a fault of ours", extra={"fields": wrong})
        status = type(error).__name__
    # The record and the outcome, not the address: it may hold a secret of the client's.
    fields = {"record": call.record, "attempt": call.attempt, "answer": status}
    log.info("client called", extra={"fields": fields})
    try:
        if isinstance(status, int) and 200 <= status < 300:
            callbacks.delivered(call)
        elif status == 410:  # the receiver is gone for good, and says so
            callbacks.given_up(call)
        else:
            callbacks.missed(call)
    except StoreUnavailable as error:
        # Its lease runs out, and it is told again.
        fields["cause"] = repr(error.__cause__)
        log.warning("the answer was not noted", extra={"fields": fields})


def run(callbacks: Callbacks, *, settings: StoreSettings, send: Send, stop: Event) -> None:
    """Until ``stop`` is set, and the calls under way have ended."""
    room = BoundedSemaphore(AT_ONCE)

    def done(_: Future[None]) -> None:
        room.release()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        while not stop.is_set():
            call = None
            room.acquire()
            try:
                call = callbacks.take()
            except StoreUnavailable as error:
                cause = {"cause": repr(error.__cause__)}
                log.warning("no look at the callbacks", extra={"fields": cause})
            if call is None:
                room.release()
                stop.wait(PAUSE)
                continue
            work = pool.submit(tell, call, callbacks=callbacks, settings=settings, send=send)
            work.add_done_callback(done)


def main() -> None:
    """Until SIGTERM or SIGINT."""
    settings = from_env(StoreSettings, os.environ)
    logging.config.dictConfig(logs.config({}, root="INFO"))
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    send = partial(post, networks=settings.callback_networks, lookup=resolve)
    run(Callbacks(connect(settings.redis_url)), settings=settings, send=send, stop=stop)


if __name__ == "__main__":
    main()
