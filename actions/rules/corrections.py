"""What is taken back or put right in the middle of the conversation: "jeg mente 12. marts", "nej, det var min mors sag".

A correction needs a word that says it is one; otherwise a date or a name in an answer is just part of the answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from actions.rules.another import authority_after, for_another, somebody_named, told_authority
from actions.rules.draft import Draft, Slot
from actions.rules.fold import fold
from actions.rules.letter_date import answer_date
from actions.rules.listening import talked
from actions.rules.office import Office
from actions.rules.topic_words import meant
from actions.rules.triage import Route

DATED = "rettet.brevdato"
"""The text that says that the day of the letter was put right."""
NOTED = "noteret.brevdato"
"""The text that says that it was written down: none was known before."""
LONGEST = 20
"""Words. A longer text goes on telling."""
_CUE = re.compile(
    r"^(?:(?:ja|jo|ok|hov|ups|aah?|naa|undskyld|sorry|nej|no|oh|vent|wait|men|but) )*(?:jeg mente|mente jeg|jeg mener|rettelse|det passer ikke|det var forkert|forkert|"
    r"jeg skrev forkert|jeg tog fejl|det (?:var|er|skulle vaere) (?:ikke|faktisk|egentlig|jo|altsaa|min|mit|for|om)|det skulle vaere|nej det (?:var|er)|"
    r"brevet (?:er|var) (?:faktisk )?fra|datoen (?:er|var)|i meant|i mean|correction|it (?:was|is) (?:actually|not|my)|that was wrong|the letter is from)\b"
)
_DATE_CUE = re.compile(
    r"\b(?:jeg mente|mente jeg|jeg mener (?=for |den |i |\d)|rettelse|skrev forkert|tog fejl|brevet (?:er|var) (?:faktisk )?fra|datoen (?:er|var)|nej det (?:var|er) (?:den|d|i|\d)"
    r"|i meant?|correction|the letter is from)\b"
)
_DATE_SAID = re.compile(
    r"\b(?:det med datoen|datoen (?:er|var|skal vaere|skulle vaere)|brevet (?:er|var) (?:\w+ )?(?:dateret|fra)"
    r"|(?:det|den) er dateret|the date (?:is|was|says))\b"
)
"""Words about the letter's own date: they put it right wherever they stand, and whatever else is said beside them."""
_IT_SAYS = re.compile(r"\bder staar (?:\w+ ){0,4}\d+\b")
_THE_LETTER_SAYS = re.compile(
    r"\b(?:brev|afgoerelse|dato)\w* (?:\w+ ){0,4}der staar\b|\bder staar (?:\w+ ){0,4}\d+ (?:\w+ ){0,4}(?:brev|afgoerelse|dato)\w*"
)
_WONDERS = re.compile(r"\b(?:hvorfor|why)\b")
LITTLE_BESIDE_A_DATE = 7
"""Words, with those of the date. "Der står jo den 12. november" says nothing else; "der står 1. oktober i journalen ..." does."""
_WRONG = re.compile(r"\bforkert\b(?! at\b)")
_THE_LETTERS = re.compile(r"\b(?:brev|afgoerelse|dato)\w*")
_CAME = re.compile(r"\b(?:kom|fik|modtog|dateret|brevet|datoen|letter|came)\b")
_BARE_DATE = re.compile(
    r"^(?:(?:naa|nej|hov|aah|vent|no|oh) )*(?:det (?:var|er) |it (?:was|is) )?(?:(?:den|d|the|on) )*\d+(?: (?!i\b)\w+){0,2}$"
)
_BY_A_DAY = """
nej ja jo ok naa aah hov vent den det brevet kom fra er var fik jeg modtog i d dateret datoen the it letter came is from on was no oh
januar februar marts april maj juni juli august september oktober november december
january february march may june july october
"""
_STANDS_BY_A_DAY = frozenset(_BY_A_DAY.split())
_COMPLAINS = re.compile(
    r"\b(?:jeg vil (?:gerne |faktisk |alligevel )?klage|det er (?:\w+ )?en klage|i (?:do )?want to complain|it is a complaint)\b"
)
_NO_COMPLAINT = re.compile(r"\b(?:(?:det er |er )?ikke (?:\w+ )?(?:en )?klage|vil ikke klage|not a complaint|don t want to complain)\b")
_STAYS_ANONYMOUS = re.compile(
    r"\b(?:vil (?:gerne |alligevel |faktisk )*vaere anonym|(?:want|like) to be anonymous)\b|^(?:(?:helst|saa|ja|ok|okay|bare|hellere|jeg vil) )*anonymt?(?: (?:saa|tak|helst|da|igen|alligevel))*$|^anonymous(?:ly)?$"
)
_OWN = re.compile(r"\b(?:det (?:er|var) |jeg mente )?(?:min egen sag|mig selv det (?:handler|drejer sig) om|my own case)\b")
_ONE_CASE = re.compile(
    r"\b(?:bare|kun|begge dele|det hele|hellere|fortryder|just|only|both) (?:\w+ ){0,3}(?:en|een|1|one) (?:sag|case)\b"
    r"|\b(?:en|een|one) (?:sag|case) (?:alligevel|i stedet|er nok|instead|is enough)\b|^(?:nej |no )*(?:en|een|one) (?:sag|case)$"
)
_TWO_CASES = re.compile(r"\b(?:to|two) (?:\w+ )?(?:sager|cases)\b")
_AT_THE_END = frozenset({Slot.BEKRAEFT, Slot.RET})
_SAYS_WHOSE = re.compile(r"^(?=.*\b(?:nej|no|vent|wait|hov|ups|undskyld|sorry|rettelse|jeg mente|jeg mener|i meant)\b).*\b(?:sag|case)\b")
"""Whose case it is, taken back and said once more. "Det er min mor, der skal have hjælp" answers what was asked."""
_TELLS_OF_AUTHORITY = re.compile(
    r"^(?:(?:ja|nej|men|jo|altsaa|yes|no|but) )*(?:jeg|vi|hun|han|de|der er|min \w+|i|she|he|my \w+) (?:\w+ ){0,6}(?:fuldmagt|power of attorney)"
)
_TELLS = frozenset({Slot.OENSKE, Slot.BESKRIVELSE, Slot.TALT})
"""The questions whose answers may well hold words about a case."""
SHORT_COUNT = 5
"""Words. "Bare en sag tak" counts; what is longer tells of a case, unless a word says that it changes something."""
_GOES_ON = re.compile(r"\b(?:sag|sager|case|cases) (?:om|der|som|about|that|hos|i kommunen)\b")
_CHANGES = re.compile(
    r"\b(?:alligevel|faktisk|vent|hov|rettelse|glemte|fortryder|i stedet|istedet|hellere|blander|after all|actually|wait|forgot|instead|rather)\b"
)
_AFTER_ALL = re.compile(r"\b(?:alligevel|faktisk|vent|hov|rettelse|glemte|after all|actually|wait|forgot)\b")


@dataclass(frozen=True, kw_only=True)
class Correction:
    """The draft put right. `key` is the text that says what was."""

    draft: Draft
    key: str


def corrected(draft: Draft, text: str, slot: Slot, office: Office) -> Correction | None:
    """What a text puts right, or None when it is no correction. `slot` is the open question."""
    folded = fold(text)
    if len(folded.split()) > LONGEST:
        return None
    cases = _of_cases(draft, folded, slot)
    if cases or text.rstrip().endswith("?"):
        return cases
    return (
        _of_the_kind(draft, folded)
        or _of_anonymity(draft, folded)
        or _of_authority(draft, text, slot)
        or _of_talking(draft, text, folded, slot)
        or _of_the_topic(draft, text, folded, slot, office)
        or _of_the_date(draft, text, folded, slot, office)
        or _of_whose_it_is(draft, text, folded, slot)
    )


def _of_cases(draft: Draft, folded: str, slot: Slot) -> Correction | None:
    """One case after all, or two, once it was chosen."""
    if slot is Slot.TO_SAGER or (slot in _TELLS and not _of_the_count(folded)):
        return None
    if draft.to_sager == "to" and _ONE_CASE.search(folded):
        return Correction(draft=replace(draft, to_sager="en"), key="rettet.en_sag")
    if draft.to_sager == "en" and _TWO_CASES.search(folded):
        return Correction(draft=replace(draft, to_sager="to"), key="rettet.to_sager")
    return None


def _of_the_count(folded: str) -> bool:
    """Whether it is about how many cases it becomes. "Det er bare en sag om respekt" is a wish."""
    return bool(_CHANGES.search(folded)) or (len(folded.split()) <= SHORT_COUNT and not _GOES_ON.search(folded))


def _of_the_kind(draft: Draft, folded: str) -> Correction | None:
    if _NO_COMPLAINT.search(folded) and draft.kind == "klage":
        return Correction(draft=replace(draft, kind="anden_henvendelse", sub="andet"), key="rettet.ikke_klage")
    if _COMPLAINS.search(folded) and not _NO_COMPLAINT.search(folded) and draft.kind == "anden_henvendelse":
        return Correction(draft=replace(draft, kind="klage", sub="klage_over_sagsbehandling"), key="rettet.klage")
    return None


def _of_anonymity(draft: Draft, folded: str) -> Correction | None:
    if not _STAYS_ANONYMOUS.search(folded) or draft.kontakt_maade == "anonym":
        return None
    anonymous = replace(draft, kontakt_maade="anonym", kontakt_vaerdi="", kontakt_navn="", kontakt_hvornaar="", samtykke="", leder="")
    return Correction(draft=anonymous, key="rettet.anonym")


def _of_authority(draft: Draft, text: str, slot: Slot) -> Correction | None:
    """A power of attorney that is told of at another question: it is the latest word."""
    if not draft.for_anden or slot in {Slot.FULDMAGT, Slot.BESKRIVELSE}:
        return None
    if slot is Slot.OENSKE and not _TELLS_OF_AUTHORITY.match(fold(text)):
        return None
    said = told_authority(text)
    if not said or said == draft.fuldmagt:
        return None
    stored, key = authority_after(said)
    return Correction(draft=replace(draft, fuldmagt=stored), key=key)


def _of_talking(draft: Draft, text: str, folded: str, slot: Slot) -> Correction | None:
    if not draft.talt_med_afdeling or slot in {Slot.TALT, Slot.OENSKE, Slot.BESKRIVELSE} or not _AFTER_ALL.search(folded):
        return None
    said = talked(text)
    return (
        Correction(draft=replace(draft, talt_med_afdeling=said), key="rettet.linje") if said not in {"", draft.talt_med_afdeling} else None
    )


def _of_the_date(draft: Draft, text: str, folded: str, slot: Slot, office: Office) -> Correction | None:
    """The day of the letter, at any question but its own: spoken of, told late, or taken back."""
    taken_back = _takes_the_date_back(folded)
    spoken_of = bool(draft.brevdato) and _says_the_date(folded)
    if slot is Slot.BREVDATO or not (taken_back or spoken_of or _tells_the_date_late(draft, folded, slot)):
        return None
    dated = redated(draft, text, office)
    if dated is None or (dated.brevdato == draft.brevdato and not taken_back):
        return None  # the same day once more puts nothing right
    # What was not known is written down, and not put right.
    return Correction(draft=dated, key=DATED if draft.brevdato[:1].isdecimal() else NOTED)


def _says_the_date(folded: str) -> bool:
    """Whether words are about the letter's own date. What stands in a journal, or why it stands there, is something else."""
    if _DATE_SAID.search(folded):
        return True
    short = len(folded.split()) <= LITTLE_BESIDE_A_DATE
    return not _WONDERS.search(folded) and bool(_THE_LETTER_SAYS.search(folded) or (short and _IT_SAYS.search(folded)))


def _tells_the_date_late(draft: Draft, folded: str, slot: Slot) -> bool:
    """The day of the letter and nothing else, said right after it was given up ("den kom 28. oktober"): it is no wish.

    At a later question a day answers that one: when somebody called, or the number they are called on.
    """
    given_up = draft.brevdato == "ved_ikke" and slot is Slot.OENSKE
    return given_up and bool(_CAME.search(folded) or _BARE_DATE.match(folded)) and _only_a_day(folded)


def _takes_the_date_back(folded: str) -> bool:
    """Whether it is a date that is taken back. "Det var forkert, at de stoppede pengene den 1. oktober" takes nothing back."""
    if not _CUE.match(folded):
        return False
    wrong = _WRONG.search(folded)
    return bool(_DATE_CUE.search(folded) or (wrong and (_THE_LETTERS.search(folded) or _only_a_day(folded[wrong.end() :]))))


def _only_a_day(folded: str) -> bool:
    return all(word.isdecimal() or word in _STANDS_BY_A_DAY for word in folded.split())


def redated(draft: Draft, text: str, office: Office) -> Draft | None:
    """The draft with the day of the letter that `text` names; None when there is no such letter or no such day."""
    read = answer_date(text, office.day) if draft.frist_rute else None
    if read is None or read.day is None:
        return None
    latest = read.latest.isoformat() if read.assumed and read.latest else ""
    # The deadline was told for another day, so it is told anew.
    said = tuple(one for one in draft.sagt if one != "frist")
    return replace(draft, brevdato=read.day.isoformat(), brevdato_senest=latest, sagt=said)


def _of_the_topic(draft: Draft, text: str, folded: str, slot: Slot, office: Office) -> Correction | None:
    """What it is about, told when another question is open and nobody knew ("det er om sygedagpenge"): it is no wish."""
    if draft.emne or draft.route is not Route.REGISTRER or slot in _ASKS_WHAT_IT_IS or not _IS_ABOUT.match(folded):
        return None
    topics = meant(text, office.catalogue.topics)
    if len(topics) != 1:
        return None
    told = replace(draft, emne=topics[0], afdeling=office.catalogue.unit_of(topics[0]), story=f"{draft.story}\n{text}".strip())
    return Correction(draft=replace(told, forstaaet="ja"), key="noteret.emne")


_ASKS_WHAT_IT_IS = frozenset({Slot.EMNE, Slot.FORSTAAET, Slot.AFKLAR, Slot.VEJ, Slot.BESKRIVELSE})
_IS_ABOUT = re.compile(r"^(?:(?:hej|ja|jo|nej|altsaa) )*(?:det (?:er|handler|drejer sig) om|it (?:is|s) about)\b")


def _of_whose_it_is(draft: Draft, text: str, folded: str, slot: Slot) -> Correction | None:
    """Whose case it is, taken back; in a plain answer somebody's mother is only a part of it."""
    if not _CUE.match(folded):
        return None
    another = for_another(text) or somebody_named(text)
    if another is None and draft.for_anden and _OWN.search(folded):
        return Correction(draft=replace(draft, for_anden="", fuldmagt=""), key="rettet.egen")
    if another is not None and another.relation == draft.for_anden and (slot in _AT_THE_END or _SAYS_WHOSE.search(folded)):
        return Correction(draft=draft, key="rettet.for_anden")
    if another is not None and not draft.for_anden:
        return Correction(draft=replace(draft, for_anden=another.relation, fuldmagt=another.known), key="rettet.for_anden")
    return None
