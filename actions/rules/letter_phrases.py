"""Finds dates in normalised words. Each kind of phrase is one pattern and one function; what one has read no other reads again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from actions.rules.letter_spans import Span, ago, beside, day_or_none, feast, month_part, months_back, week_of
from actions.rules.letter_words import MONTHS, NUMBERS, ORDINALS, WEEKDAYS

DAY = timedelta(days=1)
OLDEST_SHORT_YEAR = 5
"""Years. "26" and "21" behind a month are years; "14" in 2026 is more likely a time or a number of something."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """One date phrase. `span` is None where the calendar has no such day; `sure` False: read only as an answer to the question."""

    start: int
    end: int
    span: Span | None
    sure: bool = True


Reader = Callable[[re.Match[str], date], Span | None]


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?P<month>{_any(MONTHS)})"
_WORD_MONTH = rf"(?P<month>{_any(name for name in MONTHS if name not in ('jul', 'mar', 'sep', 'dec'))})"
_WEEKDAY = rf"(?P<weekday>{_any(WEEKDAYS)})"
_D = rf"(?:(?P<day>\d{{1,2}})(?:\s?\.|st\b|nd\b|rd\b|th\b|[.-]?(?:ste|den|te|die|nde|e)\b)?|(?P<ordinal>{_any(ORDINALS)}))"
_YEAR = r"(?:\s*,?\s*(?:i\s)?(?P<year>20\d\d|'\d\d|\d\d(?![\d.:/]|\s*(?:dage|uger|timer|aar|kr|%))))?"
_THE = r"(?:\b(?:d\.?|den|the)\s*)?"
_AMOUNT = rf"(?P<count>\d{{1,3}}|{_any(NUMBERS)}|halvanden|et halvt|et par|a couple of|en halv|half an?|nogle faa|nogle|a few|some|flere|several)"
_UNIT = r"(?P<unit>dage?|doegn|uger?|maaned(?:er)?|aar|days?|weeks?|months?|years?)"
_ABOUT = r"(?:(?P<about>cirka|circa|ca\.?|omkring|naesten|about|around|roughly|nearly|knap|godt et par)\s+|(?P<over>over|mere end|godt|more than|lidt over)\s+)?"
_LOOSE = {"halvanden": 1.5, "en halv": 0.5, "half a": 0.5, "half an": 0.5, "et halvt": 0.5}
_DAYS_FOR_WEEKS = {8.0: 1.0, 14.0: 2.0}
"""In Danish "otte dage" is a week and "fjorten dage" two, said as loosely as weeks are."""
_SEVERAL = {"et par": (2, 3), "a couple of": (2, 3), "nogle faa": (2, 4), "a few": (2, 4), "nogle": (2, 5), "some": (2, 5)} | dict.fromkeys(
    ("flere", "several"), (2, 6)
)


def _nearest(today: date, of_year: Callable[[int], Span]) -> Span:
    """The last one that has begun."""
    return next(span for year in (today.year, today.year - 1, today.year - 2) if (span := of_year(year))[0] <= today)


def _in(match: re.Match[str], name: str) -> str | None:
    """What a group took; None too where the pattern has no such group."""
    return match.groupdict().get(name)


def _number_of(match: re.Match[str]) -> int:
    said = _in(match, "day")
    return int(said) if said else ORDINALS[match["ordinal"]]


def _calendar_day(today: date, day: int, month: int, year: str | None) -> Span | None:
    """Without a year it is the nearest past one; 29 February of a year without one is no day."""
    if year:
        whole = int(year.removeprefix("'"))
        number = whole if whole > 99 else 2000 + whole if whole <= today.year % 100 + 1 else 1900 + whole
    else:
        number = today.year - ((month, day) > (today.month, today.day))
    found = day_or_none(number, month, day)
    return (found, found) if found else None


def _dated(match: re.Match[str], today: date) -> Span | None:
    return _calendar_day(today, _number_of(match), MONTHS[match["month"]], _in(match, "year"))


def _several_days(match: re.Match[str], today: date) -> Span | None:
    month = MONTHS[match["month"]]
    one = _calendar_day(today, int(match["first"]), month, match["year"])
    other = _calendar_day(today, int(match["last"]), month, match["year"])
    return (min(one[0], other[0]), max(one[1], other[1])) if one and other else None


def _numeric(match: re.Match[str], today: date) -> Span | None:
    return _calendar_day(today, int(match["day"]), int(match["month"]), _in(match, "year"))


def _day_in_ordinal_month(match: re.Match[str], today: date) -> Span | None:
    said = match["m"]
    return _calendar_day(today, _number_of(match), int(said) if said else ORDINALS[match["mo"]], None)


def _day_of_month(match: re.Match[str], today: date) -> Span | None:
    """The nearest past month that has the day."""
    number = _number_of(match)
    for back in range(4):
        month = months_back(today.replace(day=1), back)
        found = day_or_none(month.year, month.month, number)
        if found and found <= today:
            return found, found
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.isoweekday() - 1)


def _weekday_last_week(match: re.Match[str], today: date) -> Span:
    day = _monday(today) - timedelta(days=8 - WEEKDAYS[match["weekday"]])
    return day, day


def _past_weekday(match: re.Match[str], today: date) -> Span:
    """Before today: said on a Tuesday, "i tirsdags" is a week ago."""
    day = today - timedelta(days=(today.isoweekday() - WEEKDAYS[match["weekday"]] - 1) % 7 + 1)
    return day, day


def _last_weekday(match: re.Match[str], today: date) -> Span:
    """Some mean the nearest one, some the one of last week."""
    return _weekday_last_week(match, today)[0], _past_weekday(match, today)[1]


def _bare_weekday(match: re.Match[str], today: date) -> Span:
    first, last = _past_weekday(match, today)
    return first, today if today.isoweekday() == WEEKDAYS[match["weekday"]] else last


def _week(match: re.Match[str], today: date) -> Span | None:
    number = int(match["week"])
    said = _in(match, "year")
    year = int(said) if said else today.isocalendar().year
    span = week_of(year, number)
    if not said and (span is None or span[0] > today):
        span = week_of(year - 1, number)
    if span and match["weekday"]:
        day = span[0] + timedelta(days=WEEKDAYS[match["weekday"]] - 1)
        return day, day
    return span


def _ago(match: re.Match[str], today: date) -> Span:
    unit = next(kind for kind, begins in (("dag", "d"), ("uge", "uw"), ("maaned", "m"), ("aar", "ay")) if match["unit"][0] in begins)
    said = match["count"]
    how = {"about": bool(match["about"]), "over": bool(match["over"])}
    if said in _SEVERAL:
        fewest, most = _SEVERAL[said]
        return ago(today, most, unit, **how)[0], ago(today, fewest, unit, **how)[1]
    count = float(said) if said.isdigit() else _LOOSE.get(said) or NUMBERS[said]
    if unit == "dag" and count in _DAYS_FOR_WEEKS:
        count, unit = _DAYS_FOR_WEEKS[count], "uge"
    return ago(today, count, unit, **how)


_PART_OF = {
    "start": "starten af|starten paa|start|begyndelsen af|begyndelsen paa|foerst i|primo|beginning of|the start of|start of|early in|early",
    "midt": "midten af|midt i|medio|middle of|mid-|mid",
    "slut": "slutningen af|slutningen paa|slut|sidst i|ultimo|sidste del af|end of|late in|late",
}
_PART = "|".join(f"(?P<{part}>{words})" for part, words in _PART_OF.items())


def _month(match: re.Match[str], today: date) -> Span | None:
    part = next((name for name in _PART_OF if _in(match, name)), "")
    month = MONTHS[match["month"]]
    year = _in(match, "year")
    if year:
        return month_part(int(year), month, part)
    return _nearest(today, lambda year: month_part(year, month, part))


_FEASTS = {
    "paaske": r"paaske\w*|easter",
    "mellem": r"(?:mellem )?jul og nytaar|between christmas and new year\w*",
    "jul": r"jule?n?|juleaften|juleferien|christmas",
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


def _season(match: re.Match[str], today: date) -> Span:
    name = next(name for name in _FEASTS if _in(match, name))
    how = next((how for how in _BESIDE if _in(match, how)), "")
    return _nearest(today, lambda year: beside(feast(name, year), how))


def _back(first: int, last: int | None = None) -> Reader:
    """A fixed number of days before today."""
    return lambda _, today: (today - first * DAY, today - (first if last is None else last) * DAY)


def _last_week(_: re.Match[str], today: date) -> Span:
    return _monday(today) - 7 * DAY, _monday(today) - DAY


def _last_month(_: re.Match[str], today: date) -> Span:
    before = months_back(today.replace(day=1), 1)
    return month_part(before.year, before.month)


def _ahead(_: re.Match[str], today: date) -> Span:
    return today + DAY, today + DAY


_LAST = r"(?:sidste|forrige|last|the previous|previous)"
_BEFORE_NUMBER = r"(?<![\d.,/§-])"
_ON_WEEKDAY = rf"(?:\b{_WEEKDAY}\w?,?\s*)?"
_SHORT_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)(?![\d/]|[.,:]\d)"
_PHRASES: tuple[tuple[str, Reader, bool], ...] = (
    # the pattern, what it means, and whether it is a date in any text (or only as an answer to "what date?")
    (r"(?<!\d)(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?!\d)", _numeric, True),
    (rf"(?<!\d)(?P<first>\d{{1,2}})\.?\s?(?:-|til|eller|og|or|to|and)\s?(?P<last>\d{{1,2}})\.?\s?{_MONTH}\b{_YEAR}", _several_days, True),
    (rf"{_ON_WEEKDAY}{_THE}{_BEFORE_NUMBER}{_D}\s?(?:of\s|i\s|,)?\s?{_MONTH}\b\.?{_YEAR}", _dated, True),
    (rf"\b{_MONTH}\.?\s?{_THE}(?P<day>\d{{1,2}})(?:st|nd|rd|th|\.)?(?!\w|[:/]\d){_YEAR}", _dated, True),
    (rf"{_THE}{_BEFORE_NUMBER}{_D}\s?i\s(?:den\s)?(?:(?P<m>\d{{1,2}})\.(?!\d)|(?P<mo>{_any(ORDINALS)})\b)", _day_in_ordinal_month, True),
    (rf"{_ON_WEEKDAY}{_THE}{_BEFORE_NUMBER}(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})\s?[./ -]\s?{_SHORT_YEAR}", _numeric, True),
    (rf"{_ON_WEEKDAY}\b(?:d\.?|den|the)\s*(?P<day>\d{{1,2}})\s?[./-]\s?(?P<month>\d{{1,2}})(?!\d)", _numeric, True),
    (rf"{_BEFORE_NUMBER}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?![\d/])", _numeric, True),
    (rf"{_BEFORE_NUMBER}(?P<day>\d{{1,2}})\s?[.-]\s?(?P<month>\d{{1,2}})(?![\d/])", _numeric, False),
    (r"^(?P<day>\d{1,2})\s(?P<month>\d{1,2})(?:\s(?P<year>20\d\d|\d\d))?$", _numeric, False),
    (r"^(?P<day>\d{2})(?P<month>\d{2})(?P<year>20\d\d|\d\d)$", _numeric, False),
    (rf"(?:\bi\s)?\b{_WEEKDAY}(?:s|en)?,? (?:i |af )?{_LAST} (?:uge|week)\b", _weekday_last_week, True),
    (rf"\b(?:i )?{_LAST} (?:uge|week)s?,? (?:om )?{_WEEKDAY}(?:en|s)?\b", _weekday_last_week, True),
    (
        rf"(?:\bi\s)?(?:\b{_WEEKDAY}s?,? (?:i |in |of )?)?\b(?:uge|week)\s?(?:nr\.?\s?|number\s)?(?P<week>\d{{1,2}})\b"
        r"(?:[ ,/-]+(?:i )?(?P<year>20\d\d))?",
        _week,
        True,
    ),
    (rf"\b(?:naeste|next|kommende|coming|paa) {_WEEKDAY}\b|\b(?:naeste|next) (?:uge|week|maaned|month)\b", _ahead, False),
    (r"\bi morgen\b|\b(?:i )?overmorgen\b|\btomorrow\b|\bom (?:\w+) (?:dage?|uger?|maaned(?:er)?)\b|\bin \w+ (?:days|weeks?)\b", _ahead, False),
    (rf"\b{_LAST} {_WEEKDAY}s?\b", _last_weekday, True),
    (rf"\bi {_WEEKDAY}s\b", _past_weekday, True),
    (rf"\b(?:on|this) {_WEEKDAY}\b", _past_weekday, True),
    (r"\b(?:i forgaars|i forgaar|forgaars|(?:the )?day before yesterday)\b", _back(2), True),
    (r"\b(?:i gaar|i aftes|yesterday|last night)\b", _back(1), True),
    (r"\bi nat\b", _back(1, 0), True),
    (r"\b(?:i dag|dags dato|i morges|i formiddags?|i eftermiddags?|i aften|today|this (?:morning|afternoon|evening))\b", _back(0), True),
    (r"\b(?:forleden(?: dag)?|the other day)\b", _back(7, 1), True),
    (rf"\b(?:for\s+)?{_ABOUT}(?:en\s+)?{_AMOUNT}\s?{_UNIT}(?:s tid)?(?: tid)?\s(?:siden|ago|back)\b", _ago, True),
    (rf"^(?:for\s+)?{_ABOUT}{_AMOUNT}\s?{_UNIT}$", _ago, False),
    (rf"\b(?:{_PART})\s?{_MONTH}\b(?: (?P<year>20\d\d))?", _month, True),
    (rf"\b(?:i|in|fra|from) {_WORD_MONTH}\b(?: (?P<year>20\d\d))?", _month, True),
    (rf"\b(?:(?:{_HOW}) )?(?:i )?(?:{_FEAST})\b", _season, True),
    (rf"^(?:maaske |vist |nok |omkring |engang )*{_WORD_MONTH}\b(?: (?P<year>20\d\d))?", _month, False),
    (rf"\b{_LAST} (?:uge|week)\b", _last_week, True),
    (rf"\b{_LAST} (?:maaned|month)\b", _last_month, True),
    (r"\b(?:denne|i denne|this) (?:uge|week)\b", lambda _, today: (_monday(today), today), True),
    (r"\b(?:denne|i denne|this) (?:maaned|month)\b", lambda _, today: (today.replace(day=1), today), True),
    (r"\b(?:d\.?|den|the)\s?(?P<day>\d{1,2})(?:\.|st|nd|rd|th|ste|te|de)?(?![\w/%]|[.,]\d)", _day_of_month, True),
    (rf"\b(?:den|d\.?|the)\s(?P<ordinal>{_any(ORDINALS)})\b", _day_of_month, False),
    (rf"\b{_WEEKDAY}(?:s|en)?\b", _bare_weekday, False),
)
_COMPILED = tuple((re.compile(pattern), reader, sure) for pattern, reader, sure in _PHRASES)
_NO_DATE_BEFORE = re.compile(r"(?:§+|\bkr\.?|\bkroner|\bkl\.?|\bklokken|\bparagraf|\bstk\.?|\bnr\.?|\bnummer|\btlf\.?|\btelefon|\bsag)\s*$")
_NO_DATE_BEHIND = re.compile(r"\s*(?:%|kr\b|kroner|timer|gange|personer|meter|procent|-?aarige?\b|aar\b|years?\b|mio\b)")


def phrases(words: str, today: date) -> Iterator[Found]:
    """Every date phrase in normalised words, each stretch of text read once, by the most telling pattern that takes it."""
    left = words
    for pattern, read, sure in _COMPILED:
        for match in pattern.finditer(left):
            start, end = match.span()
            if _NO_DATE_BEFORE.search(words, 0, start) or _NO_DATE_BEHIND.match(words, end):
                continue
            left = left[:start] + "\x00" * (end - start) + left[end:]
            yield Found(start=start, end=end, span=read(match, today), sure=sure)
