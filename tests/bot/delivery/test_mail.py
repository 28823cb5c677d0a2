"""What a mail looks like, and that nobody can write into its headers."""

from __future__ import annotations

import email
from datetime import date
from email.headerregistry import Address
from email.policy import SMTP, default
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.ports import Delivery, Transport
from actions.rules.case import Contact, ContactWay
from actions.rules.notice import Template
from bot.delivery.carrier import DeliveryError
from bot.delivery.letters import Letters
from bot.delivery.mail import Letter, MailCarrier, compose, message_id, one_line
from bot.delivery.smtp import Server, SmtpPost
from bot.texts import LANGUAGES, load_texts
from storage.fakes import FakeStore
from tests.bot.delivery.rows import NOON, a_case, register

SENDER = Address(display_name="Vejviser", addr_spec="vejviser@kommune.example")
RECIPIENT = Address(addr_spec="r@kommune.example")
LETTERS = Letters(words=load_texts(), base_url="https://vejviser.example")
MAIL_TEMPLATES = [one for one in Template if one not in {Template.TELEGRAM_MESSAGE, Template.TELEGRAM_TEKST, Template.UGENTLIG_OVERSIGT}]


def a_delivery(template: str, **args: Any) -> Delivery:
    return Delivery(
        id=1, message_key="k", transport=Transport.MAIL, recipient="r@kommune.example", template=template, args=args,
        due_at=NOON, attempts=1, created_at=NOON, lease_owner="me",
    )  # fmt: skip


async def written(template: Template, store: FakeStore, **args: Any) -> Letter:
    async with store.work() as work:
        return await LETTERS.writers()[template](work, a_delivery(template, **args))


@given(st.text(), st.text(), st.text())
def test_no_text_makes_a_header_or_a_second_recipient(subject: str, text: str, html: str) -> None:
    message = compose(Letter(subject=subject, text=text, html=html), a_delivery("x"), sender=SENDER, recipient=RECIPIENT)
    read = email.message_from_bytes(message.as_bytes(policy=SMTP), policy=default)
    expected = {"message-id", "date", "from", "to", "subject", "auto-submitted", "x-auto-response-suppress", "mime-version", "content-type"}
    names = [name.lower() for name, _ in read.items()]
    assert set(names) - {"content-transfer-encoding"} == expected
    assert len(names) == len(set(names))
    assert read["To"] == "r@kommune.example"


def test_control_characters_become_spaces() -> None:
    assert one_line("2026-000001\r\nBcc: x\x00\x85\u2028\u2029y\tz") == "2026-000001 Bcc: x y z"


@pytest.mark.parametrize(
    "address",
    ["a@x.example\r\nBcc: b@x.example", "a@x.example, b@x.example", "a@x.example b@x.example", "", "a", "<a@x.example>", "a@x.example\n"],
)
async def test_only_one_plain_address_is_written_to(address: str) -> None:
    store = FakeStore()

    class NoPost:
        async def send(self, message: Any, *, sender: str, recipient: str) -> None:
            raise AssertionError

    carrier = MailCarrier(post=NoPost(), writers=LETTERS.writers(), mail_from="vejviser@kommune.example")
    delivery = a_delivery(Template.NY_HENVENDELSE, number="2026-000001")
    async with store.work() as work:
        with pytest.raises(DeliveryError) as refused:
            await carrier.prepare(work, Delivery(**(vars(delivery) | {"recipient": address})))
    assert refused.value.permanent


def test_a_message_id_is_stable_and_shows_no_key() -> None:
    assert message_id("svar:m-1", "kommune.example") == message_id("svar:m-1", "kommune.example")
    assert message_id("svar:m-1", "kommune.example") != message_id("svar:m-2", "kommune.example")
    assert "m-1" not in message_id("svar:m-1", "kommune.example")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_subjects_are_plain_ascii(lang: str) -> None:
    """In an encoded subject the number could not be searched for."""
    words = load_texts()
    subjects = [key for key in words.keys(lang) if key.startswith(("mail.", "uge.mail.")) and key.endswith(".emne")]
    assert len(subjects) >= 6
    for key in subjects:
        assert words.raw(key, lang).isascii(), key


def test_every_mail_template_has_a_writer() -> None:
    assert set(LETTERS.writers()) == set(MAIL_TEMPLATES)


async def test_the_citizens_ping_says_that_there_is_an_answer_and_no_more() -> None:
    store = FakeStore()
    case = a_case(lang="en", story="Kanarie", contact=Contact(way=ContactWay.MAIL, value="b@privat.example", name="Kanarie Fugl"))
    async with store.work() as work:
        await register(work, case)
        await work.commit()
    letter = await written(Template.SVAR_I_CHATTEN, store, case_id=case.id, number=case.number)
    assert letter.subject == "New answer 2026-000123"
    assert "https://vejviser.example/status" in letter.text
    assert "anarie" not in letter.text


async def test_an_alarm_names_no_situation() -> None:
    letter = await written(Template.AKUT_VARSEL, FakeStore(), conversation_id="c", akut="vold", varsel="f00d")
    assert letter.subject == "Akut varsel"
    assert "https://vejviser.example/raadgiver/varsler/f00d\n" in letter.text
    assert "vold" not in letter.text
    known = await written(Template.AKUT_VARSEL, FakeStore(), conversation_id="c", akut="vold", varsel="f00d", number="2026-000123")
    assert "https://vejviser.example/raadgiver/sager/2026-000123\n" in known.text and "f00d" not in known.text


async def test_an_alarm_from_before_alarms_were_kept_leads_to_the_list() -> None:
    letter = await written(Template.AKUT_VARSEL, FakeStore(), conversation_id="c", akut="vold")
    assert "https://vejviser.example/raadgiver/varsler\n" in letter.text


async def test_an_answer_after_an_alarm_is_told_without_a_word_of_it() -> None:
    letter = await written(Template.BESKED_I_VARSEL, FakeStore(), varsel="f00d")
    assert letter.subject == "Ny besked i et akut varsel"
    assert "https://vejviser.example/raadgiver/varsler/f00d\n" in letter.text


async def test_the_digest_lists_what_is_late_first_and_what_is_due_today() -> None:
    store = FakeStore()
    async with store.work() as work:
        await register(work, a_case("2026-000002", due=date(2026, 11, 30)))
        await register(work, a_case("2026-000001", due=date(2026, 11, 27)))
        await register(work, a_case("2026-000003", due=date(2026, 12, 1)))
        await register(work, a_case("2026-000004", due=date(2026, 11, 27), first_answer_at=NOON))
        await work.commit()
    letter = await written(Template.SVARFRISTER, store, day="2026-11-30")
    assert letter.subject == "Svarfrister 30.11.2026: 1 i dag, 1 over"
    lines = [line.split(" – ")[0] for line in letter.text.splitlines() if line.startswith("2026-")]
    assert lines == ["2026-000001: 3 dage over", "2026-000002: i dag"]


async def test_what_is_about_an_erased_case_is_given_up() -> None:
    with pytest.raises(DeliveryError) as gone:
        await written(Template.SVAR_I_CHATTEN, FakeStore(), case_id="x", number="2026-000001")
    assert gone.value.permanent


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("smtp://mail.example", Server(host="mail.example", port=25, tls=False)),
        ("smtp://mail.example:587", Server(host="mail.example", port=587, tls=False)),
        ("smtps://mail.example", Server(host="mail.example", port=465, tls=True)),
        ("smtp://b%40x:p%2F%3Aw@mail.example:25", Server(host="mail.example", port=25, tls=False, user="b@x", password="p/:w")),
        ("smtp://[::1]:2525", Server(host="::1", port=2525, tls=False)),
    ],
)
def test_the_servers_address_is_read(url: str, server: Server) -> None:
    assert Server.parse(url) == server
    assert server.password == "" or server.password not in repr(server)


@pytest.mark.parametrize("url", ["http://mail.example", "mail.example", "smtp://", "smtp://u:hemmelig/ord@mail.example:25"])
def test_a_wrong_address_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(ValueError) as refused:
        Server.parse(url)
    assert "hemmelig" not in str(refused.value)


def test_a_password_never_crosses_a_network_in_the_clear() -> None:
    def start_tls(url: str) -> bool | None:
        return SmtpPost(Server.parse(url))._client()._start_tls_on_connect

    assert start_tls("smtp://u:p@mail.example:587") is True
    assert start_tls("smtp://mail.example") is None
    assert start_tls("smtp://u:p@127.0.0.1:2525") is None
