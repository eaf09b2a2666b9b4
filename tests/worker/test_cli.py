"""The command line: what it prints, where, and with which status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from tests.stubs import StubPipeline
from worker.child import ROOT
from worker.cli import main
from worker.keys import ApiKey, digest, read_key
from worker.table import plain, show

SAYS = "say Ada Lovelace: It works"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def quotewire(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=stdin, obj=StubPipeline)


def test_one_file_gives_one_object(folder: Path) -> None:
    (folder / "a.txt").write_text(SAYS)
    result = quotewire("extract", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == StubPipeline()(SAYS).to_dict()


def test_a_dash_is_the_standard_input() -> None:
    assert json.loads(quotewire("extract", "-", stdin=SAYS).stdout)["quotes"]


def test_several_files_give_a_list_with_their_names(folder: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(SAYS)
    results = json.loads(quotewire("extract", "b.txt", "a.txt").stdout)
    assert [result["file"] for result in results] == ["b.txt", "a.txt"]
    assert all(result["quotes"] for result in results)


def test_offsets_count_line_ends_as_they_are(folder: Path) -> None:
    text = "say Ada: One\r\ntwo\rthree"
    (folder / "a.txt").write_bytes(text.encode())
    [quote] = json.loads(quotewire("extract", "a.txt").stdout)["quotes"]
    assert text[quote["start"] : quote["end"]] == quote["text"] == "One\r\ntwo\rthree"


REFUSED = [
    (["nope.txt"], "nope.txt: No such file or directory."),
    (["."], ".: Is a directory."),
    (["latin.txt"], "latin.txt: not UTF-8 (at byte 3)."),
    (["empty.txt"], "empty.txt: The text is empty: send the article's text."),
    (["good.txt", "nope.txt"], "nope.txt: No such file or directory."),
    (["-"], "standard input: The text is empty: send the article's text."),
    (["\x1b[31mred"], "�[31mred: No such file or directory."),
    ([], "Name a FILE with an article, or - for the standard input."),
    (["--ndjson", "a", "b"], "--ndjson reads one FILE, or the standard input."),
    (["--ndjson", "nope.txt"], "nope.txt: No such file or directory."),
]


@pytest.mark.parametrize(("arguments", "message"), REFUSED, ids=range(len(REFUSED)))
def test_what_cannot_be_read_is_one_line_and_status_2(
    folder: Path, arguments: list[str], message: str
) -> None:
    (folder / "good.txt").write_text(SAYS)
    (folder / "empty.txt").write_text(" \n")
    (folder / "latin.txt").write_bytes("café".encode("latin-1"))
    result = quotewire("extract", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: {message}\n"


def test_lines_in_lines_out(folder: Path) -> None:
    lines = "".join(json.dumps({"id": n, "text": SAYS}) + "\n" for n in range(3))
    (folder / "in.ndjson").write_text(lines)
    for result in (
        quotewire("extract", "--ndjson", stdin=lines),
        quotewire("extract", "--ndjson", "-", stdin=lines),
        quotewire("extract", "--ndjson", "in.ndjson"),
    ):
        assert (result.exit_code, result.stderr) == (0, "")
        assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [0, 1, 2]


def test_bad_lines_are_counted_at_the_end() -> None:
    result = quotewire("extract", "--ndjson", stdin='nonsense\n{"id": 1, "text": "text"}\n')
    assert result.exit_code == 2
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == [None, 1]
    assert result.stderr == (
        "Error: 1 of 2 lines could not be used; each says why in its result.\n"
    )


def shown(text: str, *, width: int = 60) -> str:
    out = StringIO()
    show(Console(file=out, width=width, force_terminal=False), "a.txt", StubPipeline()(text))
    return out.getvalue()


def test_a_table_says_who_said_what_and_who_got_how_many_words() -> None:
    table = shown(SAYS)
    for part in ("a.txt", "Ada Lovelace", "say", "It works", "50%", "stub 1"):
        assert part in table
    assert "Ada Lovelace: 1 quote, 2 words" in table


OBEYED = [
    ("\x1b[2Jgone", "�[2Jgone"),
    ("\x9b2J", "�2J"),
    ("a\x07b\x08c\x7f", "a�b�c�"),
    ("two\r\nlines\u2028three", "two lines three"),
    ("\u202eevil\u2066", "�evil�"),
    ("lone \ud800", "lone �"),
    ("[bold]no markup[/bold]", "[bold]no markup[/bold]"),
    ("“Très bien” 👩‍🚀", "“Très bien” 👩‍🚀"),
]


@pytest.mark.parametrize(("text", "printed"), OBEYED)
def test_a_terminal_is_shown_words_and_given_no_orders(text: str, printed: str) -> None:
    assert plain(text) == printed
    assert printed in shown(f"say {text}: {text}", width=200)


def test_as_a_process_it_reads_utf8_whatever_the_locale(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "worker", "extract", "-"],
        cwd=ROOT,
        input="“Très bien,” said Ada Lovelace.\n".encode(),
        capture_output=True,
        env={"PATH": "", "LC_ALL": "C"},
        check=True,
    )
    [quote] = json.loads(run.stdout.decode("utf-8"))["quotes"]
    assert quote["text"] == "Très bien,"


def test_on_a_terminal_it_prints_the_table(folder: Path) -> None:
    (folder / "a.txt").write_text("“Very \x1b[31mgood,” said Ada Lovelace.\n")
    screen, terminal = os.openpty()
    command = [sys.executable, "-m", "worker", "extract", str(folder / "a.txt")]
    environ = {**os.environ, "TERM": "xterm", "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(command, cwd=ROOT, stdout=terminal, env=environ) as process:
        os.close(terminal)
        with open(screen, encoding="utf-8", newline="") as lines:
            printed = "".join(until_hung_up(lines))
    assert process.returncode == 0
    assert "a.txt" in printed
    assert "Very �[31mgood" in printed


def until_hung_up(lines: Iterable[str]) -> Iterator[str]:
    # Linux says that nobody holds the terminal any longer with an input/output error.
    with suppress(OSError):
        yield from lines


@pytest.mark.parametrize("arguments", [["--help"], ["up", "--help"], ["extract", "-h"]])
def test_help_loads_no_model_runtime(arguments: list[str]) -> None:
    code = (
        "import sys\nfrom worker.cli import main\n"
        f"main({arguments!r}, standalone_mode=False)\nprint(*sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = set(run.stdout.split())
    assert not loaded & {"numpy", "onnxruntime", "celery", "worker.pipeline.extract"}


def test_evaluate_scores_gold_and_lists_its_errors(folder: Path) -> None:
    quote = {"start": 4, "end": 16, "attributed": True}
    gold = {"id": "a", "text": SAYS, "quotes": [quote]}
    (folder / "gold.jsonl").write_text(json.dumps(gold) + "\n", encoding="utf-8")
    printed = quotewire("evaluate", "gold.jsonl").stdout
    assert "1 quotes in the gold" in printed
    assert "detection F1" in printed


@pytest.mark.parametrize(
    ("line", "problem"),
    [("{}", "line 1 is no gold article"), ("nonsense", "line 1 is no gold article")],
)
def test_what_is_no_gold_is_refused(folder: Path, line: str, problem: str) -> None:
    (folder / "gold.jsonl").write_text(line, encoding="utf-8")
    result = quotewire("evaluate", "gold.jsonl")
    assert (result.exit_code, problem in result.stderr) == (2, True)


def test_evaluate_can_score_the_names_of_marked_mentions(folder: Path) -> None:
    text = 'Ana Ruiz left. "Not now," she said.'
    quote = {"start": 16, "end": 24, "attributed": True, "who": "Ana Ruiz"}
    quote |= {"source": [[26, 29, "she"]], "cue": [[30, 34, "said"]], "kind": "direct"}
    row = {"id": "a", "text": text, "quotes": [quote]}
    Path("gold.jsonl").write_text(json.dumps(row), "utf-8")
    rows = [
        line.split("│")
        for line in quotewire("evaluate", "--marked", "gold.jsonl").stdout.splitlines()
    ]
    by_group = {cells[1].strip(): cells[-2].strip() for cells in rows if len(cells) > 2}
    assert by_group["resolver pronoun"] == "1.000"


def test_evaluate_without_its_file_says_which() -> None:
    result = quotewire("evaluate")
    assert (result.exit_code, "seeds/gold.jsonl: No such file" in result.stderr) == (2, True)


def test_a_key_is_shown_once_and_its_line_lets_it_in() -> None:
    result = quotewire("key", "desk")
    assert result.exit_code == 0
    [key] = re.findall(r"qw_[\w-]{43}", result.stderr)
    assert key not in result.stdout
    assert read_key(result.stdout.strip()) == ApiKey("desk", digest(key))


@pytest.mark.parametrize("name", ["", "a b", "a:b", "-a", "ключ", "a" * 65, "a\n"])
def test_what_is_no_name_of_a_key(name: str) -> None:
    result = quotewire("key", "--", name)
    assert (result.exit_code, result.stdout) == (2, "")
