"""What the README promises: its commands work as typed, its table lists every setting."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from service.settings import ServiceSettings
from tests.stubs import free_port
from worker.keys import read_key
from worker.settings import UpSettings, WorkerSettings
from worker.signature import read_secret

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def settings_table() -> str:
    """The README's table of settings, as the settings classes have them."""
    rows = ["| variable | default | what |", "|---|---|---|"]
    seen = set()
    for cls in (ServiceSettings, WorkerSettings, UpSettings):
        for item in fields(cls):
            name = item.metadata["env"]
            if name not in seen:
                seen.add(name)
                rows.append(f"| `{name}` | {shown(item.default)} | {item.metadata['help']} |")
    return "\n".join(rows)


def shown(default: object) -> str:
    if default in (None, ()):
        return "none"
    return f"`{str(default).replace(str(Path.home()), '~')}`"


def test_the_table_of_settings_is_that_of_the_code() -> None:
    assert settings_table() in README, f"put this into README.md:\n{settings_table()}"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`quotewire up`, all of it, on a port of its own."""
    home, port = tmp_path_factory.mktemp("home"), free_port()
    environ = {key: value for key, value in os.environ.items() if key != "REDIS_URL"}
    command = [sys.executable, "-m", "worker", "up", "--port", str(port), "--workers", "1"]
    with (home / "log").open("wb") as log:
        up = subprocess.Popen(
            command,
            cwd=ROOT,
            env={**environ, "QUOTEWIRE_HOME": str(home)},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_ready(address, home / "log")
        yield address
    finally:
        up.send_signal(signal.SIGINT)
        up.wait(30)


def wait_until_ready(address: str, log: Path) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            with urlopen(f"{address}/readyz", timeout=5):
                return
        except (URLError, OSError):
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.1)


def shell(script: str) -> str:
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_curl_lines_work_as_typed(server: str) -> None:
    [block] = [block for block in BLOCKS if "an article as it is" in block]
    printed = shell(block.replace("http://127.0.0.1:8000", server))
    first, second, waited, asked = map(json.loads, printed.split("\n")[:4])
    assert first["status"] == "queued"
    assert second["reference"] == "a-17"
    for finished in (waited, asked):
        assert finished["status"] == "succeeded"
        assert [quote["text"] for quote in finished["result"]["quotes"]] == ["It held,"]


def test_a_batch_works_as_typed(server: str, tmp_path: Path) -> None:
    [block] = [block for block in BLOCKS if "/v1/batches" in block]
    script = block.replace("http://127.0.0.1:8000", server)
    printed = shell(script.replace("articles.ndjson", str(tmp_path / "articles.ndjson")))
    ended = sorted(map(json.loads, printed.splitlines()), key=lambda job: int(job["line"]))
    assert [job["reference"] for job in ended] == ["1", "2"]
    names = [job["result"]["quotes"][0]["speaker"]["name"] for job in ended]
    assert names == ["Ana Ortega", "Bo Lund"]


def test_a_file_is_submitted_as_typed(server: str, tmp_path: Path) -> None:
    [block] = [block for block in BLOCKS if "quotewire submit" in block]
    (tmp_path / "articles.ndjson").write_text('{"text": "“It held,” Ana Ortega said."}\n')
    script = block.replace(".venv/bin/quotewire", f"{sys.executable} -m worker")
    for name in ("articles.ndjson", "results.ndjson"):
        script = script.replace(name, str(tmp_path / name))
    shell(script.replace("http://127.0.0.1:8000", server))
    [result] = map(json.loads, (tmp_path / "results.ndjson").read_text().splitlines())
    assert result["quotes"][0]["speaker"]["name"] == "Ana Ortega"


@pytest.mark.parametrize(("language", "program"), [("python", sys.executable), ("js", "node")])
def test_the_examples_of_other_languages_work_as_typed(
    server: str, tmp_path: Path, language: str, program: str
) -> None:
    if not shutil.which(program):
        pytest.skip(f"no {program} on the PATH")
    blocks = re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)
    [code] = [block for block in blocks if "127.0.0.1:8000" in block]
    file = tmp_path / f"example.{'mjs' if language == 'js' else 'py'}"
    file.write_text(code.replace("http://127.0.0.1:8000", server))
    run = subprocess.run(
        [program, str(file)],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "Ana Ortega" in run.stdout
    assert ("Bo Lund" in run.stdout) == (language == "python")


def test_the_command_line_works_as_typed(tmp_path: Path) -> None:
    [block] = [block for block in BLOCKS if "extract --ndjson" in block]
    script = block.replace(".venv/bin/quotewire", f"{sys.executable} -m worker")
    printed = shell(script.replace("results.ndjson", str(tmp_path / "results.ndjson")))
    decoder, rest, results = json.JSONDecoder(), printed.strip(), []
    while rest:
        result, end = decoder.raw_decode(rest)
        results.append(result)
        rest = rest[end:].strip()
    assert results[0] == results[1]
    lines = (tmp_path / "results.ndjson").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len((ROOT / "seeds" / "gold.jsonl").read_text("utf-8").splitlines())


def test_every_make_target_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", README, re.MULTILINE))
    assert named
    assert named <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def test_the_line_that_makes_a_key_works_as_typed(tmp_path: Path) -> None:
    [block] = [block for block in BLOCKS if "quotewire key" in block]
    script = block.replace(".venv/bin/quotewire", f"{sys.executable} -m worker")
    assert shell(script.replace("keys.txt", str(tmp_path / "keys.txt"))) == ""
    assert read_key((tmp_path / "keys.txt").read_text().strip()).name == "newsdesk"


def test_the_line_that_makes_a_secret_works_as_typed() -> None:
    [block] = [block for block in BLOCKS if "whsec_" in block]
    assert len(read_secret(shell(block).strip()).key) == 32
