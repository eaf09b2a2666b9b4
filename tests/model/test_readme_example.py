"""The example at the top of the README is what the program prints with the model that ships."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SURE = re.compile(r"(\d+)%")
POINTS = 5
"""Processors add an int8 network up in different ways: so far apart may confidences be."""


def on_a_terminal(command: list[str]) -> str:
    """What the command prints where there are 80 columns and no colour."""
    ours, its = pty.openpty()
    environ = {**os.environ, "COLUMNS": "80", "TERM": "xterm", "NO_COLOR": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environ, stdout=its, stdin=its) as process:
        os.close(its)
        printed = b"".join(iter(lambda: piece(ours), b""))
    os.close(ours)
    assert process.returncode == 0
    return re.sub(r"\x1b\[[0-9;]*m", "", printed.decode()).replace("\r\n", "\n")


def piece(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # how Linux says that nobody writes any more
        return b""


def test_the_example_is_what_the_program_prints() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(r"<!-- example: quotewire (.+?) -->\n```text\n(.*?)```", readme, re.DOTALL)
    assert found is not None
    arguments, shown = found.groups()
    printed = on_a_terminal([sys.executable, "-m", "worker", *arguments.split()])
    assert SURE.sub("%", printed).split() == SURE.sub("%", shown).split()
    pairs = zip(SURE.findall(printed), SURE.findall(shown), strict=True)
    assert all(abs(int(one) - int(other)) <= POINTS for one, other in pairs)
