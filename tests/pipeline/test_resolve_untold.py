"""Whom a noun means that is told of nobody, and one of two: tables of short articles."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

UNTOLD = {
    "her coach is no swimmer": """
Zoe Tarn won gold in the pool. Her coach, Bob Hale, hugged her.

“<q i=1 who="Zoe Tarn">I am glad,</q>” <s q=1>the swimmer</s> <c q=1>said</c>.
""",
    "a pensioner is old": """
Pauline Sugden, 71, was billed twice. Dana Thorpe, 40, was appalled.

“<q i=1 who="Pauline Sugden">I want my money,</q>” <s q=1>the pensioner</s> <c q=1>said</c>.
""",
    "her coach may be an Austrian": """
Zoe Tarn won gold in the pool. Her coach, Bob Hale, hugged her.

“<q i=1 who="Bob Hale">I am glad,</q>” <s q=1>the Austrian</s> <c q=1>said</c>.
""",
    "nobody else is there": """
Her coach, Bob Hale, was glad. “<q i=1 who="Bob Hale">At last,</q>” <s q=1>the veteran</s> <c
q=1>said</c>.
""",
    "who is nobody's is meant when named last": """
Zoe Tarn won gold in the pool. Bob Hale came fourth.

“<q i=1 who="Bob Hale">I am sad,</q>” <s q=1>the swimmer</s> <c q=1>said</c>.
""",
}

PAIRS = {
    "the former and the latter": """
Mark Steel and Ian Bray were dropped.

“<q i=1 who="Mark Steel">I was sad,</q>” <c q=1>said</c> <s q=1>the former</s>.

“<q i=2 who="Ian Bray">It happens,</q>” <c q=2>said</c> <s q=2>the latter</s>.
""",
    "the former mayor is no such": """
Mark Steel and Ian Bray were dropped.

“<q i=1 who="former mayor">It happens,</q>” <c q=1>said</c> <s q=1>a former mayor</s>.
""",
}


@pytest.mark.parametrize("marked", UNTOLD.values(), ids=UNTOLD)
def test_a_noun_that_is_told_of_nobody(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", PAIRS.values(), ids=PAIRS)
def test_one_of_two(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
