"""The lemma of a cue: "told" -> "tell"; "pointed out" -> "point out"; ":" stays ":".

The lemmatiser knows no word classes: it takes a warning for a noun, and a thanked for the verb
of an older spelling. A cue is a verb, so that its ending is taken off by the rules of spelling
where they leave no doubt. Where they do (edited, invited), the lemmatiser chooses.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from simplemma import lemmatize


def _forms(listed: str) -> dict[str, str]:
    """Verbs with forms of their own, divided by commas -> each form with its verb."""
    verbs = [verb.split() for verb in listed.split(",")]
    bases = {verb[0]: verb[0] for verb in verbs}
    return bases | {form: base for base, *forms in verbs for form in forms}


_IRREGULAR: Final = _forms(
    """
    be am is are was were been being, have has had, do does did done, say said says,
    tell told telling, think thought, feel felt, write wrote written, speak spoke spoken,
    know knew known, mean meant, hear heard, hold held, find found, go went gone goes, come came,
    give gave given, take took taken, make made, get got gotten, put putting, see saw seen,
    swear swore sworn, shoot shot, break broke broken, bite bit bitten, spit spat,
    sing sang sung singing, ring rang rung ringing, panic panicked panicking,
    mimic mimicked mimicking, sync synced syncing, begin began begun, teach taught,
    draw drew drawn, blow blew blown, throw threw thrown, lead led, bring brought, keep kept,
    leave left leaves, lay laid, lie lying lied lies, die dying died dies, tie tying tied ties,
    vie vying vied vies, belie belying belied belies, dream dreamt, learn learnt,
    spell spelt spelled spelling, spill spilt, leap leapt, weep wept, sweep swept, plead pled,
    choose chose chosen, run ran, understand understood, stand stood, sit sat,
    forget forgot forgotten, forgive forgave forgiven, shake shook shaken, strike struck stricken,
    stick stuck, sting stung, swing swung, fling flung, cling clung, spin spun, win won,
    fight fought, seek sought, buy bought, catch caught, sell sold selling, send sent,
    spend spent, bend bent, lend lent, build built, grow grew grown, show shown,
    drive drove driven, rise rose risen, ride rode ridden, hide hid hidden, bear bore borne,
    wear wore worn, tear tore torn, fall fell fallen, freeze froze frozen, steal stole stolen,
    wake woke woken, weave wove woven, meet met, feed fed, bleed bled, breed bred, speed sped,
    flee fled, read reading, lose lost, light lit, slide slid, dig dug, hang hung,
    drink drank drunk, sink sank sunk, shrink shrank shrunk, spring sprang sprung, swim swam swum,
    stink stank stunk, fly flew flown, eat ate eaten, grind ground, bind bound, wind wound,
    pay paid, deal dealt, sleep slept, creep crept, kneel knelt, cleave cleft, sneak snuck,
    forbid forbade forbidden, bid bade bidden, quote quoth, call called calling,
    fill filled filling, roll rolled rolling, pull pulled pulling, enroll enrolled enrolling,
    beget begot begotten, become became, owe owed owing,
    focus focused focusing focussed focussing focuses, refer referred referring
    """
)
"""Verbs whose forms the rules of spelling do not tell, those with prefixes aside: foretold."""

_PREFIXED = re.compile(r"(?:re|fore|over|out|mis|un|with|inter|broad)-?(?=\w{3})")
"""Prefixes of irregular verbs: foretold, rewrote, withheld."""

_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r".*([bdglmnprtvz])\1")
_KEPT = re.compile(
    r"(?:qu|[^aeiou])*[aeiou]ll|(?:bu|fi|ja)zz|add|egg|err|ebb|butt|purr|whirr|boycott|whatsapp"
    r"|.+(?:st|w)all"
)
"""Stems that end in a doubled letter of their own: call, add, install; not counsel, control."""
_SHORT = re.compile(r"(?:qu|[^aeiouy])*(?:[aeiou]|(?<=[^aeiou])y)[^aeiouwxy]")
"""What would double its consonant, had it lost no e: stat-ing, quot-ed, us-ing."""
_CUT = re.compile(
    r".*(?:[^aeiou]u|[qg]u|[cv]|[aeiou]{2}[sz]|[dr]g|[lnpr]s|[bcdfgkptz]l|i[sz]|ys|[iu]at)"
)
"""Stems that have lost an e: argu-ed, pronounc-ing, prais-ed, urg-ed, curs-ed, mumbl-ing."""
_WHOLE = re.compile(
    r".*(?:(?:[aeo][aiou]|ie|ee)[bdfhklmnpr]|(?:ai|ee|oa|oo|ou)t|[aeiou]y|[wxo]|e|ss|ff|y|[sc]h"
    r"|[bcdfhjklmnpqrtvwxz][bdfkmnpt]|ll|rl|wl)"
)
"""Stems that are whole: claim-ed, say-ing, show-ed, stress-ed, shout-ed, thank-ed."""


@lru_cache(maxsize=4096)
def lemma(cue: str) -> str:
    """The first word's lemma and the other words as they are, all in lower case."""
    first, *rest = cue.lower().split()
    # The lemmatiser looks words up as UTF-8, which has no half of a surrogate pair.
    if first.isprintable() and first != "according":
        first = _verb(first)
    return " ".join([first, *rest])


def is_participle(word: str) -> bool:
    """Whether a word in lower case is a form of a verb with an ending, or an irregular one."""
    return word.endswith(("ed", "ing")) or word in _IRREGULAR


def _verb(form: str) -> str:
    """The verb that a word is a form of."""
    prefixed = _PREFIXED.match(form)
    behind = prefixed.end() if prefixed else 0
    if form in _IRREGULAR:
        return _IRREGULAR[form]
    if form[behind:] in _IRREGULAR:
        return form[:behind] + _IRREGULAR[form[behind:]]
    if form.endswith("ied"):
        return f"{form[:-3]}y"
    for ending in ("ed", "ing"):
        stem = form.removesuffix(ending)
        if stem != form and not form.endswith("eed") and _VOWEL.search(stem):
            return _without_ending(form, stem)
    if len(form) > 3 and form.endswith("s") and not form.endswith(("ss", "us", "is")):
        return _without_s(form)
    return form if form.endswith("ing") else str(lemmatize(form, lang="en"))


def _without_ending(form: str, stem: str) -> str:
    """The verb of a form in -ed or -ing."""
    if doubled := _DOUBLED.fullmatch(stem):
        return stem if _KEPT.fullmatch(stem) else stem.removesuffix(doubled[1])
    if _SHORT.fullmatch(stem) or _CUT.fullmatch(stem):
        return f"{stem}e"
    if _WHOLE.fullmatch(stem):
        return stem
    # The other form helps where this one is a noun: ending, ended.
    for known in (form, f"{stem}ed", f"{stem}ing", f"{stem}es"):
        if (found := str(lemmatize(known, lang="en"))) in (stem, f"{stem}e"):
            return found
    return stem


def _without_s(form: str) -> str:
    """The verb of a form in -s."""
    if form.endswith("ies"):
        return f"{form[:-3]}y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1]
