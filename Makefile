# Two commands: `make crawl` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help install crawl test bench score clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SCORE := ../shared/score/score.py
CORPUS := ../shared/corpus
READERS := ours generic trafilatura readability newspaper4k

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# The stamps say which files an installation was made from, so that the second time costs nothing.
$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "Hémérothèque needs Python 3.11 or later: install it, or name one with make PYTHON=/path/to/python3.11." >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This Python has no venv module: install it (on Debian: apt install python3-venv) and try again." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "No virtual environment could be made in $(VENV): check that this folder is writable and that the disk is not full." >&2; exit 1; }
	@touch $@

$(VENV)/.installed: pyproject.toml $(VENV)/.made
	@echo "Installing into $(VENV)…"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --only-binary :all: --editable . || { echo "The installation failed: check the network (or your package index) and try again; nothing else was changed." >&2; exit 1; }
	@touch $@

$(VENV)/.tested: pyproject.toml $(VENV)/.installed
	@echo "Installing the test tools into $(VENV)…"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --only-binary :all: --editable '.[test]' || { echo "The installation failed: check the network (or your package index) and try again; nothing else was changed." >&2; exit 1; }
	@touch $@

$(VENV)/.benched: pyproject.toml $(VENV)/.installed
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable '.[bench]'
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable '.[readers]'
	@touch $@

install: $(VENV)/.installed ## make .venv and install Hémérothèque into it

crawl: $(VENV)/.installed ## crawl the demo newspaper, or OUTLET=lemonde, OUTLET="lemonde lefigaro", OUTLET=https://…
	@$(BIN)/hemero crawl $(or $(OUTLET),demo) $(ARGS)

test: $(VENV)/.tested ## lint, types, the direction of imports, and all tests
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo --no-cache
	@$(BIN)/python -m pytest -n 2 --dist worksteal

bench: $(VENV)/.benched ## speed, as ratios measured in one run; BENCH=growth for another benchmark, BENCH=list for all of them
	@$(BIN)/python -m tests.benchmarks $(or $(BENCH),parse outlets crawl) $(ARGS)

score: $(VENV)/.benched ## the readers on the real pages of the shared corpus
	@test -d $(CORPUS) || { echo "The shared corpus is not at hand: its pages are their publishers' and are not part of the project." >&2; exit 1; }
	@$(BIN)/python $(SCORE) $(CORPUS) --reader $(READERS)
	@if test -d $(CORPUS)/more; then $(BIN)/python $(SCORE) $(CORPUS)/more --reader $(READERS); fi

clean: ## take the environment and caches away (archives in data/ stay)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
