# One gate for people and for CI: `make check` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test check lint types contracts workflows fresh guides accuracy fix docs bench bench-growth fuzz explore dist lock clean

help:  ## say what there is
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

# Made anew whenever what it is made from has changed, so that a pull needs no other step.
.venv/installed: pyproject.toml requirements/dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "payproof needs Python 3.11 or newer, and $(PYTHON) is " + sys.version.split()[0] + ": name another, as in `make run PYTHON=python3.12`")'
	@echo "Installing into .venv, which takes half a minute the first time ..."
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: .venv/installed  ## check this repository's guides, and show what was found
	$(BIN)/payproof check guides
	$(BIN)/payproof audit guides

test: .venv/installed  ## run all tests
	$(BIN)/python -X warn_default_encoding -m pytest

check: lint types contracts workflows fresh guides  ## lint, types, contracts, generated files fresh, payproof on its own guides

lint: .venv/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/installed
	$(BIN)/mypy

contracts: .venv/installed
	$(BIN)/lint-imports --no-logo

workflows: .venv/installed
	$(BIN)/zizmor --quiet --offline --persona auditor .github action.yml .pre-commit-hooks.yaml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml

fresh: .venv/installed
	$(BIN)/python -m audit.docs --check

guides: .venv/installed
	$(BIN)/payproof check guides --fail-on info

fix: .venv/installed  ## let ruff repair what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/installed  ## write the generated files again
	$(BIN)/python -m audit.docs

accuracy: .venv/installed  ## make every change to the clean guides of PAYPROOF_CORPUS and count what is found; fix all its guides
	$(BIN)/python -m benchmarks.accuracy "$${PAYPROOF_CORPUS:-guides}"
	$(BIN)/python -m benchmarks.fixing "$${PAYPROOF_CORPUS:-guides}"

# WRITE=docs/performance.md writes what was measured into that page.
bench: .venv/installed  ## measure 2,000 guides, as ratios to what it rests on
	$(BIN)/python -m benchmarks.measure $(if $(WRITE),--write $(WRITE))

bench-growth: .venv/installed  ## measure up to 100,000 guides, which takes long
	nice $(BIN)/python -m benchmarks.growth $(if $(WRITE),--write $(WRITE))

dist: .venv/installed  ## build the two distributions
	rm -rf dist
	$(BIN)/python -m build --no-isolation

MINUTES ?= 10
fuzz: .venv/installed  ## feed hostile inputs to all that reads one, for MINUTES (10 unless said)
	$(BIN)/python -m benchmarks.fuzz --minutes $(MINUTES)

explore: .venv/installed  ## try the suite's properties on many new examples, where the gate tries the same ones each time
	$(BIN)/python -X warn_default_encoding -m pytest -m hypothesis --hypothesis-profile=explore

lock: .venv/installed  ## resolve the development requirements anew
	$(BIN)/uv pip compile --quiet --upgrade --universal --group dev pyproject.toml -o requirements/dev.txt --custom-compile-command "make lock"

clean:  ## forget the virtual environment
	rm -rf .venv
