"""A job's address: it can be reloaded and shared, and the page is honest about who has the text."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.page.press import Draft, everything
from tests.site import Site, read, submit, watched
from worker.pipeline.quote import Extraction


@pytest.fixture
def draft(page: Page, site: Site) -> Draft:
    draft = everything()
    site.reader = lambda text: draft.result()
    read(page, draft.text)
    return draft


def test_a_job_can_be_reloaded_left_and_come_back_to(page: Page, site: Site, draft: Draft) -> None:
    assert page.url == f"{site.address}/jobs/{site.queue.sent[0]}"
    page.reload()
    expect(page.locator("#article mark").first).to_be_visible()
    expect(page.locator("#kept")).to_contain_text("this browser keeps a copy")
    page.go_back()
    expect(page.locator("#compose")).to_be_visible()
    page.go_forward()
    expect(page.locator("#article mark").first).to_be_visible()


@pytest.fixture
def other(browser: Browser, page: Page, draft: Draft) -> Page:
    """The same address in somebody else's browser."""
    other = browser.new_context().new_page()
    other.goto(page.url)
    expect(other.locator("#result")).to_be_visible(timeout=30_000)
    return other


def test_another_browser_sees_the_quotes_and_is_told_what_it_lacks(
    other: Page, draft: Draft
) -> None:
    expect(other.locator("#paste")).to_contain_text("The service erased its text")
    expect(other.locator("#article")).to_be_hidden()
    assert other.locator("#quotes .entry blockquote").all_text_contents() == [
        quote.text for quote in draft.quotes
    ]


@pytest.mark.parametrize("change", ["", "one letter", "cut off", "something else"])
def test_a_pasted_article_is_shown_only_if_it_is_the_one(
    other: Page, draft: Draft, change: str
) -> None:
    complaints = watched(other)
    text = {
        "": draft.text,
        "one letter": "X" + draft.text,
        "cut off": draft.text[:60],
        "something else": "Nothing of the kind.",
    }[change]
    other.fill("#original", text)
    other.click("text=Show the quotes in it")
    if change:
        expect(other.locator("#mismatch")).to_contain_text("not the one that was read")
    else:
        expect(other.locator("#article mark").first).to_be_visible()
        other.reload()
        expect(other.locator("#article mark").first).to_be_visible()
    assert complaints == []


def test_line_ends_of_a_submitted_file_are_found_again(page: Page, site: Site) -> None:
    text = "First.\r\n\r\nsay Ana: it held"
    site.reader = said
    job = page.request.post(f"{site.address}/v1/jobs", data={"text": text}).json()
    page.goto(f"/jobs/{job['id']}")
    page.fill("#original", text)
    page.click("text=Show the quotes in it")
    assert page.locator("#article mark").all_text_contents() == ["it held"]
    assert page.locator("#article").evaluate("article => article.textContent") == text


def said(text: str) -> Extraction:
    draft = Draft()
    draft.quote(("it held", text.index("it held"), len(text)), "Ana")
    return draft.result()


def test_erased_means_erased_here_and_there(page: Page, site: Site, draft: Draft) -> None:
    address = page.url
    page.click("#erase")
    page.click("dialog >> text=Keep")
    expect(page.locator("#result")).to_be_visible()
    page.click("#erase")
    page.click("dialog button.main")
    expect(page.locator("#compose")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0
    page.goto(address)
    expect(page.locator("#problem")).to_contain_text("There is nothing at this address")


def test_texts_of_expired_results_are_forgotten(page: Page, draft: Draft) -> None:
    page.evaluate(
        "text => localStorage.setItem('quotewire:text:old', text)",
        json.dumps({"text": "old", "until": "2020-01-01T00:00:00.000Z"}),
    )
    page.goto("/")
    assert page.evaluate("Object.keys(localStorage).length") == 1


def test_without_storage_the_page_works_and_says_so(context: BrowserContext, site: Site) -> None:
    page = context.new_page()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('QuotaExceededError') }"
    )
    draft = everything()
    site.reader = lambda text: draft.result()
    read(page, draft.text)
    assert page.locator("#article mark").count() > 0
    expect(page.locator("#kept")).to_contain_text("can keep no copy")
    page.reload()
    expect(page.locator("#paste")).to_be_visible()


def test_the_way_from_queue_to_result_is_told(page: Page, site: Site) -> None:
    draft = everything()
    site.queue.work = lambda job_id: None
    submit(page, draft.text)
    status = page.locator("#status")
    expect(status).to_have_text("In the queue.")
    [job_id] = site.queue.sent
    assert site.store.claim(job_id)
    expect(status).to_have_text("A worker is reading the article.")
    site.store.release(job_id, 1)
    assert site.store.claim(job_id)
    expect(status).to_have_text("A worker is reading the article, attempt 2.")
    assert site.store.finish(job_id, 2, draft.result().to_dict())
    expect(page.locator("#result-title")).to_have_text("8 quotes by 3 speakers")
    expect(page.locator("#result-title")).to_be_focused()


def test_a_job_under_way_can_be_cancelled(page: Page, site: Site) -> None:
    site.queue.work = lambda job_id: None
    submit(page, "An article.")
    page.click("#cancel")
    # The address first: the field held these words before, so its value alone waits for nothing.
    expect(page).to_have_url(f"{site.address}/")
    expect(page.locator("#text")).to_be_visible()
    expect(page.locator("#text")).to_have_value("An article.")
    assert site.store.claim(site.queue.sent[0]) is None
