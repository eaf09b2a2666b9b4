"""The real processes, watched: metrics of several, logs, and traces from request to worker."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from service.forms import NDJSON
from tests.served import served
from tests.system import System

pytestmark = pytest.mark.redis


class Collector:
    """Stands for an OpenTelemetry collector: keeps of each span its service, trace, and text."""

    def __init__(self) -> None:
        self.spans: list[tuple[str, bytes, str]] = []
        handler = type("Handler", (_Handler,), {"collector": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, body: bytes) -> None:
        for resource in ExportTraceServiceRequest.FromString(body).resource_spans:
            names = {a.key: a.value.string_value for a in resource.resource.attributes}
            self.spans += [
                (names["service.name"], span.trace_id, str(span))
                for scope in resource.scope_spans
                for span in scope.spans
            ]


class _Handler(BaseHTTPRequestHandler):
    collector: Collector

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        gzipped = self.headers.get("Content-Encoding") == "gzip"
        self.collector.take(gzip.decompress(body) if gzipped else body)
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def collector() -> Iterator[Collector]:
    collector = Collector()
    yield collector
    collector.server.shutdown()
    collector.server.server_close()


def post(address: str, text: str) -> str:
    """The job's id."""
    headers = {"Content-Type": "text/plain", "X-Request-ID": "watched"}
    request = Request(f"{address}/v1/jobs", text.encode(), headers)
    with urlopen(request, timeout=30) as answer:
        job_id: str = json.load(answer)["id"]
        return job_id


def test_a_trace_goes_from_the_request_to_the_worker(
    system: System, collector: Collector, tmp_path: Path
) -> None:
    variables = {"OTEL_EXPORTER_OTLP_ENDPOINT": collector.address, "OTEL_BSP_SCHEDULE_DELAY": "100"}
    system.start_worker(**variables)
    with served(system.server.url, tmp_path / "api.log", **variables) as api:
        system.ended(post(api.address, "say Ada: SECRET"))

        def joined() -> bool:
            traces: dict[bytes, set[str]] = {}
            for service, trace, _ in collector.spans:
                traces.setdefault(trace, set()).add(service)
            return {"quotewire-api", "quotewire-worker"} in traces.values()

        system.until(joined)
        # Refused before any view, and by the view: what a query holds may be a secret.
        for query in ("jobs?note=SECRET", "batches?callback_url=https://desk.example/SECRET"):
            request = Request(f"{api.address}/v1/{query}", b"{}", {"Content-Type": NDJSON})
            with pytest.raises(HTTPError) as refused:
                urlopen(request, timeout=30)
            refused.value.close()
            assert refused.value.code == 422
        system.until(lambda: "/v1/batches" in str(collector.spans))
    assert "SECRET" not in str(collector.spans)


def test_metrics_are_those_of_all_processes_and_logs_are_json(
    system: System, tmp_path: Path
) -> None:
    log = tmp_path / "api.log"
    with served(system.server.url, log, WEB_CONCURRENCY="2") as api:
        job_ids = [post(api.address, "SECRET") for _ in range(20)]
        for _ in range(5):  # whichever process answers, it answers for both
            with urlopen(f"{api.address}/metrics", timeout=30) as answer:
                text = answer.read().decode()
            assert 'method="POST",status="202",view="jobs.submit"} 20.0' in text
            assert "quotewire_jobs_accepted_total 20.0" in text
    lines = [json.loads(line) for line in log.read_text().splitlines()]
    posted = [line for line in lines if line.get("method") == "POST"]
    assert {line["request_id"] for line in posted} == {"watched"}
    assert {line["location"].rpartition("/")[2] for line in posted} == set(job_ids)
    assert "SECRET" not in log.read_text()


def test_a_worker_logs_each_job_as_json(system: System) -> None:
    system.start_worker()
    job_id = system.submit("say Ada: SECRET")
    system.ended(job_id)
    system.until(lambda: "job worked" in system.log.read_text())
    # Python's own warnings, of running as root, say, come before Celery sets up the logs.
    text = system.log.read_text().splitlines()
    lines = [json.loads(line) for line in text if line.startswith("{")]
    [worked] = [line for line in lines if line["message"] == "job worked"]
    assert (worked["job"], worked["attempt"], worked["outcome"]) == (job_id, 1, "1 quotes")
    assert "SECRET" not in system.log.read_text()
