"""Names beside stops: which stops they go on behind, and which end the sentence too."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

ENDED = {
    "a country with stops ends the sentence before a surname": """
Senator <s q=1>Harry Lund</s> <c q=1>said</c> it was "<q i=1 who="Harry Lund">a mess</q>". The law
would apply across the U.S. <s q=2>Lund</s> <c q=2>said</c> it was
"<q i=2 who="Harry Lund">late</q>".
""",
    "a state behind a comma, before whoever has not been named": """
They marched in Oss, N.Y. <s q=1>Amy Cole</s> <c q=1>said</c> it was
"<q i=1 who="Amy Cole">late</q>".
""",
    "a body that somebody is at": """
Harry Lund taught at the U.C.O.A. <s q=1>Lund</s> <c q=1>said</c> it was
"<q i=1 who="Harry Lund">late</q>".
""",
    "junior, before the next sentence": """
Harry Lund spoke. It was written by Carl Boone Jr. <s q=1>Lund</s> <c q=1>said</c> it was "<q i=1
who="Harry Lund">late</q>".
""",
    "a surname that is a title": """
"<q i=1 who="Billie Anne King">We won,</q>" <c q=1>said</c> <s q=1>coach Billie Anne King</s>.
<s q=2>Tim Orr</s>, her deputy, <c q=2>said</c>: "<q i=2 who="Tim Orr">Just.</q>"
""",
    "a surname that is a title, at a paragraph's end": """
"<q i=1 who="Meena Kumari">We won,</q>" <c q=1>added</c> <s q=1>Meena Kumari</s>.

Ravi's father was there. "<q i=2 who="Meena Kumari">Just,</q>" <s q=2>Kumari</s> <c q=2>said</c>.
""",
    "a letter that is nobody's initial": """
They drew Group B. <s q=1>Harry Lund</s> <c q=1>said</c> it was "<q i=1 who="Harry Lund">hard</q>".
""",
    "a title that ends a sentence of somebody's speech": """
"<q i=1 who="Ana Reis">I was with Bo King. Ivo Sand came,</q>" <s q=1>Ana Reis</s> <c
q=1>said</c>. "<q i=2 who="Ivo Sand">Late,</q>" <s q=2>Sand</s> <c q=2>said</c>.
""",
}

GONE_ON = {
    "a country with stops before an office": """
The U.S. Senator <s q=1>Harry Lund</s> <c q=1>said</c> it was "<q i=1 who="Harry Lund">late</q>".
""",
    "a country's office with no name yet": """
Ana Reis left. <s q=1>U.S. Attorney Jane Doe</s> <c q=1>said</c> it was
"<q i=1 who="Jane Doe">late</q>".
""",
    "a country's body": """
Harry Lund spoke. "<q i=1 who="U.S. Army">Late,</q>" <s q=1>the U.S. Army</s> <c q=1>said</c>.
""",
    "initials of somebody": """
<s q=1>K.P. Sundaram</s> <c q=1>said</c>: "<q i=1 who="K.P. Sundaram">No.</q>"

"<q i=2 who="J. Lund">Yes,</q>" <s q=2>J. Lund</s> <c q=2>said</c>.
""",
    "the second of two short titles that a hyphen joins": """
Maj.-Gen. <s q=1>Ike Amin</s> <c q=1>said</c>: "<q i=1 who="Ike Amin">No.</q>" Bo Lund left.

"<q i=2 who="Ike Amin">Never,</q>" <s q=2>the general</s> <c q=2>said</c>.
""",
    "a short title that nobody lists among those that end no sentence": """
The manager, <s q=1>Ing. Ana Reis</s>, <c q=1>said</c>: "<q i=1 who="Ana Reis">No.</q>"
""",
}


@pytest.mark.parametrize("marked", ENDED.values(), ids=ENDED)
def test_a_name_ends_with_its_sentence(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted


@pytest.mark.parametrize("marked", GONE_ON.values(), ids=GONE_ON)
def test_a_name_goes_on_behind_a_stop_of_its_own(marked: str) -> None:
    wanted, given = names(marked)
    assert given == wanted
