"""Whom "who" means, by what stands before it."""

from __future__ import annotations

import pytest

from tests.pipeline.marked import names

SAID = """ <c q=1>called</c> it "<q i=1 who="{}" kind=mixed>vile</q>"."""

WHO = {
    "who is of a body": ("It was thrown out by Ana Reis of Weldon,", "Ana Reis"),
    "who is of a body, behind a comma": (
        "It was thrown out by Dr Ana Reis, of Oss University,",
        "Ana Reis",
    ),
    "who is of a place, with an age": ("It was thrown out by Ana Reis, 34, from Oss,", "Ana Reis"),
    "who is for a place": ("It was thrown out by Ana Reis, MP for Oss North,", "Ana Reis"),
    "who has a job at a body": (
        "It was thrown out by Bo Lund, an economist at Weldon,",
        "Bo Lund",
    ),
    "who has a job at a bank": (
        "It was thrown out by Bo Lund, an economist at the bank,",
        "Bo Lund",
    ),
    "who is of a college with an owner": (
        "It was thrown out by Ana Reis, of King's College Oss,",
        "Ana Reis",
    ),
    "who is a friend of somebody": ("It was read by Ana Reis, a friend of Bo Lund,", "Ana Reis"),
    "who stands last in a list": (
        "It was thrown out by Ana Reis of Weldon and Bo Lund of Harrow Water,",
        "Bo Lund",
    ),
    "whom a verb parts from a name": ("Ana Reis met Harrow Water,", "Harrow Water"),
    "whom a verb parts from somebody who is described": (
        "Ana Reis, the Labour MP, angered Harrow Water,",
        "Harrow Water",
    ),
    "who scored for a team": ("It was won by Oss Town, with a goal from Ana Reis,", "Ana Reis"),
    "a body alone": ("It was thrown out by the Harrow Trust,", "Harrow Trust"),
    "who speaks for a body": (
        "It was thrown out by a spokesman for Harrow Water,",
        "spokesman for Harrow Water",
    ),
    "who lives somewhere": ("It was thrown out by residents of Oss,", "residents of Oss"),
    "many alone": ("It was thrown out by councillors,", "councillors"),
}


@pytest.mark.parametrize(("before", "who"), WHO.values(), ids=WHO)
def test_who_means_whoever_heads_the_words_before_it(before: str, who: str) -> None:
    wanted, given = names(f"{before} <s q=1>who</s>{SAID.format(who)}")
    assert given == wanted


def test_it_does_so_in_a_mention_that_holds_more() -> None:
    wanted, given = names(
        f"It was thrown out by <s q=1>Ana Reis, of Oss University, who</s>{SAID.format('Ana Reis')}"
    )
    assert given == wanted
