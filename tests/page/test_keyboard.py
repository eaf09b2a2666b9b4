"""The whole way without a mouse."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.page.press import everything
from tests.site import Site


def tab_to(page: Page, selector: str, *, back: bool = False, most: int = 60) -> None:
    """Press Tab until ``selector`` has the focus, as somebody without a mouse has to."""
    for _ in range(most):
        if page.locator(f"{selector}:focus").count():
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"Tab does not lead to {selector}")


def test_from_the_empty_page_to_a_copied_quote(page: Page, site: Site) -> None:
    draft = everything()
    site.reader = lambda text: draft.result()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/")
    tab_to(page, "#text")
    page.keyboard.insert_text(draft.text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#result-title")).to_be_focused()

    tab_to(page, "#speakers button")
    page.keyboard.press("Space")
    expect(page.locator("#summary")).to_contain_text("of 8 shown")
    page.keyboard.press("Space")
    tab_to(page, "#threshold")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#threshold-value")).to_have_text("5%")
    page.keyboard.press("Home")

    tab_to(page, "#at-2")
    assert "The dam held 👩‍🚒," in page.locator("#article .active").all_text_contents()
    page.keyboard.press("Enter")
    expect(page.locator("#quote-2 a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#at-2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#article .active")).to_have_count(0)
    page.keyboard.press("Enter")
    tab_to(page, "#quote-2 button")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_have_text("Copied")
    expect(page.locator("#quote-2 button")).to_be_focused()
    assert page.evaluate("navigator.clipboard.readText()") == (
        "“The dam held 👩‍🚒,” — Ana Ortega, engineer"
    )


def test_the_article_can_be_skipped(page: Page, site: Site) -> None:
    draft = everything()
    site.reader = lambda text: draft.result()
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_in_viewport()
    tab_to(page, "#text")
    page.keyboard.insert_text(draft.text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#result-title")).to_be_focused()
    tab_to(page, ".paper .skip")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#quote-1 a")).to_be_focused()


def test_every_stop_shows_that_it_has_the_focus(page: Page, site: Site) -> None:
    draft = everything()
    site.reader = lambda text: draft.result()
    page.goto("/")
    tab_to(page, "#text")
    page.keyboard.insert_text(draft.text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#result-title")).to_be_focused()
    bare = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outline = page.evaluate(
            "() => { const at = document.activeElement;"
            " return [at.id || at.outerHTML.slice(0, 60), getComputedStyle(at).outlineStyle] }"
        )
        if name.startswith("<body"):
            break
        if outline == "none":
            bare.append(name)
    assert bare == []
