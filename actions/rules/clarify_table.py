"""The clarifying questions as data, in the order in which they are looked for. Text keys: `afklar.<id>`, `choice.afklar.<id>.<value>`."""

from __future__ import annotations

from actions.rules.clarify_entry import UNPLACED_OPTION, UNSURE, UNSURE_OPTION, Change, Entry, Option
from actions.rules.triage import Route
from actions.rules.wording import WordRule

_COMPLAINS = (
    r"\b(?:klage\w*|utilfreds\w*|skandale\w*|uduelig\w*|urimelig\w*|uacceptab\w*|respektløs\w*|til grin|svigte\w*|vred|rasende|"
    r"nok er nok|gør ingenting|gør ikke noget|complain\w*|unacceptable|outrageous|fed up)\b|!!"
)
_NUMBER = r"(?:\d+|to|tre|fire|fem|seks|syv|otte|ti|flere|mange|adskillige|utallige|et par|masser af|two|three|four|five|six|several|many)"
_MUNICIPAL_BENEFIT = (
    r"kontanthjælp\w*|kontanhjælp\w*|sygedagpenge\w*|ledighedsydelse\w*|ressourceforløb\w*|uddannelseshjælp\w*|enkeltydelse\w*|"
    r"friplads\w*|tabt arbejdsfortjeneste|social assistance|sickness benefit"
)
_STATE_BENEFIT = (
    r"udbetaling danmark|boligstøtte\w*|barselsdagpenge\w*|barselspenge\w*|børnepenge\w*|børne og ungeydelse\w*|børnetilskud\w*|"
    r"folkepension\w*|housing benefit|child benefit|state pension"
)
_NOT_UNDERSTOOD = (
    r"\b(?:hvad (?:betyder|vil det sige|mener de)|forstår (?:ikke|ik|intet|det ikke)|fatter ikke|umuligt at forstå|forklar\w*|hvad sker der|what does|what happens|"
    r"don't understand|do not understand)\b"
)
_SENT_BACK = r"\b(?:hjemvis\w*|ankestyrelsen (?:\w+ ){0,3}(?:send\w*|returner\w*) (?:\w+ ){0,4}(?:retur|tilbage|hjem)|remanded|appeals board (?:\w+ ){0,5}back)\b"
_CLAIM = r"\b(?:tilbagebetal\w*|betaler? (?:\w+ ){0,4}tilbage|fået for meget udbetalt|for meget udbetalt|repay\w*|pay (?:\w+ ){0,3}back)\b"
_NO_CLAIM = r"\b(?:får jeg (?:\w+ ){0,4}tilbage|få (?:mine|min|mit) (?:\w+ ){0,3}tilbage|depositum\w*|indskud\w*|lån\w*|refund\w*)\b"
_CLAIM_FROM = (
    Option(
        value="kommunen",
        change=Change(emne="tilbagebetaling", problem="tilbagebetaling_og_sanktion"),
        said=r"\b(?:kommune\w*|jobcent\w*|ydelse\w*|municipality)\b",
        told=rf"\b(?:(?:brev\w*|krav\w*|afgørelse\w*) fra (?:kommunen|jobcent\w*|ydelse\w*)|ydelseskontor\w*|{_MUNICIPAL_BENEFIT})\b",
    ),
    Option(
        value="udbetaling_danmark",
        change=Change(myndighed="udbetaling_danmark", problem="tilbagebetaling_og_sanktion"),
        said=r"\b(?:udbetaling danmark|udk|atp)\b",
        told=rf"\b(?:{_STATE_BENEFIT})\b",
    ),
    Option(
        value="andre",
        change=Change(problem="tilbagebetaling_og_sanktion"),
        said=r"\b(?:en anden|nogen andre|noget andet|someone else|other)\b",
        told=r"\b(?:skattestyrelsen|gældsstyrelsen|skat\.dk|a kasse\w*|su styrelsen|restskat\w*)\b",
    ),
    Option(value=UNSURE, change=Change(emne="tilbagebetaling", beside="udbetaling_danmark", problem="tilbagebetaling_og_sanktion")),
)

TABLE: tuple[Entry, ...] = (
    Entry(
        id="anbragt_barn",  # [27]
        elsewhere_only=True,
        rule=WordRule(
            id="samvaer",
            pattern=(
                r"\b(?:samvær\w*|forældremyndighed\w*|bopælsforælder\w*|deleordning\w*|7 7 ordning\w*|se (?:mit barn|min søn|min datter|"
                r"mine børn)|visitation (?:rights|with)|about visitation|custody|see my (?:child|son|daughter|kids|children))\b"
            ),
            needs=(
                r"\b(?:eks\w*|min mand|min kone|hendes far|hans mor|barnets? (?:far|mor)|børnenes (?:far|mor)|far(?:en)? til|mor(?:en)? til|"
                r"samvær\w*|forældremyndighed\w*|kommunen|my ex|custody)\b"
            ),
            # Who knows whose samvær is, or tells of a child's welfare, writes of something that is the municipality's.
            never_with=(
                r"\b(?:besøgstid\w*|plejehjem\w*|aktindsigt\w*|sfo|børnehaveklasse|underret\w*|"
                r"(?:ved|know)(?: (?:godt|jo|udmærket|fint|that))*(?: at)? (?:\w+ ){0,4}(?:samvær\w*|familieretshus\w*|forældremyndighed\w*|custody))\b"
            ),
        ),
        options=(
            Option(
                value="ja",
                change=Change(kind="klage", emne="samvaer_anbragt"),
                said=r"\b(?:anbragt\w*|plejefamilie\w*|institution\w*|kommunen har anbragt|in care|foster)\b",
                told=(
                    r"\b(?:anbragt\w*|anbringelse\w*|plejefamilie\w*|plejeforældre\w*|døgninstitution\w*|opholdssted\w*|"
                    r"tvangsfjern\w*|fjernet af kommunen|in care|foster)\b"
                ),
            ),
            Option(
                value="nej",
                change=Change(myndighed="familieretshuset"),
                said=r"\b(?:bor hos (?:mig|min eks|sin|far|mor)|ikke anbragt|not in care)\b",
                told=r"\b(?:ikke anbragt|familieretshus\w*|skilsmisse\w*|skilt|not in care|divorce\w*)\b",
            ),
            UNSURE_OPTION,
        ),
    ),
    Entry(
        id="p_boede",  # [28]
        rule=WordRule(
            id="p_boede",
            pattern=(
                r"\b(?:p ?bøde\w*|p ?afgift\w*|parkerings ?bøde\w*|parkerings ?afgift\w*|kontrolafgift\w*|bøde for (?:at )?parker\w*|"
                r"parking (?:fine|ticket|charge)\w*)\b"
            ),
            never_with=r"\b(?:bussen|i bus|toget|metroen|letbanen|buskontrol\w*)\b",
        ),
        options=(
            Option(
                value="kommunen",
                change=Change(emne="parkering"),
                said=r"\b(?:kommune\w*|the municipality|council)\b",
                told=r"\b(?:fra kommunen|kommunens|kommunal\w*|kommunen har givet|parkeringsvagt\w* fra kommunen|from the municipality)\b",
            ),
            Option(
                value="privat",
                change=Change(myndighed="parkeringsklagenaevnet"),
                said=r"\b(?:privat\w*|firma\w*|selskab\w*|private|company)\b",
                told=r"\b(?:privat\w* (?:parkering\w*|p selskab\w*|selskab\w*|firma\w*)|parkeringsselskab\w*|p selskab\w*|private (?:parking )?company)\b",
            ),
            Option(value=UNSURE, change=Change(emne="parkering", beside="parkeringsklagenaevnet")),
        ),
    ),
    Entry(
        id="krav_forstaa",  # [6], the letter is not understood: no complaint
        text="krav_fra",
        rule=WordRule(id="krav_forstaa", pattern=_CLAIM, needs=_NOT_UNDERSTOOD, never_with=rf"{_NO_CLAIM}|{_COMPLAINS}"),
        options=_CLAIM_FROM,
        always=Change(kind="anden_henvendelse", sub="forstaa_afgoerelse_eller_brev"),
    ),
    Entry(
        id="krav_fra",  # [6]
        rule=WordRule(id="krav_fra", pattern=_CLAIM, never_with=_NO_CLAIM),
        options=_CLAIM_FROM,
    ),
    Entry(
        id="hjemvist_betydning",  # [8], asked what it means: no complaint
        text="hjemvist",
        rule=WordRule(id="hjemvist_betydning", pattern=_SENT_BACK, needs=_NOT_UNDERSTOOD, never_with=_COMPLAINS),
        guess="emne",
        only_unplaced=True,
        options=(UNPLACED_OPTION,),
        always=Change(kind="anden_henvendelse", sub="forstaa_afgoerelse_eller_brev", problem="sagsoplysning"),
    ),
    Entry(
        id="hjemvist",  # [8]
        rule=WordRule(id="hjemvist", pattern=_SENT_BACK),
        guess="emne",
        only_unplaced=True,
        options=(UNPLACED_OPTION,),
        always=Change(problem="sagsoplysning"),
    ),
    Entry(
        id="nedskaering",  # [36]
        rule=WordRule(
            id="nedskaering",
            pattern=(
                r"\b(?:(?:skåret|skærer) (?:\w+ ){0,3}(?:ned|væk)|(?:skåret|skærer) i (?:alt|timer\w*|hjælpen|støtten|rengøring\w*|budget\w*)|nedskæring\w*|besparelse\w*|spareplan\w*|sparerunde\w*|"
                r"serviceniveau\w*|kvalitetsstandard\w*|forringelse\w*|budgetforlig\w*|cut(?:s|ting)? (?:back|down)|budget cuts?)\b"
            ),
        ),
        subs=frozenset({"klage_over_serviceniveau"}),
        problems=frozenset({"serviceniveau"}),
        options=(
            Option(
                value="alle",
                change=Change(kind="klage", sub="klage_over_serviceniveau", problem="serviceniveau", outside="serviceniveau"),
                said=r"\b(?:alle|generel\w*|politi\w*|byråd\w*|everybody|everyone|general)\b",
                told=(
                    r"\b(?:(?:byrådet|kommunalbestyrelsen|politikerne|udvalget|borgmesteren) (?:\w+ ){0,3}(?:besluttet|vedtaget|sparer|"
                    r"skærer|skåret|lukker|vil lukke)|for alle|alle borgere|hele kommunen|for everyone|the council decided)\b"
                ),
            ),
            Option(
                value="mig",
                change=Change(kind="klage", sub="klage_over_afgoerelse", problem="uenig_i_afgoerelse"),
                said=r"\b(?:mig|min|mit|mine|afgørelse\w*|brev\w*|my|me|own|decision)\b",
                told=(
                    r"\b(?:(?:min|mine|mit|vores|hendes|hans|(?:mors|fars|mands|kones|søns|datters)) (?:\w+ ){0,2}(?:hjælp\w*|timer|bevilling\w*|hjemmehjælp\w*|"
                    r"rengøring\w*|støtte\w*|ydelse\w*|bad)|(?:fået|modtaget) (?:\w+ ){0,3}(?:brev|afgørelse|afslag)|(?:hun|han|jeg|vi) fik skåret|skåret (?:min|vores|hendes|hans)|et brev|my (?:\w+ )?(?:help|hours|support))\b"
                ),
            ),
            Option(value=UNSURE, change=Change(kind="klage", sub="klage_over_sagsbehandling")),
        ),
    ),
    Entry(
        id="hvilken_sag",  # [5]
        rule=WordRule(
            id="kommer_ikke_igennem",
            pattern=(
                r"\b(?:få(?:r)? (?:\w+ ){0,2}fat (?:i|på)|komme?r? (?:\w+ ){0,2}igennem|(?:tar?|tager) (?:\w+ )?(?:it|ikke|aldrig) (?:æ )?(?:telefon\w*)|"
                r"svarer (?:ikke|it|aldrig)|ingen svarer|ringer og ringer|can(?:'t|not) (?:reach|get hold of|get through)|nobody (?:answers|picks up))\b"
            ),
            needs=r"\b(?:ikke|ik|it|ingen|aldrig|nowen|can't|cannot|nobody|ringer og ringer)\b",
            never_with=(
                r"\b(?:rullator|luft|vejret|siri|nævn\w*|\w*nævnet|sælger\w*|vicevært\w*|læge\w*|udlejer\w*|ankestyrelsen|politiet|bilen?|\w+bilen|"
                r"bussel\w*|firma\w*)\b"
            ),
            longest=25,
        ),
        guess="emne",
        only_unplaced=True,
        options=(UNPLACED_OPTION,),
        always=Change(sub="manglende_svar", problem="manglende_svar"),
    ),
    Entry(
        id="svar_eller_klage",  # [40]
        rule=WordRule(
            id="skrevet_flere_gange",
            pattern=(
                r"\b(?:skrevet|skriver|ringet|mailet|rykket|henvendt|kontaktet|prøvet|sendt|written|called|emailed|phoned|tried) "
                rf"(?:\w+ ){{0,5}}{_NUMBER} (?:gange|mails?|beskeder|breve|times|emails|messages)\b"
            ),
            never_with=rf"{_COMPLAINS}|\b(?:intet|ikke engang|ankestyrelsen|nævn\w*)\b",
            longest=15,
        ),
        subs=frozenset({"manglende_svar"}),
        options=(
            Option(
                value="svar",
                change=Change(kind="anden_henvendelse", sub="manglende_svar", problem="manglende_svar"),
                said=r"^(?!.*\b(?:klage|complain)).*\b(?:svar|besked|answer|reply)\b",
                told=r"\b(?:vil (?:bare|blot|gerne bare|egentlig bare) (?:gerne )?(?:have|ha) (?:et )?svar|just want (?:an answer|a reply))\b",
            ),
            Option(
                value="klage",
                change=Change(kind="klage", sub="klage_over_sagsbehandling", problem="manglende_svar"),
                said=r"\b(?:klage\w*|complain\w*|complaint)\b",
            ),
            Option(value=UNSURE, change=Change(kind="klage", sub="klage_over_sagsbehandling", problem="manglende_svar")),
        ),
    ),
    Entry(
        id="hvilket_moede",  # [9]
        rule=WordRule(
            id="moede",
            pattern=(
                r"\b(?:(?:tage|gå|komme|kommer|tager|går|være|deltage) (?:\w+ )?med (?:\w+ ){0,3}(?:møde\w*|samtale\w*)|deltage i (?:\w+ ){0,2}møde\w*|"
                r"med til (?:et |mit |vores |mødet|møde)|(?:come|join) (?:\w+ ){0,4}meeting)\b"
            ),
            needs=r"\b(?:kan du|kan i|vil du|vil i|borgerrådgiver\w*|du tage med|can you|would you)\b",
        ),
        subs=frozenset({"moededeltagelse"}),
        guess="afdeling",
        only_unplaced=True,
        options=(UNPLACED_OPTION,),
        always=Change(sub="moededeltagelse"),
    ),
    Entry(
        id="hvornaar_afsluttet",  # [35]
        old_matter=True,
        options=(
            Option(value="aaben", said=r"\b(?:ikke (?:slut|afsluttet|færdig)|stadig|kører|i gang|open|ongoing|still|not closed)\b"),
            Option(value="under_et_aar", said=r"\b(?:under et år|mindre end et år|i år|less than a year|this year)\b"),
            Option(
                value="over_et_aar",
                change=Change(outside="over_et_aar"),
                said=r"\b(?:over et år|mere end et år|længe siden|flere år|more than a year|years ago|long ago)\b",
            ),
            UNSURE_OPTION,
        ),
    ),
    Entry(
        id="hvilken_afdeling",  # [31]
        rule=WordRule(
            id="adfaerd",
            pattern=(
                r"\b(?:rullede? med øjnene|talte? (?:\w+ )?(?:grimt|nedladende)|uforskammet|nedladende|råbte? ad mig|grinede? ad mig|"
                r"tage mig sammen|rude to me|rolled (?:her|his|their) eyes)\b"
            ),
            never_with=r"\b(?:læge\w*|(?:mor|far) siger|en (?:mand|kvinde|dame) på|nabo\w*|hils)\b",
        ),
        subs=frozenset({"klage_over_adfaerd"}),
        problems=frozenset({"adfaerd_og_tone"}),
        guess="afdeling",
        only_unplaced=True,
        options=(UNPLACED_OPTION,),
    ),
    Entry(
        id="kommunen_med",  # [25] and its kin: another authority's, but the municipality is named
        rule=WordRule(
            id="kommunen_naevnt",
            pattern=r"\b(?:kommune\w*|min sagsbehandler|sagsbehandleren|jobcent\w*|borgerservice|rådhus\w*|the municipality|my caseworker)\b",
        ),
        route=Route.ANDEN_MYNDIGHED,
        options=(
            Option(value="ja", change=Change(municipal=True), said=r"\b(?:også kommunen|kommunen også|both|also the municipality)\b"),
            Option(value="nej", said=r"\b(?:kun dem|ikke kommunen|not the municipality)\b"),
            UNSURE_OPTION,
        ),
    ),
)  # fmt: skip
