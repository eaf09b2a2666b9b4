"""Every error that the API can give, as the page tells it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from service.problems import INTERNAL, TABLE, TYPE_PREFIX, Problem
from tests.site import Site, read, submit
from tests.stubs import free_port
from worker.connection import connect
from worker.jobs import JobStore


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (" \n", "There is no article yet"),
        ("x" * 100_001, "Text: Has 100001 characters; the limit is 100000."),
        ("x" * 400_000, "The article is too long"),
        ("a\0b", "NUL character at position 1"),
    ],
)
def test_an_article_that_is_refused_stays_in_its_box(page: Page, text: str, says: str) -> None:
    submit(page, text)
    expect(page.locator("#problem")).to_contain_text(says)
    assert page.locator("#text").input_value() == text
    page.fill("#text", "say Ana: it held")
    page.click("#compose [type=submit]")
    expect(page.locator("#result")).to_be_visible()
    expect(page.locator("#problem")).to_be_hidden()


def test_a_store_that_is_away_is_told_and_tried_again(page: Page, site: Site) -> None:
    app = site.server.app
    here = app.extensions["quotewire"]
    away = JobStore(connect(f"redis://127.0.0.1:{free_port()}/0"))
    app.extensions["quotewire"] = replace(here, store=away)
    submit(page, "say Ana: it held")
    expect(page.locator("#problem")).to_contain_text("cannot be used just now")
    app.extensions["quotewire"] = here
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("#article mark")).to_have_text("it held")


PROBLEMS = {problem.slug: problem for problem in (*TABLE.values(), INTERNAL)}
PROBLEMS["http-429"] = Problem(429, "http-429", "Too many requests", "Wait a little.")


@pytest.mark.parametrize("problem", PROBLEMS.values(), ids=PROBLEMS.keys())
def test_every_problem_of_the_api_is_told_in_words(page: Page, problem: Problem) -> None:
    body = {
        "type": TYPE_PREFIX + problem.slug,
        "title": problem.title,
        "status": problem.status,
        "detail": problem.detail or "The exception's own words.",
        "request_id": "r-17",
    }
    page.route(
        "**/v1/jobs",
        lambda route: route.fulfill(
            status=problem.status, content_type="application/problem+json", json=body
        ),
    )
    submit(page, "An article.")
    told = page.locator("#problem")
    expect(told).to_be_visible()
    assert told.get_attribute("role") == "alert"
    assert told.locator("h2").text_content()
    assert len(told.locator("p").all_text_contents()) >= 2
    expect(told).to_contain_text("r-17")
    expect(told).not_to_contain_text(re.compile("undefined|null|false|urn:|Retry-After"))
    again = problem.status >= 500 or problem.status == 429
    assert told.get_by_role("button", name="Try again").count() == int(again)


def no_json(route: Route) -> None:
    route.fulfill(status=502, content_type="text/html", body="<h1>Bad gateway</h1>")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda route: route.abort(), "The service cannot be reached"),
        (no_json, "The service gave no proper answer"),
    ],
    ids=["no connection", "a proxy's error"],
)
def test_whatever_is_between_page_and_service_is_told(
    page: Page, answer: object, says: str
) -> None:
    page.route("**/v1/jobs", answer)
    submit(page, "An article.")
    expect(page.locator("#problem")).to_contain_text(says)


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ("memory", "The article is too much for the service"),
        ("break it", "The article could not be worked through"),
    ],
)
def test_a_failed_job_says_why_and_gives_the_text_back(page: Page, order: str, says: str) -> None:
    submit(page, order)
    expect(page.locator("#problem")).to_contain_text(says)
    expect(page.locator("#text")).to_have_value(order)


def test_a_connection_lost_while_waiting_is_found_again(page: Page, site: Site) -> None:
    site.queue.work = lambda job_id: None
    submit(page, "say Ana: it held")
    expect(page.locator("#status")).to_have_text("In the queue.")
    page.route("**/v1/jobs/*", lambda route: route.abort())
    expect(page.locator("#status")).to_contain_text("The connection was lost")
    page.unroute("**/v1/jobs/*")
    site.read(site.queue.sent[0])
    expect(page.locator("#article mark")).to_have_text("it held", timeout=20_000)


FILES = [
    ("article.txt", "“Très bien 🎉”".encode(), None),
    ("with-mark.txt", b"\xef\xbb\xbfHello", None),
    ("latin.txt", b"caf\xe9", "latin.txt cannot be read"),
    ("letter.docx", b"PK\x03\x04\xff\xfe", "letter.docx cannot be read"),
    ("huge.txt", b"x" * 5_000_001, "huge.txt cannot be read"),
]


@pytest.mark.parametrize(("name", "content", "says"), FILES, ids=[name for name, *_ in FILES])
def test_a_file_is_opened_or_refused(
    page: Page, tmp_path: Path, name: str, content: bytes, says: str | None
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    page.goto("/")
    page.set_input_files("#file", path)
    if says:
        expect(page.locator("#problem")).to_contain_text(says)
    else:
        expect(page.locator("#text")).to_have_value(content.decode("utf-8-sig"))


def test_a_file_can_be_dropped(page: Page) -> None:
    page.goto("/")
    page.evaluate(
        "() => { const data = new DataTransfer(); data.items.add(new File(['It held.'], 'a.txt'));"
        " for (const kind of ['dragover', 'drop']) document.body.dispatchEvent("
        "new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true })) }"
    )
    expect(page.locator("#text")).to_have_value("It held.")


def test_an_article_can_be_sent_again_after_its_result_was_erased(page: Page, site: Site) -> None:
    read(page, "say Ana: it held")
    site.store.delete(site.queue.sent[0])
    page.reload()
    expect(page.locator("#problem")).to_contain_text("There is nothing at this address")
    expect(page.locator("#text")).to_have_value("say Ana: it held")
