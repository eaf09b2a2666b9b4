"""A trained network -> the model folder that ships, with its calibration and its figures."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ..evaluation.gold import GoldArticle
from ..evaluation.report import evaluate
from ..evaluation.scores import Counts
from ..pipeline.artefact import open_artefact
from ..pipeline.batch import Batch, collate
from ..pipeline.encode import windows
from ..pipeline.extract import Pipeline
from ..pipeline.model import ModelAttributor
from ..pipeline.pieces import tokenizer
from ..pipeline.read import read
from .calibrate import NEUTRAL, fit, held_out, outcomes, reliability
from .config import Config
from .export import export_network, write_manifest
from .network import QuoteNetwork

NAME = "quotewire-en"


def release(
    network: QuoteNetwork,
    vocabulary: Path,
    development: Mapping[str, Sequence[GoldArticle]],
    config: Config,
    folder: Path,
    version: str,
) -> dict[str, Any]:
    """Write network, vocabulary and manifest to ``folder``; returns the manifest's figures.

    ``development``: gold by name, for calibration and for the figures of the model card.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    everything = [article for articles in development.values() for article in articles]
    export_network(network, _example(everything, vocabulary), folder / "network.onnx")
    about: dict[str, Any] = {
        "name": NAME,
        "version": version,
        "calibration": asdict(NEUTRAL),
        "config": config.values,
        "corpora": ["PolNeAR 1.0 (train)", "our own training articles"],
    }
    write_manifest(folder, about)
    found = outcomes(everything, ModelAttributor.load(open_artefact(folder)))
    mention = float(config["decision"]["mention"])
    about["calibration"] = asdict(fit(found, mention))
    write_manifest(folder, about)
    about["figures"] = figures(development, folder)
    error, rows = reliability(*held_out(found, mention))
    about["figures"]["calibration"] = {"error": round(error, 4), "bins": rows}
    write_manifest(folder, about)
    return about["figures"]


def figures(development: Mapping[str, Sequence[GoldArticle]], folder: Path) -> dict[str, Any]:
    """Scores of the whole pipeline with the model in ``folder``, per development set and group."""
    pipeline = Pipeline(ModelAttributor.load(open_artefact(folder)))
    result: dict[str, Any] = {}
    for name, articles in development.items():
        report = evaluate(articles, pipeline)
        result[name] = {
            "all": _shares(report.total),
            **{group: _shares(counts) for group, counts in sorted(report.groups.items())},
        }
    return result


def _shares(counts: Counts) -> dict[str, float]:
    values = {
        "quotes": counts.gold,
        "detection": counts.detection,
        "who said what": counts.who_said_what,
        "speaker": counts.speaker / max(counts.sources, 1),
        "verb": counts.verb / max(counts.cues, 1),
        "name": counts.name / max(counts.named, 1),
    }
    return {name: round(value, 4) for name, value in values.items()}


def _example(articles: Sequence[GoldArticle], vocabulary: Path) -> Batch:
    """Any real batch of one window with two quotes or more, for the exporter to trace."""
    pieces = tokenizer(vocabulary)
    for article in articles:
        document = read(article.text)
        for window in windows(document, pieces):
            if len(window.quotes) > 1:
                return collate([window], [document])
    raise ValueError("no development article has two quotes close by: give longer ones")
