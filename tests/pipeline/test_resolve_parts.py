"""What belongs to a name: nicknames, particles, common words, and no stop that is not there."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

PARTS = {
    "a nickname that is a title elsewhere": """
<s q=1>Ray "<x>Doc</x>" Holloway</s> <c q=1>said</c>: "<q i=1 who="Ray Holloway">No.</q>"

<s q=2>Bo “<x>Big Judge</x>” Lund</s> <c q=2>said</c>: "<q i=2 who="Bo Lund">No.</q>"
""",
    "a title before a nickname": """
<s q=1>Judge Ray "<x>Doc</x>" Holloway</s> <c q=1>said</c>: "<q i=1 who="Ray Holloway">No.</q>"
""",
    "a particle that is a rank in capitals": """
<s q=1>Angel Di Marco</s> <c q=1>said</c>: "<q i=1 who="Angel Di Marco">No.</q>"

<s q=2>Luca di Sandro</s> <c q=2>said</c>: "<q i=2 who="Luca di Sandro">No.</q>"

"<q i=3 who="Angel Di Marco">Never,</q>" <s q=3>Di Marco</s> <c q=3>said</c>.
""",
    "a rank in capitals": """
<s q=1>DI Ana Cole</s> <c q=1>said</c>: "<q i=1 who="Ana Cole">No.</q>"

"<q i=2 who="Ana Cole">Never,</q>" <s q=2>DI Cole</s> <c q=2>said</c>.
""",
    "particles of other tongues": """
<s q=1>Nico degli Sandri</s> <c q=1>said</c>: "<q i=1 who="Nico degli Sandri">No.</q>"

<s q=2>Lea vom Berg</s> <c q=2>said</c>: "<q i=2 who="Lea vom Berg">No.</q>"

<s q=3>Maria de los Prados</s> <c q=3>said</c>: "<q i=3 who="Maria de los Prados">No.</q>"
""",
    "a common word between a forename and a surname": """
<s q=1>Elsie May Cartwright</s> <c q=1>said</c>: "<q i=1 who="Elsie May Cartwright">No.</q>"

<s q=2>Sarah Will Barker</s> <c q=2>said</c>: "<q i=2 who="Sarah Will Barker">No.</q>"
""",
    "a headline's verb is no forename": """
Elsie May Leave Oss

"<q i=1 who="Elsie Cartwright">No,</q>" <s q=1>Elsie Cartwright</s> <c q=1>said</c>.

"<q i=2 who="Elsie Cartwright">Never,</q>" <s q=2>Elsie</s> <c q=2>said</c>.
""",
    "a letter that is the whole of a name's part": """
<s q=1>Malcolm X</s> <c q=1>said</c>: "<q i=1 who="Malcolm X">No.</q>" They had asked Malcolm X.

"<q i=2 who="B.">Never,</q>" <s q=2>Judge B.</s> <c q=2>said</c>.
""",
    "an initial at a name's end that has a stop": """
<s q=1>Ravi P.</s>, who was there, <c q=1>said</c>: "<q i=1 who="Ravi P.">No.</q>"
""",
}


@pytest.mark.parametrize("marked", PARTS.values(), ids=PARTS)
def test_a_name_has_all_its_parts(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


SEVERAL = {
    "relatives who share a surname": """
Sisters Ana and Ida Reis left. "<q i=1 who="Ana Reis">No,</q>" <s q=1>Ana</s> <c q=1>said</c>.

"<q i=2 who="Ida Reis">Never,</q>" <s q=2>Ida</s> <c q=2>said</c>.
""",
    "others who do": """
Bakers Ana and Ida Reis left. "<q i=1 who="Ana Reis">No,</q>" <s q=1>Ana</s> <c q=1>said</c>.
""",
    "a noun that is no person's alone": """
Newlyweds Tom and Ida Reis left. "<q i=1 who="Tom Reis">No,</q>" <s q=1>Tom</s> <c q=1>said</c>.
""",
    "two with whole names": """
Actors Tom Orr and Ida Reis left. "<q i=1 who="Tom Orr">No,</q>" <s q=1>Orr</s> <c q=1>said</c>.
""",
    "capitals with an s, behind a party": """
Tory MPs Tom Orr and Ida Reis left. "<q i=1 who="Tom Orr">No,</q>" <s q=1>Orr</s> <c q=1>said</c>.
""",
    "names without a known forename": """
Scientists Mwako Obel and Tindi Karu left. "<q i=1 who="Mwako Obel">No,</q>" <s q=1>Obel</s> <c
q=1>said</c>.
""",
    "a surname that ends like a plural": """
Ana Peters Roe and Ida Reis left. "<q i=1 who="Ana Peters Roe">No,</q>" <s q=1>Roe</s> <c
q=1>said</c>.

"<q i=2 who="Walters">No,</q>" <s q=2>Walters</s> and Lund <c q=2>said</c>.
""",
    "a body whose name begins with a plural": """
<s q=1>Farmers Union</s> and Barge Trust <c q=1>said</c>: "<q i=1 who="Farmers Union">No.</q>"
""",
}


@pytest.mark.parametrize("marked", SEVERAL.values(), ids=SEVERAL)
def test_what_several_people_are_is_no_part_of_a_name(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
