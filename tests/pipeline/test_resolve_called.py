"""Two names of one person: nicknames, names by birth, stage names; and names that are two."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

CALLED = {
    "a nickname in marks within the name": """
Otto "Bolt" Brenner won. "<q i=1 who="Otto Brenner">I ran,</q>" <s q=1>Brenner</s> <c q=1>said</c>.

"<q i=2 who="Otto Brenner">And ran,</q>" <s q=2>Bolt</s> <c q=2>added</c>.
""",
    "a nickname that somebody else bears as his name": """
Otto "Bolt" Brenner won. Emil Bolt lost. "<q i=1 who="Otto Brenner">I ran,</q>" <s q=1>Brenner</s>
<c q=1>said</c>.

"<q i=2 who="Emil Bolt">I fell,</q>" <s q=2>Bolt</s> <c q=2>added</c>.
""",
    "a name by birth": """
Ada Lund, née Varga, bakes. "<q i=1 who="Ada Lund">I bake,</q>" <s q=1>Lund</s> <c q=1>said</c>.

"<q i=2 who="Ada Lund">And sell,</q>" <s q=2>Varga</s> <c q=2>added</c>.
""",
    "a name by birth in full": """
Ada Lund, born Ada Varga, bakes. "<q i=1 who="Ada Lund">I bake,</q>" <s q=1>Lund</s>
<c q=1>said</c>.

"<q i=2 who="Ada Lund">And sell,</q>" <s q=2>Varga</s> <c q=2>added</c>.
""",
    "a stage name and the real one": """
Glimmer, real name Anton Reed, sang. "<q i=1 who="Glimmer">I sang,</q>" <s q=1>Reed</s>
<c q=1>said</c>.

"<q i=2 who="Glimmer">And danced,</q>" <s q=2>Glimmer</s> <c q=2>added</c>.
""",
    "a singer's name by birth": """
Glimmer, born Anton Reed, sang. "<q i=1 who="Glimmer">I sang,</q>" <s q=1>Reed</s> <c q=1>said</c>.

"<q i=2 who="Glimmer">And danced,</q>" <s q=2>Glimmer</s> <c q=2>added</c>.
""",
    "the town of a birth": """
Ada Lund, born Oss, bakes. "<q i=1 who="Ada Lund">I bake,</q>" <s q=1>Lund</s> <c q=1>said</c>.

"<q i=2 who="Oss">We buy,</q>" <s q=2>Oss</s> <c q=2>said</c>.
""",
    "two who only stand side by side": """
Ada Lund, Agnes Varga and a boy bake. "<q i=1 who="Ada Lund">I bake,</q>" <s q=1>Lund</s>
<c q=1>said</c>.

"<q i=2 who="Agnes Varga">I sell,</q>" <s q=2>Varga</s> <c q=2>added</c>.
""",
}


@pytest.mark.parametrize("marked", CALLED.values(), ids=CALLED)
def test_who_is_meant_by_another_name(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
