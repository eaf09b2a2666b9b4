"""Whom a description means: tables of short articles that say whose words are whose."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

BODIES = {
    "a body is not the person before it": """
<s q=1>Cardinal Luca Neri</s> <c q=1>said</c> the text was “<q i=1 who="Luca Neri">a gift</q>”. “<q
i=2 who="Vatican">It is under review,</q>” <s q=2>the Vatican</s> <c q=2>said</c>.
""",
    "nor is a paper, whose name is a noun for people": """
<s q=1>Tom Hale</s>, 34, <c q=1>said</c> it was “<q i=1 who="Tom Hale">over</q>”.

<s q=2>The Observer</s> <c q=2>called</c> it “<q i=2 who="Observer">a farce</q>”.
""",
    "nor a country": """
<s q=1>Israel</s> <c q=1>said</c> it was “<q i=1 who="Israel">war</q>”. <s q=2>The US</s> <c
q=2>said</c> it was “<q i=2 who="US">watching</q>”.
""",
    "nor whose head is named in the same breath": """
<s q=1>The mayor of the Hague, Jan Smit</s>, <c q=1>said</c> it was “<q
i=1 who="Jan Smit">windy</q>”.

“<q i=2 who="Hague">It is calm,</q>” <s q=2>the Hague</s> <c q=2>said</c>.
""",
    "somebody by where they are from": """
Erik Lund, 34, won in straight sets. “<q i=1 who="Erik Lund">I ran well,</q>” <s q=1>the Dane</s> <c
q=1>said</c>.

Kenji Mori lost. “<q i=2 who="Kenji Mori">I ran,</q>” <s q=2>the Japanese</s> <c q=2>said</c>.

Ana Reis came third. “<q i=3 who="Ana Reis">I sat,</q>” <s q=3>the Brazilian</s> <c q=3>said</c>.
""",
    "somebody by the party": """
Ann Lee, 51, lost her seat. “<q i=1 who="Ann Lee">I am free,</q>” <s q=1>the Democrat</s> <c
q=1>said</c>.
""",
    "a title with a capital is whose it is": """
Oba Rilwan Akin spoke. “<q i=1 who="Rilwan Akin">It is a gift,</q>” <s q=1>the Oba</s> <c
q=1>said</c>.
""",
}


@pytest.mark.parametrize("marked", BODIES.values(), ids=BODIES)
def test_a_body_is_nobody_of_the_article(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
