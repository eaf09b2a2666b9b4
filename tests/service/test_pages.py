"""The page as it is sent: one document for every address, guarded, with what seeds there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from service.pages import SEEDS, seed_names
from tests.stubs import InlineQueue

ADDRESSES = ["/", f"/jobs/{'0' * 32}"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_address_gives_the_same_page(api: FlaskClient, address: str) -> None:
    response = api.get(address)
    assert response.status_code == 200
    assert response.content_type == "text/html; charset=utf-8"
    assert response.text == api.get("/").text


def test_the_page_leads_to_the_api(api: FlaskClient, queue: InlineQueue) -> None:
    text = api.get("/").text
    for address in ("POST /v1/jobs", "GET /v1/jobs/ID", "GET /livez", "GET /docs"):
        assert f"<code>{address}" in text
    assert queue.sent == []


@pytest.mark.parametrize("address", [*ADDRESSES, "/static/app.js", "/seeds/dam-inquiry.txt"])
def test_a_page_is_guarded(api: FlaskClient, address: str) -> None:
    headers = api.get(address, buffered=True).headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "require-trusted-types-for 'script'" in policy
    assert not re.search("unsafe|http|\\*|data:", headers["Content-Security-Policy"])
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Cache-Control"] == "no-cache"


def test_nothing_of_the_page_comes_from_elsewhere_or_stands_in_line(api: FlaskClient) -> None:
    text = api.get("/").text
    addresses = re.findall(r'(?:href|src)="([^"]*)"', text)
    assert addresses
    for address in addresses:
        assert address.startswith(("/", "#"))
        if address.startswith("/"):
            assert api.get(address, buffered=True).status_code == 200
    assert not re.search(r"<script(?! type=\"module\" src=)|<style|\son\w+=|\sstyle=", text)


def test_an_unchanged_file_is_not_sent_twice(api: FlaskClient) -> None:
    with api.get("/static/app.js") as sent:
        tag = sent.headers["ETag"]
    with api.get("/static/app.js", headers={"If-None-Match": tag}) as again:
        assert again.status_code == 304


def test_every_seed_offered_can_be_had(api: FlaskClient) -> None:
    offered = re.findall(r'<option value="([^"]+)">', api.get("/").text)
    assert offered == seed_names(SEEDS)
    assert offered
    for name in offered:
        response = api.get(f"/seeds/{name}.txt", buffered=True)
        assert response.content_type == "text/plain; charset=utf-8"
        assert response.data == (SEEDS / f"{name}.txt").read_bytes()


def test_no_folder_no_seeds(tmp_path: Path) -> None:
    assert seed_names(tmp_path / "nothing") == []


@pytest.mark.parametrize("name", ["nothing", "..%2Fgold", "../gold", "..%5Cgold", "%00"])
def test_nothing_but_seeds_can_be_had(api: FlaskClient, name: str) -> None:
    response = api.get(f"/seeds/{name}.txt")
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
