"""``seeds/markup`` -> ``seeds/articles`` (plain text) and ``seeds/gold.jsonl`` (text with gold)."""

from __future__ import annotations

import json
from pathlib import Path

from .gold import to_dict
from .markup import read_directory


def compiled(markup: Path) -> tuple[dict[str, str], str]:
    """File name -> plain text of each article, and the lines of the gold file."""
    articles = read_directory(markup)
    texts = {f"{article.id}.txt": article.text for article in articles}
    lines = (json.dumps(to_dict(article), ensure_ascii=False) + "\n" for article in articles)
    return texts, "".join(lines)


def write(seeds: Path) -> int:
    """Bring plain texts and gold up to date with the markup. Returns the number of articles."""
    texts, gold = compiled(seeds / "markup")
    folder = seeds / "articles"
    folder.mkdir(exist_ok=True)
    for stale in folder.glob("*.txt"):
        if stale.name not in texts:
            stale.unlink()
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    (seeds / "gold.jsonl").write_text(gold, encoding="utf-8", newline="")
    return len(texts)
