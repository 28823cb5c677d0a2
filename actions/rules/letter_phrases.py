"""Finds dates in normalised words. Each kind of phrase is one pattern and one reader; what one has read no other reads again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from actions.rules import letter_readers as readers
from actions.rules.letter_spans import Span, beside, give_or_take
from actions.rules.letter_words import MONTHS, NUMBERS, ORDINALS, WEEKDAYS


@dataclass(frozen=True, kw_only=True)
class Found:
    """One date phrase. `span` is None where the calendar has no such day; `sure` False: read only as an answer to the question."""

    start: int
    end: int
    span: Span | None
    sure: bool = True


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?P<month>{_any(MONTHS)})"
_WORD_MONTH = rf"(?P<month>{_any(name for name in MONTHS if name not in ('jul', 'mar', 'sep', 'dec'))})"
_WEEKDAY = rf"(?P<weekday>{_any(WEEKDAYS)})"
_D = rf"(?:(?P<day>\d{{1,2}})(?:\s?\.|st\b|nd\b|rd\b|th\b|[.-]?(?:ste|den|de|te|die|nde|e)\b)?|(?P<ordinal>{_any(ORDINALS)}))"
_YEAR = r"(?:\s*,?\s*(?:i\s)?(?P<year>20\d\d|'\d\d|\d\d(?![\d.:/]|\s*(?:dage|uger|timer|aar|kr|%))))?"
_THE = r"(?:\b(?:d\.?|den|the)\s*)?"
_AMOUNT = (
    rf"(?P<count>\d{{1,3}}|{_any(NUMBERS)}|halvanden|et halvt|et par|a couple of|en halv|half an?|nogle faa|nogle|a few|some|flere|several)"
)
_UNIT = r"(?P<unit>dage?|doegn|uger?|maaned(?:er)?|aar|days?|weeks?|fortnights?|months?|years?)"
_ABOUT = r"(?:(?P<about>cirka|circa|ca\.?|omkring|naesten|about|around|roughly|nearly|knap|godt et par)\s+|(?P<over>over|mere end|godt|more than|lidt over)\s+)?"
_PART_OF = {
    "start": "starten af|starten paa|start|begyndelsen af|begyndelsen paa|start i|foerst i|foerst paa|primo|beginning of|the start of|start of|early in|early",
    "midt": "midten af|midt i|midt paa|medio|middle of|mid-|mid",
    "slut": "slutningen af|slutningen paa|udgangen af|slut i|slut|sidst i|sidst paa|ultimo|sidste del af|end of|late in|late",
}
_PART = "|".join(f"(?P<{part}>{words})" for part, words in _PART_OF.items())


_FEASTS = {
    "paaske": r"(?:[12]\.? ?)?paaske\w*|skaertorsdag|langfredag|easter|good friday",
    "mellem": r"(?:mellem )?jul og nytaar|between christmas and new year\w*",
    "jul": r"jule?n?|juleaften\w*|(?:[12]\.? ?)?juledag\w*|juleferien|christmas(?: eve| day)?",
    "nytaar": r"nytaar\w*|new year'?s?(?: eve)?",
    "pinse": r"pinsen?\w*|whitsun|pentecost",
    "himmelfart": r"(?:kristi |kr\.? )?himmelfart\w*|ascension(?: day)?",
    "sommerferie": r"sommerferien?|(?:the )?summer holidays?",
    "efteraarsferie": r"efteraarsferien?",
    "vinterferie": r"vinterferien?",
}
_BESIDE = {
    "lige_foer": r"(?:lige|kort|umiddelbart|dagen|dagene) (?:inden|foer|for)|op til|just before|right before|shortly before",
    "lige_efter": r"(?:lige|kort|umiddelbart|dagen|dagene) efter|just after|right after|shortly after",
    "foer": r"foer|for|inden|before",
    "efter": r"efter|after",
    "omkring": r"omkring|ved|around",
}
_FEAST = "|".join(f"(?P<{name}>{words})" for name, words in _FEASTS.items())
_HOW = "|".join(f"(?P<{how}>{words})" for how, words in _BESIDE.items())


_LAST = r"(?:sidste|forrige|last|the previous|previous)"
_BEFORE_NUMBER = r"(?<![\d,/§-])(?<!\d\.)"
_ON_WEEKDAY = rf"(?:\b{_WEEKDAY}\w?,?\s*)?"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.,:]\d)"
BESIDE_IT = 60
"""Letters. As far as the words before a date are looked at: a long message costs no more than many short ones."""
_PHRASES: tuple[tuple[str, readers.Reader, bool], ...] = (
    # the pattern, what it means, and whether it is a date in any text (or only as an answer to "what date?")
    (r"(?<!\d)(?P<year>20\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)", readers.numeric, True),
    (
        rf"(?<!\d)(?P<first>\d{{1,2}})\.?\s?(?:-|til|eller|og|or|to|and)\s?(?P<last>\d{{1,2}})\.?\s?{_MONTH}\b{_YEAR}",
        readers.several_days,
        True,
    ),
    (rf"{_ON_WEEKDAY}{_THE}{_BEFORE_NUMBER}{_D}\s?(?:of\s|i\s|[,/-])?\s?{_MONTH}\b[.-]?{_YEAR}", readers.dated, True),
    (rf"\b{_MONTH}\.?\s?{_THE}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?!\w|[:/]\d){_YEAR}", readers.dated, True),
    (
        rf"{_THE}{_BEFORE_NUMBER}{_D}\s?i\s(?:den\s)?(?:(?P<m>\d{{1,2}})\.(?!\d)|(?P<mo>{_any(ORDINALS)})\b)",
        readers.day_in_ordinal_month,
        True,
    ),
    (
        rf"{_ON_WEEKDAY}{_THE}{_BEFORE_NUMBER}(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})\s?[./ -]\s?{_SHORT_YEAR}",
        readers.numeric,
        True,
    ),
    (rf"{_ON_WEEKDAY}\b(?:d\.?|den|the)\s*(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})(?!\d)", readers.numeric, True),
    (rf"{_ON_WEEKDAY}{_BEFORE_NUMBER}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/])", readers.numeric, True),
    (rf"{_ON_WEEKDAY}{_BEFORE_NUMBER}(?P<day>\d{{1,2}})\s?[.-]\s?(?P<month>\d{{1,2}})(?![\d/])", readers.numeric, False),
    (r"^(?P<day>\d{1,2})\s(?P<month>\d{1,2})(?:\s(?P<year>20\d\d|\d\d))?$", readers.numeric, False),
    (r"^(?P<day>\d{2})(?P<month>\d{2})(?P<year>20\d\d|\d\d)$", readers.numeric, False),
    (rf"{_THE}{_BEFORE_NUMBER}{_D} (?:i |af |of )?{_LAST} (?:maaned|month)\b", readers.day_of_last_month, True),
    (rf"(?:\bi\s)?\b{_WEEKDAY}(?:s|en)?,? (?:i |af )?{_LAST} (?:uge|week)\b", readers.weekday_last_week, True),
    (rf"\b(?:i )?{_LAST} (?:uge|week)s?,? (?:om )?{_WEEKDAY}(?:en|s)?\b", readers.weekday_last_week, True),
    (
        rf"(?:\bi\s)?(?:\b{_WEEKDAY}s?,? (?:i |in |of )?)?\b(?:uge|week)\s?(?:nr\.?\s?|number\s)?(?P<week>\d{{1,2}})\b"
        r"(?:[ ,/-]+(?:i )?(?P<year>20\d\d))?",
        readers.numbered_week,
        True,
    ),
    (rf"\b(?:naeste|next|kommende|coming|paa) {_WEEKDAY}\b|\b(?:naeste|next) (?:uge|week|maaned|month)\b", readers.ahead, False),
    (
        r"\bi morgen\b|\b(?:i )?overmorgen\b|\btomorrow\b|\bom (?:\w+) (?:dage?|uger?|maaned(?:er)?)\b|\bin \w+ (?:days|weeks?)\b",
        readers.ahead,
        False,
    ),
    (rf"\b{_LAST} {_WEEKDAY}s?\b", readers.last_weekday, True),
    (rf"\bi {_WEEKDAY}s\b", readers.past_weekday, True),
    (rf"\b(?:on|this) {_WEEKDAY}\b", readers.past_weekday, True),
    (r"\b(?:i forgaars|i forgaar|forgaars|(?:the )?day before yesterday)\b", readers.back(2), True),
    (r"\b(?:i gaar|i aftes|yesterday|last night)\b", readers.back(1), True),
    (r"\bi nat\b", readers.back(1, 0), True),
    (
        r"\b(?:i dag|dags dato|i morges|i formiddags?|i eftermiddags?|i aften|today|this (?:morning|afternoon|evening))\b",
        readers.back(0),
        True,
    ),
    (
        r"\b(?:her til morgen|lige nu|just now|for (?:lidt|et oejeblik) siden|(?:timer?|minutter|hours?|minutes) (?:siden|ago)|d\.? ?d\.)",
        readers.back(0),
        True,
    ),
    (r"\b(?:i |over |sidste |forrige |last |the )*weekend(?:en|s)?\b", readers.weekend, True),
    (r"\b(?:forleden(?: dag)?|the other day)\b", readers.back(7, 1), True),
    (
        rf"\b(?:for\s+)?{_ABOUT}(?:en\s+)?{_AMOUNT}\s?(?:lille |god |hel )?{_UNIT}(?:s tid)?(?: tid)?\s(?:siden|ago|back|gammelt?|old)\b",
        readers.time_ago,
        True,
    ),
    (rf"^(?:for\s+)?{_ABOUT}{_AMOUNT}\s?{_UNIT}$", readers.time_ago, False),
    (rf"\b(?:{_PART})\s?{_MONTH}\b(?: (?P<year>20\d\d))?", readers.named_month, True),
    (rf"\b(?:{_PART})\s?(?:maaneden|denne maaned|the month|this month)\b", readers.this_months, True),
    (rf"\b(?:{_PART})\s?{_LAST} (?:maaned|month)\b", readers.last_months, True),
    (rf"\b(?:i|in|fra|from|af|during) {_WORD_MONTH}\b(?: (?P<year>20\d\d))?", readers.named_month, True),
    (rf"\b(?:(?:{_HOW}) )?(?:i )?(?:{_FEAST})\b", readers.season, False),
    (rf"\b(?!may\b){_WORD_MONTH}\b(?: (?P<year>20\d\d))?", readers.named_month, False),
    (rf"\b{_LAST} (?:uge|week)\b", readers.last_week, True),
    (rf"\b{_LAST} (?:maaned|month)\b", readers.last_month, True),
    (r"\b(?:denne|i denne|this) (?:uge|week)\b", readers.this_week, True),
    (r"\b(?:denne|i denne|this) (?:maaned|month)\b", readers.this_month, True),
    (r"\b(?:d\.?|den|the)\s?(?P<day>\d{1,2})(?:\.|st|nd|rd|th|ste|te|de)?(?![\w/%]|[.,]\d)", readers.day_of_month, True),
    (rf"\b(?:den|d\.?|the)\s(?P<ordinal>{_any(ORDINALS)})\b", readers.day_of_month, False),
    (rf"\b{_WEEKDAY}(?:s|en)?\b", readers.bare_weekday, False),
)
_COMPILED = tuple((re.compile(pattern), reader, sure) for pattern, reader, sure in _PHRASES)
_NO_DATE_BEFORE = re.compile(r"(?:§+|\bkr\.?|\bkroner|\bkl\.?|\bklokken|\bparagraf|\bstk\.?|\bnr\.?|\bnummer|\btlf\.?|\btelefon|\bsag)\s*$")
_NO_DATE_BEHIND = re.compile(
    r"\s*(?:%|kr\b|kroner|timer|gange|personer|meter|procent|-?aarige?\b|aar\b|years?\b|mio\b|af\b|(?:dage?|uger?|maaneder|days?|weeks?|months)\b)"
)

_HOW_OF_A_DAY = _HOW.replace("|for|", "|").replace("|ved|", r"|ca\.?|cirka|")
"""Before a day "for" and "ved" say nothing."""
_QUALIFIED = re.compile(rf"\b(?:{_HOW_OF_A_DAY})\s(?:den |d\. ?|the )?$")
_UNSURE = re.compile(
    r"\b(?:tror|mener|vist|vistnok|maaske|nok|think|believe|maybe|perhaps|probably|guess)\s(?:(?:nok|det|den|at|var|er|kom|i|it|was|brevet|on)\s){0,4}$"
)
_OR_SO = re.compile(r"\s*,?\s*(?:eller deromkring|eller saadan|eller saa|cirka|ca\b|or so|or thereabouts|ish\b|\?)")
_WHICH_YEAR = re.compile(r"\s*(?:(?P<last>i sidste aar|sidste aar|i fjor|last year)|i aar|this year)\b")


def phrases(words: str, today: date) -> Iterator[Found]:
    """Every date phrase in normalised words, each stretch of text read once, by the most telling pattern that takes it."""
    left = words
    for pattern, read, sure in _COMPILED:
        for match in pattern.finditer(left):
            start, end = match.span()
            if _NO_DATE_BEFORE.search(words, max(0, start - BESIDE_IT), start) or _NO_DATE_BEHIND.match(words, end):
                continue
            left = left[:start] + "\x00" * (end - start) + left[end:]
            span, plain = _as_said(words, start, end, read(match, today), today)
            yield Found(start=start, end=end, span=span, sure=sure and plain)


def _as_said(words: str, start: int, end: int, span: Span | None, today: date) -> tuple[Span | None, bool]:
    """What the words around make of it ("omkring den 3. marts", "3. marts sidste år"), and whether it still is a date on its own."""
    if span and (behind := _WHICH_YEAR.match(words, end)):
        span = readers.in_year(span, today.year - bool(behind["last"]))
    near = max(0, start - BESIDE_IT)
    before = _QUALIFIED.search(words, near, start)
    if span and before:
        how = next(how for how in readers.BESIDE if before[how])
        return beside(span, how), how == "omkring"
    if span and span[0] == span[1] and (_UNSURE.search(words, near, start) or _OR_SO.match(words, end)):
        return give_or_take(span), True
    return span, True
