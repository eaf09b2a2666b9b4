"""The documentation in a browser: it reads the document, asks no other host, and can be tried."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.site import Site


def test_an_operation_can_be_tried(page: Page, site: Site) -> None:
    page.set_default_timeout(60_000)  # the viewer is large
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/docs")
    page.click(".opblock-post .opblock-summary-control")
    page.click("text=Try it out")
    page.click(".execute")
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text(
        "202", timeout=60_000
    )
    assert len(site.queue.sent) == 1
    assert [url for url in asked if not url.startswith(site.address)] == []


def test_the_guide_s_script_works_as_typed(page: Page) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
    [script] = re.findall(r"```js\n(.*?)```", guide, re.DOTALL)
    page.goto("/")
    result = page.evaluate(f"(text) => {{ {script}; return quotes(text) }}", "say Ada: It works")
    assert [quote["text"] for quote in result["quotes"]] == ["It works"]
