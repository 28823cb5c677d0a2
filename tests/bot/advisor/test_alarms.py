"""The alarms: who is in danger can be seen, written to, made a case of and handled, and every look is in the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.ports import Conversation, DraftRow, NewMessage, Sender, Transport, Varsel
from actions.rules.case import Channel, ContactWay, Status
from tests.bot.advisor.test_case_page import XSS
from tests.bot.advisor.town import Browser, Town, hidden

LIST = "/raadgiver/varsler"


async def ready(town: Town, said: str = "Min mand slår mig", channel: Channel = Channel.WEB, **changes: object) -> tuple[Browser, Varsel]:
    await town.hire()
    varsel = await town.alarm(said, channel=channel, **changes)
    return await town.advisor(), varsel


def place(varsel: Varsel) -> str:
    return f"{LIST}/{varsel.id}"


async def kept(town: Town, varsel: Varsel) -> Varsel:
    async with town.store.work() as work:
        found = await work.alarms.get(varsel.id)
    assert found is not None
    return found


async def did(town: Town, subject: str) -> list[tuple[str, str]]:
    async with town.store.work() as work:
        return [(entry.actor, entry.action) for entry in await work.audit.of(subject)]


async def say(town: Town, varsel: Varsel, text: str, *, sender: Sender = Sender.CITIZEN, **values: object) -> None:
    async with town.store.work() as work:
        message = NewMessage(id=f"mere-{text[:40]}", sender=sender, at=town.clock.now(), text=text)
        await work.conversations.append(varsel.conversation_id, replace(message, **values))  # type: ignore[arg-type]
        await work.commit()


async def test_the_list_shows_what_waits_first(town: Town) -> None:
    browser, handled = await ready(town)
    assert (await browser.act(handled, "klaret")).status == 303
    town.clock.forward(minutes=1)
    child = await town.alarm("Naboen slår sine børn", akut="barn_i_fare", assess_by=town.clock.now() + timedelta(hours=24))
    case = await town.case()
    town.clock.forward(minutes=1)
    known = await town.alarm(case_id=case.id)
    page = await browser.text(LIST)
    assert page.index(known.id) < page.index(child.id) < page.index(handled.id)
    for words in ("Kan være en underretning: vurderes senest 26. nov. 2026 kl. 10.01", "Ingen sag endnu", case.number, "Taget hånd om", "Kirsten Prøve, 25. nov. kl. 10.00"):  # fmt: skip
        assert words in page, words
    assert "slår" not in page.split("<main")[1], "the list holds no words of citizens"


async def test_what_waits_is_counted_in_the_queue_and_in_the_menu(town: Town) -> None:
    await town.hire()
    browser = await town.advisor()
    quiet = await browser.text("/raadgiver")
    assert "alarm-banner" not in quiet and "alarm-count" not in quiet
    assert "Der er ingen akutte varsler" in await browser.text(LIST)
    first = await town.alarm()
    assert '<a href="/raadgiver/varsler">1 akut varsel venter</a>' in await browser.text("/raadgiver")
    await town.alarm()
    assert "2 akutte varsler venter" in await browser.text("/raadgiver")
    assert '<span class="alarm-count">2</span>' in await browser.text("/raadgiver/konto")
    await browser.act(first, "klaret")
    assert '<span class="alarm-count">1</span>' in await browser.text("/raadgiver/konto")


async def test_there_are_sheets_when_there_are_many(town: Town) -> None:
    await town.hire()
    for _ in range(26):
        await town.alarm()
    browser = await town.advisor()
    assert (await browser.text(LIST)).count("data-row") == 25
    assert (await browser.text(f"{LIST}?side=2")).count("data-row") == 1
    assert "Der er ikke flere sager her" in await browser.text(f"{LIST}?side=9")
    assert (await browser.text(f"{LIST}?side=nej")).count("data-row") == 25


async def test_the_page_shows_the_whole_conversation_and_is_logged(town: Town) -> None:
    browser, varsel = await ready(town, akut="barn_i_fare", assess_by=town.clock.now() + timedelta(hours=24))
    page = await browser.text(place(varsel))
    for words in ("Min mand slår mig", "Ring 112, hvis du er i fare nu.", "Ingen sag endnu", "25. nov. 2026 kl. 10.00", "Åbnede varslet",
                  "Modtagelsen bekræftes senest torsdag 3. dec. 2026."):  # fmt: skip
        assert words in page, words
    await browser.text(place(varsel))
    assert await did(town, f"varsel:{varsel.id}") == [("advisor:kirsten", "alarm.read")] * 2


async def test_to_read_the_conversation_of_a_case_is_to_read_the_case(town: Town) -> None:
    await town.hire()
    case = await town.case("Jeg orker ikke mere")
    varsel = await town.alarm(case_id=case.id)
    browser = await town.advisor()
    page = await browser.text(place(varsel))
    assert f'href="/raadgiver/sager/{case.number}"' in page and "Opret sag" not in page
    assert await did(town, f"case:{case.id}") == [("advisor:kirsten", "case.read")]


@pytest.mark.parametrize("where", ["f" * 32, "x", "A" * 32, "..%2F..%2Fkonto", "0" * 300, "%00"])
async def test_an_unknown_alarm_is_not_there(town: Town, where: str) -> None:
    browser, varsel = await ready(town)
    assert (await browser.get(f"{LIST}/{where}")).status == 404
    token = hidden(await browser.text(LIST), "csrf")
    for verb in ("svar", "sag", "klaret"):
        fields = {"csrf": token, "text": "Hej", "seneste": varsel.latest_at.isoformat()}
        assert (await browser.post(f"{LIST}/{where}/{verb}", fields)).status == 404
    assert (await browser.act(varsel, "slet")).status == 404


@pytest.mark.parametrize("vector", XSS)
async def test_markup_from_a_citizen_is_only_text(town: Town, vector: str) -> None:
    browser, varsel = await ready(town, vector)
    page = await browser.text(place(varsel))
    for raw in ("<script>alert", "<img src=x", "<svg/onload", "</textarea><script"):
        assert raw not in page
    assert "49" not in page.split('class="story"')[1].split("</blockquote>")[0]
    answer = await browser.act(varsel, "svar", text=vector, besked=vector)
    assert answer.status == 303
    await browser.act(varsel, "klaret", text=vector)
    after = await browser.text(place(varsel))
    assert not any(raw in after for raw in ("<script>alert", "<img src=x", "<svg/onload", "</textarea><script"))


async def test_a_message_stands_in_the_conversation_and_is_shown_live(town: Town) -> None:
    browser, varsel = await ready(town)
    answer = await browser.act(varsel, "svar", text="Hej. Jeg er her.\r\nKan du ringe?")
    assert (answer.status, answer.headers["Location"]) == (303, f"{place(varsel)}?gjort=varsel_svar")
    last = (await town.lines(varsel))[-1]
    assert (last.sender, last.text) == (Sender.ADVISOR, "Hej. Jeg er her.\nKan du ringe?")
    assert town.gateway.heard == [varsel.conversation_id]
    assert "Beskeden er sendt til borgeren." in await browser.text(answer.headers["Location"])
    assert ("advisor:kirsten", "alarm.written") in await did(town, f"varsel:{varsel.id}")
    async with town.store.work() as work:
        assert await work.outbox.waiting() == 0
    assert (await kept(town, varsel)).handled_at is None, "to write is not to have handled it"


async def test_without_a_case_it_reaches_telegram_too(town: Town) -> None:
    browser, varsel = await ready(town, channel=Channel.TELEGRAM)
    assert "Telegram. Skriv ikke følsomme" in await browser.text(place(varsel))
    await browser.act(varsel, "svar", text="Hej")
    async with town.store.work() as work:
        (sent,) = await work.outbox.claim(owner="t", now=town.clock.now(), until=town.clock.now() + timedelta(minutes=1), limit=9)
    assert (sent.transport, sent.recipient, sent.template) == (Transport.TELEGRAM, "chat1", "telegram_message")
    assert sent.args == {"message_id": (await town.lines(varsel))[-1].id}


async def test_sent_twice_is_written_once(town: Town) -> None:
    browser, varsel = await ready(town)
    page = await browser.text(place(varsel))
    form = {"csrf": hidden(page, "csrf"), "besked": hidden(page, "besked"), "text": "Hej"}
    for _ in range(2):
        assert (await browser.post(f"{place(varsel)}/svar", form)).status == 303
    assert [message.text for message in await town.lines(varsel)].count("Hej") == 1


@pytest.mark.parametrize(("text", "says"), [("  \r\n ", "Skriv noget i feltet."), ("a" * 8001, "Teksten er for lang.")])
async def test_what_cannot_be_sent_comes_back(town: Town, text: str, says: str) -> None:
    browser, varsel = await ready(town)
    answer = await browser.act(varsel, "svar", text=text)
    page = await answer.text()
    assert (answer.status, says in page, text.strip() in page) == (422, True, True)
    assert len(await town.lines(varsel)) == 2


async def test_a_cpr_number_is_removed_on_the_way(town: Town) -> None:
    browser, varsel = await ready(town)
    answer = await browser.act(varsel, "svar", text="Er det " + "010190" + "-" + "1234?")
    assert answer.headers["Location"].endswith("varsel_svar_maskeret")
    assert "1234" not in (await town.lines(varsel))[-1].text


async def test_in_a_case_it_is_the_cases_answer(town: Town) -> None:
    await town.hire()
    case = await town.case("Jeg orker ikke mere")
    varsel = await town.alarm(case_id=case.id, conversation_id=case.conversation_id, message_id="sag1-citizen-19")
    browser = await town.advisor()
    assert f"Den tæller som et svar i sagen {case.number}." in await browser.text(place(varsel))
    assert (await browser.act(varsel, "svar", text="Hej. Jeg ringer nu.")).status == 303
    after = await town.stored(case)
    assert (after.first_answer_at, after.status, after.advisor_id) == (town.clock.now(), Status.I_GANG, "kirsten")
    assert (await town.lines(case))[-1].text == "Hej. Jeg ringer nu."


async def test_a_case_is_made_of_what_was_written(town: Town) -> None:
    browser, varsel = await ready(town, akut="barn_i_fare", assess_by=town.clock.now() + timedelta(hours=24))
    await say(town, varsel, "Ja, der er nogen hos mig", args={"value": "tryg:ja"})
    await say(town, varsel, "Han har også slået vores søn")
    town.clock.forward(minutes=10)
    await browser.act(varsel, "svar", text="Hej")
    town.clock.forward(minutes=20)
    answer = await browser.act(varsel, "sag")
    (number,) = answer.headers["Location"].removeprefix("/raadgiver/sager/").split("?")[:1]
    async with town.store.work() as work:
        case = await work.cases.by_number(number)
        assert case is not None and await work.cases.by_source_message(varsel.message_id) == case
        assert await work.cases.by_code_lookup(case.id) == case
    facts = case.facts
    assert (facts.kind, facts.akut, facts.underretning, facts.contact.way, facts.afdeling) == (
        "klage", "barn_i_fare", True, ContactWay.CHAT, "andet_uoplyst",
    )  # fmt: skip
    assert facts.story == "Min mand slår mig\n\nHan har også slået vores søn"
    assert case.received_at == varsel.at and case.first_answer_at == varsel.at + timedelta(minutes=10), "a human had answered"
    assert (case.due.isoformat(), case.status, case.advisor_id) == ("2026-11-30", Status.I_GANG, "kirsten")
    assert (await kept(town, varsel)).case_id == case.id
    page = await browser.text(answer.headers["Location"])
    for words in ("Sagen er oprettet ud fra varslet.", "Oprettede sagen ud fra et akut varsel", "Modtagelsen bekræftes senest torsdag 3. dec. 2026."):  # fmt: skip
        assert words in page, words
    assert case.number in await browser.text("/raadgiver")
    assert (await browser.act(varsel, "sag")).headers["Location"].startswith(f"/raadgiver/sager/{number}"), "there is one"
    async with town.store.work() as work:
        assert len(await work.cases.in_conversation(varsel.conversation_id)) == 1


async def test_nobody_has_answered_and_the_case_is_new(town: Town) -> None:
    browser, varsel = await ready(town)
    await browser.act(varsel, "sag")
    async with town.store.work() as work:
        (case,) = await work.cases.in_conversation(varsel.conversation_id)
    assert (case.status, case.advisor_id, case.first_answer_at, case.facts.underretning) == (Status.NY, None, None, False)
    assert "Underretningen vurderes" not in await browser.text(f"/raadgiver/sager/{case.number}")


async def test_what_the_citizen_was_filling_in_ends_with_the_case(town: Town) -> None:
    browser, varsel = await ready(town)
    async with town.store.work() as work:
        await work.drafts.add(DraftRow(id="kladde", conversation_id=varsel.conversation_id, state={"story": "..."}, revision=3))
        await work.commit()
    await browser.act(varsel, "sag")
    async with town.store.work() as work:
        assert await work.drafts.open_for(varsel.conversation_id) is None
        conversation = await work.conversations.get(varsel.conversation_id)
    assert conversation is not None and conversation.engine_epoch == 1, "a late answer of the engine is refused"


async def test_no_case_is_made_while_the_citizen_is_being_answered(town: Town) -> None:
    browser, varsel = await ready(town)
    async with town.store.work() as work:
        now = town.clock.now()
        assert await work.conversations.claim(varsel.conversation_id, owner="en tur", until=now + timedelta(seconds=9), now=now)
        await work.commit()
    answer = await browser.act(varsel, "sag")
    assert (answer.status, "Prøv igen om et øjeblik" in await answer.text()) == (422, True)
    town.clock.forward(seconds=10)
    assert (await browser.act(varsel, "sag")).status == 303


async def test_handled_with_a_note(town: Town) -> None:
    browser, varsel = await ready(town)
    town.clock.forward(minutes=3)
    answer = await browser.act(varsel, "klaret", text="Politiet er kørt ud.")
    assert answer.headers["Location"] == f"{place(varsel)}?gjort=varsel_klaret"
    after = await kept(town, varsel)
    assert (after.handled_at, after.advisor_id, after.note) == (town.clock.now(), "kirsten", "Politiet er kørt ud.")
    page = await browser.text(answer.headers["Location"])
    assert (
        "Politiet er kørt ud." in page
        and "Tog hånd om varslet" in page
        and 'action="/raadgiver/varsler/' + varsel.id + '/klaret"' not in page
    )


@pytest.mark.parametrize("seen", ["", "i går", "2026-11-25T09:00:00", "2026-11-25T08:59:59+00:00"])
async def test_what_was_not_read_is_not_handled(town: Town, seen: str) -> None:
    browser, varsel = await ready(town)
    answer = await browser.act(varsel, "klaret", seneste=seen, text="Ringet op")
    page = await answer.text()
    assert (answer.status, "Borgeren har skrevet igen" in page, "Ringet op" in page) == (409, True, True)
    assert (await kept(town, varsel)).handled_at is None


async def test_a_deleted_conversation_leaves_the_alarm_without_its_words(town: Town) -> None:
    browser, varsel = await ready(town)
    async with town.store.work() as work:
        await work.conversations.erase(varsel.conversation_id)
        await work.commit()
    page = await browser.text(place(varsel))
    assert "Borgeren har slettet samtalen" in page and "slår" not in page and 'id="svar"' not in page
    for verb in ("svar", "sag"):
        answer = await browser.act(varsel, verb, text="Er du der?")
        assert (answer.status, "så der er ingen at skrive til her" in await answer.text()) == (422, True), verb
    assert (await browser.act(varsel, "klaret")).status == 303


async def test_nobody_is_written_to_on_a_screen_that_was_wiped(town: Town) -> None:
    browser, varsel = await ready(town)
    async with town.store.work() as work:
        await work.conversations.clear(varsel.conversation_id)
        await work.commit()
    await say(town, varsel, "Det, du har skrevet, er slettet.", sender=Sender.ASSISTANT)
    assert (await browser.act(varsel, "svar", text="Er du der?")).status == 422
    await say(town, varsel, "hej igen")
    page = await browser.text(place(varsel))
    assert "Borgeren har slettet samtalen" in page and "skrevet bagefter" in page
    assert (await browser.act(varsel, "svar", text="Er du der?")).status == 303


async def test_where_somebody_may_be_looking_the_advisor_is_warned(town: Town) -> None:
    browser, varsel = await ready(town)
    other = await town.alarm("jeg vil ikke leve", akut="selvmordstanker")
    assert "kan måske se skærmen" in await browser.text(place(varsel))
    assert "kan måske se skærmen" not in await browser.text(place(other))


async def test_another_alarm_of_an_unknown_situation_can_be_shown(town: Town) -> None:
    """The lists change with the years; what was raised stays."""
    browser, varsel = await ready(town, akut="nedlagt_situation")
    assert "nedlagt_situation" in await browser.text(place(varsel))


async def test_an_english_conversation_is_marked_as_one(town: Town) -> None:
    browser, varsel = await ready(town)
    async with town.store.work() as work:
        there = await work.conversations.get(varsel.conversation_id)
        assert isinstance(there, Conversation)
        await work.conversations.update(replace(there, lang="en"))
        await work.commit()
    page = await browser.text(place(varsel))
    assert '<blockquote class="story" lang="en"' in page and "Engelsk" in page
