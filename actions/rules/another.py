"""Writing for somebody else, and the one question about a power of attorney (fuldmagt).

Source: taxonomy `andre_personers_sag` (Kolding, Sønderborg, Aalborg): another's case needs a fuldmagt, general guidance does not.
A parent's own child under 18 is asked about as little as possible. No details of another's health are asked for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.rules.reading import leaning
from actions.rules.say import Choice, Say
from actions.rules.wording import WordRule, compiled, first_hit, plain, says

ADULT = 18
NOT_NEEDED = "ikke_noedvendig"
"""Of a power of attorney: one's own child under 18."""


@dataclass(frozen=True, kw_only=True)
class Another:
    """`relation`: barn, foraelder, aegtefaelle, familie, nabo, ven, klient or anden. `words` are the citizen's own."""

    relation: str
    words: str
    age: int | None = None
    """Of a child, when it was told."""
    minor: bool | None = None
    """Whether a child is under 18; None: not told. False for everybody else."""
    authorised: bool = False
    """They told of a power of attorney or of being the guardian."""

    @property
    def needs_asking(self) -> bool:
        return not self.authorised and self.minor is not True

    @property
    def known(self) -> str:
        """What is stored of the power of attorney without asking; "" where it is asked."""
        return "" if self.needs_asking else "ja" if self.authorised else NOT_NEEDED


_CHILD = r"(?:søn|datter|dreng|pige|barn|børn|stedsøn|steddatter|papsøn|papdatter|teenager|knægt|son|daughter|child|kid|boy|girl)"
_PEOPLE: tuple[tuple[str, str], ...] = (
    ("barn", _CHILD),
    ("foraelder", r"(?:gamle |syge |ældre |demente )?(?:mor|far|mutter|fatter|forældre|mother|father|mum|dad|parents)"),
    ("aegtefaelle", r"(?:syge )?(?:mand|kone|kæreste|samlever|ægtefælle|husband|wife|partner)"),
    (
        "familie",
        r"(?:bror|søster|mormor|farmor|morfar|farfar|bedstemor|bedstefar|onkel|tante|moster|faster|farbror|nevø|niece|barnebarn|svigermor|svigerfar|svigersøn|"
        r"svigerdatter|brother|sister|grandmother|grandfather|uncle|aunt)",
    ),
    ("nabo", r"(?:ældre |gamle )?(?:nabo|genbo|underbo|overbo|neighbou?r)"),
    ("ven", r"(?:gode |bedste )?(?:ven|veninde|kammerat|bekendt|kollega|friend)"),
    ("klient", r"(?:klient|beboer|elev|patient|borger|client|resident)"),
)
_MATTER = (
    r"(?:sag\w*|ansøgning\w*|hjælp\w*|hjemmehjælp\w*|hjemmepleje\w*|bolig\w*|plejehjem\w*|plejebolig\w*|afslag\w*|pension\w*|sagsbehandler\w*|afgørelse\w*|ydelse\w*|"
    r"kontanthjælp\w*|sygedagpenge\w*|kørestol\w*|hjælpemid\w*|støtte\w*|bevilling\w*|skole\w*|klasse\w*|plads\w*|bosted\w*|fleksjob\w*|case|application|"
    r"help|pension|benefit)"
)
_NEEDS = (
    r"(?:har (?:\w+ ){0,2}(?:fået|søgt|ventet|mistet|ansøgt|klaget|været)|er (?:\w+ ){0,2}(?:blevet nægtet|blevet afvist|dement|på plejehjem|indlagt|visiteret|bevilget)|får (?:ikke|kun|ingen)|"
    r"skal (?:\w+ )?(?:have|ha|søge|flytte|på plejehjem|starte)|venter|mangler|kan ikke (?:få|komme|klare)|bor på|går (?:ikke )?i (?:skole|børnehave|specialklasse|\d)|"
    r"har brug for|har ret til|has (?:been|got|applied|waited)|needs|is waiting|gets? no)"
)
_SPEAKS = r"\b(?:min|mine|vores|my|our) (?:\w+ )?(?:mand|kone|mor|far|søn|datter|ven|nabo|bror|søster) (?:siger|mener|synes|sagde|hjælper mig|har hjulpet mig|slår|slog|truer|smed|kører mig|passer mig)\b"
_SELF = r"\b(?:jeg bor (?:hos|sammen med)|jeg er (?:skilt|gift|mor til|far til)|efter min (?:mor|far|mand|kone)s? død\w*|min (?:mor|far|mand|kone) (?:døde|er død))\b"
_CHILDHOOD = (
    r"\b(?:skole\w*|klasse\w*|børnehave\w*|vuggestue\w*|dagpleje\w*|sfo|dagtilbud|institution\w*|daginstitution\w*|specialskole\w*|lærer\w*|pædagog\w*|baby\w*|"
    r"småbørn|skolefravær\w*|school|kindergarten|nursery)\b"
)
_AGE = re.compile(
    rf"\b{_CHILD}(?: \w+)? (?:på|er|is|aged) (?:nu |kun |snart )?(\d{{1,2}})(?! (?:timer|uger|måneder|dage|procent))\b|\b(\d{{1,2}})[- ]?årige? (?:\w+ )?{_CHILD}|\b(\d{{1,2}})[- ]year[- ]old"
)
_GROWN = r"\b(?:voksne? (?:søn|datter|barn|børn)|over 18|fyldt 18|myndig|flyttet hjemmefra|adult (?:son|daughter))\b"
_UNDER_AGE = r"\b(?:under 18|ikke (?:fyldt )?18|(?:han|hun|barnet) er (?:kun )?(?:[0-9]|1[0-7])|under age|is (?:[0-9]|1[0-7]))\b"
_AUTHORISED = r"\b(?:(?:jeg|vi) (?:\w+ ){0,3}(?:har|fik|med) (?:\w+ ){0,3}fuldmagt\w*|med fuldmagt fra|jeg er (?:\w+ ){0,3}(?:værge|partsrepræsentant|fremtidsfuldmægtig)|(?:have|with) (?:a )?power of attorney|i am (?:\w+ )?guardian)\b"
_NOT_AUTHORISED = r"\b(?:ikke|ingen|uden|mangler|no|not|without) (?:\w+ ){0,3}(?:fuldmagt\w*|power of attorney)"


def _rules() -> tuple[WordRule, ...]:
    rules = []
    for relation, people in _PEOPLE:
        mine = rf"(?:min|mit|mine|vores|en|my|our|a) (?:[\w-]+ )?{people}"
        rules.append(
            WordRule(
                id=relation,
                pattern=(
                    rf"\b(?:(?:skriver|ringer|henvender mig|klager|spørger|svarer|writing|write|asking) (?:\w+ )?(?:for|på vegne af|on behalf of) {mine}|på vegne af {mine}|"
                    rf"on behalf of {mine}|{_MATTER} (?:\w+ )?(?:til|for|om|to|about) {mine}\b|{mine}(?: på \d+)?(?: \w+)? {_NEEDS}|"
                    rf"{mine}'?s (?:\w+ ){{0,2}}{_MATTER}|(?:hjælper|repræsenterer) {mine} med|\b(?:jeg|vi) (?:\w+ )?hjælper {mine}\b|\bi (?:am helping|help) {mine}\b)"
                ),
                unless=f"{_SPEAKS}|{_SELF}"
                + (r"|\b(?:klager? over|larm\w*|støj\w*|hæk\w*|snyder)\b" if relation in {"nabo", "ven"} else ""),
            )
        )
    general = (
        r"\b(?:(?:skriver|henvender mig|klager|ringer) (?:\w+ )?(?:for|på vegne af) (?:en anden|en borger|en jeg kender|et familiemedlem|en pårørende|somebody)|"
        r"på vegne af (?!kommunen|foreningen|bestyrelsen|min virksomhed)|som (?:pårørende|bisidder|værge|partsrepræsentant)|jeg er (?:pårørende|bisidder|værge|partsrepræsentant)|"
        r"on behalf of|as a (?:relative|guardian))"
    )
    return (*rules, WordRule(id="anden", pattern=general, unless=_SELF))


_RULES = _rules()


def for_another(text: str) -> Another | None:
    """Whose matter it is, when it is somebody else's; None for the citizen's own. In doubt it is their own."""
    found = first_hit(_RULES, text)
    if found is None:
        return None
    relation, words = found[0].id, found[1]
    authorised = says(_AUTHORISED, text) and not says(_NOT_AUTHORISED, text)
    if relation != "barn":
        return Another(relation=relation, words=words, minor=False, authorised=authorised)
    age = _age(text)
    if age is not None:
        minor: bool | None = age < ADULT
    else:
        minor = False if says(_GROWN, text) else True if says(_CHILDHOOD, text) else None
    return Another(relation=relation, words=words, age=age, minor=minor, authorised=authorised)


def somebody_named(text: str) -> Another | None:
    """Whom a short correction names ("det er for min mor"), where the words need not tell of a matter."""
    found = first_hit((WordRule(id=relation, pattern=rf"\b(?:min|mit|mine|my) {people}\b") for relation, people in _PEOPLE), text)
    return Another(relation=found[0].id, words=found[1], minor=None if found[0].id == "barn" else False) if found else None


def _age(text: str) -> int | None:
    match = compiled(_AGE.pattern).search(plain(text))
    return int(next(number for number in match.groups() if number)) if match else None


def ask_for_authority(another: Another) -> Say | None:
    """The one question about a power of attorney; None where it is told or not needed."""
    if not another.needs_asking:
        return None
    unsure = Choice(value="ved_ikke", key="choice.ved_ikke")
    if another.minor is None:
        values = ("under_18", "ja", "nej")
        return Say(key="fuldmagt.barn", choices=(*(Choice(value=value, key=f"choice.fuldmagt.barn.{value}") for value in values), unsure))
    return Say(key="fuldmagt.spoerg", choices=(*(Choice(value=value, key=f"choice.fuldmagt.{value}") for value in ("ja", "nej")), unsure))


def read_authority(another: Another, text: str) -> str:
    """The value that a typed answer means: "ja", "nej", "ved_ikke", "under_18"; "" when it was not understood."""
    if another.minor is None and says(_UNDER_AGE, text):
        return "under_18"
    return told_authority(text) or ("ja" if says(r"\b(?:værge|fuldmagt\w*|power of attorney)\b", text) else leaning(text) or "")


def told_authority(text: str) -> str:
    """ "ja" or "nej" when a text says outright whether there is a power of attorney; "" otherwise."""
    if says(_NOT_AUTHORISED, text):
        return "nej"
    return "ja" if says(_AUTHORISED, text) else ""


def authority_after(value: str) -> tuple[str, str]:
    """What is stored of the answer ("ja", "nej", "ved_ikke", "ikke_noedvendig") and the key of what is said to it ("" for nothing)."""
    if value == "under_18":
        return NOT_NEEDED, ""
    if value == "ja":
        return "ja", "fuldmagt.har"
    return ("nej", "fuldmagt.uden") if value == "nej" else ("ved_ikke", "fuldmagt.uden")
