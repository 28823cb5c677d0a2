"""The way to somebody else, told with what is known: who, why, how to reach them. Never without a way to the advisor.

Sources: ux.md (other authority), Ballerup 2018 (the department and its nearest leader first, asked once, never a refusal), Norddjurs 2023
(after a failed conversation the nearest leader calls the citizen, with consent; benefit-control cases are explained, and nobody is told
what to answer).
"""

from __future__ import annotations

from collections.abc import Sequence

from actions.rules.catalogue import Authority, Contact
from actions.rules.say import Choice, Say

CONTROL_UNIT = "kontrolenhed"
"""The authority that takes reports of fraud; nothing about the other person is collected here."""
WAY_CHOICES = (Choice(value="ja", key="choice.skriv_alligevel"), Choice(value="nej", key="choice.det_hjalp"))
MOST_FACTS = 2
"""Sentences that are good to know; more is a leaflet."""
REASON_CHOICES = (Choice(value="ja", key="choice.noter_alligevel"), Choice(value="nej", key="choice.det_er_fint"))
"""Under a reason of `competence` that asks."""
_GUIDANCE_BY_TOPIC = {"kontrolsag": "vejledning.kontrolsag", "aktindsigt_emne": "vejledning.aktindsigt"}
_GUIDANCE_BY_PROBLEM = {
    "kontrol_og_proportionalitet": "vejledning.kontrolsag",
    "lydoptagelse_af_moeder": "vejledning.lydoptagelse",
    "aktindsigt": "vejledning.aktindsigt",
}
_ABOUT_CONTACT = frozenset({"klage_over_adfaerd", "klage_over_forloeb_og_samarbejde"})
_CONTACT_PROBLEMS = frozenset(
    {"samarbejde_og_tillid", "adfaerd_og_tone", "procesretfaerdighed", "opfoelgning_paa_aftaler", "manglende_svar", "inddragelse"}
)
_GUIDANCE_BY_SUB = {"moededeltagelse": "vejledning.moede", "aktindsigt": "vejledning.aktindsigt"}


def reach(contact: Contact) -> dict[str, str]:
    """What there is of a contact, as arguments of a text."""
    return {"telefon": contact.phone, "tid": contact.hours, "web": contact.web}


def reach_suffix(contact: Contact) -> str:
    """How they are reached, as the end of a text key. What nobody has verified is not shown as a fact."""
    if not contact.verified:
        return ".uden_kontakt"
    # Zeros are the example municipality's: not filled in yet.
    if contact.phone.strip("0 "):
        return ".telefon" if contact.hours else ".kun_telefon"
    return ".web" if contact.web else ".uden_kontakt"


def authority_way(authority: Authority, *, name: str, because: str, complaint: bool, lang: str) -> Say:
    """Who takes care of it, because of which of the citizen's words, and how to reach them; with the offer to write all the same.

    `name` is how they are called in a sentence. A little that is good to know comes along: for somebody who complains first the road of
    a complaint, then a practical tip, then what is not theirs.
    """
    facts = [authority.appeal if complaint else {}, authority.tip, authority.not_theirs]
    known = [words.get(lang) or words["da"] for words in facts if words][:MOST_FACTS]
    args = {
        "navn": name,
        "hvornaar": authority.when.get(lang) or authority.when["da"],
        "fordi": because,
        "godt": "".join(f" {sentence}." for sentence in known),
        **reach(authority.contact),
    }
    key = "vej.myndighed" + reach_suffix(authority.contact) + ("" if because else ".uden_ord")
    return Say(key=key, args=args, choices=WAY_CHOICES)


def beside_way(*, name: str, words: str) -> Say:
    """That a part of the matter is another authority's (`clarify.beside`); the rest goes on here."""
    return Say(key="vej.ved_siden_af", args={"navn": name, "fordi": words})


def control_unit_way() -> Say:
    """For somebody who wants to report another's fraud (`sender.reports_somebody`): where to, and nothing about the other is collected."""
    return Say(key="vej.kontrolenhed", choices=WAY_CHOICES)


def department_way(contact: Contact, *, name: str) -> Say:
    """Said once to somebody who has not talked to the department: how to reach it and its leader, and that it is noted all the same."""
    return Say(key="afdeling_foerst" + reach_suffix(contact), args={"afdeling": name, **reach(contact)})


def leader_fits(kind: str, sub: str, problems: Sequence[str]) -> bool:
    """Whether a call is worth offering: a complaint about contact, conduct or trust, not about a decision or a practical task."""
    return kind == "klage" and (sub in _ABOUT_CONTACT or bool(_CONTACT_PROBLEMS & set(problems[:2])))


def guidance(topic: str, problems: Sequence[str], sub: str) -> str:
    """The key of a general guidance that belongs to a matter, "" for none. General words: never what somebody should answer."""
    by_problem = next((_GUIDANCE_BY_PROBLEM[problem] for problem in problems if problem in _GUIDANCE_BY_PROBLEM), "")
    return _GUIDANCE_BY_SUB.get(sub) or by_problem or _GUIDANCE_BY_TOPIC.get(topic, "")
