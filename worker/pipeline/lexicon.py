"""Closed lists of English words for finding quotes and cutting sentences, with their reasons."""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


REPORTING_VERBS: Final = _words(
    """
    said says say saying told tells asked asks added adds wrote writes replied replies
    warned warns insisted insists explained explains recalled recalls shouted shouts
    answered answers argued argues noted notes continued continues concluded concludes
    declared declares announced announces claimed claims admitted admits joked jokes
    tweeted tweets posted posts responded responds remarked remarks quipped quips
    cried cries yelled yells whispered whispers exclaimed exclaims laughed laughs
    demanded demands wondered wonders countered counters
    """
)
"""The commonest verbs that attribute a quotation: enough to see that a clause belongs to the
quotation beside it. It never decides whether words are somebody's speech."""

NAMING_VERBS: Final = _words(
    """
    called calls described describes branded brands dubbed dubs labelled labels labeled termed terms
    dismissed dismisses hailed hails praised praises denounced denounces slammed slams condemned
    condemns blasted blasts deemed deems
    """
)
"""Verbs that quote what somebody or something is called: Mutua called the plan “a disgrace”."""

PRONOUNS: Final = _words("he she they it we i you who")
"""Subjects that a reporting clause may begin with, in lower case."""

ARTICLES: Final = _words("the a an his her their one another")
"""Words that a lower-case subject of a reporting clause may begin with."""

NO_ROLE: Final = _words(
    """
    he she they it i you we that this these those and or but if of to in on at from with by for as
    about when after before what how why whether not no so there then than who which
    """
)
"""Words that stand in nobody's description before a name: said the pilot Bo Lund; said of Lund."""

ELISIONS: Final = _words(
    """
    em im er appen tis twas twere twill twould til cause cos coz bout round neath n un fraid nuff
    tween gainst mongst
    """
)
"""Words that lose their beginning to an apostrophe: ’em, ’tis. The mark before them opens
nothing, unless it plainly has a closer."""

CLIPPED: Final = _words("o an th ol wi ha d mo po fo mornin evenin")
"""Words that lose their end to an apostrophe: ol’ man, th’ other. (Dropped g has its own rule.)"""

CONTRACTIONS: Final = _words("s d t m ll re ve")
"""What may follow an apostrophe after a name that ends in a mark or a stop: Yahoo!’s, U.S.’s."""

SPEECH_SETTINGS: Final = _words(
    "on in at to during after before when as last this yesterday today monday tuesday wednesday "
    "thursday friday saturday sunday"
)
"""Words that go on from the verb of a reporting clause: he said on Friday."""

TITLES: Final = _words(
    """
    mr mrs ms messrs mx dr prof rev fr sr hon sen sens rep reps gov govs gen lt col capt cpt cmdr
    maj sgt cpl pvt adm brig supt insp det cllr dep atty pres amb sec asst assoc mt ft vs v cf al
    fig eg ie e.g i.e approx dist barr pst alh engr
    """
)
"""Abbreviations that another word always follows: the stop ends no sentence."""

NUMBERED: Final = _words("no nos jan feb mar apr jun jul aug sep sept oct nov dec p pp vol art ch")
"""Abbreviations whose stop ends no sentence when a number follows: No. 5, Sept. 11."""

LETTERED: Final = _words(
    "vitamin hepatitis influenza group grade class plan exhibit appendix category option block"
)
"""Words that a single letter belongs to, which is then nobody's initial: vitamin C."""

ABBREVIATIONS: Final = _words(
    """
    inc corp co cos ltd plc bros llc jr sr st ave blvd rd hwy a.m p.m am pm etc u.s u.n u.k d.c e.u
    calif fla mass mich minn wash conn ariz colo ill ind kan ky md miss mo mont neb nev okla ore pa
    tenn tex va vt wis wyo ala ark del ga la n.y n.j n.c s.c n.h n.m n.d s.d w.va r.i ph.d m.d dept
    univ est ext
    """
)
"""Abbreviations that may end a sentence: they do when a word follows that begins one."""

SENTENCE_STARTERS: Final = _words(
    """
    the a an this that these those he she it they we i you his her its their our my there here
    in on at for from with by to but and or so yet when while if as after before since although
    though because what who how why where some many most several no not one two now then meanwhile
    however also still both all each another asked according mr mrs ms
    """
)
"""Words whose capital shows that a sentence begins, since no name begins with them."""

CREDITS: Final = _words(
    "photo photograph photography picture pic image illustration graphic video words credit"
)
"""Words for whose work something is, before the name in a line of its own. Photo: Bo Lund"""

WORKS: Final = _words(
    """
    album novel film movie book song single play essay podcast exhibition documentary poem memoir
    track painting musical hymn ballad tune anthem autobiography sitcom comedy
    """
)
"""What has a title. Not show and series, which are verbs, or both in one: to show “…”"""

TEXTS: Final = _words("report study paper article column editorial")
"""What has a title, and words that are quoted by it: only a comma tells. The report, “…”, says"""

PERFORMED: Final = _words(
    "sang sing sings singing sung hummed hums humming played plays performed performs"
)
"""Verbs for what is done with a song. (Who sings words of his own sings them in small letters.)"""
