"""CPR numbers never get past `mask`; what cannot be one is left alone. Numbers are built from parts, never written out."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.masking import MARKER, Masked, mask, mask_after

DATE, LAST = "010190", "1234"
WHOLE = DATE + LAST
NBSP, EN_DASH, MINUS, ZERO_WIDTH, SOFT_HYPHEN = "\u00a0", "\u2013", "\u2212", "\u200b", "\u00ad"


def spelled(number: str, zero: str) -> str:
    return "".join(chr(ord(zero) + int(digit)) for digit in number)


@pytest.mark.parametrize(
    "written",
    [
        WHOLE,
        f"{DATE}-{LAST}",
        f"{DATE} {LAST}",
        f"{DATE}.{LAST}",
        f"{DATE}/{LAST}",
        f"{DATE},{LAST}",
        f"{DATE}, {LAST}",
        f"{DATE}_{LAST}",
        f"{DATE}:{LAST}",
        f"{DATE} - {LAST}",
        f"{DATE}{NBSP}{LAST}",
        f"{DATE}{EN_DASH}{LAST}",
        f"{DATE}{MINUS}{LAST}",
        f"{DATE}{ZERO_WIDTH}{LAST}",
        f"{DATE}{SOFT_HYPHEN}{LAST}",
        f"{DATE}\n{LAST}",
        f"{DATE}\t{LAST}",
        " ".join(WHOLE),
        NBSP.join(WHOLE),
        "-".join(WHOLE),
        ".".join(WHOLE),
        " ".join(["01", "01", "90", "12", "34"]),
        " ".join(["01", "01", "90", LAST]),
        "/".join(["01", "01", "90"]) + "-" + LAST,
        " ".join(["0101", "90", "12", "34"]),
        " ".join(["0101", "9012", "34"]),
        " ".join(["010", "190", LAST]),
        "0101" + "1990" + LAST,
        "0101" + "1990" + "-" + LAST,
        "-".join(["01", "01", "1990", LAST]),
        spelled(WHOLE, "\uff10"),
        spelled(WHOLE, "\u0660"),
        spelled(DATE, "\U0001d7ce") + "-" + spelled(LAST, "\U0001d7ce"),
        "".join(digit + "\ufe0f\u20e3" for digit in WHOLE),
        "410190" + LAST,
        "710190" + LAST,
        "610190" + LAST,
        "910190" + LAST,
    ],
)
@pytest.mark.parametrize("around", ["{}", "mit cpr er {}, tak", "cpr{}tak", "CPR:{}.", "({})", "æ{}ø"])
def test_every_way_of_writing_it_is_masked(written: str, around: str) -> None:
    masked = mask(around.format(written))
    assert masked.found
    assert masked.text == around.format(MARKER)


@pytest.mark.parametrize(
    "text",
    [
        "ring på 20 12 34 56",
        "+45 20 12 34 56",
        "004520123456",
        "tlf 20123456",
        "20 12 34 56 / 20 65 43 21",
        "20 12 34 56, 20 65 43 21",
        "sag 2026-000123",
        "sag 2012-000123",
        "sagsnr. 24/012345",
        "den 12-03-2026 kl. 10.30",
        "12-03-2026 10.30",
        "12-03-2026 10:30",
        "12.03.26 10.30",
        "12/3-26 10.30",
        "2012-05-31 14:30",
        "2012-05-31 14.30",
        "2012-05-31T14:30:00Z",
        "fra 01.02.26 - 03.04.26",
        "01.02.2026-03.04.2026",
        "perioden 01.02-03.04.26",
        "12.034.567,89 kr.",
        "1.203.456.789 kr.",
        "12 034 567,89 kr",
        "120.345,67 10 gange",
        "DK50 0140 0440 1162 43",
        "dk5001400440116243",
        "EAN 5790000123456",
        "5798009811578",
        "4111 1111 1111 1111",
        "321390" + LAST,
        "000190" + LAST,
        "010090" + LAST,
        "400190" + LAST,
        "920190" + LAST,
        "011390" + LAST,
        WHOLE + "5",
        "10 20 30 og 40 50 60",
        "jeg bor på 3. sal, 2300 København",
        "",
        "ingen tal her",
    ],
)
def test_what_cannot_be_a_cpr_number_survives(text: str) -> None:
    masked = mask(text)
    assert masked.text == text
    assert not masked.found


def test_several_numbers_and_the_text_around_them() -> None:
    other = "311299"
    masked = mask(f"Mit er {DATE}-{LAST} og hans {other}{LAST}. Ring 20 12 34 56.")
    assert masked.text == f"Mit er {MARKER} og hans {MARKER}. Ring 20 12 34 56."


def test_overlapping_readings_leave_no_digit_behind() -> None:
    assert not re.search(r"\d", mask(f"11 12 {DATE}-{LAST}").text)


dates = st.builds(
    lambda day, raised, month, year: f"{day + raised:02d}{month:02d}{year:02d}",
    st.integers(1, 31),
    st.sampled_from([0, 40, 60]),
    st.integers(1, 12),
    st.integers(0, 99),
)
lasts = st.integers(0, 9999).map("{:04d}".format)
between = st.sampled_from(["", " ", "-", ".", "/", NBSP, EN_DASH, "\u2011", "\u2003", " - ", ", ", ":", "_"])
zeros = st.sampled_from(["0", "\uff10", "\u0660", "\u06f0", "\u0966"])
# Without NUL, which is cleaned out before masking and stands for a joiner in it.
words = st.text(st.characters(exclude_categories=["Nd", "No", "Cs", "Cf", "Mn", "Me"], exclude_characters="\x00"), max_size=20)


def digits_left(text: str) -> int:
    return sum(unicodedata.digit(char, None) is not None for char in text)


@given(before=words, date=dates, gap=between, last=lasts, zero=zeros, after=words)
def test_any_plausible_number_is_gone(*, before: str, date: str, gap: str, last: str, zero: str, after: str) -> None:
    masked = mask(before + spelled(date, zero) + gap + spelled(last, zero) + after)
    assert masked.found
    assert masked.text == before + MARKER + after
    assert digits_left(masked.text) == 0


@given(st.text())
def test_masking_twice_changes_nothing(text: str) -> None:
    once = mask(text)
    again = mask(once.text)
    assert again.text == once.text
    assert not again.found


@given(st.text(st.sampled_from("0123456789 -./,\n:kDK\u00a0\u2013"), max_size=60))
def test_masking_twice_changes_nothing_among_numbers(text: str) -> None:
    once = mask(text)
    assert mask(once.text).text == once.text
    assert not re.search(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[ -]?\d{4}(?!\d)", without_lookalikes(once.text))


def without_lookalikes(text: str) -> str:
    """Take out what `mask` rightly leaves alone although ten digits stand side by side."""
    text = re.sub(r"DK\d\d(?:[ \u00a0]?\d{4}){3}[ \u00a0]?\d\d", "", text, flags=re.IGNORECASE)
    return re.sub(r"[\d./-]*[./-][\d./ -]*", "", text.replace("\u2013", "-"))


@given(st.text(st.characters(exclude_categories=["Nd", "No"])))
def test_text_without_digits_is_never_touched(text: str) -> None:
    assert mask(text).text == text


@pytest.mark.parametrize("piece", ["1 ", "01 ", "0101-", "1", "01.02.", "1" + ZERO_WIDTH, "01.02.26 "])
def test_work_grows_with_the_length_of_the_text(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: the readings tried per digit group have a fixed ceiling."""
    from actions.rules import masking

    tried = 0
    really = masking._may_join

    def counted(gap: str, before: int, after: int) -> bool:
        nonlocal tried
        tried += 1
        return really(gap, before, after)

    monkeypatch.setattr(masking, "_may_join", counted)
    text = piece * 20_000
    masking.mask(text)
    assert tried <= 12 * len(text)


@pytest.mark.parametrize("before", ["mit nummer er 010190", "010190", "01 01 90.", "01.01.90 -", "010190!"])
@pytest.mark.parametrize("text", ["1234", "-1234", "de sidste fire er 1234", "1234."])
def test_a_number_that_is_split_over_two_messages_is_taken_out(before: str, text: str) -> None:
    masked = mask_after(before, text)
    assert masked.found and "1234" not in masked.text and MARKER in masked.text


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("010190", "2030 4050"), ("010190", "20304050"), ("ring til mig", "1234"), ("999999", "1234"), ("010190 er en dato", "1234"),
        ("010190", "ja"), ("010190", "12345"), ("", "1234"),
    ],
)  # fmt: skip
def test_what_is_no_second_half_is_left_alone(before: str, text: str) -> None:
    assert mask_after(before, text) == Masked(text=text, found=False)
