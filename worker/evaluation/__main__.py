"""``python -m worker.evaluation [SEEDS]``: bring seeds/ up to date with its markup."""

from __future__ import annotations

from pathlib import Path

import click

from .markup import MarkupError
from .seeds import write


@click.command()
@click.argument(
    "seeds", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("seeds")
)
def main(seeds: Path) -> None:
    """Compile SEEDS/markup into SEEDS/articles and SEEDS/gold.jsonl."""
    try:
        click.echo(f"{write(seeds)} articles")
    except MarkupError as error:
        raise click.UsageError(str(error)) from error


if __name__ == "__main__":
    main()
