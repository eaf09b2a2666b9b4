"""What speakers are called: the fullest description of those without a name, names as they are."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

LABELS = {
    "who somebody is close to": """
A source close to the twins agreed. "<q i=1 who="source close to the twins">They are fine,</q>"
<s q=1>the source</s> <c q=1>said</c>.
""",
    "what somebody is familiar with": """
<s q=1>A person</s> familiar with the deal <c q=1>said</c>:
"<q i=1 who="person familiar with the deal">It is off.</q>"
""",
    "by whom somebody was called": """
<s q=1>A plumber</s> called in by the council <c q=1>said</c>:
"<q i=1 who="plumber called in by the council">It leaks.</q>"
""",
    "what somebody was hired for, and does": """
<s q=1>A juggler</s> hired for the fair dropped a plate.
"<q i=1 who="juggler hired for the fair">Sorry,</q>" <s q=1>she</s> <c q=1>said</c>.
""",
    "where somebody belongs to": """
"<q i=1 who="surgeon attached to a field hospital in the north">No gloves,</q>" <c q=1>said</c>
<s q=1>a surgeon</s> attached to a field hospital in the north.
""",
    "what somebody did is no part of it": """
<s q=1>A plumber</s> called by at noon and <c q=1>said</c>: "<q i=1 who="plumber">It leaks.</q>"
""",
    "whose friend somebody is": """
"<q i=1 who="friend of the former mayor">He knew,</q>" <s q=1>a friend</s> of the former mayor <c
q=1>said</c>.
""",
    "a place that only the text tells is left out": """
The bell had <s q=1>a label on its handle</s> <c q=1>saying</c>: "<q i=1 who="label">Ring.</q>"

<s q=2>A ribbon on them</s> <c q=2>reads</c>: "<q i=2 who="ribbon">Pull.</q>"
""",
    "but not an age": """
<s q=1>A resident in her 50s</s> <c q=1>said</c>: "<q i=1 who="resident in her 50s">Ring.</q>"
""",
    "own and few tell nothing": """
It was a study that its own authors doubt. "<q i=1 who="authors">It is early,</q>"
<s q=1>the authors</s> <c
q=1>wrote</c>.

<s q=2>A few dockers</s> <c q=2>sang</c>: "<q i=2 who="dockers">Go home.</q>"
""",
}


@pytest.mark.parametrize("marked", LABELS.values(), ids=LABELS)
def test_somebody_without_a_name_is_called_by_the_fullest_description(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
