"""What the advisor cannot take up, as a reason in plain words; never a refusal.

Sources: `borgerraadgiver_kompetence.kan_ikke` (the ids are the same; where each was read stands in competence.yml) and
`fejlvisning_er_dyr`: in doubt nothing is turned away. So word rules have guards, and every text ends with the offer to note the
matter all the same. Matters of another authority have their own road (`Route.ANDEN_MYNDIGHED`); here are only those that would
otherwise be registered as if the advisor could do something about them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from actions.rules.elapsed import long_closed
from actions.rules.wording import WordRule, first_hit

ASKS = frozenset(
    {"serviceniveau", "ansaettelse", "ombudsmand_tilsyn_domstol", "over_et_aar", "ikke_kommunen", "foraeldremyndighed_skilsmisse"}
)
"""The advisor cannot take these up as they stand; the citizen is asked whether to note it all the same. The others are only told."""
NOTES = frozenset({"aendre_afgoerelse", "fagligt_indhold", "andre_personers_sag", "anden_klageinstans"})


@dataclass(frozen=True, kw_only=True)
class Reason:
    """`key` is the text that says why; `words` are the citizen's own that spoke for it ("" when the kind of matter did)."""

    id: str
    words: str = ""

    @property
    def key(self) -> str:
        return f"kompetence.{self.id}" if self.asks else f"kompetence.note.{self.id}"

    @property
    def asks(self) -> bool:
        """Whether it is asked if the matter should be noted all the same (choices `choice.noter_alligevel`, `choice.det_er_fint`)."""
        return self.id in ASKS


_BY_SUB = {"klage_over_serviceniveau": "serviceniveau", "klage_over_ansaettelsesforhold": "ansaettelse"}
_DECISIONS = frozenset({"klage_over_afgoerelse", "hjaelp_til_at_klage_videre"})
_ENTITLEMENT = frozenset({"manglende_adgang_til_hjaelp", "utilstraekkelig_hjaelp"})

_STAFF_TALK = r"\b(?:søger\w*|kontanthjælp\w*|dagpenge\w*|ledig\w*|jobsamtale\w*|praktik\w*|virksomhedspraktik|løntilskud\w*|aktivering\w*|fleksjob\w*)\b"
_RULES: tuple[WordRule, ...] = (
    WordRule(
        id="ombudsmand_tilsyn_domstol",
        pattern=(
            r"\b(?:(?:sagen|det|den|klagen|min (?:sag|klage)) (?:er|ligger|behandles|kører|verserer) (?:\w+ ){0,3}(?:hos|ved|i|for) "
            r"(?:\w+ )?(?:ombudsmand\w*|(?:kommunal)?tilsynet|domstol\w*|retten|byretten|landsretten)|"
            r"(?:har|er) (?:\w+ ){0,3}(?:klaget til|skrevet til|indbragt (?:\w+ )?for) (?:\w+ ){0,2}(?:ombudsmand\w*|tilsynet|"
            r"domstol\w*|retten|byretten)|(?:har|er) (?:\w+ ){0,3}(?:lagt sag an|anlagt (?:\w+ )?sag|stævnet|sagsøgt) (?:\w+ ){0,3}kommunen|"
            r"(?:ombudsmanden|tilsynet|byretten|landsretten) (?:er ved at|behandler|har fået|ser på|undersøger)|"
            r"(?:is|are) (?:with|before) the (?:ombudsman|courts?)|(?:suing|sued) the municipality|complained to the ombudsman)\b"
        ),
        unless=r"\b(?:i retten til|ret til|byrådet|svarede? at|afviste?|afsluttet|lukket|har ikke klaget)\b",
        never_with=r"\b(?:fogedret\w*|dødsbo\w*|skifteret\w*)\b",
    ),
    WordRule(
        id="ansaettelse",
        pattern=(
            r"\b(?:(?:jeg|vi) (?:er|var|har været|blev|arbejder) (?:\w+ ){0,4}(?:ansat|medarbejder|fyret|afskediget|opsagt) (?:\w+ ){0,6}"
            r"(?:i|hos|af|som|ved) (?:\w+ )?(?:kommune\w*|jobcent\w*|hjemmepleje\w*|skole\w*|børnehave\w*|plejehjem\w*|borgerservice)|"
            r"min (?:leder|chef|nærmeste leder|afdelingsleder) (?:i|på|hos) (?:\w+ )?(?:kommune\w*|jobcent\w*|hjemmepleje\w*|skole\w*|børnehave\w*|"
            r"plejehjem\w*|borgerservice) (?:\w+ ){0,4}(?:mobber|chikanerer|har fyret|fyrede|truer|har givet mig|vil fyre)|"
            r"(?:min|vores) (?:opsigelse fra kommunen|arbejdsplads i kommunen)|tjenstlig (?:samtale|advarsel)|i am employed (?:by|in) the municipality|i work for the municipality|fired by the municipality)\b"
        ),
        unless=_STAFF_TALK,
        never_with=(
            r"\b(?:sygedagpenge\w*|refusion\w*|min privat\w*|sparre|sparring|fle(?:ks|x)job\w*|(?:skriver )?som (?:mor|far|borger|forælder)|min (?:søn|datter|fars|mors)|"
            r"nabokommune\w*|anden kommune)\b"
        ),
    ),
    WordRule(
        id="serviceniveau",
        pattern=(
            r"\b(?:(?:byrådet|kommunalbestyrelsen|politikerne|borgmesteren|udvalget|the council) (?:\w+ ){0,5}(?:besluttet|vedtaget|beslutning|"
            r"lukke\w*|spare\w*|skære\w*|skåret|nedlægge\w*|hæve\w*|decided|close\w*|cut)|(?:lukning|nedlæggelse) af (?:\w+ )?(?:skole\w*|"
            r"bibliotek\w*|svømmehal\w*|børnehave\w*|landsby\w*|plejehjem\w*|buslinj\w*)|budgetforlig\w*|spareplan\w*|spareforslag\w*|"
            r"serviceniveauet (?:\w+ ){0,3}(?:er|bør|skal)|politisk beslutning|politisk besluttet|skatteprocent\w*)\b"
        ),
        unless=(
            r"\b(?:min (?:mors|fars|mands|kones|søns|datters)|(?:min|mine|mit) (?:\w+ ){0,2}(?:hjælp\w*|timer|bevilling\w*|støtte\w*|sag\w*|"
            r"ansøgning\w*)|afslag på|jeg har fået|min afgørelse|mit afslag)\b"
        ),
        never_with=(
            r"\b(?:børne og ungeudvalget|jeg sidder i (?:byrådet|kommunalbestyrelsen)|afslag\w*|afvist\w*|afviste|(?:min|vores|hendes|hans) (?:søn|datter|dreng|pige)\w*|anfald\w*)\b"
        ),
    ),
    WordRule(
        id="foraeldremyndighed_skilsmisse",
        pattern=(
            r"\b(?:(?:have|få|miste|søge|ansøge om|strides om|uenige om|dele|over|virker) (?:\w+ ){0,2}forældremyndighed\w*|forældremyndighed\w* (?:over|virker|til)|"
            r"forældremyndighedssag\w*|bodeling\w*|(?:jeg|vi) (?:vil|skal|ønsker at|søger) (?:\w+ ){0,2}(?:skilsmisse|separation|separeres|skilles)(?! ad)|"
            r"(?:want|get|getting|file for) (?:a )?divorced?|(?:want|fight\w*|apply\w*) (?:\w+ ){0,2}custody)\b"
        ),
        never_with=(
            r"\b(?:anbragt\w*|anbringelse\w*|plejefamilie\w*|tvangsfjern\w*|flytning|folkeregist\w*|enlig\w*|børnetilskud\w*|kontanthjælp\w*|kommunen|i kommunen|"
            r"sagsbehandler\w*|skole\w*|klassen|lærer\w*|børnehave\w*|plejehjem\w*|gæld\w*|lån\w*|bolig\w*|støtte\w*|municipality)\b"
        ),
        longest=30,
    ),
    WordRule(
        id="ikke_kommunen",
        pattern=(
            r"\b(?:(?:min|vores) (?:nabo|naboer|genbo|underbo|overbo) (?:\w+ ){0,6}(?:hæk|hegn|støjer|larmer|fester|gør|ryger|skel|skylder)|"
            r"(?:uenig\w*|strid\w*|skændes|krangel) (?:\w+ ){0,2}(?:arv\w*|dødsbo\w*)|(?:købt|købte) (?:\w+ ){0,5}(?:bil\w*|sofa|hus|telefon|vare\w*) (?:\w+ ){0,6}(?:fejl|"
            r"mangler|virker ikke|reklamation\w*|pengene tilbage)|(?:min|vores) (?:private )?udlejer (?:vil ikke|nægter|beholder|kræver|har sat|satte)|"
            r"reklamation over|my (?:private )?landlord (?:\w+ ){0,2}(?:keeps|refuses|wants|raised|put|will not|won't)|my neighbou?r'?s? (?:dog|hedge|noise))\b"
        ),
        never_with=(
            r"\b(?:kommune\w*|kommunal\w*|sagsbehandler\w*|byggetilladelse\w*|byggesag\w*|lokalplan\w*|tilladelse\w*|boligstøtte\w*|"
            r"indskudslån\w*|udsat|udsættelse\w*|smidt ud|skimmel\w*|almen\w*|boligforening\w*|børnehave\w*|skole\w*|institution\w*|"
            r"bistand|støtte\w*|municipality|office)\b"
        ),
        longest=30,
    ),
)


def reason(
    text: str, *, sub: str = "", problems: Sequence[str] = (), today: date, rules: Container[str] = ASKS | NOTES, other_person: bool = False
) -> Reason | None:
    """Why the advisor may not be able to take this up, or None. Total; the first that applies, those that ask before those that tell.

    `sub` and `problems` (best first) are as they stand in the draft, after a clarifying answer; `rules` are the ids in force in this
    municipality (`catalogue.competence`); `other_person`: somebody else's matter, and no power of attorney is known of.
    """
    found = first_hit((rule for rule in _RULES if rule.id in rules), text)
    if found:
        return Reason(id=found[0].id, words=found[1])
    understood = _BY_SUB.get(sub, "")
    if understood and understood in rules:
        return Reason(id=understood)
    old = long_closed(text, today)
    if old and "over_et_aar" in rules:
        return Reason(id="over_et_aar", words=old)
    main = problems[0] if problems else ""
    told = (
        ("andre_personers_sag", other_person),
        ("aendre_afgoerelse", sub in _DECISIONS),
        ("fagligt_indhold", main in _ENTITLEMENT),
    )
    return next((Reason(id=rule) for rule, applies in told if applies and rule in rules), None)


def named(rule_id: str) -> Reason:
    """The reason by its id, after a clarifying answer said that it applies (`Change.outside`).

    Raises:
        KeyError: there is no such rule.
    """
    if rule_id not in ASKS | NOTES:
        raise KeyError(rule_id)
    return Reason(id=rule_id)
