"""The pages: both languages, nothing set in the browser, and a form that keeps what was typed."""

from __future__ import annotations

import re

import pytest

from tests.running import STORY, Running, hidden_value

pytestmark = pytest.mark.asyncio(loop_scope="module")

PAGES = ("/", "/chat", "/skriv", "/status", "/privatliv", "/tilgaengelighed")
FORM = "application/x-www-form-urlencoded"
GOOD = {"beskrivelse": STORY, "oenske": "At nogen ringer", "kontakt_maade": "anonym", "samtykke": "nej", "talt_med_afdeling": "ja"}


@pytest.fixture
def house(shared_house: Running) -> Running:
    return shared_house


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("lang", ["da", "en"])
async def test_every_page_is_there_in_both_languages(house: Running, path: str, lang: str) -> None:
    async with house.http.get(path if lang == "da" else f"{path}?lang=en") as response:
        page = await response.text()
        assert response.status == 200
        assert not response.cookies
    assert f'<html lang="{lang}">' in page
    assert page.count("<main ") == page.count("<h1") == 1
    assert house.product.services.catalogue.municipality.phone in page
    assert ("Telephone" if lang == "en" else "Telefon") in page


@pytest.mark.parametrize("path", PAGES)
async def test_no_page_has_inline_script_or_style(house: Running, path: str) -> None:
    async with house.http.get(path) as response:
        page = await response.text()
    assert re.findall(r"<script(?![^>]*\ssrc=)", page) == []
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=|javascript:", page) == []


@pytest.mark.parametrize("lang", ["da", "en"])
async def test_the_page_says_what_the_conversation_will_begin_with(house: Running, lang: str) -> None:
    async with house.http.get(f"/?lang={lang}") as response:
        page = re.sub(r"<[^>]+>", "", await response.text()).replace("&#39;", "'")
    for message in (await house.citizen(lang)).first:
        for line in message["text"].split("\n"):
            assert line in page


async def test_the_form_registers_and_gives_a_receipt(house: Running) -> None:
    async with house.http.get("/skriv") as response:
        form_id = hidden_value(await response.text(), "formular_id")
    async with house.http.post("/skriv", data=GOOD | {"formular_id": form_id}) as response:
        page = await response.text()
        assert response.status == 200
    number = re.search(r"20\d\d-\d{6}", page)
    code = re.search(r'class="code">([^<]+)<', page)
    assert number is not None
    assert code is not None
    assert STORY in page
    async with house.http.post("/api/v1/status", json={"code": code[1]}) as response:
        assert (await response.json())["number"] == number[0]
    async with house.product.services.store.work() as work:
        case = await work.cases.by_number(number[0])
    assert case is not None
    assert (case.facts.oenske, case.facts.talt_med_afdeling, case.facts.contact.way.value) == ("At nogen ringer", "ja", "anonym")


async def test_a_double_click_is_one_henvendelse(house: Running) -> None:
    import asyncio

    async with house.http.get("/skriv") as response:
        form_id = hidden_value(await response.text(), "formular_id")

    async def click() -> str:
        async with house.http.post("/skriv", data=GOOD | {"formular_id": form_id}) as response:
            assert response.status == 200
            found = re.search(r"20\d\d-\d{6}", await response.text())
            assert found is not None
            return found[0]

    numbers = await asyncio.gather(click(), click(), click())
    assert {*numbers, await click()} == {numbers[0]}


async def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_stays(house: Running) -> None:
    typed = {"beskrivelse": "", "oenske": 'Et "svar" & <ro>', "kontakt_maade": "mail", "kontakt_vaerdi": "ikke-en-mail", "navn": "Bo Prøve"}
    async with house.http.post("/skriv", data=typed) as response:
        page = await response.text()
        assert response.status == 400
    assert 'id="beskrivelse-problem"' in page
    assert 'id="kontakt_vaerdi-problem"' in page
    assert 'aria-describedby="kontakt_vaerdi-hint kontakt_vaerdi-problem" aria-invalid="true"' in page
    assert "Et &#34;svar&#34; &amp; &lt;ro&gt;" in page
    assert 'value="Bo Prøve"' in page
    assert re.search(r'value="mail" checked', page)


async def test_a_form_that_is_too_long_is_kept(house: Running) -> None:
    long = "ord " * 1200
    async with house.http.post("/skriv?lang=en", data=GOOD | {"beskrivelse": long}) as response:
        page = await response.text()
        assert response.status == 400
    assert "There is room for 4000 characters" in page
    assert long.strip() in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("navn", "Bo\r\nBcc: alle@kommune.example"),
        ("navn", "<img src=x onerror=alert(1)>"),
        ("kontakt_maade", "brevdue"),
        ("samtykke", "måske"),
        ("formular_id", "../../etc"),
        ("ukendt", "felt"),
        ("beskrivelse", "hej\x00 <b>med</b> dig"),
    ],
)
async def test_odd_values_in_the_form(house: Running, field: str, value: str) -> None:
    async with house.http.post("/skriv", data=GOOD | {field: value}) as response:
        page = await response.text()
        assert response.status == 200
    number = re.search(r"20\d\d-\d{6}", page)
    assert number is not None
    assert "<img src=x" not in page
    assert "<b>med</b>" not in page
    async with house.product.services.store.work() as work:
        case = await work.cases.by_number(number[0])
    assert case is not None
    assert "\n" not in case.facts.contact.name
    assert "\r" not in case.facts.contact.name
    assert "\x00" not in case.facts.story


async def test_other_kinds_of_forms_are_refused(house: Running) -> None:
    for path in ("/skriv", "/status"):
        async with house.http.post(path, json={"beskrivelse": "hej"}) as response:
            assert response.status == 415
            assert response.content_type == "text/html"
        async with house.http.post(
            path, data=b"beskrivelse=%FF%FE&code=%FF", headers={"Content-Type": "application/x-www-form-urlencoded"}
        ) as response:
            assert response.status < 500
        async with house.http.post(path, data={"beskrivelse": "x" * 70_000, "code": "x" * 70_000}) as response:
            assert response.status == 413


async def test_a_cpr_number_in_the_form_is_kept_nowhere(house: Running) -> None:
    cpr = "010190" + "-" + "1234"
    async with house.http.post("/skriv", data=GOOD | {"beskrivelse": f"Mit nummer er {cpr}, og ingen svarer.", "navn": cpr}) as response:
        page = await response.text()
        assert response.status == 200
    assert cpr not in page
    number = re.search(r"20\d\d-\d{6}", page)
    assert number is not None
    async with house.product.services.store.work() as work:
        assert cpr not in str(await work.cases.by_number(number[0]))
