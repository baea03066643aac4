"""Marks the slow tests: those that run notebooks, make, a cluster, a browser, the accurate tagger on many texts, or a corpus.

`make test` runs all tests, `make test-quick` all but these (`pytest -m "not slow"`).
"""

import gc
import sys
from pathlib import Path

import pytest

gc.set_threshold(50_000, 20, 20)  # while tests and libraries are loaded, too
sys.modules.setdefault("rfc3987_syntax", None)  # as `python -m helpers.reporting` does: it takes 1.2 s to load

SLOW_FOLDERS = {"browser", "fuzz", "sample"}
SLOW_FILES = {
    "test_accurate", "test_bad_site", "test_encoder", "test_engines", "test_extract", "test_faults", "test_files", "test_found",
    "test_hard_input", "test_lessons", "test_long_sentences", "test_make", "test_make_names", "test_merging", "test_notebooks",
    "test_passages", "test_plain_formats", "test_printing", "test_running", "test_same_bytes", "test_sources",
    "test_steps", "test_too_much",
}  # fmt: skip
BEGUN = set()  # the files whose tests have begun


def pytest_configure(config):
    config.addinivalue_line("markers", "slow: minutes in all; make test-quick leaves it out")


def pytest_collection_modifyitems(items):
    for item in items:
        path = Path(item.fspath)
        if path.parent.name in SLOW_FOLDERS or path.stem in SLOW_FILES:
            item.add_marker(pytest.mark.slow)


def pytest_runtest_setup(item):
    """Never look through what is loaded by now for garbage: it stays, and a step that asks for a search would wait half a second."""
    if item.fspath not in BEGUN:
        BEGUN.add(item.fspath)
        gc.collect()
        gc.freeze()
