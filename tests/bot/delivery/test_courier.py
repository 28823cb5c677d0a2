"""The courier against real mail servers and a real Maildir."""

from __future__ import annotations

import asyncio
import mailbox
from datetime import timedelta
from pathlib import Path
from typing import Any

from actions.notifying import notify_registered
from actions.ports import NewDelivery, Transport
from actions.rules.notice import Template
from bot.delivery.courier import LEASE, Courier
from bot.delivery.letters import Letters
from bot.delivery.mail import MailCarrier, Post
from bot.delivery.maildir import MaildirPost
from bot.delivery.smtp import Server, SmtpPost
from bot.texts import load_texts
from tests.bot.delivery.mail_servers import Inbox, serving
from tests.bot.delivery.small_store import NOON, SmallStore, StillClock, a_case

ADVISOR = "raadgiver@kommune.example"


def a_courier(store: SmallStore, post: Post, clock: StillClock, **settings: Any) -> Courier:
    letters = Letters(words=load_texts(), base_url="https://vejviser.example")
    carrier = MailCarrier(post=post, writers=letters.writers(), mail_from="Vejviser <vejviser@kommune.example>")
    return Courier(store=store, clock=clock, carriers={Transport.MAIL: carrier}, jitter=lambda: 0.0, **settings)


async def put(store: SmallStore, number: str = "2026-000123", *, recipient: str = ADVISOR) -> None:
    async with store.work() as work:
        await notify_registered(work, a_case(number), advisor_email=recipient, now=NOON)
        await work.commit()


async def test_a_registration_becomes_a_mail_with_number_and_link_and_nothing_else() -> None:
    store, inbox = SmallStore(), Inbox()
    await put(store)
    async with serving(inbox) as url:
        handled = await a_courier(store, SmtpPost(Server.parse(url)), StillClock()).tick()

    (mail,) = inbox.mails
    assert handled == 1
    assert store.outbox.states() == {"ny_henvendelse:case-2026-000123": "sent"}
    assert inbox.recipients == [ADVISOR]
    assert mail["Subject"] == "Ny henvendelse 2026-000123"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content()
    assert "https://vejviser.example/raadgiver/sager/2026-000123" in text
    for private in ("ventet", "sygedagpenge", "klage", "ydelser"):
        assert private not in text.lower()


async def test_a_busy_server_gets_the_same_mail_later() -> None:
    store, inbox, clock = SmallStore(), Inbox(busy=1), StillClock()
    await put(store)
    async with serving(inbox) as url:
        courier = a_courier(store, SmtpPost(Server.parse(url)), clock)
        await courier.tick()
        assert inbox.mails == []
        assert store.outbox.rows[1]["error"] == "smtp_421"
        assert await courier.tick() == 0  # its time has not come
        clock.move(timedelta(seconds=10))
        await courier.tick()
    assert len(inbox.mails) == 1
    assert store.outbox.rows[1]["attempts"] == 2


async def test_a_refused_address_is_a_dead_letter_at_once_and_holds_nobody_up() -> None:
    store, inbox = SmallStore(), Inbox(refused=("vaek@kommune.example",))
    await put(store, "2026-000001", recipient="vaek@kommune.example")
    await put(store, "2026-000002")
    async with serving(inbox) as url:
        await a_courier(store, SmtpPost(Server.parse(url)), StillClock()).tick()

    assert [mail["Subject"] for mail in inbox.mails] == ["Ny henvendelse 2026-000002"]
    (dead,) = await store.outbox.dead_letters()
    assert dead.recipient == "vaek@kommune.example"
    assert store.outbox.rows[1]["error"] == "smtp_550"  # the server's own words would repeat the address


async def test_line_breaks_in_what_reaches_a_header_make_no_header() -> None:
    store, inbox = SmallStore(), Inbox()
    await put(store, "2026-000007\r\nBcc: tyv@ond.example\r\n\r\nhej")
    await put(store, "2026-000008", recipient="raadgiver@kommune.example\r\nBcc: tyv@ond.example")
    await put(store, "2026-000009", recipient="raadgiver@kommune.example, tyv@ond.example")
    async with serving(inbox) as url:
        await a_courier(store, SmtpPost(Server.parse(url)), StillClock()).tick()

    (mail,) = inbox.mails
    assert inbox.recipients == [ADVISOR]
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Ny henvendelse 2026-000007 Bcc: tyv@ond.example hej"
    assert [row["error"] for row in store.outbox.rows.values() if row["state"] == "dead"] == ["bad_address", "bad_address"]


async def test_no_server_at_all_is_retried_for_five_days_and_then_given_up() -> None:
    store, clock = SmallStore(), StillClock()
    await put(store)
    courier = a_courier(store, SmtpPost(Server(host="127.0.0.1", port=1, tls=False)), clock)
    waits = []
    while store.outbox.rows[1]["state"] == "waiting":
        await courier.tick()
        wait = store.outbox.rows[1]["due"] - clock.now()
        waits.append(wait)
        clock.move(max(wait, timedelta(0)))
    assert max(waits) == timedelta(hours=1)
    assert timedelta(days=5) <= clock.now() - NOON < timedelta(days=5, hours=1)
    assert [letter.message_key for letter in await store.outbox.dead_letters()] == ["ny_henvendelse:case-2026-000123"]


async def test_a_template_that_breaks_holds_nobody_up() -> None:
    store, inbox = SmallStore(), Inbox()
    async with store.work() as work:
        broken = NewDelivery(message_key="x", transport=Transport.MAIL, recipient=ADVISOR, template=Template.NY_HENVENDELSE, due_at=NOON)
        await work.outbox.enqueue(broken, now=NOON)
        await work.commit()
    await put(store)
    async with serving(inbox) as url:
        await a_courier(store, SmtpPost(Server.parse(url)), StillClock()).tick()
    assert len(inbox.mails) == 1
    assert store.outbox.rows[1]["error"] == "KeyError"
    assert store.outbox.rows[1]["state"] == "waiting"


async def test_a_crash_after_the_send_sends_the_same_message_again(monkeypatch: Any) -> None:
    store, inbox, clock = SmallStore(), Inbox(), StillClock()
    monkeypatch.setattr("bot.delivery.courier.SETTLE_PAUSES", ())
    await put(store)
    async with serving(inbox) as url:
        post = SmtpPost(Server.parse(url))
        courier = a_courier(store, post, clock)
        claimed = await courier._claim(1)
        store.fail_commits = 1  # the process dies between the server's 250 and our commit
        await courier._deliver(claimed[0])
        assert store.outbox.rows[1]["state"] == "waiting"
        assert await a_courier(store, post, clock).tick() == 0  # leased
        clock.move(LEASE)
        assert await a_courier(store, post, clock).tick() == 1
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first.as_bytes() == second.as_bytes()
    assert store.outbox.rows[1]["state"] == "sent"


async def test_the_database_is_free_while_the_network_is_busy() -> None:
    store = SmallStore()
    seen: list[int] = []

    class Watching:
        async def send(self, message: Any, *, sender: str, recipient: str) -> None:
            seen.append(store.open_now)

    await put(store)
    await a_courier(store, Watching(), StillClock()).tick()
    assert seen == [0]


async def test_four_couriers_send_each_of_200_mails_once() -> None:
    store, inbox = SmallStore(), Inbox()
    for number in range(200):
        await put(store, f"2026-{number:06}")
    async with serving(inbox) as url:
        couriers = [a_courier(store, SmtpPost(Server.parse(url)), StillClock(), width=4) for _ in range(4)]
        await asyncio.gather(*(courier.tick() for courier in couriers))
    assert len(inbox.mails) == 200
    assert len({mail["Message-ID"] for mail in inbox.mails}) == 200


async def test_a_running_courier_wakes_up_and_ends_when_cancelled(tmp_path: Path) -> None:
    store = SmallStore()
    courier = a_courier(store, MaildirPost(tmp_path / "mail"), StillClock(), poll_seconds=60)
    running = asyncio.create_task(courier.run())
    await asyncio.sleep(0)
    await put(store)
    courier.wake()

    async with asyncio.timeout(10):
        await store.settled.wait()
    running.cancel()
    assert isinstance((await asyncio.gather(running, return_exceptions=True))[0], asyncio.CancelledError)
    (mail,) = mailbox.Maildir(tmp_path / "mail")
    assert mail["Subject"] == "Ny henvendelse 2026-000123"
    assert (tmp_path / "mail").stat().st_mode & 0o077 == 0


async def test_login_is_used_and_a_wrong_one_waits_for_the_operator() -> None:
    store, inbox, clock = SmallStore(), Inbox(), StillClock()
    await put(store)
    async with serving(inbox, login=("vejviser", "hemmelig ord")) as url:
        wrong = url.replace("smtp://", "smtp://vejviser:nej@")
        await a_courier(store, SmtpPost(Server.parse(wrong)), clock).tick()
        assert store.outbox.rows[1]["error"] == "smtp_535"
        assert store.outbox.rows[1]["state"] == "waiting"
        clock.move(timedelta(hours=1))
        right = url.replace("smtp://", "smtp://vejviser:hemmelig%20ord@")
        await a_courier(store, SmtpPost(Server.parse(right)), clock).tick()
    assert len(inbox.mails) == 1
