"""``GET /`` and ``/jobs/ID``: the page. It is a client of the public API like any other.

The server sends the same document for every address and looks nothing up: what is private, the
article and its result, travels through the API alone, between it and the browser.
"""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, make_response, render_template, send_from_directory

#: Seed articles to try, where they lie beside the package: a checkout, the API's image.
SEEDS = Path(__file__).parent.parent / "seeds" / "articles"

#: An article is hostile. The page never makes HTML of it; if it did, these would still stop it.
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
#: No string becomes HTML or a script, not even by mistake: innerHTML raises.
TRUSTED = {"require-trusted-types-for": "'script'", "trusted-types": "'none'"}


def policy(**changes: str) -> str:
    """The Content-Security-Policy of our pages, with these directives changed or added."""
    return "; ".join(" ".join(pair) for pair in (DIRECTIVES | changes).items())


HEADERS = {
    "Content-Security-Policy": policy(**TRUSTED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Whoever has a job's address can read its result: no other site is told it.
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
}

blueprint = Blueprint("pages", __name__, static_folder="static", static_url_path="/static")


@blueprint.get("/")
def index() -> Response:
    """The page, empty, ready for an article."""
    return page()


@blueprint.get("/jobs/<job_id>")
def job(job_id: str) -> Response:
    """The page that asks the API for this job. Whether there is one, the API says."""
    return page()


@blueprint.get("/seeds/<name>.txt")
def seed(name: str) -> Response:
    """A seed article as it is."""
    return send_from_directory(SEEDS, f"{name}.txt", mimetype="text/plain")


@blueprint.after_request
def guard(response: Response) -> Response:
    response.headers.update(HEADERS)
    return response


def page() -> Response:
    response = make_response(render_template("page.html", seeds=seed_names(SEEDS)))
    response.content_type = "text/html; charset=utf-8"
    # The document is the same for everybody and holds nothing of an article.
    response.headers["Cache-Control"] = "no-cache"
    return response


def seed_names(folder: Path) -> list[str]:
    """The seeds that can be asked for, by name; none where the folder is not there."""
    return sorted(path.stem for path in folder.glob("*.txt"))
