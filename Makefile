# Everything needs only make, Python 3.11 or newer and the package registries.
# PYTHON=/path/to/python chooses the interpreter that the environments are made with.
# FLAGS="--base-url https://example.jp" is handed on to build.py; TESTS="tests/unit -k kanji" to pytest.

SHELL := /bin/sh
.DEFAULT_GOAL := site
PYTHON ?=
FLAGS ?=
TESTS ?=
WORKERS ?= 2
MUTANTS ?= *
MUTANTS_SECONDS ?= 1800
UV := 0.13.9
export PYTHON
# Some machines forbid Python to keep what it has compiled; it would compile this program anew at every build.
unexport PYTHONDONTWRITEBYTECODE

# Each environment holds exactly what its lock says. The stamp is written last, so one that was interrupted is made again.
READY := .venv/.ready
TEST_READY := .venv-test/.ready
LEXICON_READY := .venv-lexicon/.ready
MUTANTS_READY := .venv-mutants/.ready
LOCK_READY := .cache/venv-lock/.ready
BROWSER_READY := .cache/browser-tools.ready
TEST_PYTHON := .venv-test/bin/python
BIOME := node tests/browser/node_modules/@biomejs/biome/bin/biome

.PHONY: site serve archive lexicon test deep mutants bench lint lock clean distclean setup test-setup help

site: $(READY)  ## build the site into site/ (the default)
	@.venv/bin/python build.py build $(FLAGS)

serve: $(READY)  ## build, serve on 127.0.0.1, and reload the page after every save
	@.venv/bin/python build.py serve $(FLAGS)

archive: $(READY)  ## make the ZIP of the site in dist/
	@.venv/bin/python build.py archive $(FLAGS)

lexicon: $(LEXICON_READY)  ## draft words that the search does not know yet; installs the dictionary (70 MB) first
	@.venv-lexicon/bin/python build.py lexicon $(FLAGS)

test: lint $(BROWSER_READY)  ## set up, then ruff, mypy and every test but the deep ones
	@$(TEST_PYTHON) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(TESTS)

deep: $(TEST_READY) $(LEXICON_READY) $(BROWSER_READY)  ## the long tests: all pages in a browser, fuzzing, kill at random moments, the dictionary
	@$(TEST_PYTHON) -m pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder -m deep $(TESTS)

mutants: $(MUTANTS_READY)  ## how many small changes of the law-text core a test notices: a sample, in MUTANTS_SECONDS
	@.venv-mutants/bin/python scripts/mutants.py --seconds $(MUTANTS_SECONDS) '$(MUTANTS)'

bench: $(READY) $(TEST_READY) $(BROWSER_READY)  ## time and peak memory of a build; what search is worth and what it costs
	@.venv/bin/python scripts/bench.py
	@$(TEST_PYTHON) -m scripts.bench_search
	@$(TEST_PYTHON) -m scripts.bench_reading

lint: $(TEST_READY) $(BROWSER_READY)  ## ruff and mypy; style sheets, scripts, templates and workflows
	@$(TEST_PYTHON) -m ruff check
	@$(TEST_PYTHON) -m ruff format --check --quiet
	@$(TEST_PYTHON) -m mypy
	@$(BIOME) check --log-level=warn static
	@.venv-test/bin/djlint templates --lint --quiet
	@.venv-test/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@.venv-test/bin/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	@.venv-test/bin/zizmor --offline --quiet --min-severity=high .github

lock: $(LOCK_READY)  ## renew the requirements*.txt from pyproject.toml
	$(COMPILE) -o requirements.txt pyproject.toml
	$(COMPILE) -o requirements-test.txt --extra test -c requirements.txt pyproject.toml
	$(COMPILE) -o requirements-lexicon.txt --extra lexicon -c requirements.txt pyproject.toml
	$(COMPILE) -o requirements-mutants.txt --extra test --extra mutants -c requirements.txt -c requirements-test.txt pyproject.toml

setup: $(READY)  ## only make the environment for building

test-setup: $(TEST_READY) $(BROWSER_READY)  ## only make the environment for testing

clean:  ## remove caches and archives; the environments and site/ stay
	rm -rf .cache dist build kyoyaku.egg-info
	find . -name __pycache__ -type d -not -path './.venv*' -prune -exec rm -rf {} +

distclean: clean  ## as clean, and the environments and browser tools too
	rm -rf .venv .venv-test .venv-lexicon .venv-mutants tests/browser/node_modules

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

$(READY): requirements.txt scripts/venv.sh
	@sh scripts/venv.sh .venv --require-hashes -r requirements.txt
	@.venv/bin/python -m compileall -q kyoyaku

$(TEST_READY): requirements-test.txt scripts/venv.sh
	@sh scripts/venv.sh .venv-test --require-hashes -r requirements-test.txt

$(LEXICON_READY): requirements-lexicon.txt scripts/venv.sh
	@sh scripts/venv.sh .venv-lexicon --require-hashes -r requirements-lexicon.txt

$(MUTANTS_READY): requirements-mutants.txt scripts/venv.sh
	@sh scripts/venv.sh .venv-mutants --require-hashes -r requirements-mutants.txt

$(LOCK_READY): Makefile scripts/venv.sh
	@sh scripts/venv.sh .cache/venv-lock uv==$(UV)

$(BROWSER_READY): scripts/browser-tools.sh tests/browser/package-lock.json
	@sh scripts/browser-tools.sh $@

# --universal: one lock for every system and Python that we support. --no-config and --default-index keep the
# settings of the machine that makes the lock out of it.
COMPILE = .cache/venv-lock/bin/uv pip compile --quiet --no-config --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command 'make lock'
