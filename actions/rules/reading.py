"""What free words mean to an open question: a yes with more behind it, "tilbage", the line of the summary that is meant.

`choices` takes only plain answers. These readings are for a question that is open, where "ja 10 gange" is a yes and
"orker ikke" is none.
"""

from __future__ import annotations

import re

from actions.rules.choices import yes_no
from actions.rules.draft import Slot
from actions.rules.fold import fold
from actions.rules.masking import MARKER

_YES = frozenset({"ja", "jo", "jep", "jeps", "jaja", "jatak", "yes", "yep", "yeah", "ok", "okay", "selvfoelgelig", "gerne"})
_NO = frozenset({"nej", "nejtak", "naeh", "nae", "no", "nope", "niks"})
_BUT = frozenset({"men", "ikke", "ikk", "ik", "kun", "bare", "maaske", "hvis", "but", "not", "only", "if", "maybe"})
_TOLD = frozenset(
    {"ringet", "talt", "snakket", "skrevet", "mailet", "kontaktet", "gange", "called", "talked", "spoken", "written", "times"}
)
_NEVER = frozenset({"ikke", "ikk", "ik", "aldrig", "ingen", "not", "never", "nobody"})
_NOT_THE_LEADER = re.compile(
    r"\b(?:ikke|ik|uden|undtagen|not|without) (?:(?:til|fra|med|the) )?(?:leder|lederen|chef|chefen|leader|manager|boss)\b"
)
_BACK = frozenset({"tilbage", "gaa tilbage", "et skridt tilbage", "forrige", "back", "go back", "previous"})
_THANKS = frozenset({"tak", "mange tak", "tak for hjaelpen", "ok tak", "okay tak", "super tak", "thanks", "thank you", "ok thanks"})
_COMPLAINT = frozenset(
    {"klage", "klag", "en klage", "jeg vil klage", "jeg vil gerne klage", "jeg skal klage", "jeg oensker at klage", "jeg har en klage"}
    | {"vil klage", "vil gerne klage", "hej jeg vil klage", "hej jeg vil gerne klage", "complaint", "i want to complain", "complain"}
)
_OVER_THE_MUNICIPALITY = re.compile(
    r"^(?:hej )?(?:jeg vil (?:gerne |nu )?klage|jeg oensker at klage|klage) over (?:kommunen|jer|kommune|sagsbehandlingen)$"
    r"|^(?:hello )?i want to complain about (?:the municipality|you)$"
)
_OPENING = _COMPLAINT | {
    "problem", "et problem", "jeg har et problem", "hej jeg har et problem", "jeg har brug for hjaelp", "jeg har et spoergsmaal",
    "spoergsmaal", "et spoergsmaal", "henvendelse", "jeg har en henvendelse", "jeg har en sag", "jeg vil skrive til borgerraadgiveren",
    "skriv til borgerraadgiveren", "i have a problem", "i need help", "i have a question", "question",
}  # fmt: skip
_HESITANT = """
hej goddag undskyld hm oeh altsaa men og for fordi det er foeles lidt ret saa meget nok pinligt flovt flov akavet svaert at skrive spoerge spoere om
jeg ved ik ikke rigtig helt hvem hvor man skal kan maa tale snakke med til gaa begynde starte henvende mig
hello hi i am it is this a bit embarrassed embarrassing do not don t know who to ask
"""
_SHY = frozenset(_HESITANT.split())
"""Only hesitation: "jeg ved ikke, hvem jeg skal spørge, det er lidt pinligt". Which department that is, nobody can guess."""
_HESITATES = re.compile(r"\b(?:pinligt|flovt?|akavet|embarrass\w*)\b|\bhvem (?:jeg|man) (?:skal|kan|maa)\b|\bwho to ask\b")
_LINES = (
    ("kind", frozenset({"type", "typen", "klage", "klagen", "complaint"})),
    (Slot.EMNE.value, frozenset({"emne", "emnet", "handler", "afdeling", "afdelingen", "topic", "department"})),
    (Slot.BREVDATO.value, frozenset({"brevdato", "datoen", "dato", "brevet", "afgoerelsen", "frist", "fristen", "date", "letter"})),
    (Slot.FULDMAGT.value, frozenset({"fuldmagt", "fuldmagten"})),
    (Slot.OENSKE.value, frozenset({"oenske", "oensket", "haaber", "wish", "hope"})),
    (Slot.TALT.value, frozenset({"talt", "snakket", "talked"})),
    (Slot.KONTAKT.value, frozenset({"telefon", "telefonnummer", "nummer", "nummeret", "mail", "mailadresse", "email", "kontakt", "svar"})),
    (Slot.KONTAKT.value, frozenset({"phone", "number", "contact", "answer"})),
    (Slot.SAMTYKKE.value, frozenset({"samtykke", "samtykket", "consent"})),
    (Slot.BESKRIVELSE.value, frozenset({"tekst", "teksten", "beskrivelse", "skrev", "historie", "text", "wrote"})),
)
_FILLERS = """
og eller men at der som den det de en et i på til fra for med af om ved hos er var har havde kan kunne skal skulle vil ville må måtte
blive bliver blev få får fik ik ikke ingen nogen noget nogle hvad hva hwa hvor hvordan hvorfor hvornår hvem når da så her jeg du vi mig dig
os min mit mine din dit sin sit han hun ham hende dem man gør gøre går gå dk http https www com
and or but that which who it is was are the a an to from with of about at by be can could shall should will would may you we my your me us
forstår meget ret også ogs svare svarer siger sagde skrevet skriver søndag mandag tirsdag onsdag torsdag fredag lørdag
they them how why when what not no some any get got do does have has understand
"""
_SAYS_NOTHING = frozenset(fold(_FILLERS).split())
_COMMON = """
kommune kommunen kommunens municipality dag dage uge uger maaned maaneder aar day days week weeks month months year years dansk danish
"""
_EVERYBODY_SAYS = frozenset(_COMMON.split())
_BESIDE_A_CPR = """
mit min hendes hans cpr cprnummer nummer nummeret personnummer er det de sidste fire tal cifre og her undskyld resten
my her his number the last four digits is are and here rest sorry
"""
_AROUND_A_CPR = frozenset(_BESIDE_A_CPR.split())
THUMB_UP, THUMB_DOWN = "\N{THUMBS UP SIGN}", "\N{THUMBS DOWN SIGN}"
_MAY = re.compile(r"\b(?:det )?(?:maa|may|can) (?:de|i|du|vi|they|you)(?: (?:gerne|godt))?\b|\bdet er (?:helt )?(?:fint|ok|i orden)\b")
_MAY_NOT = re.compile(
    r"\b(?:(?:maa|may|can) (?:de|i|du|they|you)|(?:de|i|du|they|you) (?:maa|may|can)) (?:\w+ )?(?:ikke|ikk|ik|not)\b"
    r"|\b(?:helst|rather) (?:ikke|ikk|ik|not)\b"
)
_BUT_MAY = re.compile(r"\b(?:men|but)\b.*\b(?:gerne|godt|ja|yes|may)\b")
"""Some of it is allowed: "I må ikke ringe til lederen, men gerne skrive til afdelingen" is asked about again."""
_CLAUSE = re.compile(r"[,.;:!?\n]|\s-\s|\s(?:men|for|but)\s", re.IGNORECASE)
"""One sign of each kind, never a run of them: a run of spaces would be tried from every place in it."""
_GOES_WITH_YES = frozenset(
    {
        "rigtigt",
        "rigtig",
        "nok",
        "godt",
        "fint",
        "passer",
        "stemmer",
        "tak",
        "gerne",
        "right",
        "correct",
        "fine",
        "ringet",
        "talt",
        "snakket",
    }
    | {"alle", "dem", "selvfoelgelig", "helvede", "sgu", "korrekt", "ved", "skriv", "send"}
)
_WAYS = (
    ("telefon", frozenset({"telefon", "telefonen", "telefonisk", "ring", "ringe", "ringes", "tlf", "mobil", "sms", "call", "phone"})),
    ("mail", frozenset({"mail", "mailen", "email", "mails"})),
)
LONGEST_LEAVE = 10
"""Words of an answer that allows or forbids."""
WORTH_KEEPING = 2
"""Words that tell something, for an answer to be kept with the story."""
LONGEST_ANSWER = 4
"""Words. What is longer says more than yes or no."""


def leaning(text: str) -> str | None:
    """`ja`, `nej` or `ved_ikke` when the text is that or begins with it; None otherwise."""
    plain = yes_no(text) or _thumb(text) or _not_sure(text)
    first = fold(text).split(" ")[0]
    return plain or ("ja" if first in _YES else "nej" if first in _NO else None)


def _not_sure(text: str) -> str | None:
    """`ved_ikke` when that is what a longer answer begins with: "det ved jeg ikke, hun kan ikke skrive under"."""
    return "ved_ikke" if yes_no(first_clause(text)) == "ved_ikke" else None


def first_clause(text: str) -> str:
    """The words before the first comma, stop or "men"."""
    return _CLAUSE.split(text.strip(), maxsplit=1)[0]


def _thumb(text: str) -> str | None:
    sign = text.strip()[:1]
    return "ja" if sign == THUMB_UP else "nej" if sign == THUMB_DOWN else None


def only_yes_no(text: str) -> str | None:
    """Like `leaning`, for a short answer without a reservation: "ja for helvede" is a yes, "ja men kun i dag" is not."""
    words = fold(text).split()
    if len(words) > LONGEST_ANSWER and yes_no(text) is None:
        return None
    said = leaning(text)
    return None if said == "ja" and yes_no(text) is None and _BUT & set(words) else said


def allowed(text: str) -> str | None:
    """`ja` or `nej` to what somebody is asked to allow: "jo, det må de godt". None where a reservation stands beside it."""
    folded = fold(text)
    words = folded.split()
    if len(words) > LONGEST_LEAVE:
        return None
    if _MAY_NOT.search(folded):
        return None if _BUT_MAY.search(folded) else "nej"
    return "ja" if (_MAY.search(folded) or leaning(text) == "ja") and not _BUT & set(words) else None


def says_yes_too(text: str) -> bool:
    """Whether a yes stands somewhere in a text: "nej ikke lederen, men ja til afdelingen" is no plain no."""
    return bool(set(fold(text).split()) & _YES)


def refuses_the_leader(text: str) -> bool:
    """Whether it is the leader, and not the department, that somebody does not want to be called by."""
    return bool(_NOT_THE_LEADER.search(fold(text)))


def says_more(text: str) -> bool:
    """Whether a longer answer holds words beside the yes, the no and what goes with it."""
    return len(set(fold(text).split()) - _SAYS_NOTHING - _YES - _NO - _GOES_WITH_YES) >= WORTH_KEEPING


def has_told(text: str) -> bool:
    """Whether words without a yes or no say that the citizen has talked to the department ("mange gange")."""
    words = set(fold(text).split())
    return bool(words & _TOLD) and not words & _NEVER


def way_named(text: str) -> str:
    """How somebody wants to be reached who left the number or the address out: "telefon", "mail", "ja" (one of them), or ""."""
    words = set(fold(text).split())
    if any(sign.isdecimal() or sign == "@" for sign in text) or len(words) > LONGEST_LEAVE:
        return ""
    ways = [way for way, names in _WAYS if words & names]
    return ways[0] if len(ways) == 1 else "ja" if ways or leaning(text) == "ja" else ""


def goes_back(text: str) -> bool:
    """Whether the citizen wants the question before."""
    return fold(text) in _BACK


def only_thanks(text: str) -> bool:
    return fold(text) in _THANKS


def only_the_number(text: str) -> bool:
    """Whether a message is a CPR number, taken out by now, and the words around it."""
    return MARKER in text and set(fold(text.replace(MARKER, " ")).split()) <= _AROUND_A_CPR


def only_opens(text: str) -> bool:
    """Words that begin and say nothing of the matter: "jeg vil klage"."""
    folded = fold(text)
    return folded in _OPENING or opens_a_complaint(text) or (set(folded.split()) <= _SHY and _HESITATES.search(folded) is not None)


def opens_a_complaint(text: str) -> bool:
    folded = fold(text)
    return folded in _COMPLAINT or _OVER_THE_MUNICIPALITY.match(folded) is not None


def line_meant(text: str) -> str:
    """The line of the summary that a citizen names in their own words ("mit telefonnummer"); empty when none or several."""
    words = set(fold(text).split())
    lines = {line for line, names in _LINES if words & names}
    return lines.pop() if len(lines) == 1 else ""


def tells_something(quote: str) -> bool:
    """Whether quoted words say anything of the matter: "når" or "kommunen" as a reason would look silly."""
    return bool(set(fold(quote).split()) - _SAYS_NOTHING - _EVERYBODY_SAYS)
