"""The command ``quotewire``. With ``cli_submit``, the only place that prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from typing import TYPE_CHECKING, Any, BinaryIO

import click
from rich.console import Console
from rich.progress import Progress

from worker.cli_submit import submit
from worker.inputs import Refused, opened, refused, size

if TYPE_CHECKING:
    from worker.pipeline.extract import Pipeline

    Load = Callable[[], Pipeline]


def _version() -> str:
    try:
        return metadata.version("quotewire")
    except metadata.PackageNotFoundError:  # run from a checkout
        return "not installed"


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(_version())
@click.pass_context
def main(context: click.Context) -> None:
    """Who said what, in any news article."""
    context.obj = context.obj or _load_pipeline


def _load_pipeline() -> Pipeline:
    # Here and in the commands, not above: the runtime takes a second to load, --help need not.
    from worker.pipeline.load import load_pipeline

    return load_pipeline()


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="Port of it."
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=min(4, os.cpu_count() or 1),
    show_default="one a core, 4 at most",
    help="Processes that extract.",
)
def up(host: str, port: int, workers: int) -> None:
    """Run everything: store, worker, API and page. Ctrl-C stops it all.

    Uses the Redis that REDIS_URL names, else starts one of its own.
    """
    from worker.settings import SettingsError
    from worker.up import UpError
    from worker.up import up as run_until_stopped

    def say(line: str) -> None:
        click.echo(line, err=True)

    try:
        run_until_stopped(host=host, port=port, workers=workers, environ=os.environ, say=say)
    except SettingsError as error:
        raise Refused(str(error)) from error
    except UpError as error:
        kind = Refused if error.refused else click.ClickException  # status 2 or 1
        raise kind(str(error)) from error


@main.command()
@click.argument("files", nargs=-1, metavar="FILE… | -")
@click.option(
    "--ndjson",
    is_flag=True,
    help='Read {"id", "text"} a line and write {"id", "quotes", "speakers"} a line.',
)
@click.pass_obj
def extract(load: Load, files: tuple[str, ...], ndjson: bool) -> None:
    """Say who said what in UTF-8 text files; - is the standard input.

    A table on a terminal, else JSON: one object, or a list with "file" in each for several files.
    """
    if ndjson:
        if len(files) > 1:
            raise Refused("--ndjson reads one FILE, or the standard input.")
        with opened(files[0] if files else "-") as lines:
            _extract_lines(load(), lines)
    elif files:
        _extract_files(load, files)
    else:
        raise Refused("Name a FILE with an article, or - for the standard input.")


@main.command()
@click.argument("gold", required=False, metavar="[GOLD.jsonl]", default="seeds/gold.jsonl")
@click.option("--errors", type=click.IntRange(0), default=20, show_default=True, help="To list.")
@click.option(
    "--marked", is_flag=True, help="Take the gold's mentions, not the model's: names alone."
)
@click.pass_obj
def evaluate(load: Load, gold: str, errors: int, marked: bool) -> None:
    """Score the pipeline on gold articles: figures, groups of quotes, errors."""
    from worker.evaluation.gold import GoldError, read_jsonl
    from worker.evaluation.report import evaluate as score
    from worker.evaluation.report import evaluate_resolver, tables

    with opened(gold) as lines:
        try:
            articles = list(read_jsonl(lines))
        except GoldError as error:
            raise refused(gold, str(error)) from error
    report = evaluate_resolver(articles) if marked else score(articles, load())
    Console().print(tables(report, errors=errors))


@main.command()
@click.argument("name")
def key(name: str) -> None:
    """Make an API key for the client NAME. It is shown this once, and kept nowhere.

    Standard output has what the service is given: a line for QUOTEWIRE_API_KEYS_FILE.
    """
    from worker.keys import new_key

    try:
        made, kept = new_key(name)
    except ValueError as error:
        raise Refused(str(error)) from error
    click.echo(f"For {name}, who sends it as Authorization: Bearer KEY:\n\n  {made}\n", err=True)
    click.echo("For the file that QUOTEWIRE_API_KEYS_FILE names:\n", err=True)
    click.echo(str(kept))


def _extract_files(load: Load, files: tuple[str, ...]) -> None:
    from worker.lines import to_json
    from worker.pipeline.errors import QuoteError
    from worker.table import show

    texts = {name: _read(name) for name in files}
    pipeline, console = load(), Console()
    results: list[dict[str, Any]] = []
    for name, text in texts.items():
        try:
            extraction = pipeline(text)
        except QuoteError as error:
            raise refused(name, str(error)) from error
        if console.is_terminal:
            show(console, name, extraction)
        results.append(
            {"file": name, **extraction.to_dict()} if files[1:] else extraction.to_dict()
        )
    if not console.is_terminal:
        click.echo(to_json(results if files[1:] else results[0], indent=2))


def _extract_lines(pipeline: Pipeline, lines: BinaryIO) -> None:
    from worker.lines import extract_lines, to_json

    done = bad = 0
    bar = Progress(console=Console(stderr=True), disable=not sys.stderr.isatty(), transient=True)
    with bar:
        reading = bar.add_task("extracting", total=size(lines))

        def counted() -> Iterator[bytes]:
            for line in lines:
                yield line
                bar.advance(reading, len(line))

        for result in extract_lines(counted(), pipeline):
            click.echo(to_json(result))
            done += 1
            bad += "error" in result
    if bad:
        raise Refused(f"{bad} of {done} lines could not be used; each says why in its result.")


def _read(name: str) -> str:
    """The text of a file, or of the standard input; line ends are kept, as offsets count them."""
    with opened(name) as file:
        try:
            return file.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise refused(name, f"not UTF-8 (at byte {error.start}).") from error
        except OSError as error:
            raise refused(name, f"{error.strerror}.") from error


main.add_command(submit)
