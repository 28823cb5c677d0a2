"""The citizen's own code."""

from __future__ import annotations

from actions.rules.codes import ALPHABET, CaseCodes

CODES = CaseCodes(b"k" * 32)


def test_a_code_has_eighty_bits_in_signs_that_are_not_confused() -> None:
    code = CODES.code("case-1", 1)
    signs = code.replace("-", "")
    assert len(signs) == 16 and len(ALPHABET) == 32 and set(signs) <= set(ALPHABET)
    assert not set("01OI") & set(ALPHABET)


def test_a_code_is_the_same_every_time_and_another_for_another_case_version_or_key() -> None:
    one = CODES.code("case-1", 1)
    assert one == CODES.code("case-1", 1)
    others = {CODES.code("case-2", 1), CODES.code("case-1", 2), CaseCodes(b"x" * 32).code("case-1", 1)}
    assert one not in others and len(others) == 3


def test_however_it_is_typed_it_is_found() -> None:
    code = CODES.code("case-1", 1)
    wanted = CODES.lookup(code)
    assert CODES.lookup(code.lower().replace("-", " ")) == wanted
    assert CODES.lookup(f"  {code.replace('-', '')}\n") == wanted
    assert CODES.lookup(CODES.code("case-2", 1)) != wanted
    assert code.replace("-", "") not in wanted.upper()
