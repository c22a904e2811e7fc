# Understone: two commands on a fresh machine, `make demo` and `make test`.
.DEFAULT_GOAL := help
.PHONY: help demo test check documents locks bench robust clean

PYTHON ?= python3.11
BIN := .venv/bin

help:  ## Say what there is.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

.venv/run: requirements/run.txt
	@echo "Setting up (once, about a minute)…"
	@test -d .venv || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/test: requirements/test.txt .venv/run
	@echo "Setting up for tests (once, about two minutes)…"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	@touch $@

demo: .venv/run  ## Make up a force, take in its export, inspect it, write its report.
	@$(BIN)/understone demo

test: .venv/test  ## Lint, types, import directions, generated files, tests.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@command -v java >/dev/null || echo "Java 17 is not on this machine: the Spark tests are skipped."
	@$(BIN)/pytest -rs

documents: .venv/run  ## Rebuild schema.json and the generated documents.
	@$(BIN)/python -m understone.web.schema
	@$(BIN)/python -m understone.documents

bench: .venv/test  ## Measure, and write docs/benchmarks.md.
	@$(BIN)/python -m bench

robust: .venv/test  ## Try 10,000 damaged exports and 200 kills, and write docs/robustness.md.
	@$(BIN)/python -m bench.robust

locks:  ## Resolve the dependencies again (needs uv).
	uv pip compile --python 3.11 pyproject.toml requirements/build.in --generate-hashes --no-emit-index-url --no-header -q -o requirements/run.txt
	uv pip compile --python 3.11 pyproject.toml requirements/build.in --extra test --generate-hashes --no-emit-index-url --no-header -q -c requirements/run.txt -o requirements/test.txt

clean:  ## Remove what the demo and the bench made.
	rm -rf demo bench/made
