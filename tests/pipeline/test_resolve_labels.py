"""What speakers are called: the fullest description of those without a name, names as they are."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names, resolved

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
    "how a document looks tells nothing": """
He held <s q=1>a small placard</s> that <c q=1>read</c>: "<q i=1 who="placard">Stop.</q>"
""",
    "nor does its length, or that it was met before": """
<s q=1>The 31-page report</s> <c q=1>said</c> it was "<q i=1 who="report">bleak</q>".

<s q=2>The same report</s> <c q=2>found</c> it "<q i=2 who="report">damp</q>".
""",
    "what is shouted": """
<s q=1>FURIOUS passengers</s> <c q=1>called</c> it "<q i=1 who="passengers">a farce</q>".
""",
    "a verb behind a name": """
A spokesperson for Lunt disputes the count. "<q i=1 who="spokesperson for Lunt">There are six,</q>"
<s q=1>she</s> <c q=1>said</c>.
""",
    "to whom a letter is": """
A letter to parents followed. Lateness, <s q=1>it</s> <c q=1>said</c>, was "<q i=1 who="letter to
parents">a disease</q>".
""",
    "people of whom nothing more is said": """
The poster on the gate is old. Villagers went through the wood with lamps for three nights, and <s
q=1>they</s> <c q=1>called</c>: "<q i=1 who="villagers">Come home!</q>"

At dusk, fishermen come out from the bank of the Holt company. On Monday <s q=2>they</s> were <c
q=2>singing</c> "<q i=2 who="fishermen">lend me your river</q>".
""",
    "a machine that speaks": """
I rang Holt Street. The machine picked up. "<q i=1 who="machine">Nobody is in,</q>" <s q=1>it</s> <c
q=1>said</c>.
""",
    "counsel, without an article": """
Counsel for the State rose, and spoke to the witness, Ann Reed.

"<q i=1 who="counsel for the State">How many bolts did you see?</q>"

"<q i=2 who="Ann Reed">None,</q>" <s q=2>Reed</s> <c q=2>said</c>.
""",
    "somebody called is whom the words around tell": """
<s q=1>The bailiff</s> <c q=1>called</c> the tale of a cousin named Leroy "<q i=1
who="bailiff">late</q>".
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
    assert given == [" ".join(name.split()) for name in wanted]


NAMES = {
    "a title that is told with the only name": """
"<q i=1 who="Mama Shani">No!</q>" <c q=1>said</c> <s q=1>a trader</s> who sells at Ruvu market and
who gave only the name Mama Shani.

<s q=2>Mama Shani</s> <c q=2>said</c>: "<q i=2 who="Mama Shani">I sleep here.</q>" She did.
""",
    "a common word as a surname": """
The farmer, Okoth Were, was first. "<q i=1 who="Okoth Were">It was dry,</q>" <s q=1>Were</s> <c
q=1>said</c>.
""",
    "in commas behind a description that is new": """
But a spokesman for the mill, Gary Lunt, only laughed. "<q i=1 who="Gary Lunt">It was two,</q>" <s
q=1>he</s> <c q=1>said</c>.

"<q i=2 who="Gary Lunt">We said so.</q>"
""",
    "what a group calls itself": """
A youth group calling itself Concerned Youth of Oss has met. "<q i=1 who="Concerned Youth of
Oss">No,</q>" <s q=1>the group</s> <c q=1>said</c>.
""",
    "a title of some countries": """
Eng Hadia Al Noor came first. "<q i=1 who="Hadia Al Noor">It is dry,</q>" <s q=1>Al Noor</s> <c
q=1>said</c>.
""",
    "a surname that is a title elsewhere": """
"<q i=1 who="Ng Eng Huat">It is dry,</q>" <s q=1>Ng Eng Huat</s> <c q=1>said</c>.
""",
    "an organisation that only a heading names in full": """
Nine streets make up Kestrel.

<s q=1>The trust</s> <c q=1>said</c> it was "<q i=1 who="Kestrel Hospitals Foundation
Trust">reviewing</q>" the charge.

More on this story

Kestrel Hospitals Foundation Trust
""",
    "a headline's verb, in what an article begins with": """
Rosa Delmar Breaks Her Foot: '<q i=1 who="Rosa Delmar">I Danced On</q>'EXCLUSIVE: The star fell.

"<q i=2 who="Rosa Delmar">I fell,</q>" <s q=2>Rosa Delmar</s> <c q=2>said</c>.
""",
    "when a byline's article came": """
By Marta Alden Added 14 May 2025

"<q i=1 who="Marta Alden">I was there,</q>" <s q=1>Alden</s> <c q=1>wrote</c>.
""",
    "a trade before a firm": """
Brokerage Holt & Barrow cut its rating. "<q i=1 who="Holt & Barrow">We were wrong,</q>" <s q=1>Holt
& Barrow</s> <c q=1>said</c>.
""",
    "a nation that is a forename": """
German Karl Anders was second. "<q i=1 who="Karl Anders">I slipped,</q>" <s q=1>Anders</s> <c
q=1>said</c>.
""",
    "a group for something": """
On its page the group <s q=1>Parents for Kestrel</s> <c q=1>called</c> it "<q i=1 who="Parents for
Kestrel">a farce</q>".
""",
    "a union of those whose name begins with a common word": """
The National Union of Well Diggers met. "<q i=1 who="National Union of Well Diggers">No,</q>" <s
q=1>the union</s> <c q=1>said</c>.
""",
    "those whose circle it is": """
The Bank Savers' Circle met on Monday. "<q i=1 who="Bank Savers' Circle">Pay us,</q>" <s q=1>it</s>
<c q=1>said</c>.
""",
    "a surname that two share": """
Bram and Ada Moss stood on the roof until noon.

"<q i=1 who="Bram Moss">We were wet,</q>" <c q=1>said</c> <s q=1>Mr Moss</s>, 41.

<s q=2>His wife</s> <c q=2>said</c>: "<q i=2 who="Ada Moss">And cold.</q>"
""",
    "no surname for whom the article names otherwise": """
Bram and Ada Moss came late; Bram Otway had to wait.

"<q i=1 who="Bram Otway">Two hours,</q>" <s q=1>Bram Otway</s> <c q=1>said</c>.
""",
    "an office that begins with First": """
First Minister <s q=1>Ada Moss</s> <c q=1>said</c>: "<q i=1 who="Ada Moss">Not yet.</q>"
""",
    "what an office is for": """
Minister for Public Works <s q=1>Ana Reis</s> <c q=1>said</c>: "<q i=1 who="Ana Reis">No.</q>"

Secretary of State Bram Otway agreed. "<q i=2 who="Bram Otway">Never,</q>" <s q=2>he</s> <c
q=2>said</c>.
""",
    "somebody of a firm": """
<s q=1>Dana Holt of Moss Securities</s> <c q=1>said</c> it was "<q i=1 who="Dana Holt">late</q>".
""",
    "a party, with its capital": """
<s q=1>Democrats</s> <c q=1>said</c>: "<q i=1 who="Democrats">Not yet.</q>"
""",
    "a body named after a title": """
Bram Otway left. "<q i=1 who="King's College Oss">No comment,</q>" <s q=1>King's College Oss</s> <c
q=1>said</c>.
""",
    "but no office of its own": """
The Queen's University team chief <s q=1>Bram Otway</s> <c q=1>said</c>:
"<q i=1 who="Bram Otway">No.</q>"
""",
    "a firm of a place, named after its owner": """
"<q i=1 who="Larkin's of Oss">We are open,</q>" <s q=1>Larkin's of Oss</s> <c q=1>said</c>.
""",
    "a spokesman for a shop that ends in 's": """
<s q=1>A spokesman for Moss's</s> <c q=1>said</c>:
"<q i=1 who="spokesman for Moss's">We are open.</q>"
""",
}


@pytest.mark.parametrize("marked", NAMES.values(), ids=NAMES)
def test_a_name_is_whole_and_no_more(marked: str) -> None:
    wanted, given = names(marked)
    assert given == [" ".join(name.split()) for name in wanted]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # The case of a label, which names are compared without.
        ("<s q=1>MPs</s>", "MPs"),
        ("<s q=1>Residents</s>", "residents"),
        ("<s q=1>RESIDENTS</s>", "RESIDENTS"),
        ("<s q=1>Velmer</s>", "Velmer"),
        ("<s q=1>Q</s>", "Q"),
        ("He gave to the Friends of the Fen. <s q=1>Friends of the Fen</s>", "Friends of the Fen"),
        ("<s q=1>Friends of the Fen</s>", "friends of the Fen"),
        ("Others at the Residents Club. Many residents. <s q=1>Residents</s>", "residents"),
        ("“No,” <s q=1>Friends of the Fen</s>", "Friends of the Fen"),
        ("“No?” <s q=1>Friends of the Fen</s>", "friends of the Fen"),
        ("<s q=1>A voice for the Fen Trust (FT</s>)", "voice for the Fen Trust"),
        ("<s q=1>A voice for the Fen Trust (FT)</s>", "voice for the Fen Trust (FT)"),
        # A firm that is named after its owner, and an owner.
        ("<s q=1>Larkin's</s>", "Larkin's"),
        ("<s q=1>Larkin's lawyer</s>", "Larkin's lawyer"),
        ("<s q=1>Larkin's</s> lawyer", "Larkin"),
    ],
)
def test_a_name_is_written_as_it_would_be_inside_a_sentence(text: str, name: str) -> None:
    (entity,) = resolved(f'{text} <c q=1>said</c>: "<q i=1 who="">It is late.</q>"').entities
    assert entity.name == name


def test_a_firm_that_is_named_after_its_owner_is_itself_wherever_it_owns_something() -> None:
    text = """Larkin's shut a shop. "<q i=1 who="">No,</q>" <s q=1>Larkin's</s> <c q=1>said</c>.

"<q i=2 who="">Sorry,</q>" <s q=2>the retailer</s> <c q=2>added</c>. Larkin's staff wept."""
    (entity,) = resolved(text).entities
    assert (entity.name, entity.aliases, entity.type) == ("Larkin's", (), "organization")
