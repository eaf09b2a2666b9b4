"""Request ids and logs."""

from __future__ import annotations

import json
import logging

import pytest
from flask.testing import FlaskClient

from worker.jobs import JobStore
from worker.logs import JsonFormatter

KEPT = ["01H8-ab.c_d", "x", "req:1/2=3+4@host", "a" * 128]
REPLACED = ["", "a" * 129, "with space", "semi;colon", "<script>", "née", "tab\tbed"]


@pytest.mark.parametrize("sent", KEPT)
def test_a_sane_request_id_is_kept(api: FlaskClient, sent: str) -> None:
    assert api.get("/livez", headers={"X-Request-ID": sent}).headers["X-Request-ID"] == sent


@pytest.mark.parametrize("sent", REPLACED)
def test_any_other_request_id_is_replaced(api: FlaskClient, sent: str) -> None:
    made = api.get("/livez", headers={"X-Request-ID": sent}).headers["X-Request-ID"]
    assert made != sent
    assert len(made) == 32


def test_every_answer_has_an_id_and_is_safe_to_show(api: FlaskClient) -> None:
    for path in ("/", "/livez", "/nothing", "/v1/jobs/x"):
        headers = api.get(path).headers
        assert headers["X-Request-ID"]
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_request_is_one_line_of_json_without_the_article(
    api: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "service")
    article = {"text": "Secret words.", "title": "Secret title", "reference": "Secret reference"}
    response = api.post("/v1/jobs", json=article, headers={"X-Request-ID": "r-1"})

    lines = [JsonFormatter().format(record) for record in caplog.records]
    assert len(lines) == 1
    assert "ecret" not in lines[0]
    line = json.loads(lines[0])
    assert line["request_id"] == "r-1"
    assert (line["method"], line["path"], line["status"]) == ("POST", "/v1/jobs", 202)
    assert line["location"] == response.headers["Location"]
    assert line["ms"] >= 0


def test_what_is_refused_is_not_logged_either(
    api: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    api.post("/v1/jobs", json={"text": "Secret\0", "Secret": 1})
    api.post("/v1/jobs", data=b"Secret \xff", content_type="text/plain")
    api.post("/v1/jobs?Secret=1", json={"text": "a"})
    assert "ecret" not in "".join(map(JsonFormatter().format, caplog.records))


def test_probes_leave_no_line(
    api: FlaskClient, caplog: pytest.LogCaptureFixture, store: JobStore
) -> None:
    caplog.set_level(logging.INFO, "service")
    store.heartbeat("one", ttl=30)
    api.get("/livez")
    api.get("/readyz")
    assert caplog.records == []
