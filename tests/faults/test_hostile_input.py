"""What a hostile client sends: what it is answered, and what becomes of the text."""

from __future__ import annotations

import json
import logging
import zlib
from functools import cache
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from redis import Redis
from werkzeug.test import TestResponse

from service.app import create_app
from service.errors import TYPE_PREFIX
from service.settings import ServiceSettings
from tests.exact import assert_exact
from tests.stubs import InlineQueue
from worker import tasks
from worker.jobs import JobStore
from worker.logs import JsonFormatter
from worker.pipeline.load import load_pipeline
from worker.pipeline.quote import Extraction

PIPELINE = load_pipeline()
GUIDE = (Path(__file__).parents[2] / "docs" / "faults.md").read_text("utf-8")
JSON = "application/json"
MARKUP = "<script>alert(1)</script> “<img src=x onerror=alert(1)>,” said {{ 7*7 }} %s ${HOME} $(id)"


@pytest.fixture
def api(store: JobStore) -> FlaskClient:
    """The whole way at the limits that we ship; the queue is worked on at once."""

    def work(job_id: str) -> None:
        tasks.run(job_id, store=store, pipeline=PIPELINE)

    settings = ServiceSettings()
    return create_app(settings=settings, store=store, queue=InlineQueue(work)).test_client()


def article(text: str) -> bytes:
    return json.dumps({"text": text}).encode()


def answer(response: TestResponse) -> str:
    """As the guide's table has it: status and type."""
    return f"{response.status_code} {response.get_json()['type'].removeprefix(TYPE_PREFIX)}"


NESTED = "“a ‘b " * 150 + "’ ” " * 150
INVALID, MALFORMED, TOO_LARGE = "422 invalid-article", "400 malformed-body", "413 body-too-large"
BAD: dict[str, tuple[bytes, str]] = {
    "half a surrogate pair": (article("\ud800 “x”"), INVALID),
    "NUL": (article("a\0b"), INVALID),
    "10 MB of quotes": (article('"' * 10_000_000), TOO_LARGE),
    "200,001 characters": (article("a" * 200_001), INVALID),
    "arrays 100,000 deep": (b'{"text": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", MALFORMED),
    "objects 100,000 deep": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, MALFORMED),
    "a number of 100,000 digits": (b'{"text": ' + b"9" * 100_000 + b"}", MALFORMED),
    "1e400 for a text": (b'{"text": 1e400}', INVALID),
    "NaN": (b'{"text": NaN}', MALFORMED),
    "a field twice": (b'{"text": "a", "text": "b"}', MALFORMED),
    "no UTF-8": (b'{"text": "\xff\xfe"}', MALFORMED),
    "overlong UTF-8": (b'{"text": "\xc0\xae"}', MALFORMED),
    "an array for an article": (b'["text"]', INVALID),
    "100,000 fields": (
        b"{" + b",".join(b'"f%d":1' % number for number in range(100_000)) + b"}",
        INVALID,
    ),
    "a field `__proto__`": (b'{"text": "a", "__proto__": {"admin": true}}', INVALID),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_refused_and_leaves_nothing(api: FlaskClient, redis: Redis, name: str) -> None:
    body, expected = BAD[name]
    response = api.post("/v1/jobs", data=body, content_type=JSON)
    assert answer(response) == expected
    assert response.content_type == "application/problem+json"
    assert len(response.data) < 5_000
    assert api.get("/livez").status_code == 200
    assert redis.keys("*") == []


def test_the_guide_has_every_bad_input_and_its_answer() -> None:
    rows = [f"| {name} | {expected} |" for name, (_, expected) in BAD.items()]
    assert [row for row in rows if row not in GUIDE] == []
    assert [name for name in ODD if name not in " ".join(GUIDE.split())] == []


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_compressed_body_is_not_unpacked(api: FlaskClient, coding: str) -> None:
    bomb = zlib.compress(b"a" * 10_000_000)
    headers = {"Content-Encoding": coding}
    response = api.post("/v1/jobs", data=bomb, content_type=JSON, headers=headers)
    assert answer(response) == "415 unsupported-body"


ODD: dict[str, str] = {
    "control characters": "\x01\x07\x1b[2J\x7f\x9b31m “Fine,” she said.",
    "direction marks": "\u202e“Fine,”\u202c said \u2066Ana Ruiz\u2069.",
    "nested marks": NESTED,
    "decomposed letters": "“Tre\u0300s bien,” said Jose\u0301 A\u030a.",
    "composed letters": "“Très bien,” said José Å.",
    "compatibility letters": "“ﬁne,” said Ⅸ ＡＮＡ ℡.",
    "a hundred accents": "“e" + "\u0301" * 100 + ",” said Ana.",
    "markup": MARKUP,
    "a spreadsheet's formula": '=HYPERLINK("http://x","y") “=1+1,” said @SUM(A1).',
    "a billion laughs": '<!DOCTYPE x [<!ENTITY a "&b;&b;">]> “&a;,” said Ana.',
    "zero width": "“\u200b\u200d\ufeff,” said Ana\u200bRuiz.",
    "no word": "“ ” ‘ ’ « » ¶ \u2028 \u2029 \x85",
    "spaces": " " * 199_999 + "a",
    "stops": "." * 200_000,
    "one word": "a" * 200_000,
    "verbs": ("said " * 40_000)[:200_000],
    "names": ("Ana Ruiz " * 22_222)[:200_000],
    "tags": ("<a " * 66_666)[:200_000],
    "entities": ("&quo" * 50_000)[:200_000],
}


@cache
def extracted(text: str) -> Extraction:
    """By the library."""
    return PIPELINE(text)


@pytest.mark.parametrize("name", ODD)
def test_odd_text_is_an_article_like_any_other(api: FlaskClient, name: str) -> None:
    text = ODD[name]
    posted = api.post("/v1/jobs", data=article(text), content_type=JSON)
    assert posted.status_code == 202
    job = api.get(posted.headers["Location"]).get_json()
    assert job["status"] == "succeeded"
    assert job["result"] == json.loads(json.dumps(extracted(text).to_dict()))
    assert_exact(text, extracted(text))


def test_a_text_of_marks_alone_is_refused_by_its_worker(api: FlaskClient) -> None:
    posted = api.post("/v1/jobs", data=article('("' * 100_000), content_type=JSON)
    job = api.get(posted.headers["Location"]).get_json()
    assert (job["status"], job["error"]["code"]) == ("failed", "text-rejected")


def test_no_word_of_an_article_reaches_a_log(
    api: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for body in (article(MARKUP), article(MARKUP + "\0"), b'{"text": 1, "onerror": "alert"}'):
        api.post("/v1/jobs", data=body, content_type=JSON)
    logged = "".join(map(JsonFormatter().format, caplog.records))
    assert "alert" not in logged
    assert "onerror" not in logged


IDS = ["*", "?" * 32, "0" * 31 + "*", "../" * 10, "job:x", "0" * 32 + "%0d%0aFLUSHALL", "waiting"]


@pytest.mark.parametrize("job_id", IDS)
@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_no_address_reaches_another_key(api: FlaskClient, method: str, job_id: str) -> None:
    location = api.post("/v1/jobs", data=article("a"), content_type=JSON).headers["Location"]
    assert api.open(f"/v1/jobs/{job_id}", method=method).status_code == 404
    assert api.get(location).status_code == 200
