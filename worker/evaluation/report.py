"""Scores -> tables that a person reads."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group
from rich.table import Table
from rich.text import Text

from ..pipeline.assemble import assemble
from ..pipeline.extract import Pipeline
from ..pipeline.read import read
from ..pipeline.resolve import resolve
from .gold import GoldArticle
from .marked import attributions
from .scores import Counts, Report, score


def evaluate(articles: Iterable[GoldArticle], pipeline: Pipeline) -> Report:
    """Scores of a pipeline over gold articles."""
    listed = list(articles)
    results = pipeline.pipe(article.text for article in listed)
    return sum(
        (score(article, result) for article, result in zip(listed, results, strict=True)), Report()
    )


def evaluate_resolver(articles: Iterable[GoldArticle]) -> Report:
    """Scores of the resolver alone, as if an attributor had found all that the gold marks."""
    report = Report()
    for article in articles:
        document = read(article.text)
        marked = attributions(article, document)
        result = assemble(document, marked, resolve(document, marked), "marked")
        report += score(article, result)
    return report


def tables(report: Report, *, errors: int) -> Group:
    """The figures, the groups of quotes, and the first ``errors`` errors."""
    parts: list[Table] = [_figures(report.total), _groups(report.groups)]
    if errors:
        parts.append(_errors(report, errors))
    return Group(*parts)


def _figures(total: Counts) -> Table:
    table = Table("figure", "value", title=f"{total.gold} quotes in the gold")
    rows = {
        "detection F1": total.detection,
        "who said what F1": total.who_said_what,
        "speaker (overlap)": _ratio(total.speaker, total.sources),
        "speaker (exact)": _ratio(total.speaker_exact, total.sources),
        "verb (overlap)": _ratio(total.verb, total.cues),
        "verb (exact)": _ratio(total.verb_exact, total.cues),
        "name": _ratio(total.name, total.named),
    }
    for name, value in rows.items():
        table.add_row(name, _shown(value))
    return table


def _groups(groups: dict[str, Counts]) -> Table:
    table = Table("group", "quotes", "found", "speaker", "verb", "name")
    for name in sorted(groups):
        counts = groups[name]
        table.add_row(
            name,
            str(counts.gold),
            _shown(_ratio(counts.found, counts.gold)),
            _shown(_ratio(counts.speaker, counts.sources)),
            _shown(_ratio(counts.verb, counts.cues)),
            _shown(_ratio(counts.name, counts.named)),
        )
    return table


def _errors(report: Report, most: int) -> Table:
    shown = report.errors[:most]
    table = Table(
        "article", "error", "quote", "wanted", "got", title=f"{len(shown)} of {len(report.errors)}"
    )
    for error in shown:
        cells = (error.article, error.kind, error.quote, error.wanted, error.got)
        table.add_row(*(Text(cell.replace("\n", " ")) for cell in cells))
    return table


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"
