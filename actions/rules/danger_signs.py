"""Danger told by its signs: what happened last time, who stands outside at night, who comes while somebody hides, what there is to eat.

How a pattern is read stands in `danger_patterns`. Each needs two signs in one message, since one alone stands in many others.
"""

from __future__ import annotations

from actions.rules.danger_patterns import HE, PARENT, PARTNER, USUAL, Rule

_LAST_TIME = r"\b(?:sidst|sidste gang|forrige gang|den anden dag|forleden|i weekenden)\b[^.!?\n]{0,50}"
_HURT = (
    # A bone by its name: whoever else broke one, or a wheelchair did, is no sign.
    r"(?:(?:brækkede|brækket|knækkede|knækket) (?:ribben|kæbe|næse|arm|fingre|finger|tænder|tand|håndled)|blå mærker|et blåt øje|blodtud|"
    r"hjernerystelse|skadestuen?|tæsk|tæv|halsgreb|kvælertag|slået (?:ned|gul))"
)
_HURT_ME = (
    rf"(?:(?:fik (?:jeg|vi)|(?:jeg|vi) (?:fik|har fået)) (?:\w+ ){{0,2}}(?:tæsk|tæv|bank|et blåt øje|blå mærker|brækket|knækket)(?! stel)|"
    rf"(?:slog|brækkede|knækkede|sparkede|skubbede|kvalte|tævede) {HE} (?:mig|os|min|mit|mine)|"
    rf"{HE} (?:slog|brækkede|knækkede|sparkede|skubbede|kvalte|tævede) (?:mig|os|min|mit|mine))"
)
_COMES_OR_FLIGHT = (
    rf"\b{HE} (?:\w+ ){{0,2}}(?:kommer (?:\w+ ){{0,3}}(?:hjem|tilbage(?! til mig)|ud)|er på vej|må ikke (?:finde|vide)|finder mig|har fundet)\b|"
    r"\b(?:være væk|flygte\w*|gemme (?:mig|os)|turde ikke|krisecent\w*|væk (?:fra ham|fra hende|inden|før))\b|"
    r"\btør ikke\b(?! (?:\w+ )?(?:prøve|ringe|lade|spørge|søge|skrive|klage|bruge)\b)"
)
_MEAL = r"(?:vand|brød|knækbrød|rugbrød|havregryn|havregrød|ris|pasta|spaghetti|toast|nudler|suppeterning\w*|kaffe|te|kiks)"
_DRUNK = (
    r"(?:fuld(?! (?:tid|orlov|løn|kontrol|forældremyndighed|gang|støtte))|fulde|stiv|beruset|drukken|drukket|drikker|påvirket|påvirkede|"
    r"skæv|høj|rus|rusen|brandert\w*|bevidstløs af druk)"
)
_IN_CARE = r"\b(?:autis\w*|adhd|demens|dement\w*|plejehjem\w*|bosted\w*|elev\w*|klassen|lærer\w*|pædagog\w*)\b"
_COMES = (
    # Somebody comes, and nothing more is said of it: "han kommer på torsdag" is an appointment.
    r"(?:er )?(?:nu )?(?:kommer|råber|skriger|banker|hamrer|sparker|raser|leder|er her|er hjemme|her|hjemme|står udenfor|brækker|slår)"
    r"(?: (?:nu|ind|op|her|hjem|på|efter|mig|døren|på døren|igen|lige)){0,3}(?=[ ]*(?:$|[\n.,!]))"
)
_SOMEBODY_EXPECTED = (
    r"\b(?:sagsbehandler\w*|kommunen|visitator\w*|hjælperen?|håndværker\w*|lægen|hjemme(?:hjælp|pleje)\w*|autis\w*|demens|dement\w*|"
    r"hjælpemid\w*|i morgen|på besøg)\b"
)

SIGN_RULES: tuple[Rule, ...] = (
    Rule(
        "vold",
        "i_skjul",
        rf"\b(?:{HE}|{PARENT}|min bror|min søn) {_COMES}",
        USUAL,
        needs=(
            r"\b(?:gemmer (?:mig|os)|gemt (?:mig|os)|skjuler (?:mig|os)|i skjul|låst (?:mig|os) inde|låst døren|"
            r"(?:sidder|ligger) (?:\w+ )?(?:i skabet|i kælderen|under sengen))\b"
        ),
        unless=_SOMEBODY_EXPECTED,
    ),
    Rule(
        "vold",
        "toer_ikke",
        rf"\b{HE} {_COMES}",
        USUAL,
        needs=(
            r"(?<!han[ ])(?<!hun[ ])(?<!mand[ ])(?<!kone[ ])\btør ikke\b(?! (?:ringe|skrive|spørge|klage|søge) )|"
            r"\b(?:jeg kan ikke (?:ringe\b(?! til)|(?:tale|snakke) (?:nu|højt|her)\b)|må ikke (?:høre|se|opdage)\b)"
        ),
        unless=_SOMEBODY_EXPECTED + r"|\b(?:søn|sønnen|datter|barn\w*|mor|far|bror)\b",
    ),
    Rule(
        "vold",
        "noedraab",
        # A cry and nothing more in its sentence, in a message of short sentences: "hjælp til min kone" is a request.
        rf"\b{HE} {_COMES}",
        USUAL,
        needs=(
            r"(?:^|[.!\n]|,[ ])[ ]*(?:hjælp(?: mig| os)?(?: nu)?|kan ikke (?:ringe|tale|snakke))[ ]*(?=$|[.!,\n])"
            r"(?![.!,\n ]*(?:til|med|om|fra|i|at|for)\b)"
        ),
        unless=_SOMEBODY_EXPECTED + r"|\b(?:søn|sønnen|datter|barn\w*|mor|far|bror)\b|(?<![^\s])(?:[^\s.,!?]+[ ]){7}",
    ),
    Rule(
        "vold",
        "sidste_gang",
        rf"{_LAST_TIME}\b{_HURT}\b",
        USUAL,
        needs=_COMES_OR_FLIGHT,
        unless=rf"\b(?:søn|sønnen|sagsbehandler\w*)\b|{_IN_CARE}",
    ),
    Rule("vold", "sidste_gang_mig", rf"{_LAST_TIME}\b{_HURT_ME}\b", USUAL, needs=_COMES_OR_FLIGHT, unless=_IN_CARE),
    Rule(
        "vold",
        "opsoeger",
        rf"\b{PARTNER} (?:\w+ ){{0,3}}(?:står|sidder|holder|lurer|kører|går) (?:\w+ ){{0,5}}(?:udenfor|uden for|i busken\w*|ved (?:døren|vinduet|"
        r"indgangen|hækken|mit arbejde)|foran|i bilen|rundt om)\b",
        USUAL,
        needs=(
            r"\b(?:hver (?:aften|nat|dag|morgen)|i nat|om natten|følger efter|hamre\w*|sparke\w*|slog på|slår på|banke\w* på|truer|bange|"
            r"tør ikke|koben|kniv|hammer)\b"
        ),
    ),
    Rule(
        "barn_i_fare",
        "forladt_af_rus",
        r"\b(?:børn\w*|barnet|tvilling\w*|dreng\w*|pige\w*|unger\w*|baby\w*|de små|den lille)\b[^?\n]{0,90}\b(?:græd\w*|skrig\w*|alene|ude(?! af)|udenfor|"
        r"altan\w*|vindue\w*|gaden|uden tøj|i undertøj|uden mad|sulten|sultne)\b",
        USUAL,
        needs=rf"\b(?:mor|moren|moderen|far|faren|faderen|forældrene|de voksne)\b[^.!?\n]{{0,40}}\b{_DRUNK}\b",
        unless=r"\b(?:min søn på (?:1[89]|[2-9]\d)|da jeg var)\b",
    ),
    Rule(
        "ingen_penge_i_dag",
        "hvad_der_er_at_spise",
        rf"\b(?:\w+ (?:aften|dag|døgn|nat|uge) (?:i træk )?(?:med|på|uden andet end)|lever? (?:\w+ )?af|spiser (?:\w+ )?kun|spist (?:\w+ )?kun|"
        rf"kun har|andet end|sidste pose|sidste pakke) (?:\w+ ){{0,2}}{_MEAL}\b",
        USUAL,
        needs=(
            r"\b(?:til den (?:første|1\.?)|dage til|penge|trukket|konto\w*|kontanthjælp\w*|ydelse\w*|løn|udbetal\w*|sanktion\w*|"
            r"råd til|kroner|kr)\b"
        ),
        unless=r"\b(?:plejehjem\w*|hjemmepleje\w*|madservice|kantine\w*|børnehave\w*|bosted\w*|skolemad|diæt\w*|allerg\w*|autis\w*)\b",
    ),
    Rule(
        "politi_ikke_akut",
        "franarret",
        r"\b(?:narret|franarret|snydt|lokket|svindlet|fuppet|bedraget)\b[^.!?\n]{0,60}\b(?:kode\w*|kort\w*|mitid|nemid|netbank\w*|konto\w*|"
        r"opsparing\w*|penge|kroner|fra banken|fra politiet)\b",
        USUAL,
        unless=r"\b(?:kommunen|jobcent\w*|sagsbehandler\w*|i har|jer)\b",
    ),
)
