# Everything a person does here, by name: `make` lists it.

VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help run test drills fuzz check format bench evaluate seeds screenshot clean

help: ## List these targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/.run ## Start everything on http://127.0.0.1:8000/ (Ctrl-C stops it)
	@$(BIN)/quotewire up

test: $(VENV)/.dev ## Run the whole test suite
	$(BIN)/pytest

drills: $(VENV)/.dev ## Kill workers and Redis at random in the middle of a load (minutes)
	$(BIN)/pytest -s -m drill tests/faults

fuzz: $(VENV)/.dev ## Random requests to the API, and a million random texts (an hour of one core)
	$(BIN)/python -m tests.fuzz.api
	$(BIN)/python -m tests.fuzz

check: $(VENV)/.dev ## Lint, format, types, and advisories against dependencies
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tests.advisories

format: $(VENV)/.dev ## Put the code into its one format
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

bench: $(VENV)/.dev ## Measure speed: the pipeline's, then page, waiting clients, batches, jobs, their traffic
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.fresh
	$(BIN)/python -m tests.benchmarks.growth
	$(BIN)/python -m tests.benchmarks.page
	$(BIN)/python -m tests.benchmarks.waiting
	$(BIN)/python -m tests.benchmarks.batches
	$(BIN)/python -m tests.benchmarks.jobs
	$(BIN)/python -m tests.benchmarks.traffic

evaluate: $(VENV)/.run ## Score the pipeline on our own gold (seeds/)
	$(BIN)/quotewire evaluate

seeds: $(VENV)/.run ## Compile seeds/markup into seeds/articles and seeds/gold.jsonl
	$(BIN)/python -m worker.evaluation seeds

screenshot: $(VENV)/.dev ## Take the README's picture of the page again
	$(BIN)/python -m tests.page.screenshot docs/page.png

clean: ## Remove the virtual environment and all caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[service,worker,embedded]'
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.run
