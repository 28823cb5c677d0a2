"""`make bench-stock` compares like with like: the same messages on both sides, the stock pipeline as Rasa fills it in, a dialogue that fits."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import read_settings
from nlu_data.components.messages import read_rows
from tests.bench.stock import prepare
from tests.bench.stock.judge import accuracy, our_ranking, stock_ranking
from tests.bench.stock.serving import REGISTERED

ROOT = Path(__file__).resolve().parents[2]
COUNT = 2000
READ_BY_RASA = """
import json, sys
from rasa.shared.importers.importer import TrainingDataImporter
importer = TrainingDataImporter.load_from_config("config.yml", "domain.yml" if sys.argv[1:] else None, ["data"])
nlu, domain = importer.get_nlu_data(), importer.get_domain()
said = {"examples": {name: [e.get("text") for e in nlu.intent_examples if e.get("intent") == name] for name in nlu.intents}}
said |= {"entities": len(nlu.entity_examples), "intents": domain.intents, "actions": domain.action_names_or_texts, "forms": domain.form_names}
said |= {"steps": len(importer.get_stories().story_steps), "pipeline": importer.get_config()["pipeline"]}
print(json.dumps(said))
"""


@pytest.fixture(scope="module")
def engine_python() -> Path:
    return ROOT / read_settings().engine_python


@pytest.fixture(scope="module")
def rows() -> list[prepare.Row]:
    return list(prepare.chosen(COUNT))


def read_by_rasa(engine_python: Path, project: Path, *arguments: str) -> dict[str, Any]:
    environ = os.environ | {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3", "PYTHONUTF8": "1"}
    command = [str(engine_python), "-c", READ_BY_RASA, *arguments]
    done = subprocess.run(command, cwd=project, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return dict(json.loads(done.stdout.splitlines()[-1]))


def test_the_messages_are_the_same_each_time_and_labelled_for_every_head(rows: list[prepare.Row]) -> None:
    assert len({row["id"] for row in rows}) == COUNT
    assert rows == list(prepare.chosen(COUNT))
    assert list(prepare.chosen(200)) == rows[:200]
    assert all(set(row) >= set(prepare.HEADS) for row in rows)
    everywhere = {row["id"].rpartition("-")[0] for row in read_rows() if set(row) >= set(prepare.HEADS)}
    assert len({row["id"].rpartition("-")[0] for row in rows}) > 0.8 * len(everywhere)


def test_stock_learns_these_messages_with_the_pipeline_that_rasa_fills_in(
    engine_python: Path, rows: list[prepare.Row], tmp_path: Path
) -> None:
    defaults = prepare.default_config(engine_python)
    prepare.stock_project(tmp_path / "kind", rows, "kind", defaults)
    said = read_by_rasa(engine_python, tmp_path / "kind", "with the dialogue")
    assert [part["name"] for part in said["pipeline"]] == [
        *("WhitespaceTokenizer", "RegexFeaturizer", "LexicalSyntacticFeaturizer", "CountVectorsFeaturizer", "CountVectorsFeaturizer"),
        *("DIETClassifier", "EntitySynonymMapper", "ResponseSelector", "FallbackClassifier"),
    ]
    config = yaml.safe_load((tmp_path / "kind/config.yml").read_text(encoding="utf-8"))
    assert [part["name"] for part in config["policies"]] == ["MemoizationPolicy", "RulePolicy", "UnexpecTEDIntentPolicy", "TEDPolicy"]
    assert {part["epochs"] for part in (*config["pipeline"], *config["policies"]) if "epochs" in part} == {100}
    assert config["language"] == "da"
    assert sum(map(len, said["examples"].values())) == COUNT
    assert said["entities"] == 0
    assert set(said["examples"]) <= set(said["intents"])
    for row in rows[:300]:
        assert prepare.one_line(row["text"]) in said["examples"][prepare.intent(row, "kind")]


def test_its_dialogue_uses_what_it_defines_and_ends_as_the_script_expects(
    engine_python: Path, rows: list[prepare.Row], tmp_path: Path
) -> None:
    prepare.stock_project(tmp_path / "kind", rows[:200], "kind", prepare.default_config(engine_python))
    said = read_by_rasa(engine_python, tmp_path / "kind", "with the dialogue")
    assert said["forms"] == ["henvendelse_form"]
    assert said["steps"] > 10
    used = {
        step["action"]
        for file, kind in (("rules.yml", "rules"), ("stories.yml", "stories"))
        for one in yaml.safe_load((prepare.DIALOGUE / file).read_text(encoding="utf-8"))[kind]
        for step in one["steps"]
        if "action" in step
    }
    assert used <= set(said["actions"])
    domain = yaml.safe_load((prepare.DIALOGUE / "domain.yml").read_text(encoding="utf-8"))
    assert domain["responses"]["utter_registreret"] == [{"text": REGISTERED}]
    asked = domain["forms"]["henvendelse_form"]["required_slots"]
    assert all(f"utter_ask_{slot}" in domain["responses"] and slot in domain["slots"] for slot in asked)


@pytest.mark.parametrize("head", ["afdeling", "emne"])
def test_the_other_heads_learn_what_is_labelled_for_them(rows: list[prepare.Row], head: str) -> None:
    learned = prepare.nlu(rows, head)
    assert sum(one["examples"].count("\n") for one in learned) == sum(bool(row[head]) for row in rows)
    assert {one["intent"] for one in learned} == {row[head][0] for row in rows if row[head]}


def test_the_product_knows_these_messages_alone(rows: list[prepare.Row], tmp_path: Path) -> None:
    prepare.product_tree(tmp_path / "product", rows, ROOT)
    files = list((tmp_path / "product").rglob("*.jsonl"))
    assert [file.name for file in files] == ["chosen.jsonl"]
    assert [json.loads(line) for line in files[0].read_text(encoding="utf-8").split("\n") if line] == rows
    assert (tmp_path / "product/config.yml").read_bytes() == (ROOT / "config.yml").read_bytes()


def test_both_sides_are_judged_by_one_rule() -> None:
    rows = [
        {"id": "1", "kind": "klage", "kind_alt": ["anden_henvendelse"], "afdeling": ["skole"], "emne": ["mobning", "ppr"]},
        {"id": "2", "kind": "smaasnak", "afdeling": [], "emne": []},
    ]
    rankings = {
        "kind": {
            "1": stock_ranking(["nlu_fallback", "anden_henvendelse", "klage"], "kind"),
            "2": stock_ranking(["klage", "tak", "ja"], "kind"),
        },
        "afdeling": {"1": our_ranking({"afdeling": [["kultur", 0.6], ["skole", 0.3]]}, "afdeling"), "2": []},
        "emne": {"1": stock_ranking(["a", "b", "c", "ppr"], "emne"), "2": []},
    }
    assert rankings["kind"]["2"] == ["klage", "smaasnak"]
    assert accuracy(rows, rankings) == {
        "kind": {"top-1": 0.5, "top-3": 1.0, "messages": 2},
        "afdeling": {"top-1": 0.0, "top-3": 1.0, "messages": 1},
        "emne": {"top-1": 0.0, "top-3": 0.0, "messages": 1},
    }
