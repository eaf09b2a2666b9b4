"""The model folder: its manifest, and the proof that its files are those the manifest means."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from .errors import ModelDamaged, ModelNotFound

SHIPPED = Path(__file__).parent.parent / "model"
"""The model that the package carries."""
FORMAT = 1
"""Version of the network's inputs and outputs; a model of another one cannot be run by us."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Numbers fitted on development data, by which scores become probabilities and decisions.

    ``speech``: probability from which words count as somebody's speech. ``mention``: probability
    of a speaker's mention below which none is claimed. ``weights``: of the logistic regression
    that gives the confidence, as (intercept, speech, speaker, cue).
    """

    speech: float
    mention: float
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Artefact:
    """A verified model folder."""

    folder: Path
    name: str
    version: str
    calibration: Calibration

    @property
    def network(self) -> Path:
        """The network in ONNX form."""
        return self.folder / "network.onnx"

    @property
    def vocabulary(self) -> Path:
        """One word piece a line."""
        return self.folder / "vocab.txt"


def open_artefact(folder: Path = SHIPPED) -> Artefact:
    """The model in ``folder``. Raises ModelNotFound or ModelDamaged."""
    manifest = _manifest(folder / "manifest.json")
    for name, expected in manifest["sha256"].items():
        path = folder / name
        if not path.is_file():
            raise ModelNotFound(path)
        if sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelDamaged(path, "is not the file that manifest.json describes")
    values = manifest["calibration"]
    return Artefact(
        folder,
        manifest["name"],
        manifest["version"],
        Calibration(values["speech"], values["mention"], tuple(values["weights"])),
    )


def _manifest(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise ModelNotFound(path)
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise ModelDamaged(
                path, f"is of format {manifest['format']}, this release reads {FORMAT}"
            )
        if {"name", "version", "sha256", "calibration"} <= manifest.keys():
            return manifest
    except (ValueError, KeyError, TypeError):
        pass
    raise ModelDamaged(path, "is not a manifest")
