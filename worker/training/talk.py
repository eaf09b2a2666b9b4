"""Articles with their speakers marked -> the weights of quotes without a mention.

A conditional random field over the turns of a talk, as ``dialogue.py`` decodes it: who speaks
depends on who spoke in the two turns before. ``python -m worker.training.talk`` fits it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import click

from ..evaluation.gold import GoldArticle
from ..evaluation.marked import attributions
from ..evaluation.markup import read_directory
from ..evaluation.scores import match, name_key
from ..pipeline.coreference.reading.entities import entity_of
from ..pipeline.coreference.reading.reader import Reader
from ..pipeline.coreference.talk.carried import Carrier
from ..pipeline.coreference.talk.evidence import Evidence
from ..pipeline.coreference.talk.exchange import Change, Features
from ..pipeline.coreference.talk.weights import BY_HAND, WEIGHTS
from ..pipeline.read import read
from .field import cross_validated, fitted

ARTICLES = Path(__file__).parent / "articles"


class Turn(NamedTuple):
    """One quote: who may speak it and what tells of each, and what tells of a change of speakers.

    ``right``: the candidates that the gold names; empty, where it names none of them.
    ``open``: whether the speaker has to be found, the quote having no mention.
    """

    candidates: Mapping[int | None, Sequence[tuple[str, float]]]
    changes: Mapping[Change, Features]
    in_turns: bool
    right: frozenset[int | None]
    open: bool


Stretch = Sequence[Turn]


def stretches(article: GoldArticle) -> Iterator[Stretch]:
    """The turns of an article, in parts of which none tells anything of another."""
    document = read(article.text)
    reader = Reader(document, attributions(article, document))
    evidence = Carrier(reader).evidence()
    found = match(
        article.text, [q.span for q in article.quotes], [q.inner for q in document.quotes]
    )
    turns: list[Turn] = []
    last: frozenset[int | None] = frozenset({None})
    for position, index in enumerate(evidence.turns):
        who = article.quotes[found[index]].who if index in found else None
        turns.append(_turn(evidence, position, last, who))
        last = frozenset(turns[-1].candidates)
    cuts = [at for at, pair in enumerate(pairwise(turns)) if not (pair[0].open or pair[1].open)]
    for start, end in zip([0, *cuts], [*(cut + 2 for cut in cuts), len(turns)], strict=True):
        if any(turn.open for turn in turns[start:end]):
            yield turns[start:end]


def _turn(evidence: Evidence, position: int, last: frozenset[int | None], who: str | None) -> Turn:
    candidates = {c: tuple(told) for c, told in evidence.of(position, last).items()}
    return Turn(
        candidates,
        evidence.exchange.changes[position],
        evidence.exchange.in_turns[position],
        frozenset(c for c in candidates if _is_right(evidence.reader, c, who)),
        evidence.turns[position] not in evidence.known,
    )


def _is_right(reader: Reader, candidate: int | None, who: str | None) -> bool:
    if who is None:
        return False
    entity = None if candidate is None else entity_of(candidate, reader.cast, reader.words)
    return name_key(entity.name if entity else "") == name_key(who)


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--prior", default=0.1, show_default=True, help="Pull towards zero (L2).")
@click.option("--folds", default=6, show_default=True, help="Of the cross-validation.")
def main(folders: Sequence[Path], prior: float, folds: int) -> None:
    """Fit on the articles of FOLDERS, by default our training articles, and print the weights."""
    articles = [a for folder in folders or [ARTICLES] for a in read_directory(folder)]
    data = [list(stretches(article)) for article in articles]
    fixed = {name: WEIGHTS[name] for name in BY_HAND}
    names = [name for name in WEIGHTS if name not in BY_HAND]
    right, of, reachable = cross_validated(data, names, fixed, prior, folds)
    click.echo(f"# {right} of {of} right when not fitted on ({reachable} could be)")
    for name, weight in fitted([s for part in data for s in part], names, fixed, prior).items():
        click.echo(f'    "{name}": {weight:.1f},')


if __name__ == "__main__":
    main()
