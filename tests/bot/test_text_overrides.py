"""A municipality's own words are checked when the product starts, not when a citizen should be answered with them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from actions.rules.language import INTERPRETED
from actions.rules.rewording import reworded
from actions.rules.say import Say
from bot.assembly import read_texts
from bot.dialogue.render import Renderer
from bot.organisation import load as load_organisation
from bot.settings import read_settings
from bot.texts import LANGUAGES, TextProblem, Texts, load_texts

EXAMPLE = Path(__file__).parents[2] / "bot" / "municipality"


def override(folder: Path, line: str) -> Path:
    (folder / "da").mkdir()
    (folder / "da" / "egne.yml").write_text(line, encoding="utf-8")
    return folder


def test_an_override_takes_the_place_of_the_text(tmp_path: Path) -> None:
    texts = load_texts(override(tmp_path, 'foejet: "Føjet til {nummer} {{sådan}}"'))
    assert texts("foejet", "da", nummer="2026-000001") == "Føjet til 2026-000001 {sådan}"
    assert texts("foejet", "en", nummer="2026-000001") != texts("foejet", "da", nummer="2026-000001")


@pytest.mark.parametrize(
    "line",
    [
        'findes.ikke: "Hej"',
        'foejet: "{ukendt}"',
        'foejet: "{nummer.__class__}"',
        'foejet: "{nummer[0]}"',
        'foejet: "{nummer!r}"',
        'foejet: "{}"',
        'foejet: "{0}"',
        'foejet: "{nummer:>{bredde}}"',
        'foejet: "løs {"',
        'foejet: "løs }"',
        "foejet: 1",
        "- foejet",
        "foejet: [",
    ],
)
def test_an_override_that_would_break_a_conversation_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(TextProblem, match=r"egne\.yml"):
        load_texts(override(tmp_path, line))


def with_every_place(texts: Texts, key: str, lang: str) -> str:
    return " ".join(["Vores egne ord", *(f"{{{name}}}" for name in sorted(texts.placeholders(key, lang)))])


@pytest.mark.parametrize("lang", [*LANGUAGES, *INTERPRETED])
def test_a_municipality_may_word_every_text_itself(tmp_path: Path, lang: str) -> None:
    shipped = load_texts()
    own = {key: with_every_place(shipped, key, lang) for key in sorted(shipped.keys(lang))}
    (tmp_path / lang).mkdir()
    (tmp_path / lang / "egne.yml").write_text(yaml.safe_dump(own, allow_unicode=True), encoding="utf-8")
    texts = load_texts(tmp_path)
    for key in own:
        args = {name: f"<{name}>" for name in shipped.placeholders(key, lang)}
        assert texts(key, lang, **args) == " ".join(["Vores egne ord", *(f"<{name}>" for name in sorted(args))])
    for other in {*LANGUAGES, *INTERPRETED} - {lang}:
        assert all(texts.raw(key, other) == shipped.raw(key, other) for key in shipped.keys(other))


def test_a_text_may_leave_a_place_out_and_stand_in_any_file(tmp_path: Path) -> None:
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "a.yml").write_text('foejet: "Tak."', encoding="utf-8")
    (tmp_path / "da" / "b.yml").write_text('foejet.2: "Tak igen."', encoding="utf-8")
    texts = load_texts(tmp_path)
    assert (texts("foejet", nummer="2026-000001"), texts("foejet.2", nummer="2026-000001")) == ("Tak.", "Tak igen.")


def test_own_words_are_what_somebody_is_told_also_the_second_time(tmp_path: Path) -> None:
    (tmp_path / "da").mkdir()
    (tmp_path / "da" / "egne.yml").write_text('svar.uforstaaeligt: "Ring til os."\nsvar.uforstaaeligt.2: "Ring nu."', encoding="utf-8")
    renderer = Renderer(load_texts(tmp_path), load_organisation(EXAMPLE).municipality)
    state: dict[str, object] = {}
    told = []
    for _ in range(3):
        says, state = reworded(
            [Say(key="svar.uforstaaeligt", args={"telefon": "20 00 00 01"})], state, lambda say: renderer.can_say(say, "da")
        )
        told += [renderer.text(say, "da") for say in says]
    assert told == ["Ring til os.", "Ring nu.", "Ring til os."]


def test_they_are_looked_for_in_the_folder_of_the_municipality(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "kommunen")
    (tmp_path / "kommunen" / "texts" / "da" / "egne.yml").write_text('svar.tak: "Selv tak."', encoding="utf-8")
    assert read_texts(read_settings({"VEJVISER_ORGANISATION": str(tmp_path / "kommunen")}))("svar.tak") == "Selv tak."
    assert read_texts(read_settings({"VEJVISER_ORGANISATION": str(EXAMPLE)}))("svar.tak") != "Selv tak."
