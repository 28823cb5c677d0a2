"""The courier against real mail servers and a real Maildir."""

from __future__ import annotations

import asyncio
import mailbox
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from actions.notifying import notify_registered
from actions.ports import NewDelivery, Store, Transport
from actions.rules.notice import Template
from bot.delivery.courier import LEASE, Courier
from bot.delivery.letters import Letters
from bot.delivery.mail import MailCarrier, Post
from bot.delivery.maildir import MaildirPost
from bot.delivery.smtp import Server, SmtpPost
from bot.texts import load_texts
from storage.database import Database
from storage.fakes import FakeStore
from storage.memory.state import Queued
from tests.bot.delivery.mail_servers import Inbox, serving
from tests.bot.delivery.rows import NOON, StillClock, a_case

ADVISOR = "raadgiver@kommune.example"


def a_courier(store: Store, post: Post, clock: StillClock, **settings: Any) -> Courier:
    letters = Letters(words=load_texts(), base_url="https://vejviser.example")
    carrier = MailCarrier(post=post, writers=letters.writers(), mail_from="Vejviser <vejviser@kommune.example>")
    return Courier(store=store, clock=clock, carriers={Transport.MAIL: carrier}, jitter=lambda: 0.0, **settings)


async def put(store: Store, number: str = "2026-000123", *, recipient: str = ADVISOR) -> None:
    async with store.work() as work:
        await notify_registered(work, a_case(number), advisor_email=recipient, now=NOON)
        await work.commit()


def row(store: FakeStore, number: int = 1) -> Queued:
    return store.committed.outbox[number]


def states(store: FakeStore) -> list[str]:
    return ["sent" if one.sent else "dead" if one.dead else "waiting" for one in store.committed.outbox.values()]


async def test_a_registration_becomes_a_mail_with_number_and_link_and_nothing_else() -> None:
    store, inbox = FakeStore(), Inbox()
    await put(store)
    async with serving(inbox) as url:
        handled = await a_courier(store, SmtpPost(Server.parse(url)), StillClock()).tick()

    (mail,) = inbox.mails
    assert handled == 1
    assert states(store) == ["sent"]
    assert inbox.recipients == [ADVISOR]
    assert mail["Subject"] == "Ny henvendelse 2026-000123"
    assert mail["Auto-Submitted"] == "auto-generated"
    text = mail.get_content()
    assert "https://vejviser.example/raadgiver/sager/2026-000123" in text
    for private in ("ventet", "sygedagpenge", "klage", "ydelser"):
        assert private not in text.lower()


async def test_a_busy_server_gets_the_same_mail_later() -> None:
    store, inbox, clock = FakeStore(), Inbox(busy=1), StillClock()
    await put(store)
    async with serving(inbox) as url:
        courier = a_courier(store, SmtpPost(Server.parse(url)), clock)
        await courier.tick()
        assert inbox.mails == []
        assert states(store) == ["waiting"]
        assert await courier.tick() == 0  # its time has not come
        clock.move(timedelta(seconds=10))
        await courier.tick()
    assert len(inbox.mails) == 1
    assert row(store).delivery.attempts == 2


async def test_a_refused_address_is_a_dead_letter_at_once_and_holds_nobody_up() -> None:
    store, inbox = FakeStore(), Inbox(refused=("vaek@kommune.example",))
    await put(store, "2026-000001", recipient="vaek@kommune.example")
    await put(store, "2026-000002")
    with capture_logs() as said:
        async with serving(inbox) as url:
            await a_courier(store, SmtpPost(Server.parse(url)), StillClock()).tick()

    assert [mail["Subject"] for mail in inbox.mails] == ["Ny henvendelse 2026-000002"]
    assert states(store) == ["dead", "sent"]
    assert [(line["event"], line["error"]) for line in said] == [("delivery.dead", "smtp_550")]
    assert "vaek@" not in str(said)  # the server's own words repeat the address


async def test_line_breaks_in_what_reaches_a_header_make_no_header() -> None:
    store, inbox = FakeStore(), Inbox()
    await put(store, "2026-000007\r\nBcc: tyv@ond.example\r\n\r\nhej")
    await put(store, "2026-000008", recipient="raadgiver@kommune.example\r\nBcc: tyv@ond.example")
    await put(store, "2026-000009", recipient="raadgiver@kommune.example, tyv@ond.example")
    async with serving(inbox) as url:
        await a_courier(store, SmtpPost(Server.parse(url)), StillClock()).tick()

    (mail,) = inbox.mails
    assert inbox.recipients == [ADVISOR]
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Ny henvendelse 2026-000007 Bcc: tyv@ond.example hej"
    assert states(store) == ["sent", "dead", "dead"]


async def test_no_server_at_all_is_retried_for_five_days_and_then_given_up() -> None:
    store, clock = FakeStore(), StillClock()
    await put(store)
    courier = a_courier(store, SmtpPost(Server(host="127.0.0.1", port=1, tls=False)), clock)
    waits = []
    while row(store).unsettled:
        await courier.tick()
        wait = row(store).delivery.due_at - clock.now()
        waits.append(wait)
        clock.move(max(wait, timedelta(0)))
    assert max(waits) == timedelta(hours=1)
    assert timedelta(days=5) <= clock.now() - NOON < timedelta(days=5, hours=1)
    async with store.work() as work:
        assert [letter.message_key for letter in await work.outbox.dead_letters()] == ["ny_henvendelse:case-2026-000123"]


async def test_a_template_that_breaks_is_tried_thrice_and_then_out_of_the_way() -> None:
    store, inbox, clock = FakeStore(), Inbox(), StillClock()
    async with store.work() as work:
        broken = NewDelivery(message_key="x", transport=Transport.MAIL, recipient=ADVISOR, template=Template.NY_HENVENDELSE, due_at=NOON)
        await work.outbox.enqueue(broken, now=NOON)
        await work.commit()
    await put(store)
    await put(store, "2026-000124", recipient="en_anden@kommune.example")
    async with serving(inbox) as url:
        courier = a_courier(store, SmtpPost(Server.parse(url)), clock)
        await courier.tick()
        assert sorted(inbox.recipients) == sorted([ADVISOR, "en_anden@kommune.example"]), "the broken one holds back nobody"
        for _ in range(2):
            clock.move(timedelta(minutes=1))
            await courier.tick()
    assert states(store) == ["dead", "sent", "sent"]


async def test_a_crash_after_the_send_sends_the_same_message_again(monkeypatch: Any) -> None:
    store, inbox, clock = FakeStore(), Inbox(), StillClock()
    monkeypatch.setattr("bot.delivery.courier.SETTLE_PAUSES", ())
    await put(store)
    async with serving(inbox) as url:
        post = SmtpPost(Server.parse(url))
        courier = a_courier(store, post, clock)
        claimed = await courier._claim(1)
        store.refuse_commits()  # the process dies between the server's 250 and our commit
        await courier._deliver(claimed[0])
        store.refuse_commits(False)
        assert states(store) == ["waiting"]
        assert await a_courier(store, post, clock).tick() == 0  # leased
        clock.move(LEASE)
        assert await a_courier(store, post, clock).tick() == 1
    first, second = inbox.mails
    assert first["Message-ID"] == second["Message-ID"]
    assert first.as_bytes() == second.as_bytes()
    assert states(store) == ["sent"]


async def test_the_database_is_free_while_the_network_is_busy(store_on_disk: Database) -> None:
    seen: list[bool] = []

    class Writing:
        async def send(self, message: Any, *, sender: str, recipient: str) -> None:
            async with asyncio.timeout(5), store_on_disk.work() as work:
                seen.append(await work.periods.claim("during", "send", at=NOON))
                await work.commit()

    await put(store_on_disk)
    await a_courier(store_on_disk, Writing(), StillClock()).tick()
    assert seen == [True]
    async with store_on_disk.work() as work:
        assert await work.outbox.waiting() == 0


async def test_four_couriers_send_each_of_200_mails_once(store_on_disk: Database) -> None:
    inbox = Inbox()
    for number in range(200):
        await put(store_on_disk, f"2026-{number:06}", recipient=f"{number % 40}@kommune.example")
    async with serving(inbox) as url:
        couriers = [a_courier(store_on_disk, SmtpPost(Server.parse(url)), StillClock(), width=4) for _ in range(4)]
        running = [asyncio.create_task(courier.run()) for courier in couriers]
        async with asyncio.timeout(60):
            await inbox.wait_for(200)
        async with store_on_disk.work() as work:
            assert await work.outbox.dead_letters() == []
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    async with store_on_disk.work() as work:
        assert await work.outbox.waiting() == 0
    assert len(inbox.mails) == 200
    assert len({mail["Message-ID"] for mail in inbox.mails}) == 200


async def test_a_running_courier_wakes_up_and_ends_when_cancelled(tmp_path: Path) -> None:
    store = FakeStore()
    courier = a_courier(store, MaildirPost(tmp_path / "mail"), StillClock(), poll_seconds=60)
    running = asyncio.create_task(courier.run())
    await asyncio.sleep(0)
    await put(store)
    courier.wake()

    async with asyncio.timeout(10):
        while row(store).unsettled:
            await asyncio.sleep(0.01)
    running.cancel()
    assert isinstance((await asyncio.gather(running, return_exceptions=True))[0], asyncio.CancelledError)
    (mail,) = mailbox.Maildir(tmp_path / "mail")
    assert mail["Subject"] == "Ny henvendelse 2026-000123"
    assert (tmp_path / "mail").stat().st_mode & 0o077 == 0


async def test_login_is_used_and_a_wrong_one_waits_for_the_operator() -> None:
    store, inbox, clock = FakeStore(), Inbox(), StillClock()
    await put(store)
    async with serving(inbox, login=("vejviser", "hemmelig ord")) as url:
        wrong = url.replace("smtp://", "smtp://vejviser:nej@")
        await a_courier(store, SmtpPost(Server.parse(wrong)), clock).tick()
        assert states(store) == ["waiting"]
        clock.move(timedelta(hours=1))
        right = url.replace("smtp://", "smtp://vejviser:hemmelig%20ord@")
        await a_courier(store, SmtpPost(Server.parse(right)), clock).tick()
    assert len(inbox.mails) == 1


@pytest.mark.parametrize("made", [(), ("tmp",), ("tmp", "new")], ids=["none", "one", "two"])
async def test_a_maildir_left_half_made_by_a_kill_takes_mail(tmp_path: Path, made: tuple[str, ...]) -> None:
    (tmp_path / "mail").mkdir()
    for name in made:
        (tmp_path / "mail" / name).mkdir()
    store = FakeStore()
    await put(store)
    await a_courier(store, MaildirPost(tmp_path / "mail"), StillClock()).tick()
    assert states(store) == ["sent"]
    assert len(mailbox.Maildir(tmp_path / "mail", create=False)) == 1
