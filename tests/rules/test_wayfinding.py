"""The way to others: who, why and how, only with contacts that somebody verified, and always with a way to the advisor."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.rules.catalogue import Authority, Contact
from actions.rules.wayfinding import (
    REASON_CHOICES,
    WAY_CHOICES,
    authority_way,
    beside_way,
    control_unit_way,
    department_way,
    guidance,
    leader_fits,
)
from bot import organisation
from bot.dialogue.render import Renderer
from bot.texts import load_texts

CATALOGUE = organisation.load(Path("bot/municipality"))
RENDER = Renderer(load_texts(), CATALOGUE.municipality)
LANGUAGES = ("da", "en")


def told(authority: Authority, *, because: str = "“boligstøtte”", complaint: bool = False, lang: str = "da") -> str:
    say = authority_way(authority, name=authority.label[lang], because=because, complaint=complaint, lang=lang)
    return RENDER.text(say, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("authority", CATALOGUE.authorities.values(), ids=lambda authority: authority.id)
def test_every_authority_is_told_whole_and_nothing_unverified_is_shown(authority: Authority, lang: str) -> None:
    for complaint in (True, False):
        said = told(authority, complaint=complaint, lang=lang)
        assert authority.label[lang] in said
        assert authority.when[lang] in said
        assert "“boligstøtte”" in said
        assert said.endswith("?")
        assert ("borgerrådgiveren" if lang == "da" else "the advisor") in said
        assert ".." not in said
        assert "{" not in said
        assert " ." not in said
        if authority.verified != "ja":
            for contact in (authority.contact.phone, authority.contact.web, authority.contact.address):
                assert not contact or contact not in said.replace(authority.when[lang], "")


def test_what_the_taxonomy_does_not_vouch_for_is_not_shown_even_when_it_is_in_the_data() -> None:
    shown = [a.id for a in CATALOGUE.authorities.values() if a.verified != "ja" and (a.contact.phone or a.contact.web)]
    assert "familieretshuset" in shown
    for authority_id in shown:
        authority = CATALOGUE.authorities[authority_id]
        assert authority_way(authority, name="x", because="", complaint=True, lang="da").key == "vej.myndighed.uden_kontakt.uden_ord"


def test_how_they_are_reached_is_told_where_somebody_read_it() -> None:
    assert "33 41 12 00 (mandag-fredag 9-15)" in told(CATALOGUE.authorities["ankestyrelsen"])
    assert "parkeringsklagenaevnet.dk" in told(CATALOGUE.authorities["parkeringsklagenaevnet"])
    assert "Borgerservice" in told(CATALOGUE.authorities["udbetaling_danmark"])


def test_the_road_of_a_complaint_is_told_to_somebody_who_complains() -> None:
    state_payments = CATALOGUE.authorities["udbetaling_danmark"]
    assert "4 uger" in told(state_payments, complaint=True)
    assert "4 uger" not in told(state_payments)
    assert "helbredstillæg" in told(state_payments)
    assert "face to face" in told(state_payments, lang="en")


def test_without_words_of_the_citizen_no_reason_is_made_up() -> None:
    said = told(CATALOGUE.authorities["skattestyrelsen"], because="")
    assert "fordi" not in said
    assert "72 22 18 18" in said


@pytest.mark.parametrize(
    ("contact", "suffix"),
    [
        (Contact(phone="20 00 00 01", hours="9-15"), ".telefon"),
        (Contact(phone="20 00 00 01"), ".kun_telefon"),
        (Contact(web="kommune.example"), ".web"),
        (Contact(), ".uden_kontakt"),
        (Contact(phone="20 00 00 01", verified=False), ".uden_kontakt"),
    ],
)
def test_the_department_first_is_no_refusal(contact: Contact, suffix: str) -> None:
    say = department_way(contact, name="Ydelser")
    assert say.key == f"afdeling_foerst{suffix}"
    for lang, noted in (
        ("da", "Jeg skriver det ned til borgerrådgiveren alligevel"),
        ("en", "I will write it down for the advisor all the same"),
    ):
        said = RENDER.text(say, lang)
        assert noted in said
        assert "Ydelser" in said
        assert ("20 00 00 01" in said) is (contact.verified and bool(contact.phone))


def test_the_call_is_offered_where_the_contact_went_wrong() -> None:
    assert leader_fits("klage", "klage_over_adfaerd", ())
    assert leader_fits("klage", "klage_over_sagsbehandling", ("sagsbehandlingstid", "samarbejde_og_tillid"))
    assert not leader_fits("klage", "klage_over_afgoerelse", ("uenig_i_afgoerelse",))
    assert not leader_fits("anden_henvendelse", "manglende_svar", ("manglende_svar",))


@pytest.mark.parametrize(
    ("topic", "problems", "sub", "key"),
    [
        ("kontrolsag", (), "klage_over_sagsbehandling", "vejledning.kontrolsag"),
        ("kontanthjaelp", ("samtykke_og_indhentning", "kontrol_og_proportionalitet"), "klage_over_sagsbehandling", "vejledning.kontrolsag"),
        ("samvaer_anbragt", ("lydoptagelse_af_moeder",), "vejledning_rettigheder_og_frister", "vejledning.lydoptagelse"),
        ("jobcenter", ("samarbejde_og_tillid",), "moededeltagelse", "vejledning.moede"),
        ("aktindsigt_emne", ("aktindsigt",), "klage_over_sagsbehandling", "vejledning.aktindsigt"),
        ("byggesag", ("aktindsigt",), "aktindsigt", "vejledning.aktindsigt"),
        ("sygedagpenge", ("sagsbehandlingstid",), "klage_over_sagsbehandling", ""),
        ("", (), "", ""),
    ],
)
def test_general_guidance_belongs_to_a_matter(topic: str, problems: tuple[str, ...], sub: str, key: str) -> None:
    assert guidance(topic, problems, sub) == key


def test_a_control_case_is_explained_and_nobody_is_told_what_to_answer() -> None:
    texts = load_texts()
    said = texts("vejledning.kontrolsag", "da")
    assert "rettigheder og pligter" in said
    assert "konkret vurdering" in said
    assert "bisidder" in said
    assert "Jeg kan ikke sige, hvad du skal svare" in said
    assert "samlevende" not in said
    recording = texts("vejledning.lydoptagelse", "da")
    assert "ikke krav på" in recording
    assert "bisidder" in recording


def test_the_rest_of_the_way() -> None:
    assert "Udbetaling Danmark" in RENDER.text(beside_way(name="Udbetaling Danmark", words="folkepension"), "da")
    assert "kontrolenhed" in RENDER.text(control_unit_way(), "da")
    assert control_unit_way().choices == WAY_CHOICES
    assert [choice.value for choice in REASON_CHOICES] == ["ja", "nej"]
    texts = load_texts()
    assert all(texts(choice.key, lang) for choice in (*WAY_CHOICES, *REASON_CHOICES) for lang in LANGUAGES)


@pytest.mark.parametrize("sub", sorted(CATALOGUE.kinds["uden_for_statistik"].subs))
def test_nobody_outside_the_statistics_is_turned_away(sub: str) -> None:
    texts = load_texts()
    own = {"telefon": CATALOGUE.municipality.phone, "mail": CATALOGUE.municipality.mail}
    for lang, offer in (("da", "kan jeg skrive den ned"), ("en", "I can write it down")):
        said = texts(f"uden_for.{sub}", lang, **own)
        assert offer in said
        assert "!" not in said
