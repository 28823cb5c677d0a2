"""The words by which a child is known, and those by which a grown-up is who has a child's words in the message.

An age counts where a sentence goes on as one about oneself does ("jeg er 11 og ...", "jeg er 11 min far ..."), and never before
what is counted ("8 mdr henne", "10 minutter", "10 år i Danmark"). Read by `wording`: a space stands for a few spaces or commas.
"""

from __future__ import annotations

import re

from actions.rules.wording import plain

_AGES = r"(?:[5-9]|1[0-7]|syv|otte|ni|ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten)"
_KIN = r"(?:far|mor|forældre|sted\w+|pap\w+|pleje(?:far|mor)|storebror|lillebror|storesøster|lillesøster|bror|søster|lærer|onkel|bedste\w*|veninde|ven|mors|fars)"
_GOES_ON = (
    rf"(?:og|men|jeg|pige|dreng|hvem|hvad|hvor|bor|bliver|bange|ked|trist|alene|vil|tør|hader|føler|går|kan|har|mor|far|mine? {_KIN}|"
    r"i [0-9]\.? ?klasse)\b"
)
_NEXT = rf"(?=$|[!?\n]|\.(?! ?(?:måned|uge|klasse|\d))|,(?!\d)| {_GOES_ON}| år(?:$|[.!?]|,(?!\d)| (?:gammel\b|{_GOES_ON})))"
AGE = rf"\bjeg (?:er|e) (?:kun |bare |snart |næsten |lige blevet |lige fyldt )?{_AGES}(?:år(?=$|[.,!? ])|{_NEXT})"
AGE_IN_ENGLISH = (
    r"\b(?:i'm|i am) (?:only )?(?:[5-9]|1[0-7]|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)(?= years old\b(?! than)|"
    r" yo\b|(?: years)?(?:$|[.!?]|,(?!\d)| (?:and|but)\b)| (?:my|i)\b)|\bi am in (?:the )?\w+ grade\b"
)
UNMISTAKABLE = rf"\bjeg (?:er|e) (?:kun |bare |snart |lige blevet )?{_AGES} (?:år(?:$|[.!?]|,(?!\d)| (?:gammel|og|men)\b))|\b(?:i'm|i am) (?:only )?\d+ years old\b"
"""Where a form is open, a number must be an age beyond doubt."""
IN_CLASS = r"\bjeg går i (?:[0-9]|10|nulte|første|anden|tredje|fjerde|femte|sjette|syvende|ottende|niende|tiende)\.? (?:klasse|kl)\b"
PASSING = (
    rf"\b(?:jeg (?:er|e) (?:kun |bare |snart )?{_AGES}\.? (?:(?:mdr|md|måned\w*|uger?|dage?|min|minutter|timer?|t|kg|kilo|km|gange|nr|procent|i(?! [0-9])|på|års)\b|"
    r"år (?:i|ældre|yngre|fra|siden|om|inde|på|for)\b)|"
    rf"jeg er {_AGES}[,.]\d|(?:i'm|i am) \d{{1,3}} (?:years (?:in|married|waiting)|hours|weeks|months|days|minutes)\b)"
)
"""A number that is no age, though the rules of danger may take it for one."""
ANOTHERS = (
    r"\b(?:(?:min|mit|mine|vores) (?:(?!(?:mors?|fars?|forældre\w*|sted\w+|pap\w+|pleje\w+|bror\w*|brors|søsters?|\w+bror|\w+søster|lærers?|"
    r"bedste\w*|veninde\w*|vens?|onkel\w*|og|er|har|når|slår|på|med|som|i)\b)\w+ ){0,2}(?:søn|sønner|datter|døtre|barn|børn|mand|kone|ægtefælle|"
    r"barnebarn|børnebørn|elev|elever|klient|piger|drenge)|(?:min|vores) (?:lille|store|ældste|yngste) (?:pige|dreng)|"
    r"jeg er (?:en |hendes |hans |barnets |deres |selv |enlig |nabo og )?(?:mor|far|mormor|farmor|morfar|farfar|bedste(?:mor|far|forælder)|"
    r"plejemor|plejefar|moster|faster|lærer|skolelærer|pædagog|sundhedsplejerske|sygeplejerske|læge|jordemor|socialrådgiver|sagsbehandler|"
    r"psykolog|advokat|værge|kontaktperson|støtteperson|nabo|underviser|træner|dagplejer|tolk)|"
    r"(?:mor|far) til(?! (?:mig|os)\b)|(?:eleven|barnet|drengen|pigen) (?:siger|sagde|skriver|skrev|fortalte|fortæller|har fortalt)|"
    r"my (?:(?!(?:mother|father|mum|mom|dad|parent|brother|sister|stepdad|stepmum|teacher)s?\b)\w+ ){0,2}(?:son|daughter|child|children|kids|husband|wife|pupil|student))\b|"
    r"\bjeg er (?:fyldt |snart |over |næsten |lige blevet |en (?:mand|kvinde) på )?(?:(?:1[89]|[2-9]\d)(?:år)?(?! (?:kg|kilo|cm|min|minutter|"
    r"procent)\b)|atten|nitten|\w*(?:tyve|tredive|fyrre|halvtreds|tres|halvfjerds|firs|halvfems))\b|\b(?:i'm|i am) (?:1[89]|[2-9]\d)\b|"
    r"\b(?:vuc|fvu|avu)\b"
)
"""Words of somebody who is no child, whatever else they write: whose child, whose pupil, of what age."""
_BENEFIT = (
    r"(?:kontanthjælp|sygedagpenge|\w*dagpenge|folkepension|førtidspension|pension|boligstøtte|uddannelseshjælp|ressourceforløb|fleksjob|"
    r"revalidering|efterløn|seniorpension)\w*"
)
GROWN_UP = (
    r"\b(?:(?:min|mit) (?:nye |gamle |tidligere |første )?(?:kæreste|eks(?:en|mand|kone|kæreste)?|arbejde|job|fuldtidsjob|lejlighed|lejemål|"
    r"husleje|udlejer|bolig|arbejdsgiver|(?:\w+ )?sag i kommunen)|"
    rf"jeg (?:\w+ ){{0,2}}(?:får|har|søger|søgte|søgt|fik|mistet|mistede|modtager|er på|venter på) (?:\w+ ){{0,3}}{_BENEFIT}|"
    r"jeg (?:\w+ )?har fået afslag|fået afslag på (?:\w+ )?botilbud|(?:og|men) jobcent\w*|jeg (?:\w+ ){0,4}jobcent\w*|"
    r"jeg er (?:voksen|gift|skilt|enlig|gravid|pensionist|førtidspensionist|sygemeldt|arbejdsløs|ledig)|egen (?:lejlighed|bolig)|"
    r"min (?:\w+ )?(?:far|mor|stedfar|stedmor) (?:er )?(?:på )?[6-9]\d|(?:far|mor|stedfar|stedmor) (?:er |bor |kom |sidder )?(?:på|i) (?:et )?(?:pleje(?:hjem|center)|ældrecent)\w*|"
    r"hjemmeplejen (?:kommer|kom|har|er|hjælper|svarer)|dement\w* (?:far|mor)|(?:far|mor) er (?:\w+ )?dement|my (?:job|boyfriend|girlfriend|ex))\b"
)
"""What a child who tells its age may write too, and a grown-up writes who tells of what the engine takes for a child's danger."""

_QUOTED = re.compile(r'"[^"]{2,300}"|[“„][^“”„]{2,300}[“”]|«[^«»]{2,300}»|»[^«»]{2,300}«')
_REPORTED = re.compile(r"(?<!jeg )\b(?:siger|sagde|skriver|skrev|fortalte|fortæller)\b[ :,]{1,4}(?:at )?(?=jeg (?:er|e) \w)[^.!?\n]{0,300}")


def own_words(text: str) -> str:
    """What somebody writes of themselves, in small letters: without what they quote, where anything else is there."""
    kept = ". ".join(_REPORTED.sub(" ", line) for line in map(plain, _QUOTED.sub(" ", text).splitlines()))
    return kept if kept.strip(" .") else text.strip(' "“”„«»')
