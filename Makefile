# The one entry. `make help` says what there is; each step is skipped when it is up to date (stamps in .setup/).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory --no-builtin-rules

STAMPS := .setup
PY := .venv/bin/python
ENGINE_PY := .venv-engine/bin/python
# Training asks for gigabytes, and on a virtual machine every new page takes its time: fewer and larger ones, where C library and kernel can.
LARGE_PAGES := GLIBC_TUNABLES=$${GLIBC_TUNABLES:+$$GLIBC_TUNABLES:}glibc.malloc.hugetlb=1
SET_UP = PYTHONPATH=. "$$(cat $(STAMPS)/python)" -m bot.setup
SET_UP_CODE := bot/setup/environments.py bot/setup/finding.py
PYTHON_CODE := bot actions storage tests
# Labelled messages that training never sees: the house's development set where there is one, else the product's own.
HELD_OUT = $(or $(wildcard $(VEJVISER_EVAL)/dev.jsonl),tests/nlu/gate.jsonl)

# An environment that was deleted is made anew, whatever its stamp says.
$(if $(wildcard $(STAMPS)/tools/bin/uv),,$(shell rm -f $(STAMPS)/tools.done))
$(if $(wildcard $(PY)),,$(shell rm -f $(STAMPS)/product.done $(STAMPS)/dev.done))
$(if $(wildcard $(ENGINE_PY)),,$(shell rm -f $(STAMPS)/engine.done))
$(if $(and $(wildcard node_modules),$(wildcard bot/static/vendor)),,$(shell rm -f $(STAMPS)/frontend.done))

.PHONY: help setup run test check train evaluate crossvalidate learning-curve counts bench bench-stock soak migrate lock clean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: $(STAMPS)/product.done $(STAMPS)/engine.done $(STAMPS)/frontend.done ## Prepare both environments and the front-end files

run: setup train ## Set up, train and serve on 127.0.0.1:8080; prints the addresses and the first login
	@exec $(PY) -m bot serve

test: setup $(STAMPS)/dev.done $(STAMPS)/helpers.done check train ## Set up, then run every check and every test
	@$(PY) -m pytest

check: $(STAMPS)/dev.done ## Lint, format, types and import contracts
	@$(PY) -m ruff check --quiet --output-format concise .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m mypy $(PYTHON_CODE)
	@$(PY) -m mypy --python-version 3.10 nlu_data
	@.venv/bin/lint-imports --no-cache

train: $(STAMPS)/product.done $(STAMPS)/engine.done ## Train the model, unless it is up to date
	@$(LARGE_PAGES) $(ENGINE_PY) -m nlu_data.train

evaluate: setup train ## Score the triage of texts: make evaluate DATA=file.jsonl OUT=folder
	@if [ -z "$(DATA)" ] || [ -z "$(OUT)" ]; then echo "Say what to evaluate: make evaluate DATA=file.jsonl OUT=folder" >&2; exit 2; fi
	@$(PY) -m bot.evaluation --data "$(DATA)" --out "$(OUT)"

crossvalidate: $(STAMPS)/product.done $(STAMPS)/engine.done ## Judge the model on its own messages, each theme file held out once: make crossvalidate OUT=folder
	@if [ -z "$(OUT)" ]; then echo "Say where the report goes: make crossvalidate OUT=folder" >&2; exit 2; fi
	@$(LARGE_PAGES) $(PY) -m bot.evaluation.crossvalidate --out "$(OUT)"

learning-curve: $(STAMPS)/product.done $(STAMPS)/engine.done ## Train on 10, 25, 50 and 100 % of the messages and compare: make learning-curve OUT=folder [DATA=file.jsonl]
	@if [ -z "$(OUT)" ]; then echo "Say where the report goes: make learning-curve OUT=folder [DATA=file.jsonl]" >&2; exit 2; fi
	@$(LARGE_PAGES) $(PY) -m bot.evaluation.curve --data "$(or $(DATA),$(HELD_OUT))" --out "$(OUT)"

counts: $(STAMPS)/product.done ## Say how many labelled messages there are of everything, and how many there should be
	@$(PY) -m tests.nlu.counts

bench: setup $(STAMPS)/dev.done train ## Measure speed end to end beside Rasa alone, with the same model in one run
	@$(PY) -m tests.bench

bench-stock: setup $(STAMPS)/dev.done ## Measure beside the pipeline of `rasa init`, both trained on the same 2,000 messages; about three hours
	@$(PY) -m tests.bench.stock

soak: setup $(STAMPS)/dev.done $(STAMPS)/helpers.done train ## The long reliability checks: kills, floods and many rows
	@VEJVISER_SOAK=1 $(PY) -m pytest -m soak

migrate: $(STAMPS)/product.done ## Bring the database to the newest schema
	@$(PY) -m bot migrate

lock: $(STAMPS)/tools.done ## Write the requirement locks anew from the .in files
	@for pair in 3.11:requirements 3.11:requirements-dev 3.11:requirements-setup 3.11:requirements-node 3.10:nlu_data/requirements; do \
	    $(STAMPS)/tools/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	        --python-version "$${pair%%:*}" "$${pair#*:}.in" --output-file "$${pair#*:}.txt"; \
	done

clean: ## Remove what set-up and training made; the data in var/ stays
	@rm -rf $(STAMPS) .venv .venv-engine node_modules bot/static/vendor models .rasa build .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(STAMPS)/python:
	@mkdir -p $(STAMPS)
	@sh bot/setup/find-python.sh > $@

$(STAMPS)/tools.done: requirements-setup.txt $(SET_UP_CODE) | $(STAMPS)/python
	@$(SET_UP) tools
	@touch $@

$(STAMPS)/product.done: requirements.txt $(STAMPS)/tools.done
	@if [ -e $(STAMPS)/dev.done ]; then $(SET_UP) dev; else $(SET_UP) product; fi
	@touch $@

$(STAMPS)/dev.done: requirements.txt requirements-dev.txt $(STAMPS)/tools.done
	@$(SET_UP) dev
	@touch $(STAMPS)/product.done $@

$(STAMPS)/engine.done: nlu_data/requirements.txt $(STAMPS)/tools.done
	@$(SET_UP) engine
	@touch $@

$(STAMPS)/frontend.done: package-lock.json $(STAMPS)/tools.done bot/setup/frontend.py $(shell grep -rlsE "vendor/" bot --include=*.html --include=*.py --include=*.js --include=*.css --exclude-dir=vendor)
	@$(SET_UP) frontend
	@touch $@

$(STAMPS)/helpers.done: $(STAMPS)/dev.done bot/setup/helpers.py
	@$(SET_UP) browser
	@$(SET_UP) postgres
	@touch $@
