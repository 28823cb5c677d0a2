"""The date of a letter, in people's own words: as the answer to "what date?", or told along the way in a story.

Loose words become a span of days, and the EARLIEST counts: a deadline counted from a day too early is a safe one.
Two questions, two temperaments: an answer is read generously, a story strictly, since a wrong date taken from it would be a wrong deadline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from actions.rules.letter_phrases import Found, phrases
from actions.rules.letter_words import normalised

OLDEST_LETTER = 366
"""Days. An older decision is no letter to count a deadline from (the advisor, too, looks back one year as a rule)."""
WIDEST_SPAN = 62
"""Days. "In the spring" says too little to count from."""


class DateKind(StrEnum):
    EXACT = "exact"
    SPAN = "span"
    IMPOSSIBLE = "impossible"
    """The calendar has no such day."""
    FUTURE = "future"
    TOO_OLD = "too_old"
    UNKNOWN = "unknown"
    """The citizen says that they do not know, or so loosely that nothing can be counted from it."""
    NONE = "none"
    """No date in it at all."""


@dataclass(frozen=True, kw_only=True)
class DateRead:
    """What was read. `day` is the one to count from, set for EXACT and SPAN only; `latest` is the other end of a span."""

    kind: DateKind
    day: date | None = None
    latest: date | None = None

    @property
    def assumed(self) -> bool:
        """Whether `day` is our choice among several days: then it is said."""
        return self.kind is DateKind.SPAN


NO_DATE = DateRead(kind=DateKind.NONE)
_UNKNOWN = re.compile(
    r"\bved (?:jeg )?(?:det |desvaerre |faktisk |simpelthen )*ikke\b|\bvedikke\b|\bved (?:det|jeg) ikke\b|\bhusker? (?:jeg )?(?:det |den )?ikke\b"
    r"|\bikke huske\b|\baner (?:det |jeg )*ikke\b|\bingen (?:anelse|ide|dato)\b|\bikke sikker\b|\bved ik\b|\bidk\b|\bmundtligt?\b|\btelefon(?:en|isk)?\b|\bby phone\b|\bover the phone\b|\bno letter\b|\bikke her\b"
    r"|\bikke (?:faaet )?(?:noget|nogen|et|en) (?:brev|svar|afgoerelse)\b|\bintet brev\b|\bikke (?:noget )?brevet\b|\bglemt\b"
    r"|\b(?:do not|don'?t|dont|cannot|can'?t) (?:know|remember|recall|find)\b|\bno (?:idea|date|clue)\b|\bnot sure\b|\bdunno\b|\bunknown\b"
    r"|\bkan ikke finde\b|\bikke dateret\b|\bingen dato\b|\b(?:laenge|stykke tid|noget tid|rum tid|tid) siden\b|\b(?:long|while|some time) ago\b|\bfor nylig\b|\brecently\b"
    r"|\bi (?:fjor|foraaret|sommer|efteraaret|vinter|sommeren)\b|\bsidste (?:aar|sommer|vinter|foraar|efteraar)\b|\blast (?:year|summer|winter|spring|autumn|fall)\b"
    r"|^\?+$"
)  # fmt: skip


def answer_date(text: str, today: date) -> DateRead:
    """The date in an answer to "what date is on the letter?", read generously.

    Of several days the earliest counts. A day that can be counted from wins over one that cannot, and any over "I do not know".
    """
    words = normalised(text)
    read = [_settled(found, today) for found in phrases(words, today)]
    usable = [one for one in read if one.day is not None]
    if usable:
        return _earliest(usable)
    for kind in (DateKind.IMPOSSIBLE, DateKind.FUTURE, DateKind.TOO_OLD, DateKind.UNKNOWN):
        if any(one.kind is kind for one in read):
            return DateRead(kind=kind)
    return DateRead(kind=DateKind.UNKNOWN) if _UNKNOWN.search(words) else NO_DATE


def date_in_story(text: str, today: date) -> DateRead:
    """The date of a decision told along the way, read strictly: EXACT or SPAN, or NONE.

    The date has to stand in the same clause as the word for the letter ("afslaget kom i tirsdags"), nearer to it than to what else
    may have a date ("søgte i marts", "fristen er den 31."). Two dates that fit are one too many: then it is asked.
    """
    tied = {
        read
        for sentence in _SENTENCE.split(normalised(text))
        for found in phrases(sentence, today)
        if found.sure
        and sentence[found.start : found.end] not in _SAYINGS
        and (read := _settled(found, today)).day is not None
        and _of_the_letter(sentence, found)
    }
    return tied.pop() if len(tied) == 1 else NO_DATE


_SAYINGS = frozenset({"24/7", "1/2", "1/3", "1/4", "2/3", "3/4"})
"""All day, and fractions: dates in an answer, but hardly in a story."""
_SENTENCE = re.compile(r"\n+|(?<![\d.]|\bd|\bl|\br|\ba)[.]+(?=\s|$)|[!?;]+|(?<=\b20\d\d)\.(?=\s)")
"""A full stop behind a figure or "d." belongs to a date, behind "kl." and "nr." to what follows."""
_CLAUSE = re.compile(r",|\b(?:men|og saa|derefter|but|and then|og (?=(?:fik|modtog) )|and (?=(?:got|received) ))\b")
_BY_THEN = frozenset(["til", "siden", "inden", "senest", "since", "until", "by"])
_FROM = frozenset(["fra", "from"])
_IS = frozenset(["er", "var", "is", "was", "kom", "dateret"])
_LETTER = re.compile(
    r"\b(?:afslag\w*|afslog|afslaaet|afgoerel\w*|afgor?els\w*|brev\w*|svar(?:et|brev\w*)?|besked(?:en)?|nej(?! (?:undskyld|vent|jeg|det|hov))|refus\w*|reject\w*|turned down|decision\w*|letter\w*|answer|denied|denial)\b"
)
_CAME = re.compile(r"\b(?:fik|faaet|modtog\w*|modtaget|kom|kommet|dateret|got|received|came|dated|arrived|lander?|landede)\b")
_OTHER = re.compile(
    r"\b(?:soeg\w+|ansoeg\w*|klage[drt]\w*|klagefrist\w*|frist\w*|senest|inden|sidste dag|deadline|moede\w*|samtale\w*|ringe\w*|skrev|sendte|sendt"
    r"|foedt|foedsels\w*|tid hos|aftale\w*|vente\w*|ventet|siden|operer\w*|opereret|flytte\w*|indlagt|sygemeldt|syg|arbejdsskade|ulykke\w*|faldt|rykke\w*"
    r"|barsel|skilt|ansaettelse|appl\w+|appeal\w*|complain\w*|meeting|called|wrote|sent|born|since|moved|waiting|waited|surgery)\b"
)


def _of_the_letter(sentence: str, found: Found) -> bool:
    """Whether the decision is what the date belongs to."""
    if _another_use(sentence, found):
        return False
    from_here, to_here = max(0, found.start - AROUND_IT), min(len(sentence), found.end + AROUND_IT)
    first = max((cut.end() for cut in _CLAUSE.finditer(sentence, from_here, found.start)), default=from_here)
    last = min((cut.start() for cut in _CLAUSE.finditer(sentence, found.end, to_here)), default=to_here)

    def away(pattern: re.Pattern[str]) -> int:
        """Words between the date and the nearest word of that kind in the same clause; what goes before is nearer than what follows."""
        before = [len(sentence[word.end() : found.start].split()) for word in pattern.finditer(sentence, first, found.start)]
        behind = [1 + len(sentence[found.end : word.start()].split()) for word in pattern.finditer(sentence, found.end, last)]
        return min([*before, *behind], default=FAR)

    letter = away(_LETTER)
    if letter == FAR and _LETTER.search(sentence, from_here, to_here):
        letter = away(_CAME)
    return letter < FARTHEST and letter <= away(_OTHER)


def _another_use(sentence: str, found: Found) -> bool:
    """A day something is to happen by, or counts from ("svar inden", "stoppet fra"); "brevet er fra" is the letter's own."""
    leading = sentence[max(0, found.start - AROUND_IT) : found.start].split()
    if sentence[found.start : found.end].split(maxsplit=1)[0] in _FROM:
        leading.append("fra")
    if not leading or leading[-1] not in _FROM:
        return bool(leading) and leading[-1] in _BY_THEN
    return len(leading) == 1 or not (leading[-2] in _IS or _LETTER.fullmatch(leading[-2]))


AROUND_IT = 200
"""Letters. As far as the words around a date are looked at."""
FAR = 1000
FARTHEST = 8
"""Words. Farther away, the date is likely to tell of something else."""


def _settled(found: Found, today: date) -> DateRead:
    if found.span is None:
        return DateRead(kind=DateKind.IMPOSSIBLE)
    first, last = found.span
    if first > today:
        return DateRead(kind=DateKind.FUTURE)
    last = min(last, today)
    if (last - first).days > WIDEST_SPAN:
        return DateRead(kind=DateKind.UNKNOWN)
    if (today - first).days > OLDEST_LETTER:
        return DateRead(kind=DateKind.TOO_OLD)
    return DateRead(kind=DateKind.EXACT if first == last else DateKind.SPAN, day=first, latest=last)


def _earliest(read: list[DateRead]) -> DateRead:
    first = min(one.day for one in read if one.day)
    last = max(one.latest for one in read if one.latest)
    return DateRead(kind=DateKind.EXACT if first == last else DateKind.SPAN, day=first, latest=last)
