"""``/docs``: the API's document to read and to try, without any outside host.

The viewer is Swagger UI as flask-swagger-ui packs it. Its own page would need scripts in line;
ours needs none.
"""

from __future__ import annotations

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, Response, make_response, render_template

from service.pages import HEADERS, policy

VIEWER = Path(flask_swagger_ui.__file__).parent / "dist"
#: The viewer's signs are data: addresses in its style sheet.
POLICY = policy(**{"img-src": "'self' data:"})

blueprint = Blueprint("docs", __name__, static_folder=VIEWER, static_url_path="/docs/viewer")


@blueprint.get("/docs")
def show() -> Response:
    """The page, which asks for ``/openapi.json``."""
    response = make_response(render_template("docs.html"))
    response.content_type = "text/html; charset=utf-8"
    response.headers["Cache-Control"] = "no-cache"
    return response


@blueprint.after_request
def guard(response: Response) -> Response:
    response.headers.update(HEADERS | {"Content-Security-Policy": POLICY})
    return response
