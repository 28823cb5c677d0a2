"""The words of danger, as data: situations in order of seriousness, and per situation named patterns.

Patterns are read by `danger._compiled`: small letters, æøå stand for every way of spelling them, a space for any run of
spaces. Own wording throughout; the situations are those of the taxonomy. When a pattern is changed, measure recall *and*
false alarms: an alarm nobody believes in protects nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

ORDER = (
    "livsfare",
    "selvmordstanker",
    "barn_skriver_selv",
    "barn_i_fare",
    "vold",
    "svigt_af_livsvigtig_hjaelp",
    "trusler_mod_medarbejdere",
    "hjemloes_i_nat",
    "pludselig_doed_eller_ulykke_i_kommunalt_tilbud",
    "ingen_penge_i_dag",
    "udsaettelse",
    "frist_i_dag",
    "akut_sygdom",
    "politi_ikke_akut",
)
"""Life and death first; `actions/taxonomy/urgent.yml` has the same order."""


def graver(one: str, other: str) -> str:
    """The more serious of two situations; "" is none, and what is not known comes last."""
    rank = {situation: place for place, situation in enumerate(ORDER)}
    return min((one, other), key=lambda situation: rank.get(situation, len(ORDER) + (not situation)))


class Guard(Enum):
    PAST = auto()
    """Passed over when its sentence tells of something long past, unless it also says now."""
    NOW = auto()
    """Words that make the past present: anywhere in the sentence."""
    NOW_HERE = auto()
    """Weaker words that only count in the clause itself: "nu søger jeg om pension" is another matter."""
    DENIED = auto()
    NEGATION = auto()
    GENERAL = auto()
    """Passed over when the message asks or writes about the subject in general."""
    QUOTED = auto()


@dataclass(frozen=True)
class Rule:
    """One way of saying it. `needs` and `unless` are looked for anywhere in the message."""

    id: str
    name: str
    pattern: str
    guards: frozenset[Guard] = frozenset()
    needs: str = ""
    unless: str = ""
    lang: str = "da"


USUAL = frozenset({Guard.PAST, Guard.DENIED, Guard.GENERAL})
EVENT = frozenset({Guard.PAST, Guard.GENERAL})
SPOKEN = frozenset({Guard.PAST, Guard.DENIED, Guard.GENERAL, Guard.QUOTED})

GUARDS: Mapping[Guard, str] = {
    Guard.PAST: (
        r"\b(?:(?:for|er) (?:\w+ )?(?:\d+|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|femten|tyve|"
        r"tredive|fyrre|mange|nogle|flere|et par|en del|et|et halvt) (?:år|måneder) siden"
        r"|i (?:19|20)\d\d|dengang|som (?:barn|ung|lille|teenager)|sidste (?:år|vinter|forår|sommer|efterår|jul)|forrige år|i sin tid|"
        r"engang|før haft|har før|"
        r"da jeg var|da (?:han|hun) var (?:lille|barn|ung)"
        r"|i gamle dage|før i tiden|barndom\w*|opvækst\w*|tidligere|overstået|det er slut|er flyttet fra ham|years ago|"
        r"used to|when i was|last year)\b"
    ),
    Guard.NOW: r"\b(?:igen|lige nu|i nat|i aften|stadig\w*|hver (?:dag|nat|aften)|i går|igår|i morges|again|still|tonight)\b",
    Guard.NOW_HERE: r"\b(?:nu|i dag|idag|now|today)\b",
    Guard.DENIED: (
        r"\b(?:(?:det|der) er ikke (?:\w+ )?(?:akut|farligt|bogstaveligt|ment)|er ikke (?:i fare|selvmordstruet|"
        r"hjemløs\w*|husvild|ment alvorligt)"
        r"|ingen fare|har ikke (?:selvmordstanker|tænkt mig at)|ikke fordi jeg (?:vil|har lyst|går og)|en talemåde|"
        r"billedlig\w*|for sjov|bare for sjov"
        r"|har (?:aldrig|ikke) (?:slået|truet|været voldelig)|aldrig (?:kunne finde på|gøre nogen)|not suicidal|"
        r"not in danger|just kidding)\b"
    ),
    Guard.NEGATION: r"^[ ](?:jo[ ]|da[ ]|dog[ ]|heldigvis[ ])?(?:ikke|aldrig)\b",
    Guard.GENERAL: (
        r"\b(?:generelt|i almindelighed|i princippet|hypotetisk|forældremøde\w*|foredrag\w*|kursus om|oplæg|studerende|"
        r"speciale|skriver (?:en )?(?:opgave|bog|artikel)"
        r"|pjecer?|kampagne\w*|statistik\w*|journalist\w*|pressemeddelelse|ikke (?:noget|nogen|tale om et) konkret|"
        r"in general|for my (?:thesis|assignment))\b"
    ),
}

FIGURES_OF_SPEECH = (
    r"§ ?11[24]\b|"  # no word begins with §
    r"\b(?:dø\w* (?:\w+ )?af (?:grin|latter|kedsomhed|nysgerrighed|skam|varme|bekymring\w*|længsel|utålmodighed)|"
    r"grine\w* (?:os|mig|sig) ihjel|keder? (?:os|mig|sig) ihjel"
    r"|slår? (?:\w+ )?(?:skat|fast|til|op|an|igennem|sammen|ned på|hånden af|et slag for|rod|følge|på tråden|lejr|"
    r"sig på|koldt vand)|slået (?:fast|sammen|op|til|igennem)"
    r"|slår? (?:mig|os|en|ham|hende) i hovedet med|slår? (?:mig|os|en) (?:ned|op) (?:på|på siden)|slår (?:benene|gækken)"
    r"|brænder? (?:\w+ )?(?:for|inde med|efter at|nallerne|broer)|brændt inde|udbrændt|bomber(?:et|er|ede) (?:os|mig|jer)? ?med"
    r"|hænge\w* (?:mig|os|sig) (?:op på|i)|hænger (?:mig|os) ud|skyde\w* (?:skylden|genvej|\w+ ned (?:forslag|"
    r"argument)\w*)|skyde gråspurve|over mit lig"
    r"|paragraf 11[24]|(?:stk|nr|par)\.? ?11[24]|11[24] (?:kr|kroner|timer|dage|kvadratmeter|m2|km|stk)"
    r"|kvælende regler|kvæle\w* (?:\w+ )?i (?:papir|regler|bureaukrati)\w*|drukne\w* (?:\w+ )?i (?:papir|regler|mail|"
    r"arbejde|regning)\w*|dødssyg\w*|dødtræt|dødfødt|døde? (?:links?|punkt\w*)"
    r"|(?:det|systemet|ventetiden|stressen|kommunen|larmen|støjen|usikkerheden|sagen) (?:her )?(?:slår|dræber|kvæler|"
    r"tager livet af|er ved at slå|er ved at tage livet af) (?:mig|os)(?: ihjel)?"
    r"|blodet på tapetet|mit hjerte bløder|hjertet bløder|bløder (?:penge|økonomisk)|skriger til himlen|skriger på|"
    r"livet af (?:byen|butikkerne|bydelen|landsbyen)|bydelen dør|byen dør"
    r"|killing me|dying to|kill time|bleeding (?:us|me) dry|on fire for)\b"
)

NO_HURRY: Mapping[str, str] = {
    # Shame before asking for help is not despair, where nothing but shyness is said. Rejected: any message without a dark word in it,
    # since no list of dark words is ever complete. "jeg kan ikke" alone is not shyness.
    "selvmordstanker": (
        r"^(?=[\s\S]*\b(?:pinligt|flovt?|akavet|skammer[ ]mig)\b)[^\w]*(?:(?:hej|goddag|undskyld|hm|øh|altså|men|og|for|fordi|det|her|er|føles|"
        r"lidt|ret|så|meget|nok|pinligt|flovt?|akavet|svært|skammer|mig|at|skrive|spørge|spøre|om|over|jeg|"
        r"ved[ ]ikke|rigtig|helt|hvem[ ](?:jeg|man)[ ](?:skal|kan|må)|tale|snakke|med|gå|til|begynde|starte|henvende)\b[^\w]*)+$"
    ),
    "frist_i_dag": (
        r"\b\w*frist\w* (?:er|var|på|er på) (?:på )?(?:\d+|to|tre|fire|fem|seks|otte) (?:uger|måneder)\b"
        r"(?!.{0,80}(?:i dag|i morgen|udløb|er gået))"
    ),
}
"""Words that say there is none of a situation's danger, although no rule fires on them. The engine's opinion counts for nothing then."""

PARTNER = (
    r"(?:(?:min|hendes|hans|ens) (?:\w+ )?(?:mand|kone|kæreste|kærste|ægtefælle|samlever|samboende|fyr|ekskæreste|"
    r"eksmand|ekskone|eks)|(?:min )?(?:eks(?:en|mand|kone|kæreste)?|børnenes far|barnets far))"
)
PARENT = r"(?:mine? (?:\w+ )?(?:far|mor|stedfar|stedmor|papfar|papmor|plejefar|plejemor|forældre|mors (?:\w+ )?kæreste|fars (?:\w+ )?kæreste|storebror))"
HE = rf"(?:{PARTNER}|han|hun|ham)"
CHILD = (
    r"(?:barn|barnet|børn|børnene|baby\w*|spædbarn\w*|unger?|ungerne|drenge?n?|pigen?|datter|søn|nevø|niece|"
    r"barnebarn\w*|børnebørn\w*|nabobarn\w*|nabobørn\w*|småbørn\w*|lillebror|lillesøster|toddler|\d{1,2}[ -]?årige?|"
    r"den lille|de små|elev\w*)"
)
WEAPON = r"(?:kniv|økse|pistol|gevær|skydevåben|våben|machete|hammer|jernrør|baseballbat|bat)"
CARE = (
    r"(?:hjemm?epleje\w*|hjemm?ehjælp\w*|hjemmesygepleje\w*|hjælper(?:e|en|ne)?|nattevagt\w*|plejen|plejehjem\w*|"
    r"plejecent\w*|sosu\w*|sygeplejersk\w*|bpa\w*|vikar\w*|personalet|madservice|nødkald\w*|bosted\w*|botilbud\w*)"
)
FRAIL = (
    r"(?:mor|far|mormor|farmor|morfar|farfar|bedste\w*|min (?:mand|kone|bror|søster|søn|datter|nabo|onkel|tante|"
    r"svigermor|svigerfar)|dement|demens|lam|respirator\w*|sclerose|handicappet|jeg)"
)
HOME = r"(?:lejlighed\w*|lejemål\w*|bolig\w*|hus(?:et)?|hjem(?:met)?|værelse\w*|kontrakt\w*)"
SERVICE = (
    r"(?:plejehjem\w*|plejecent\w*|plejebolig\w*|bosted\w*|botilbud\w*|børnehave\w*|vuggestue\w*|dagpleje\w*|"
    r"dagplejer\w*|skolen|skolegården|skolens|sfo\w*|institution\w*|døgninstitution\w*|aflastningen|svømmehal\w*|"
    r"legeplads\w*|specialskole\w*|hjemmeplejen)"
)
RECENT = (
    r"(?:i dag|i går|i nat|i morges|i formiddags|i eftermiddags|i aftes|i weekenden|sidste uge|forleden|lige nu|lige|"
    r"nu|i (?:man|tirs|ons|tors|fre|lør|søn)dags|for (?:\w+ )?(?:dage|timer|uger) siden)"
)
NOT_A_PARTNER = (
    r"\b(?:søn|sønnen|datter|dreng\w*|autis\w*|adhd|demens|dement\w*|plejehjem\w*|bosted\w*|elev\w*|klassen|lærer\w*|"
    r"pædagog\w*|sagsbehandler\w*|barn|børn)\b"
)
