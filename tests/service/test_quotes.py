"""A result in each form, held to that form's standard."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.service.test_jobs import RESULT, TEXT
from worker.jobs import JobError, JobStore

JOBS = "/v1/jobs"
PROFILED = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
TYPES = {
    "json": "application/json",
    "ndjson": "application/x-ndjson",
    "csv": "text/csv; charset=utf-8; header=present",
    "jsonld": PROFILED,
}


def finished(api: FlaskClient, store: JobStore, result: dict[str, Any], **fields: str) -> str:
    """The address of the quotes of a job that has this result."""
    address: str = api.post(JOBS, json={"text": TEXT} | fields).headers["Location"]
    job_id = address.rpartition("/")[2]
    store.claim(job_id)
    store.finish(job_id, 1, result)
    return f"{address}/quotes"


@pytest.fixture
def address(api: FlaskClient, store: JobStore) -> str:
    return finished(api, store, RESULT)


ASKED: list[tuple[str | None, str, str]] = [
    (None, "", "json"),
    ("*/*", "", "json"),
    ("application/*", "", "json"),
    ("application/json", "", "json"),
    ("application/x-ndjson", "", "ndjson"),
    ("application/ndjson", "", "ndjson"),
    ("text/csv", "", "csv"),
    ("text/*", "", "csv"),
    ("application/ld+json", "", "jsonld"),
    (PROFILED, "", "jsonld"),
    ("text/html, text/csv;q=0.5, application/json;q=0.4", "", "csv"),
    ("application/json;q=0, text/csv", "", "csv"),
    *((None, f"?format={name}", name) for name in TYPES),
    # What is in the address was typed by somebody; what a browser accepts was not.
    ("text/html", "?format=csv", "csv"),
]


@pytest.mark.parametrize(("accept", "query", "form"), ASKED)
def test_the_form_is_the_one_asked_for(
    api: FlaskClient, address: str, accept: str | None, query: str, form: str
) -> None:
    response = api.get(address + query, headers={"Accept": accept} if accept else {})
    assert response.status_code == 200
    assert response.content_type == TYPES[form]
    assert response.headers["Vary"] == "Accept"
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("accept", "query"),
    [("text/html", ""), ("application/json;q=0", ""), ("*/*", "?format=xml"), ("*/*", "?format=")],
)
def test_another_form_is_refused_with_those_there_are(
    api: FlaskClient, address: str, accept: str, query: str
) -> None:
    response = api.get(address + query, headers={"Accept": accept})
    assert response.status_code == 406
    assert response.get_json()["type"].endswith(":not-acceptable")
    assert "text/csv" in response.get_json()["detail"]
    assert "jsonld" in response.get_json()["detail"]


def test_a_job_without_a_result_is_a_conflict(api: FlaskClient, store: JobStore) -> None:
    def refused(address: str) -> TestResponse:
        response = api.get(f"{address}/quotes")
        assert response.status_code == 409
        assert response.get_json()["type"].endswith(":no-result")
        return response

    address = api.post(JOBS, json={"text": TEXT}).headers["Location"]
    assert refused(address).headers["Retry-After"] == "1"
    job_id = address.rpartition("/")[2]
    store.claim(job_id)
    assert "running" in refused(address).get_json()["detail"]
    store.fail(job_id, 1, JobError("timeout", "It took too long."))
    failed = refused(address)
    assert "timeout" in failed.get_json()["detail"]
    assert "Retry-After" not in failed.headers


def test_an_unknown_job_has_no_quotes(api: FlaskClient) -> None:
    response = api.get(f"{JOBS}/{'0' * 32}/quotes")
    assert response.status_code == 404
    assert response.get_json()["type"].endswith(":job-not-found")


def test_json_is_the_result_itself(api: FlaskClient, address: str) -> None:
    assert api.get(address).get_json() == RESULT


def test_ndjson_is_a_document_a_line_with_its_model(api: FlaskClient, address: str) -> None:
    text = api.get(f"{address}?format=ndjson").text
    assert text.endswith("\n")
    lines = [json.loads(line) for line in text.splitlines()]
    assert lines == [quote | {"model": RESULT["model"]} for quote in RESULT["quotes"]]


def test_csv_is_as_rfc_4180_has_it(api: FlaskClient, store: JobStore) -> None:
    words = 'He said "no", twice,\r\nand\nleft'
    quote = RESULT["quotes"][0] | {"text": words}
    address = finished(api, store, RESULT | {"quotes": [quote, RESULT["quotes"][1]]})
    response = api.get(f"{address}?format=csv")
    text = response.text
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert '"He said ""no"", twice,\r\nand\nleft"' in text
    file = io.StringIO(text.removeprefix("\ufeff"), newline="")
    first, second = csv.DictReader(file, strict=True)
    assert first == {
        "id": "1",
        "quote": words,
        "speaker": "she",
        "role": "",
        "mention": "she",
        "verb": "said",
        "verb_lemma": "say",
        "kind": "full",
        "quotation": "1",
        "confidence": "0.5",
        "start": "1",
        "end": "13",
        "model": "quotewire-en 1.0",
    }
    assert (second["speaker"], second["verb"], second["confidence"]) == ("", "", "1")
    name = f"quotes-{address.split('/')[3][:8]}.csv"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'


FORMULAS = [
    *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "＝1", "＋1", "－1", "＠A1"),
    *("\u00a0=1", "\ufeff=1", '=HYPERLINK("http://x","y")', "=cmd|' /C calc'!A0"),
]
HARMLESS = ["1+1", "a=b", "“=1”", "'=1", "He said -1"]


@pytest.mark.parametrize("words", [*FORMULAS, *HARMLESS])
def test_csv_never_holds_a_formula(api: FlaskClient, store: JobStore, words: str) -> None:
    quote = RESULT["quotes"][0] | {"text": words}
    quote |= {"speaker": quote["speaker"] | {"name": words, "text": words}}
    quote |= {"verb": quote["verb"] | {"text": words, "lemma": words}}
    speakers = [RESULT["speakers"][0] | {"name": words, "role": words}]
    address = finished(api, store, {"quotes": [quote], "speakers": speakers, "model": words})
    text = api.get(f"{address}?format=csv").text.removeprefix("\ufeff")
    [row] = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    shown = f"'{words}" if words in FORMULAS else words
    columns = ("quote", "speaker", "role", "mention", "verb", "verb_lemma", "model")
    assert {row[column] for column in columns} == {shown}


@pytest.mark.parametrize("reference", [None, "https://desk.example/a-17", "a-17"])
def test_json_ld_is_an_annotation_collection(
    api: FlaskClient, store: JobStore, reference: str | None
) -> None:
    given = {"reference": reference, "title": "Été"} if reference else {}
    address = finished(api, store, RESULT, **given)
    collection = json.loads(api.get(f"{address}?format=jsonld").data)
    person = address.removesuffix("/quotes").replace("/v1", "http://localhost")
    # What the Web Annotation Data Model requires of a collection, of its page, of an annotation …
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["id"], collection["type"]) == (person, "AnnotationCollection")
    assert collection["label"] == ("Été" if reference else "Quotes and their speakers")
    page = collection["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert collection["total"] == len(page["items"]) == len(RESULT["quotes"])
    assert len({item["id"] for item in page["items"]}) == len(page["items"])
    for item, quote in zip(page["items"], RESULT["quotes"], strict=True):
        assert item["type"] == "Annotation"
        assert item["id"].startswith(f"{person}#")
        assert item["motivation"] == "identifying"
        assert item["confidence"] == quote["confidence"]
        # … and of a target with selectors.
        assert item["target"]["source"] == (reference or f"{person}#article")
        words, place = item["target"]["selector"]
        assert words == {"type": "TextQuoteSelector", "exact": quote["text"]}
        assert place == {
            "type": "TextPositionSelector",
            "start": quote["start"],
            "end": quote["end"],
        }
        assert item["body"]["schema:text"] == quote["text"]
        named = item["body"].get("schema:spokenByCharacter", {"schema:name": None})
        assert named["schema:name"] == (quote["speaker"] and quote["speaker"]["name"])
    assert collection["generator"]["name"] == RESULT["model"]


@pytest.mark.parametrize("form", TYPES)
def test_an_article_without_quotes_has_every_form(
    api: FlaskClient, store: JobStore, form: str
) -> None:
    address = finished(api, store, {"quotes": [], "speakers": [], "model": "quotewire-en 1.0"})
    response = api.get(f"{address}?format={form}")
    assert response.status_code == 200
    lines = {"ndjson": 0, "csv": 1}
    if form in lines:
        assert len(response.text.splitlines()) == lines[form]
