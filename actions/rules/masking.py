"""CPR numbers are taken out of every text before it is first written anywhere (design decision 6).

A number counts when it *can* be a CPR number: ten digits whose first six are a plausible day and month. Modulus 11 is
no test: since 2007 valid numbers fail it. Where something else is meant for certain (a date with a time, a date range,
an IBAN, an amount with thousand dots, a case number) the text is left alone; in doubt it is masked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MARKER = "[CPR fjernet]"
"""Stands where a CPR number stood, in every language. Holds no digit, so masking twice changes nothing."""

_JOINER = "\x00"  # shadow of characters nobody sees: zero-width space, soft hyphen, the box of a keycap emoji
_LONGEST_GAP = 6  # more than this between two digits and they are not read as one number

_DIGITS = re.compile(rf"(?:[0-9]{_JOINER}*)+")
_DATE = r"(?:0?[1-9]|[12][0-9]|3[01])[./](?:0?[1-9]|1[0-2])"
_YEAR = r"(?:(?:19|20)?[0-9]{2})"
_ELSE = re.compile(
    "|".join(
        (
            rf"(?<![0-9])DK[0-9]{{2}}(?: ?[0-9]{{4}}){{3}} ?[0-9]{{2}}(?![0-9])",  # noqa: F541  an IBAN
            rf"(?<![0-9]){_DATE}[./-]{_YEAR} ?- ?{_DATE}[./-]{_YEAR}(?![0-9])",  # 01.02.26-03.04.26
            rf"(?<![0-9]){_DATE} ?- ?{_DATE}(?:[./ -]{_YEAR})?(?![0-9])",  # 01.02-03.04.26
            rf"(?<![0-9]){_DATE}[./-]{_YEAR} +(?:[01][0-9]|2[0-3])\.[0-5][0-9](?![0-9])",  # 12.03.26 10.30
            r"(?<![0-9])[1-9][0-9]{0,2}(?:\.[0-9]{3}){2,}(?![0-9])",  # 1.203.456.789
        )
    ),
    re.IGNORECASE,
)
LONGEST_ENDING = 12
"""Characters of a message that may hold the first six digits: "31 12 90"."""
_ALONE = re.compile(r"[^0-9]{0,40}(?:[0-9]\x00*){4}[^0-9]{0,20}")
_YEAR_FIRST = re.compile(r"(?:19|20)[0-9]{2}")
_PLAIN_GAP = re.compile(r"[ ./-]*")
_ODD_GAP = re.compile(r"[ \n]*[^0-9A-Za-z]{0,2}[ \n]*")


@dataclass(frozen=True, kw_only=True)
class Masked:
    """A text that may be stored. `found` says that something was taken out."""

    text: str
    found: bool


def mask(text: str) -> Masked:
    """Replace every possible CPR number with `MARKER`. Idempotent; linear in the length of the text."""
    shadow = "".join(map(_shadow, text))
    shadow = _ELSE.sub(lambda other: "x" * len(other[0]), shadow)
    spans = list(_merged(_candidates(shadow)))
    if not spans:
        return Masked(text=text, found=False)
    kept, position = [], 0
    for start, end in spans:
        kept += [text[position:start], MARKER]
        position = end
    return Masked(text="".join([*kept, text[position:]]), found=True)


def mask_after(before: str, text: str) -> Masked:
    """Like `mask`, for the next message: the last four digits are taken out where the message before ended with the first six.

    Only where they stand alone: a phone number or a date that follows another date is left as it is.
    """
    masked = mask(text)
    shadow = "".join(map(_shadow, text))
    digits = _DIGITS.findall(shadow)
    if masked.found or len(digits) != 1 or len(digits[0].replace(_JOINER, "")) != 4 or not _ALONE.fullmatch(shadow):
        return masked
    ending = before.rstrip(" .,-–!)")[-LONGEST_ENDING:]
    if not ending[-1:].isdigit() or not mask(f"{ending}-{digits[0]}").text.endswith(MARKER):
        return masked
    at = _DIGITS.search(shadow)
    return Masked(text=text[: at.start()] + MARKER + text[at.end() :], found=True) if at else masked


@lru_cache(maxsize=4096)
def _shadow(char: str) -> str:
    """One character for one character, so that positions in the shadow are positions in the text."""
    if char.isascii():
        return " " if char in "\t\r" else char
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"}:
        return _JOINER
    if category == "Zs":
        return " "
    if category in {"Zl", "Zp"}:
        return "\n"
    if category == "Pd" or char in "−⁃":
        return "-"
    if char in "․。．":
        return "."
    return "x" if char.isalnum() else "~"


@dataclass(frozen=True)
class _Group:
    digits: str
    start: int
    end: int


def _candidates(shadow: str) -> Iterator[tuple[int, int]]:
    groups = [_Group(found[0].replace(_JOINER, ""), found.start(), found.end()) for found in _DIGITS.finditer(shadow)]
    for first in range(len(groups)):
        window: list[_Group] = []
        gaps: list[str] = []
        length = 0
        for group in groups[first : first + 12]:
            if window:
                gap = shadow[window[-1].end : group.start].replace(_JOINER, "")
                if len(gap) > _LONGEST_GAP or not _may_join(gap, length, len(group.digits)):
                    break
                gaps.append(gap)
            window.append(group)
            length += len(group.digits)
            if length > 12:
                break
            if _is_cpr(window, gaps, length):
                yield window[0].start, group.end


def _may_join(gap: str, before: int, after: int) -> bool:
    """Spaces, dashes, dots and slashes may stand anywhere; other signs and line breaks only before the last four digits.

    A comma needs all four behind it: `120.345,67` is an amount.
    """
    if _PLAIN_GAP.fullmatch(gap):
        return True
    return before == 6 and (after == 4 or "," not in gap) and bool(_ODD_GAP.fullmatch(gap))


def _is_cpr(window: list[_Group], gaps: list[str], length: int) -> bool:
    digits = "".join(group.digits for group in window)
    sizes = [len(group.digits) for group in window]
    if length == 10:
        return _is_date(digits) and not _reads_as_something_else(window, gaps, sizes)
    if length == 12:  # the year in full: ddmmyyyy-xxxx. A date and an amount look alike unless a dash or nothing joins them
        joined = sizes in ([12], [8, 4]) or (sizes == [2, 2, 4, 4] and gaps[2].strip() == "-")
        return joined and _is_date(digits) and digits[4:6] in {"18", "19", "20"}
    return False


def _is_date(digits: str) -> bool:
    """Day 01-31, or the raised day of a replacement number (+40, +60); month 01-12."""
    day, month = int(digits[:2]), int(digits[2:4])
    return (1 <= day <= 31 or 41 <= day <= 91) and 1 <= month <= 12


def _reads_as_something_else(window: list[_Group], gaps: list[str], sizes: list[int]) -> bool:
    groups = [group.digits for group in window]
    if _gap_in_the_last_four_is_wide(gaps, sizes):  # two phone numbers: 20 12 34 56 / 20 65 43 21
        return True
    if sizes == [4, 6]:  # a case number: 2012-000123
        return gaps[0] in {"-", "/"} and bool(_YEAR_FIRST.fullmatch(groups[0]))
    if sizes == [4, 2, 2, 2]:  # an ISO date and an hour: 2012-05-31 14
        return gaps[:2] == ["-", "-"] and bool(_YEAR_FIRST.fullmatch(groups[0]))
    if len(sizes) > 3 and sizes[:3] == [2, 2, 4]:  # a date with the year in full, then an hour: 12-03-2026 10
        return bool(_YEAR_FIRST.fullmatch(groups[2]))
    return False


def _gap_in_the_last_four_is_wide(gaps: list[str], sizes: list[int]) -> bool:
    before = 0
    for gap, size in zip(gaps, sizes, strict=False):
        before += size
        if before > 6 and (len(gap) > 1 or gap == "/"):
            return True
    return False


def _merged(spans: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Overlapping candidates become one: of two numbers run together neither reading may leave digits behind."""
    start = end = -1
    for next_start, next_end in spans:
        if next_start < end:
            end = max(end, next_end)
            continue
        if end >= 0:
            yield start, end
        start, end = next_start, next_end
    if end >= 0:
        yield start, end
