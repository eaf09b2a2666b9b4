"""The documentation's page as it is sent: guarded, and all of it from here."""

from __future__ import annotations

import re

from flask.testing import FlaskClient


def test_nothing_of_it_comes_from_elsewhere_or_stands_in_line(api: FlaskClient) -> None:
    response = api.get("/docs")
    addresses = re.findall(r'(?:href|src|data-document)="([^"]*)"', response.text)
    assert "/openapi.json" in addresses
    for address in addresses:
        assert api.get(address, buffered=True).status_code == 200
    assert not re.search(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", response.text)


def test_it_is_guarded(api: FlaskClient) -> None:
    headers = api.get("/docs").headers
    policy = headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "connect-src 'self'"} <= set(policy)
    assert not re.search("unsafe|http|\\*", headers["Content-Security-Policy"])
    assert headers["X-Frame-Options"] == "DENY"
