"""Why the machine proposed what it did: the folded part of the suggestion on the case page."""

from __future__ import annotations

import importlib
import pkgutil
import re
from html import unescape
from typing import Any

import pytest
from playwright.async_api import Browser, expect

import actions.rules
from actions.rules.triage import Scores, decide
from tests.bot.advisor.test_in_chromium import log_in, violations
from tests.bot.advisor.town import Town

TITLE = "Hvorfor dette forslag?"
HEADINGS = ("De bedste gæt", "Ligner disse eksempler, som Vejviser har lært af", "Regler, der blev brugt", "Modellens version")
SEEN = Scores.from_json(
    {
        "kind": [["anden_henvendelse", 0.55], ["klage", 0.44], ["smaasnak", 0.004]],
        "sub": [["status_paa_sag", 0.5], ["klage_over_sagsbehandling", 0.31], ["stop", 0.006]],
        "afdeling": [["jobcenter_og_unge", 0.62], ["ydelser", 0.3], ["skole", 0.05], ["kultur", 0.03]],
        "emne": [["sygedagpenge", 0.71], ["kontanthjaelp", 0.2], ["sygefravaer_fra_2019", 0.01]],
        "myndighed": [["ingen", 0.9985], ["a_kasse", 0.001]],
        "akut": [["ingen", 0.6], ["udsaettelse", 0.4]],
        "problem": [["manglende_svar", 0.93], ["sagsbehandlingstid", 0.81], ["vejledning", 0.12]],
        "evidence": ["ventet fire måneder"],
        "nearest": [
            ["ydelser-014", 0.483, "jeg har ventet siden marts på mine sygedagpenge & ingen svarer"],
            ["jobcenter-102", 0.2, "min sagsbehandler ringer aldrig tilbage"],
        ],
        "model": "a1b2c3d4e5f6a7b8",
    }
)


def suggestion(**changes: Any) -> dict[str, Any]:
    """What the policy stores, so that page and policy cannot drift apart."""
    return decide(SEEN).as_json() | changes


async def why(town: Town, stored: dict[str, Any]) -> str:
    """The folded part of the page, "" where there is none."""
    await town.hire()
    case = await town.case(suggestion=stored)
    page = await (await town.advisor()).text(f"/raadgiver/sager/{case.number}")
    found = re.search(r'<details class="more why">(.*?)</details>', page, re.DOTALL)
    return found[1] if found else ""


def guesses(part: str) -> dict[str, list[tuple[str, str, int]]]:
    """Per question: what each bar says, its share in words, its length."""
    return {
        unescape(block.split("</h4>")[0]): [
            (unescape(title), share, int(length))
            for title, share, length in re.findall(
                r'<span class="guess">(.*?)</span> <span class="share">(.*?)</span>.*?class="bar-share" width="(\d+)"', block, re.DOTALL
            )
        ]
        for block in part.split("<h4>")[1:]
    }


async def test_the_best_three_guesses_are_told_in_words_with_a_bar(town: Town) -> None:
    part = await why(town, suggestion())
    assert guesses(part) == {
        "Type": [("Anden henvendelse", "55 %", 55), ("Klage", "44 %", 44), ("Småsnak", "under 1 %", 0)],
        "Undertype": [
            ("Spørgsmål om en sags status", "50 %", 50),
            ("Klage over sagsbehandlingen", "31 %", 31),
            ("Vil stoppe samtalen", "1 %", 1),
        ],
        "Afdeling": [("Jobcenter og unge", "62 %", 62), ("Ydelser", "30 %", 30), ("Skole", "5 %", 5)],
        "Emne": [("Sygedagpenge", "71 %", 71), ("Kontanthjælp", "20 %", 20), ("sygefravaer_fra_2019", "1 %", 1)],
        "Anden myndighed": [("Ingen anden: hører til i kommunen", "over 99 %", 100), ("Din a-kasse", "under 1 %", 0)],
        "Haster": [("Intet, der haster", "60 %", 60), ("Udsættelse af boligen på vej", "40 %", 40)],
        "Problem": [
            ("Manglende svar på henvendelser", "93 %", 93),
            ("Lang sagsbehandlingstid", "81 %", 81),
            ("Manglende eller forkert vejledning", "12 %", 12),
        ],
    }
    assert part.count("Hvert problem er vurderet for sig.") == 1
    assert "Hvert problem" in part.split("<h4>Problem</h4>")[1]


async def test_examples_rules_and_version_are_told(town: Town) -> None:
    part = await why(town, suggestion())
    assert [heading for heading in HEADINGS if f"<h3>{heading}</h3>" in part] == list(HEADINGS)
    assert "<q>jeg har ventet siden marts på mine sygedagpenge &amp; ingen svarer</q>" in part
    assert "ligner 48 %" in part
    assert part.index("ligner 48 %") < part.index("ligner 20 %")
    assert "I tvivl er det en klage. Derfor tæller den ikke som et spørgsmål." in part
    assert "<code>a1b2c3d4e5f6</code>" in part
    for inside in ("ydelser-014", "i_tvivl_klage", "jobcenter_og_unge", "manglende_svar"):
        assert inside not in part


@pytest.mark.parametrize("rule", ["i_tvivl_klage", "ikke_forstaaet", "klart_anden_myndighed"])
async def test_each_rule_of_the_policy_is_a_sentence(town: Town, rule: str) -> None:
    part = await why(town, {"rules": [rule, "en_regel_fra_fremtiden"]})
    assert len(re.findall(r"<li>[A-ZÆØÅ][^<_]+\.</li>", part)) == 1


async def test_what_the_engine_found_urgent_stands_with_the_suggestion(town: Town) -> None:
    await town.hire()
    case = await town.case(suggestion=suggestion())
    page = await (await town.advisor()).text(f"/raadgiver/sager/{case.number}")
    assert '<dt>Haster</dt><dd>Udsættelse af boligen på vej <span class="differs">(sagen siger noget andet)</span>' in page


@pytest.mark.parametrize(
    ("without", "headings"),
    [(("scores", "nearest"), HEADINGS[2:]), (("nearest", "rules"), (HEADINGS[0], HEADINGS[3])), (("scores", "nearest", "rules", "model"), ())],
)  # fmt: skip
async def test_an_older_suggestion_is_shown_without_the_missing_parts(
    town: Town, without: tuple[str, ...], headings: tuple[str, ...]
) -> None:
    part = await why(town, {name: value for name, value in suggestion().items() if name not in without})
    assert [heading for heading in HEADINGS if heading in part] == list(headings)
    assert bool(part) is bool(headings)


async def test_stored_words_are_only_text(town: Town) -> None:
    vector = '</q></details><script>alert(1)</script><img src=x onerror="alert(1)">'
    ranked = [[vector, 0.9]]
    stored = suggestion(scores=dict.fromkeys(("kind", "emne", "akut"), ranked), nearest=[["x", 0.5, vector]], rules=[vector], model=vector)
    part = await why(town, stored)
    assert (part.count("&lt;script&gt;alert(1)"), part.count("<script"), part.count("<img")) == (4, 0, 0)
    assert "<h3>Modellens version</h3>" in part


@pytest.mark.parametrize("width", [320, 1280])
async def test_it_is_folded_away_opens_without_a_script_and_fits(town: Town, chromium: Browser, width: int) -> None:
    await town.hire()
    case = await town.case(suggestion=suggestion(nearest=[["x", 0.4, "arbejdsmarkedsforanstaltning" * 5]]))
    context = await chromium.new_context(viewport={"width": width, "height": 800}, java_script_enabled=False)
    page = await context.new_page()
    await log_in(page, town, f"/raadgiver/sager/{case.number}")
    examples = page.get_by_role("heading", name=HEADINGS[1])
    bar = page.locator(".guesses svg").first
    await expect(examples).to_be_hidden()
    await page.get_by_text(TITLE).click()
    await expect(examples).to_be_visible()
    box = await bar.bounding_box()
    assert box is not None
    assert box["width"] > 100
    assert box["height"] > 4
    assert await page.evaluate("document.documentElement.scrollWidth") <= width
    await expect(page.locator(".guesses").first).to_have_text(re.compile(r"Anden henvendelse\s+55 %"))


@pytest.mark.parametrize("width", [320, 1280])
async def test_opened_it_passes_axe_and_the_csp(town: Town, chromium: Browser, width: int) -> None:
    await town.hire()
    case = await town.case(suggestion=suggestion())
    page = await (await chromium.new_context(viewport={"width": width, "height": 800})).new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    await log_in(page, town, f"/raadgiver/sager/{case.number}")
    await page.get_by_text(TITLE).click()
    assert await violations(page) == []
    assert errors == []


async def test_on_paper_it_is_unfolded(town: Town, chromium: Browser) -> None:
    await town.hire()
    case = await town.case(suggestion=suggestion())
    page = await chromium.new_page()
    await log_in(page, town, f"/raadgiver/sager/{case.number}")
    examples = page.get_by_role("heading", name=HEADINGS[1])
    await expect(examples).to_be_hidden()
    await page.emulate_media(media="print")
    await expect(examples).to_be_visible()


OWN_IDS = {
    module.name: rule
    for module in pkgutil.iter_modules(actions.rules.__path__, "actions.rules.")
    if isinstance(rule := getattr(importlib.import_module(module.name), "RULE", None), str)
}
"""Rules that change what the model proposed, each in a module of its own."""


def test_there_are_such_rules() -> None:
    assert {"siger_det_selv", "langt_forloeb"} <= set(OWN_IDS.values())


async def test_every_rule_that_changed_the_suggestion_is_explained(town: Town) -> None:
    part = await why(town, suggestion(rules=sorted(OWN_IDS.values())))
    rules = re.findall(r"<li>(.*?)</li>", part[part.index("Regler, der blev brugt") : part.index("Modellens version")], re.DOTALL)
    assert len(rules) == len(OWN_IDS)
    assert all(rule.strip() and "staff." not in rule for rule in rules)
