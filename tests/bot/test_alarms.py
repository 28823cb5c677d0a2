"""An alarm from the danger to the human and back: it is kept with its mail, moves on without one, and outlives what was deleted."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from actions import alarmwork
from actions.casework import Refused
from actions.ports import Conversation, Delivery, NewMessage, Sender, Varsel
from actions.rules.case import Channel
from bot.scene import STAYS
from bot.services import Inbound
from tests.running import STORY, Citizen, Running, running

VIOLENCE, DEATH, CHILD, NO_MONEY = (
    "min mand slår mig", "jeg orker ikke mere, jeg vil ikke leve længere", "Naboen slår sine børn, jeg kan høre dem skrige",
    "jeg har ingen penge til mad i dag",
)  # fmt: skip
HERE = "Hej. Jeg hedder Kirsten og er borgerrådgiver. Er I flere?"


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[Running]:
    # Mails stay in the outbox, where their notices can be read.
    async with running(tmp_path, SMTP_URL="smtp://127.0.0.1:1") as started:
        yield started


async def alarms(house: Running) -> Sequence[Varsel]:
    async with house.product.services.store.work() as work:
        return await work.alarms.listed()


async def notices(house: Running, template: str) -> list[Delivery]:
    """What waits in the outbox. Looked at from a day ahead, and put back by not committing."""
    later = house.product.services.clock.now() + timedelta(days=1)
    waiting: list[Delivery] = []
    async with house.product.services.store.work() as work:
        # One of each chat at a time.
        while found := await work.outbox.claim(owner="test", now=later, until=later + timedelta(days=1), limit=99):
            waiting += found
            for one in found:
                await work.outbox.sent(one.id, owner="test", at=later)
    return [one for one in waiting if one.template == template]


async def advisor_writes(house: Running, varsel: Varsel, text: str = HERE) -> None:
    services = house.product.services
    async with services.store.work() as work:
        await alarmwork.write(work, varsel.id, message_id=uuid4().hex, advisor_id="kirsten", text=text, now=services.clock.now())
        await work.commit()
    services.gateway.added(varsel.conversation_id)


async def test_an_alarm_is_kept_with_its_mail(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(STORY)
    assert await alarms(house) == []
    await citizen.say(CHILD)
    (varsel,) = await alarms(house)
    assert (varsel.conversation_id, varsel.akut, varsel.latest_at, varsel.case_id) == (citizen.id, "barn_i_fare", varsel.at, None)
    assert varsel.assess_by == varsel.at + timedelta(hours=24)
    async with house.product.services.store.work() as work:
        message = await work.conversations.message(varsel.message_id)
    assert message is not None and message.text == CHILD
    (mail,) = await notices(house, "akut_varsel")
    assert mail.args["varsel"] == varsel.id


async def test_danger_that_raises_no_alarm_leaves_none(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say("Jeg er træt af det hele, men der er ingen fare. Der er bare lang ventetid på svar")
    assert await alarms(house) == []


async def test_what_is_said_again_moves_the_alarm_on_without_a_mail_and_opens_it(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(VIOLENCE)
    (first,) = await alarms(house)
    async with house.product.services.store.work() as work:
        await work.alarms.handle(first.id, seen=first.latest_at, at=first.at, advisor_id="kirsten")
        await work.commit()
    await citizen.say(f"{VIOLENCE}, hører I mig")
    (again,) = await alarms(house)
    assert again.id == first.id and again.latest_at > first.latest_at and again.handled_at is None
    assert len(await notices(house, "akut_varsel")) == 1
    await citizen.say(DEATH)
    assert [varsel.akut for varsel in await alarms(house)] == ["selvmordstanker", "vold"], "another situation is another alarm"


async def test_a_henvendelse_that_follows_is_named_on_the_alarm(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(NO_MONEY)
    (before,) = await alarms(house)
    assert before.case_id is None
    receipt = await citizen.register("Ydelse svarer mig ikke om min kontanthjælp")
    (after,) = await alarms(house)
    async with house.product.services.store.work() as work:
        case = await work.cases.by_number(receipt["number"])
    assert case is not None and after.case_id == case.id
    await citizen.say(VIOLENCE)
    assert {varsel.case_id for varsel in await alarms(house)} == {case.id}


@pytest.mark.parametrize("how", ["the page's button", "in the conversation"])
async def test_a_deleted_conversation_leaves_its_alarm(house: Running, how: str) -> None:
    citizen = await house.citizen()
    replies = await citizen.say(VIOLENCE)
    (before,) = await alarms(house)
    if how == "in the conversation":
        wipe = next(choice["id"] for choice in replies[-1]["choices"] if choice["title"] == "Slet samtalen fra skærmen")
        await citizen.choose(wipe)
    else:
        async with citizen.http.delete(citizen.path(), headers=citizen.headers) as response:
            assert response.status == 204
    assert await alarms(house) == [before]
    now = house.product.services.clock.now()
    async with house.product.services.store.work() as work:
        file = await alarmwork.read_alarm(work, before.id, advisor_id="kirsten", now=now)
    assert file is not None and file.deleted and not file.can_write
    assert VIOLENCE not in str(file)


async def test_the_citizen_answers_the_human_and_the_assistant_keeps_quiet(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(VIOLENCE)
    (varsel,) = await alarms(house)
    await advisor_writes(house, varsel)
    assert [(line["from"], line["text"]) for line in await citizen.read()][-1] == ("advisor", HERE)
    for answer in ("ja", "2", "Vi er to voksne og et barn"):
        assert await citizen.say(answer) == [], "it is for the human, not a choice and not a story"
    assert len(await notices(house, "besked_i_varsel")) == 3
    (moved,) = await alarms(house)
    assert moved.latest_at > varsel.latest_at
    assert "112" in (await citizen.say(DEATH))[0]["text"], "danger comes first, whoever is there"
    async with house.product.services.store.work() as work:
        assert await work.drafts.open_for(citizen.id) is None


async def test_also_in_the_middle_of_a_form(house: Running) -> None:
    citizen = await house.citizen()
    await citizen.say(STORY)
    await citizen.say(VIOLENCE)
    (varsel,) = await alarms(house)
    await advisor_writes(house, varsel)
    assert await citizen.say("Jeg er alene") == []
    async with house.product.services.store.work() as work:
        draft = await work.drafts.open_for(citizen.id)
    assert draft is not None and "alene" not in str(draft.state)


async def test_later_the_citizen_hears_that_the_human_is_told(house: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    citizen = await house.citizen()
    await citizen.say(VIOLENCE)
    (varsel,) = await alarms(house)
    await advisor_writes(house, varsel)
    gateway = house.product.services.gateway
    late = house.product.services.clock.now() + STAYS
    monkeypatch.setattr(type(house.product.services.clock), "now", lambda _: late)
    message = await gateway.accept(citizen.id, Inbound(external_id=uuid4().hex, text="ja"))
    (said,) = await gateway.process(message)
    assert said.message.key == "hos_raadgiver" and "får besked" in said.message.text
    assert [choice.title for choice in said.message.choices] == ["Gå videre"]
    assert len(await notices(house, "besked_i_varsel")) == 1


async def test_the_human_reaches_telegram_without_a_case(house: Running) -> None:
    gateway, store = house.product.services.gateway, house.product.services.store
    conversation, _, _ = await gateway.start(Channel.TELEGRAM, lang="da", external_id="4711")
    await gateway.process(await gateway.accept(conversation.id, Inbound(external_id="u1", text=VIOLENCE)))
    (varsel,) = await alarms(house)
    await advisor_writes(house, varsel)
    async with store.work() as work:
        last = (await work.conversations.messages(conversation.id))[-1]
    assert last.sender is Sender.ADVISOR
    assert last.id in {one.args["message_id"] for one in await notices(house, "telegram_message")}


async def test_a_case_that_the_advisor_made_is_the_one_the_citizen_has(house: Running) -> None:
    citizen: Citizen = await house.citizen()
    await citizen.say(STORY)
    await citizen.say(VIOLENCE)
    (varsel,) = await alarms(house)
    services = house.product.services
    async with services.store.work() as work:
        case = await alarmwork.register(
            work, varsel.id, advisor_id="kirsten", due_on=lambda at: at.date(), lookup=lambda new: services.codes.lookup(services.codes.code(new)),
            receipt=None, now=services.clock.now(),
        )  # fmt: skip
        await work.commit()
    assert case.facts.story == f"{STORY}\n\n{VIOLENCE}"
    await advisor_writes(house, (await alarms(house))[0])
    assert await citizen.say("Tak, jeg er hos min søster nu") == []
    async with services.store.work() as work:
        assert [one.id for one in await work.cases.in_conversation(citizen.id)] == [case.id]
        assert "case.message_added" in [entry.action for entry in await work.audit.of(f"case:{case.id}")]
        assert (await work.cases.get(case.id)).first_answer_at is not None  # type: ignore[union-attr]


async def test_no_text_of_a_wiped_conversation_is_made_a_case(house: Running) -> None:
    services = house.product.services
    now = services.clock.now()
    conversation = Conversation(id="c", channel=Channel.WEB, lang="da", created_at=now, last_at=now)
    varsel = Varsel(id="f" * 32, conversation_id="c", message_id="m", akut="vold", at=now, latest_at=now)
    async with services.store.work() as work:
        await work.conversations.add(conversation)
        await work.conversations.append("c", NewMessage(id="a", sender=Sender.ASSISTANT, at=now, text="Slettet."))
        await work.alarms.add(varsel)
        with pytest.raises(Refused, match="varsel_slettet"):
            await alarmwork.register(
                work, varsel.id, advisor_id="k", due_on=lambda at: at.date(), lookup=lambda new: new.id, receipt=None, now=now
            )
