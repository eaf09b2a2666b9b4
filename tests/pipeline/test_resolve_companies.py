"""Whom "the company" means: tables of short articles that say whose words are whose."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

COMPANIES = {
    "a firm that only a sentence's first word names": """
Norvik has cut 300 jobs. “<q i=1 who="Norvik">We had no choice,</q>” <s q=1>the company</s> <c
q=1>said</c>.
""",
    "by what it did": """
Norvik raised prices. “<q i=1 who="Norvik">Costs are up,</q>” <s q=1>the firm</s> <c q=1>said</c>.
""",
    "by its shares": """
Norvik shares fell. “<q i=1 who="Norvik">Costs are up,</q>” <s q=1>the firm</s> <c q=1>said</c>.
""",
    "what nobody owns is no firm": """
Inflation has risen. “<q i=1 who="company">Costs are up,</q>” <s q=1>the company</s> <c
q=1>said</c>.
""",
    "an analyst's bank is not the company": """
Norvik has cut 300 jobs.

Pat Coyle, an analyst at Lowe Bank, was sad. “<q i=1 who="Norvik">We had no choice,</q>” <s
q=1>the company</s> <c q=1>said</c>.
""",
    "nor are its lawyers": """
Norvik was fined. Its lawyers, Pell & Moy, will appeal. “<q i=1 who="Norvik">It is unjust,</q>” <s
q=1>the company</s> <c q=1>said</c>.
""",
    "a firm whose chief is quoted is the company": """
Pat Coyle, the chief executive of Pell & Moy, was sad. “<q i=1 who="Pell & Moy">We had no
choice,</q>” <s q=1>the company</s> <c q=1>said</c>.
""",
}


@pytest.mark.parametrize("marked", COMPANIES.values(), ids=COMPANIES)
def test_the_company(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
