"""The arrows between the packages, asserted by what is written and by what is loaded."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODEL_RUNTIME = {"numpy", "onnxruntime", "tokenizers", "worker.pipeline"}
WEB = {"flask", "werkzeug", "marshmallow", "service"}
QUEUE = {"celery", "kombu", "redis"}

LIGHT = (
    "addresses",
    "batches",
    "broker",
    "jobs",
    "keys",
    "logs",
    "settings",
    "tally",
    "traces",
)

LOADS_NOTHING_OF = [
    ("service.wsgi", MODEL_RUNTIME),
    ("worker.jobs", MODEL_RUNTIME | WEB | {"celery", "kombu"}),
    ("worker.broker", MODEL_RUNTIME | WEB),
    ("worker.courier", MODEL_RUNTIME | WEB | {"celery", "kombu"}),
    ("worker.app", WEB),
    ("worker.pipeline", WEB | QUEUE),
    ("worker.pipeline.extract", WEB | QUEUE),
]


@pytest.mark.parametrize(("module", "banned"), LOADS_NOTHING_OF)
def test_importing_a_module_loads_nothing_that_it_must_not_know(
    module: str, banned: set[str]
) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    # A fresh interpreter, since this one has long loaded everything.
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = run.stdout.split()
    assert [name for name in loaded if any(within(name, package) for package in banned)] == []


def within(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, wherever it does so; relative ones keep their dots."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from (f"{base}.{alias.name}".replace("..", ".") for alias in node.names)


def files(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found
    return found


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", files("service"), ids=named)
def test_the_service_knows_only_the_light_modules_of_the_worker(path: Path) -> None:
    light = tuple(f"worker.{name}" for name in LIGHT)
    of_worker = [name for name in imports(path) if within(name, "worker")]
    assert [name for name in of_worker if not any(within(name, module) for module in light)] == []


@pytest.mark.parametrize("path", files("worker"), ids=named)
def test_the_worker_knows_nothing_of_the_service(path: Path) -> None:
    assert [name for name in imports(path) if any(within(name, package) for package in WEB)] == []


@pytest.mark.parametrize("path", files("worker/pipeline"), ids=named)
def test_the_pipeline_can_be_carried_away_as_it_is(path: Path) -> None:
    # simplemma has no dependencies and does no I/O but reading its own table of lemmas.
    runtime = {"numpy", "onnxruntime", "simplemma", "tokenizers"}
    allowed = sys.stdlib_module_names | runtime | {""}
    # The first part of a relative import is empty. One that climbs out of the pipeline has it too.
    assert [name for name in imports(path) if name.partition(".")[0] not in allowed] == []
    depth = len(path.relative_to(ROOT / "worker" / "pipeline").parts)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not (isinstance(node, ast.ImportFrom) and node.level > depth)


ROOMS = ("lexical", "naming", "presence", "describing", "reading", "talk")
"""Of the coreference, in the order in which they may know each other."""


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_the_coreference_knows_only_those_before_it(room: str) -> None:
    later = ROOMS[ROOMS.index(room) + 1 :]
    climbing = [
        f"{path.stem} -> {node.module or node.names[0].name}"
        for path in files(f"worker/pipeline/coreference/{room}")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level == 2
    ]
    assert [arrow for arrow in climbing if arrow.partition(" -> ")[2].split(".")[0] in later] == []


SMALL = [path for package in ("service", "worker") for path in files(package)]


@pytest.mark.parametrize("path", SMALL, ids=named)
def test_a_file_and_its_functions_stay_small(path: Path) -> None:
    text = path.read_text("utf-8")
    assert len(text.splitlines()) <= 250
    assert {name: size for name, size in function_sizes(text).items() if size > 40} == {}


def function_sizes(text: str) -> dict[str, int]:
    """Lines of each function, from its first word to its last, without its docstring."""
    sizes = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            described = len((ast.get_docstring(node) or "").splitlines())
            sizes[node.name] = (node.end_lineno or 0) - node.lineno + 1 - described
    return sizes
