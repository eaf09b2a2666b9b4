"""``GET /``: what is here, for whoever opens the address first."""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, url_for

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def index() -> Response:
    return jsonify(
        name="Quotewire",
        about="POST an article to jobs as JSON {text, title?, reference?} or text/plain; "
        "then GET the address in its Location.",
        jobs=url_for("jobs.submit"),
        alive=url_for("health.alive"),
        ready=url_for("health.ready"),
    )
