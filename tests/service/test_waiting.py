"""A client that waits for its job gets it when it ends, and the others are not kept waiting."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from time import monotonic, sleep
from typing import Any

import pytest
from flask import Request
from redis import Redis
from werkzeug.test import EnvironBuilder, TestResponse

from service import context, wsgi
from service.app import create_app
from service.settings import ServiceSettings
from service.waiting import LONGEST, asked, preferred
from tests.redis_server import RedisServer, apart
from tests.service.test_jobs import RESULT
from tests.stubs import InlineQueue
from worker.jobs import JobError, JobStore

JOBS = "/v1/jobs"
ARTICLE = {"text": "“Fine,” she said."}


class Clients:
    """An app, and clients that ask it at the same time."""

    def __init__(self, store: JobStore, **settings: Any) -> None:
        self.store = store
        self.queue = InlineQueue()
        self.app = create_app(settings=ServiceSettings(**settings), store=store, queue=self.queue)
        self.threads = ThreadPoolExecutor()

    def post(self, wait: int) -> TestResponse:
        client = self.app.test_client()
        return client.post(JOBS, json=ARTICLE, headers={"Prefer": f"wait={wait}"})

    def get(self, job_id: str, wait: int) -> TestResponse:
        return self.app.test_client().get(f"{JOBS}/{job_id}?wait={wait}")

    def posting(self, wait: int) -> tuple[Future[TestResponse], str]:
        """The answer to come, and the id of the job that it is about."""
        sent = len(self.queue.sent)
        answer = self.threads.submit(self.post, wait)
        until(lambda: len(self.queue.sent) > sent)
        return answer, self.queue.sent[-1]


def until(true: Callable[[], object]) -> None:
    deadline = monotonic() + 30
    while not true():
        assert monotonic() < deadline
        sleep(0.01)


@pytest.fixture
def redis(redis: Redis) -> Redis:
    return apart(redis)


@pytest.fixture
def clients(store: JobStore) -> Iterator[Clients]:
    clients = Clients(store)
    yield clients
    clients.threads.shutdown()


def finish(store: JobStore, job_id: str) -> None:
    store.claim(job_id)
    store.finish(job_id, 1, RESULT)


def fail(store: JobStore, job_id: str) -> None:
    store.claim(job_id)
    store.fail(job_id, 1, JobError("timeout", "It took too long."))


ENDS: dict[str, Callable[[JobStore, str], object]] = {
    "succeeded": finish,
    "failed": fail,
    "cancelled": JobStore.delete,
}


@pytest.mark.parametrize("status", ENDS)
def test_whoever_posts_gets_the_job_when_it_has_ended(clients: Clients, status: str) -> None:
    answer, job_id = clients.posting(wait=20)
    sleep(1)
    assert not answer.done()
    ENDS[status](clients.store, job_id)
    response = answer.result(30)
    assert (response.status_code, response.get_json()["status"]) == (200, status)
    assert response.headers["Preference-Applied"] == "wait=20"
    assert response.headers["Location"] == f"{JOBS}/{job_id}"
    assert "Retry-After" not in response.headers
    assert ("result" in response.get_json()) == (status == "succeeded")


@pytest.mark.parametrize("status", ENDS)
def test_whoever_asks_gets_the_job_when_it_has_ended(clients: Clients, status: str) -> None:
    job_id = clients.post(wait=0).get_json()["id"]
    answer = clients.threads.submit(clients.get, job_id, 20)
    sleep(1)
    assert not answer.done()
    ENDS[status](clients.store, job_id)
    response = answer.result(30)
    assert (response.status_code, response.get_json()["status"]) == (200, status)


def test_the_plain_answer_comes_when_the_time_is_up(clients: Clients) -> None:
    posted = clients.post(wait=1)
    assert (posted.status_code, posted.headers["Retry-After"]) == (202, "1")
    assert posted.headers["Preference-Applied"] == "wait=1"
    got = clients.get(posted.get_json()["id"], wait=1)
    assert (got.status_code, got.headers["Retry-After"]) == (200, "1")
    assert got.get_json() == posted.get_json()


def test_a_job_that_has_ended_already_is_not_waited_for(clients: Clients) -> None:
    job_id = clients.post(wait=0).get_json()["id"]
    finish(clients.store, job_id)
    assert clients.get(job_id, wait=30).get_json()["status"] == "succeeded"


def test_a_job_that_ends_while_its_message_leaves_has_been_told(clients: Clients) -> None:
    clients.queue.work = lambda job_id: finish(clients.store, job_id)
    began = monotonic()
    for _ in range(8):
        assert clients.post(wait=30).get_json()["status"] == "succeeded"
    # Whoever is not told looks after a second at the earliest.
    assert monotonic() - began < 7


def test_nobody_waits_who_does_not_ask_for_it(clients: Clients) -> None:
    plain = clients.app.test_client().post(JOBS, json=ARTICLE)
    assert plain.status_code == 202
    assert "Preference-Applied" not in plain.headers
    assert clients.get(plain.get_json()["id"], wait=0).get_json()["status"] == "queued"


def test_an_unknown_job_is_not_waited_for(clients: Clients) -> None:
    assert clients.get("0" * 32, wait=30).status_code == 404


def test_who_finds_no_place_is_answered_at_once(store: JobStore) -> None:
    clients = Clients(store, waiters=1)
    first, job_id = clients.posting(wait=30)
    until(lambda: context.of(clients.app).waiting._listener._waiting)
    second = clients.post(wait=30)
    assert (second.status_code, second.get_json()["status"]) == (202, "queued")
    assert "Preference-Applied" not in second.headers
    assert clients.get(job_id, wait=30).get_json()["status"] == "queued"
    finish(store, job_id)
    assert first.result(10).status_code == 200
    # Its place is free again.
    third, job_id = clients.posting(wait=30)
    finish(store, job_id)
    assert third.result(10).status_code == 200


def test_no_place_at_all(store: JobStore) -> None:
    assert Clients(store, waiters=0).post(wait=30).status_code == 202


def test_those_who_wait_keep_nobody_from_working(store: JobStore) -> None:
    clients = Clients(store, threads=1, waiters=3)
    waiting = [clients.posting(wait=30) for _ in range(3)]
    for answer, job_id in waiting:
        assert clients.post(wait=0).status_code == 202
        finish(store, job_id)
        assert answer.result(30).status_code == 200


def test_a_process_that_stops_lets_nobody_wait(clients: Clients) -> None:
    answer, _ = clients.posting(wait=30)
    context.of(clients.app).waiting.stopping = lambda: True
    assert answer.result(30).status_code == 202


class DeafStore(JobStore):
    """Tells of no job that ends: its listener dies at once, as if of an error of ours."""

    def endings(self, wanted: Callable[[], bool]) -> Iterator[str | None]:
        return iter(())


def test_whoever_waits_looks_for_itself_too(redis: Redis) -> None:
    clients = Clients(DeafStore(redis))
    answer, job_id = clients.posting(wait=30)
    finish(clients.store, job_id)
    assert answer.result(30).status_code == 200


class MortalStore(JobStore):
    """Its listeners die one after the other; ``died`` counts them."""

    died = 0

    def endings(self, wanted: Callable[[], bool]) -> Iterator[str | None]:
        self.died += 1
        raise RuntimeError("an error of ours")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_listener_that_died_is_replaced(redis: Redis) -> None:
    store = MortalStore(redis)
    clients = Clients(store)
    for count in (1, 2):
        answer, job_id = clients.posting(wait=30)
        until(lambda count=count: store.died == count)
        finish(store, job_id)
        assert answer.result(30).status_code == 200


def subscribers(redis: Redis) -> int:
    return int(redis.pubsub_numsub("quotewire:ended")[0][1])


@pytest.mark.redis
def test_a_listener_that_is_cut_off_listens_again(redis_server: RedisServer) -> None:
    app_store = JobStore(wsgi.connect(ServiceSettings(redis_url=redis_server.url)))
    clients = Clients(app_store)
    with Redis.from_url(redis_server.url) as redis:
        answer, job_id = clients.posting(wait=30)
        until(lambda: subscribers(redis) == 1)
        for _ in range(3):
            redis.client_kill_filter(_type="pubsub")
            until(lambda: subscribers(redis) == 1)
        finish(JobStore(redis), job_id)
        assert answer.result(30).status_code == 200
        # Nobody waits any longer: the connection is given back.
        until(lambda: subscribers(redis) == 0)


@pytest.mark.redis
def test_an_accepted_job_is_not_refused_because_redis_went_away(redis_server: RedisServer) -> None:
    clients = Clients(JobStore(wsgi.connect(ServiceSettings(redis_url=redis_server.url))))
    answer, job_id = clients.posting(wait=30)
    redis_server.stop()
    response = answer.result(30)
    assert (response.status_code, response.get_json()["id"]) == (202, job_id)


def request(**parts: Any) -> Request:
    return Request(EnvironBuilder(**parts).get_environ())


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("wait=5", 5),
        ("WAIT = 5", 5),
        ('wait="5"', 5),
        ("respond-async, wait=5", 5),
        ("wait=5; of=course, wait=7", 5),
        ("wait=007", 7),
        (f"wait={LONGEST + 1}", LONGEST),
        ("wait=" + "9" * 5_000, LONGEST),
        ("wait=0", 0),
        # What is malformed is passed over.
        *((value, 0) for value in ("wait", "wait=", "wait=-1", "wait=1.5", "wait=٣", "", ";,=")),
        ("return=minimal", 0),
        ("await=5", 0),
    ],
)
def test_a_preference_is_read_as_the_standard_has_it(value: str, seconds: int) -> None:
    assert preferred(request(headers={"Prefer": value})) == seconds


@pytest.mark.parametrize(
    ("query", "seconds"), [("", 0), ("wait=0", 0), ("wait=12", 12), ("wait=3600", LONGEST)]
)
def test_the_parameter_is_read(query: str, seconds: int) -> None:
    assert asked(request(query_string=query)) == seconds


def test_a_parameter_that_comes_twice_is_refused(clients: Clients) -> None:
    response = clients.app.test_client().get(f"{JOBS}/{'0' * 32}?wait=1&wait=2")
    assert response.status_code == 422
    assert "once" in response.get_json()["detail"]


@pytest.mark.parametrize("value", ["", "-1", "1.5", "soon", "%D9%A3", "1e3", "%2B1"])
def test_a_wrong_parameter_is_named(clients: Clients, value: str) -> None:
    response = clients.app.test_client().get(f"{JOBS}/{'0' * 32}?wait={value}")
    assert response.status_code == 422
    assert response.get_json()["type"].endswith(":wrong-parameter")
    assert "wait" in response.get_json()["detail"]
