"""Common nouns by what they may stand for: a company, a sender, somebody whom nobody names."""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PUBLIC_BODIES: Final = _words(
    """
    council ministry court police department university school hospital parliament senate assembly
    committee commission government administration tribunal army navy embassy treasury board
    municipality county prosecution defence cabinet inquiry panel opposition
    """
)
"""Organisations that "the" alone does not make another's: the council, the police."""

UNCOMMERCIAL: Final = PUBLIC_BODIES | _words(
    "federation union association society league party university committee agency authority trust"
    " campaign charity regulator watchdog"
)
"""Words in the names of organisations, and for them, of which nobody says "the company"."""

COMPANY_NOUNS: Final = _words(
    """
    company firm operator supplier business manufacturer maker retailer carrier airline broadcaster
    newspaper brand insurer developer lender publisher contractor utility bank start-up startup
    chain store brokerage supermarket
    """
)
"""Nouns for companies."""

OUTSIDERS: Final = _words(
    """
    analyst economist strategist broker lawyer solicitor attorney barrister consultant expert
    professor
    """
)
"""Those who speak of a company that they are not from."""

AUTHORED: Final = _words(
    """
    letter email e-mail message post tweet reply response statement submission notice account paper
    filing direction testimony complaint report text note memo will thread sms whatsapp
    """
)
"""What is written by somebody who speaks through it: its statement, her letter."""

ANSWERS: Final = _words("reply response answer post tweet message email e-mail text notice")
"""What is its owner's own speech, whoever the owner is: the ministry's reply."""

PARTS: Final = _words("line sentence clause paragraph page side front back half verse")
"""Parts of something written, which speak as the whole does: its last line."""

SENT: Final = _words("email e-mail message statement tweet")
"""What is sent by somebody whom the article has just spoken of."""

PUBLIC: Final = _words("draft final joint leaked agreed official open")
"""What makes a text nobody's own: the draft text."""

UNNAMED: Final = _words(
    """
    magistrate auditor prosecutor presenter nurse referee headmaster headmistress chair agent voice
    judge coroner clerk moderator interviewer reporter umpire dispatcher usher auctioneer foreman
    forewoman president chairman chairwoman king queen pope elder
    boy girl child master harbourmaster stationmaster postmaster postmistress
    """
)
"""Those whom reports mention by their part alone: not somebody named, unless introduced so."""

NAMED_SO: Final = _words("trust union bank force website corporation paper university hospital")
"""Organisations that have the noun in their names, where they have any."""

ANONYMOUS: Final = _words("source insider pal friend")
"""Those whom no paper names; they are one and the same until another is introduced."""

SERVING: Final = _words(
    """surgeon doctor gp nurse paramedic midwife dentist vet pharmacist receptionist dispatcher
    judge magistrate coroner clerk barrister solicitor lawyer guard officer constable waiter
    waitress bartender cashier driver conductor steward attendant vicar priest teacher minister
    referee umpire"""
)
"""Whose trade it is to serve or to judge others: the hero of a story meets them, and is not one
unless the article says so.
"""
