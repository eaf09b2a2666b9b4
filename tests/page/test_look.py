"""From a phone to a wide screen, light and dark, on paper, and for whoever cannot see it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.page.press import Draft, everything
from tests.site import Site, read, submit

#: WCAG 2.2 A and AA, and what axe calls best practice.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
WIDTHS = [320, 390, 768, 1024, 1280, 1920]


@pytest.fixture
def draft(site: Site) -> Draft:
    draft = everything()
    site.reader = lambda text: draft.result()
    return draft


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 390)])
def test_axe_finds_nothing(page: Page, draft: Draft, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    seen = {}
    page.goto("/")
    page.click("footer summary")
    seen["form"] = violations(page)
    page.click("#compose [type=submit]")
    seen["problem"] = violations(page)
    read(page, draft.text)
    page.click(".legend summary")
    seen["result"] = violations(page)
    page.locator("#at-2").focus()
    seen["quote lit"] = violations(page)
    page.click("#speakers button >> nth=0")
    page.locator("#threshold").fill("50")
    seen["filtered"] = violations(page)
    page.click("#erase")
    seen["dialog"] = violations(page)
    page.keyboard.press("Escape")
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator("#paste")).to_be_visible()
    seen["without the article"] = violations(page)
    assert seen == {name: [] for name in seen}


def test_axe_finds_nothing_while_the_article_is_read(page: Page, site: Site) -> None:
    site.queue.work = lambda job_id: None
    submit(page, "An article.")
    expect(page.locator("#status")).to_have_text("In the queue.")
    assert violations(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_has_to_be_scrolled_sideways(page: Page, draft: Draft, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    overhang = "document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(overhang) <= 0
    read(page, draft.text + "\n" + "x" * 400)
    assert page.evaluate(overhang) <= 0
    page.locator("#article mark").first.scroll_into_view_if_needed()
    expect(page.locator("#article mark").first).to_be_in_viewport()


@pytest.mark.parametrize(("scheme", "dark"), [("light", False), ("dark", True)])
def test_colours_follow_the_reader_s_system(
    page: Page, draft: Draft, scheme: str, dark: bool
) -> None:
    page.emulate_media(color_scheme=scheme)
    read(page, draft.text)
    ground, ink = page.evaluate(
        "() => { const { backgroundColor, color } = getComputedStyle(document.body);"
        " return [backgroundColor, color].map(c => c.match(/\\d+/g).slice(0, 3).map(Number)) }"
    )
    assert (sum(ground) < sum(ink)) is dark


def test_on_paper_there_are_article_speakers_and_quotes_and_no_controls(
    page: Page, draft: Draft
) -> None:
    read(page, draft.text)
    page.emulate_media(media="print")
    for shown in ("#article", "#speakers", "#quotes", "#result-title"):
        expect(page.locator(shown)).to_be_visible()
    for control in (".tools", "#threshold", "#quotes button >> nth=0", "footer"):
        expect(page.locator(control)).to_be_hidden()
    # Nothing is cut off by a frame that only a screen could scroll.
    assert page.locator(".side").evaluate_all(
        "sides => sides.every(side => side.scrollHeight <= side.clientHeight + 1)"
    )


def test_with_forced_colours_quotes_are_still_told_apart(page: Page, draft: Draft) -> None:
    page.emulate_media(forced_colors="active")
    read(page, draft.text)
    edges = page.locator("#article mark").evaluate_all(
        "marks => marks.map(mark => getComputedStyle(mark).borderBottomStyle)"
    )
    assert {"solid", "dashed", "double"} >= set(edges) - {"dotted"}
    assert "none" not in edges


def test_the_page_weighs_less_than_100_kilobytes(page: Page, draft: Draft) -> None:
    weights: dict[str, int] = {}
    page.on("response", lambda response: weights.update({response.url: len(response.body())}))
    read(page, draft.text)
    own = {url: weight for url, weight in weights.items() if "/v1/" not in url}
    assert len(own) >= 4
    assert sum(own.values()) < 100_000
