"""What Prometheus reads, and what the dashboard and the alerts make of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from redis import Redis

from service.app import create_app
from service.settings import ServiceSettings
from tests.stubs import InlineQueue
from worker.jobs import JobError, JobStore
from worker.tally import Counters

FOLDER = Path(__file__).parents[2] / "docs" / "observability"


@pytest.fixture
def api(store: JobStore, redis: Redis) -> FlaskClient:
    counters = Counters(redis)
    settings = ServiceSettings()
    app = create_app(settings=settings, store=store, queue=InlineQueue(), counters=counters)
    return app.test_client()


def samples(api: FlaskClient) -> dict[str, float]:
    """Every sample by its name and labels, as Prometheus would write them."""
    answer = api.get("/metrics")
    assert answer.status_code == 200
    assert answer.content_type.startswith("text/plain")
    return {
        f"{s.name}{json.dumps(s.labels, sort_keys=True)}": s.value
        for family in text_string_to_metric_families(answer.text)
        for s in family.samples
    }


def test_what_became_of_jobs_and_how_things_stand(api: FlaskClient, store: JobStore) -> None:
    for _ in range(3):
        store.create("SECRET words")
    first, second = (store.create("SECRET words") for _ in range(2))
    for job in (first, second):
        store.claim(job.id)
    store.finish(first.id, 1, {})
    store.fail(second.id, 1, JobError("timeout", "Too long."))
    store.heartbeat("one", ttl=30)
    found = samples(api)
    assert found["quotewire_jobs_accepted_total{}"] == 5
    assert found['quotewire_jobs_ended_total{"status": "succeeded"}'] == 1
    assert found['quotewire_jobs_failed_total{"code": "timeout"}'] == 1
    assert found["quotewire_queue_depth{}"] == 3
    assert found["quotewire_jobs_running{}"] == 0
    assert found["quotewire_workers{}"] == 1
    assert found["quotewire_job_extraction_seconds_count{}"] == 2
    assert found['quotewire_job_wait_seconds_bucket{"le": "+Inf"}'] == 2
    assert found["quotewire_store_up{}"] == 1


def test_no_word_and_no_id_is_in_it(api: FlaskClient) -> None:
    job_id = api.post("/v1/jobs", json={"text": "SECRET words"}).get_json()["id"]
    api.get(f"/v1/jobs/{job_id}")
    text = api.get("/metrics").text
    assert "SECRET" not in text
    assert job_id not in text


def test_requests_are_counted_by_view_method_and_status(api: FlaskClient) -> None:
    key = 'quotewire_http_requests_total{"method": "GET", "status": "404", "view": "jobs.show"}'
    before = samples(api).get(key, 0)
    api.get("/v1/jobs/" + "0" * 32)
    assert samples(api)[key] == before + 1


def test_methods_that_clients_make_up_make_no_series(api: FlaskClient) -> None:
    api.open("/livez", method="BREW")
    assert "BREW" not in api.get("/metrics").text


def test_without_redis_there_are_no_zeroes(settings: ServiceSettings) -> None:
    nowhere = Redis.from_url("redis://127.0.0.1:1/0")
    app = create_app(
        settings=settings,
        store=JobStore(nowhere),
        queue=InlineQueue(),
        counters=Counters(nowhere),
    )
    found = samples(app.test_client())
    assert found["quotewire_store_up{}"] == 0
    assert "quotewire_queue_depth{}" not in found


def metrics_in(expression: str) -> set[str]:
    return set(re.findall(r"\bquotewire_\w+", expression))


def expressions() -> Iterator[str]:
    dashboard = json.loads((FOLDER / "grafana.json").read_text("utf-8"))
    yield from (target["expr"] for panel in dashboard["panels"] for target in panel["targets"])
    rules = yaml.safe_load((FOLDER / "alerts.yml").read_text("utf-8"))
    yield from (rule["expr"] for group in rules["groups"] for rule in group["rules"])


def test_dashboard_and_alerts_ask_for_metrics_that_there_are(
    api: FlaskClient, store: JobStore
) -> None:
    job = store.create("text")
    store.claim(job.id)
    store.fail(job.id, 1, JobError("timeout", "Too long."))
    shown = {name.partition("{")[0] for name in samples(api)}
    asked = set().union(*map(metrics_in, expressions()))
    assert asked - shown == set()
    assert len(asked) > 10
