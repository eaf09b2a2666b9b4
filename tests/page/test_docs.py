"""The documentation in a browser: it reads the document, asks no other host, and can be tried."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.site import Site


def test_an_operation_can_be_tried(page: Page, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/docs")
    page.click(".opblock-post .opblock-summary-control")
    page.click("text=Try it out")
    page.click(".execute")
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("202")
    assert len(site.queue.sent) == 1
    assert [url for url in asked if not url.startswith(site.address)] == []
