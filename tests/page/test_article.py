"""The article as submitted, its quotes where they stand, and what ties them to their speakers."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.press import Draft, everything
from tests.site import Site, read
from worker.pipeline.load import load_pipeline

SEED = Path(__file__).parents[2] / "seeds" / "articles" / "summit-dispatch.txt"

#: The words that are marked as each quote's own: a nested quote's belong to it, not to the outer.
MARKED = {
    1: "We told you 🎉",
    2: "The dam held 👩‍🚒,",
    3: "and it will hold.",
    4: "Nobody slept.",
    5: "a near thing",
    6: "My father said to me: ‘’",
    7: "Never trust a dam",
    8: "Run!",
}

UTTERANCE = [MARKED[2], "Ana Ortega", "said", MARKED[3], MARKED[4]]


@pytest.fixture
def draft(page: Page, site: Site) -> Draft:
    """An article with everything in it, read and shown."""
    draft = everything()
    site.reader = lambda text: draft.result()
    read(page, draft.text)
    return draft


def words_of(page: Page, selector: str) -> list[str]:
    return page.locator(selector).all_text_contents()


def test_the_text_on_the_page_is_the_text_submitted(page: Page, draft: Draft) -> None:
    assert page.locator("#article").evaluate("article => article.textContent") == draft.text


def test_every_quote_is_marked_where_it_stands(page: Page, draft: Draft) -> None:
    marked = {
        number: "".join(words_of(page, f"#article mark[data-quote='{number}']"))
        for number in MARKED
    }
    assert marked == MARKED
    assert page.locator("#article a.sign").count() == len(draft.quotes)


@pytest.mark.parametrize(
    ("number", "classes"),
    [
        (1, {"heading", "high"}),
        (2, {"full", "high"}),
        (4, {"full", "middling"}),
        (5, {"partial", "low"}),
        (7, {"full", "middling", "nested"}),
        (8, {"full", "middling", "s0"}),
    ],
)
def test_kind_confidence_and_nesting_can_be_seen(
    page: Page, draft: Draft, number: int, classes: set[str]
) -> None:
    mark = page.locator(f"#article mark[data-quote='{number}']").first
    assert classes <= set((mark.get_attribute("class") or "").split())


def test_speakers_have_signs_and_colours_of_their_own(page: Page, draft: Draft) -> None:
    looks = page.locator("#speakers .sign").evaluate_all(
        "signs => signs.map(sign => [getComputedStyle(sign, '::before').content,"
        " getComputedStyle(sign, '::before').backgroundColor])"
    )
    assert len({sign for sign, _ in looks}) == len({colour for _, colour in looks}) == 4
    assert '"AO"' in {sign for sign, _ in looks}


@pytest.mark.parametrize(
    ("pointed_at", "lit"),
    [
        # The segments of one utterance, over its paragraphs, with the mention and verb they share.
        ("mark[data-quote='2']", UTTERANCE),
        ("span.verb:text-is('said')", UTTERANCE),
        ("mark[data-quote='5']", ["Bo Lund", "called", MARKED[5]]),
        # The verb of a nested quote stands inside the outer one.
        ("mark[data-quote='7']", ["said", MARKED[7]]),
        ("mark[data-quote='8']", [MARKED[8]]),
    ],
)
@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_pointing_at_a_quote_lights_up_what_belongs_to_it(
    page: Page, draft: Draft, pointed_at: str, lit: list[str], by: str
) -> None:
    target = page.locator(f"#article {pointed_at}").first
    if by == "mouse":
        target.hover()
    else:
        page.locator(f"#at-{target.get_attribute('data-quote')}").focus()
    assert words_of(page, "#article .active") == lit
    assert page.locator("#quotes .active").count() == len(set(lit) & set(MARKED.values()))
    page.mouse.move(0, 0)
    page.locator("#threshold").focus()
    assert words_of(page, "#article .active") == []


def test_one_speaker_alone(page: Page, draft: Draft) -> None:
    button = page.get_by_role("button", name="Bo Lund")
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    # The outer quote takes over the place of the nested one, which is somebody else's.
    assert words_of(page, "#article mark") == [
        MARKED[5],
        "My father said to me: ‘Never trust a dam’",
    ]
    assert page.locator("#quotes .entry:visible").count() == 2
    expect(page.locator("#summary")).to_have_text("2 of 8 shown.")
    page.click("text=Show everyone")
    assert page.locator("#quotes .entry:visible").count() == 8


@pytest.mark.parametrize(
    ("threshold", "shown"), [("0", 8), ("40", 8), ("45", 7), ("80", 5), ("95", 2)]
)
def test_only_what_is_sure_enough(page: Page, draft: Draft, threshold: str, shown: int) -> None:
    page.locator("#threshold").fill(threshold)
    assert page.locator("#article a.sign").count() == shown
    assert page.locator("#quotes .entry:visible").count() == shown
    counted = page.locator("#speakers .figures").all_text_contents()
    assert sum(int(figures.split()[0]) for figures in counted) == shown


def test_shares_are_of_the_words_quoted(page: Page, draft: Draft) -> None:
    ana = page.locator("#speakers li", has_text="Ana Ortega").locator(".figures")
    said = [quote.text.split() for quote in draft.quotes]
    share = sum(map(len, said[:4])) / sum(map(len, said))
    expect(ana).to_have_text(f"4 quotes · {share:.0%} of words")


def test_a_seed_is_shown_with_every_quote_that_the_api_gives(page: Page, site: Site) -> None:
    site.reader = load_pipeline()
    page.goto("/")
    page.select_option("#seed", SEED.stem)
    text = SEED.read_text(encoding="utf-8")
    expect(page.locator("#text")).to_have_value(text)
    page.keyboard.press("Tab")
    page.click("#compose [type=submit]")
    expect(page.locator("#result")).to_be_visible()
    result = site.store.get(site.queue.sent[0]).result
    assert result is not None
    assert result["quotes"]
    assert page.locator("#article a.sign").count() == len(result["quotes"])
    assert page.locator("#speakers li").count() >= len(result["speakers"])
    assert page.locator("#article").evaluate("article => article.textContent") == text


def test_an_article_without_quotes_says_so(page: Page) -> None:
    read(page, "It rained all day.")
    expect(page.locator("#result-title")).to_have_text("No quotes found")
    assert page.locator("#article").text_content() == "It rained all day."
