"""The courier: what it makes of an answer; and a client is told whatever is killed meanwhile."""

from __future__ import annotations

import base64
import hmac
import os
import signal
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from redis import Redis

from tests.receiver import Receiver
from tests.system import System
from worker import courier
from worker.callbacks import Callbacks
from worker.deliver import NotDelivered
from worker.jobs import CallbackStatus, JobStore, StoreUnavailable
from worker.logs import JsonFormatter
from worker.records import Callback
from worker.settings import StoreSettings
from worker.signature import Secret

KEY = b"k" * 32
SETTINGS = StoreSettings(callback_secrets=(Secret(KEY),))
URL = "https://desk.example/told?token=t0ken"
RESULT = {"quotes": [], "speakers": [], "model": "m 1"}
WAITING, DELIVERED, FAILED = CallbackStatus


def ended(store: JobStore) -> str:
    job = store.create("text", callback_url=URL)
    store.claim(job.id)
    store.finish(job.id, 1, RESULT)
    return job.id


OUTCOMES = [
    *((status, DELIVERED) for status in (200, 202, 204, 299)),
    *((status, WAITING) for status in (300, 301, 307, 400, 404, 429, 500, 503)),
    (410, FAILED),
    (NotDelivered("TimeoutError"), WAITING),
    (RuntimeError("a fault of ours"), WAITING),
]


@pytest.mark.parametrize(("answer", "status"), OUTCOMES, ids=str)
def test_what_comes_of_an_answer(
    redis: Redis, store: JobStore, answer: int | Exception, status: CallbackStatus
) -> None:
    def send(url: str, body: bytes, headers: dict[str, str]) -> int:
        if isinstance(answer, Exception):
            raise answer
        return answer

    job_id, callbacks = ended(store), Callbacks(redis)
    call = callbacks.take()
    assert call is not None
    courier.tell(call, callbacks=callbacks, settings=SETTINGS, send=send)
    assert store.get(job_id).callback == Callback(status, 1)


@pytest.mark.parametrize(
    ("fault", "logged"),
    [(None, 500), (ValueError(f"{URL} is not as it should be"), '"ValueError"')],
)
def test_the_log_has_the_job_and_not_the_address(
    redis: Redis,
    store: JobStore,
    caplog: pytest.LogCaptureFixture,
    fault: Exception | None,
    logged: object,
) -> None:
    def send(url: str, body: bytes, headers: dict[str, str]) -> int:
        if fault:
            raise fault
        return 500

    caplog.set_level("INFO")
    job_id, callbacks = ended(store), Callbacks(redis)
    call = callbacks.take()
    assert call is not None
    courier.tell(call, callbacks=callbacks, settings=SETTINGS, send=send)
    text = "".join(JsonFormatter().format(record) for record in caplog.records)
    assert f'"record": "job:{job_id}", "attempt": 1, "answer": {logged}' in text
    assert ("test_courier.py" in text) == (fault is not None)
    assert "desk.example" not in text


def test_a_store_that_goes_meanwhile_is_no_fault(redis: Redis, store: JobStore) -> None:
    class Gone(Callbacks):
        def delivered(self, call: object) -> None:
            raise StoreUnavailable

    ended(store)
    callbacks = Gone(redis)
    call = callbacks.take()
    assert call is not None
    courier.tell(call, callbacks=callbacks, settings=SETTINGS, send=lambda *_: 204)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with closing(Receiver()) as receiver:
        yield receiver


@pytest.fixture
def telling(system: System, monkeypatch: pytest.MonkeyPatch) -> System:
    """A system whose workers tell clients on this machine."""
    monkeypatch.setenv("QUOTEWIRE_CALLBACK_SECRET", f"whsec_{base64.b64encode(KEY).decode()}")
    monkeypatch.setenv("QUOTEWIRE_CALLBACK_NETWORKS", "127.0.0.0/8")
    return system


def submitted(system: System, url: str) -> str:
    job = system.store.create("say Ana Ortega: The dam held.", callback_url=url)
    system.queue.submit(job.id)
    return job.id


def told(system: System, job_id: str) -> bool:
    callback = system.store.get(job_id).callback
    return callback is not None and callback.status is DELIVERED


def courier_of(system: System) -> int:
    [worker] = system.workers
    for pid in system.children(worker):
        if b"worker.courier" in Path(f"/proc/{pid}/cmdline").read_bytes():
            return pid
    return 0


@pytest.mark.redis
def test_a_client_is_told_by_a_signed_request(telling: System, receiver: Receiver) -> None:
    telling.start_worker()
    job_id = submitted(telling, receiver.url)
    telling.until(lambda: told(telling, job_id))
    [(path, headers, body)] = receiver.received
    assert (path, headers["content-type"]) == ("/told", "application/json")
    assert headers["webhook-id"] == f"msg_{job_id}"
    assert b"dam" not in body
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    expected = base64.b64encode(hmac.digest(KEY, signed, "sha256")).decode()
    assert headers["webhook-signature"] == f"v1,{expected}"


@pytest.mark.redis
def test_a_client_is_told_though_courier_and_worker_are_killed(
    telling: System, receiver: Receiver
) -> None:
    worker = telling.start_worker()
    telling.until(lambda: courier_of(telling))
    os.kill(courier_of(telling), signal.SIGSTOP)  # so that it tells nobody before it is killed
    job_id = submitted(telling, receiver.url)
    telling.ended(job_id)
    os.kill(courier_of(telling), signal.SIGKILL)
    telling.until(lambda: told(telling, job_id))

    os.kill(courier_of(telling), signal.SIGSTOP)
    job_id = submitted(telling, receiver.url)
    telling.ended(job_id)
    left = courier_of(telling)
    telling.kill(worker)
    os.kill(left, signal.SIGKILL)
    telling.start_worker()
    telling.until(lambda: told(telling, job_id))
    assert len(receiver.received) == 2


@pytest.mark.redis
def test_a_courier_does_not_outlive_its_worker(telling: System) -> None:
    worker = telling.start_worker()
    telling.until(lambda: courier_of(telling))
    pid = courier_of(telling)
    worker.terminate()
    worker.wait(60)
    telling.until(lambda: not Path(f"/proc/{pid}").exists())


@pytest.mark.redis
def test_without_a_secret_there_is_no_courier(system: System) -> None:
    worker = system.start_worker()
    job_id = system.submit("say Ana Ortega: The dam held.")
    system.ended(job_id)
    assert courier_of(system) == 0
    assert worker.poll() is None
