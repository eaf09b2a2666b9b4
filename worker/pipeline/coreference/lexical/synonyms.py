"""What else somebody may be called who is introduced by a noun."""

from __future__ import annotations

from typing import Final

SYNONYMS: Final = {
    noun: tuple(others.split())
    for noun, others in {
        "gov": "governor", "sen": "senator lawmaker", "senator": "lawmaker politician",
        "rep": "representative congressman congresswoman lawmaker", "congressman": "lawmaker",
        "congresswoman": "lawmaker", "legislator": "lawmaker", "representative": "lawmaker",
        "mp": "lawmaker politician", "prof": "professor academic don", "professor": "academic don",
        "lecturer": "academic don", "dr": "doctor", "surgeon": "doctor", "physician": "doctor",
        "consultant": "doctor", "gp": "doctor", "justice": "judge court", "judge": "court",
        "cji": "judge court", "recorder": "judge", "sheriff": "judge", "magistrate": "court",
        "coroner": "court",
        "sgt": "sergeant officer", "sergeant": "officer", "pc": "constable officer",
        "constable": "officer", "insp": "inspector officer", "inspector": "officer",
        "detective": "officer", "superintendent": "officer", "capt": "captain", "lt": "lieutenant",
        "col": "colonel", "gen": "general", "cllr": "councillor", "coun": "councillor",
        "cr": "councillor", "rev": "vicar cleric pastor minister", "reverend": "vicar cleric",
        "vicar": "cleric", "pastor": "cleric", "bishop": "cleric", "archdeacon": "cleric",
        "imam": "cleric", "sheikh": "cleric", "archbishop": "cleric", "priest": "cleric",
        "fr": "priest cleric", "canon": "priest cleric",
        "engr": "engineer", "adv": "advocate lawyer", "advocate": "lawyer", "barrister": "lawyer",
        "solicitor": "lawyer", "kc": "lawyer", "counsel": "lawyer", "attorney": "lawyer",
        "lawyer": "attorney", "prosecution": "prosecutor",
        "headteacher": "head headmaster principal", "head": "headteacher",
        "principal": "head headmaster headmistress", "headmaster": "head principal",
        "ceo": "executive boss", "executive": "ceo boss", "chairman": "chair", "chair": "chairman",
        "chairwoman": "chair", "reeve": "mayor", "agent": "representative",
        "goalkeeper": "keeper player", "keeper": "goalkeeper", "striker": "forward player",
        "forward": "striker player", "defender": "player", "midfielder": "player",
        "winger": "player", "manager": "boss coach", "coach": "manager boss", "boss": "manager",
        "presenter": "host", "host": "presenter", "singer": "star", "actor": "star",
        "actress": "star actor", "farmer": "grower", "premier": "minister", "writer": "author",
        "novelist": "author writer", "author": "writer", "scientist": "researcher",
        "researcher": "scientist", "twin": "sister brother", "widow": "wife", "widower": "husband",
        "spokesman": "spokesperson", "spokeswoman": "spokesperson", "chief": "boss leader",
        "leader": "chief", "mayor": "politician", "councillor": "politician",
        "lord": "peer", "lady": "peer", "baroness": "peer", "baron": "peer", "viscount": "peer",
        "minister": "politician", "governor": "politician", "ambassador": "diplomat envoy",
        "envoy": "diplomat", "diplomat": "envoy", "captain": "skipper", "skipper": "captain",
        "activist": "campaigner", "campaigner": "activist", "nurse": "medic",
        "doctor": "medic", "paramedic": "medic", "historian": "academic scholar",
        "philosopher": "academic scholar", "economist": "academic analyst",
        "physicist": "scientist", "biologist": "scientist", "chemist": "scientist",
        "ecologist": "scientist", "geologist": "scientist", "astronomer": "scientist",
        "virologist": "scientist", "epidemiologist": "scientist", "neuroscientist": "scientist",
        "entrepreneur": "businessman businesswoman", "businessman": "entrepreneur tycoon",
        "businesswoman": "entrepreneur", "guitarist": "musician", "drummer": "musician",
        "pianist": "musician", "bassist": "musician", "vocalist": "singer", "filmmaker": "director",
        "sprinter": "athlete", "runner": "athlete", "swimmer": "athlete", "hurdler": "athlete",
        "cyclist": "rider", "boxer": "fighter", "bowler": "player", "batter": "player",
        "prop": "forward player", "hooker": "forward player", "trucker": "driver",
        "pensioner": "retiree", "retiree": "pensioner", "firefighter": "fireman",
    }.items()
}  # fmt: skip
"""What somebody may be called too who is introduced by a noun."""
