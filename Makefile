# One command each. Everything is installed into .venv from the locked lists.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
export PYTHONDONTWRITEBYTECODE :=

help: ## show these lines
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## /make \1|/' | column -t -s '|'

# --- setting up ---

.venv/made:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Entregent needs Python 3.11 or newer; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/base: .venv/made requirements/base.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

.venv/dev: .venv/base requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

CATALOGUES := $(wildcard src/entregent/wording/locale/*/LC_MESSAGES/django.po)
.venv/catalogues: .venv/base $(CATALOGUES)
	$(BIN)/python -m entregent.wording.catalogues
	touch $@

setup: .venv/base .venv/catalogues
dev: .venv/dev .venv/catalogues ## install all that developing needs

# --- using it ---

# MAIL=archive.mbox ME=me@example.org builds a book from a real archive instead;
# TODAY=2001-11-15 sets the day; DEMO_SERVE=0 ends after printing.
demo: setup ## a lived-in book of invented people, in the terminal and the browser
	@ENTREGENT_TODAY="$(or $(TODAY),$(ENTREGENT_TODAY))" $(BIN)/entregent demo \
		$(if $(MAIL),--mail "$(MAIL)") $(if $(ME),--me "$(ME)") \
		$(if $(filter 0,$(DEMO_SERVE)),--no-serve)

run: setup ## your own book, in the browser
	@$(BIN)/entregent serve

# --- working on it ---

test: dev ## all tests, on SQLite and on PostgreSQL, with browser journeys
	$(BIN)/python scripts/run_tests.py

quick: dev ## the tests that take seconds
	$(BIN)/pytest -q -n auto -m "not journey and not long"

check: dev ## format, lint, types, contracts, migrations
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	$(BIN)/python scripts/check_migrations.py

bench: dev ## measure, print a table and write JSON lines
	$(BIN)/python -m benchmarks $(BENCH)

docs: dev ## write the reference anew and build the pages
	$(BIN)/python scripts/reference.py
	$(BIN)/mkdocs build --strict --quiet

lock: ## lock the requirements anew (needs uv)
	cd requirements && uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header base.in -o base.txt
	cd requirements && uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header dev.in -o dev.txt

.PHONY: help setup dev demo run test quick check bench docs lock
