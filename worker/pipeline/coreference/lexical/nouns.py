"""Common nouns for people, organisations and what is written."""

from __future__ import annotations

from typing import Final


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MALE_NOUNS: Final = _words(
    """
    man boy gentleman father dad son brother husband uncle nephew grandfather grandson stepfather
    stepson widower boyfriend fiancé spokesman chairman policeman fireman businessman salesman
    councilman congressman actor waiter king prince duke earl viscount marquess lord
    monk priest bachelor fisherman postman craftsman sportsman frontman cameraman groom headmaster
    landlord father-in-law
    son-in-law brother-in-law half-brother lad bloke guy grandad godfather patriarch schoolboy
    """
)
FEMALE_NOUNS: Final = _words(
    """
    woman girl lady mother mum mom mam daughter sister wife aunt niece grandmother granddaughter
    stepmother stepdaughter widow girlfriend fiancée spokeswoman chairwoman policewoman
    businesswoman saleswoman councilwoman congresswoman actress waitress queen princess duchess
    countess nun midwife sportswoman frontwoman bride headmistress landlady mother-in-law
    daughter-in-law
    sister-in-law half-sister gran nan grandma godmother matriarch schoolgirl mum-of-two
    mum-of-three mother-of-two mother-of-three heroine postwoman camerawoman
    """
)

KINSHIP: Final = _words(
    """
    father dad mother mum mom mam parents son daughter brother sister husband wife uncle aunt
    nephew niece cousin grandfather grandmother grandson granddaughter stepfather stepmother widow
    widower partner boyfriend girlfriend fiancé fiancée father-in-law mother-in-law son-in-law
    daughter-in-law brother-in-law sister-in-law siblings sibling gran grandma grandad twin
    half-brother half-sister ex-wife ex-husband
    """
)

ELDERS: Final = _words("father dad mother mum mom grandfather grandmother")

ORGANISATION_WORDS: Final = _words(
    """
    council ministry department association university college party agency authority group company
    inc ltd llc plc corp corporation co limited bank club fc afc united city rovers committee
    commission board trust union federation society institute institution foundation office court
    bureau service services police army navy force forces hospital school academy church centre
    center parliament congress senate assembly government administration organisation organization
    network alliance coalition movement league team forum fund partnership cooperative co-operative
    airlines airways railways rail energy systems technologies industries holdings partners
    international media news times post herald guardian gazette tribune standard reuters press
    magazine inspectorate secretariat division bench embassy consulate treasury exchange watchdog
    regulator charity campaign regiment brigade squad orchestra museum gallery library theatre
    theater studio studios records entertainment motors foods pharmaceuticals labs laboratories
    district county borough municipality schools brands communities aggregates builders chamber
    supporters lines stores farms mills homes hotels ventures securities dynamics solutions centers
    centres observatory station registry ombudsman tribunal panel inquiry taskforce mission
    sa nv ag gmbh spa trains stages terminals capital brands buses ferries broadband utilities
    consortium nation nations properties diocese archdiocese delegation
    """
)
"""Words that show that a capitalised sequence names an organisation."""

BODIES_OF_MANY: Final = _words("circle voice guild front collective caucus lobby confederation")
"""Words that name an organisation behind those whose it is: the Bank Consumers' Circle."""

ORGANISATION_NOUNS: Final = ORGANISATION_WORDS - _words(
    "united city rovers times post herald standard press international guardian network energy"
    " nation nations"
) | _words(
    """
    firm operator supplier manufacturer maker retailer carrier airline broadcaster newspaper
    supermarket website band charity brand startup start-up insurer lender developer utility
    watchdog paper store shop chain publisher contractor township municipality county cabinet
    defence prosecution trustees employer outlet platform parlour restaurant bar pub body outfit
    side hospital think-tank thinktank nonprofit non-profit opposition
    """
)
"""Common nouns that stand for organisations: the company, the council."""

DOCUMENT_NOUNS: Final = _words(
    """
    chalkboard blackboard pamphlet logbook epitaph wrapper ribbon badge mural menu packaging shirt
    tee jersey app machine podcast
    report statement letter email e-mail message post tweet note notice memo document communique
    communiqué petition banner placard sign poster plaque leaflet flyer flier card postcard
    headline caption text transcript order ruling judgment judgement verdict decision filing
    lawsuit complaint writ affidavit indictment charge motion resolution bill law act policy
    guidance guideline manual handbook brochure advertisement advert ad website page article
    editorial column book diary inscription label sticker slide presentation survey study paper
    review audit submission testimony bulletin advisory alert release circular directive
    constitution contract agreement treaty draft version listing chyron screen display recording
    voicemail tape video song slogan graffiti tombstone gravestone headstone invitation
    questionnaire form agenda minutes record log signboard noticeboard board board-paper supertitle
    hashtag placards banners signs posters letters messages emails posts tweets citation bedsheet
    cardboard entry blog warning flag statements bumper stickers front cover account reply response
    copy receipt certificate leaflets ledger handout whiteboard plate script will chit recordings
    clause billboard memoir papers manifesto slides notices code sheet decree rule surtitles fir
    napkin hoarding lettering sampler ordinance marquee telegram notification wiki
    tannoy loudspeaker announcement chatbot poem t-shirt doormat mug tattoo slate objection terms
    scoreboard jumbotron ticker teleprompter thread sms whatsapp
    newsletter catalogue memorandum invoice robocall blurb subtitle tag bylaws cable chart
    """
)
"""Nouns for what is written: they speak, but are nobody."""

GROUP_NOUNS: Final = _words(
    """
    police officials prosecutors residents critics scientists researchers officers experts analysts
    witnesses neighbours neighbors supporters protesters protestors demonstrators fans voters
    students pupils parents teachers workers staff employees farmers villagers locals families
    relatives friends colleagues lawyers judges senators lawmakers mps ministers leaders members
    people viewers users customers passengers drivers doctors nurses patients players sponsors
    authors investigators detectives rescuers firefighters organisers organizers activists
    campaigners observers diplomats economists investors traders sources opponents allies aides
    advisers advisors insiders crowd public audience jury panel couple siblings twins brothers
    sisters others both some many women men children boys girls bandmates volunteers carriers
    councillors deputies jurors vendors sellers shrimpers editors reporters journalists readers
    democrats republicans tories crew chorus congregation midwives touts youths syndicate aspirants
    """
)

PERSON_NOUNS: Final = (
    MALE_NOUNS
    | FEMALE_NOUNS
    | KINSHIP
    | _words(
        """
        boss chief head coach aide judge clerk guard chair captain mp pm gp ceo cfo nurse cop
        student pupil resident patient witness victim friend pal mate source insider person child
        teenager teen toddler expert analyst official president candidate rival colleague
        counterpart ally
        critic priest cleric bishop don chef cook pilot guest fan host tenant client customer
        caller viewer user voice magistrate coroner constable sergeant superintendent inspector
        attorney lawyer barrister solicitor prosecutor engineer architect accountant consultant
        assistant attendant participant applicant defendant claimant plaintiff detainee employee
        trainee retiree referee nominee trustee absentee refugee spokesperson chairperson
        salesperson premier minister secretary ambassador envoy diplomat mayor governor senator
        congressman lawmaker politician councillor commissioner director executive founder owner
        chairman manager leader vice-chancellor chancellor principal teacher headteacher lecturer
        professor academic scientist researcher author novelist writer poet journalist reporter
        editor columnist presenter anchor broadcaster singer musician guitarist drummer bassist
        actor actress dancer artist painter designer player striker defender midfielder goalkeeper
        keeper winger forward skipper batter batsman bowler quarterback linebacker sprinter runner
        rider cyclist swimmer boxer golfer champion winner veteran rookie newcomer youngster
        schoolchild farmer fisher fisherman driver cabbie conductor dispatcher plumber electrician
        builder carpenter mechanic baker butcher tailor shopkeeper trader vendor seller broker
        banker investor economist entrepreneur tycoon billionaire publican landlord landlady
        soldier officer general colonel commander detective policeman policewoman firefighter
        paramedic doctor surgeon physician dentist vet pharmacist midwife therapist psychologist
        psychiatrist carer volunteer activist campaigner protester organiser organizer historian
        biologist ecologist geologist astronomer physicist chemist monk nun imam rabbi pastor vicar
        parishioner worshipper usher dramatist producer neighbour neighbor passer-by passenger
        pedestrian motorist commuter tourist traveller pensioner grandparent parent sibling twin
        bystander onlooker juror adviser advisor strategist pollster backbencher frontbencher whip
        deputy speaker operator-in-chief agent scout selector umpire official-in-charge novice
        apprentice intern worker labourer cleaner porter gardener warden ranger hunter angler tuner
        handler member half-sister supporter partner mum dad guide marshal bodyguard companion chap
        delegate patron relative recipient representative sous-chef kid counsel rep archdeacon
        primate stewardess hostess heiress steward medic grandfather-of-six nan villain
        legend great icon stalwart talisman debutant regular prop hooker flanker fullback full-back
        peer scholar fly-half scrum-half half-back wing-back centre-half centre-back playmaker
        spinner seamer wicketkeeper all-rounder pitcher shortstop cornerback jockey
        sexton chaplain curate abbess churchwarden registrar bursar matron sultan emir blacksmith
        goldsmith locksmith nanny acrobat soprano inmate hostage sheriff mufti chieftain laird
        concierge barista schoolmate classmate roommate housemate teammate flatmate bailiff
        paralegal aristocrat bureaucrat seamstress goatherd stevedore deckhand bosun astronaut
        cosmonaut lifeguard chauffeur bookie attache attaché consul valet barmaid orphan doula
        garda havildar postmistress prophet
        substitute playwright taoiseach tánaiste td ombudsman advocate undersecretary sarpanch mla
        mep msp dean provost deacon archbishop cardinal pope admiral lieutenant corporal commodore
        abbot apostle postdoc amateur heavyweight evacuee migrant
        """
    )
)
"""Nouns for people, beside those that ``names_person`` tells by their endings."""

HOLDERS: Final = _words("owner promoter sponsor provider landlord employer partner buyer")
"""What organisations are as well as people: the owner, Lumvanta Energy."""

_NO_PERSON: Final = _words(
    """
    number paper letter order water river weather summer winter power matter other former later
    after under ever never over super corner quarter computer tower border dinner center chapter
    newsletter poster banner sticker register folder door floor error mirror minor major motor
    sector factor list mist twist fist tumor rumor humor honor color labor favor behavior flavor
    layer offer answer trailer theater theatre counter shoulder december november october september
    career deer beer cheer fever liver silver copper timber chamber shelter filter trigger danger
    anger hunger finger cover ladder powder murder tender gender transfer charter daughter laughter
    slaughter cluster disaster easter semester monster interior exterior anchor harbor terror
    horror mayor-elect prior senior junior superior inferior better bigger larger smaller longer
    shorter higher lower older younger earlier newer wider further farther rather whether either
    neither together however another proper upper inner outer entire engineer-in-training container
    printer scanner router server browser helicopter scooter tractor reactor elevator generator
    calculator indicator radiator alligator doctorate corridor saucer manner whisper lighter feeder
    speaker whatsoever flyer wrapper pamphlet diner freezer cooler heater boiler blender sweater
    sneaker trouser drawer hanger burger cracker butter pepper ginger cucumber clover flower shower
    ferry-over feather leather brother-hood transformer merger broader latter gutter wrist tenor
    remainder lesser refrigerator recorder barrier metaphor bitter encounter stronger filibuster
    prayer sunflower marker thriller thinner specter sheer soccer furor epicenter ouster moniker
    loudhailer sewer flyover hammer barometer shutter badger chipper durian monitor hexacopter
    sprinkler shredder lever vigor avian firepower fodder fairer fervor quiver cyber messier
    perimeter frontier deeper heist blockbuster wilder ether precursor forever weightier chatter
    sleeper handover wringer clamor larder compressor hoover takeover liquor cancer thermometer
    turnover clicker exchequer roster reefer spacer tracer sensor locker toaster timer fender
    heifer slower rubber conveyor plaster washer fresher brazier binder canter header meter sterner
    shortlist breakwater visor voucher tiebreaker mixer fader steamer bumper cooker fertiliser
    fertilizer radar amplifier projector propeller rudder bunker crater glacier gasometer
    speedometer stretcher pointer charger adapter adaptor converter detector alternator accelerator
    incinerator escalator excavator bulldozer dumper freighter trawler tanker carrier cruiser
    destroyer cutter liner hopper silencer dresser scraper strainer grater juicer toner blazer
    jumper cagoule cheaper dearer richer poorer quicker sooner colder warmer hotter darker brighter
    softer tougher sharper safer closer nearer fuller greener deadlier heavier easier happier
    busier slipper chequer pewter amber ember umber cider lager chowder oyster lobster spider
    hamster otter beaver viper adder blister ulcer tremor vapor odor stupor squalor splendor rigor
    candor armor parlor arbor mortar
    """
)


_PERSONAL_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "eer", "-old", "-general")
_FELLOW = ("co-", "ex-", "vice-")


def names_person(lower: str) -> bool:
    """Whether a noun means a person: teacher, librarian, pianist."""
    if lower in PERSON_NOUNS:
        return True
    if lower in _NO_PERSON or lower in ORGANISATION_NOUNS or lower in DOCUMENT_NOUNS:
        return False
    if lower.startswith(_FELLOW) and names_person(lower.partition("-")[2]):
        return True
    return len(lower) > 4 and lower.endswith(_PERSONAL_ENDINGS)
