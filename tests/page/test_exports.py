"""What can be taken away: downloads and copies, made in the browser from the API's answer."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import Page, expect

from tests.page.press import Draft, everything
from tests.site import Site, read


@pytest.fixture
def draft(page: Page, site: Site) -> Draft:
    draft = everything()
    site.reader = lambda text: draft.result()
    read(page, draft.text)
    return draft


def downloaded(page: Page, form: str) -> tuple[str, str]:
    """The file's name and its content."""
    with page.expect_download() as waiting:
        page.click(f"[data-form={form}]")
    return waiting.value.suggested_filename, waiting.value.path().read_text(encoding="utf-8")


def test_json_is_the_api_s_own_answer(page: Page, site: Site, draft: Draft) -> None:
    name, content = downloaded(page, "json")
    [job_id] = site.queue.sent
    assert name == f"quotes-{job_id[:8]}.json"
    assert json.loads(content) == page.request.get(f"{site.address}/v1/jobs/{job_id}").json()


def test_csv_has_a_quote_a_line(page: Page, draft: Draft) -> None:
    name, content = downloaded(page, "csv")
    assert name.endswith(".csv")
    assert content.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"))))
    assert [row["quote"] for row in rows] == [quote.text for quote in draft.quotes]
    assert [row["speaker"] for row in rows][-2:] == ["Lund’s father", ""]
    assert all(draft.text[int(row["start"]) : int(row["end"])] == row["quote"] for row in rows)
    assert (rows[1]["verb"], rows[1]["kind"], rows[1]["role"]) == ("said", "full", "engineer")


def rows(text: str) -> list[dict[str, str]]:
    found = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    # JavaScript and Python write numbers each in its own way.
    return [row | {"confidence": str(float(row["confidence"]))} for row in found]


def test_a_download_is_what_the_api_gives(page: Page, site: Site, draft: Draft) -> None:
    def given(form: str) -> str:
        address = f"{site.address}/v1/jobs/{site.queue.sent[0]}/quotes?format={form}"
        return page.request.get(address).body().decode("utf-8")

    ours, theirs = downloaded(page, "csv")[1], given("csv")
    assert rows(ours) == rows(theirs)
    assert ours.splitlines()[0] == theirs.splitlines()[0]
    collection = json.loads(downloaded(page, "jsonld")[1])
    for item in collection["first"]["items"]:
        # The page knows the article.
        del item["target"]["selector"][0]["prefix"], item["target"]["selector"][0]["suffix"]
    assert collection == json.loads(given("jsonld"))


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "＝1", '=HYPERLINK("http://x","y")']


@pytest.mark.parametrize("formula", FORMULAS)
def test_csv_never_holds_a_formula(page: Page, site: Site, formula: str) -> None:
    draft = Draft()
    draft.said(formula, formula, formula)
    site.reader = lambda text: draft.result()
    read(page, draft.text)
    _, content = downloaded(page, "csv")
    [row] = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    assert row["quote"] == row["speaker"] == row["verb"] == f"'{formula}"


def test_json_ld_points_at_the_quotes_in_the_article(page: Page, draft: Draft) -> None:
    _, content = downloaded(page, "jsonld")
    collection = json.loads(content)
    items = collection["first"]["items"]
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert collection["total"] == len(items) == len(draft.quotes)
    for item, quote in zip(items, draft.quotes, strict=True):
        words, place = item["target"]["selector"]
        assert draft.text[place["start"] : place["end"]] == words["exact"] == quote.text
        around = words["prefix"] + words["exact"] + words["suffix"]
        assert draft.text[max(0, place["start"] - 32) : place["end"] + 32] == around
        speaker = item["body"].get("schema:spokenByCharacter")
        assert (speaker and speaker["schema:name"]) == (quote.speaker and quote.speaker.name)


def test_a_link_can_be_copied(page: Page, draft: Draft) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.click("#link")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize(
    ("number", "copied"),
    [
        (5, "“a near thing” — Bo Lund, engineer"),
        (8, "“Run!” — speaker not named"),
    ],
)
@pytest.mark.parametrize("secure", [True, False], ids=["https", "plain http"])
def test_a_quote_is_copied_with_whose_it_is(
    page: Page, draft: Draft, number: int, copied: str, secure: bool
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("window.clipboard = navigator.clipboard")
    if not secure:  # Browsers then offer the old way only.
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.click(f"#quote-{number} button")
    expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("clipboard.readText()") == copied
