"""Many articles, in order; a bad one spoils nothing but itself. NDJSON in, NDJSON out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from worker.pipeline.errors import QuoteError
from worker.pipeline.quote import Extraction

if TYPE_CHECKING:
    from worker.pipeline.extract import Pipeline

BATCH = 32
"""Articles that are worked on together: as many as keep a model busy."""

# DEL and C1 controls (a terminal obeys them), line and direction marks, lone surrogates (no UTF-8).
_UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Article:
    """A line's or a row's article; or, with ``problem``, why there is none."""

    id: str | int | None
    text: str = ""
    problem: str | None = None


def extract_lines(lines: Iterable[bytes], pipeline: Pipeline) -> Iterator[dict[str, Any]]:
    """For each line that is not blank, as ``extract_articles``."""
    numbered = enumerate(lines, start=1)
    articles = (parse(line, number) for number, line in numbered if line.strip())
    return extract_articles(articles, pipeline)


def extract_articles(articles: Iterable[Article], pipeline: Pipeline) -> Iterator[dict[str, Any]]:
    """For each article ``{"id", "quotes", "speakers", "model"}`` or ``{"id", "error"}``, in
    order, ``BATCH`` articles at a time."""
    remaining = iter(articles)
    while batch := list(islice(remaining, BATCH)):
        yield from _extract_batch(batch, pipeline)


def parse(line: bytes, number: int) -> Article:
    """The article of a line. ``number`` is the line's, from 1, for the problem's wording."""
    article_id = None
    try:
        value = json.loads(line.decode("utf-8"))
        if not isinstance(value, dict):
            raise ValueError("not an object")
        article_id = value.get("id")
        if not isinstance(article_id, str | int) or isinstance(article_id, bool):
            article_id = None
            raise ValueError('"id" must be a string or a whole number')
        if not isinstance(value.get("text"), str):
            raise ValueError('"text" must be a string')
        return Article(article_id, value["text"])
    except UnicodeDecodeError:
        problem = "not UTF-8"
    except json.JSONDecodeError as error:
        problem = f"not JSON: {error.msg} at character {error.pos + 1}"
    except RecursionError:
        problem = "nested too deeply"
    except ValueError as error:
        problem = str(error)
    return Article(article_id, problem=f"line {number}: {problem}")


def to_json(value: Any, *, indent: int | None = None) -> str:
    """JSON that stays readable, is valid UTF-8, and does nothing to a terminal."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _extract_batch(batch: list[Article], pipeline: Pipeline) -> Iterator[dict[str, Any]]:
    texts = [article.text for article in batch if article.problem is None]
    try:
        together = iter(list(pipeline.pipe(texts, batch_size=BATCH)))
        extract: Callable[[str], Extraction] = lambda _: next(together)  # noqa: E731
    except Exception:  # one of them; each alone will tell which
        extract = pipeline
    for article in batch:
        yield {"id": article.id, **_outcome(article, extract)}


def _outcome(article: Article, extract: Callable[[str], Extraction]) -> dict[str, Any]:
    if article.problem is not None:
        return {"error": article.problem}
    try:
        return extract(article.text).to_dict()
    except QuoteError as error:
        return {"error": str(error)}
    except Exception as error:
        return {"error": f"The article could not be worked through: {type(error).__name__}."}
