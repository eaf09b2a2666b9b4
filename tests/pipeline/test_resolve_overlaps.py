"""Speakers' mentions that share words: an attributor finds two where a reader sees one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pipeline.marked import names
from worker.pipeline.coreference.reading.reader import Reader
from worker.pipeline.document import Attribution, Span
from worker.pipeline.read import read

PARTS = [*"Ana Reis of Weldon a nurse he who , . “No,” said".split(), "\n\n"]

OVERLAPS = {
    "a name, and the same with a place": """
<s q=1>Bo Lund</s> <c q=1>said</c>: "<q i=1 who="Bo Lund">No.</q>"

"<q i=2 who="Ana Reis">It is late,</q>" <c q=2>said</c> <s q=3><s q=2>Ana Reis</s> of Weldon</s>,
<c q=3>calling</c> it "<q i=3 who="Ana Reis" kind=mixed>vile</q>".
""",
    "a name, and the same with an office": """
<s q=1>Bo Lund</s> <c q=1>said</c>: "<q i=1 who="Bo Lund">No.</q>"

"<q i=2 who="Ana Reis">It is late,</q>" <c q=2>said</c> <s q=3><s q=2>Ana Reis</s>, the Labour
MP</s>, <c q=3>adding</c> that it was "<q i=3 who="Ana Reis" kind=mixed>vile</q>".
""",
    "a name, and the same with its title": """
<s q=1>Bo Lund</s> <c q=1>said</c>: "<q i=1 who="Bo Lund">No.</q>"

"<q i=2 who="Ana Reis">It is late,</q>" <c q=2>said</c> <s q=3>Rep. <s q=2>Ana Reis</s></s>, <c
q=3>calling</c> it "<q i=3 who="Ana Reis" kind=mixed>vile</q>".
""",
    "a description, and the same at more length": """
<s q=1>Bo Lund</s> <c q=1>said</c>: "<q i=1 who="Bo Lund">No.</q>"

"<q i=2 who="nurse on the ward">It is late,</q>" <c q=2>said</c> <s q=3><s q=2>a nurse</s> on the
ward</s>, <c q=3>calling</c> it "<q i=3 who="nurse on the ward" kind=mixed>vile</q>".
""",
    "a description, and the same with another's": """
<s q=1>Bo Lund</s> <c q=1>said</c>: "<q i=1 who="Bo Lund">No.</q>"

"<q i=2 who="one nurse">It is late,</q>" <c q=2>said</c> <s q=3><s q=2>one nurse</s>, and
another</s>, <c q=3>calling</c> it "<q i=3 who="one nurse" kind=mixed>vile</q>".
""",
    "a body, and somebody of it": """
<s q=1>Bo Lund</s> <c q=1>said</c>: "<q i=1 who="Bo Lund">No.</q>"

<s q=3><s q=2>Weldon</s>'s Ana Reis</s> <c q=3>called</c> it "<q i=3 who="Ana Reis"
kind=mixed>vile</q>" and "<q i=2 who="Weldon" kind=mixed>late</q>".
""",
}


@pytest.mark.parametrize("marked", OVERLAPS.values(), ids=OVERLAPS)
def test_each_of_two_mentions_means_somebody(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1), st.data())
def test_every_mention_is_met(parts: list[str], data: st.DataObject) -> None:
    document = read(f"{' '.join(parts)} “Never,” “ever.”")
    # Of few places many mentions share one.
    few = st.lists(st.integers(0, len(document.text)), min_size=2, max_size=3, unique=True)
    places = st.sampled_from(data.draw(few))
    spans = st.tuples(places, places).map(lambda pair: Span(*sorted(pair)))
    drawn = [(data.draw(spans), data.draw(spans)) for _ in document.quotes]
    attributions = [
        Attribution(True, speaker, None, 1.0, "test", carried=carried) for speaker, carried in drawn
    ]
    met = Reader(document, attributions).means.keys()
    assert met == {span for pair in drawn for span in pair if span.start < span.end}
