"""A case made of an alarm: whether its receipt is put on the citizen's screen is the advisor's choice."""

from __future__ import annotations

from datetime import timedelta

from actions.ports import NewMessage, Sender, Transport
from actions.rules.case import Channel
from bot.scene import read_scene
from tests.bot.advisor.test_alarms import place, ready
from tests.bot.advisor.town import Town


async def test_the_citizen_gets_a_receipt_where_the_advisor_says_so(town: Town) -> None:
    browser, varsel = await ready(town, akut="ingen_penge_i_dag", channel=Channel.TELEGRAM)
    await browser.act(varsel, "sag", kvittering="ja")
    async with town.store.work() as work:
        (case,) = await work.cases.in_conversation(varsel.conversation_id)
        said = (await work.conversations.messages(varsel.conversation_id))[-1]
        (sent,) = await work.outbox.claim(owner="t", now=town.clock.now(), until=town.clock.now() + timedelta(minutes=1), limit=9)
    assert (said.sender, said.key, said.case_id) == (Sender.ASSISTANT, "kvittering.fra_varsel", case.id)
    assert case.number in said.text and "30. november 2026" in said.text and "ikke et løfte" in said.text
    assert (sent.transport, sent.args) == (Transport.TELEGRAM, {"message_id": said.id})
    await browser.act(varsel, "sag", kvittering="ja")
    assert (await town.lines(case))[-1].id == said.id, "once"


async def test_nothing_is_put_on_a_screen_that_somebody_may_be_looking_at(town: Town) -> None:
    browser, varsel = await ready(town)
    assert 'name="kvittering" value="ja" aria' in await browser.text(place(varsel)), "not ticked beforehand"
    await browser.act(varsel, "sag")
    async with town.store.work() as work:
        (case,) = await work.cases.in_conversation(varsel.conversation_id)
    assert not [line for line in await town.lines(case) if line.case_id or line.key.startswith("kvittering")]


async def test_after_a_humans_words_the_receipt_names_no_day_and_the_human_keeps_the_word(town: Town) -> None:
    browser, varsel = await ready(town, akut="ingen_penge_i_dag")
    await browser.act(varsel, "svar", text="Ring til mig på kontoret")
    town.clock.forward(minutes=2)
    await browser.act(varsel, "sag", kvittering="ja")
    async with town.store.work() as work:
        (case,) = await work.cases.in_conversation(varsel.conversation_id)
        receipt = (await work.conversations.messages(varsel.conversation_id))[-1]
        assert case.number in receipt.text and "senest" not in receipt.text
        new = NewMessage(id="svaret", sender=Sender.CITIZEN, at=town.clock.now(), text="ja tak")
        scene = await read_scene(work, await work.conversations.append(varsel.conversation_id, new))
    assert scene is not None and scene.advisor_spoke_last and scene.human_here
