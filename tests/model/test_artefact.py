"""The model that ships: whole, small, described."""

from __future__ import annotations

import json
from pathlib import Path

from worker.pipeline.artefact import SHIPPED, open_artefact
from worker.training.card import tables

MANIFEST = json.loads((SHIPPED / "manifest.json").read_text(encoding="utf-8"))


def test_it_is_the_one_that_its_manifest_describes() -> None:
    assert open_artefact().version == MANIFEST["version"]


def test_it_is_small_enough_to_live_in_the_repository() -> None:
    assert sum(path.stat().st_size for path in Path(SHIPPED).iterdir()) < 25_000_000


def test_its_card_has_the_figures_of_the_manifest() -> None:
    card = (SHIPPED / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert tables(MANIFEST["figures"]) in card
    assert f"{MANIFEST['name']} {MANIFEST['version']}" in card
