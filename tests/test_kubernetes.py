"""The manifests keep to the code: its images, its settings, its metrics, its time to stop."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.metrics import counters, gauges
from service.settings import ServiceSettings
from worker.consumer import SOFT_STOP
from worker.settings import WorkerSettings
from worker.tally import Tally

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "deploy" / "kubernetes").glob("*.yaml"))
OBJECTS: list[dict[str, Any]] = [
    found for file in FILES for found in yaml.safe_load_all(file.read_text("utf-8"))
]


def named(kind: str, name: str) -> Any:
    [found] = [o for o in OBJECTS if (o["kind"], o["metadata"]["name"]) == (kind, name)]
    return found


PODS = {
    o["metadata"]["name"]: o["spec"]["template"]["spec"]
    for o in OBJECTS
    if o["kind"] in ("Deployment", "StatefulSet")
}


def test_its_variables_are_settings() -> None:
    known = {f.metadata["env"] for cls in (ServiceSettings, WorkerSettings) for f in fields(cls)}
    assert set(named("ConfigMap", "quotewire")["data"]) <= known


def test_its_images_are_those_of_docker_compose() -> None:
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    built = {service["image"] for service in compose["services"].values()}
    assert {pod["containers"][0]["image"] for pod in PODS.values()} == built


def test_the_autoscaler_asks_for_metrics_that_there_are() -> None:
    nothing = Tally({}, waiting=0, running=0, batched=0, workers=0, oldest=0)
    there = {metric.name for source in (counters, gauges) for metric in source(nothing)}
    scaler = named("ScaledObject", "quotewire-worker")["spec"]
    [trigger] = scaler["triggers"]
    asked = set(re.findall(r"quotewire_\w+", trigger["metadata"]["query"]))
    assert asked
    assert asked <= there
    assert named("Deployment", scaler["scaleTargetRef"]["name"])
    # The autoscaler's number would be set back with every change of the manifest.
    assert "replicas" not in named("Deployment", "quotewire-worker")["spec"]


def test_a_worker_is_killed_only_after_its_own_time_to_stop() -> None:
    assert PODS["quotewire-worker"]["terminationGracePeriodSeconds"] >= SOFT_STOP + 5


def test_a_worker_has_room_for_a_job_at_its_limit() -> None:
    [worker] = PODS["quotewire-worker"]["containers"]
    assert worker["resources"]["limits"]["memory"] == "1Gi"
    assert WorkerSettings().child_memory < 1024


@pytest.mark.parametrize("name", PODS)
def test_a_pod_has_no_rights_that_it_does_not_need(name: str) -> None:
    pod = PODS[name]
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert pod["automountServiceAccountToken"] is False
    for container in pod["containers"]:
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["resources"]["limits"]["memory"]
