# Two commands: `make crawl` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help install crawl test bench bench-peers bench-growth bench-desk bench-export bench-sizes bench-reads bench-memory score clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SCORE := ../shared/score/score.py
CORPUS := ../shared/corpus

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

test: $(VENV)/.tested ## lint, types and all tests
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest -n 2

bench: $(VENV)/.benched ## speed, as ratios measured in one run
	@$(BIN)/python -m tests.benchmarks.parse
	@$(BIN)/python -m tests.benchmarks.outlets
	@$(BIN)/python -m tests.benchmarks.crawl

bench-peers: $(VENV)/.benched ## speed beside the crawlers of news-please, trafilatura and newspaper4k (installs them in data/bench/peers)
	@$(BIN)/python -m tests.benchmarks.peers

bench-growth: $(VENV)/.benched ## what a page costs in an archive of a million pages (10 GB in data/bench, a quarter of an hour the first time)
	@$(BIN)/python -m tests.benchmarks.growth

bench-desk: $(VENV)/.benched ## how fast the desk answers over a million articles while a crawl writes (18 GB in data/bench, a quarter of an hour the first time)
	@$(BIN)/python -m tests.benchmarks.desk

bench-sizes: $(VENV)/.benched ## how large an archive grows, from those of bench-desk
	@$(BIN)/python -m tests.benchmarks.sizes

bench-reads: $(VENV)/.benched ## whether the reader's memory stays flat over 20,000 pages
	@$(BIN)/python -m tests.benchmarks.reads

bench-memory: $(VENV)/.benched ## memory of a crawl of a hundred thousand pages (20 minutes)
	@$(BIN)/python -m tests.benchmarks.memory

bench-export: $(VENV)/.benched ## how fast the same million articles go out as JSON Lines, and in how much memory
	@$(BIN)/python -m tests.benchmarks.export

score: $(VENV)/.benched ## the readers on the real pages of the shared corpus
	@test -d $(CORPUS) || { echo "The shared corpus is not at hand: its pages are their publishers' and are not part of the project." >&2; exit 1; }
	@$(BIN)/python $(SCORE) $(CORPUS) --reader ours generic trafilatura newspaper4k

clean: ## take the environment and caches away (archives in data/ stay)
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build *.egg-info
