"""``quotewire submit``: a file of articles through a server."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

import click
from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress

from worker.inputs import Refused, opened, refused, size

if TYPE_CHECKING:
    from worker.submit import State


@click.command()
@click.argument("file", metavar="FILE | -")
@click.option("--server", default="http://127.0.0.1:8000", show_default=True, help="Its address.")
@click.option("--output", type=click.Path(path_type=Path), help="Where to write; default: stdout.")
@click.option(
    "--key",
    envvar="QUOTEWIRE_API_KEY",
    show_envvar=True,
    help="API key, where the server wants one. Better in the environment: others see commands.",
)
def submit(file: str, server: str, output: Path | None, key: str | None) -> None:
    """Have a server read FILE, an article a line: {"text", "id"?, "title"?}.

    Writes {"id", "line", "quotes", "speakers"} or {"id", "line", "error"} a line, as they end. With
    --output it can be interrupted: start it again and it goes on. What was fetched is erased there.
    """
    from worker.client import Client, QuotewireError
    from worker.submit import Run, State, StateError, saved

    parts = urlsplit(server)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise Refused(f"{server!r} is no address of a server: give http://HOST:PORT.")
    keep = output.with_name(f"{output.name}.state") if output and file != "-" else None
    with opened(file) as lines:
        state = State(server, identity(file))
        try:
            state = saved(keep, state) if keep else state
        except StateError as error:
            raise Refused(str(error)) from error
        with written(output, state) as sink, progress(file, state) as advance:
            run = Run(Client(server, key=key), state, sink, keep, advance)
            try:
                run.all(lines)
            except QuotewireError as error:
                again = " Start the same command again to go on." if keep else ""
                raise click.ClickException(f"{error}{again}") from error
    if run.bad:
        raise Refused(f"{run.bad} of {run.done} lines have no result; each says why.")


def identity(file: str) -> tuple[int, int]:
    """Size and time of change, to notice that it is another file."""
    if file == "-":
        return (0, 0)
    status = Path(file).stat()
    return (status.st_size, status.st_mtime_ns)


@contextmanager
def written(output: Path | None, state: State) -> Iterator[BinaryIO]:
    """Where results go: after those that the run before has written, if there was one."""
    if output is None:
        yield sys.stdout.buffer
        return
    if output.exists() and not state.key:
        raise Refused(f"{output} exists: remove it, or name another --output.")
    try:
        with output.open("r+b" if output.exists() else "w+b") as sink:
            sink.truncate(state.written)
            sink.seek(0, 2)
            yield sink
    except OSError as error:
        raise refused(str(output), f"{error.strerror}.") from error


@contextmanager
def progress(file: str, state: State) -> Iterator[Callable[[int], object]]:
    """A bar on a terminal, of lines."""
    columns = (*Progress.get_default_columns(), MofNCompleteColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as bar:
        total = None if bar.disable or file == "-" else count_lines(file)
        done = state.line - 1 + state.position
        task = bar.add_task("submitted", total=total, completed=done)
        yield lambda count: bar.advance(task, count)


def count_lines(file: str) -> int | None:
    """None for what can be read only once."""
    with opened(file) as lines:
        return None if size(lines) is None else sum(1 for _ in lines)
