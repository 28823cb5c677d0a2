"""What can be asked about the service, topic by topic. The answers are texts of their own: `svar.om.<id>`."""

from __future__ import annotations

from actions.rules.asking_afraid import AFRAID
from actions.rules.asking_words import ADVISOR, TALK, WRITTEN, Topic, bag

_DEFINED = (
    r"\b(?:hvad (?:er|betyder|goer|menes|vil det sige|vil|mener)|hvad saa|forklar|betyder|forskel\w*|what (?:is|are|does|s)|whats|meaning|"
    r"difference|define)\b"
)


def _term(name: str, of: str, *, shape: str = _DEFINED, also: str = "") -> Topic:
    explained = "goer sige vide betyder menes mener forklar forskellen forskel mellem mean means meaning difference between whats explain ordet sige power"
    return Topic(id=name, needs=(bag(of),), also=bag(f"{explained} {also}"), shape=shape, unless=r"\b(?:min|mit|my|i min|din)\b")


TOPICS = (
    Topic(
        id="svartid",
        needs=(
            bag(
                "laenge lang hvornaar when long hurtigt hurtig soon quickly quick fast tidligst dage ventetid ventetiden svartid svartiden"
            ),
            bag(
                """svar svarer svaret tager tage gaar vente venter ventetid ventetiden svartid svartiden hoerer hoere ringer kontakter
                answer answers reply response respond responds take takes wait hear call behandlingstid contact"""
            ),
        ),
        also=bag(
            f"tid time henvendelse henvendelsen {ADVISOR} mange inden uger days many weeks get until before back an normalt op enquiry"
        ),
        unless=r"\bhar jeg til\b|\bjeg svare\w*\b|\bdo i have\b|\bi (?:have to |need to )?(?:answer|reply|respond)\b|can i call|jeg ringer",
        in_form=bag("klage klagen sag sagen complaint case spoergsmaal foer"),
    ),
    Topic(
        id="hvem_laeser",
        needs=(
            bag(
                "fortroligt fortrolig fortrolige fortrolighed tavshedspligt hemmeligt confidential confidentiality secret private tavs privat"
            ),
        ),
        also=bag(f"{WRITTEN} {TALK} {ADVISOR} oplysninger mellem under bundet between information"),
    ),
    Topic(
        id="hvem_laeser",
        needs=(
            bag("hvem who nogen anybody anyone someone andre others"),
            bag("laeser laese laest lase ser se read reads see sees adgang access"),
        ),
        also=bag(f"{WRITTEN} {TALK} alle all everybody end else kommunen municipality"),
    ),
    Topic(
        id="hvem_laeser",
        needs=(
            bag(
                """sagsbehandler sagsbehandleren sagsbehandlere kommunen afdelingen jobcenteret jobcentret jobcenter raadgiver leder lederen
                chef arbejdsgiver skolen caseworker department municipality boss office mand eks datter soen kone kaereste familie boern naboer daughter son family wife
                husband"""
            ),
            bag(
                "siger sige fortaeller fortaelle laese laeser se ser vide tell told see read know share sender sladrer besked deler find finder"
            ),
        ),
        also=bag(f"{WRITTEN} {TALK} videre ud out about case worker"),
        shape=(
            r"\b(?:siger|fortaeller|sladrer|sender|deler|giver) (?:i|du|det)\b|"
            r"\b(?:faar|kan|ser|laeser|finder|vil) (?:min |mit |mine |de |jeres )?\w+ (?:\w+ )*(?:det|skriver|her|skrevet|skrev|ud)\b|"
            r"\b(?:do|will|would) you (?:tell|share)\b|\b(?:will|can|does|do|could) (?:my|the) (?:\w+ )+(?:this|it|write|wrote|know|see|read|out)\b"
        ),
        unless=r"\bhvad siger\b|\bhvem er\b|\b(?:kan|faar|vil|maa) jeg\b|\bcan i\b",
    ),
    Topic(
        id="hvem_laeser",
        needs=(bag("de dem nogen they anybody anyone"), bag("vide hoere told know find")),
        also=bag(f"{WRITTEN} {TALK} {ADVISOR} be out"),
        shape=r"\bfaar (?:de|nogen) (?:\w+ )?at vide\b|\bhoerer de\b|\b(?:will|are) they (?:be |going to )?(?:told|know|find out)\b",
    ),
    Topic(
        id="hvem_laeser",
        needs=(bag("bruge bruges brugt brugte use used"), bag("imod mod against")),
        also=bag(f"{WRITTEN} {TALK} kommunen sagen sag senere case be it"),
        shape=r"\b(?:kan|vil|maa|bliver|can|could|will)\b",
        unless=r"\b(?:kan|vil) jeg\b|\bcan i\b",
    ),
    *AFRAID,
    Topic(
        id="kontaktdata",
        needs=(
            bag(
                "nummer nummeret telefonnummer telefonnummeret mail mailen mailadresse mailadressen email telefon number phone adresse address"
            ),
            bag("bruges bruge bruger brug use used using need hvorfor why"),
        ),
        also=bag("kende vide ringe what want mit number kontaktoplysninger"),
        shape=r"\bhvorfor\b|\bwhy\b|\bhvad\b.*\bbrug\w*|\bwhat\b.*\b(?:use|used|need)\b",
        unless=r"\b(?:dit|jeres|your)\b|\bikke\b|\bnot\b",
    ),
    Topic(
        id="pris",
        needs=(bag("koster koste gratis pris prisen betale betaler betaling gebyr cost costs free charge pay price fee"),),
        also=bag(
            f"skrive tale snakke bruge {ADVISOR} hjaelp hjaelpen henvendelse write talk use service klage penge money anything getting help"
        ),
        shape=r"\bkoste\w*|\bgratis\b|\bpris\w*|\bgebyr\b|\bcosts?\b|\bfree\b|\bcharge\b|\bfee\b|\bprice\b|\bbetaler? (?:for|noget)\b|\bpay (?:for|anything)\b",
        unless=r"\bhvorfor\b|\bwhy\b|\bhvornaar\b|\bwhen\b",
    ),
    Topic(
        id="anonym",
        needs=(bag("anonym anonymt anonyme anonymous anonymously navn navnet name"),),
        also=bag(
            f"{WRITTEN} sige vaere oplyse give helt opgive fulde rigtige need use full real stay remain behoever noedt noedvendigt uden without klage klager complain complaint tell"
        ),
        shape=r"\banonym\w*|\b(?:skal|behoever|noedt|noedvendigt|maa|kan|uden|must|have|need|without|do)\b.*\b(?:navn|navnet|name)\b",
        unless=r"\b(?:dit|your|hans|hendes|jeres) (?:navn|name)\b|\bkan (?:du|i)\b|\bhvorfor\b.*\bikke\b",
    ),
    Topic(
        id="login",
        needs=(bag("cpr cprnummer personnummer mitid nemid logge login log"),),
        also=bag("ind bruge nummer oplyse skrive opgive sige behoever noedt noedvendigt need use number signed sign uden without id"),
        shape=r"\b(?:skal|behoever|noedt|noedvendigt|must|need|have to|do|hvorfor|why)\b|\bkan jeg .*\buden\b|\bwithout\b",
        unless=r"\bikke\b|\bnot\b|\bcannot\b",
    ),
    Topic(
        id="bisidder",
        needs=(
            bag("datter soen mand kone kaereste nogen ven veninde familie daughter son husband wife friend someone somebody"),
            bag("med with along"),
            bag("komme have tage sidde deltage come bring take"),
        ),
        also=bag("moede moedet moeder samtale samtalen meeting conversation"),
        shape=r"^(?:\w+ )?(?:kan|maa|can|could|may)\b",
    ),
    Topic(
        id="straf",
        needs=(bag("straf straffet straffes straffe haevn haevner haevne punish punished punishment gengaeld konsekvenser"),),
        also=bag(
            "klager klage klagede klagen kommunen de imod mod complain complaining complained municipality they against bliver faar det"
        ),
    ),
    Topic(
        id="sprog",
        needs=(bag("dansk danish engelsk english sprog language tolk interpreter"),),
        also=bag(
            f"tale taler skrive snakke speak write talk forstaar understand svare svarer answer {ADVISOR} behoever noedt need kommune kommunen"
        ),
        shape=r"\b(?:skal|behoever|noedt|kan|taler|faar|must|have to|need to|can|does|do|could)\b",
        unless=r"\b(?:kan|can) (?:jeg|i) ikke\b|\bi (?:cannot|can not|don t)\b",
    ),
    Topic(
        id="bisidder",
        needs=(bag("bisidder bisiddere bisidderen"),),
        also=bag(
            "betyder menes mener forklar forskellen forskel mellem mean means difference between partsrepraesentant whats goer laver maa"
        ),
        shape=_DEFINED + r"|\bhvad (?:goer|laver|maa)\b",
        unless=r"\b(?:min|my)\b",
    ),
    _term("partsrepraesentant", "partsrepraesentant partsrepresentant partsrepraesentanter", also="goer"),
    _term(
        "fuldmagt",
        "fuldmagt fuldmagten fuldmagter attorney",
        shape=_DEFINED + r"|\bhvordan (?:giver|laver|faar|ser)\b|\bhow do i (?:give|make|get)\b",
        also="giver laver give make get ud",
    ),
    _term("aktindsigt", "aktindsigt"),
    _term(
        "klage",
        "klage klagen complaint",
        shape=r"\bhvad (?:er|taeller som|betyder) (?:en )?klage\b|\bwhat (?:is|counts as) a complaint\b|\bhvornaar er (?:det|noget) en klage\b|\ber (?:det|dette)(?: her)? en klage\b|\bis this a complaint\b",
        also="taeller counts",
    ),
    _term("afgoerelse", "afgoerelse afgoerelsen decision"),
    _term(
        "borgerraadgiver",
        ADVISOR,
        shape=r"\bhvad (?:er|laver|goer|kan)\b|\bhvem er\b|\bwhat (?:is|does|can|do)\b|\bwho is\b|\bwhats\b",
        also="laver lave goer goere hjaelpe hjaelp help advisor",
    ),
    Topic(
        id="samtykke",
        needs=(
            bag("ja nej samtykke samtykket yes no consent"),
            bag("siger sige svarer say answer samtykke samtykket consent betyder mean means"),
        ),
        also=bag("sker ske happens happen konsekvenser konsekvensen afdelingen kontakte what"),
        shape=r"\b(?:hvis|naar|if|hvad|what)\b.*\b(?:siger|sige|say|svarer|answer)\b.*\b(?:ja|nej|yes|no)\b|\bhvad (?:betyder|er) (?:et |mit )?samtykke\w*|\bwhat (?:is|does) consent\b",
    ),
    Topic(
        id="uafhaengig",
        needs=(
            bag(
                """uafhaengig uafhaengige uafhaengigt uvildig uvildige neutral neutrale neutralt upartisk upartiske independent impartial ansat ansatte
                side employed work works arbejder part"""
            ),
        ),
        also=bag(f"kommunen kommunens {ADVISOR} municipality del whose selv helt same hvis"),
        shape=r"\buafh|\buvildig|\bneutral|\bupartisk|\bindependent|\bimpartial|\b(?:ansat|ansatte|arbejder|employed|work|works|part|del)\b.*\b(?:kommunen|municipality)\b|\bhvis side\b|\bwhose side\b|\bkommunens side\b",
        unless=r"\bjeg\b|\bi work\b",
    ),
    Topic(
        id="aendre",
        needs=(
            bag("aendre lave omgoere omstoede change overrule overturn reverse goere"),
            bag("afgoerelse afgoerelsen afgoerelser decision decisions beslutning beslutningen"),
        ),
        also=bag(f"{ADVISOR} kommunens municipality"),
        shape=r"\b(?:kan|kunne|maa) (?:i|du|borgerraadgiver\w*|man)\b|\b(?:can|could) (?:you|the)\b",
        unless=r"\bhvordan\b|\bhow\b",
    ),
    Topic(
        id="brev",
        needs=(
            bag("brev brevet breve letter letters papirer papirerne papers"),
            bag("personligt forbi komme kommer vise person come bring face ansigt sidde tage"),
        ),
        also=bag("hjaelp hjaelpe forstaa forsta laese help understand read kontor kontoret office down op ned get tage"),
        shape=r"\bpersonligt\b|\bforbi\b|\bin person\b|\bkomme\b|\bcome\b|\bface\b|\bsidde ned\b|\bvise (?:jer|nogen|dig)\b|\bbring\b|\btage .*\bmed\b",
    ),
    Topic(
        id="besoeg",
        needs=(
            bag(
                """forbi adresse adressen ligger holder sidder kontor kontoret address office located raadgivning raadgivningen counselling
                counseling drop mandag mandage mandagen monday mondays henne op bor visit besoege hvor where"""
            ),
        ),
        also=bag(
            f"{ADVISOR} uden aftale appointment without komme come find finder moede tale snakke bestille hver tid tider kl klokken aaben aabent open personligt sted stedet hen ind ned by"
        ),
        shape=r"\b(?:hvor|where)\b.*\b(?:ligger|holder|sidder|bor|henne|kontor\w*|office|located|find|finder|moede)\b|\badresse\w*|\baddress\b|\bkomme? (?:ind )?forbi\b|\bmoede op\b|\bdrop (?:in|by)\b|\bcome by\b|\baaben\w* raadgivning\w*|\bopen counsell?ing\b|\bmandag\w*|\bmondays?\b|\bwhere (?:are you|is the)\b|\bkomme (?:ned|op|ind) til\b|\bvisit\b|\bbesoege\b",
        unless=r"\b(?:din|min|my) (?:adresse|address)\b|\bsvar\b",
    ),
    Topic(
        id="aabningstid",
        needs=(
            bag(
                """aabningstid aabningstider aabningstiden telefontid telefontider telefontiden aabent aaben aabner lukker lukket open opening
                opens closed closes hours traeffe traeffes traeffetid fange ringe call phone telefonnummer telefonnummeret nummeret number nummer
                fat"""
            ),
        ),
        also=bag(
            f"""{ADVISOR} telefon telefonen kontoret dag morgen weekend weekenden loerdag soendag mandag fredag tid tider idag imorgen office
            today tomorrow now time tale snakke talk klokken kl naeste gang next helligdag helligdage julen jul paaske paasken holidays christmas
            easter ind sent laenge jeres reach borgerraadgiveren time"""
        ),
        shape=(
            r"\baabningstid\w*|\btelefontid\w*|\btraeffe\w*|\bopening hours\b|\bphone hours\b|"
            r"\b(?:har|er|hvornaar|hvad tid|are|when|is|what time|hvor laenge|naar)\b.*\b(?:aabent|aaben|aabner|lukker|lukket|open|opens|closed|closes)\b|"
            r"\b(?:hvornaar|naar|hvor sent)\b.*\b(?:ringe|fange|fat)\b|\bwhen can i (?:call|phone|reach)\b|\bfat i (?:nu|i dag|lige nu)\b|\bfat paa (?:jer )?nu\b|"
            r"\b(?:hvad|what) (?:er|is|s) (?:\w+ )*(?:telefonnummer\w*|nummer\w*|number)\b"
        ),
        unless=r"\b(?:mit|my) (?:nummer|number)\b|\bringe? (?:mig|til mig)\b|\braadgivning",
    ),
    Topic(
        id="vedhaeft",
        needs=(
            bag(
                """billede billeder billedet foto fotos pdf fil filer dokument dokumenter dokumentet bilag brev brevet breve screenshot
                skaermbillede picture pictures photo photos image file files document documents attachment letter vedhaefte vedhaeftning attach"""
            ),
            bag("sende send sender vedhaefte uploade upload laegge dele laese attach share add read indsaette vise see"),
        ),
        also=bag("ind op chatten chat into her paa upload of afgoerelsen decision min mit"),
        shape=r"\b(?:kan|maa|hvordan|can|could|how|may)\b.*\b(?:sende?r?|vedhaefte\w*|upload\w*|laegge|dele|attach|share|add|indsaette|laese|read|see|vise)\b",
        unless=r"\bi see\b|\b(?:kan|vil|kunne) (?:i|du) sende\b|\b(?:can|could|will) you (?:send|share)\b|\bikke\b|\bnot\b",
    ),
    Topic(
        id="data",
        needs=(
            bag(
                f"data oplysninger oplysningerne persondata information gdpr gemmer gemt gemmes opbevarer stored store keep kept {WRITTEN}"
            ),
        ),
        also=bag(f"{TALK} sker laenge long personlige personal happens bruger goer privacy policy behandler sikkert sikker safe secure"),
        shape=r"\bhvad sker der med\b|\bgemmer (?:i|du)\b|\bbliver\b.*\bgemt\b|\bhvad (?:goer|bruger) (?:i|du)\b.*\b(?:med|til)\b|\bwhat happens (?:to|with)\b|\b(?:keep|store) (?:my|the|what|this)\b|\b(?:is|are|be)\b.*\b(?:stored|kept)\b|\bhvor (?:bliver|gemmes|gemmer|ligger)\b|\bbehandler (?:i|du)\b|\bgdpr\b|\bgemmes\b|\ber (?:mine|det)\b.*\bsikk\w+\b|\b(?:safe|secure)\b",
        unless=r"\bikke\b|\bnot\b|\bsagen?\b",
    ),
    Topic(
        id="senere",
        needs=(bag("senere tilbage pause morgen imorgen later back tomorrow fortsaette continue videre return"),),
        also=bag(f"{WRITTEN} {TALK} komme vende tage holde lukke lukker siden vindue close window come go get if another dag day i"),
        shape=r"\b(?:kan|maa|can|could|may)\b.*\b(?:komme|vende|skrive|fortsaette|holde|tage|lukke|come|go|write|continue|return|close)\b",
        unless=r"\bkan (?:i|du)\b|\b(?:can|could) you\b|\bpengene?\b",
    ),
    Topic(
        id="status",
        needs=(bag("status foelge tjekke track follow check kode koden code hvor where progress"),),
        also=bag(
            "sag sagen henvendelse henvendelsen case enquiry gaar bruge svar svaret answer answers find finder se see sted bagefter senere later use klage klagen complaint goer ser"
        ),
        shape=r"\b(?:hvor|hvordan|kan|where|how|can)\b.*\b(?:foelge|status|tjekke|track|follow|check|progress)\b|\bhvor (?:finder|ser|kan)\b.*\b(?:svar|svaret|status|gaar)\b|\bwhere (?:do|can|will) i (?:see|find)\b|\bhvad (?:skal|bruger|goer|kan) jeg\b.*\bkoden?\b|\bwhat\b.*\bcode\b",
        unless=r"\bikke\b|\bnot\b",
    ),
    Topic(
        id="slet",
        needs=(bag("slette sletter slettes slettet fjerne fjernes fjernet delete deleted remove removed erase fortryde"),),
        also=bag(
            f"{WRITTEN} {TALK} data oplysninger selv bagefter senere henvendelse henvendelsen telefonnummer nummer mail later information muligt possible navn number own"
        ),
        shape=r"\b(?:kan|maa|hvordan|muligt|can|could|may|how|bliver|possible|will)\b",
        unless=r"\b(?:kan|kunne|vil) (?:du|i)\b|\b(?:can|could|will|please) you\b|\bplease\b|\bvaer\b|\bikke\b|\bnot\b|\bmin mand\b",
    ),
)
"""In the order they are tried."""
WHY = Topic(
    id="hvorfor",
    needs=(bag("hvorfor why bruge mener mean spoergsmaalet question for"),),
    also=bag("spoerger spoerge bruge vide ask asking need know forstaar understand relevant vigtigt noedvendigt dont don t betyder"),
    shape=r"^(?:\w+ )?(?:hvorfor|why)\b|\bbruge det(?: her)? til\b|\bhvad mener (?:du|i)\b|\bwhat do you mean\b|\bwhat (?:is|s) (?:that|this|it) for\b|\bforstaar ikke (?:spoergsmaalet|hvad (?:du|i) (?:mener|spoerger))|\b(?:dont|don t|not) understand (?:the|your) question\b|\bbetyder spoergsmaalet\b",
)
"""Why the open question is put, or what it means."""
