"""The weekly summary from rows to page, mail and text."""

from __future__ import annotations

import mailbox
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest

from actions.notifying import notify_weekly
from actions.reporting import WeeklySummary, weekly_summary
from actions.rules.statistics import Answers, Line
from actions.rules.week import Week
from bot.delivery.office import open_courier
from bot.reports.chart import Bars, bar_chart
from bot.reports.command import report_week
from bot.reports.sheet import percent, period
from bot.reports.text import words_for
from storage.fakes import FakeStore
from tests.bot.reports.a_week import MONDAY_AFTER, at, catalogue, fill, services


@pytest.fixture
async def store() -> FakeStore:
    filled = FakeStore()
    await fill(filled)
    return filled


async def count(store: FakeStore, week: str = "2026-W47", now: object = MONDAY_AFTER) -> WeeklySummary:
    async with store.work() as work:
        return await weekly_summary(work, Week.parse(week), catalogue=catalogue(), now=now)  # type: ignore[arg-type]


def as_dict(lines: tuple[Line, ...]) -> dict[str, tuple[int, int]]:
    return {line.id: (line.count, line.before) for line in lines}


async def test_a_week_is_counted_from_local_monday_to_local_monday(store: FakeStore) -> None:
    summary = await count(store)
    assert (summary.received, summary.received_before) == (5, 2)
    assert as_dict(summary.kinds) == {"klage": (4, 2), "anden_henvendelse": (1, 0)}
    assert as_dict(summary.areas) == {"voksne": (2, 1), "boern": (1, 1), "andet": (1, 0), "by_miljoe_oekonomi": (1, 0)}
    assert as_dict(summary.units) == {"ydelser": (2, 1), "skole": (1, 1), "by_og_miljoe": (1, 0), "nedlagt_afdeling": (1, 0)}
    assert as_dict(summary.problems) == {"sagsbehandlingstid": (3, 2), "manglende_svar": (1, 0)}
    assert as_dict(summary.channels) == {"web": (4, 2), "telegram": (1, 0)}
    assert as_dict(summary.elsewhere) == {
        "anden_myndighed": (2, 0),
        "uden_for_statistik": (1, 0),
        "vejvist": (1, 0),
        "uden_for_kompetence": (0, 0),
    }
    assert as_dict(summary.authorities) == {"udbetaling_danmark": (2, 0)}
    assert as_dict(summary.urgent) == {"vold": (1, 1)}
    assert as_dict(summary.ease) == {"let": (2, 0), "svaert": (1, 1)}
    assert [line.share for line in summary.areas] == [40, 20, 20, 20]
    assert not summary.running


async def test_answers_and_waiting_are_as_they_stood_at_the_weeks_end(store: FakeStore) -> None:
    summary = await count(store)
    assert summary.answered == Answers(within=1, late=1)
    assert summary.answered_before == Answers(within=1, late=0)
    # 5 was answered on Monday morning: at midnight it still waited. 6 is due on Monday and not over.
    assert [(one.number, one.days) for one in summary.over] == [("2026-000002", 10), ("2026-000005", 3)]


async def test_a_running_week_is_counted_until_now(store: FakeStore) -> None:
    summary = await count(store, "2026-W48")
    assert summary.running
    assert summary.until == MONDAY_AFTER
    assert summary.received == 1
    assert [one.number for one in summary.over] == ["2026-000002"]


async def test_the_text_says_the_figures_and_no_name(store: FakeStore) -> None:
    async with store.work() as work:
        case = await work.cases.by_number("2026-000002")
        assert case is not None
        contact = replace(case.facts.contact, name="Kanarie Fugl", value="kanarie@borger.example")
        await work.cases.save(replace(case, facts=replace(case.facts, contact=contact, story="Kanariehistorie")))
        await work.commit()
    text = await report_week(services(store))
    assert text.startswith("Ugens overblik: uge 47, 2026\n16. november – 22. november 2026\n")
    assert "Nye henvendelser: 5 (ugen før: 2)" in text
    assert "Første svar i tide: 1 af 2" in text
    assert "2026-000002  10 dage over" in text
    assert "anarie" not in text
    assert max(len(line) for line in text.splitlines()) <= 78


async def test_an_empty_week_says_so_kindly() -> None:
    text = await report_week(services(FakeStore()), "2026-W30")
    assert "stille uge" in text
    assert "0 %" not in text


async def test_a_week_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="2026-W47"):
        await report_week(services(FakeStore()), "uge 47")


async def test_the_mail_has_the_same_figures_as_text_and_as_tables(store: FakeStore, tmp_path: Path) -> None:
    house = services(store, data_dir=tmp_path)
    async with store.work() as work:
        await notify_weekly(work, week="2026-W47", advisor_email="leder@kommune.example", now=MONDAY_AFTER)
        await work.commit()
    await open_courier(house).tick()
    (raw,) = mailbox.Maildir(tmp_path / "mail")
    parts = {part.get_content_type(): part.get_payload(decode=True).decode() for part in raw.walk() if not part.is_multipart()}  # type: ignore[union-attr]
    assert raw["Subject"] == "Ugens overblik 2026-W47"
    assert "https://vejviser.example/raadgiver/uge/2026-W47" in parts["text/plain"]
    assert (await report_week(house)).strip() in parts["text/plain"].replace("\r\n", "\n")
    html = parts["text/html"]
    assert html.count("<table") == 10
    assert "https://vejviser.example/raadgiver/sager/2026-000002" in html
    for figure in ("Udbetaling Danmark", "40 %", "10 dage over"):
        assert figure in html


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def test_the_chart_is_readable_without_eyes_and_without_colour() -> None:
    chart = bar_chart(
        [Bars(label='By & "Miljø" <b>', now=3, before=0), Bars(label="Børn", now=0, before=12)],
        title="Nye", description="Børn: 0 denne uge, 12 ugen før", now_label="Denne uge", before_label="Ugen før",
    )  # fmt: skip
    svg = parsed(chart)
    space = "{http://www.w3.org/2000/svg}"
    ids = {element.get("id"): element.text for element in svg.iter() if element.get("id")}
    assert svg.get("role") == "img"
    assert [ids[name] for name in (svg.get("aria-labelledby") or "").split()] == ["Nye", "Børn: 0 denne uge, 12 ugen før"]
    texts = [element.text for element in svg.iter(f"{space}text")]
    assert texts == ["Denne uge", "Ugen før", 'By & "Miljø" <b>', "3", "0", "Børn", "0", "12"]
    fills = {element.get("fill") for element in svg.iter(f"{space}rect")}
    assert "url(#graf-foer)" in fills
    assert "style" not in {name for element in svg.iter() for name in element.attrib}
    assert all(float(element.get("width") or 0) <= 400 for element in svg.iter(f"{space}rect"))


def test_a_chart_of_nothing_is_still_a_chart() -> None:
    parsed(bar_chart([], title="t", description="d", now_label="n", before_label="f"))
    parsed(bar_chart([Bars(label="x", now=0, before=0)], title="t", description="d", now_label="n", before_label="f"))


def test_shares_and_periods_read_as_danes_write_them() -> None:
    assert percent(Fraction(107, 2)) == "53,5 %"
    assert percent(Fraction(3)) == "3 %"
    words = words_for(services(FakeStore()))
    assert period(Week.parse("2026-W53"), words) == "28. december 2026 – 3. januar 2027"


async def test_figures_of_a_past_week_do_not_change_when_it_is_counted_again(store: FakeStore) -> None:
    first = await count(store)
    async with store.work() as work:
        case = await work.cases.by_number("2026-000002")
        assert case is not None
        await work.cases.save(case.answered(at=at(25), advisor_id="a-1"))
        await work.commit()
    assert await count(store, now=at(27)) == first
