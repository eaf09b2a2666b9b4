"""What callers get of a speaker: role, aliases, type, and the resolver that decided."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import resolved

CAST = """
NATO chief <s q=1>Arne Dahl</s> <c q=1>told</c> reporters: "<q i=1 who="Arne Dahl">It is late.</q>"

"<q i=2 who="Ana Reis">It is,</q>" <c q=2>said</c> <s q=2>Ana Reis</s>, the mayor of Oss.

<s q=3>Dahl</s> <c q=3>nodded</c>. "<q i=3 who="Arne Dahl">Then we go.</q>"

"<q i=4 who="police">Move along,</q>" <s q=4>police</s> <c q=4>said</c>.

"<q i=5 who="banner">Stay</q>", <c q=5>read</c> <s q=5>a banner</s>.
"""


def test_an_entity_has_a_role_aliases_and_a_type() -> None:
    dahl, reis, police, banner = resolved(CAST).entities
    assert (dahl.role, dahl.type) == ("NATO chief", "person")
    assert dahl.aliases == ("NATO chief Arne Dahl", "Dahl")
    assert (reis.role, reis.aliases, reis.type) == ("mayor of Oss", (), "person")
    assert (police.type, banner.type) == ("organization", "document")


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Reps. Ana Reis and Bo Lund sat. <s q=1>Reis</s>", ("Reis",)),
        ("Classy Reis strike sinks Oss\n\nAna Reis scored. <s q=1>Reis</s>", ("Reis",)),
        ("Bins full in Oss\n\nIt rained in Oss. <s q=1>Oss City Council</s>", ()),
        (
            "Head of News Ms Ana Reis. <s q=1>Reis</s>",
            ("Head of News Ms Ana Reis", "Ms Ana Reis", "Reis"),
        ),
        ("Head of News Ana Reis. <s q=1>Reis</s>", ("Head of News Ana Reis", "Reis")),
    ],
)
def test_an_alias_is_another_name_and_no_more(text: str, aliases: tuple[str, ...]) -> None:
    (entity,) = resolved(f'{text} <c q=1>said</c>: "<q i=1 who="">It is late.</q>"').entities
    assert entity.aliases == aliases


@pytest.mark.parametrize(
    ("text", "role", "type_"),
    [
        ("Council chief <s q=1>Ana Reis</s>", "Council chief", "person"),
        ("Committee chair Cllr <s q=1>Ana Reis</s>", "Committee chair", "person"),
        ("Cllr <s q=1>Ana Reis</s>", "Cllr", "person"),
        ("Mrs <s q=1>Ana Reis</s>", None, "person"),
        ("<s q=1>Ana Reis</s>, a retired judge from Oss,", "retired judge from Oss", "person"),
        ("<s q=1>Ana Reis</s>, who leads the council,", "leader of the council", "person"),
        ("<s q=1>Ana Reis</s>, who represents the tenants,", "lawyer for the tenants", "person"),
        ("<s q=1>Ana Reis</s>, who runs it with a friend,", None, "person"),
        ("In an interview with The Grocer, <s q=1>Ana Reis</s>", None, "person"),
        ("The think-tank <s q=1>Resolve</s>", None, "organization"),
        ("The charity <s q=1>Ana Reis</s>", None, "person"),
        ("By Ada Holt, business reporter\n\n<s q=1>Woolmark</s>", None, "unknown"),
        ("Its Swiss parent, <s q=1>Helvetex</s>,", None, "organization"),
        ("The 98-year-old <s q=1>Geelong</s>", None, "unknown"),
        ("<s q=1>Loft & Daughter</s>", None, "organization"),
        ("8-year-old <s q=1>Emma Reis</s>", None, "person"),
        ("The acting clerk, <s q=1>Ana Reis</s>,", "acting clerk", "person"),
        ("The club's managing director, <s q=1>Ana Reis</s>,", "managing director", "person"),
        ("Engineering professor Dr <s q=1>Ana Reis</s>", "Engineering professor", "person"),
        ("The union's secretary-general, <s q=1>Ana Reis</s>,", "secretary-general", "person"),
        ("Union co-chair <s q=1>Ana Reis</s>", "Union co-chair", "person"),
        ("The rail ombudsman, <s q=1>Ana Reis</s>,", "rail ombudsman", "person"),
        ("Minister for Ports <s q=1>Ana Reis</s>", "Minister for Ports", "person"),
        ("Its Head of Public Affairs, <s q=1>Ana Reis</s>,", "Head of Public Affairs", "person"),
        ("A youth leader in Oss, Comrade <s q=1>Ana Reis</s>,", "youth leader in Oss", "person"),
        (
            "Last year school board President <s q=1>Ana Reis</s>",
            "school board President",
            "person",
        ),
        ("Superintendent Dr <s q=1>Ana Reis</s>", "Superintendent", "person"),
        ("Ports Minister Datuk Seri <s q=1>Ana Reis</s>", "Ports Minister", "person"),
        ("Substitute <s q=1>Ana Reis</s>", "Substitute", "person"),
        (
            "A police car came. Police Commissioner <s q=1>Ana Reis</s>",
            "Police Commissioner",
            "person",
        ),
        ("<s q=1>Ana Reis</s>, PhD, a chemist at Ardent,", "chemist at Ardent", "person"),
        ("<s q=1>Ana Reis</s>, a 45-year-old coffee grower,", "coffee grower", "person"),
        ("The Director-General, NAFTEC, Prof. <s q=1>Ana Reis</s>,", "Director-General", "person"),
        ("Leader of the Opposition <s q=1>Ana Reis</s>", "Leader of the Opposition", "person"),
        ("<s q=1>Ana Reis</s>, who led the study as a student,", "leader of the study", "person"),
        ("<s q=1>Ana Reis</s>, who co-founded Skoll in 2012,", "co-founder of Skoll", "person"),
        ("<s q=1>Ana Reis</s>, 34, used 88-year-old Bo Lund's card and", None, "person"),
        ("From our sports editor\n\n<s q=1>Ana Reis</s>", None, "person"),
        ("Operator <s q=1>Metro Valdia</s>", None, "organization"),
        ("<s q=1>The BKP</s>", None, "organization"),
        ("<s q=1>SOVTU</s>", None, "organization"),
        ("<s q=1>The Fair Rents Act</s>", None, "document"),
        ("<s q=1>An FIR lodged by Sub-Inspector Bo Lund</s>", None, "document"),
        ("<s q=1>Deputies</s>", None, "group"),
        ("<s q=1>A director-general</s>", None, "person"),
        ("The club’s sporting director, <s q=1>Ana Reis</s>,", "sporting director", "person"),
        ("UN Secretary-General <s q=1>Ana Reis</s>", "UN Secretary-General", "person"),
        ("Rabbi <s q=1>Ari Lask</s>", "Rabbi", "person"),
        ("The Rev <s q=1>Ana Reis</s>, rector of Oss,", "rector of Oss", "person"),
        ("The Bishop of Oss, the Rt Rev <s q=1>Ana Reis</s>,", "Bishop of Oss", "person"),
        ("The member for Oss, Mr <s q=1>Ivo Reis</s>,", "member for Oss", "person"),
        ("<s q=1>Moravia</s>", None, "unknown"),
        ("<s q=1>A sign above the door</s>", None, "document"),
        ("<s q=1>A sheet of paper on the door</s>", None, "document"),
        ("<s q=1>Residents</s>", None, "group"),
        ("<s q=1>The Oss Lunar Consortium</s>", None, "organization"),
        ("Reps. <s q=1>Ana Reis</s> and Bo Lund", "Rep", "person"),
        ("First Minister <s q=1>Ana Reis</s>", "First Minister", "person"),
        ("<s q=1>Solway</s>, a Danish ferry firm,", None, "organization"),
        ("<s q=1>Democrats</s>", None, "group"),
        ("<s q=1>Lib Dems</s>", None, "group"),
        ("Former Oss captain <s q=1>Ana Reis</s>", "Former Oss captain", "person"),
        ("Former Prime Minister <s q=1>Ana Reis</s>", "Former Prime Minister", "person"),
        ("The former mayor of Oss, <s q=1>Ana Reis</s>,", "former mayor of Oss", "person"),
        ("<s q=1>Ana Reis</s>, a former judge,", "former judge", "person"),
        ("<s q=1>Ana Reis</s>, the club's former captain,", "club's former captain", "person"),
        ("County Judge-Executive <s q=1>Ana Reis</s>", "County Judge-Executive", "person"),
        ("County Auditor <s q=1>Ana Reis</s>", "County Auditor", "person"),
        ("Pathologist <s q=1>Ana Reis</s>", "Pathologist", "person"),
        ("It was read by State Treasurer Ana Reis. <s q=1>Reis</s>", "State Treasurer", "person"),
        ("<s q=1>Kenya</s>", None, "organization"),
        ("<s q=1>Saudi Arabia</s>", None, "organization"),
        ("Late on Friday <s q=1>Downing Street</s>", None, "organization"),
        ("Ana Ireland was late. <s q=1>Ireland</s>", None, "person"),
        ("Jordan was late, as he often is. <s q=1>Jordan</s>", None, "person"),
        ("<s q=1>New Wessex</s>", None, "unknown"),
        # Whose relative or lawyer somebody is, and whose not.
        ("The father of the victim, <s q=1>Bo Lund</s>,", "father of the victim", "person"),
        ("A lawyer for the driver, <s q=1>Bo Lund</s>,", "lawyer for the driver", "person"),
        ("The widow of the mayor, <s q=1>Ana Reis</s>,", "widow of the mayor", "person"),
        ("A friend of the mayor, <s q=1>Ana Reis</s>,", "mayor", "person"),
        ("An aide to the mayor, <s q=1>Ana Reis</s>,", "aide to the mayor", "person"),
        ("He wrote to the mayor, <s q=1>Ana Reis</s>,", "mayor", "person"),
        ("The father, <s q=1>Bo Lund</s>,", None, "person"),
        # What somebody is in two ways, and who is somebody else.
        ("Retired judge and author <s q=1>Ana Reis</s>", "Retired judge and author", "person"),
        (
            "Former Oss and Bergen striker <s q=1>Bo Lund</s>",
            "Former Oss and Bergen striker",
            "person",
        ),
        ("Ex-Oss and Bergen captain <s q=1>Bo Lund</s>", "Ex-Oss and Bergen captain", "person"),
        ("Former MP and judge <s q=1>Ana Reis</s>", "Former MP and judge", "person"),
        ("The Oss and Bergen captain <s q=1>Bo Lund</s>", "Oss and Bergen captain", "person"),
        ("Reis and striker <s q=1>Bo Lund</s>", "striker", "person"),
        ("In Oss and Bergen mayor <s q=1>Bo Lund</s>", "Bergen mayor", "person"),
        ("His father and lawyer <s q=1>Bo Lund</s>", "lawyer", "person"),
        # What an office is of, before a form of address.
        ("The Minister of Works <s q=1>Mr Bo Lund</s>", "Minister of Works", "person"),
        ("<s q=1>Commissioner for Ports Mr. Bo Lund</s>", "Commissioner for Ports", "person"),
        (
            "Minister for Trade and Works Mr Bo Lund. <s q=1>Lund</s>",
            "Minister for Trade and Works",
            "person",
        ),
        ("The Head of News <s q=1>Ms Ana Reis</s>", "Head of News", "person"),
        ("The wife of President Dr Bo Lund. <s q=1>Lund</s>", "President", "person"),
        # Behind the verb whose object somebody is, and no verb.
        ("The judge jailed teacher Bo Lund. <s q=1>Lund</s>", "teacher", "person"),
        ("Oss boss Ivo Reis hailed striker <s q=1>Bo Lund</s>.", "striker", "person"),
        ("A court convicted Oss lawyer <s q=1>Bo Lund</s>.", "Oss lawyer", "person"),
        ("Singer Ana Reis met actor <s q=1>Bo Lund</s>.", "actor", "person"),
        ("The director cast actor <s q=1>Bo Lund</s>.", "actor", "person"),
        ("Oss boss Ivo Reis drops striker <s q=1>Bo Lund</s>.", "striker", "person"),
        ("Oss will drop striker <s q=1>Bo Lund</s>.", "striker", "person"),
        ("The Oss based actor <s q=1>Bo Lund</s>", "Oss based actor", "person"),
        (
            "The club's recently elected chair <s q=1>Bo Lund</s>",
            "recently elected chair",
            "person",
        ),
        ("The player relations director <s q=1>Bo Lund</s>", "player relations director", "person"),
        ("The Oss Rovers beat writer <s q=1>Bo Lund</s>", "Oss Rovers beat writer", "person"),
        ("The Oss seed trader <s q=1>Bo Lund</s>", "Oss seed trader", "person"),
        ("The Oss musical's cast member <s q=1>Bo Lund</s>", "cast member", "person"),
    ],
)
def test_a_role_is_what_a_caption_would_print(text: str, role: str | None, type_: str) -> None:
    marked = f'{text} <c q=1>said</c>: "<q i=1 who="">It is late.</q>"'
    (entity,) = resolved(marked).entities
    assert (entity.role, entity.type) == (role, type_)


def test_every_quote_says_which_resolver_decided() -> None:
    assert resolved(CAST).resolvers == ("name", "name", "name", "own", "own")
