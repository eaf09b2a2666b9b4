"""An operation that is on its way out says so. None of ours is, so a test's own has to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Blueprint, Flask

from service.app import create_app
from service.health import LifeSchema
from service.operations import Deprecated, answer, operation
from service.problems import PROBLEM
from service.settings import ServiceSettings
from tests.stubs import InlineQueue
from worker.jobs import JobNotFound, JobStore

SINCE = datetime(2027, 1, 1, tzinfo=UTC)
SUNSET = SINCE + timedelta(days=365)
OLD = Deprecated(since=SINCE, sunset=SUNSET, instead="/v2/things")


@pytest.fixture
def app(store: JobStore) -> Flask:
    blueprint = Blueprint("things", __name__)

    @blueprint.get("/v1/things")
    @operation(
        "Ask for things",
        answers={200: answer("Them", LifeSchema, {"some": {"status": "alive"}})},
        problems=(JobNotFound,),
        deprecated=OLD,
    )
    def things() -> dict[str, str]:
        raise JobNotFound("")

    app = create_app(settings=ServiceSettings(), store=store, queue=InlineQueue())
    app.register_blueprint(blueprint)
    return app


def test_each_answer_says_since_when_until_when_and_what_instead(app: Flask) -> None:
    response = app.test_client().get("/v1/things")
    assert (response.status_code, response.content_type) == (404, PROBLEM)
    assert response.headers["Deprecation"] == "@1798761600"
    assert response.headers["Sunset"] == "Sat, 01 Jan 2028 00:00:00 GMT"
    assert response.headers["Link"] == '</v2/things>; rel="successor-version"'


def test_the_document_says_it_too(app: Flask) -> None:
    paths = app.test_client().get("/openapi.json").get_json()["paths"]
    assert {
        path: method["get"]["description"]
        for path, method in paths.items()
        if method.get("get", {}).get("deprecated")
    } == {"/v1/things": "Deprecated since 2027-01-01, gone after 2028-01-01: use /v2/things."}


def test_other_answers_say_nothing(app: Flask) -> None:
    for path in ("/v1/jobs/0", "/livez", "/nothing", "/"):
        assert "Deprecation" not in app.test_client().get(path).headers


def test_nothing_ends_before_it_is_deprecated() -> None:
    with pytest.raises(ValueError, match="sunset"):
        Deprecated(since=SUNSET, sunset=SINCE, instead="/v2/things")
