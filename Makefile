# Needs Python 3.11 or later and make; everything else is installed into .venv.
PYTHON ?= python3
RAW ?= data/raw
BIN := .venv/bin

.PHONY: run test check bench build browser clean

run: .venv/run
	$(BIN)/python -m streamlit run dashboard.py

test: .venv/dev browser
	$(BIN)/python -m pytest -n auto --dist loadfile

check: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m pytest -m "not browser" -n auto --dist loadfile

bench: .venv/dev browser
	$(BIN)/python -m benchmarks

# The tables that ship: everything but other people's words.
build: .venv/run
	$(BIN)/python -m loaders build --raw $(RAW) --without-text

# Browser tests drive any Chromium or Chrome; where there is none, Debian's is installed.
browser:
	@command -v chromium chromium-browser google-chrome >/dev/null || \
	  { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null; } || \
	  { echo "The browser tests need Chromium: install it (Debian: sudo apt-get install chromium)."; exit 1; }

.venv/run: requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev: requirements-dev.txt requirements.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ .venv/run

clean:
	rm -rf .venv .pytest_cache .hypothesis .ruff_cache
