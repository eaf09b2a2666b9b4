"""Routes, schemas, problems and the API's document say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from werkzeug.routing import Rule

from service.app import create_app
from service.problems import PROBLEM, TABLE, TYPE_PREFIX
from service.settings import ServiceSettings
from tests.stubs import InlineQueue
from worker.jobs import JobStore
from worker.keys import ApiKey, digest
from worker.signature import Secret

#: What is for browsers alone, and the document itself.
UNDOCUMENTED = {"docs", "openapi", "pages"}
#: Answers of Flask's to what is no operation.
#: What no operation answers: there is none, or the server itself did not get so far.
UNSPECIFIC = {
    *("not-found", "method-not-allowed", "address-too-long", "headers-too-large"),
    *("expectation-failed", "unsupported-transfer-coding", "forbidden-proxy"),
}


@pytest.fixture
def document(api: FlaskClient) -> dict[str, Any]:
    document: dict[str, Any] = api.get("/openapi.json").get_json()
    return document


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_it_is_openapi_3_1(document: dict[str, Any]) -> None:
    assert document["openapi"].startswith("3.1.")
    validate(document)


def test_every_route_of_the_api_is_in_it_and_no_other(
    api: FlaskClient, document: dict[str, Any]
) -> None:
    def documented(rule: Rule) -> bool:
        return rule.endpoint.partition(".")[0] not in UNDOCUMENTED

    routes = {
        (re.sub("<(.+?)>", r"{\1}", rule.rule), method.lower())
        for rule in api.application.url_map.iter_rules()
        if documented(rule)
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(path, method) for path, method, _ in operations(document)} == routes


def test_every_path_parameter_is_described(document: dict[str, Any]) -> None:
    for path, _, operation in operations(document):
        named = {item["name"] for item in operation["parameters"] if item["in"] == "path"}
        assert named == set(re.findall("{(.+?)}", path))


def test_operations_have_names_of_their_own(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for *_, operation in operations(document)]
    assert len(names) == len(set(names))


def test_every_body_has_examples_that_fit_its_schema(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
        for media, part in ((m, p) for body in bodies for m, p in body.get("content", {}).items()):
            assert part["examples"], (path, method, media)
            schema = part["schema"] | {"components": document["components"]}
            for example in part["examples"].values():
                Draft202012Validator(schema).validate(example["value"])


def test_every_problem_is_an_example_somewhere(document: dict[str, Any]) -> None:
    shown = {
        example["value"]["type"].removeprefix(TYPE_PREFIX): example["value"]
        for *_, operation in operations(document)
        for answer in operation["responses"].values()
        for example in answer.get("content", {}).get(PROBLEM, {}).get("examples", {}).values()
    }
    assert shown.keys() | UNSPECIFIC == {problem.slug for problem in TABLE.values()} | {
        "internal",
        *UNSPECIFIC,
    }
    assert all(problem["detail"] for problem in shown.values())


def test_every_operation_says_that_it_refuses_unknown_parameters(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        shown = operation["responses"]["422"]["content"][PROBLEM]["examples"]
        assert "wrong-parameter" in shown, (method, path)


def test_the_limits_are_this_installation_s(document: dict[str, Any]) -> None:
    assert document["components"]["schemas"]["Article"]["properties"]["text"]["maxLength"] == 1_000


@pytest.mark.parametrize("secrets", [(), (Secret(b"k" * 32),)])
def test_who_can_be_told_of_the_end_is_asked_where_to(
    store: JobStore, secrets: tuple[Secret, ...]
) -> None:
    settings = ServiceSettings(callback_secrets=secrets)
    app = create_app(settings=settings, store=store, queue=InlineQueue())
    document = app.test_client().get("/openapi.json").get_json()
    article = document["paths"]["/v1/jobs"]["post"]["requestBody"]["content"]["application/json"]
    name = article["schema"]["$ref"].rpartition("/")[2]
    assert ("callback_url" in document["components"]["schemas"][name]["properties"]) == bool(
        secrets
    )
    assert ("called" in article["examples"]) == bool(secrets)
    [where] = (
        parameter["schema"]
        for parameter in document["paths"]["/v1/batches"]["post"]["parameters"]
        if parameter["name"] == "callback_url"
    )
    assert ("const" in where, where.get("format")) == (not secrets, "uri" if secrets else None)


@pytest.mark.parametrize("keys", [(), (ApiKey("desk", digest("k" * 32)),)])
def test_a_key_is_asked_for_where_it_is_needed(store: JobStore, keys: tuple[ApiKey, ...]) -> None:
    settings = ServiceSettings(api_keys=keys)
    app = create_app(settings=settings, store=store, queue=InlineQueue())
    document = app.test_client().get("/openapi.json").get_json()
    guarded = {path for path, _, found in operations(document) if "security" in found}
    assert guarded == {path for path in document["paths"] if keys and path.startswith("/v1/")}
