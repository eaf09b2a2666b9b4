"""OpenTelemetry traces from request to worker, where the extra ``traces`` is installed.

Configured by OpenTelemetry's own variables and by nothing else: without
``OTEL_EXPORTER_OTLP_ENDPOINT``, or without the extra, nothing is loaded and nothing is sent. Spans
hold addresses without their queries, names and times. Redis' commands are not traced: they hold
articles.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from importlib.util import find_spec

ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"


def wanted(environ: Mapping[str, str] = os.environ) -> bool:
    """Whether spans are to be sent, and can be."""
    return bool(environ.get(ENDPOINT)) and find_spec("opentelemetry.instrumentation") is not None


def start(service: str) -> None:
    """Trace this process' Celery messages, sent and received, as ``service``. After any fork."""
    from opentelemetry import trace
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
    from opentelemetry.instrumentation.celery import CeleryInstrumentor
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource.create({SERVICE_NAME: service}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)
    CeleryInstrumentor().instrument()  # type: ignore[no-untyped-call]
