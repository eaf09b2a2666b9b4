"""A service that asks for a key: the page asks its reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.site import Site, submit
from tests.stubs import StubPipeline
from worker.keys import new_key

KEY, KEPT = new_key("desk")
ARTICLE = "say Ana Ortega: The dam held."


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site(StubPipeline(), KEPT)
    yield site
    site.stop()


def test_the_page_asks_for_a_key_and_sends_it_until_the_tab_is_closed(page: Page) -> None:
    submit(page, ARTICLE)
    expect(page.locator("#problem")).to_contain_text("asks for a key")
    page.get_by_label("API key").fill("qw_wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_label("API key")).to_have_value("")
    page.get_by_label("API key").fill(KEY)
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_visible()
    assert KEY not in page.url
    assert page.evaluate("Object.values(localStorage).join()").count(KEY) == 0
    page.reload()
    expect(page.locator("#result")).to_be_visible()


def test_another_tab_at_the_results_address_is_asked_too(page: Page, site: Site) -> None:
    job = site.store.create(ARTICLE)
    site.read(job.id)
    page.goto(f"/jobs/{job.id}")
    page.get_by_label("API key").fill(KEY)
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_visible()
