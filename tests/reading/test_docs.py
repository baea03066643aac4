"""docs/reading.md says what is read, and with what result."""

import os
import re
from pathlib import Path

import pytest

from benchmarks.reading import as_markdown, counts
from helpers.reading import FORMATS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
EXPORTS = Path(os.environ.get("CORPORA", ROOT.parent / "shared" / "corpora")).parent / "samples" / "exports"


def test_the_table_of_formats_names_every_format():
    rows = re.findall(r"(?m)^\| ([a-z][a-z-]*) \| ([^|]+) \|", PAGE)
    assert {name: what for name, what in rows if what != "what"} == FORMATS


@pytest.mark.skipif(not EXPORTS.is_dir(), reason=f"{EXPORTS} is not there: name a folder with CORPORA")
def test_the_counts_in_the_table_are_what_the_exports_give():
    assert as_markdown(counts(EXPORTS)) in PAGE
