"""Nothing of an article, of a name or of an answer is ever taken for HTML."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.page.press import Draft
from tests.site import Site, read

ATTACKS = [
    "<script>window.hacked = 1</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<svg/onload=window.hacked=1>",
    "</mark></p></div><iframe srcdoc='<script>parent.hacked=1</script>'></iframe>",
    '"><a href="javascript:window.hacked=1">here</a>',
    "<style>body { display: none }</style>",
    "{{ 7 * 7 }} ${7 * 7} %3Cscript%3E &lt;b&gt; &#60;",
    "\u202eright to left\u202c \u0000".replace("\u0000", "\u0007"),
    "__proto__",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_is_shown_and_not_run(page: Page, site: Site, attack: str) -> None:
    draft = Draft()
    draft.write(f"{attack}\n\n")
    draft.said(attack, attack, attack)
    draft.write(attack)
    site.reader = lambda text: draft.result()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    read(page, draft.text)

    assert page.locator("#article").evaluate("article => article.textContent") == draft.text
    assert page.locator("#quotes blockquote").text_content() == attack
    assert page.locator("#speakers strong").text_content() == attack
    assert page.evaluate("window.hacked") is None
    found = page.locator("#result, #article, #quotes, #speakers").locator(
        "script, img, svg, iframe, style, b, [onload], [onerror], a[href^='javascript']"
    )
    assert found.count() == 0
    assert [url for url in asked if not url.startswith((site.address, "blob:"))] == []
    assert page.evaluate("({}).polluted") is None


def test_an_attack_in_the_address_or_a_problem_is_not_run(page: Page, site: Site) -> None:
    page.goto("/jobs/%3Cimg%20src=x%20onerror=window.hacked=1%3E")
    expect(page.locator("#problem")).to_contain_text("There is nothing at this address")
    attack = ATTACKS[1]
    page.route(
        "**/v1/jobs",
        lambda route: route.fulfill(
            status=422,
            content_type="application/problem+json",
            json={
                "type": f"urn:x:{attack}",
                "title": attack,
                "detail": attack,
                "request_id": attack,
                "errors": [{"pointer": f"#/{attack}", "detail": attack}],
            },
        ),
    )
    page.fill("#text", "a")
    page.click("#compose [type=submit]")
    expect(page.locator("#problem h2")).to_have_text(attack)
    assert page.locator("#problem img").count() == 0
    assert page.evaluate("window.hacked") is None


def test_a_string_never_becomes_html_even_by_mistake(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/")
    refused = page.evaluate(
        "() => { try { document.body.innerHTML = '<b>x</b>'; return false }"
        " catch (error) { return error.name } }"
    )
    assert refused == "TypeError"
