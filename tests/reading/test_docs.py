"""docs/reading.md says what is read, and with what result."""

import os
import re
from pathlib import Path

import pytest

from benchmarks.reading import as_markdown, counts
from helpers.reading import FORMATS

ROOT = Path(__file__).parents[2]
PAGES = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "docs/reading.md")]
EXPORTS = Path(os.environ.get("CORPORA", ROOT.parent / "shared" / "corpora")).parent / "samples" / "exports"


@pytest.mark.parametrize("page", PAGES, ids=["README", "docs"])
def test_the_table_of_formats_names_every_format(page):
    table = page[page.index("| source_format |") :].split("\n\n")[0]
    rows = re.findall(r"(?m)^\| ([a-z][a-z-]*) \| ([^|]+) \|", table)
    assert dict(rows) == FORMATS


@pytest.mark.skipif(not EXPORTS.is_dir(), reason=f"{EXPORTS} is not there: name a folder with CORPORA")
def test_the_counts_in_the_table_are_what_the_exports_give():
    table = as_markdown(counts(EXPORTS))
    assert all(table in page for page in PAGES)


def test_the_guide_lists_every_limit_as_the_table_has_it():
    from helpers.reading import limits

    guide = (Path(__file__).parents[2] / "docs" / "reading.md").read_text(encoding="utf-8")
    for name, row in limits.TABLE.items():
        assert f"| {name} | {int(row['value']):,} | {row['unit']} | {row['why']} |" in guide
