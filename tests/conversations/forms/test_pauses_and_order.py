"""A pause of a day, an engine that dies in the middle, three messages at once: the form goes on where it was, on both channels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conversations.forms.citizen import Bench, Citizen, InTelegram, OnTheWeb, telegram_serving
from tests.conversations.forms.conftest import NewCitizen
from tests.conversations.product import Served
from tests.conversations.scenarios.conftest import SETTINGS
from tests.conversations.scenarios.stage import reading

STORY = "Jeg har ventet fire måneder på svar om mine sygedagpenge, og det er ikke i orden"
DAY_AFTER = "2026-03-11T12:00:00+01:00"


def on_both_channels(product: Served, bench: Bench) -> list[Citizen]:
    ways = (OnTheWeb(product.talk()), InTelegram(product=product, bench=bench, chat=4242))
    return [Citizen(product=product, way=way) for way in ways]


@pytest.mark.parametrize("with_engine", [True, False], ids=["engine", "away"])
def test_after_a_day_the_first_words_say_where_we_were(with_engine: bool, tmp_path: Path) -> None:
    with telegram_serving() as bench:
        product = Served(folder=tmp_path, settings={**SETTINGS, **bench.settings}).start(with_engine=with_engine)
        try:
            citizens = on_both_channels(product, bench)
            for citizen in citizens:
                citizen.say(STORY)
                citizen.until("kontakt")
            product.stop()
            product.settings["CLOCK"] = DAY_AFTER
            product.start(with_engine=with_engine)
            for citizen, words in zip(citizens, ("hej igen", "20 30 40 50"), strict=True):
                keys = citizen.say(words)
                assert keys[0].startswith("pause.videre") and "sygedagpenge" in citizen.words
                assert citizen.slot == ("kontakt" if words == "hej igen" else "samtykke")
                assert not citizen.say("20 30 40 50" if words == "hej igen" else "ja")[0].startswith("pause."), "said once"
                assert citizen.finish()["contact_value"] == "+4520304050"
        finally:
            product.stop()


def test_an_engine_that_is_killed_in_the_middle_is_not_noticed_in_the_register(tmp_path: Path) -> None:
    with telegram_serving() as bench:
        product = Served(folder=tmp_path, settings={**SETTINGS, **bench.settings}).start()
        try:
            citizens = on_both_channels(product, bench)
            for citizen in citizens:
                citizen.say(STORY)
                citizen.until("talt_med_afdeling")
            product.kill_engine()
            for citizen in citizens:
                citizen.say("nej")
                citizen.say("20 30 40 50, helst efter kl. 16")
                citizen.until("bekraeft")
                assert citizen.say("ret ønsket til en undskyldning")[0] == "rettet.linje"
            rows = [citizen.finish() for citizen in citizens]
        finally:
            product.stop()
    for case in rows:
        assert (case["oenske"], case["contact_value"], case["kontakt_hvornaar"]) == ("en undskyldning", "+4520304050", "helst efter kl. 16")
        assert (case["kind"], case["emne"], case["afdeling"]) == ("klage", "sygedagpenge", "ydelser")


def test_three_messages_at_once_are_answered_in_their_order_and_once_each(begin: NewCitizen) -> None:
    citizen = begin()
    citizen.say(STORY)
    citizen.until("oenske")
    citizen.at_once("en undskyldning", "nej", "20 30 40 50")
    assert (citizen.draft["oenske"], citizen.draft["talt_med_afdeling"]) == ("en undskyldning", "nej")
    assert citizen.draft["kontakt_vaerdi"] == "+4520304050" and citizen.slot == "samtykke"
    with reading(citizen.product) as database:
        answers = database.execute(
            "select m.seq, count(distinct r.id), min(r.seq) from message m join message r on r.reply_to = m.id"
            " where m.conversation_id = ? and m.sender = 'citizen' group by m.id order by m.seq",
            (citizen.way.id,),
        ).fetchall()
        draft = json.loads(database.execute("select state from draft where conversation_id = ?", (citizen.way.id,)).fetchone()[0])
    assert [first for _, _, first in answers] == sorted(first for _, _, first in answers)
    assert all(1 <= count <= 2 for _, count, _ in answers) and draft["story"] == STORY
