# The same gate for people, hooks and CI: `make check` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help run test check fix bench docs lock clean

help:  ## say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

.venv/installed: pyproject.toml requirements/dev.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: .venv/installed  ## check this repository's guides, and show what was found
	$(BIN)/payproof check guides

test: .venv/installed  ## run all tests
	$(BIN)/python -X warn_default_encoding -m pytest

check: .venv/installed  ## lint, types, contracts, generated files fresh, payproof on its own guides
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m audit.docs --check
	$(BIN)/payproof check guides --quiet

fix: .venv/installed  ## let ruff repair what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: .venv/installed  ## write the generated files again
	$(BIN)/python -m audit.docs

bench: .venv/installed  ## measure, as ratios to what it rests on
	$(BIN)/python -m benchmarks.measure

lock: .venv/installed  ## resolve the development requirements anew
	$(BIN)/uv pip compile --quiet --upgrade --universal --group dev pyproject.toml -o requirements/dev.txt --custom-compile-command "make lock"

clean:  ## forget the virtual environment
	rm -rf .venv
