# `make report` and `make test` do all their set-up themselves; see README.md.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SPEGLA := $(BIN)/spegla
# A file of tests stays with one worker, since its tests share what they build; files are handed
# out in the order of tests/conftest.py.
WORKERS ?= 2

.PHONY: report test check quick golden lock bounds package handbook clean

report: $(VENV)/.report  ## Build the demo and say where the site and the PDF are.
	$(SPEGLA) build .

test: $(VENV)/.test check  ## Check and test everything, browser and print included.
	sh tests/install-programs
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder

check: $(VENV)/.test  ## Format, lint and strict types.
	$(BIN)/ruff format --check generators tests benchmarks
	$(BIN)/ruff check generators tests benchmarks
	$(BIN)/mypy

quick: $(VENV)/.test  ## Tests that need neither a browser nor Pango.
	$(BIN)/python -m pytest -m "not browser and not print"

golden: $(VENV)/.test  ## Write the expected files of tests/golden anew; review them as code.
	$(BIN)/python -m pytest tests/golden --update-golden

lock: $(VENV)/.test  ## Pin the newest allowed dependencies, with hashes and without addresses.
	$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade \
	  --extra pdf -o requirements.lock
	$(BIN)/uv pip compile -q pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade \
	  --extra pdf --group test -c requirements.lock -o requirements-test.lock
	$(BIN)/uv pip compile -q tests/renderers/requirements.in --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade \
	  -o tests/renderers/requirements.lock

bounds: $(VENV)/.test  ## Try the lowest and the newest allowed libraries; lasts some minutes.
	sh tests/try-bounds $(BIN)/python

package: $(VENV)/.test  ## Build the wheel and the source archive into dist/, the same bytes each time.
	$(BIN)/python -m hatchling build -t wheel -t sdist -d dist

handbook: $(VENV)/.report  ## Build docs/ and the reference as a site into build/handbook/site.
	cd generators && ../$(BIN)/python -m handbook ../build/handbook

clean:  ## Remove what was built; the environment stays.
	rm -rf build dist

$(VENV)/.report: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.test: requirements-test.lock $(VENV)/.report
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-test.lock
	touch $@
