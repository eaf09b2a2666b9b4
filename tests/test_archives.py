"""What docs/archives.md shows works as typed, on a Spark of two processes.

Spark is hundreds of megabytes and needs Java, so it is no dependency of the tests: they are
skipped without (``pip install 'pyspark[sql]'``).
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from worker.pipeline.load import load_pipeline
from worker.pipeline.read import MAX_CHARACTERS

pyspark = pytest.importorskip("pyspark")
pd = pytest.importorskip("pandas")
pytest.importorskip("pyarrow")
if not shutil.which("java"):
    pytest.skip("no java on the PATH", allow_module_level=True)

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
SPARK = Path(pyspark.__file__).parent
SEEDS = {path.stem: path.read_text("utf-8") for path in (ROOT / "seeds/articles").glob("*.txt")}
REFUSED = {
    "empty": ("", "The text is empty: send the article's text."),
    "null": (None, "There is no text."),
    "long": (
        "a" * (MAX_CHARACTERS + 1),
        f"The text has {MAX_CHARACTERS + 1} characters, the limit is {MAX_CHARACTERS}:"
        " send a shorter one.",
    ),
}
ARTICLES = {
    **{name: SEEDS[name] for name in sorted(SEEDS)[:3]},
    **{name: text for name, (text, _) in REFUSED.items()},
    "none": "No one said anything.",
    "nobody": "It read: “We are closed.”\n\n“So it goes.”\n",
    "astral": "🜂🜂 “It held,” Ana Ortega said. “For now.”",
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the page's command writes for ARTICLES."""
    folder = tmp_path_factory.mktemp("archive")
    module, script = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    (folder / "quotes.py").write_text(module, encoding="utf-8")
    (folder / "archive.py").write_text(script, encoding="utf-8")
    table = pd.DataFrame({"id": list(ARTICLES), "text": list(ARTICLES.values())})
    (folder / "articles.parquet").mkdir()
    for part in range(2):  # a task for each
        table[part::2].to_parquet(folder / "articles.parquet" / f"{part}.parquet")
    [command] = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    submit = f"{SPARK}/bin/spark-submit --master local[2] --conf spark.ui.enabled=false"
    run = subprocess.run(
        ["bash", "-euc", command.replace("spark-submit", submit)],
        cwd=folder,
        env={**os.environ, "PYSPARK_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
        | {"SPARK_HOME": str(SPARK), "SPARK_LOCAL_IP": "127.0.0.1"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    found = pd.read_parquet(folder / "quotes.parquet").sort_values(["id", "quote"])
    return json.loads(found.to_json(orient="records", double_precision=15))


def test_the_rows_are_the_librarys_quotes(rows: list[dict[str, Any]]) -> None:
    pipeline = load_pipeline()
    expected = [
        {
            "id": name,
            "quote": quote.id,
            "quotation": quote.quotation,
            "kind": quote.kind,
            "text": quote.text,
            "start": quote.start,
            "end": quote.end,
            "speaker": quote.speaker and quote.speaker.name,
            "mention": quote.speaker and quote.speaker.text,
            "verb": quote.verb and quote.verb.lemma,
            "confidence": pytest.approx(quote.confidence),
            "error": None,
        }
        for name, text in sorted(ARTICLES.items())
        if text and name not in REFUSED
        for quote in pipeline(text).quotes
    ]
    assert [row for row in rows if row["error"] is None] == expected
    assert {row["id"] for row in expected} == set(ARTICLES) - set(REFUSED) - {"none"}
    assert None in {row["speaker"] for row in expected}


def test_an_article_that_is_refused_says_why(rows: list[dict[str, Any]]) -> None:
    errors = {row.pop("id"): row for row in rows if row["error"] is not None}
    assert {name: row.pop("error") for name, row in errors.items()} == {
        name: why for name, (_, why) in REFUSED.items()
    }
    assert all(set(row.values()) == {None} for row in errors.values())
