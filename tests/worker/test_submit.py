"""A file through a server: what is written, and what an interruption leaves to do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.site import Site
from tests.stubs import StubPipeline, free_port
from worker.cli import main
from worker.client import Client
from worker.submit import Run, State, saved


def articles(path: Path, *lines: Any) -> Path:
    text = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{line}\n" for line in text))
    return path


def said(number: int) -> dict[str, Any]:
    return {"id": f"a{number}", "text": f"say Ada{number}: It works"}


def quotewire(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["submit", *map(str, arguments)], input=stdin)


def written(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_a_file_gives_a_result_a_line(site: Site, tmp_path: Path) -> None:
    file = articles(tmp_path / "in", said(1), "", said(3))
    result = quotewire(file, "--server", site.address)
    assert (result.exit_code, result.stderr) == (0, "")
    first, third = written(result.stdout)
    assert (first["id"], first["line"]) == ("a1", 1)
    assert (third["id"], third["line"]) == ("a3", 3)
    # The same as the library's, and as extract --ndjson writes it.
    expected = StubPipeline()(said(1)["text"]).to_dict()
    assert {name: first[name] for name in expected} == expected


def test_the_standard_input_is_a_file_too(site: Site) -> None:
    result = quotewire("-", "--server", site.address, stdin=json.dumps(said(1)))
    assert [line["id"] for line in written(result.stdout)] == ["a1"]


def test_every_bad_line_says_why(site: Site, tmp_path: Path) -> None:
    file = articles(tmp_path / "in", said(1), "{", {"id": "x", "text": "break it"})
    result = quotewire(file, "--server", site.address)
    assert result.exit_code == 2
    assert "2 of 3 lines have no result" in result.stderr
    errors = [line for line in written(result.stdout) if "error" in line]
    assert [(line["id"], line["line"]) for line in errors] == [("x", 3), (None, 2)]


@pytest.mark.parametrize("lines", [["{"], ["", " "], []])
def test_a_file_without_articles(site: Site, tmp_path: Path, lines: list[str]) -> None:
    result = quotewire(articles(tmp_path / "in", *lines), "--server", site.address)
    assert result.exit_code == (2 if lines == ["{"] else 0)
    assert len(result.stdout.splitlines()) == lines.count("{")


BAD_USE = {
    "no file": (["absent"], "absent: No such file"),
    "no address": (["in", "--server", "localhost"], "no address"),
    "output exists": (["in", "--output", "in"], "exists"),
    "output cannot be": (["in", "--output", "absent/out"], "absent/out"),
}


@pytest.mark.parametrize("case", BAD_USE)
def test_bad_use_is_one_line_and_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str
) -> None:
    monkeypatch.chdir(tmp_path)
    articles(tmp_path / "in", said(1))
    arguments, says = BAD_USE[case]
    result = quotewire(*arguments)
    assert result.exit_code == 2
    assert says in result.stderr
    assert "Traceback" not in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_server_that_is_away_is_said_and_can_be_gone_back_to(site: Site, tmp_path: Path) -> None:
    file, output = articles(tmp_path / "in", said(1)), tmp_path / "out"
    port = free_port()
    away = quotewire(file, "--server", f"http://127.0.0.1:{port}", "--output", output)
    assert away.exit_code == 1
    assert "does not answer" in away.stderr
    assert "go on" in away.stderr
    other = quotewire(file, "--server", site.address, "--output", output)
    assert other.exit_code == 2
    assert "another server" in other.stderr


class Interrupted(Exception):
    """Whatever ends a process between two results."""


def run(site: Site, file: Path, output: Path, *, results: int = 0) -> None:
    """In parts of 45 lines; ends as if it were killed when it has written so many results."""
    left = [results]

    def advance(count: int) -> None:
        left[0] -= count
        if left[0] == 0:
            raise Interrupted

    keep = output.with_name(f"{output.name}.state")
    status = file.stat()
    state = saved(keep, State(site.address, (status.st_size, status.st_mtime_ns)))
    with output.open("ab") as sink, file.open("rb") as lines:
        sink.truncate(state.written)
        Run(Client(site.address), state, sink, keep, advance, part_lines=45).all(lines)


def interrupted(site: Site, file: Path, output: Path, results: int) -> None:
    with pytest.raises(Interrupted):
        run(site, file, output, results=results)


@pytest.mark.parametrize("results", [1, 20, 21, 45, 46, 89])
def test_what_was_interrupted_goes_on_where_it_was(
    site: Site, tmp_path: Path, results: int
) -> None:
    file, output = articles(tmp_path / "in", *map(said, range(90))), tmp_path / "out"
    interrupted(site, file, output, results)
    run(site, file, output)
    lines = written(output.read_text())
    assert sorted(line["line"] for line in lines) == list(range(1, 91))
    assert len({line["id"] for line in lines}) == 90
    # Each part was sent once, in two chunks.
    assert len(site.queue.sent) == 4
    assert {*tmp_path.iterdir()} == {file, output}


def test_a_batch_that_has_expired_meanwhile_is_sent_anew(site: Site, tmp_path: Path) -> None:
    file, output = articles(tmp_path / "in", *map(said, range(60))), tmp_path / "out"
    interrupted(site, file, output, 50)
    state = json.loads((tmp_path / "out.state").read_text())
    Client(site.address).erase_batch(state["batch"])
    assert quotewire(file, "--server", site.address, "--output", output).exit_code == 0
    lines = written(output.read_text())
    assert sorted(line["line"] for line in lines) == list(range(1, 61))


def test_another_file_is_noticed(site: Site, tmp_path: Path) -> None:
    file, output = articles(tmp_path / "in", *map(said, range(3))), tmp_path / "out"
    interrupted(site, file, output, 2)
    articles(file, said(1))
    result = quotewire(file, "--server", site.address, "--output", output)
    assert (result.exit_code, "another file" in result.stderr) == (2, True)


def test_nothing_is_left_on_the_server(site: Site, tmp_path: Path) -> None:
    quotewire(articles(tmp_path / "in", said(1)), "--server", site.address)
    assert site.chunks.sweep(queue_is_empty=True) is not None
    assert site.redis.keys("quotewire:job:*") == site.redis.keys("quotewire:batch:*") == []
