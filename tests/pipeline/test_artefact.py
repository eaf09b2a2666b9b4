"""A model folder is used only when it is whole and the one that its manifest describes."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from worker.pipeline.artefact import FORMAT, Calibration, open_artefact
from worker.pipeline.errors import ModelDamaged, ModelNotFound


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {"network.onnx": b"net", "vocab.txt": b"[UNK]"}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    write(tmp_path, sha256={name: sha256(data).hexdigest() for name, data in files.items()})
    return tmp_path


def write(folder: Path, **changes: object) -> None:
    path = folder / "manifest.json"
    manifest = (
        json.loads(path.read_text())
        if path.exists()
        else {
            "format": FORMAT,
            "name": "quotewire-en",
            "version": "9.9",
            "calibration": {"speech": 0.5, "mention": 0.3, "weights": [0, 1, 1, 1]},
        }
    )
    path.write_text(json.dumps(manifest | changes))


def test_a_whole_folder_is_opened(folder: Path) -> None:
    artefact = open_artefact(folder)
    assert (artefact.name, artefact.version) == ("quotewire-en", "9.9")
    assert artefact.calibration == Calibration(0.5, 0.3, (0, 1, 1, 1))


@pytest.mark.parametrize("name", ["manifest.json", "network.onnx", "vocab.txt"])
def test_a_missing_file_is_named_with_the_remedy(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ModelNotFound, match=f"{name} is missing: restore it"):
        open_artefact(folder)


@pytest.mark.parametrize("name", ["network.onnx", "vocab.txt"])
def test_a_changed_file_is_refused(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"other")
    with pytest.raises(ModelDamaged, match=f"{name} is not the file"):
        open_artefact(folder)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"format": 1}', "null"])
def test_what_is_no_manifest_is_refused(folder: Path, manifest: str) -> None:
    (folder / "manifest.json").write_text(manifest)
    with pytest.raises(ModelDamaged, match="is not a manifest"):
        open_artefact(folder)


def test_a_model_of_another_format_is_refused(folder: Path) -> None:
    write(folder, format=FORMAT + 1)
    with pytest.raises(ModelDamaged, match=f"is of format {FORMAT + 1}"):
        open_artefact(folder)
