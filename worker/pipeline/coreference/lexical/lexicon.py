"""Closed lists of English words about people, each with its reason."""

from __future__ import annotations

from typing import Final, Literal

Gender = Literal["male", "female"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MALE_HONORIFICS: Final = _words(
    """
    mr sir lord master messrs shri shriman sri pandit sardar baba chaudhry sheikh shaikh emir imam
    rabbi father fr brother br king prince duke baron don dom señor monsieur herr signor dato datuk
    dato' tun oba alhaji otunba pa malam mallam ustad ustaz maulana mufti bapak pak haji tuan khun
    pope cardinal archbishop swami thiru mwalimu babu uncle hajj hajji alhaj tata ntate mzee bwana
    maestro councilman congressman papa
    """
)
"""Forms of address that only men bear."""

FEMALE_HONORIFICS: Final = _words(
    """
    mrs ms miss dame lady madam madame mme mlle smt shrimati kumari begum señora signora frau datin
    puan hajiya alhaja iya mama sister sr mother queen princess duchess baroness countess tai aunty
    auntie aunt ibu gogo sheikha hajia councilwoman congresswoman
    """
)
"""Forms of address that only women bear."""

HONORIFICS: Final = (
    MALE_HONORIFICS
    | FEMALE_HONORIFICS
    | _words(
        """
        mx dr doc prof professor rev revd reverend pastor hon honourable honorable rt justice cji
        judge magistrate president vice premier chancellor minister secretary senator sen
        representative rep congressman congresswoman governor gov mayor ambassador commissioner
        chairman chairwoman chairperson chair director speaker councillor cllr councilman
        councilwoman alderman sheriff constable pc dc ds di dci dsu dcs det detective sergeant sgt
        inspector insp superintendent supt chief captain capt major maj colonel col lieutenant lt
        general gen brigadier brig admiral adm commander cdr cmdr corporal cpl pvt commodore
        marshal officer trooper ranger coach manager chef tan seri sri engr engineer arc architect
        adv advocate barrister qc kc sc san mp mla mlc msp td mep mna mpa attorney prosecutor
        bishop canon dean abbot deacon archdeacon elder apostle prophet evangelist venerable
        comrade nana togbe osagyefo obi igwe eze chairlady ceo cfo coo midfielder striker defender
        goalkeeper winger skipper sub-inspector nurse dj dra drs ir ing tengku raja tunku toh puan
        che encik cik cikgu garda taoiseach tánaiste leader vice-president lawyer counsel spokesman
        spokeswoman spokesperson analyst economist author actor actress singer professor-emeritus
        provost principal headteacher headmaster headmistress warden rector viscount earl marquess
        dowager coun cr sp asp acp ssp dsp dig igp ssi recorder volunteer activist neighbour
        neighbor lawmaker resident drummer guitarist bassist postwoman truckie historian sec
        gen-secretary pro tem pleader petty executive clerk host trainer sub-lieutenant subedar
        havildar naib nawab begum thakur acharya guru sant bhai tuan laird counsellor member owner
        founder boss manager-coach pensioner farmer teacher justices judges senators sens reps drs
        profs bishops councillors eng dcp jcp headman
        """
    )
)
"""Words before a name that are no part of it: titles, offices, ranks, jobs used as titles."""

MODIFIERS: Final = _words(
    """
    prime foreign interior finance defence defense health education home acting interim former
    first district air wing squadron lead staff executive rear lance crown private junior senior
    assistant asst associate deputy vice chief lord state federal shadow trade transport housing
    environment culture justice treasury agriculture energy fire municipal regional sub joint radio
    head additional police detective council city county group
    """
)
"""Words before a title that belong to it."""

NAMELIKE_TITLES: Final = _words(
    """
    major dean earl king prince pope bishop judge chief marshal baron duke abbot canon sergeant
    cardinal junior senior page master general obi eze raja pa don baba che dom nana deacon ranger
    warden provost chancellor tan tai pro sant guru farmer boss mama pak uncle aunty auntie aunt
    mzee gogo ibu iya tata papa eng
    """
)
"""Titles that are also parts of names: no title where another part of the name precedes."""

FORENAMES_TOO: Final = _words(
    """
    dean earl duke major page marshal don baba che dom nana tan tai sant mama pak uncle aunty auntie
    aunt mzee gogo ibu iya tata papa
    """
)
"""Titles that belong to a single other name more often than not: Dean Cole, Mama Adoma."""

NOT_NAMES: Final = _words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december i i'm i've i'd i'll ok tv uk us usa eu un u.s
    u.k am pm a.m p.m ad bc covid covid-19 christmas easter ramadan eid diwali internet english
    british american french german russian chinese indian irish scottish welsh european african
    asian australian canadian mexican brazilian italian spanish japanese israeli palestinian
    ukrainian nigerian kenyan ghanaian pakistani bangladeshi malaysian filipino turkish iranian
    iraqi syrian dutch swedish norwegian danish finnish polish greek portuguese hungarian czech
    austrian swiss belgian latin arab muslim islamic christian catholic jewish hindu sikh buddhist
    protestant anglican republican republicans democrat democrats democratic labour conservative
    tory tories liberal green bst gmt est edt ist photo image picture photograph getty file read
    more related advertisement instagram facebook twitter tiktok whatsapp signal linkedin telegram
    youtube google share updated published copyright chapter part section article act street road
    mondays tuesdays wednesdays thursdays fridays saturdays sundays jan feb aug sept oct nov dec
    wash ariz calif conn fla minn okla tenn wis wyo colo
    avenue lane square north south east west northern southern eastern western central
    north-east north-west south-east south-west northeast northwest southeast southwest
    """
)
"""Capitalised words that are no person's name when they stand alone."""

COMPATRIOTS: Final = _words(
    """
    briton brit englishman englishwoman scot scotsman scotswoman welshman welshwoman irishman
    irishwoman frenchman frenchwoman dutchman dutchwoman spaniard swede dane finn norwegian pole
    serb croat slovene slovak turk kiwi aussie londoner argentine korean thai colombian chilean
    ugandan tanzanian ethiopian jamaican trinidadian barbadian nepali afghan moroccan
    tunisian algerian senegalese ivorian cameroonian congolese zimbabwean zambian namibian
    """
)
"""Where somebody is from, before a name: the Dutchwoman Femke Roos."""

LOCATIVES: Final = _words("in at from near to into across outside inside around throughout via")
"""Prepositions: the single name behind them is a place's more often than a person's."""

FUNCTION_WORDS: Final = _words(
    """
    the a an this that these those he she it they we you i his her its their our my your there here
    in on at for from with by to of but and or so yet nor when while if as after before since
    although though because what who whom whose how why where which some many most several no not
    one two three four five six seven eight nine ten now then meanwhile however also still both all
    each another asked according until unless despite during under over about against among between
    beyond within without last next earlier later today yesterday tomorrow other others such even
    only just once again never always every any few more much less than too very well yes oh
    speaking writing reached having being given like unlike perhaps maybe instead additionally
    moreover furthermore besides nevertheless nonetheless therefore thus hence indeed finally first
    second third former new old good great big little young dear thanks thank please let let's don't
    didn't it's that's there's they're we're i'm he's she's is was are were be been has have had do
    does did will would can could may might must shall should said says told everyone everybody
    everything nobody nothing someone somebody something anyone anybody none neither either half
    part on-air off its' mr's back up down out away through along behind
    """
)
"""Words that a name never begins with, however they are written."""

PARTICLES: Final = _words(
    """
    de del della di da das do dos du la le les van von der den ter ten te bin binti bint ibn al el
    ap y e zu zur af av ar a/l a/p ben bat san st o' ó ní nic uí mac d' l' abu abd ul ud ur wa wan
    ole arap ka bt s/o d/o anak degli dei delle dello dalla dal vom zum
    """
)
"""Lower-case words inside names: Ursula von der Leyen."""

SUFFIXES: Final = _words("jr sr ii iii iv jnr snr")
"""Words behind a name that belong to it."""

LETTERS: Final = _words(
    """
    phd md esq kc qc mp mbe obe cbe kbe msp td sc san mla mna mpa frs cfr oon ofr gcfr ao am rn ceo
    cpa dds jp mlc mlas bsc ma cd senator
    """
)
"""Letters behind a name that do not belong to it."""

WEEKDAYS: Final = _words("monday tuesday wednesday thursday friday saturday sunday")

TIMES: Final = WEEKDAYS | _words(
    """
    morning afternoon evening night week weekend month year january february march april may june
    july august september october november december
    """
)
"""Words at the end of what says when, not who."""

DEMONSTRATIVES: Final = _words("the this that these those")

COPULAS: Final = _words("is was are were became remains")

OFFICES: Final = HONORIFICS - MALE_HONORIFICS - FEMALE_HONORIFICS - _words(
    "mx dr doc dra drs ir ing eng engr arc adv hon honourable honorable rt tan seri sri qc kc sc"
    " san toh encik che cik prof comrade venerable nana togbe rev revd reverend"
) | _words("rabbi imam cardinal archbishop pope king queen prince princess baroness")
"""Titles that say what somebody is, not only how to address them."""

RENAMING: Final = frozenset(
    tuple(phrase.split())
    for phrase in (
        "née,nee,né,born,aka,real name,whose real name is,whose real name was,birth name,"
        "also known as,better known as,known as,formerly known as,known to friends as,stage name"
    ).split(",")
)
"""What stands between two names of one person, behind a comma: Kate Lyle, née Arden."""
