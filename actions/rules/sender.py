"""Who writes: a citizen as a rule, or a relative, a business, an association, the staff, a politician, the press, a child.

Sources: taxonomy `registrering.post.afsendertype` and `registreres_ikke`; the open decision on associations and businesses
(domain.md (v) 5). In doubt it is a citizen: nobody is kept out of the statistics, or sent to the press line, on a guess.
"""

from __future__ import annotations

from actions.rules.another import Another, ask_for_authority, authority_after, for_another, read_authority
from actions.rules.child_words import AGE, ANOTHERS, IN_CLASS
from actions.rules.wording import WordRule, first_hit, hit, says

__all__ = [
    "Another",
    "ask_for_authority",
    "authority_after",
    "counted",
    "for_another",
    "outside",
    "read_authority",
    "reports_somebody",
    "sender_type",
]

_BY_SUB = {
    "presse": "presse",
    "sparring_fra_forvaltningen": "medarbejder",
    "henvendelse_fra_kommunalbestyrelsen": "politiker",
    "henvendelse_fra_forening": "forening",
    "klage_over_ansaettelsesforhold": "medarbejder",
}
_SUB_OF = {
    "presse": "presse",
    "medarbejder": "sparring_fra_forvaltningen",
    "politiker": "henvendelse_fra_kommunalbestyrelsen",
    "forening": "henvendelse_fra_forening",
}
_PERSON = (
    r"(?:(?:min|mit|vores|hendes|hans) (?:\w+ )?(?:mand|kone|kæreste|eks\w*|ven(?:inde)?|nabo|søn|datter|bror|søster|far|mor|svoger|onkel|tante|"
    r"husband|wife|friend|son|daughter|brother|sister|father|mother|neighbou?r)|my (?:husband|wife|friend|son|daughter|brother|sister|father|"
    r"mother|neighbou?r|ex)|han|hun|he|she|naboen)"
)
_OWN_MATTER = (
    r"\b(?:som (?:helt )?(?:almindelig |privat )?(?:borger|privatperson|mor|far|forælder)|min egen sag|privat sag|(?:det )?her er privat|mit (?:barn|afslag)|min (?:søn|datter|sygedagpenge\w*|"
    r"ansøgning|byggesag)|jeg har (?:selv )?(?:fået|søgt|ventet)|as a (?:citizen|private person|parent)|my own case)\b"
)

_TYPES: tuple[WordRule, ...] = (
    WordRule(
        id="barn",
        pattern=rf"{AGE}|{IN_CLASS}|\bi am (?:only )?(?:[5-9]|1[0-7])(?: years old)?$",
        unless=r"\b(?:da jeg var|dengang)\b",
        never_with=ANOTHERS,
    ),
    WordRule(
        id="presse",
        pattern=(
            r"\b(?:(?:jeg er|jeg arbejder som|her er|undertegnede er) (?:\w+ ){0,2}(?:journalist\w*|reporter\w*|redaktør\w*|fotojournalist\w*)|"
            r"(?:skriver|ringer|arbejder) (?:\w+ )?(?:for|fra|på|hos) (?:\w+ )?(?:avisen|lokalavisen|ugeavisen|dr|tv 2|tv2|radio\w*|redaktionen|\w*bladet|"
            r"\w*tidende)|som journalist|journalist (?:på|hos|ved|fra)|(?:citat|kommentar|interview|udtalelse) til (?:en |vores |min )?(?:artikel|avis\w*|"
            r"indslag|historie|podcast)|pressehenvendelse|(?:laver|optager) (?:\w+ )?(?:podcast|dokumentar|reportage)|(?:morgen)?redaktionen|nyhedsdesk\w*|vores (?:avis|læsere|lyttere|seere)|"
            r"interviewe (?:dig|jer|borgerrådgiver\w*)|i am a (?:journalist|reporter)|comment for (?:an|our|my) (?:article|story))\b"
        ),
        unless=rf"\b{_PERSON} (?:er|arbejder som|is|works as) (?:\w+ ){{0,2}}(?:journalist\w*|reporter\w*|redaktør\w*)|\b(?:talt|snakket|skrevet|gå\w*) (?:\w+ ){{0,2}}(?:med|til) (?:en )?(?:journalist\w*|avis\w*|pressen)",
    ),
    WordRule(
        id="politiker",
        pattern=(
            r"\b(?:(?:jeg sidder|jeg er (?:\w+ )?valgt(?: ind)?|jeg er medlem) (?:\w+ ){0,2}(?:i|af) (?:\w+ )?(?:kommunalbestyrelse\w*|byråd\w*|social ?udvalg\w*|"
            r"børneudvalg\w*|\w*udvalget|regionsråd\w*|folketing\w*)|jeg er (?:\w+ )?(?:byrådsmedlem|kommunalbestyrelsesmedlem|byrådspolitiker|borgmester|"
            r"udvalgsformand|viceborgmester|lokalpolitiker)|som (?:byrådsmedlem|kommunalbestyrelsesmedlem|udvalgsformand|politiker i)|"
            r"i am (?:a )?(?:member of the (?:municipal|city|town) council|councillor))\b"
        ),
        unless=rf"\b{_PERSON} (?:er|sidder|is)\b|\b(?:skrevet til|talt med|klaget til|kontaktet) (?:en |et |min |borgmester|byråd|kommunalbestyrelse)",
    ),
    WordRule(
        id="medarbejder",
        pattern=(
            r"\b(?:(?:hej|kære|godmorgen) (?:kollega\w*|kolleger)|(?:jeg|vi) (?:sidder|arbejder) (?:\w+ )?(?:i|på|ved|hos) (?:\w+ )?(?:handicap\w*|jobcent\w*|"
            r"ydelse\w*|borgerservice|familieafdeling\w*|familier|visitation\w*|forvaltning\w*|administration\w*|myndighed\w*|voksen\w*|hjemmepleje\w*)"
            r"|jeg er (?:\w+ )?(?:sagsbehandler|leder|teamleder|afdelingsleder|socialrådgiver|visitator|medarbejder|jurist) (?:\w+ )?(?:i|på|ved|hos)|"
            r"som (?:sagsbehandler|leder|medarbejder) (?:i|på|ved|hos)|min(?:e)? borger(?:e)?s? (?:har|er|sag)|sparre med (?:dig|jer|borgerrådgiveren)|"
            r"kan vi (?:lige )?sparre|jeg er ansat i kommunen|i work for the municipality|i am a caseworker)\b"
        ),
        unless=(
            rf"\b{_PERSON} (?:er|sidder|arbejder|is|works)\b|\b(?:sidder i (?:venteværelse\w*|kø\w*|kørestol)|flexjob|fleksjob\w*|praktik\w*|aktivering\w*|"
            r"er min|var min|tidligere|før i tiden|engang)\b"
        ),
    ),
    WordRule(
        id="forening",
        pattern=(
            r"\b(?:(?:vi (?:i|fra)|jeg (?:skriver|henvender mig) (?:for|fra|på vegne af)|på vegne af|her er|undertegnede (?:er )?formand for|jeg er (?:\w+ )?"
            r"(?:formand|kasserer|bestyrelsesmedlem|næstformand|frivillig) (?:for|i)) (?:\w+ ){0,3}\w*(?:forening\w*|landsforening\w*|idrætsklub\w*|fodboldklub\w*|"
            r"klubben|sagen|beboerråd\w*|grundejerforening\w*|ældreråd\w*|handicapråd\w*|brugerråd\w*|bestyrelse\w*|organisation\w*|spejder\w*)|"
            r"vores (?:forening|idrætsforening|klub|organisation|idrætsklub)|vi er (?:\w+ ){0,2}forening|(?:we|i) (?:at|from|in|write for) (?:the )?(?:\w+ ){0,2}association)\b"
        ),
        unless=(
            rf"\b{_PERSON} (?:er|sidder|is)\b|\b(?:min|en|boligforeningen|fagforeningen|a kassen) (?:fagforening|boligforening)|"
            r"\b(?:boligforening\w*|fagforening\w*|andelsforening\w*|lejerforening\w*|sagen (?:er|blev|har|kører)|sagen)\b"
        ),
    ),
    WordRule(
        id="erhvervsdrivende",
        pattern=(
            r"\b(?:(?:mit|vores) (?:\w+ )?(?:firma|enkeltmandsfirma|selskab|værksted|aps|bageri|pizzeria)|(?:min|vores) (?:\w+ )?(?:virksomhed|butik|restaurant|café|cafe|"
            r"frisørsalon|salon|klinik|forretning|kiosk)|jeg (?:driver|ejer|har) (?:\w+ ){0,2}(?:firma|virksomhed|butik|restaurant|café|cafe|salon|klinik|kiosk|forretning)|"
            r"jeg er (?:\w+ )?selvstændig(?:t)?(?: erhvervsdrivende)?|erhvervsdrivende|alkoholbevilling|udeservering|stadeplads|my (?:business|company|shop|restaurant|"
            r"café|cafe)|i (?:run|own) (?:a|the) (?:business|company|shop|restaurant))\b"
        ),
        unless=(
            r"\b(?:(?:har|haft) (?:lukket|solgt|måttet lukke)|gik konkurs|konkurs|tidligere|sygedagpenge\w*|kontanthjælp\w*|"
            r"naboens|(?:restaurant|pizzeria|café|butik)(?:en)? (?:over|under|ved siden af)|larm\w*|støj\w*)\b"
        ),
    ),
)

_SPAM = WordRule(
    id="test_eller_spam",
    pattern=(
        r"\b(?:ignore (?:\w+ ){0,3}(?:instructions?|rules|prompts?)|(?:disregard|forget) (?:\w+ ){0,3}(?:instructions?|rules|prompts?)|system prompt|you are now (?:a|an|dan|in)|"
        r"developer mode|jailbreak|(?:glem|ignorer|se bort fra) (?:\w+ ){0,3}(?:instruktion\w*|instrukser|regler du|dine regler)|(?:vis|list|giv|print|udskriv) (?:\w+ ){0,3}alle "
        r"(?:klager|sager|henvendelser|borgere|cpr)|(?:list|show|print|dump) (?:\w+ ){0,2}all (?:\w+ )?(?:complaints|cases|enquiries|citizens)|drop table|select \* from|"
        r"<script|lorem ipsum|test test|bare en test|dette er en test|det her er en test|just testing|this is a test)"
    ),
    unless=r"\b(?:(?:min|mine|mit|egne|my|own) (?:\w+ )?(?:klager|sager|henvendelser|cases|complaints)|alle (?:mine|vores)|tester? (?:af|for)|autismetest|sprogtest)\b",
)
_INFORMS = WordRule(
    id="anmelder_en_anden",
    pattern=(
        rf"\b(?:(?:{_PERSON}|min nabo|en (?:nabo|bekendt|ven|jeg kender)|nogen jeg kender|familien ved siden af|my neighbou?r|somebody i know) (?:\w+ ){{0,4}}(?:snyder|svindler|"
        r"arbejder sort (?:og får|mens|samtidig)|arbejder sort$|får (?:penge|ydelser|kontanthjælp) (?:\w+ ){0,4}(?:selvom|uden)|cheats|is cheating|commits fraud)|"
        r"(?:anmelde|melde|indberette|anmeldelse af|report) (?:\w+ ){0,3}(?:snyd\w*|socialt? bedrageri|socialsnyd|bedrager\w*|sort arbejde|svindel|benefit fraud))"
    ),
    unless=r"\b(?:anmeldt mig|meldt mig|beskyld\w*|anklag\w*|de siger (?:at )?jeg|påstår|om mig|snyder mig|snyder os|snyder kommunen mig|bidrag\w*|en krone fra|som en svindler|told everyone|føler (?:sig|mig)|accus\w*)\b",
)


def sender_type(text: str, sub: str = "") -> str:
    """The type of sender, as the taxonomy has it. `sub` is what the engine understood; words that speak of somebody else ("min mand er journalist") outweigh it."""
    found = first_hit(_TYPES, text)
    if found:
        return found[0].id
    understood = _BY_SUB.get(sub, "")
    if understood and not _somebody_else(understood, text):
        return understood
    return "paaroerende" if for_another(text) else "borger"


def outside(text: str) -> str:
    """The sub-kind of `uden_for_statistik` that words alone tell, "" for none: also without the engine, and where it was misled.

    Somebody with a matter of their own is a citizen, whatever their work.
    """
    if hit(_SPAM, text):
        return "test_eller_spam"
    if says(_OWN_MATTER, text):
        return ""
    found = first_hit(_TYPES, text)
    sub = _SUB_OF.get(found[0].id, "") if found else ""
    if sub == "henvendelse_fra_forening" and (says(_CASE_OF_ITS_OWN, text) or not says(_ASSOCIATION_ASKS, text)):
        return ""
    return "" if sub == "sparring_fra_forvaltningen" and says(_EMPLOYMENT, text) else sub


_CASE_OF_ITS_OWN = (
    r"\b(?:afslag\w*|ansøgning\w*|ansøgt|søgt|afgørelse\w*|tilskud\w*|klage\w*|ventet|venter|tilladelse\w*|regning\w*|sagsbehandl\w*|virker ikke|aflyse|lukker|aldrig|"
    r"utilfreds\w*|i tvivl|træt af|lokalplan\w*)\b"
)
_ASSOCIATION_ASKS = (
    r"\b(?:møde\w*|oplæg\w*|foredrag\w*|inviter\w*|arrangement\w*|samarbejd\w*|folder\w*|besøg\w*|holde|komme ud|fortælle|formand|kasserer|bestyrelse\w*|"
    r"invite|visit|meeting|talk)\b"
)
_EMPLOYMENT = r"\b(?:min (?:leder|chef)|mobber|mobning|fyret|fyring|afskediget|opsagt|løn(?:nen)?|advarsel|tjenstlig\w*|arbejdsmiljø\w*)\b"


def reports_somebody(text: str) -> bool:
    """Whether somebody wants to report another's fraud: shown to the control unit, and nothing about the other is collected. [39]"""
    return bool(hit(_INFORMS, text))


def counted(sender: str, kind: str, *, associations: bool = False, businesses: bool = True) -> bool:
    """Whether a registered matter stands in the statistics. The two settings decide about cases of an association's or business's own."""
    if kind not in {"klage", "anden_henvendelse"}:
        return False
    return {"forening": associations, "erhvervsdrivende": businesses}.get(sender, True)


def _somebody_else(kind: str, text: str) -> bool:
    rule = next((rule for rule in _TYPES if rule.id == kind), None)
    return rule is not None and bool(rule.unless) and says(rule.unless, text)
