"""Reads a way to reach a citizen out of what they typed. Phone numbers follow the numbering plans, addresses the mail standards."""

from __future__ import annotations

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from actions.rules.case import Contact, ContactWay

_MAIL_LIKE = re.compile(r"[^\s<>(),;:\"]+@[^\s<>(),;:\"]+")
_CALL_RATHER = re.compile(
    r"\b(?:helst|hellere|bedst|rather|best|prefer\w*)\W+(?:\w+\W+){0,3}?(?:ring\w*|tlf|telefon\w*|mobil\w*|call\w*|phone)\b"
    r"|\b(?:ring|ringe|call)\W+(?:\w+\W+)?(?:helst|hellere|rather)\b",
    re.IGNORECASE,
)
"""Both an address and a number, and the number is what they want used."""
_PUT_RIGHT = re.compile(r"\b(?:nej|vent|forkert|rettelse|undskyld|ups|hov|jeg mente|no|wait|wrong|sorry|i meant)\b", re.IGNORECASE)
_IS_WRONG = re.compile(
    r"\W*(?:det )?(?:er|var|is|was)\W+(?:(?:jo|det|the)\W+)?(?:forkert\w*|gammelt|gamle|ikke|wrong|old|not)\b|\W*(?:passer|virker|dur|gælder) ikke\b",
    re.IGNORECASE,
)
"""Behind a number: that it is not the one. "40 50 60 70, nej 40 50 60 71 er forkert" keeps the first."""
LONGEST_NAME = 80
_AROUND_A_CONTACT = frozenset(
    {"ring", "skriv", "til", "mig", "på", "paa", "min", "mit", "er", "det", "mail", "mailen", "e-mail", "email", "mailadresse", "adresse"}
    | {"nummer", "nummeret", "telefon", "telefonnummer", "tlf", "mobil", "navn", "navnet", "jeg", "hedder", "og", "hej", "tak", "gerne"}
    | {"du", "i", "ringe", "ringer", "må", "kan", "bedst", "helst", "om", "formiddagen", "eftermiddagen", "morgenen", "aftenen"}
    | {"efter", "før", "kl"}
    | {"best", "in", "the", "morning", "afternoon", "evening", "after", "before", "you", "can", "may"}
    | {"call", "write", "me", "on", "at", "my", "is", "number", "phone", "name", "and", "please", "thanks", "ret", "kontakt", "svar"}
)
"""Words people put around a number; none of them is a name."""


def read_contact(text: str) -> Contact | None:
    """The first mail address, else the first phone number (Danish unless it has a country code), else None. The number comes first
    where somebody asks to be called rather.

    What is left of a short answer is taken as the name ("Anna, 20 30 40 50"). CPR numbers are masked before this is called;
    without that, `phonenumbers` would take some of them for numbers.
    """
    mail = _MAIL_LIKE.search(text)
    if mail is not None and not (_CALL_RATHER.search(text) and _phone(text)):
        try:
            checked = validate_email(mail.group().strip("."), check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            return None
        return Contact(way=ContactWay.MAIL, value=checked.normalized, name=_name(text, mail.group()))
    return _phone(text)


def _phone(text: str) -> Contact | None:
    found = list(phonenumbers.PhoneNumberMatcher(text, "DK"))
    if not found:
        return None
    # "40 50 60 70, nej vent, 40 50 60 71": the one that was put right.
    put_right = len(found) > 1 and _PUT_RIGHT.search(text[found[-2].end : found[-1].start]) and not _IS_WRONG.match(text[found[-1].end :])
    right = found[-1] if put_right else found[0]
    number = phonenumbers.format_number(right.number, phonenumbers.PhoneNumberFormat.E164)
    name = "" if right is not found[0] else _name(text, right.raw_string)
    return Contact(way=ContactWay.TELEFON, value=number, name=name)


def _name(text: str, found: str) -> str:
    words = re.sub(r"[\s,.;:]+", " ", text.replace(found, " ")).strip(" -").split()
    named = [word for at, word in enumerate(words) if word.casefold() not in _AROUND_A_CONTACT or _first_name(words, at)]
    if len(named) < len(words) and not all(word[:1].isupper() for word in named):
        return ""  # "ring efter kl fire": words around the number, no name
    rest = " ".join(named)
    return rest if 0 < len(rest) <= LONGEST_NAME and len(named) <= 4 and rest.replace(" ", "").replace("-", "").isalpha() else ""


def _first_name(words: list[str], at: int) -> bool:
    """Whether "May" is a name: a surname with a capital follows ("May Hansen"), and it is no "may"."""
    after = words[at + 1] if at + 1 < len(words) else ""
    return words[at] == "May" and after[:1].isupper() and after.casefold() not in _AROUND_A_CONTACT
