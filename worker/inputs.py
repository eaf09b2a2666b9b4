"""What the commands read, and how they refuse it."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import click


class Refused(click.ClickException):
    """One line on stderr, and status 2."""

    exit_code = 2


def size(file: BinaryIO) -> int | None:
    """In bytes; None for what is no file on a disk."""
    with suppress(OSError):
        status = os.fstat(file.fileno())
        return status.st_size if stat.S_ISREG(status.st_mode) else None
    return None


def opened(name: str) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise refused(name, f"{error.strerror}.") from error


def refused(name: str, problem: str) -> Refused:
    from worker.table import plain

    return Refused(f"{'standard input' if name == '-' else plain(name)}: {problem}")
