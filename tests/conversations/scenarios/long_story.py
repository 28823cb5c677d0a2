"""A story of 1,400 words. It is longer than one message may be, so it is turned down in words and comes again in two."""

from __future__ import annotations

from pathlib import Path

from tests.conversations.scenarios.scenario import UNPLACED, After, Row, Says, Scenario

STORY = (Path(__file__).parent / "ni_maaneder.txt").read_text(encoding="utf-8").strip()
_PARAGRAPHS = STORY.split("\n\n")
FIRST, SECOND = "\n\n".join(_PARAGRAPHS[:7]), "\n\n".join(_PARAGRAPHS[7:])
TOLD = ("bag cykelskuret", "enogtredive mails", "orker bare ikke")
"""From the first half, from the second, and from the last paragraph: nothing that was told is lost."""

LONG_STORY = (
    Scenario(
        number="7",
        what="a son who has not been to school for nine months; like air",
        turns=(
            Says(text=STORY, refused=True),
            Says(text=FIRST, hears=("forstaaet.klage*",), words=("du skriver",), hears_not=("akut.*", "ask.brevdato*"), down=()),
            Says(text=SECOND, hears_not=("akut.*",)),
        ),
        answers={"fuldmagt": "Jeg er hans mor"},
        # Main problem: not being heard runs through all of it; that nobody keeps the case or gathers it is told at the same length.
        # Topic: the school absence comes first; the lost pay is the second matter in it, and the advisor sees both.
        after=After(
            row=Row(
                kind="klage",
                sub="klage_over_forloeb_og_samarbejde",
                main="inddragelse|sagsbehandlerskift|koordinering|procesretfaerdighed",
                also=("inddragelse", "sagsbehandlerskift"),
                emne="skolefravaer",
                afdeling="skole",
            ),
            in_register=TOLD,
        ),
        # Without the engine the words name both matters, and which is the main one is the advisor's to see.
        down=After(
            row=Row(
                kind="klage",
                sub="klage_over_forloeb_og_samarbejde",
                emne="|skolefravaer|tabt_arbejdsfortjeneste",
                afdeling=f"{UNPLACED}|skole|handicap_boern",
            ),
            in_register=TOLD,
        ),
    ),
)
