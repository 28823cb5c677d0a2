"""The case page: what it shows, and what its forms do."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from actions.ports import Sender, Transport
from actions.rules.case import Channel, Contact, ContactWay, Henvendelse, Status
from tests.bot.advisor.town import Browser, Town, hidden

SUGGESTION = {
    "route": "registrer", "kind": "klage", "sub": "klage_over_sagsbehandling", "afdeling": ["ydelser", "jobcenter_og_unge"],
    "emne": ["sygedagpenge"], "myndighed": [], "problem": ["manglende_svar"], "confidence": 0.823, "klar": True,
    "evidence": ["ventet fire måneder"], "model": "a1b2c3d4e5f6a7b8", "rules": ["i_tvivl_klage"],
}  # fmt: skip
XSS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "<svg/onload=alert(1)>",
    "{{ 7*7 }} {% raw %}",
    "javascript:alert(1)",
    "'-alert(1)-'",
]


async def ready(town: Town, **changes: Any) -> tuple[Browser, Henvendelse]:
    await town.hire()
    case = await town.case(**changes)
    return await town.advisor(), case


def place(case: Henvendelse) -> str:
    return f"/raadgiver/sager/{case.number}"


async def test_the_page_shows_what_is_known(town: Town) -> None:
    contact = Contact(way=ContactWay.MAIL, value="anna@post.example", name="Anna Prøve")
    browser, case = await ready(town, contact=contact, akut="udsaettelse", other_problems=("sagsbehandlingstid",), suggestion=SUGGESTION)
    page = await browser.text(place(case))
    for words in (
        case.number, "Klage", "Klage over sagsbehandlingen", "Jobcenter og unge", "Sygedagpenge", "Manglende svar på henvendelser",
        "Lang sagsbehandlingstid", "ventet fire måneder", "At nogen ringer tilbage", "anna@post.example", "Anna Prøve",
        "25. nov. 2026 kl. 10.00", "mandag 30. nov. 2026", "5 dage tilbage", "Haster:", "Vejvisers forslag", "sagen siger noget andet",
        "<mark lang=\"da\">ventet fire måneder</mark>", "82 %", "I tvivl er det en klage.", "a1b2c3d4e5f6", "Hej. Jeg er en digital assistent.",
    ):  # fmt: skip
        assert words in page, words
    assert page.index('id="svar"') < page.index('class="talk"'), "the answer comes before the talk"


@pytest.mark.parametrize(
    "suggestion", [{}, {"scores": {"kind": [["klage", 0.9], ["anden_henvendelse", 0.1]], "emne": []}}, {"evidence": None, "confidence": None, "rules": ["ny"]}]
)  # fmt: skip
async def test_any_shape_of_suggestion_can_be_shown(town: Town, suggestion: dict[str, Any]) -> None:
    browser, case = await ready(town, suggestion=suggestion)
    page = await browser.text(place(case))
    assert ("Vejviser kom ikke med et forslag" in page) is (suggestion == {})
    assert ("90 %" in page) is ("scores" in suggestion)


@pytest.mark.parametrize("number", ["2026-999999", "findes-ikke", "2026-000001%00", "..%2F..%2Fkonto", "1" * 300])
async def test_an_unknown_number_is_not_there(town: Town, number: str) -> None:
    browser, _ = await ready(town)
    assert (await browser.get(f"/raadgiver/sager/{number}")).status == 404
    token = hidden(await browser.text("/raadgiver"), "csrf")
    assert (await browser.post(f"/raadgiver/sager/{number}/tag", {"csrf": token, "version": "1"})).status == 404


async def test_an_unknown_verb_is_not_there(town: Town) -> None:
    browser, case = await ready(town)
    assert (await browser.do(case.number, "slet")).status == 404


@pytest.mark.parametrize("vector", XSS)
async def test_markup_from_a_citizen_is_only_text(town: Town, vector: str) -> None:
    contact = Contact(way=ContactWay.MAIL, value="a@post.example", name=vector)
    browser, case = await ready(town, story=vector, oenske=vector, contact=contact, suggestion={"evidence": [vector], "model": vector})
    page = await browser.text(place(case))
    for raw in ("<script>alert", "<img src=x", "<svg/onload", "</textarea><script"):
        assert raw not in page
    assert "49" not in page.split('class="story"')[1].split("</blockquote>")[0]
    answer = await browser.do(case.number, "luk", {"udfald": vector, "greb_ind": vector, "text": vector})
    assert answer.status == 422
    assert "<script>alert" not in await answer.text()


async def test_an_answer_reaches_the_citizen_and_stops_the_clock(town: Town) -> None:
    browser, case = await ready(town, contact=Contact(way=ContactWay.MAIL, value="anna@post.example"))
    town.clock.forward(minutes=5)
    answer = await browser.do(case.number, "svar", {"text": "Hej Anna.\r\n\r\nDe ringer i morgen.", "bagefter": "venter_afdeling"})
    assert (answer.status, answer.headers["Location"]) == (303, f"{place(case)}?gjort=svar")
    last = (await town.lines(case))[-1]
    assert (last.sender, last.text, last.at) == (Sender.ADVISOR, "Hej Anna.\n\nDe ringer i morgen.", town.clock.now())
    after = await town.stored(case)
    assert (after.first_answer_at, after.status, after.advisor_id) == (town.clock.now(), Status.VENTER_AFDELING, "kirsten")
    assert town.gateway.heard == [case.conversation_id]
    async with town.store.work() as work:
        (ping,) = await work.outbox.claim(owner="t", now=town.clock.now(), until=town.clock.now() + timedelta(minutes=1), limit=9)
    assert (ping.transport, ping.recipient, ping.template) == (Transport.MAIL, "anna@post.example", "svar_i_chatten")
    assert "ringer" not in str(ping)
    page = await browser.text(answer.headers["Location"])
    assert "Svaret er sendt." in page
    assert '<span class="chip chip-faerdig">besvaret</span>' in page


async def test_an_answer_in_telegram_is_queued_for_its_chat(town: Town) -> None:
    browser, case = await ready(town, channel=Channel.TELEGRAM)
    await browser.do(case.number, "svar", {"text": "Hej"})
    async with town.store.work() as work:
        (sent,) = await work.outbox.claim(owner="t", now=town.clock.now(), until=town.clock.now() + timedelta(minutes=1), limit=9)
    assert (sent.transport, sent.recipient, sent.template) == (Transport.TELEGRAM, "chat1", "telegram_message")


async def test_sending_the_same_answer_twice_stores_it_once(town: Town) -> None:
    browser, case = await ready(town)
    page = await browser.text(place(case))
    form = {"csrf": hidden(page, "csrf"), "version": hidden(page, "version"), "text": "Hej"}
    assert (await browser.post(f"{place(case)}/svar", form)).status == 303
    assert (await browser.post(f"{place(case)}/svar", form)).status == 409
    assert [line.text for line in await town.lines(case) if line.sender is Sender.ADVISOR] == ["Hej"]
    assert len(town.gateway.heard) == 1


async def test_a_stale_form_shows_what_happened_and_keeps_the_text(town: Town) -> None:
    browser, case = await ready(town)
    await town.hire("jonas@kommune.example", "Jonas Eksempel")
    colleague = await town.advisor("jonas@kommune.example")
    page = await browser.text(place(case))
    changes = {"type": "klage/klage_over_sagsbehandling", "afdeling": "ydelser", "emne": "sygedagpenge", "hovedproblem": "manglende_svar"}
    assert (await colleague.do(case.number, "kategori", changes | {"grund": "forslag_forkert"})).status == 303
    form = {"csrf": hidden(page, "csrf"), "version": hidden(page, "version"), "text": "Mit lange svar", "bagefter": "venter_borger"}
    answer = await browser.post(f"{place(case)}/svar", form)
    assert answer.status == 409
    again = await answer.text()
    assert ">Mit lange svar</textarea>" in again
    assert 'value="venter_borger" selected' in again
    told = again.split('id="problem-svar"')[1].split("</form>")[0]
    assert "Jonas Eksempel: Rettede kategorien" in told
    assert "Afdeling: Jobcenter og unge → Ydelser" in told
    assert all(line.sender is not Sender.ADVISOR for line in await town.lines(case))
    form |= {"version": hidden(again, "version")}
    assert (await browser.post(f"{place(case)}/svar", form)).status == 303


async def test_a_form_that_is_gone_meanwhile_still_gets_its_answer(town: Town) -> None:
    browser, case = await ready(town)
    page = await browser.text(place(case))
    assert (await browser.do(case.number, "luk", {"udfald": "vejledt", "greb_ind": "nej"})).status == 303
    form = {"csrf": hidden(page, "csrf"), "version": hidden(page, "version"), "status": "venter_borger"}
    answer = await browser.post(f"{place(case)}/status", form)
    assert answer.status == 409
    assert "Kirsten Prøve: Lukkede sagen: Vejledt" in await answer.text()


@pytest.mark.parametrize("version", ["", "0", "-1", "x", "²", "9" * 30, "2"])
async def test_a_form_with_a_made_up_version_is_stale(town: Town, version: str) -> None:
    browser, case = await ready(town)
    page = await browser.text(place(case))
    answer = await browser.post(f"{place(case)}/tag", {"csrf": hidden(page, "csrf"), "version": version})
    assert answer.status == 409
    assert await town.stored(case) == case


async def test_the_whole_life_of_a_case(town: Town) -> None:
    browser, case = await ready(town)
    steps: list[tuple[str, dict[str, str], Status]] = [
        ("tag", {}, Status.I_GANG),
        ("status", {"status": "venter_borger"}, Status.VENTER_BORGER),
        ("status", {"status": "i_gang"}, Status.I_GANG),
        ("note", {"text": "Ringede til borgeren", "talt": "ja"}, Status.I_GANG),
        ("luk", {"udfald": "loest_i_dialog", "greb_ind": "ja"}, Status.LUKKET),
        ("genaabn", {}, Status.I_GANG),
        ("luk", {"udfald": "vejledt", "greb_ind": "nej"}, Status.LUKKET),
        ("svar", {"text": "En sidste ting"}, Status.I_GANG),
    ]
    for verb, fields, status in steps:
        answer = await browser.do(case.number, verb, fields)
        assert answer.status == 303, (verb, await answer.text())
        assert (await town.stored(case)).status is status, verb
        assert "alert-success" in await browser.text(answer.headers["Location"])
    assert [action for _, action, _ in await town.log(case) if action != "case.read"] == [
        "case.taken", "case.moved", "case.moved", "case.spoken", "case.closed", "case.reopened", "case.closed", "case.answered",
    ]  # fmt: skip
    page = await browser.text(place(case))
    assert "Lukkede sagen: Løst i dialog med forvaltningen" in page
    assert "Ændrede status til »Venter på borger«" in page


async def test_a_correction_keeps_the_suggestion_on_the_page(town: Town) -> None:
    browser, case = await ready(town, suggestion=SUGGESTION)
    page = await browser.text(place(case))
    fields = [
        ("csrf", hidden(page, "csrf")), ("version", "1"), ("type", "anden_henvendelse/status_paa_sag"), ("afdeling", "ydelser"),
        ("emne", ""), ("hovedproblem", "manglende_svar"), ("andre_problemer", "sagsbehandlingstid"),
        ("andre_problemer", "tilgaengelighed"), ("grund", "andet"), ("text", "Borgeren ringede og rettede sig selv"),
    ]  # fmt: skip
    assert (await browser.post(f"{place(case)}/kategori", fields)).status == 303
    after = await town.stored(case)
    facts = after.facts
    assert (facts.kind, facts.sub, facts.afdeling, facts.emne) == ("anden_henvendelse", "status_paa_sag", "ydelser", "")
    assert facts.other_problems == ("sagsbehandlingstid", "tilgaengelighed")
    assert dict(after.suggestion) == SUGGESTION
    page = await browser.text(place(case))
    for words in (
        "Type: Klage → Anden henvendelse",
        "Fordi: Andet",
        "Borgeren ringede og rettede sig selv",
        "Emne: Sygedagpenge → Ikke angivet",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("verb", "fields", "says"),
    [
        ("svar", {"text": "   "}, "Skriv noget i feltet"),
        ("svar", {"text": "x" * 8001}, "Teksten er for lang"),
        ("svar", {"text": "Hej", "bagefter": "lukket"}, "Vælg en status"),
        ("note", {"text": ""}, "Skriv noget i feltet"),
        ("kategori", {"type": "klage/findes_ikke", "afdeling": "ydelser", "grund": "forslag_forkert"}, "Vælg kategorier fra listerne"),
        ("kategori", {"type": "klage/klage_over_sagsbehandling", "afdeling": "ydelser"}, "Vælg, hvorfor du retter"),
        ("status", {"status": "ny"}, "Vælg en status"),
        ("status", {"status": "x"}, "Vælg en status"),
        ("luk", {"udfald": "findes_ikke", "greb_ind": "ja"}, "Vælg et udfald"),
        ("luk", {"udfald": "vejledt"}, "Svar på, om du greb ind"),
        ("genaabn", {}, "Sagen er ikke lukket"),
    ],
)
async def test_what_is_refused_is_explained_and_changes_nothing(town: Town, verb: str, fields: dict[str, str], says: str) -> None:
    browser, case = await ready(town)
    answer = await browser.do(case.number, verb, fields)
    assert answer.status == 422
    assert says in await answer.text()
    assert await town.stored(case) == case
    assert [action for _, action, _ in await town.log(case) if action != "case.read"] == []
    assert town.gateway.heard == []


async def test_a_note_stays_with_the_staff(town: Town) -> None:
    browser, case = await ready(town)
    before = await town.lines(case)
    await browser.do(case.number, "note", {"text": "Kun for os"})
    assert await town.lines(case) == before
    assert town.gateway.heard == []
    assert "Kun for os" in await browser.text(place(case))


async def test_every_look_at_a_case_is_logged_with_ids_only(town: Town) -> None:
    browser, case = await ready(town, story="En hemmelig historie")
    await browser.text(place(case))
    await browser.do(case.number, "svar", {"text": "Et hemmeligt svar"})
    log = await town.log(case)
    assert [(actor, action) for actor, action, _ in log] == [
        ("advisor:kirsten", "case.read"), ("advisor:kirsten", "case.read"), ("advisor:kirsten", "case.answered"),
    ]  # fmt: skip
    assert "hemmelig" not in str(log)
    async with town.store.work() as work:
        assert await work.audit.verify() is None
    page = await browser.text(place(case))
    assert "Hvem har åbnet sagen (3)" in page


@pytest.mark.parametrize("done", ["svar", "<script>", "findes_ikke", ""])
async def test_only_known_words_are_said_after_a_form(town: Town, done: str) -> None:
    browser, case = await ready(town)
    page = await browser.text(f"{place(case)}?gjort={done}")
    assert ("alert-success" in page) is (done == "svar")


async def test_a_colleagues_case_can_be_taken_over(town: Town) -> None:
    await town.hire("jonas@kommune.example", "Jonas Eksempel")
    browser, case = await ready(town, advisor_id="jonas", status=Status.I_GANG)
    assert "Overtag fra Jonas Eksempel" in await browser.text(place(case))
    await browser.do(case.number, "tag")
    assert (await town.stored(case)).advisor_id == "kirsten"
    assert "Tag sagen" not in await browser.text(place(case))
